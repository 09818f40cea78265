// SPDX-License-Identifier: GPL-3.0-or-later
// "/" goes to the search box, "?" shows the keys, arrows walk through what is found. Single keys can be switched off
// (WCAG 2.1.4), and none acts while the reader types.
import { button, element } from "./element.js";
import { recall, remember, t } from "./strings.js";

/** @typedef {import("./strings.js").StringKey} StringKey */

/** @type {[string, StringKey][]} */
export const keys = [
  ["/", "keys.search"],
  ["↓ ↑", "keys.walk"],
  ["Enter", "keys.open"],
  ["Esc", "keys.close"],
  ["+ − 0", "keys.graph"],
  ["?", "keys.help"],
];

/** What arrows walk through: the links that begin an entry of a list. */
const stops = ".hit h2 a, .entry .name a, .parallel .anchor";

/** @param {EventTarget|null} target */
function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");
}

/**
 * From one entry to the next; from the search box to the first.
 * @param {number} step
 */
export function walk(step) {
  const all = [...document.querySelectorAll(stops)].filter((stop) => stop instanceof HTMLElement);
  const here = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = all[here < 0 ? 0 : here + step];
  if (!(next instanceof HTMLElement)) return false;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** The keys as a list of terms. */
export function keyList() {
  const list = element("dl", { class: "keys" });
  for (const [key, words] of keys) {
    const names = key.split(" ").flatMap((one) => [element("kbd", {}, one), " "]);
    list.append(element("dt", { dir: "ltr" }, ...names), element("dd", {}, t(words)));
  }
  return list;
}

export function shortcutSwitch() {
  const box = element("input", { type: "checkbox", checked: recall("keys") !== "off" });
  box.addEventListener("change", () => remember("keys", box.checked ? "on" : "off"));
  return element("label", { class: "switch" }, box, " ", t("keys.switch"));
}

function showHelp() {
  const open = document.querySelector("dialog.help");
  if (open) return;
  const dialog = element("dialog", { class: "help", "aria-labelledby": "help-title" },
    element("h2", { id: "help-title" }, t("keys.title")), keyList(), shortcutSwitch(),
    element("p", { class: "actions" }, button("quiet", t("action.close"), () => dialog.close()),
      element("a", { href: "/help" }, t("keys.more"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {HTMLInputElement} query */
export function listenForKeys(query) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    const arrow = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (arrow && document.activeElement instanceof HTMLElement && document.activeElement.matches(stops)) {
      event.preventDefault();
      if (!walk(arrow) && arrow < 0) query.focus();
      return;
    }
    if (isTyping(event.target) || recall("keys") === "off") return;
    if (event.key === "/") {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === "?") {
      event.preventDefault();
      showHelp();
    }
  });
}
