// SPDX-License-Identifier: GPL-3.0-or-later
// The first page: what can be asked here.
import { documents } from "./api.js";
import { element } from "./element.js";
import { searchHref } from "./names.js";
import { t } from "./strings.js";

/** @type {[string, string, import("./strings.js").StringKey][]} */
const examples = [
  ['"regional centres"', "en", "home.phrase"],
  ["区域中心", "zh", "home.language"],
  ["решение СК-1/15", "ru", "home.decision"],
  ["المادة 12", "ar", "home.article"],
  ["treaty:stockholm year:2004..2010", "en", "home.fields"],
];

/** @param {import("./main.js").Place} place */
export async function show({ main, say }) {
  say("");
  document.title = t("home.title");
  document.body.classList.add("at-home");
  const list = element("ul", { class: "examples" });
  for (const [query, language, why] of examples) {
    list.append(element("li", {},
      element("a", { href: searchHref({ q: query }), lang: language, dir: "auto" }, query),
      element("span", {}, t(why))));
  }
  const size = element("p", { class: "size" });
  main.replaceChildren(
    element("h1", {}, t("home.heading")),
    element("p", { class: "lead" }, t("home.lead")),
    element("h2", {}, t("home.try")), list, size);
  try {
    const { total } = await documents({ limit: 1 });
    size.append(element("a", { href: "/documents" }, t("home.size", { n: total })));
  } catch {
    // The index may be away; the page says so when something is asked.
  }
}
