// SPDX-License-Identifier: GPL-3.0-or-later
// The page without a pointer: completion, hits, help, and single keys that can be switched off.
import assert from "node:assert/strict";

const active = (page, what) => page.evaluate((one) => document.activeElement?.matches(one) ?? false, what);

async function completion(site) {
  const page = await site.newPage();
  await site.open(page, "/");
  await page.keyboard.press("/");
  assert.ok(await active(page, "#query"), "/ does not go to the search box");
  await page.keyboard.type("trea");
  await page.locator('[role="option"]').first().waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("#query").getAttribute("aria-activedescendant"), "offer-0");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#query").inputValue(), "treaty:");
  await page.keyboard.type("stock");
  await page.locator('[role="option"]', { hasText: "treaty:stockholm" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#query").inputValue(), "treaty:stockholm ");
  await page.keyboard.type("SC-1/1");
  await page.locator('[role="option"]', { hasText: "SC-1/15" }).first().waitFor();
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#offers").isHidden(), "Escape does not close the suggestions");
  await page.context().close();
}

async function hits(site) {
  const page = await site.newPage();
  await site.open(page, "/");
  await page.keyboard.press("/");
  await page.keyboard.type("regional centres");
  await page.keyboard.press("Enter");
  await page.locator(".hit").first().waitFor();
  await site.ready(page);
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  assert.ok(await active(page, ".hit:nth-child(1) h2 a"), "the arrow does not reach the first hit");
  await page.keyboard.press("ArrowDown");
  assert.ok(await active(page, ".hit:nth-child(2) h2 a"), "the arrow does not reach the second hit");
  await page.keyboard.press("ArrowUp");
  assert.ok(await active(page, ".hit:nth-child(1) h2 a"), "the arrow does not go back");
  await page.keyboard.press("Enter");
  await page.locator(".passage.here").waitFor();
  await site.open(page, "/documents");
  await page.keyboard.press("Tab");
  assert.ok(await active(page, ".skip"), "the first stop is not the way past the frame");
  await page.keyboard.press("Enter");
  assert.ok(await active(page, "main"), "the way past the frame does not lead to the text");
  await page.context().close();
}

async function help(site) {
  const page = await site.newPage();
  await site.open(page, "/documents");
  await page.keyboard.press("?");
  const dialog = page.locator("dialog.help");
  await dialog.waitFor();
  await dialog.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  assert.equal(await dialog.count(), 0, "a key that is switched off acts");
  assert.ok(!await active(page, "#query"), "a key that is switched off acts");
  await page.context().close();
}

/** Focus is always seen. */
async function visibleFocus(site) {
  const page = await site.newPage();
  await site.open(page, "/?q=regional+centres");
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const here = document.activeElement;
      if (!here || here === document.body) return "body";
      const style = getComputedStyle(here);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 ? "" : here.outerHTML.slice(0, 120);
    });
    if (seen === "body") break;
    assert.equal(seen, "", "focus is not visible");
  }
  await page.context().close();
}

/** @returns {[string, () => Promise<void>][]} */
export function keyboard(site) {
  return [
    ["completion by keys", () => completion(site)],
    ["hits by keys", () => hits(site)],
    ["help by keys", () => help(site)],
    ["focus is visible", () => visibleFocus(site)],
  ];
}
