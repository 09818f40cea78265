// SPDX-License-Identifier: GPL-3.0-or-later
import { search } from "./api.js";
import { direction, element, highlighted, languageName, pageRange } from "./element.js";

const perPage = 10;

/** @param {import("./api.js").Hit} hit */
function linkTo(hit) {
  const [path, fragment] = hit.permalink.split("#");
  return `${path}?lang=${hit.language}#${fragment}`;
}

/** @param {import("./api.js").Hit} hit */
function hitItem(hit) {
  const where = [pageRange(hit.pages), hit.date, languageName(hit.language)].filter(Boolean).join(" · ");
  const item = element("li", { class: "hit" },
    element("h2", {},
      element("a", { href: linkTo(hit) },
        element("bdi", {}, hit.symbol ?? hit.title ?? hit.document), " ",
        element("span", { class: "path" }, hit.path))),
    element("p", { class: "where" }, where));
  const inHit = { lang: hit.language, dir: direction(hit.language) };
  if (hit.title) item.append(element("p", { class: "title", ...inHit }, hit.title));
  if (hit.headings.length) item.append(element("p", { class: "headings", ...inHit }, hit.headings.join(" › ")));
  item.append(element("p", { class: "snippet", ...inHit }, ...highlighted(hit.snippet.text, hit.snippet.marks)));
  return item;
}

/**
 * @param {URLSearchParams} asked
 * @param {[string, number][]} counts
 */
function languageFacet(asked, counts) {
  const list = element("ul", { class: "facet", "aria-label": "Languages" });
  const chosen = asked.get("lang");
  for (const [language, count] of counts) {
    const to = new URLSearchParams(asked);
    to.delete("offset");
    if (chosen === language) to.delete("lang");
    else to.set("lang", language);
    const attributes = { href: `/?${to}`, lang: language, ...(chosen === language ? { "aria-current": "true" } : {}) };
    list.append(element("li", {}, element("a", attributes, `${languageName(language)} ${count}`)));
  }
  return list;
}

/**
 * @param {URLSearchParams} asked
 * @param {number} total
 */
function pager(asked, total) {
  const offset = Number(asked.get("offset") ?? 0);
  const nav = element("nav", { class: "pager", "aria-label": "Pages of results" });
  const link = (/** @type {number} */ to, /** @type {string} */ words) => {
    const parameters = new URLSearchParams(asked);
    parameters.set("offset", String(to));
    nav.append(element("a", { href: `/?${parameters}` }, words));
  };
  if (offset > 0) link(Math.max(0, offset - perPage), "← Previous");
  if (offset + perPage < total) link(offset + perPage, "Next →");
  return nav;
}

/**
 * @param {HTMLElement} main
 * @param {HTMLElement} status
 * @param {URLSearchParams} asked
 */
export async function showResults(main, status, asked) {
  const query = asked.get("q") ?? "";
  const language = asked.get("lang");
  status.textContent = "Searching…";
  const results = await search({
    q: language ? `(${query}) lang:${language}` : query,
    limit: String(perPage),
    offset: asked.get("offset") ?? "0",
    facets: "1",
  });
  const about = results.total_is_estimate ? "about " : "";
  status.textContent = results.total === 0
    ? "Nothing found. Try fewer words, or another language's word for it."
    : `${about}${results.total} ${results.total === 1 ? "passage" : "passages"}`;
  const list = element("ol", { class: "hits", start: String(Number(asked.get("offset") ?? 0) + 1) });
  for (const hit of results.hits) list.append(hitItem(hit));
  main.replaceChildren(languageFacet(asked, results.facets.language ?? []), list, pager(asked, results.total));
}
