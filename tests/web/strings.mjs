// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the page: every language has every key, with the same placeholders and all its plural forms; keys that
// come from data have words; and no file of the page holds words of its own.
//
// usage: node strings.mjs ROOT — exit 0 passed, 1 failed
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";

const root = process.argv[2];
const web = join(root, "app/web");
const languages = ["ar", "en", "es", "fr", "ru", "zh"];
const read = (language) => JSON.parse(readFileSync(join(web, "strings", `${language}.json`), "utf8"));
const all = Object.fromEntries(languages.map((language) => [language, read(language)]));
const keys = Object.keys(all.en).sort();
const usualCounts = 1000;

const placeholders = (words) => [...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

/** The plural forms that counts up to a thousand ask for. */
function formsOf(language) {
  const rules = new Intl.PluralRules(language);
  const forms = new Set(["other"]);
  for (let n = 0; n <= usualCounts; n++) forms.add(rules.select(n));
  return [...forms];
}

for (const language of languages) {
  assert.deepEqual(Object.keys(all[language]).sort(), keys, `${language}: keys`);
  for (const key of keys) {
    const english = all.en[key];
    const words = all[language][key];
    assert.equal(typeof words, typeof english, `${language} ${key}: plural forms`);
    if (typeof words === "string") {
      assert.deepEqual(placeholders(words), placeholders(english), `${language} ${key}: placeholders`);
      assert.ok(words.trim().length > 0, `${language} ${key}: no words`);
      continue;
    }
    for (const form of formsOf(language)) assert.ok(words[form]?.trim(), `${language} ${key}: no form for "${form}"`);
    const wanted = placeholders(english.other);
    for (const [form, text] of Object.entries(words)) {
      const rest = wanted.filter((name) => name !== "n" || placeholders(text).includes("n"));
      assert.deepEqual(placeholders(text), rest, `${language} ${key} ${form}: placeholders`);
    }
    assert.deepEqual(placeholders(words.other), wanted, `${language} ${key}: placeholders of the common form`);
  }
}

// What another file names must have words here.
const verbs = JSON.parse(readFileSync(join(root, "corpus/lexicon/verbs.json"), "utf8")).entries
  .map(({ key }) => key).filter((key) => !key.includes(":"));
const kinds = [...readFileSync(join(root, "pipeline/segment.cpp"), "utf8").matchAll(/^ {4}"(?:[^\n]*)/gm)]
  .flatMap(([line]) => [...line.matchAll(/"(\w+)"/g)].map(([, kind]) => kind));
assert.ok(verbs.length > 10 && kinds.length > 10, "verbs and kinds were not found where they are looked for");
for (const key of [...verbs.map((verb) => `verb.${verb}`), ...kinds.map((kind) => `kind.${kind}`)])
  assert.ok(keys.includes(key), `no words for ${key}`);

// Keys that nothing asks for are words for nobody.
const textsOf = (folder, names) => readdirSync(join(root, folder)).filter((name) => names.test(name))
  .map((name) => readFileSync(join(root, folder, name), "utf8"));
const sources = [...textsOf("app/web", /\.(js|html)$/), ...textsOf("app/render", /^page.*\.cpp$/)].join("\n");
const families = [...sources.matchAll(/`([a-z_.]+\.)\$\{|"([a-z_]+\.)"\)? \+/g)].map(([, script, server]) => script ?? server);
for (const key of keys) {
  assert.ok(sources.includes(`"${key}"`) || families.some((family) => key.startsWith(family)), `nothing asks for ${key}`);
}
console.log(`passed: ${keys.length} strings in ${languages.length} languages`);
