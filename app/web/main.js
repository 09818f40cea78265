// SPDX-License-Identifier: GPL-3.0-or-later
// The address is the state: which view, and what it shows. Every link is an ordinary one.
import { Problem } from "./api.js";
import { completeQuery } from "./completion.js";
import { element } from "./element.js";
import { listenForKeys } from "./keyboard.js";
import { loadNames } from "./names.js";
import { loadStrings, t } from "./strings.js";

/**
 * What a view is given.
 * @typedef {object} Place
 * @property {HTMLElement} main to fill
 * @property {(words: string) => void} say a short report, seen and spoken
 * @property {URLSearchParams} asked
 * @property {string} name the rest of the path: a symbol or an id
 */

/** @typedef {{show: (place: Place) => Promise<void>}} View */

/** @type {[RegExp, () => Promise<View>][]} */
const views = [
  [/^\/d\/(.+)$/, () => import("./document_view.js")],
  [/^\/parallel\/(.+)$/, () => import("./parallel_view.js")],
  [/^\/decision\/(.+)$/, () => import("./decision_view.js")],
  [/^\/decisions$/, () => import("./decisions_view.js")],
  [/^\/centres$/, () => import("./centres_view.js")],
  [/^\/documents$/, () => import("./documents_view.js")],
  [/^\/help$/, () => import("./help_view.js")],
  [/^\/$/, () => new URLSearchParams(location.search).get("q") ? import("./search_view.js") : import("./home_view.js")],
];

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));
const query = /** @type {HTMLInputElement} */ (document.getElementById("query"));

/** @param {string} words */
function say(words) {
  status.textContent = words;
}

function markPlace() {
  for (const link of document.querySelectorAll("nav.site a")) {
    if (link.getAttribute("href") === location.pathname) link.setAttribute("aria-current", "page");
  }
}

/** The same place in another language, the passage included. */
function followPlace() {
  for (const link of document.querySelectorAll("#languages a")) {
    const here = new URLSearchParams(location.search);
    here.set("ui", link.getAttribute("hreflang") ?? "");
    link.setAttribute("href", `?${here}${location.hash}`);
  }
}

/** The server keeps a choice of language in a cookie; it leaves the address, so that an address can be passed on. */
function tidyAddress() {
  const asked = new URLSearchParams(location.search);
  if (!asked.has("ui")) return;
  asked.delete("ui");
  const rest = asked.toString();
  history.replaceState(null, "", `${location.pathname}${rest ? `?${rest}` : ""}${location.hash}`);
}

/** The reader went on before the answer came; coming back asks again. */
let leaving = false;
let interrupted = false;
addEventListener("pagehide", () => { leaving = true; });
addEventListener("pageshow", (event) => {
  leaving = false;
  if (event.persisted && interrupted) location.reload();
});

/** @param {unknown} error */
function showProblem(error) {
  interrupted = leaving;
  if (leaving) return;
  const said = error instanceof Problem;
  if (!said) console.warn(error);
  const missing = said && error.status === 404;
  const late = said && error.code === "timed_out";
  const away = said && !late && error.status >= 429;
  main.replaceChildren(element("section", { class: "empty" },
    element("h1", {}, t(missing ? "problem.missing" : late ? "problem.late" : away ? "problem.away" : said ? "problem.refused" : "problem.silent")),
    said && error.message ? element("p", { class: "detail", lang: "en", dir: "ltr" }, error.message) : null,
    element("p", {}, t(late ? "problem.narrower" : away || !said ? "problem.again" : "problem.next"))));
  say("");
}

async function show() {
  tidyAddress();
  if (main.querySelector(":scope > .empty")) {  // the server said what is wrong
    document.body.dataset.ready = "true";
    return;
  }
  const asked = new URLSearchParams(location.search);
  for (const [pattern, load] of views) {
    const found = pattern.exec(location.pathname);
    if (!found) continue;
    const place = { main, say, asked, name: decodeURIComponent(found[1] ?? "") };
    try {
      if (!main.querySelector(":scope > :not(noscript)")) say(t("status.loading"));
      await (await load()).show(place);
    } catch (error) {
      showProblem(error);
    }
    document.body.dataset.ready = "true";
    return;
  }
  showProblem(new Problem(404, {}));
  document.body.dataset.ready = "true";
}

async function start() {
  try {
    await Promise.all([loadStrings(), loadNames()]);
  } catch {
    // Without words the frame stays as it was sent.
    interrupted = leaving;
    return;
  }
  markPlace();
  followPlace();
  addEventListener("hashchange", followPlace);
  query.value = new URLSearchParams(location.search).get("q") ?? "";
  completeQuery(query);
  listenForKeys(query);
  await show();
}

await start();
