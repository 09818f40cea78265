// SPDX-License-Identifier: GPL-3.0-or-later
// The headings of a document as a list of links that follows the reader.
import { element, spoken } from "./element.js";
import { t } from "./strings.js";

/** @typedef {import("./api.js").Paragraph} Paragraph */

const deepest = 4;

/**
 * How deep each heading lies, by path: below the heading or container it stands in.
 * @param {Paragraph[]} paragraphs
 * @returns {Map<string, number>}
 */
export function headingDepths(paragraphs) {
  const depths = new Map();
  for (const { kind, path, parent } of paragraphs) {
    if (kind !== "heading" && kind !== "title") continue;
    const container = parent && !depths.has(parent) ? parent.split(".").length - (path.endsWith(".h1") || path.endsWith(".h2") ? 1 : 0) : 0;
    const depth = parent ? depths.has(parent) ? depths.get(parent) + 1 : container : 0;
    depths.set(path, Math.min(deepest, depth));
  }
  return depths;
}

/** "Article 12" and the title below it are one line. @param {Paragraph} first @param {Paragraph|undefined} second */
function belongTogether(first, second) {
  return second !== undefined && second.kind === "heading" && first.parent === second.parent && first.parent !== null
    && first.path === `${first.parent}.h1` && second.path === `${first.parent}.h2`;
}

/**
 * @param {Paragraph[]} paragraphs
 * @param {string} language of the document
 */
export function outline(paragraphs, language) {
  const depths = headingDepths(paragraphs);
  const list = element("ol", spoken(language));
  for (let i = 0; i < paragraphs.length; i++) {
    const heading = paragraphs[i];
    const depth = depths.get(heading.path);
    if (depth === undefined || heading.kind === "title") continue;
    let words = heading.text;
    if (belongTogether(heading, paragraphs[i + 1])) words += ` – ${paragraphs[++i].text}`;
    list.append(element("li", { class: `depth${depth}` }, element("a", { href: `#${encodeURIComponent(heading.path)}` }, words)));
  }
  if (list.childElementCount < 2) return null;
  const wide = matchMedia("(min-width: 64rem)");
  const panel = element("details", { class: "outline", open: wide.matches },
    element("summary", {}, t("outline.title")), element("nav", { "aria-label": t("outline.title") }, list));
  wide.addEventListener("change", () => { panel.open = wide.matches; });
  return panel;
}

/** Marks the heading that is being read. @param {HTMLElement} panel */
export function followReader(panel) {
  /** @type {Map<Element, HTMLElement>} */
  const links = new Map();
  for (const link of panel.querySelectorAll("a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const link = links.get(entry.target);
      if (!entry.isIntersecting || !link) continue;
      panel.querySelector("[aria-current]")?.removeAttribute("aria-current");
      link.setAttribute("aria-current", "location");
      const nav = link.closest("nav");
      if (nav) nav.scrollTop = Math.max(0, link.offsetTop - nav.clientHeight / 2);
    }
  }, { rootMargin: "0px 0px -75% 0px" });
  for (const target of links.keys()) watcher.observe(target);
}
