// SPDX-License-Identifier: GPL-3.0-or-later
// One passage that was found: where it stands, what it says, and the ways on from it.
import { button, element, marked, spoken } from "./element.js";
import { decisionHref, documentHref, encoded, idText } from "./names.js";
import { openPage } from "./page_image.js";
import { dateText, languageName, ownName, t, ui } from "./strings.js";

/** @typedef {import("./api.js").Hit} Hit */

/** @param {import("./api.js").Pages} pages */
export function pagesText(pages) {
  if (!pages) return "";
  return pages[0] === pages[1] ? t("page.one", { page: pages[0] }) : t("page.range", { first: pages[0], last: pages[1] });
}

/** The words in a mark, with a word before it that only screen readers say. @param {string} words */
function highlight(words) {
  return element("mark", {}, element("span", { class: "for-readers" }, `${t("hit.match")} `), words);
}

/** The version to lay beside one: the reader's language, else English, else any other. @param {string} language @param {string[]} others */
export function besideOf(language, others) {
  const rest = others.filter((other) => other !== language);
  return rest.find((other) => other === ui) ?? rest.find((other) => other === "en") ?? rest[0];
}

/** @param {string} key @param {string} language @param {string[]} all @param {string} path */
export function parallelHref(key, language, all, path) {
  return `/parallel/${encoded(key)}?langs=${language},${besideOf(language, all)}${path ? `#${encodeURIComponent(path)}` : ""}`;
}

/** @param {Hit} hit */
function ways(hit) {
  const list = element("ul", { class: "ways" });
  if (hit.pages) {
    const { pages } = hit;
    const name = hit.symbol ?? hit.title;
    const image = button("link", t("hit.image", { page: pages[0] }),
      () => openPage({ document: hit.document, name, language: hit.language, path: hit.path, page: pages[0] }));
    list.append(element("li", {}, image));
  }
  if (hit.languages.length > 1) {
    list.append(element("li", {}, element("a", { href: parallelHref(hit.document, hit.language, hit.languages, hit.path) },
      t("hit.parallel"))));
    for (const language of hit.languages) {
      if (language === hit.language) continue;
      list.append(element("li", {}, element("a", {
        href: documentHref(hit.document, language, hit.path), lang: language, hreflang: language, class: "other",
      }, ownName(language))));
    }
  }
  if (hit.act) list.append(element("li", {}, element("a", { href: decisionHref(hit.act) }, t("hit.act", { number: idText(hit.act) }))));
  return list.childElementCount ? list : null;
}

/** @param {Hit} hit @param {URLSearchParams} asked */
export function hitItem(hit, asked) {
  const inHit = spoken(hit.language);
  const name = hit.symbol ?? (hit.title || t("document.untitled"));
  const where = [
    /^\d/.test(hit.number ?? "") ? t("hit.number", { number: hit.number ?? "" }) : kindText(hit), pagesText(hit.pages), dateText(hit.date), languageName(hit.language),
  ].filter(Boolean);
  const { marks, text } = hit.snippet;
  const item = element("li", { class: "hit" },
    element("h2", {}, element("a", { href: documentHref(hit.document, hit.language, hit.path) },
      element("bdi", hit.symbol ? { dir: "ltr" } : inHit, name), " ", element("bdi", { class: "path", dir: "ltr" }, hit.path))),
    element("p", { class: "where" }, where.join(" · ")),
    hit.symbol && hit.title ? element("p", { class: "title", ...inHit }, hit.title) : null,
    hit.headings.length ? element("p", { class: "headings", ...inHit }, hit.headings.join(" › ")) : null,
    element("p", { class: "snippet", ...inHit }, ...marked(text, marks, (mark) => mark, highlight)));
  if (hit.parallel) {
    item.append(element("p", { class: "snippet beside", ...spoken(hit.parallel.language) }, hit.parallel.text));
  } else if (asked.get("beside") && asked.get("beside") !== hit.language) {
    item.append(element("p", { class: "beside none" }, t("hit.no_beside", { language: languageName(asked.get("beside") ?? "") })));
  }
  const on = ways(hit);
  if (on) item.append(on);
  return item;
}

/** @param {Hit} hit */
function kindText(hit) {
  return t(/** @type {import("./strings.js").StringKey} */ (`kind.${hit.kind}`));
}
