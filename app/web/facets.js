// SPDX-License-Identifier: GPL-3.0-or-later
// Counts beside the results, each a link that narrows them, and what they are narrowed to.
import { element } from "./element.js";
import { nameOf, partsOf, valueName } from "./names.js";
import { numeral, t } from "./strings.js";

/** Facets in the order shown, and the parameter and field that narrow by them. @type {[string, string][]} */
const facets = [
  ["language", "lang"], ["treaty", "treaty"], ["body", "body"], ["year", "year"],
  ["kind", "kind"], ["country", "country"], ["decision", "decision"],
];
const shown = 6;

/**
 * The query with what the facets narrow it to.
 * @param {URLSearchParams} asked
 */
export function narrowed(asked) {
  const query = asked.get("q") ?? "";
  const filters = facets.flatMap(([, field]) => asked.getAll(field).map((value) => `${field}:${value}`));
  if (filters.length === 0) return query;
  return [/\bOR\b/.test(query) ? `(${query})` : query, ...filters].join(" ");
}

/**
 * The address with a value put in or taken out.
 * @param {URLSearchParams} asked
 * @param {string} field
 * @param {string} value
 */
function toggled(asked, field, value) {
  const to = new URLSearchParams(asked);
  to.delete("offset");
  const had = to.getAll(field);
  to.delete(field);
  for (const one of had) if (one !== value) to.append(field, one);
  if (!had.includes(value)) to.append(field, value);
  return `/?${to}`;
}

/**
 * @param {URLSearchParams} asked
 * @param {string} facet
 * @param {string} field
 * @param {[string, number]} entry
 */
function entryOf(asked, facet, field, [value, count]) {
  const chosen = asked.getAll(field).includes(value);
  const title = facet === "decision" ? nameOf("body", partsOf(`decision:${value}`).body) : null;
  const link = element("a", { href: toggled(asked, field, value), "aria-current": chosen ? "true" : null, title },
    element("bdi", { class: "name" }, valueName(facet, value)), " ", element("span", { class: "count" }, numeral(count)));
  return element("li", {}, link);
}

/**
 * @param {URLSearchParams} asked
 * @param {Record<string, [string, number][]>} counts
 */
export function facetPanel(asked, counts) {
  const groups = facets.map(([facet, field]) => {
    const values = counts[facet] ?? [];
    if (values.length === 0) return null;
    const items = values.map((entry) => entryOf(asked, facet, field, entry));
    const label = t(/** @type {import("./strings.js").StringKey} */ (`facet.${facet}`));
    return element("section", {},
      element("h2", { id: `facet-${facet}` }, label),
      element("ul", { "aria-labelledby": `facet-${facet}` }, ...items.slice(0, shown)),
      items.length > shown
        ? element("details", {}, element("summary", {}, t("facet.more", { n: items.length - shown })),
          element("ul", { "aria-label": label }, ...items.slice(shown)))
        : null);
  });
  const wide = matchMedia("(min-width: 56rem)");
  const panel = element("details", { class: "facets", open: wide.matches },
    element("summary", {}, t("facet.title")), element("nav", { "aria-label": t("facet.title") }, ...groups));
  wide.addEventListener("change", () => { panel.open = wide.matches; });
  return panel;
}

/** What the results are narrowed to, each a link that takes it away. @param {URLSearchParams} asked */
export function chosenFilters(asked) {
  const chosen = facets.flatMap(([facet, field]) => asked.getAll(field).map((value) => ({ facet, field, value })));
  if (chosen.length === 0) return null;
  return element("ul", { class: "chosen", "aria-label": t("facet.chosen") }, ...chosen.map(({ facet, field, value }) =>
    element("li", {}, element("a", { href: toggled(asked, field, value) },
      element("span", { class: "for-readers" }, t("facet.remove")), " ",
      element("bdi", {}, valueName(facet, value)), element("span", { "aria-hidden": "true" }, " ×")))));
}
