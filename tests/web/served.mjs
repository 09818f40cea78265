// SPDX-License-Identifier: GPL-3.0-or-later
// The sample corpus behind `mea serve`, and a browser in front of it. What leaves the server or goes wrong in a page is
// kept: every test ends with finished().
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import assert from "node:assert/strict";
import { writeLongDocument } from "./long_document.mjs";

const skipped = 77;
const patience = 15_000;

/** The browser, its driver and what it is checked with; ends the process with 77 where one is missing. */
export async function browserParts() {
  const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
  const playwright = await import("playwright-core").catch(() => null);
  const axe = await import("axe-core").then((module) => module.default, () => null);
  const missing = Object.entries({ chromium, "playwright-core": playwright, "axe-core": axe }).filter(([, part]) => !part);
  if (missing.length) {
    console.log(`skipped: not installed: ${missing.map(([name]) => name).join(", ")}; ./dev deps web installs what is missing`);
    process.exit(skipped);
  }
  return { chromium, playwright, axe };
}

/**
 * @param {{mea: string, samples: string, work: string}} paths
 */
export async function serve({ mea, samples, work }) {
  const { chromium, playwright, axe } = await browserParts();
  mkdirSync(work, { recursive: true });
  const index = mkdtempSync(join(tmpdir(), "mea-browser-"));
  const long = join(mkdtempSync(join(tmpdir(), "mea-long-")), "long.html");
  writeLongDocument(long);
  const ingested = spawnSync(mea, ["ingest", samples, long, "--index", index, "--quiet"], { stdio: ["ignore", "inherit", "ignore"] });
  assert.ok([0, 3].includes(ingested.status), `ingest ended with ${ingested.status}`);
  const server = spawn(mea, ["serve", "--index", index, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  const address = await new Promise((resolve, reject) => {
    server.stdout.on("data", (data) => resolve(String(data).trim().replace(/\/$/, "")));
    server.on("exit", (code) => reject(new Error(`mea serve ended with ${code}`)));
  });
  const browser = await playwright.chromium.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  const outside = [];
  const errors = [];

  /** A page of its own browser profile; `ui` is the language the browser asks for. */
  async function newPage({ ui = "en", width = 1100, height = 800, dark = false, script = true, reduced = false } = {}) {
    const context = await browser.newContext({
      locale: ui, viewport: { width, height }, colorScheme: dark ? "dark" : "light", javaScriptEnabled: script,
      reducedMotion: reduced ? "reduce" : "no-preference", permissions: ["clipboard-read", "clipboard-write"],
    });
    context.setDefaultTimeout(patience);
    context.on("page", watch);
    return context.newPage();
  }

  function watch(page) {
    page.on("request", (request) => { if (!request.url().startsWith(address)) outside.push(request.url()); });
    page.on("pageerror", (error) => errors.push(`${page.url()}: ${error}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) errors.push(`${page.url()}: ${message.text()} ${message.location().url}`);
    });
  }

  /** Opens a path of the page and waits until its view stands. */
  async function open(page, path) {
    await page.goto(`${address}${path}`);
    await ready(page);
  }

  async function ready(page) {
    await page.waitForFunction(() => document.body.dataset.ready === "true");
  }

  /** Nothing left the server, nothing went wrong in a page; what `expected` matches is part of the test. */
  function finished(name, expected = null) {
    const found = errors.splice(0).filter((error) => !(expected && expected.test(error)));
    assert.deepEqual(found, [], `${name}: errors in the page`);
    assert.deepEqual(outside, [], `${name}: requests left the server`);
  }

  async function stop() {
    await browser.close();
    server.removeAllListeners("exit");
    const ended = new Promise((resolve) => server.on("exit", resolve));
    server.kill("SIGTERM");
    const code = await ended;
    for (const made of [index, dirname(long)]) rmSync(made, { recursive: true, force: true });
    return code;
  }

  const shot = (page, name) => page.screenshot({ path: join(work, `${name}.png`) });
  return { address, axe, newPage, open, ready, finished, stop, shot };
}
