// The check of the files for machines finds what it is there to find: breaks
// one file of a small site at a time and looks at what is said.
//
//   node api_test.mjs STRATA CATALOGUE

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Report } from '../links/report.mjs';

/** A file, what is put in the place of what, and the check that must fail. */
const FAULTS = [
  ['layers.json', '"core":', '"kern":', 'every file is what its schema says'],
  ['layers.json', '"$schema": "layers', '"$schema": "levels', 'every file is what its schema says'],
  ['layers.json', '"count": ', '"count": 1', 'counts and ids of lists'],
  ['layers.schema.json', '"type": "object"', '"type": "thing"', 'schemas are JSON Schema 2020-12'],
  ['terms.json', '"$schema": "terms', '"$schema": "layers', 'no schema without a file'],
  ['index.json', '/layers.json"', '/levels.json"', 'every list is in the index, and only those'],
  ['entries.json', '"symbol": "', '"symbol": "X', 'the file of one says what the list says'],
  ['capabilities.json', '"entries": ["', '"entries": ["no-', 'ids lead to records'],
  ['facts.json', '"license": "', '"license": "X', 'head, licence and day are the same in all'],
];

const [strata, catalogue] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'api-test-'));
const report = new Report();
const tool = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'api.mjs');

try {
  execFileSync(strata, ['build', catalogue, '-o', join(folder, 'site'), '--no-cache', '--keep-going'], { stdio: 'ignore' });
  report.check('a whole site', 'nothing broken', look().split('\n').filter(line => line.startsWith('FAIL')));
  for (const [name, was, now, wanted] of FAULTS)
    report.check(wanted, `${name}: ${was} → ${now}`, broken(join(folder, 'site/api/v1', name), was, now, wanted));
} finally {
  rmSync(folder, { recursive: true });
  report.end();
}

function look() {
  return spawnSync(process.execPath, [tool, join(folder, 'site')], { encoding: 'utf8' }).stdout;
}

function broken(path, was, now, wanted) {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(was))
    return [`the file has no ${was}`];
  writeFileSync(path, text.replace(was, now));
  const said = look();
  writeFileSync(path, text);
  return said.includes(`FAIL  ${wanted}`) ? [] : ['it was not found'];
}
