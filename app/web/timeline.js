// SPDX-License-Identifier: GPL-3.0-or-later
// How often something was cited, year by year: a list that is drawn as bars.
import { verbText } from "./citing.js";
import { element } from "./element.js";
import { listText, t, yearText } from "./strings.js";

const fewest = 2;

/** @param {import("./api.js").Edge[]} edges */
export function timeline(edges) {
  /** @type {Map<string, import("./api.js").Edge[]>} */
  const years = new Map();
  for (const edge of edges) {
    const year = edge.date?.slice(0, 4);
    if (year) years.set(year, [...(years.get(year) ?? []), edge]);
  }
  if (years.size < fewest) return null;
  const most = Math.max(...[...years.values()].map((one) => one.length));
  const items = [...years].sort(([a], [b]) => a.localeCompare(b)).map(([year, cited]) => {
    const verbs = [...new Set(cited.map(({ verb }) => verbText(verb)))];
    const bar = element("span", { class: "bar", "aria-hidden": "true" });
    bar.style.inlineSize = `${(100 * cited.length) / most}%`;
    return element("li", {}, element("span", { class: "year" }, yearText(year)), element("span", { class: "track", "aria-hidden": "true" }, bar),
      element("span", { class: "said" }, `${t("timeline.times", { n: cited.length })}: ${listText(verbs)}`));
  });
  return element("section", { "aria-labelledby": "timeline-title" },
    element("h2", { id: "timeline-title" }, t("timeline.title")), element("ol", { class: "timeline" }, ...items));
}
