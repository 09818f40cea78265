// SPDX-License-Identifier: GPL-3.0-or-later
// What keys stand for: names of treaties, bodies, countries and networks in the reader's language,
// and how an id is shown and where it leads.
import { names as fetchNames } from "./api.js";
import { dateText, known, languageName, languages, ui, yearText } from "./strings.js";

/** @type {Record<string, Record<string, string>>} */
let lexicon = {};

/** The page works without names, with keys in their place. */
export async function loadNames() {
  try {
    lexicon = (await fetchNames(ui)).names;
  } catch {
    lexicon = {};
  }
}

/**
 * @param {string} kind "treaty", "body", "country", "centre", "instrument"
 * @param {string} key
 */
export function nameOf(kind, key) {
  return lexicon[kind]?.[key] ?? (kind === "treaty" ? lexicon.instrument?.[key] : undefined) ?? key.replace(/^\?/, "");
}

/** Keys and names of a kind, by name. @param {string} kind @returns {[string, string][]} */
export function namesOfKind(kind) {
  return Object.entries(lexicon[kind] ?? {}).sort((a, b) => a[1].localeCompare(b[1], ui));
}

/**
 * A value of a facet or of field:value in the reader's words.
 * @param {string} field
 * @param {string} value
 */
export function valueName(field, value) {
  if (field === "language" || field === "lang") return languageName(value);
  if (field === "kind") return known(`kind.${value}`) ?? value;
  if (field === "year") return yearText(value);
  if (field === "decision") return value.split(":").slice(1).join(":") || value;
  return nameOf(field, value);
}

/**
 * "decision:stockholm-cop:SC-1/15" → kind, body, number; "symbol:A/80/1" → kind, number.
 * @param {string} id
 */
export function partsOf(id) {
  const [kind, ...rest] = id.split(":");
  const acts = ["decision", "resolution", "recommendation", "meeting", "article", "centre"];
  if (acts.includes(kind) && rest.length > 1) return { kind, body: rest[0], number: rest.slice(1).join(":") };
  return { kind, body: "", number: rest.join(":") };
}

/** The short way to write an id. @param {string} id */
export function idText(id) {
  const { kind, body, number } = partsOf(id);
  if (kind === "treaty" || kind === "instrument" || kind === "body" || kind === "country") return nameOf(kind, number);
  if (kind === "centre") return `${nameOf("centre", body)} – ${nameOf("country", number)}`;
  if (kind === "article") return `${nameOf("treaty", body)} ${number}`;
  if (kind === "date") return dateText(number);
  if (kind === "document") return number.startsWith("sha256:") ? number.slice(7, 15) : number;
  if (kind === "symbol" && /^(treaty|instrument):/.test(number)) return idText(number);
  return number || id;
}

/** The title in the reader's language first. @param {Record<string, string>} titles */
export function inOrder(titles) {
  const order = [ui, "en", ...languages];
  return Object.entries(titles).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

/** Each part of an address percent-encoded, the slashes of a symbol kept. @param {string} key */
export function encoded(key) {
  return key.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":").replaceAll("%28", "(").replaceAll("%29", ")");
}

/** @param {Record<string, string>} parameters */
export function searchHref(parameters) {
  return `/?${new URLSearchParams(parameters)}`;
}

/** @param {string} id */
export function decisionHref(id) {
  return `/decision/${encoded(id)}`;
}

/**
 * @param {string} key document key
 * @param {string} language "" leaves the choice to the server
 * @param {string} [path]
 */
export function documentHref(key, language, path) {
  return `/d/${encoded(key)}${language ? `?lang=${language}` : ""}${path ? `#${encodeURIComponent(path)}` : ""}`;
}

/**
 * Where an entity of a text leads; nothing for what has no page of its own.
 * @param {string} id
 */
export function entityHref(id) {
  const { kind, body, number } = partsOf(id);
  switch (kind) {
    case "decision":
    case "resolution":
    case "recommendation":
      return decisionHref(id);
    case "symbol":
      return documentHref(number, "");
    case "document":
      return documentHref(number, "");
    case "article":
      return searchHref({ q: `article:${body}:${number}` });
    case "treaty":
    case "body":
    case "country":
      return searchHref({ q: `${kind}:${number}` });
    case "centre":
      return `/centres?${new URLSearchParams(body.startsWith("?") ? { country: number } : { network: body })}`;
    default:
      return null;
  }
}
