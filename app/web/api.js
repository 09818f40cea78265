// SPDX-License-Identifier: GPL-3.0-or-later
// The server's JSON, as typed by the contract.

/** @typedef {[number, number] | null} Pages */
/** @typedef {{text: string, marks: [number, number][]}} Snippet */
/**
 * @typedef {object} Hit
 * @property {number} rank
 * @property {string|null} symbol
 * @property {string} document
 * @property {string} language
 * @property {string} path
 * @property {string} kind
 * @property {string|null} number
 * @property {string|null} act
 * @property {Pages} pages
 * @property {string} title
 * @property {string|null} date
 * @property {string[]} headings
 * @property {Snippet} snippet
 * @property {string} permalink
 * @property {string[]} languages
 * @property {{language: string, text: string}|null} parallel
 */
/**
 * @typedef {object} Results
 * @property {string} explained
 * @property {string} suggestion
 * @property {boolean} relaxed
 * @property {number} total
 * @property {boolean} total_is_estimate
 * @property {Hit[]} hits
 * @property {Record<string, [string, number][]>} facets
 */
/** @typedef {{kind: string, text: string, query: string, detail: string, href?: string}} Suggestion */
/** @typedef {{id: string, range: [number, number]}} EntityRange */
/**
 * @typedef {object} Paragraph
 * @property {string} path
 * @property {string} kind
 * @property {string|null} number
 * @property {string|null} parent
 * @property {string|null} act
 * @property {Pages} pages
 * @property {string} text
 * @property {EntityRange[]} entities
 * @property {{at: number, path: string}[]} notes where they are called
 */
/**
 * @typedef {object} StoredDocument
 * @property {string} document
 * @property {string|null} symbol
 * @property {string} language
 * @property {string[]} languages
 * @property {string} title
 * @property {string|null} date
 * @property {Record<string, any>|null} masthead
 * @property {Paragraph[]} paragraphs
 */
/** @typedef {{language: string, text: string, verb?: string}} Evidence */
/**
 * @typedef {object} Edge
 * @property {string} from
 * @property {string} to
 * @property {string|null} verb
 * @property {string} [object]
 * @property {string} document
 * @property {string} path
 * @property {string} permalink
 * @property {string|null} [date]
 * @property {string[]} languages
 * @property {Evidence[]} evidence
 */
/** @typedef {{document: string, path: string, permalink: string, session: string|null, date: string|null}} Adopted */
/** @typedef {{status: string, by: string, permalink: string, evidence: Evidence[]}} StatusClaim */
/**
 * @typedef {object} Act
 * @property {string} id
 * @property {string} kind
 * @property {string|null} body
 * @property {string} number
 * @property {boolean} in_index
 * @property {Record<string, string>} titles
 * @property {Adopted|null} adopted_in
 * @property {string[]} languages
 * @property {Record<string, number>} cited
 * @property {StatusClaim[]} status
 */
/** @typedef {{symbol: string|null, date: string|null, titles: Record<string, string>}} TitledDocument */
/**
 * @typedef {object} Citations
 * @property {string} id
 * @property {number} citing
 * @property {number} cited
 * @property {Act|null} act
 * @property {Edge[]} cited_by
 * @property {Edge[]} cites
 * @property {Record<string, TitledDocument>} documents by key
 */
/**
 * @typedef {object} Centre
 * @property {string} id
 * @property {string} network
 * @property {string|null} host
 * @property {string[]} cities
 * @property {string[]} decisions
 * @property {string[]} terms
 * @property {{document: string, path: string, permalink: string, evidence: Evidence[]}[]} evidence
 */
/**
 * @typedef {object} DocumentRow
 * @property {string} document
 * @property {string|null} symbol
 * @property {Record<string, string>} titles
 * @property {string|null} date
 * @property {string|null} body
 * @property {string|null} session
 * @property {string[]} languages
 * @property {string[]} missing
 * @property {string[]} family
 * @property {boolean} conflict
 */
/** @typedef {{series: string, first: string, last: string, present: number, absent: [number, number][]}} Gap */
/** @typedef {{page: number, width: number, height: number, boxes: [number, number, number, number][]}} Boxes */

/** What the server said is wrong, in words for the reader. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {{title?: string, where?: string, detail?: string, code?: string}} body
   */
  constructor(status, body) {
    super([body.title, body.where, body.detail].filter(Boolean).join(" – "));
    this.status = status;
    this.code = body.code ?? "";
  }
}

const root = "/api/v1/";

/**
 * The address of an answer; empty parameters are left out.
 * @param {string} name
 * @param {Record<string, string|number|undefined|null>} parameters
 */
export function apiHref(name, parameters) {
  const given = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "") given.set(key, String(value));
  }
  return `${root}${name}?${given}`;
}

/**
 * @param {string} name
 * @param {Record<string, string|number|undefined|null>} parameters
 * @param {AbortSignal} [signal]
 */
async function get(name, parameters, signal) {
  const answer = await fetch(apiHref(name, parameters), { signal });
  const body = await answer.json();
  if (!answer.ok) throw new Problem(answer.status, body);
  return body;
}

/** @param {Record<string, string|number|undefined>} parameters @returns {Promise<Results>} */
export const search = (parameters) => get("search", parameters);

/** @param {string} q @param {AbortSignal} signal @returns {Promise<{suggestions: Suggestion[]}>} */
export const suggest = (q, signal) => get("suggest", { q, limit: 8 }, signal);

/** @param {string} symbol @param {string} lang @returns {Promise<StoredDocument>} */
export const stored = (symbol, lang) => get("document", { symbol, lang });

/** @param {string} id of a paragraph, or of what holds several @param {string} lang @returns {Promise<StoredDocument & {cited_by: number, cited_id: string|null}>} */
export const paragraph = (id, lang) => get("paragraph", { id, lang });

/** @param {Record<string, string|number|undefined|null>} filter @returns {Promise<{total: number, decisions: Act[]}>} */
export const decisions = (filter) => get("decisions", filter);

/** @param {string} id @param {number} limit @returns {Promise<Citations>} */
export const citations = (id, limit) => get("citations", { id, limit });

/** @param {Record<string, string|number|undefined|null>} filter @returns {Promise<{total: number, centres: Centre[]}>} */
export const centres = (filter) => get("centres", filter);

/** @param {Record<string, string|number|undefined|null>} filter @returns {Promise<{total: number, documents: DocumentRow[], gaps: Gap[]}>} */
export const documents = (filter) => get("documents", filter);

/** @param {string} lang @returns {Promise<{names: Record<string, Record<string, string>>}>} */
export const names = (lang) => get("names", { lang });

/** @param {string} id @param {string} lang @returns {Promise<Boxes>} */
export const boxes = (id, lang) => get("page/boxes", { id, lang });

/**
 * The citation graph as a picture.
 * @param {string} id
 * @param {number} depth
 * @returns {Promise<string>}
 */
export async function graph(id, depth) {
  const answer = await fetch(apiHref("graph", { id, depth, lang: document.documentElement.lang, format: "svg" }));
  if (!answer.ok) throw new Problem(answer.status, await answer.json());
  return answer.text();
}
