// SPDX-License-Identifier: GPL-3.0-or-later
// One citation: who or what, with which verb, and the words that say so in every language that has them.
import { element, spoken } from "./element.js";
import { decisionHref, idText, inOrder, partsOf } from "./names.js";
import { dateText, known, ownName, t, ui } from "./strings.js";

/** @typedef {import("./api.js").TitledDocument} TitledDocument */

/** @param {string|null} verb */
export function verbText(verb) {
  return known(`verb.${verb ?? "mentions"}`) ?? verb ?? "";
}

/**
 * The words in the reader's language, else in English, else as they come; the other languages as links.
 * @param {import("./api.js").Evidence[]} evidence
 * @param {string} permalink
 */
export function evidenceList(evidence, permalink) {
  const [address, path] = permalink.split("#");
  const shown = evidence.find(({ language }) => language === ui) ?? evidence.find(({ language }) => language === "en") ?? evidence[0];
  if (!shown) return null;
  const link = (/** @type {string} */ language) =>
    element("a", { class: "tongue", href: `${address}?lang=${language}#${path}`, hreflang: language, lang: language }, ownName(language));
  const others = evidence.filter((one) => one !== shown).map(({ language }) => link(language));
  return element("ul", { class: "evidence" }, element("li", {},
    link(shown.language), element("span", { class: "words", ...spoken(shown.language) }, shown.text),
    others.length ? element("span", { class: "others" }, ...others) : null));
}

/**
 * What an id is called in a list: its number or symbol, or the title of a document that has neither.
 * @param {string} id
 * @param {Record<string, TitledDocument>} documents by key
 */
export function idName(id, documents) {
  const { kind, number } = partsOf(id);
  const known = kind === "document" || kind === "symbol" ? documents[number] : undefined;
  const [title] = inOrder(known?.titles ?? {});
  if (known && !known.symbol && title) return element("span", spoken(title[0]), title[1]);
  return element("bdi", {}, kind === "document" ? `${t("document.untitled")} ${idText(id)}` : idText(id));
}

/**
 * @param {import("./api.js").Edge} edge
 * @param {"from"|"to"} end the other end
 * @param {Record<string, TitledDocument>} documents by key
 */
export function citingEntry(edge, end, documents) {
  const id = edge[end];
  const standing = documents[edge.document];
  const [title] = inOrder(standing?.titles ?? {});
  const named = end === "from" && title && standing?.symbol;
  return element("li", { class: "entry" },
    element("h3", { class: "name" }, element("a", { href: decisionHref(id) }, idName(id, documents)),
      named ? element("span", { class: "title", ...spoken(title[0]) }, title[1]) : null),
    element("p", { class: "where" },
      element("span", { class: "verb" }, verbText(edge.verb)), edge.object ? ` (${edge.object})` : null,
      edge.date ? ` · ${dateText(edge.date)}` : null, " · ", element("bdi", { dir: "ltr" }, edge.path)),
    evidenceList(edge.evidence, edge.permalink));
}
