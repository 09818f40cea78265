// SPDX-License-Identifier: GPL-3.0-or-later
// The server's JSON, as typed by the contract.

/**
 * @typedef {object} Hit
 * @property {number} rank
 * @property {string|null} symbol
 * @property {string} document
 * @property {string} language
 * @property {string} path
 * @property {string} kind
 * @property {string|null} number
 * @property {[number, number]|null} pages
 * @property {string} title
 * @property {string|null} date
 * @property {string[]} headings
 * @property {{text: string, marks: [number, number][]}} snippet
 * @property {string} permalink
 * @property {string[]} languages
 */

/**
 * @typedef {object} Results
 * @property {number} total
 * @property {boolean} total_is_estimate
 * @property {number} took_ms
 * @property {Hit[]} hits
 * @property {Record<string, [string, number][]>} facets
 */

/**
 * @typedef {object} Paragraph
 * @property {string} path
 * @property {string} kind
 * @property {[number, number]|null} pages
 * @property {string} text
 */

/**
 * @typedef {object} StoredDocument
 * @property {string} document
 * @property {string|null} symbol
 * @property {string} language
 * @property {string[]} languages
 * @property {string} title
 * @property {string|null} date
 * @property {Paragraph[]} paragraphs
 */

/** What the server said is wrong, in words for the reader. */
export class Problem extends Error {}

/**
 * @param {string} path
 * @param {Record<string, string>} parameters
 */
async function get(path, parameters) {
  const answer = await fetch(`${path}?${new URLSearchParams(parameters)}`);
  const body = await answer.json();
  if (!answer.ok) throw new Problem([body.title, body.where, body.detail].filter(Boolean).join(" – "));
  return body;
}

/**
 * @param {Record<string, string>} parameters
 * @returns {Promise<Results>}
 */
export function search(parameters) {
  return get("/api/v1/search", parameters);
}

/**
 * @param {string} symbol
 * @param {string} language
 * @returns {Promise<StoredDocument>}
 */
export function stored(symbol, language) {
  return get("/api/v1/document", language ? { symbol, lang: language } : { symbol });
}
