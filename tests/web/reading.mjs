// SPDX-License-Identifier: GPL-3.0-or-later
// Reading: without JavaScript, on paper, from a bad address; and what hostile words do to the page.
import assert from "node:assert/strict";
import { note } from "./walks.mjs";

async function withoutScript(site) {
  for (const [language, direction] of [["en", "ltr"], ["zh", "ltr"], ["ar", "rtl"]]) {
    const page = await site.newPage({ script: false });
    await page.goto(`${site.address}/d/${note}?lang=${language}#p12`);
    const passage = page.locator('[id="p12"]');
    assert.ok((await passage.innerText()).length > 40, `${language}: paragraph 12 is not there without JavaScript`);
    const dressed = page.locator(`main [lang="${language}"]`).first();
    assert.equal(await dressed.getAttribute("dir"), direction, `${language}: direction without JavaScript`);
    await site.shot(page, `plain-${language}`);
    await page.context().close();
  }
}

async function onPaper(site) {
  const page = await site.newPage();
  await site.open(page, `/d/${note}?lang=en`);
  await page.emulateMedia({ media: "print" });
  for (const gone of [".top", ".outline", "footer"]) assert.ok(await page.locator(gone).first().isHidden(), `${gone} is printed`);
  assert.ok(await page.locator("#p12").isVisible(), "the text is not printed");
  await site.shot(page, "print");
  await page.context().close();
}

async function copied(site) {
  const page = await site.newPage();
  await site.open(page, `/d/${note}?lang=fr#p11`);
  await page.locator(".passage.here .tools button").first().click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, `${site.address}/d/${note}?lang=fr#p11`, "the copied link");
  await page.locator(".languages a[lang='zh']").click();
  await page.locator(".passage.here[id='p11']").waitFor();
  assert.equal(await page.locator("article").getAttribute("lang"), "zh", "another language keeps the passage");
  await page.context().close();
}

const hostile = ['"unbalanced', "<img src=x onerror=alert(1)>", "year:abc", "nofield:x", "((((", "‮مرحبا", "a".repeat(300)];

async function badInput(site) {
  const page = await site.newPage();
  page.on("dialog", () => assert.fail("a script in the query ran"));
  for (const query of hostile) {
    await site.open(page, `/?q=${encodeURIComponent(query)}`);
    assert.equal(await page.locator("main img").count(), 0, "the query became HTML");
    assert.ok((await page.locator("main").innerText()).length > 10, `nothing is said of ${query}`);
  }
  for (const path of ["/d/NO/SUCH", "/decision/decision:nobody:0/0", "/parallel/NO/SUCH"]) {
    await site.open(page, path);
    assert.ok(await page.locator("main .empty h1").isVisible(), `${path} says nothing`);
  }
  await page.context().close();
}

async function chosenLanguage(site) {
  const page = await site.newPage({ ui: "en" });
  await site.open(page, "/centres?by=region");
  await page.locator("#languages a[lang='ru']").click();
  await page.waitForFunction(() => document.documentElement.lang === "ru" && document.body.dataset.ready === "true");
  assert.ok(!page.url().includes("ui="), "the language stays in the address");
  assert.match(await page.locator("main").innerText(), /Африка/, "regions are not in Russian");
  await site.open(page, "/documents");
  assert.equal(await page.locator("html").getAttribute("lang"), "ru", "the choice is forgotten");
  await page.context().close();
}

/** @returns {[string, () => Promise<void>, RegExp?][]} the last: errors that the test provokes */
export function reading(site) {
  return [
    ["reading without JavaScript", () => withoutScript(site)],
    ["reading on paper", () => onPaper(site)],
    ["links to passages", () => copied(site)],
    ["choice of language", () => chosenLanguage(site)],
    ["bad input", () => badInput(site), /status of (400|404)/],
  ];
}
