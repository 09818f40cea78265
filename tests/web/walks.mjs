// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a delegate: search → facet → hit → page image with the passage's box → versions side by side → decision →
// citation graph → permalink in a fresh tab → back.
import assert from "node:assert/strict";

const note = "UNEP/POPS/COP.21/INF/97";
const decision = "/decision/decision:stockholm-cop:SC-21/1";

const cases = [
  { ui: "en", query: '"regional centres"', language: "en", direction: "ltr", count: /\d+ passages/, kind: "footnote" },
  { ui: "zh", query: "区域中心", language: "zh", direction: "ltr", count: /\d+个段落/ },
  { ui: "ar", query: "المراكز الإقليمية", language: "ar", direction: "rtl", count: /فقر/ },
  { ui: "ru", query: "региональные центры", language: "ru", direction: "ltr", count: /фрагмент/ },
];

async function searched(site, { ui, query, language, direction, count }) {
  const page = await site.newPage({ ui });
  await site.open(page, "/");
  assert.equal(await page.locator("html").getAttribute("lang"), ui, `${ui}: the page is not in the browser's language`);
  assert.equal(await page.locator("html").getAttribute("dir"), direction, `${ui}: direction of the page`);
  await site.shot(page, `home-${ui}`);
  await page.getByRole("combobox").first().fill(query);
  await page.keyboard.press("Enter");
  await page.locator(".hit").first().waitFor();
  assert.match(await page.locator("#status").innerText(), count, `${ui}: no count`);
  assert.ok(await page.locator(".hit mark").count() > 0, `${ui}: nothing is highlighted`);
  await page.locator(`.facets a[href*="lang=${language}"]`).first().click();
  await page.locator(".chosen a").waitFor();
  await site.ready(page);
  const languages = await page.locator(".hit .snippet").evaluateAll((all) => [...new Set(all.map((one) => one.lang))]);
  assert.deepEqual(languages, [language], `${ui}: the facet did not narrow`);
  await page.locator(".facets").waitFor();
  await site.shot(page, `search-${ui}`);
  return page;
}

/** The page is mirrored: what begins a line begins at the other side. */
async function mirrored(page, direction, name) {
  const [home, nav] = await page.evaluate(() => [".home", ".site"].map((one) => document.querySelector(one).getBoundingClientRect().left));
  assert.equal(home > nav, direction === "rtl", `${name}: the frame is not mirrored`);
  const [facets, results] = await page.evaluate(() => [".facets", ".results"].map((one) => document.querySelector(one).getBoundingClientRect().left));
  assert.equal(facets > results, direction === "rtl", `${name}: the results are not mirrored`);
}

async function pageImage(site, page, name) {
  await page.locator(`.hit:has(a[href*="INF/97"]) button.link`).first().click();
  const dialog = page.locator("dialog.page");
  const image = dialog.locator("img");
  await image.waitFor();
  await page.waitForFunction(() => document.querySelector("dialog.page img")?.naturalWidth > 100);
  const frame = await dialog.locator("svg rect").first().boundingBox();
  const sheet = await image.boundingBox();
  assert.ok(frame && sheet, `${name}: no frame`);
  assert.ok(frame.x >= sheet.x && frame.y >= sheet.y && frame.x + frame.width <= sheet.x + sheet.width + 1
    && frame.y + frame.height <= sheet.y + sheet.height + 1, `${name}: the frame is off the page`);
  assert.ok(frame.width > 50 && frame.height > 8, `${name}: the frame is no passage`);
  await site.shot(page, `image-${name}`);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

async function read(site, page, { ui, language, direction }) {
  const hit = page.locator(`.hit:has(a[href*="INF/97"])`).first();
  const wanted = new URL(await hit.locator("h2 a").getAttribute("href"), site.address);
  await hit.locator("h2 a").click();
  const here = page.locator(".passage.here");
  await here.waitFor();
  assert.equal(await here.getAttribute("id"), decodeURIComponent(wanted.hash.slice(1)), `${ui}: another passage is shown`);
  assert.ok(await here.isVisible(), `${ui}: the passage is not in view`);
  const article = page.locator("article");
  assert.equal(await article.getAttribute("lang"), language, `${ui}: language of the document`);
  assert.equal(await article.getAttribute("dir"), direction, `${ui}: direction of the document`);
  assert.ok(await page.locator(".outline a").count() > 2, `${ui}: no outline`);
  assert.ok(await page.locator("a.entity.decision").count() > 0, `${ui}: decisions are no links`);
  await site.shot(page, `document-${ui}`);
  const again = await page.context().newPage();
  await again.goto(page.url());
  await again.locator(".passage.here").waitFor();
  const words = (one) => one.locator(".passage.here > :is(p, h2, h3)").innerText();
  assert.equal(await words(again), await words(page), `${ui}: the permalink differs`);
  await again.close();
}

async function sideBySide(site, page, { ui, language, direction }) {
  await page.locator(".tools a[href^='/parallel/']").click();
  await page.locator("tr.here").waitFor();
  const cell = page.locator(`tr.here td[lang="${language}"]`);
  assert.equal(await cell.getAttribute("dir"), direction, `${ui}: direction of the column`);
  assert.equal(await page.locator("tr.here td[lang]").count(), 2, `${ui}: two versions`);
  await page.locator(`.versions a[lang="${language === "es" ? "fr" : "es"}"]`).click();
  await page.waitForURL(/langs=\w+%2C\w+%2C|langs=\w+,\w+,/);
  await site.ready(page);
  assert.equal(await page.locator("thead th").count(), 3, `${ui}: three versions`);
  await site.shot(page, `parallel-${ui}`);
  await page.goBack();
  await page.goBack();
  await page.locator("article").waitFor();
}

async function decided(site, page, { ui }) {
  await site.open(page, decision);
  assert.match(await page.locator("h1").innerText(), /SC-21\/1/);
  assert.ok(await page.locator(".text .passage").count() > 2, `${ui}: the text of the decision is missing`);
  assert.ok(await page.locator(".edges .entry").count() > 0, `${ui}: nobody cites it`);
  assert.ok((await page.locator(".edges .verb").first().innerText()).length > 1, `${ui}: no verb`);
  const picture = page.locator(".picture svg");
  await picture.waitFor();
  const before = await picture.getAttribute("viewBox");
  await page.locator(".picture").focus();
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await picture.getAttribute("viewBox"), before, `${ui}: keys do not move the graph`);
  await page.keyboard.press("0");
  await page.locator(".picture").scrollIntoViewIfNeeded();
  await site.shot(page, `decision-${ui}`);
  const other = page.locator(".picture svg a").filter({ hasNotText: "SC-21/1" }).first();
  const target = await other.evaluate((one) => one.getAttribute("xlink:href") ?? one.getAttribute("href"));
  await other.click();
  await page.waitForURL((url) => url.pathname !== decision);
  await site.ready(page);
  assert.ok(target.includes("/d") || target.includes("/decision"), `${ui}: a node leads to ${target}`);
  await page.goBack();
  await page.waitForURL((url) => url.pathname === decision);
}

/** @returns {[string, () => Promise<void>][]} */
export function walks(site) {
  return cases.map((one) => [`walk ${one.ui}`, async () => {
    const page = await searched(site, one);
    await mirrored(page, one.direction, one.ui);
    await pageImage(site, page, one.ui);
    await read(site, page, one);
    await sideBySide(site, page, one);
    await page.goBack();
    await page.locator(".hit").first().waitFor();
    await decided(site, page, one);
    await page.context().close();
  }]);
}

export { note, decision };
