// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a document: the server has written it; here it follows the reader, and a passage gets its tools.
import { paragraph as fetchParagraph } from "./api.js";
import { button, element, forever } from "./element.js";
import { parallelHref } from "./hit.js";
import { decisionHref, documentHref } from "./names.js";
import { followReader } from "./outline.js";
import { openPage } from "./page_image.js";
import { languageName, localise, t } from "./strings.js";

/**
 * What the page shows.
 * @typedef {object} Shown
 * @property {HTMLElement} article
 * @property {string} document key
 * @property {string} name symbol or title
 * @property {string} language
 * @property {string[]} languages
 * @property {boolean} inParts
 */

/** @param {HTMLElement} main @returns {Shown|null} */
function shownIn(main) {
  const article = main.querySelector("article");
  if (!article) return null;
  const links = [...main.querySelectorAll(".opening .languages a[hreflang]")];
  return {
    article, document: article.dataset.document ?? "", name: article.dataset.name ?? "", language: article.lang,
    languages: links.map((link) => link.getAttribute("hreflang") ?? ""), inParts: Number(article.dataset.parts) > 1,
  };
}

/** @param {Shown} shown @param {HTMLElement} passage @param {(words: string) => void} say */
function tools(shown, passage, say) {
  const path = passage.id;
  const bar = element("div", { class: "tools", role: "group", "aria-label": t("passage.tools", { path }) });
  bar.append(button("quiet", t("passage.copy"), async () => {
    const address = new URL(documentHref(shown.document, shown.language, path), location.href);
    try {
      await navigator.clipboard.writeText(address.href);
      say(t("passage.copied"));
    } catch {
      say(address.href);
    }
  }));
  const page = Number(passage.dataset.page);
  if (page) {
    bar.append(button("quiet", t("hit.image", { page }),
      () => openPage({ document: shown.document, name: shown.name, language: shown.language, path, page })));
  }
  if (shown.languages.length > 1) {
    bar.append(element("a", { href: parallelHref(shown.document, shown.language, shown.languages, path) }, t("hit.parallel")));
  }
  if (passage.dataset.act) bar.append(element("a", { class: "act", href: decisionHref(passage.dataset.act) }, t("passage.act")));
  fetchParagraph(`${shown.document}#${path}`, shown.language).then(({ cited_by: citedBy, cited_id: id }) => {
    if (citedBy && id) bar.append(element("a", { href: decisionHref(id) }, t("passage.cited", { n: citedBy })));
  }, () => {
    // Without the count the tools are still there.
  });
  return bar;
}

/** The passage an address names: its own, or the first that lies in it. @param {Shown} shown @param {string} path */
function named(shown, path) {
  const found = document.getElementById(path) ?? shown.article.querySelector(`.passage[id^="${CSS.escape(path)}."]`);
  return found instanceof HTMLElement && shown.article.contains(found) ? found : null;
}

/** A passage of a long document may stand in another part. @param {string} path */
function askForPart(path) {
  const asked = new URLSearchParams(location.search);
  if (asked.get("at") === path) return false;
  asked.set("at", path);
  location.replace(`?${asked}${location.hash}`);
  return true;
}

/**
 * Brings the passage named in the address into view and to the reader's attention.
 * @param {Shown} shown
 * @param {(words: string) => void} say
 * @returns {boolean} whether another part was asked for
 */
function goToPassage(shown, say) {
  const wanted = decodeURIComponent(location.hash.slice(1));
  for (const link of document.querySelectorAll(".opening .languages a")) {
    if (link instanceof HTMLAnchorElement) link.hash = location.hash;
  }
  const call = wanted.startsWith("call-");
  if (call) return false;
  document.querySelector(".passage.here")?.classList.remove("here");
  document.querySelector(".passage > .tools")?.remove();
  if (!wanted || wanted === "main") return false;
  const target = named(shown, wanted);
  if (!target) {
    if (shown.inParts && askForPart(wanted)) return true;
    say(t("passage.missing", { path: wanted, language: languageName(shown.language) }));
    return false;
  }
  target.classList.add("here");
  target.append(tools(shown, target, say));
  target.scrollIntoView({ block: "center" });
  return false;
}

/** @param {import("./main.js").Place} place */
export async function show({ main, say }) {
  const shown = shownIn(main);
  if (!shown) return;
  localise(main);
  const panel = main.querySelector("details.outline");
  if (panel instanceof HTMLDetailsElement) {
    const wide = matchMedia("(min-width: 64rem)");
    panel.open = wide.matches;
    wide.addEventListener("change", () => { panel.open = wide.matches; });
    followReader(panel);
  }
  say("");
  addEventListener("hashchange", () => goToPassage(shown, say));
  if (goToPassage(shown, say)) await forever();
}
