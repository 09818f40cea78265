// SPDX-License-Identifier: GPL-3.0-or-later
// A decision, resolution or document in the web of citations: what it says, who cites it and how, since when.
import { citations, paragraph, stored } from "./api.js";
import { citingEntry, verbText } from "./citing.js";
import { button, element, spoken } from "./element.js";
import { graphSection } from "./graph_view.js";
import { decisionHref, documentHref, encoded, idText, inOrder, nameOf, partsOf, searchHref } from "./names.js";
import { passage } from "./passage.js";
import { dateText, numeral, ownName, t, ui } from "./strings.js";
import { timeline } from "./timeline.js";

/** @typedef {import("./api.js").Citations} Citations */
/** @typedef {import("./api.js").Act} Act */
/** @typedef {import("./api.js").Edge} Edge */

const mostEdges = 500;
const mostParagraphs = 60;
const step = 25;

/** @param {Citations} found */
function headerOf(found) {
  const { kind, body, number } = partsOf(found.id);
  const act = found.act;
  const kindName = t(/** @type {import("./strings.js").StringKey} */ (`entity.${kind}`));
  const where = act?.adopted_in;
  const own = found.documents[number];
  const titles = inOrder(act?.titles ?? own?.titles ?? {});
  const unnamed = kind === "document" && titles.length > 0;
  const date = where?.date ?? own?.date;
  const facts = [
    body ? nameOf("body", body) : "", where?.session ? `${t("fact.session")} ${where.session}` : "", date ? dateText(date) : "", act && !act.in_index ? t("decision.only_cited") : "",
  ].filter(Boolean).join(" · ");
  return element("header", { class: "opening" },
    element("p", { class: "kicker" }, kindName),
    element("h1", {}, unnamed ? null : element("bdi", { class: "symbol", dir: "ltr" }, idText(found.id)),
      ...titles.slice(0, 1).map(([language, title]) => element("span", { class: "title", ...spoken(language) }, title))),
    facts ? element("p", { class: "where" }, facts) : null,
    titles.length > 1
      ? element("ul", { class: "titles" }, ...titles.slice(1).map(([language, title]) => element("li", spoken(language), title))) : null,
    element("p", { class: "ways" },
      where ? element("a", { href: where.permalink }, t("decision.read", { document: where.document })) : null, " ",
      kind === "symbol" || kind === "document" ? element("a", { href: documentHref(number, "") }, t("decision.open")) : null, " ",
      kind === "document" ? null : element("a", { href: searchHref({ q: kind === "symbol" ? `symbol:"${number}"` : `decision:${body}:${number}` }) },
        t("decision.search"))));
}

/** What became of it: one line an act that changed it, with the passages that say so. @param {Act} act */
function statusList(act) {
  /** @type {Map<string, import("./api.js").StatusClaim[]>} */
  const claims = new Map();
  for (const claim of act.status) {
    const key = `${claim.status} ${claim.by}`;
    claims.set(key, [...(claims.get(key) ?? []), claim]);
  }
  if (claims.size === 0) return null;
  return element("ul", { class: "standing" }, ...[...claims.values()].map((same) => element("li", {},
    element("strong", {}, t(/** @type {import("./strings.js").StringKey} */ (`status.${same[0].status}`))), " ",
    element("a", { href: decisionHref(same[0].by) }, element("bdi", {}, idText(same[0].by))),
    ...same.flatMap(({ permalink }) => [" ", element("a", { class: "proof", href: permalink }, t("decision.proof"),
      " ", element("bdi", { dir: "ltr" }, decodeURIComponent(permalink.split("#")[1] ?? "")))]))));
}

