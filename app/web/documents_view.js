// SPDX-License-Identifier: GPL-3.0-or-later
// The register of documents: what is here, in which languages, and what is absent.
import { documents } from "./api.js";
import { element, spoken } from "./element.js";
import { filterForm } from "./filter_form.js";
import { documentHref, idText, inOrder, nameOf } from "./names.js";
import { pager } from "./pager.js";
import { dateText, languageName, languages, numeral, t } from "./strings.js";

/** @typedef {import("./api.js").DocumentRow} DocumentRow */

const perPage = 50;

/** @param {DocumentRow} row */
function languageCells(row) {
  return element("ul", { class: "tongues", "aria-label": t("documents.languages") }, ...languages.map((language) => {
    const has = row.languages.includes(language);
    const name = languageName(language);
    return element("li", { class: has ? "has" : "lacks" },
      has ? element("a", { href: documentHref(row.document, language), hreflang: language, title: name }, language)
        : element("span", { title: t("documents.lacks", { language: name }) }, element("span", { "aria-hidden": "true" }, language),
          element("span", { class: "for-readers" }, t("documents.lacks", { language: name }))));
  }));
}

/** @param {DocumentRow} row */
function entry(row) {
  const [title] = inOrder(row.titles);
  const where = [row.body ? nameOf("body", row.body) : "", dateText(row.date)].filter(Boolean).join(" · ");
  const label = row.symbol ?? (row.document.startsWith("sha256:") ? "" : idText(row.document));
  return element("li", { class: "entry" },
    element("h2", { class: "name" }, element("a", { href: documentHref(row.document, "") }, label ? element("bdi", {}, label) : t("document.untitled")),
      title ? element("span", { class: "title", ...spoken(title[0]) }, title[1]) : null),
    where ? element("p", { class: "where" }, where) : null,
    languageCells(row),
    row.family.length ? element("p", { class: "where" }, t("documents.family"), " ",
      ...row.family.flatMap((key) => [element("a", { href: documentHref(key, "") }, element("bdi", {}, key)), " "])) : null,
    row.conflict ? element("p", { class: "remark" }, t("documents.conflict")) : null);
}

/** @param {import("./api.js").Gap[]} gaps */
function gapList(gaps) {
  if (gaps.length === 0) return null;
  return element("details", { class: "gaps" }, element("summary", {}, t("documents.gaps", { n: gaps.length })),
    element("ul", {}, ...gaps.map((gap) => element("li", {}, element("bdi", { dir: "ltr" }, gap.series), " ",
      gap.absent.map(([from, to]) => from === to ? numeral(from) : `${numeral(from)}–${numeral(to)}`).join(", ")))));
}

/** @param {import("./main.js").Place} place */
export async function show({ main, say, asked }) {
  document.title = `${t("nav.documents")} – mea`;
  const offset = Number(asked.get("offset") ?? 0);
  const found = await documents({ q: asked.get("words"), body: asked.get("body"), year: asked.get("year"), lang: asked.get("lang"),
    limit: perPage, offset });
  main.replaceChildren(
    element("header", { class: "opening" },
      element("h1", {}, t("nav.documents"), " ", element("span", { class: "count" }, t("documents.count", { n: found.total }))), element("p", { class: "lead" }, t("documents.lead"))),
    filterForm("/documents", asked, ["words", "body", "year", "lang"]),
    ...[gapList(found.gaps ?? [])].filter((one) => one !== null),
    found.total === 0 ? element("p", { class: "empty" }, t("register.empty"))
      : element("ol", { class: "register", start: offset + 1 }, ...found.documents.map(entry)),
    ...[pager(asked, offset, perPage, found.total)].filter((one) => one !== null));
  say(t("documents.count", { n: found.total }));
}
