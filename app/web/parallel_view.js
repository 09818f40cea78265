// SPDX-License-Identifier: GPL-3.0-or-later
// Language versions of a document side by side: the server has written the rows; here the differences are found and the
// row named in the address comes into view.
import { element, forever } from "./element.js";
import { languageName, localise, t } from "./strings.js";

/** @param {HTMLElement} table @param {number} count */
function differencesOnly(table, count) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => table.classList.toggle("only-differences", box.checked));
  return element("label", { class: "switch" }, box, " ", t("parallel.differences", { n: count }));
}

/** @param {HTMLElement} main @param {(words: string) => void} say @returns {boolean} whether another part was asked for */
function goToRow(main, say) {
  const wanted = decodeURIComponent(location.hash.slice(1));
  for (const link of main.querySelectorAll(".versions a[href]")) {
    if (link instanceof HTMLAnchorElement) link.hash = location.hash;
  }
  main.querySelector("tr.here")?.classList.remove("here");
  if (!wanted || wanted === "main") return false;
  const row = document.getElementById(wanted) ?? main.querySelector(`tr[id^="${CSS.escape(wanted)}."]`);
  if (row?.tagName === "TR") {
    row.classList.add("here");
    row.scrollIntoView({ block: "center" });
    return false;
  }
  const asked = new URLSearchParams(location.search);
  if (main.querySelector(".parts") && asked.get("at") !== wanted) {
    asked.set("at", wanted);
    location.replace(`?${asked}${location.hash}`);
    return true;
  }
  const first = main.querySelector(".versions [aria-current]");
  say(t("passage.missing", { path: wanted, language: languageName(first?.getAttribute("lang") ?? "") }));
  return false;
}

/** @param {import("./main.js").Place} place */
export async function show({ main, say }) {
  const table = main.querySelector("table.parallel");
  if (!(table instanceof HTMLElement)) return;
  localise(main);
  const differing = table.querySelectorAll("tr.differs:not(.note)").length;
  if (differing) main.querySelector(".opening .options")?.prepend(differencesOnly(table, differing));
  say("");
  addEventListener("hashchange", () => goToRow(main, say));
  if (goToRow(main, say)) await forever();
}
