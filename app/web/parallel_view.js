// SPDX-License-Identifier: GPL-3.0-or-later
// Language versions of a document side by side, row by row, with what differs between them.
import { apiHref, documents, parallel } from "./api.js";
import { element, spoken } from "./element.js";
import { documentHref, encoded } from "./names.js";
import { known, languageName, languages, listText, ownName, t } from "./strings.js";

/** @typedef {import("./api.js").Parallel} Parallel */
/** @typedef {import("./api.js").Alarm} Alarm */

/** @param {Alarm} alarm */
function alarmItem(alarm) {
  return element("li", {}, element("strong", {}, `${languageName(alarm.language)}: ${known(`alarm.${alarm.code}`) ?? alarm.code}`),
    " ", element("span", { class: "detail", lang: "en", dir: "ltr" }, alarm.message));
}

/** @param {Alarm[]} alarms */
function alarmList(alarms) {
  return alarms.length ? element("ul", { class: "alarms" }, ...alarms.map(alarmItem)) : null;
}

/** @param {import("./api.js").ParallelRow} row @param {string[]} shown @param {string} key */
function rowOf(row, shown, key) {
  const cells = shown.map((language) => {
    const text = row.texts[language];
    if (!text) return element("td", { class: "absent", "data-language": ownName(language) }, t("parallel.absent"));
    return element("td", { ...spoken(language), "data-language": ownName(language) }, text.text);
  });
  const address = element("a", { class: "anchor", href: documentHref(key, shown[0], row.path), title: t("parallel.open") },
    element("bdi", { dir: "ltr" }, row.path));
  const line = element("tr", { id: row.path, class: row.kind }, element("th", { scope: "row" }, address), ...cells);
  if (row.alarms.length === 0) return [line];
  line.classList.add("differs");
  return [line, element("tr", { class: "differs note" }, element("td", {}), element("td", { colspan: shown.length }, alarmList(row.alarms)))];
}

/** @param {string} key @param {string[]} all @param {string[]} shown */
function chooser(key, all, shown) {
  const form = element("form", { class: "options", action: `/parallel/${encoded(key)}` });
  const set = element("fieldset", {}, element("legend", {}, t("parallel.languages")));
  for (const language of all) {
    const box = element("input", { type: "checkbox", value: language, checked: shown.includes(language) });
    box.addEventListener("change", () => {
      const chosen = [...shown.filter((one) => one !== language), ...(box.checked ? [language] : [])];
      if (chosen.length > 0) location.assign(`?langs=${chosen.join(",")}${location.hash}`);
      else box.checked = true;
    });
    set.append(element("label", { lang: language }, box, " ", ownName(language)), " ");
  }
  form.append(set);
  return form;
}

/** The languages there are; the ones shown when the register is away. @param {string} key @param {string[]} shown */
async function languagesOf(key, shown) {
  try {
    const { documents: rows } = await documents({ q: `symbol:${key}`, limit: 50 });
    const found = rows.find((row) => row.document === key)?.languages ?? shown;
    return languages.filter((language) => found.includes(language) || shown.includes(language));
  } catch {
    return shown;
  }
}

/** @param {HTMLElement} table @param {number} count */
function differencesOnly(table, count) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => table.classList.toggle("only-differences", box.checked));
  return element("label", { class: "switch" }, box, " ", t("parallel.differences", { n: count }));
}

function goToRow() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  document.querySelector("tr.here")?.classList.remove("here");
  const row = wanted ? document.getElementById(wanted) ?? document.querySelector(`tr[id^="${CSS.escape(wanted)}."]`) : null;
  if (!row || row.tagName !== "TR") return;
  row.classList.add("here");
  row.scrollIntoView({ block: "center" });
}

/** @param {import("./main.js").Place} place */
export async function show({ main, say, asked, name }) {
  const found = await parallel(name, asked.get("langs") ?? "");
  const shown = found.versions.map(({ language }) => language);
  const all = await languagesOf(found.document, shown);
  document.title = `${found.document} – ${t("parallel.title")} – mea`;
  const titles = element("tr", {}, element("td", {}, element("span", { class: "for-readers" }, t("parallel.path"))),
    ...found.versions.map(({ language }) => element("th", { scope: "col", ...spoken(language) }, ownName(language))));
  const differing = found.rows.filter((row) => row.alarms.length > 0).length;
  const table = element("table", { class: "parallel" },
    element("caption", { class: "for-readers" }, t("parallel.caption", { languages: listText(shown.map(languageName)) })),
    element("thead", {}, titles), element("tbody", {}, ...found.rows.flatMap((row) => rowOf(row, shown, found.document))));
  const first = found.versions[0];
  const heading = /^(sha256|treaty|instrument):/.test(found.document) ? first.title : found.document;
  main.replaceChildren(
    element("header", { class: "opening" },
      element("p", { class: "kicker" }, t("parallel.title")),
      element("h1", {}, element("a", { href: documentHref(found.document, first.language) }, element("bdi", {}, heading)),
        heading === first.title ? null : element("span", { class: "title", ...spoken(first.language) }, first.title)),
      chooser(found.document, all, shown),
      element("div", { class: "options" }, differing ? differencesOnly(table, differing) : null,
        element("a", { href: apiHref("parallel", { id: found.document, langs: shown.join(","), format: "tmx" }), download: "" }, t("parallel.tmx"))),
      alarmList(found.alarms ?? [])),
    table);
  say("");
  goToRow();
  addEventListener("hashchange", goToRow);
}
