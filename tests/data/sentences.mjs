// Proves that no sentence stands twice in our catalogue: not in two entries, not
// in an entry and the model, not in a chapter, an architecture or a comparison.  Texts of entries come from
// `strata export`, so that what is compared is what readers read.
//
//   node sentences.mjs STRATA CATALOGUE

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const [strata, catalogue] = process.argv.slice(2);
const SHORT = 25; // "Canary", "Homepage": words, not sentences

const sentences = (text) =>
  text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?])\s+/)
    .map((s) => s.trim())
    .filter((s) => s.length >= SHORT);

const seen = new Map();
let texts = 0;
let twice = 0;

function look(where, text) {
  texts++;
  for (const sentence of sentences(text)) {
    const key = sentence.toLowerCase();
    if (seen.has(key)) {
      twice++;
      console.log(`${where}: stands in ${seen.get(key)} too: ${sentence}`);
    } else seen.set(key, where);
  }
}

const exported = JSON.parse(
  execFileSync(strata, ['export', catalogue, '--format=json'], { maxBuffer: 1 << 28 }),
);
for (const { file, fields } of exported.entries) {
  look(file, fields.summary);
  look(file, fields.description);
  for (const also of fields.also ?? []) look(file, also.reason);
}

// The model's texts are one line each, or a literal block; its keys are not text.
const model = path.join(catalogue, 'model.yml');
for (const line of fs.readFileSync(model, 'utf8').split(/\n(?=\s*(?:- )?\w+:)/)) {
  const text = line.match(/^\s*(?:- )?(?:definition|responsibility|description|does|reason|split): *\|?([\s\S]*)$/);
  if (text) look(model, text[1]);
}

const paper = path.join(catalogue, 'whitepaper');
for (const name of fs.readdirSync(paper)) {
  const body = fs.readFileSync(path.join(paper, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  // Chapters about a layer share their headings: a rule of the check asks for it.
  for (const paragraph of body.replace(/^#+ .*$/gm, '').split(/\n\s*\n/)) look(path.join(paper, name), paragraph);
}

for (const folder of ['stacks', 'comparisons'])
  for (const name of fs.readdirSync(path.join(catalogue, folder))) {
    const text = fs.readFileSync(path.join(catalogue, folder, name), 'utf8');
    for (const value of text.split(/\n(?=\s*(?:- )?[\w-]+:)/)) {
      const said = value.match(/^\s*(?:- )?(?:summary|description|role|exit|when|split|expect|recover|breaks): *[|>]?-?([\s\S]*)$/);
      if (said) look(path.join(folder, name), said[1]);
    }
  }

console.log(`${seen.size} sentences in ${texts} texts, ${twice} stand twice`);
if (seen.size < 100) console.log('too few sentences: this proves nothing');
console.log(`${twice ? 0 : 1} passed, ${twice ? 1 : 0} failed`);
process.exitCode = twice || seen.size < 100 ? 1 : 0;
