// SPDX-License-Identifier: GPL-3.0-or-later
import { element } from "./element.js";
import { t } from "./strings.js";

/**
 * Links to the rows before and after; nothing when all are shown.
 * @param {URLSearchParams} asked
 * @param {number} first rows before this page
 * @param {number} size rows a page
 * @param {number} total
 */
export function pager(asked, first, size, total) {
  if (total <= size) return null;
  const link = (/** @type {number} */ offset, /** @type {string} */ words, /** @type {string} */ rel) => {
    const to = new URLSearchParams(asked);
    if (offset > 0) to.set("offset", String(offset));
    else to.delete("offset");
    return element("a", { href: `?${to}`, rel }, words);
  };
  return element("nav", { class: "pager", "aria-label": t("pager.label") },
    first > 0 ? link(Math.max(0, first - size), t("pager.previous"), "prev") : null,
    element("span", {}, t("pager.range", { first: first + 1, last: Math.min(total, first + size), total })),
    first + size < total ? link(first + size, t("pager.next"), "next") : null);
}
