// SPDX-License-Identifier: GPL-3.0-or-later
// Building the page without ever parsing text as HTML.

/** @typedef {Node|string|null|undefined|false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string|number|boolean|null|undefined>} [attributes] null, undefined and false are left out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  dress(made, attributes, children);
  return made;
}

/**
 * @param {string} tag
 * @param {Record<string, string|number|boolean|null|undefined>} [attributes]
 * @param {...Child} children
 */
export function drawing(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  dress(made, attributes, children);
  return made;
}

/**
 * @param {Element} made
 * @param {Record<string, string|number|boolean|null|undefined>} attributes
 * @param {Child[]} children
 */
function dress(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) made.append(child);
}

/**
 * @param {string} className
 * @param {string} words
 * @param {() => void} action
 */
export function button(className, words, action) {
  const made = element("button", { type: "button", class: className }, words);
  made.addEventListener("click", action);
  return made;
}

/** @param {string} language */
export function direction(language) {
  return language === "ar" ? "rtl" : "ltr";
}

/**
 * What a passage carries whatever the language of the page.
 * @param {string} language
 */
export function spoken(language) {
  return { lang: language, dir: direction(language) };
}

/**
 * The parts of a text between ranges of code points, in order; ranges that overlap an earlier one are left out.
 * @template Mark
 * @param {string} text
 * @param {Mark[]} marks
 * @param {(mark: Mark) => [number, number]} rangeOf
 * @param {(words: string, mark: Mark) => Node} dressed
 * @returns {(Node|string)[]}
 */
export function marked(text, marks, rangeOf, dressed) {
  if (marks.length === 0) return [text];
  const points = Array.from(text);
  /** @type {(Node|string)[]} */
  const parts = [];
  let done = 0;
  for (const mark of marks) {
    const [begin, end] = rangeOf(mark);
    if (begin < done || end <= begin || end > points.length) continue;
    if (begin > done) parts.push(points.slice(done, begin).join(""));
    parts.push(dressed(points.slice(begin, end).join(""), mark));
    done = end;
  }
  parts.push(points.slice(done).join(""));
  return parts;
}

/** Until the page that was asked for takes the place of this one. @returns {Promise<void>} */
export const forever = () => new Promise(() => {});
