// SPDX-License-Identifier: GPL-3.0-or-later
// Regional centres, by network, region or host, with the paragraphs that say so.
import { centres } from "./api.js";
import { evidenceList } from "./citing.js";
import { element } from "./element.js";
import { filterForm } from "./filter_form.js";
import { placeOf } from "./geography.js";
import { decisionHref, idText, nameOf } from "./names.js";
import { known, listText, t, ui } from "./strings.js";

/** @typedef {import("./api.js").Centre} Centre */

const most = 500;
const groupings = ["network", "region", "host"];

/** @param {Centre} centre @param {string} by */
function groupOf(centre, by) {
  if (by === "host") return centre.host ? nameOf("country", centre.host) : t("centres.no_host");
  if (by === "region") {
    const place = placeOf(centre.host);
    return place ? [place.region, place.subregion].map((code) => known(`region.${code}`) ?? code).join(" – ") : t("centres.no_host");
  }
  return networkText(centre);
}

/** @param {Centre} centre */
function networkText(centre) {
  return centre.network.startsWith("?") ? t("centres.unnamed", { word: nameOf("centre", centre.network) }) : nameOf("centre", centre.network);
}

/** @param {Centre} centre @param {string} by */
function entry(centre, by) {
  const host = hostText(centre);
  const cities = centre.cities.length ? ` (${listText(centre.cities)})` : "";
  const name = by === "host" ? networkText(centre) : by === "network" ? host + cities : `${host}${cities} – ${networkText(centre)}`;
  const about = element("div", { class: "about" });
  if (centre.decisions.length) {
    about.append(element("p", { class: "where" }, t("centres.decisions"), " ",
      ...centre.decisions.flatMap((id) => [element("a", { href: decisionHref(id) }, element("bdi", {}, idText(id))), " "])));
  }
  if (centre.terms.length) about.append(element("p", { class: "where" }, t("centres.terms", { terms: listText(centre.terms) })));
  about.append(element("details", {}, element("summary", {}, t("centres.evidence", { n: centre.evidence.length })),
    ...centre.evidence.map((one) => evidenceList(one.evidence, one.permalink))));
  return element("li", { class: "entry" }, element("h3", { class: "name" }, name), about);
}

/** @param {Centre} centre */
function hostText(centre) {
  return centre.host ? nameOf("country", centre.host) : t("centres.no_host");
}

/** By name within a group, groups by name, what names no host last. @param {Centre[]} rows @param {string} by */
function grouped(rows, by) {
  /** @type {Map<string, Centre[]>} */
  const groups = new Map();
  const order = [...rows].sort((a, b) => Number(!a.host) - Number(!b.host) || hostText(a).localeCompare(hostText(b), ui));
  for (const centre of order) {
    const group = groupOf(centre, by);
    groups.set(group, [...(groups.get(group) ?? []), centre]);
  }
  const last = t("centres.no_host");
  return [...groups].sort(([a], [b]) => Number(a === last) - Number(b === last) || a.localeCompare(b, ui));
}

/** @param {URLSearchParams} asked @param {string} by */
function tabs(asked, by) {
  return element("nav", { class: "languages", "aria-label": t("centres.by") }, ...groupings.map((one) => {
    const to = new URLSearchParams(asked);
    to.set("by", one);
    return element("a", { href: `?${to}`, "aria-current": one === by ? "true" : null },
      t(/** @type {import("./strings.js").StringKey} */ (`centres.by.${one}`)));
  }));
}

/** @param {import("./main.js").Place} place */
export async function show({ main, say, asked }) {
  document.title = `${t("nav.centres")} – mea`;
  const by = groupings.includes(asked.get("by") ?? "") ? String(asked.get("by")) : "network";
  const found = await centres({ network: asked.get("network"), country: asked.get("country"), limit: most });
  const groups = grouped(found.centres, by).map(([name, rows], i) => element("section", { "aria-labelledby": `group-${i}` },
    element("h2", { id: `group-${i}` }, name, " ", element("span", { class: "count" }, t("centres.count", { n: rows.length }))),
    element("ul", { class: "register centres" }, ...rows.map((row) => entry(row, by)))));
  main.replaceChildren(
    element("header", { class: "opening" },
      element("h1", {}, t("nav.centres"), " ", element("span", { class: "count" }, t("centres.total", { n: found.total }))), element("p", { class: "lead" }, t("centres.lead"))),
    filterForm("/centres", asked, ["network", "country"], { by: asked.get("by") ?? "" }), tabs(asked, by),
    ...(groups.length ? groups : [element("p", { class: "empty" }, t("register.empty"))]));
  say(t("centres.total", { n: found.total }));
}
