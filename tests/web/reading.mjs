// SPDX-License-Identifier: GPL-3.0-or-later
// Reading: without JavaScript, on paper, from a bad address; and what hostile words do to the page.
import assert from "node:assert/strict";
import { longParagraphs, longSymbol } from "./long_document.mjs";
import { decision, note } from "./walks.mjs";

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

/** The server writes the page; the script adds to it and asks for no second copy. */
async function sentOnce(site) {
  const page = await site.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await site.open(page, `/d/${note}?lang=en#p12`);
  await page.locator(".passage.here .tools").waitFor();
  assert.deepEqual(asked.filter((path) => path.endsWith("/document")), [], "the document was sent again");
  assert.equal(asked.filter((path) => path.startsWith("/d/")).length, 1);
  await site.open(page, `/parallel/${note}?langs=en,ar#p12`);
  await page.locator("tr.here").waitFor();
  assert.deepEqual(asked.filter((path) => path.endsWith("/parallel")), [], "the versions were sent again");
  await page.context().close();
}

async function notes(site) {
  for (const language of ["en", "ar", "zh"]) {
    const page = await site.newPage({ ui: language });
    await site.open(page, `/d/${note}?lang=${language}`);
    const call = page.locator("sup a.call").first();
    const id = decodeURIComponent(new URL(await call.getAttribute("href"), page.url()).hash.slice(1));
    assert.equal((await call.innerText()).trim(), id.replace(/^.*fn/, ""), `${language}: the mark is not the note's`);
    const from = await call.evaluate((one) => one.closest(".passage").id);
    await call.click();
    const target = page.locator(".passage.footnote.here");
    await target.waitFor();
    assert.equal(await target.getAttribute("id"), id, `${language}: another note`);
    await target.locator("a.back").click();
    await page.waitForFunction(() => location.hash.startsWith("#call-"));
    const box = await call.boundingBox();
    assert.ok(box && box.y >= 0 && box.y < 800, `${language}: the way back does not lead to passage ${from}`);
    await page.context().close();
  }
}

async function inParts(site) {
  const page = await site.newPage();
  await site.open(page, `/d/${longSymbol}`);
  const first = await page.locator(".passage").count();
  assert.ok(first > 100 && first < longParagraphs / 2, `${first} passages in the first part`);
  assert.ok(await page.locator("#p1").isVisible());
  await page.locator(".parts a[rel=next]").first().click();
  await site.ready(page);
  assert.equal(await page.locator("#p1").count(), 0, "the next part begins again");
  assert.match(await page.locator(".parts span").first().innerText(), /Part 2 of \d+/);
  const last = `p${longParagraphs}`;
  await site.open(page, `/d/${longSymbol}#${last}`);
  await page.locator(`.passage.here[id="${last}"]`).waitFor();
  await page.locator(".outline a").first().click();
  await page.locator(".passage.here").waitFor();
  await site.open(page, `/d/${longSymbol}#p99999`);
  await page.waitForFunction(() => document.querySelector("#status").textContent.includes("p99999"));
  await page.context().close();
  const plain = await site.newPage({ script: false });
  await plain.goto(`${site.address}/d/${longSymbol}?at=${last}#${last}`);
  assert.ok(await plain.locator(`#${last}`).isVisible(), "the last part cannot be read without JavaScript");
  await plain.context().close();
}

/** Without JavaScript every view is in the reader's language, headings and errors too. */
async function spokenToEveryone(site) {
  const views = ["/", `/d/${note}`, `/parallel/${note}`, decision, "/decisions", "/centres", "/documents", "/d/NO/SUCH", "/decision/nothing"];
  for (const ui of ["ar", "en", "es", "fr", "ru", "zh"]) {
    const words = await (await fetch(`${site.address}/strings/${ui}.json`)).json();
    const known = new Set(Object.values(words).filter((one) => typeof one === "string"));
    const page = await site.newPage({ ui, script: false });
    for (const path of views) {
      await page.goto(`${site.address}${path}`);
      assert.equal(await page.locator("html").getAttribute("lang"), ui, `${path}: language`);
      const said = await page.locator("nav.site a, #search button, th[scope=col]:not([lang]), .facts dt, .outline summary, main .empty h1, main section > h2")
        .evaluateAll((all) => all.map((one) => one.textContent.trim()));
      for (const text of said) assert.ok(known.has(text), `${ui} ${path}: "${text}" is not in the words of the page`);
    }
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
    ["a document is sent once", () => sentOnce(site)],
    ["notes and back", () => notes(site)],
    ["long documents in parts", () => inParts(site)],
    ["six languages without JavaScript", () => spokenToEveryone(site), /status of (400|404)/],
    ["reading on paper", () => onPaper(site)],
    ["links to passages", () => copied(site)],
    ["choice of language", () => chosenLanguage(site)],
    ["bad input", () => badInput(site), /status of (400|404)/],
  ];
}
