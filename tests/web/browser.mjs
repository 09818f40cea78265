// SPDX-License-Identifier: GPL-3.0-or-later
// A real browser on a real server over the sample corpus: opens the page, searches, follows a hit to its paragraph.
//
// usage: node browser.mjs MEA SAMPLES WORK_DIRECTORY — exit 0 passed, 1 failed, 77 skipped (says what is missing).
// Screenshots are left in WORK_DIRECTORY.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";

const [mea, samples, work] = process.argv.slice(2);
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
let playwright;
try {
  playwright = await import("playwright-core");
} catch {
  playwright = null;
}
if (!chromium || !playwright) {
  console.log(`skipped: ${chromium ? "playwright-core" : "chromium"} is not installed; ./dev deps web installs it`);
  process.exit(77);
}

mkdirSync(work, { recursive: true });
const index = mkdtempSync(join(tmpdir(), "mea-browser-"));
const ingested = spawnSync(mea, ["ingest", samples, "--index", index, "--quiet"], { stdio: ["ignore", "inherit", "inherit"] });
assert.ok([0, 3].includes(ingested.status), `ingest ended with ${ingested.status}`);

const server = spawn(mea, ["serve", "--index", index, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
const address = await new Promise((resolve, reject) => {
  server.stdout.on("data", (data) => resolve(String(data).trim()));
  server.on("exit", (code) => reject(new Error(`mea serve ended with ${code}`)));
});

const browser = await playwright.chromium.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

const outside = [];
const errors = [];

async function newPage() {
  const page = await browser.newPage({ viewport: { width: 1100, height: 800 } });
  page.on("request", (request) => { if (!request.url().startsWith(address)) outside.push(request.url()); });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  return page;
}

async function search(page, query) {
  await page.goto(address);
  await page.getByRole("searchbox").fill(query);
  await page.keyboard.press("Enter");
  await page.locator(".hit").first().waitFor();
}

const cases = [
  { name: "english", query: '"regional centres"', language: "en", direction: "ltr" },
  { name: "chinese", query: "区域中心", language: "zh", direction: "ltr" },
  { name: "russian", query: "решение СК-1/15", language: "ru", direction: "ltr" },
  { name: "arabic", query: "المراكز الإقليمية", language: "ar", direction: "rtl" },
];

async function walk({ name, query, language, direction }) {
  const page = await newPage();
  await search(page, query);
  assert.match(await page.locator("#status").innerText(), /passage/, `${name}: no count`);
  assert.ok(await page.locator(".hit mark").count() > 0, `${name}: nothing is highlighted`);
  const hit = page.locator(`.hit:has(.snippet[lang="${language}"])`).first();
  await hit.waitFor();
  assert.equal(await hit.locator(".snippet").getAttribute("dir"), direction, `${name}: direction of the snippet`);
  await page.screenshot({ path: join(work, `search-${name}.png`) });
  await hit.locator("h2 a").click();
  await page.locator(".passage.here").waitFor();
  const fragment = new URL(page.url()).hash.slice(1);
  const here = page.locator(".passage.here");
  assert.equal(await here.getAttribute("id"), decodeURIComponent(fragment), `${name}: the wrong passage is shown`);
  assert.ok(await here.isVisible(), `${name}: the passage is not in view`);
  assert.equal(await page.locator("article").getAttribute("dir"), direction, `${name}: direction of the document`);
  await page.screenshot({ path: join(work, `document-${name}.png`) });
  const again = await newPage();
  await again.goto(page.url());
  await again.locator(".passage.here").waitFor();
  assert.equal(await again.locator(".passage.here").innerText(), await here.innerText(), `${name}: the permalink differs`);
  await again.close();
  await page.goBack();
  await page.locator(".hit").first().waitFor();
  await page.close();
}

async function badInput() {
  const page = await newPage();
  await page.goto(`${address}?q=${encodeURIComponent('"unbalanced')}`);
  await page.waitForFunction(() => document.querySelector("#status").textContent.length > 12);
  assert.ok(!(await page.locator("#status").innerText()).includes("passage"), "a broken query gave hits");
  await page.goto(`${address}?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`);
  await page.waitForFunction(() => document.querySelector("#status").textContent.length > 12);
  assert.equal(await page.locator("main img").count(), 0, "the query became HTML");
  await page.close();
}

let failed = false;
try {
  for (const one of cases) {
    await walk(one);
    console.log(`passed: ${one.name}`);
  }
  errors.length = 0;
  await badInput();
  console.log("passed: bad input");
  assert.deepEqual(outside, [], "requests left the server");
} catch (error) {
  console.error(error);
  if (errors.length) console.error("in the page:", errors);
  failed = true;
} finally {
  await browser.close();
  server.removeAllListeners("exit");
  const ended = new Promise((resolve) => server.on("exit", resolve));
  server.kill("SIGTERM");
  const code = await ended;
  if (code !== 0) {
    console.error(`mea serve ended with ${code} on SIGTERM`);
    failed = true;
  }
  rmSync(index, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
