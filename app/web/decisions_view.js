// SPDX-License-Identifier: GPL-3.0-or-later
// The register of decisions, resolutions and recommendations.
import { decisions } from "./api.js";
import { verbText } from "./citing.js";
import { element, spoken } from "./element.js";
import { filterForm } from "./filter_form.js";
import { decisionHref, inOrder, nameOf } from "./names.js";
import { pager } from "./pager.js";
import { dateText, languageName, listText, t } from "./strings.js";

const perPage = 30;
const mostVerbs = 4;

/** @param {import("./api.js").Act} act */
function entry(act) {
  const [title] = inOrder(act.titles);
  const session = act.adopted_in?.session;
  const where = [act.body ? nameOf("body", act.body) : "", session ? `${t("fact.session")} ${session}` : "", dateText(act.adopted_in?.date),
    act.in_index ? listText(act.languages.map(languageName)) : t("decision.only_cited")].filter(Boolean).join(" · ");
  const verbs = Object.entries(act.cited).sort((a, b) => b[1] - a[1]);
  const total = verbs.reduce((sum, [, count]) => sum + count, 0);
  return element("li", { class: "entry" },
    element("h2", { class: "name" }, element("a", { href: decisionHref(act.id) }, element("bdi", { dir: "ltr" }, act.number)),
      title ? element("span", { class: "title", ...spoken(title[0]) }, title[1]) : null),
    element("p", { class: "where" }, where),
    total ? element("p", { class: "where" }, `${t("decisions.cited", { n: total })}: ${
      verbs.slice(0, mostVerbs).map(([verb]) => verbText(verb)).join(", ")}${verbs.length > mostVerbs ? " …" : ""}`) : null);
}

/** @param {import("./main.js").Place} place */
export async function show({ main, say, asked }) {
  document.title = `${t("nav.decisions")} – mea`;
  const offset = Number(asked.get("offset") ?? 0);
  const found = await decisions({ q: asked.get("words"), body: asked.get("body"), year: asked.get("year"),
    lang: asked.get("lang"), limit: perPage, offset });
  main.replaceChildren(
    element("header", { class: "opening" },
      element("h1", {}, t("nav.decisions"), " ", element("span", { class: "count" }, t("decisions.count", { n: found.total }))), element("p", { class: "lead" }, t("decisions.lead"))),
    filterForm("/decisions", asked, ["words", "body", "year", "lang"]),
    found.total === 0 ? element("p", { class: "empty" }, t("register.empty"))
      : element("ol", { class: "register", start: offset + 1 }, ...found.decisions.map(entry)),
    ...[pager(asked, offset, perPage, found.total)].filter((one) => one !== null));
  say(t("decisions.count", { n: found.total }));
}
