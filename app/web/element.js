// SPDX-License-Identifier: GPL-3.0-or-later
// Building the page without ever parsing text as HTML.

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {string} language */
export function direction(language) {
  return language === "ar" ? "rtl" : "ltr";
}

const names = { ar: "العربية", en: "English", es: "Español", fr: "Français", ru: "Русский", zh: "中文" };

/** @param {string} language */
export function languageName(language) {
  return names[/** @type {keyof typeof names} */ (language)] ?? language;
}

/**
 * A text with some code-point ranges in <mark>.
 * @param {string} text
 * @param {[number, number][]} marks
 * @returns {(Node|string)[]}
 */
export function highlighted(text, marks) {
  const points = Array.from(text);
  /** @type {(Node|string)[]} */
  const parts = [];
  let done = 0;
  for (const [begin, end] of marks) {
    if (begin < done) continue;
    parts.push(points.slice(done, begin).join(""));
    parts.push(element("mark", {}, points.slice(begin, end).join("")));
    done = end;
  }
  parts.push(points.slice(done).join(""));
  return parts;
}

/**
 * @param {[number, number] | null} pages
 * @returns {string}
 */
export function pageRange(pages) {
  if (!pages) return "";
  return pages[0] === pages[1] ? `page ${pages[0]}` : `pages ${pages[0]}–${pages[1]}`;
}
