// SPDX-License-Identifier: GPL-3.0-or-later
// Completion in the search box: fields of the query language and their values from the page, decisions, symbols and
// terms from the server. A combobox with a list, as the ARIA practices describe it.
import { suggest } from "./api.js";
import { element } from "./element.js";
import { walk } from "./keyboard.js";
import { namesOfKind } from "./names.js";
import { known, languageName, languages, t } from "./strings.js";

/**
 * `value` replaces the last word, or the whole query; `href` is gone to instead.
 * @typedef {{text: string, detail: string, value: string, whole: boolean, href?: string}} Offer
 */

const fields = ["symbol", "decision", "treaty", "article", "body", "country", "centre", "lang", "kind", "year", "date", "title"];
const kinds = ["paragraph", "subparagraph", "operative", "preambular", "heading", "title", "footnote", "table", "text", "quotation"];
const operators = ["AND", "OR", "NOT"];
const most = 8;
const pause = 150;

/** The word being typed and what stands before it. @param {string} text */
function split(text) {
  const found = /^(.*[\s(]|)([^\s(]*)$/su.exec(text);
  return { before: found?.[1] ?? "", word: found?.[2] ?? "" };
}

/** @param {string} field @returns {[string, string][]} */
function valuesOf(field) {
  if (field === "lang") return languages.map((language) => [language, languageName(language)]);
  if (field === "kind") return kinds.map((kind) => [kind, known(`kind.${kind}`) ?? kind]);
  if (field === "treaty" || field === "body" || field === "country") return namesOfKind(field);
  if (field === "centre") return namesOfKind("centre").filter(([key]) => !key.startsWith("?"));
  return [];
}

/**
 * What the server completes: the words after the last field, operator or parenthesis, and what stands before them.
 * @param {string} text
 */
function lastWords(text) {
  const found = /^(.*(?:\b[a-z]+:(?:"[^"]*"|[^\s()"]*)\s|\b(?:AND|OR|NOT)\s|[()]))(.*)$/su.exec(text);
  return { before: found?.[1] ?? "", words: (found?.[2] ?? text).trim() };
}

/** What the page itself knows. @param {string} word @returns {Offer[]} */
function localOffers(word) {
  const typed = word.replace(/^-/, "");
  const minus = word.slice(0, word.length - typed.length);
  const colon = typed.indexOf(":");
  if (colon > 0) {
    const field = typed.slice(0, colon);
    const start = typed.slice(colon + 1).toLocaleLowerCase();
    return valuesOf(field)
      .filter(([key, name]) => key.toLowerCase().startsWith(start) || name.toLocaleLowerCase().includes(start))
      .slice(0, most)
      .map(([key, name]) => ({ text: `${field}:${key}`, detail: name, value: `${minus}${field}:${key} `, whole: false }));
  }
  if (!typed) return [];
  const offers = fields.filter((field) => field.startsWith(typed) && typed.length < field.length)
    .map((field) => ({ text: `${field}:`, detail: known(`field.${field}`) ?? "", value: `${minus}${field}:`, whole: false }));
  const operator = operators.find((name) => name.startsWith(typed) && name !== typed);
  if (operator) offers.push({ text: operator, detail: known(`operator.${operator}`) ?? "", value: `${operator} `, whole: false });
  return offers;
}

/**
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<Offer[]>}
 */
async function serverOffers(text, signal) {
  const { before, words } = lastWords(text);
  if (words.length < 2) return [];
  try {
    const { suggestions } = await suggest(words, signal);
    return suggestions.map((one) => ({
      text: one.text,
      detail: [known(`suggestion.${one.kind}`) ?? one.kind, one.detail].filter(Boolean).join(" · "),
      value: `${before}${one.query}`, whole: true, href: before ? undefined : one.href,
    }));
  } catch {
    return [];
  }
}

/** @param {HTMLInputElement} input */
export function completeQuery(input) {
  const list = element("ul", { id: "offers", role: "listbox", "aria-label": t("search.offers"), hidden: true });
  input.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": "offers", "aria-expanded": "false",
  })) input.setAttribute(name, value);

  /** @type {Offer[]} */
  let offers = [];
  let active = -1;
  let asking = new AbortController();
  let timer = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = (/** @type {number} */ at) => {
    active = at;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `offer-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (/** @type {Offer} */ offer) => {
    if (offer.href) {
      location.assign(offer.href);
      return;
    }
    input.value = offer.whole ? offer.value : split(input.value).before + offer.value;
    close();
    input.focus();
    if (offer.whole) input.form?.requestSubmit();
    else schedule();
  };
  const open = (/** @type {number} */ pointed) => {
    list.replaceChildren(...offers.map((offer, i) => {
      const option = element("li", { id: `offer-${i}`, role: "option", "aria-selected": "false" },
        element("bdi", { class: "offer" }, offer.text), " ", element("span", { class: "detail", dir: "auto" }, offer.detail));
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(offer);
      });
      return option;
    }));
    list.hidden = offers.length === 0;
    input.setAttribute("aria-expanded", String(offers.length > 0));
    point(pointed);
  };
  const refresh = async () => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const own = localOffers(split(input.value).word);
    offers = own;
    open(-1);
    const others = await serverOffers(input.value, signal);
    if (signal.aborted || document.activeElement !== input) return;
    offers = [...own, ...others];
    open(active < own.length ? active : -1);
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = window.setTimeout(refresh, pause);
  };

  input.addEventListener("input", schedule);
  input.addEventListener("blur", () => {
    clearTimeout(timer);
    asking.abort();
    close();
  });
  input.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.isComposing) return;
    if (step && !list.hidden) {
      event.preventDefault();
      const next = active + step;
      point(next >= offers.length ? -1 : next < -1 ? offers.length - 1 : next);
    } else if (step > 0 && walk(1)) {
      event.preventDefault();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      take(offers[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}
