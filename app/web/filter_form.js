// SPDX-License-Identifier: GPL-3.0-or-later
// The form above a register: a few fields, sent as an ordinary address.
import { element } from "./element.js";
import { namesOfKind } from "./names.js";
import { languageName, languages, t } from "./strings.js";

/** @typedef {"words"|"body"|"country"|"network"|"year"|"lang"} FilterName */

/** @param {FilterName} name @returns {[string, string][]|null} choices, or null for free text */
function choicesOf(name) {
  if (name === "body" || name === "country") return namesOfKind(name);
  if (name === "network") return namesOfKind("centre").filter(([key]) => !key.startsWith("?"));
  if (name === "lang") return languages.map((language) => [language, languageName(language)]);
  return null;
}

/**
 * @param {string} action
 * @param {URLSearchParams} asked
 * @param {FilterName[]} names
 * @param {Record<string, string>} [kept] parameters that the form leaves as they are
 */
export function filterForm(action, asked, names, kept = {}) {
  const form = element("form", { class: "filter", action, method: "get", role: "search", "aria-label": t("filter.label") });
  for (const [name, value] of Object.entries(kept)) if (value) form.append(element("input", { type: "hidden", name, value }));
  for (const name of names) {
    const choices = choicesOf(name);
    const value = asked.get(name) ?? "";
    const label = t(/** @type {import("./strings.js").StringKey} */ (`filter.${name}`));
    if (choices && choices.length > 0) {
      const select = element("select", { name }, element("option", { value: "" }, t("filter.any")),
        ...choices.map(([key, words]) => element("option", { value: key, selected: key === value }, words)));
      form.append(element("label", {}, element("span", {}, label), select));
    } else {
      const year = name === "year";
      form.append(element("label", {}, element("span", {}, label), element("input", {
        name, value, type: name === "words" ? "search" : "text", dir: "auto", size: year ? 9 : 22,
        placeholder: year ? "2004..2010" : null, pattern: year ? "\\d{4}(\\.\\.\\d{4})?" : null,
      })));
    }
  }
  form.append(element("button", { type: "submit" }, t("filter.apply")));
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.value === "") field.disabled = true;
    }
  });
  return form;
}
