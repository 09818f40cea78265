// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a document: outline, text with a deep link to every paragraph, its other languages.
import { paragraph as fetchParagraph, stored } from "./api.js";
import { button, element, spoken } from "./element.js";
import { parallelHref } from "./hit.js";
import { decisionHref, documentHref, nameOf } from "./names.js";
import { followReader, headingDepths, outline } from "./outline.js";
import { openPage } from "./page_image.js";
import { passage } from "./passage.js";
import { dateRangeText, dateText, known, languageName, ownName, t } from "./strings.js";

/** @typedef {import("./api.js").StoredDocument} StoredDocument */

const firstHeadingLevel = 2;

/** @param {StoredDocument} found */
function languageLinks(found) {
  const nav = element("nav", { class: "languages", "aria-label": t("document.languages") });
  for (const language of found.languages) {
    nav.append(element("a", {
      href: `${documentHref(found.document, language)}${location.hash}`, lang: language, hreflang: language,
      "aria-current": language === found.language ? "true" : null, title: languageName(language),
    }, ownName(language)));
  }
  if (found.languages.length > 1) {
    nav.append(element("a", { class: "aside", href: parallelHref(found.document, found.language, found.languages, location.hash.slice(1)) },
      t("document.parallel")));
  }
  return nav;
}

/** What the first page states. @param {StoredDocument} found */
function facts(found) {
  const masthead = found.masthead ?? {};
  const [first, last] = masthead.meeting_dates ?? [];
  const meeting = dateRangeText(first, last);
  /** @type {[import("./strings.js").StringKey, string|null|undefined][]} */
  const rows = [
    ["fact.date", dateText(found.date)],
    ["fact.body", masthead.body ? nameOf("body", masthead.body) : null],
    ["fact.session", masthead.session],
    ["fact.meeting", [masthead.meeting_place, meeting].filter(Boolean).join(", ")],
    ["fact.agenda_item", masthead.agenda_item],
    ["fact.distribution", masthead.distribution ? known(`distribution.${masthead.distribution.toLowerCase()}`) ?? masthead.distribution : null],
    ["fact.original", masthead.original_language ? languageName(masthead.original_language) : null],
  ];
  const list = element("dl", { class: "facts" });
  for (const [key, value] of rows) {
    if (value) list.append(element("div", {}, element("dt", {}, t(key)), element("dd", {}, element("bdi", {}, value))));
  }
  return list.childElementCount ? list : null;
}

/** @param {StoredDocument} found */
function headerOf(found) {
  const id = found.symbol ? `symbol:${found.symbol}` : `document:${found.document}`;
  return element("header", { class: "opening" },
    element("h1", {},
      found.symbol ? element("bdi", { class: "symbol", dir: "ltr" }, found.symbol) : null,
      found.title ? element("span", { class: "title", ...spoken(found.language) }, found.title) : found.symbol ? null : t("document.untitled")),
    facts(found), languageLinks(found),
    element("p", { class: "ways" }, element("a", { href: decisionHref(id) }, t("document.cited"))));
}

/** @param {StoredDocument} found */
function article(found) {
  const depths = headingDepths(found.paragraphs);
  const text = element("article", { ...spoken(found.language), "aria-label": found.symbol ?? found.title });
  for (const paragraph of found.paragraphs) {
    const depth = depths.get(paragraph.path);
    text.append(passage(paragraph, depth === undefined ? 0 : firstHeadingLevel + depth));
  }
  return text;
}

/** The passage an address names: its own, or the first that lies in it. @param {StoredDocument} found @param {string} path */
function named(found, path) {
  return found.paragraphs.find((one) => one.path === path)
    ?? found.paragraphs.find((one) => one.path.startsWith(`${path}.`)) ?? null;
}

/** @param {StoredDocument} found @param {import("./api.js").Paragraph} paragraph @param {(words: string) => void} say */
function tools(found, paragraph, say) {
  const bar = element("div", { class: "tools", role: "group", "aria-label": t("passage.tools", { path: paragraph.path }) });
  const name = found.symbol ?? found.title;
  bar.append(button("quiet", t("passage.copy"), async () => {
    const address = new URL(documentHref(found.document, found.language, paragraph.path), location.href);
    try {
      await navigator.clipboard.writeText(address.href);
      say(t("passage.copied"));
    } catch {
      say(address.href);
    }
  }));
  if (paragraph.pages) {
    const [page] = paragraph.pages;
    bar.append(button("quiet", t("hit.image", { page }),
      () => openPage({ document: found.document, name, language: found.language, path: paragraph.path, page })));
  }
  if (found.languages.length > 1) {
    bar.append(element("a", { href: parallelHref(found.document, found.language, found.languages, paragraph.path) }, t("hit.parallel")));
  }
  if (paragraph.act) bar.append(element("a", { class: "act", href: decisionHref(paragraph.act) }, t("passage.act")));
  fetchParagraph(`${found.document}#${paragraph.path}`, found.language).then(({ cited_by: citedBy, cited_id: id }) => {
    if (citedBy && id) bar.append(element("a", { href: decisionHref(id) }, t("passage.cited", { n: citedBy })));
  }, () => {
    // Without the count the tools are still there.
  });
  return bar;
}

/**
 * Brings the passage named in the address into view and to the reader's attention.
 * @param {StoredDocument} found
 * @param {(words: string) => void} say
 */
function goToPassage(found, say) {
  const wanted = decodeURIComponent(location.hash.slice(1));
  document.querySelector(".passage.here")?.classList.remove("here");
  document.querySelector(".passage > .tools")?.remove();
  for (const link of document.querySelectorAll(".languages a")) {
    if (link instanceof HTMLAnchorElement) link.hash = location.hash;
  }
  if (!wanted || wanted === "main") return;
  const paragraph = named(found, wanted);
  const target = paragraph ? document.getElementById(paragraph.path) : null;
  if (!paragraph || !target) {
    say(t("passage.missing", { path: wanted, language: languageName(found.language) }));
    return;
  }
  target.classList.add("here");
  target.append(tools(found, paragraph, say));
  target.scrollIntoView({ block: "center" });
}

/** @param {import("./main.js").Place} place */
export async function show({ main, say, asked, name }) {
  const found = await stored(name, asked.get("lang") ?? "");
  document.title = `${found.symbol ?? found.title} – mea`;
  const panel = outline(found.paragraphs, found.language);
  main.replaceChildren(element("div", { class: panel ? "reading" : "reading plain" },
    panel, element("div", { class: "sheet" }, headerOf(found), article(found))));
  say("");
  goToPassage(found, say);
  addEventListener("hashchange", () => goToPassage(found, say));
  if (panel) followReader(panel);
}
