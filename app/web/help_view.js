// SPDX-License-Identifier: GPL-3.0-or-later
// How to ask, which keys there are, and where the data is.
import { element } from "./element.js";
import { keyList, shortcutSwitch } from "./keyboard.js";
import { searchHref } from "./names.js";
import { t } from "./strings.js";

/** @typedef {import("./strings.js").StringKey} StringKey */

/** @type {[string, StringKey][]} */
const queries = [
  ["mercury waste", "help.words"],
  ['"best available techniques"', "help.phrase"],
  ["mercury OR lead", "help.or"],
  ["mercury -medical", "help.not"],
  ["pollut*", "help.star"],
  ["(mercury OR lead) waste", "help.group"],
  ["区域中心", "help.languages"],
  ["решение СК-1/15", "help.decision"],
  ["UNEP/GC.23/8", "help.symbol"],
  ["treaty:basel", "help.treaty"],
  ["article:stockholm:12", "help.article"],
  ["country:KEN", "help.country"],
  ["lang:zh", "help.lang"],
  ["kind:operative", "help.kind"],
  ["year:2004..2010", "help.year"],
  ["title:budget", "help.title"],
];

/** @param {import("./main.js").Place} place */
export async function show({ main, say }) {
  document.title = `${t("nav.help")} – mea`;
  const rows = queries.map(([query, words]) => element("tr", {},
    element("td", {}, element("a", { href: searchHref({ q: query }), dir: "auto" }, element("code", {}, query))), element("td", {}, t(words))));
  main.replaceChildren(element("div", { class: "prose" },
    element("h1", {}, t("nav.help")),
    element("section", { "aria-labelledby": "ask" }, element("h2", { id: "ask" }, t("help.ask")), element("p", {}, t("help.ask_lead")),
      element("table", { class: "plain" }, element("thead", {}, element("tr", {},
        element("th", { scope: "col" }, t("help.query")), element("th", { scope: "col" }, t("help.finds")))), element("tbody", {}, ...rows))),
    element("section", { "aria-labelledby": "keys" }, element("h2", { id: "keys" }, t("keys.title")), keyList(), shortcutSwitch()),
    element("section", { "aria-labelledby": "links" }, element("h2", { id: "links" }, t("help.links")), element("p", {}, t("help.links_text"))),
    element("section", { "aria-labelledby": "api" }, element("h2", { id: "api" }, t("nav.api")), element("p", {}, t("help.api_text")),
      element("p", {}, element("a", { href: "/api/v1/openapi.json" }, element("code", { dir: "ltr" }, "/api/v1/openapi.json"))))));
  say("");
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
