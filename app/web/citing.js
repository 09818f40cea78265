// SPDX-License-Identifier: GPL-3.0-or-later
// One citation: who or what, with which verb, and the words that say so in every language that has them.
import { element, spoken } from "./element.js";
import { decisionHref, idText } from "./names.js";
import { dateText, known, ownName, t, ui } from "./strings.js";

/** @param {string|null} verb */
export function verbText(verb) {
  return known(`verb.${verb ?? "mentions"}`) ?? verb ?? "";
}

/** @param {string} id */
export function idLabel(id) {
  return id.startsWith("document:") ? `${t("document.untitled")} ${idText(id)}` : idText(id);
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
 * @param {import("./api.js").Edge} edge
 * @param {"from"|"to"} end the other end
 */
export function citingEntry(edge, end) {
  const id = edge[end];
  return element("li", { class: "entry" },
    element("h3", { class: "name" }, element("a", { href: decisionHref(id) }, element("bdi", {}, idLabel(id)))),
    element("p", { class: "where" },
      element("span", { class: "verb" }, verbText(edge.verb)), edge.object ? ` (${edge.object})` : null,
      edge.date ? ` · ${dateText(edge.date)}` : null, " · ", element("bdi", { dir: "ltr" }, edge.path)),
    evidenceList(edge.evidence, edge.permalink));
}
