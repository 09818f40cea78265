// SPDX-License-Identifier: GPL-3.0-or-later
// The page's JSDoc types, checked by TypeScript. usage: node types.mjs — exit 0 passed, 1 failed, 77 skipped
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const compiler = join(here, "node_modules/typescript/bin/tsc");
if (!existsSync(compiler)) {
  console.log("skipped: typescript is not installed; ./dev deps web installs it");
  process.exit(77);
}
process.exit(spawnSync(process.execPath, [compiler, "-p", join(here, "tsconfig.json")], { stdio: "inherit" }).status === 0 ? 0 : 1);
