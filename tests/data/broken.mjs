// Real files that landscape2 refused: every mistake of EXPECT.tsv is an error of
// its field, with its line, and nothing else in the file is one.
//
//   node broken.mjs STRATA FOLDER
//
// EXPECT.tsv lists for each file how many errors it has, and the first twelve of
// them, as "ITEM (line N): reason" where N is where the item starts, or as
// "ITEM: reason line N" where N is the line itself.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Report } from '../links/report.mjs';

const [strata, folder] = process.argv.slice(2);
const report = new Report();

/** How a reason of EXPECT.tsv reads here: which rules find it, and what they say. */
const reasons = [
  [/invalid (\w+) url/, ['field-url', 'field-form'], name => new RegExp(`^'${name}(_url)?' takes `)],
  [/missing field (\w+)/, ['field-missing'], name => new RegExp(` lacks '${name}'$`)],
  [/(\w+): not a sequence/, ['field-kind'], name => new RegExp(`^'${name}' takes a list, `)],
  [/(\w+): expected bool/, ['field-kind'], name => new RegExp(`^'${name}' takes true or false, `)],
  [/(\w+): bad date/, ['field-date'], name => new RegExp(`^'${name}' takes a day `)],
];

/** One of the first errors, as what finds it: rules, a message, and lines from, to. */
function expectation(text, lines) {
  const [from, rules, says] = reasons.find(([pattern]) => pattern.test(text)) ?? [];
  if (!from)
    throw new Error(`EXPECT.tsv has a reason that is new: ${text}`);
  const exact = text.match(/line (\d+)\)?$/);
  const first = Number((exact ?? text.match(/ \(line (\d+)\):/))[1]);
  const next = lines.findIndex((line, i) => i >= first && /^\s*- item:/.test(line));
  return { text, rules, says: says(text.match(from)[1]), first, last: exact ? first : next < 0 ? lines.length : next };
}

const fits = (e, f) => e.rules.includes(f.rule) && e.says.test(f.message) && e.first <= f.line && f.line <= e.last;
/** What a finding is about: no two may be about the same. */
const about = f => `${f.file}:${f.line}:${f.col} ${(f.message.match(/ lacks '.*'/) ?? f.message.match(/'[^']*'/))?.[0]}`;
const told = f => `${f.line}:${f.col}: ${f.message} [${f.rule}]`;

const rows = readFileSync(join(folder, 'EXPECT.tsv'), 'utf8').trim().split('\n').map(row => row.split('\t'));
const column = Object.fromEntries(rows.shift().map((name, i) => [name, i]));

for (const row of rows) {
  const path = join(folder, row[column.file]), wanted = Number(row[column.n_errors]), faults = [];
  const lines = readFileSync(path, 'utf8').split('\n');
  const { findings } = JSON.parse(spawnSync(strata, ['check', path, '--format=json', '--all', '--no-cache'],
    { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout);
  const errors = findings.filter(f => f.severity === 'error'), left = new Set(errors);
  const expected = row[column.first_errors].split(' || ').map(text => expectation(text, lines));

  for (const e of expected) {
    const found = [...left].find(f => fits(e, f));
    left.delete(found);
    if (!found)
      faults.push(`not found: ${e.text}`);
  }
  if (errors.length !== wanted)
    faults.push(`${errors.length} errors, not ${wanted}`);
  if (expected.length === wanted)
    faults.push(...[...left].map(f => `not expected: ${told(f)}`));
  else // those that the file does not list are of the kind that gave it its class
    faults.push(...[...left].filter(f => !expected.some(e => e.rules.includes(f.rule) && e.says.test(f.message)))
      .map(f => `not expected: ${told(f)}`));
  const seen = new Set();
  for (const f of findings)
    seen.has(about(f)) ? faults.push(`twice: ${told(f)}`) : seen.add(about(f));
  report.check(row[column.file], `${wanted} errors`, faults);
}
report.end();
