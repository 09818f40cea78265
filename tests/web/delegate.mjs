// SPDX-License-Identifier: GPL-3.0-or-later
// What delegates come for: who cites a decision, the centres and the decisions that made them, a paragraph beside its
// Chinese, a document in one's own language.
import assert from "node:assert/strict";
import { note } from "./walks.mjs";

async function whoCites(site) {
  for (const [ui, query] of [["en", "SC-1/15"], ["ru", "решение СК-1/15"], ["zh", "第SC-1/15号决定"], ["ar", "المقرر ا س-1/15"]]) {
    const page = await site.newPage({ ui });
    await site.open(page, "/");
    await page.getByRole("combobox").first().fill(query);
    await page.keyboard.press("Enter");
    await page.locator(".hit, .empty").first().waitFor();
    await site.ready(page);
    await page.locator(".named a[href='/decision/decision:stockholm-cop:SC-1/15']").click();
    await page.locator(".edges .entry").first().waitFor();
    const entries = page.locator("section[aria-labelledby='cited-by'] .entry");
    assert.ok(await entries.count() > 2, `${ui}: hardly anybody cites it`);
    assert.ok(await entries.locator(".name .title").count() > 0, `${ui}: documents that cite are not named`);
    assert.equal(await page.getByText("sha256").count(), 0, `${ui}: a hash is shown as a name`);
    await page.context().close();
  }
}

async function centres(site) {
  const page = await site.newPage();
  await site.open(page, "/centres");
  const made = page.locator(".centres .entry a[href*='SC-4/23']");
  assert.ok(await made.count() > 3, "the decision that endorsed the centres is not named");
  assert.match(await page.locator("h1").innerText(), /\d+ centres/, "the heading does not count");
  await made.first().click();
  await page.waitForURL(/SC-4\/23$/);
  await site.ready(page);
  assert.match(await page.locator("h1").innerText(), /SC-4\/23/);
  await page.context().close();
}

async function beside(site) {
  const page = await site.newPage();
  await site.open(page, '/?q="regional+centres"&lang=en&beside=zh');
  const other = page.locator(".hit .beside[lang=zh]").first();
  assert.ok((await other.innerText()).length > 5, "no Chinese beside the hit");
  const hit = page.locator(`.hit:has(a[href*="INF/97"]):has(a[href^="/parallel/"])`).first();
  await hit.locator("a[href^='/parallel/']").click();
  await page.locator("tr.here").waitFor();
  for (const link of ["en", "zh"]) {
    const chosen = page.locator(`.versions a[lang="${link}"]`);
    if (!await chosen.getAttribute("aria-current")) {
      await chosen.click();
      await site.ready(page);
    }
    assert.ok((await page.locator(`tr.here td[lang="${link}"]`).innerText()).length > 5, `${link}: not beside`);
  }
  await page.context().close();
}

async function ownLanguage(site) {
  for (const ui of ["ar", "en", "es", "fr", "ru", "zh"]) {
    const page = await site.newPage({ ui });
    await site.open(page, `/d/${note}`);
    assert.equal(await page.locator("article").getAttribute("lang"), ui, `${ui}: another version is shown`);
    await page.context().close();
  }
}

/** @returns {[string, () => Promise<void>][]} */
export function delegate(site) {
  return [
    ["who cites a decision", () => whoCites(site)],
    ["centres and their decisions", () => centres(site)],
    ["a paragraph beside its Chinese", () => beside(site)],
    ["a document in the reader's language", () => ownLanguage(site)],
  ];
}
