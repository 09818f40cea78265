// SPDX-License-Identifier: GPL-3.0-or-later
// The outline of a document follows the reader.

/** Marks the heading that is being read. @param {HTMLElement} panel */
export function followReader(panel) {
  /** @type {Map<Element, HTMLElement>} */
  const links = new Map();
  for (const link of panel.querySelectorAll("a")) {
    const target = link.search === location.search ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null;
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
