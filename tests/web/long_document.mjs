// SPDX-License-Identifier: GPL-3.0-or-later
// A document that no page could hold at once: numbered paragraphs under headings, a page of HTML.
import { writeFileSync } from "node:fs";

export const longSymbol = "UNEP/POPS/COP.21/INF/950";
export const longParagraphs = 990;

const words = ["parties", "secretariat", "waste", "centre", "financial", "assistance", "report", "annex", "mercury",
  "region", "capacity", "training", "budget", "review", "inventory", "listing", "chemicals", "measures"];

/** Words in an order that compresses as badly as a text of its own. @param {number} paragraph */
function sentence(paragraph) {
  const chosen = [];
  for (let i = 0; i < 200; i++) chosen.push(words[(paragraph * 7919 + i * i * 104729 + ((paragraph * i) % 31)) % words.length]);
  return `${chosen.join(" ")}, recalling decision SC-${1 + (paragraph % 20)}/${1 + (paragraph % 37)}`;
}

/** @param {string} file */
export function writeLongDocument(file) {
  const parts = [`<p>${longSymbol}</p><h1>A report of great length</h1>`];
  for (let i = 1; i <= longParagraphs; i++) {
    if (i % 40 === 1) parts.push(`<h2>${["I", "V", "X"][i % 3]}${i}. Matters of chapter ${i}</h2>`);
    parts.push(`<p>${i}. The Conference considered ${sentence(i)}.</p>`);
  }
  writeFileSync(file, `<!doctype html><html lang="en"><meta charset="utf-8"><title>A report of great length</title><body>${parts.join("\n")}</body></html>`);
}
