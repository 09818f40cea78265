// SPDX-License-Identifier: GPL-3.0-or-later
// Every view by axe (WCAG 2.2 AA), in light, dark and Arabic; on a screen of 360 px; and what it costs to load.
import assert from "node:assert/strict";
import { longSymbol } from "./long_document.mjs";
import { decision, note } from "./walks.mjs";

const views = [
  ["home", "/"],
  ["search", "/?q=regional+centres&beside=fr"],
  ["nothing", "/?q=zzqqzz"],
  ["document", `/d/${note}?lang=en#p12`],
  ["long document", `/d/${longSymbol}#p2000`],
  ["long parallel", `/parallel/${longSymbol}?langs=en`],
  ["parallel", `/parallel/${note}?langs=en,ar`],
  ["decision", decision],
  ["decisions", "/decisions"],
  ["centres", "/centres?by=region"],
  ["documents", "/documents"],
  ["help", "/help"],
  ["missing", "/d/NO/SUCH/DOCUMENT"],
];
const dresses = [
  { name: "light", ui: "en" },
  { name: "dark", ui: "en", dark: true },
  { name: "arabic", ui: "ar" },
];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const narrow = 360;
const most = 200_000;

async function axe(site, path, name, dress) {
  const page = await site.newPage(dress);
  await site.open(page, path);
  await page.evaluate(site.axe.source);
  const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), rules);
  const found = violations.map((one) => `${one.impact} ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(found, [], `${name} in ${dress.name}`);
  await page.context().close();
}

async function fits(site, path, name) {
  const page = await site.newPage({ width: narrow, height: 740 });
  await site.open(page, path);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await site.shot(page, `narrow-${name}`);
  assert.ok(wide <= narrow, `${name}: ${wide} px wide on a screen of ${narrow}`);
  await page.context().close();
}

async function light(site, path, name) {
  const page = await site.newPage();
  let bytes = 0;
  page.on("requestfinished", async (request) => {
    const sizes = await request.sizes().catch(() => null);
    if (sizes) bytes += sizes.responseBodySize + sizes.responseHeadersSize;
  });
  await site.open(page, path);
  await page.waitForLoadState("networkidle");
  assert.ok(bytes > 0 && bytes <= most, `${name}: ${bytes} bytes transferred`);
  await page.context().close();
  return bytes;
}

/** @returns {[string, () => Promise<void>][]} */
export function accessibility(site) {
  return [
    ...dresses.map((dress) => [`axe in ${dress.name}`, async () => {
      for (const [name, path] of views) await axe(site, path, name, dress);
    }]),
    [`${narrow} px`, async () => { for (const [name, path] of views) await fits(site, path, name); }],
    ["weight", async () => {
      const sizes = [];
      for (const [name, path] of views) sizes.push(`${name} ${Math.round(await light(site, path, name) / 1000)}`);
      console.log(`  kB transferred: ${sizes.join(", ")}`);
    }],
  ];
}
