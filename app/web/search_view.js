// SPDX-License-Identifier: GPL-3.0-or-later
// What a search found: counts to narrow it by, and the passages.
import { apiHref, search } from "./api.js";
import { element } from "./element.js";
import { chosenFilters, facetPanel, narrowed } from "./facets.js";
import { hitItem } from "./hit.js";
import { decisionHref, idText, nameOf, partsOf, searchHref } from "./names.js";
import { pager } from "./pager.js";
import { languageName, languages, t } from "./strings.js";

const perPage = 10;
const mostNamed = 2;

/**
 * @param {URLSearchParams} asked
 * @param {string} name
 * @param {string} label
 * @param {[string, string][]} choices
 */
function choice(asked, name, label, choices) {
  const select = element("select", { name });
  const now = asked.get(name) ?? "";
  for (const [value, words] of choices) select.append(element("option", { value, selected: value === now }, words));
  select.addEventListener("change", () => {
    const to = new URLSearchParams(asked);
    to.delete("offset");
    if (select.value) to.set(name, select.value);
    else to.delete(name);
    location.assign(`/?${to}`);
  });
  return element("label", {}, element("span", {}, label), " ", select);
}

/** @param {URLSearchParams} asked */
function options(asked) {
  return element("div", { class: "options", role: "group", "aria-label": t("search.options") },
    choice(asked, "by", t("search.by"), [["", t("search.by.paragraph")], ["document", t("search.by.document")]]),
    choice(asked, "beside", t("search.beside"), [["", t("search.beside.none")],
      ...languages.map((language) => /** @type {[string, string]} */ ([language, languageName(language)]))]),
    choice(asked, "exact", t("search.words"), [["", t("search.words.related")], ["1", t("search.words.exact")]]));
}

/**
 * @param {URLSearchParams} asked
 * @param {import("./api.js").Results} results
 */
function remarks(asked, results) {
  const found = [];
  if (results.suggestion) {
    const to = new URLSearchParams(asked);
    to.set("q", results.suggestion);
    found.push(element("p", { class: "remark" }, t("search.suggestion"), " ",
      element("a", { href: `/?${to}`, dir: "auto" }, results.suggestion)));
  }
  if (results.total_is_estimate) found.push(element("p", { class: "remark" }, t("search.hurried")));
  if (results.relaxed) found.push(element("p", { class: "remark" }, t("search.relaxed")));
  return found;
}

/** Decisions and documents that the query names: each with the way to all that cite it. @param {string} explained */
function namedIn(explained) {
  const ids = new Set([...explained.matchAll(/\{((?:decision|resolution|recommendation):[^|}]+)[|}]/g)].map(([, id]) => id));
  return [...ids].slice(0, mostNamed).map((id) => {
    const { kind, body } = partsOf(id);
    return element("p", { class: "remark named" },
      element("span", { class: "kicker" }, t(/** @type {import("./strings.js").StringKey} */ (`entity.${kind}`))), " ",
      element("strong", {}, element("bdi", { dir: "ltr" }, idText(id))), " ",
      body === "?" ? null : element("span", { class: "where" }, nameOf("body", body)), " ",
      element("a", { href: decisionHref(id) }, t("search.who_cites")));
  });
}

/** @param {import("./api.js").Results} results @param {string} query */
function afterword(results, query) {
  const forms = ["csv", "json", "bibtex", "tmx"].flatMap((format) =>
    [element("a", { href: apiHref("export", { q: query, format }), download: "" }, format.toUpperCase()), " "]);
  return element("div", { class: "afterword" },
    results.explained
      ? element("details", {}, element("summary", {}, t("search.explained")),
        element("p", { class: "explained" }, element("code", { dir: "ltr" }, results.explained)))
      : null,
    results.total ? element("p", {}, t("search.export"), " ", ...forms) : null);
}

/** @param {URLSearchParams} asked */
function nothing(asked) {
  const query = asked.get("q") ?? "";
  const advice = [t("empty.fewer"), t("empty.language"), t("empty.field")];
  const wider = narrowed(asked) !== query
    ? element("p", {}, element("a", { href: searchHref({ q: query }) }, t("empty.widen"))) : null;
  return element("section", { class: "empty" }, element("h1", {}, t("empty.title")), wider,
    element("ul", {}, ...advice.map((words) => element("li", {}, words))),
    element("p", {}, element("a", { href: "/help" }, t("empty.help"))));
}

/** @param {import("./main.js").Place} place */
export async function show({ main, say, asked }) {
  const query = narrowed(asked);
  document.title = `${asked.get("q")} – mea`;
  const results = await search({
    q: query, limit: perPage, offset: asked.get("offset") ?? "0", facets: "1",
    by: asked.get("by") ?? "", exact: asked.get("exact") ?? "", show_lang: asked.get("beside") ?? "",
  });
  const counted = asked.get("by") === "document" ? "documents.count" : results.total_is_estimate ? "search.about" : "search.count";
  say(results.total === 0 ? "" : t(counted, { n: results.total }));
  if (results.total === 0) {
    const words = [chosenFilters(asked), ...remarks(asked, results), ...namedIn(results.explained)].filter((one) => one !== null);
    main.replaceChildren(...words, nothing(asked), afterword(results, query));
    return;
  }
  const first = Number(asked.get("offset") ?? 0);
  const list = element("ol", { class: "hits", start: first + 1 }, ...results.hits.map((hit) => hitItem(hit, asked)));
  main.replaceChildren(element("div", { class: "found" },
    facetPanel(asked, results.facets ?? {}),
    element("section", { class: "results", "aria-labelledby": "results-title" },
      element("h1", { id: "results-title", class: "for-readers" }, t("search.results", { query: asked.get("q") ?? "" })),
      options(asked), chosenFilters(asked), ...remarks(asked, results), ...namedIn(results.explained), list,
      pager(asked, first, perPage, results.total), afterword(results, query))));
}
