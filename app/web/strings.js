// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the page, in the reader's language: one file a language in strings/.

/** @typedef {keyof typeof import("./strings/en.json")} StringKey */

export const languages = ["ar", "en", "es", "fr", "ru", "zh"];

const ownNames = { ar: "العربية", en: "English", es: "Español", fr: "Français", ru: "Русский", zh: "中文" };

/** A language in its own words. @param {string} language */
export function ownName(language) {
  return ownNames[/** @type {keyof typeof ownNames} */ (language)] ?? language;
}

/** The language of the page, as the server chose it (app/server/page_language.h). */
function given() {
  const { lang } = document.documentElement;
  return languages.includes(lang) ? lang : "en";
}

/**
 * What the reader chose, where the browser lets a page keep it.
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(`mea.${name}`, value);
  } catch {
    // A browser that keeps nothing is served all the same.
  }
}

/** @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(`mea.${name}`);
  } catch {
    return null;
  }
}

export const ui = given();

/** @type {Record<string, string | Record<string, string>>} */
let strings = {};
const plural = new Intl.PluralRules(ui);
const figures = new Intl.NumberFormat(ui);

export async function loadStrings() {
  strings = await (await fetch(new URL(`./strings/${ui}.json`, import.meta.url))).json();
}

/**
 * The words for `key`; "{n}" is replaced by values.n, numbers in the reader's digits, and chooses the plural form.
 * @param {StringKey} key
 * @param {Record<string, string|number>} [values]
 */
export function t(key, values = {}) {
  const found = strings[key] ?? key;
  const words = typeof found === "string" ? found : found[plural.select(Number(values.n ?? 0))] ?? found.other;
  return words.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? figures.format(value) : value;
  });
}

/** The words for a key that comes from data, or nothing. @param {string} key */
export function known(key) {
  const found = strings[key];
  return typeof found === "string" ? found : null;
}

/** @param {number} value */
export function numeral(value) {
  return figures.format(value);
}

/**
 * "2010-06-07", "2009-05" or "2004" in the reader's words.
 * @param {string|null|undefined} date
 */
export function dateText(date) {
  const read = readDate(date);
  return read ? read.form.format(read.moment) : date ?? "";
}

/** "2041-05-06", "2041-05-10" as one range. @param {string|null|undefined} first @param {string|null|undefined} last */
export function dateRangeText(first, last) {
  const begin = readDate(first);
  const end = readDate(last);
  return begin && end ? begin.form.formatRange(begin.moment, end.moment) : dateText(first ?? last);
}

/** @param {string|null|undefined} date */
function readDate(date) {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date ?? "");
  if (!parts) return null;
  const [, year, month, day] = parts;
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { timeZone: "UTC", calendar: "gregory", year: "numeric" };
  if (month) form.month = "long";
  if (day) form.day = "numeric";
  const moment = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return { moment, form: new Intl.DateTimeFormat(ui === "en" ? "en-GB" : ui, form) };
}

/** A year stands without a thousands separator. @param {string} year */
export function yearText(year) {
  return /^\d{4}$/.test(year) ? dateText(year) : year;
}

/** @param {string[]} items */
export function listText(items) {
  return new Intl.ListFormat(ui, { type: "conjunction" }).format(items);
}

/** A language in the reader's words. @param {string} language */
export function languageName(language) {
  try {
    return new Intl.DisplayNames(ui, { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** Dates and names of languages that the server wrote for everyone, as the reader writes them. @param {HTMLElement} part */
export function localise(part) {
  for (const time of part.querySelectorAll("time[datetime]")) {
    const [first, last] = (time.getAttribute("datetime") ?? "").split("/");
    time.textContent = last ? dateRangeText(first, last) : dateText(first);
  }
  for (const named of part.querySelectorAll("[data-language]")) {
    named.textContent = languageName(named.getAttribute("data-language") ?? "");
  }
}
