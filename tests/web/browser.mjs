// SPDX-License-Identifier: GPL-3.0-or-later
// A real browser on a real server over the sample corpus.
//
// usage: node browser.mjs MEA SAMPLES WORK_DIRECTORY [NAME] — exit 0 passed, 1 failed, 77 skipped (says what is missing).
// NAME runs the tests whose name contains it. Screenshots are left in WORK_DIRECTORY.
import { accessibility } from "./accessibility.mjs";
import { delegate } from "./delegate.mjs";
import { keyboard } from "./keyboard.mjs";
import { reading } from "./reading.mjs";
import { serve } from "./served.mjs";
import { walks } from "./walks.mjs";

const [mea, samples, work, only = ""] = process.argv.slice(2);
const site = await serve({ mea, samples, work });
let failed = 0;
for (const [name, test, expected] of [...walks(site), ...keyboard(site), ...delegate(site), ...reading(site), ...accessibility(site)]) {
  if (!name.includes(only)) continue;
  try {
    await test();
    site.finished(name, expected ?? (name.startsWith("axe") || name === "weight" || name.endsWith("px") ? /status of 404/ : null));
    console.log(`passed: ${name}`);
  } catch (error) {
    console.error(`failed: ${name}`);
    console.error(error);
    failed++;
  }
}
const code = await site.stop();
if (code !== 0) {
  console.error(`mea serve ended with ${code} on SIGTERM`);
  failed++;
}
process.exit(failed ? 1 : 0);
