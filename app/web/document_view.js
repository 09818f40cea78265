// SPDX-License-Identifier: GPL-3.0-or-later
import { stored } from "./api.js";
import { direction, element, languageName } from "./element.js";

/**
 * @param {import("./api.js").StoredDocument} found
 * @param {string} symbol
 */
function languageLinks(found, symbol) {
  const nav = element("nav", { class: "languages", "aria-label": "Languages of this document" });
  for (const language of found.languages) {
    const attributes = {
      href: `/d/${encodeURI(symbol)}?lang=${language}`, lang: language, hreflang: language,
      ...(language === found.language ? { "aria-current": "true" } : {}),
    };
    nav.append(element("a", attributes, languageName(language)));
  }
  return nav;
}

/** @param {import("./api.js").Paragraph} paragraph */
function passage(paragraph) {
  const isHeading = paragraph.kind === "heading" || paragraph.kind === "title";
  const anchor = element("a", { class: "anchor", href: `#${paragraph.path}`, "aria-label": `Link to ${paragraph.path}` }, paragraph.path);
  const depth = paragraph.kind === "subparagraph" ? Math.min(paragraph.path.split(".").length - 1, 4) : 0;
  const shown = element(isHeading ? "h2" : "p", { dir: "auto" }, paragraph.text);
  return element("div", { id: paragraph.path, class: `passage ${paragraph.kind} depth${depth}` }, anchor, shown);
}

/** Brings the passage named in the address into view and to the reader's attention. */
export function goToPassage() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  document.querySelector(".passage.here")?.classList.remove("here");
  const target = wanted ? document.getElementById(wanted) : null;
  if (!target) return;
  target.classList.add("here");
  target.scrollIntoView({ block: "center" });
}

/**
 * @param {HTMLElement} main
 * @param {HTMLElement} status
 * @param {string} symbol
 * @param {string} language
 */
export async function showDocument(main, status, symbol, language) {
  status.textContent = "Opening…";
  const found = await stored(symbol, language);
  const name = found.symbol ?? found.document;
  document.title = `${name} – mea`;
  const article = element("article", { lang: found.language, dir: direction(found.language) },
    element("h1", {}, element("bdi", {}, name)),
    element("p", { class: "title" }, found.title));
  for (const paragraph of found.paragraphs) article.append(passage(paragraph));
  main.replaceChildren(languageLinks(found, symbol), article);
  status.textContent = "";
  goToPassage();
}
