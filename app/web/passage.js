// SPDX-License-Identifier: GPL-3.0-or-later
// A paragraph of a document: its address in the margin, its words with what they name as links.
import { element, marked } from "./element.js";
import { entityHref, idText } from "./names.js";
import { t } from "./strings.js";

/** @typedef {import("./api.js").Paragraph} Paragraph */
/** @typedef {import("./api.js").EntityRange} EntityRange */

/** The entities that become links: outer before inner, and none that overlaps. @param {EntityRange[]} entities */
function linked(entities) {
  return entities.filter(({ id }) => entityHref(id) !== null)
    .sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
}

/** @param {string} words @param {EntityRange} entity */
function entityLink(words, { id }) {
  const kind = id.split(":")[0];
  return element("a", { class: `entity ${kind}`, href: entityHref(id), title: idText(id) }, words);
}

/** @param {Paragraph} paragraph */
export function wordsOf({ text, entities }) {
  return marked(text, linked(entities), (entity) => entity.range, entityLink);
}

/** @param {Paragraph} paragraph */
function tableOf({ text }) {
  const rows = text.split("\n").map((row) => row.split("\t"));
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("kind.table") },
    element("table", {}, element("tbody", {}, ...rows.map((cells) =>
      element("tr", {}, ...cells.map((cell) => element("td", {}, cell)))))));
}

/** @param {Paragraph} paragraph @param {number} headingLevel 0: not a heading */
function body(paragraph, headingLevel) {
  if (headingLevel) {
    const tag = /** @type {"h2"} */ (`h${Math.min(6, headingLevel)}`);
    return element(tag, {}, ...wordsOf(paragraph));
  }
  if (paragraph.kind === "table" && paragraph.text.includes("\t")) return tableOf(paragraph);
  return element("p", {}, ...wordsOf(paragraph));
}

/**
 * @param {Paragraph} paragraph
 * @param {number} [headingLevel]
 */
export function passage(paragraph, headingLevel = 0) {
  const depth = paragraph.kind === "subparagraph" ? subparagraphDepth(paragraph.path) : 0;
  const anchor = element("a", { class: "anchor", href: `#${encodeURIComponent(paragraph.path)}`,
    "aria-label": t("passage.link", { path: paragraph.path }) }, element("bdi", { dir: "ltr" }, paragraph.path));
  return element("div", { id: paragraph.path, class: `passage ${paragraph.kind} depth${depth}` }, anchor, body(paragraph, headingLevel));
}

/** How far in: parts of the path after its numbered paragraph. @param {string} path */
function subparagraphDepth(path) {
  const parts = path.split(".");
  const paragraph = parts.findLastIndex((part) => /^(p|op|pp|a|u|q)\d/.test(part));
  return Math.min(4, Math.max(1, parts.length - 1 - paragraph));
}