/** @param {Act} act */
async function textOf(act) {
  const where = act.adopted_in;
  if (!where) return null;
  const language = act.languages.includes(ui) ? ui : act.languages[0] ?? "";
  const section = element("section", { class: "text", "aria-labelledby": "text-title" }, element("h2", { id: "text-title" }, t("decision.text")));
  try {
    const part = /(^|\.)d\d+$/.test(where.path);
    const document = part ? await paragraph(`${where.document}#${where.path}`, language) : await stored(where.document, language);
    const said = new Set(Object.values(act.titles));
    const own = document.paragraphs.filter((one) => one.act === act.id && one.kind !== "footnote"
      && !(one.kind === "heading" && (said.has(one.text) || (one.path.endsWith(".h1") && one.text.includes(act.number)))));
    const article = element("article", spoken(document.language), ...own.slice(0, mostParagraphs).map((one) => passage(one)));
    for (const anchor of article.querySelectorAll("a.anchor")) {
      anchor.setAttribute("href", documentHref(where.document, document.language, anchor.parentElement?.id));
    }
    const others = act.languages.filter((one) => one !== document.language).map((one) =>
      element("a", { href: documentHref(where.document, one, where.path), lang: one, hreflang: one }, ownName(one)));
    section.append(...(others.length ? [element("p", { class: "languages" }, ...others)] : []), article);
    if (own.length > mostParagraphs) section.append(element("p", {}, element("a", { href: where.permalink }, t("decision.rest"))));
  } catch {
    section.append(element("p", {}, element("a", { href: where.permalink }, t("decision.read", { document: where.document }))));
  }
  return section;
}

/**
 * Buttons that show only what is said with one verb.
 * @param {Edge[]} edges
 * @param {(verb: string) => void} choose "" is any verb
 */
function verbFilter(edges, choose) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const edge of edges) counts.set(verbOf(edge), (counts.get(verbOf(edge)) ?? 0) + 1);
  if (counts.size < 2) return null;
  const group = element("div", { class: "verbs", role: "group", "aria-label": t("decision.verbs") });
  for (const [verb, count] of [["", edges.length], ...[...counts].sort((a, b) => b[1] - a[1])]) {
    const one = element("button", { type: "button", "aria-pressed": String(verb === "") },
      verb ? verbText(String(verb)) : t("decision.all_verbs"), " ", element("span", { class: "count" }, numeral(Number(count))));
    one.addEventListener("click", () => {
      for (const other of group.children) other.setAttribute("aria-pressed", String(other === one));
      choose(String(verb));
    });
    group.append(one);
  }
  return group;
}

/** @param {Edge} edge */
function verbOf({ verb }) {
  return verb ?? "mentions";
}

/**
 * @param {string} id
 * @param {string} title
 * @param {Edge[]} edges
 * @param {number} total
 * @param {(edge: Edge) => HTMLElement} entryOf
 */
function edgeSection(id, title, edges, total, entryOf) {
  if (edges.length === 0) return null;
  const list = element("ol", { class: "edges" });
  let shown = edges;
  const rest = button("quiet", "", () => {
    const done = list.childElementCount;
    list.append(...shown.slice(done, done + step).map(entryOf));
    if (list.children[done]?.querySelector("a") instanceof HTMLElement) list.children[done].querySelector("a")?.focus();
    label();
  });
  const label = () => {
    rest.hidden = list.childElementCount >= shown.length;
    rest.textContent = t("facet.more", { n: shown.length - list.childElementCount });
  };
  const choose = (/** @type {string} */ verb) => {
    shown = verb ? edges.filter((edge) => verbOf(edge) === verb) : edges;
    list.replaceChildren(...shown.slice(0, step).map(entryOf));
    label();
  };
  choose("");
  return element("section", { "aria-labelledby": id }, element("h2", { id }, title), verbFilter(edges, choose), list, rest,
    total > edges.length ? element("p", {}, t("decision.more", { n: total - edges.length })) : null);
}

/** @param {import("./main.js").Place} place */
export async function show({ main, say, name }) {
  const found = await citations(name, mostEdges);
  if (location.pathname !== decisionHref(found.id)) history.replaceState(null, "", `/decision/${encoded(found.id)}${location.hash}`);
  const text = found.act ? await textOf(found.act) : null;
  const silent = found.cited_by.length + found.cites.length === 0;
  const header = headerOf(found);
  document.title = `${header.querySelector("h1 .symbol, h1 .title")?.textContent ?? idText(found.id)} – mea`;
  main.replaceChildren(element("div", { class: "decision" },
    header, found.act ? statusList(found.act) : null, text,
    timeline(found.cited_by),
    silent ? null : graphSection(found.id),
    edgeSection("cited-by", t("decision.cited_by", { n: found.citing }), found.cited_by, found.citing, (edge) => citingEntry(edge, "from", found.documents)),
    edgeSection("cites", t("decision.cites", { n: found.cited }), found.cites, found.cited, (edge) => citingEntry(edge, "to", found.documents)),
    silent ? element("p", { class: "empty" }, t("decision.silent")) : null));
  say("");
}
