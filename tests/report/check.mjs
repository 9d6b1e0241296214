// Holds the reports of `strata check` against the formats' own rules: SARIF
// against its schema and the checks of sarif-multitool, JSON against what
// report_json.c promises.
//
//   node check.mjs STRATA FULL CATALOGUE...
//
// FULL is the program made of full.c: its findings have every shape.

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Report } from '../links/report.mjs';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;

const [strata, full, ...catalogues] = process.argv.slice(2);
const report = new Report();
const scratch = mkdtempSync(join(tmpdir(), 'strata-report-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const run = (program, ...args) => spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;

const outputs = format => [
  ['findings of every shape', run(full, format)],
  ...catalogues.map(path => [path, run(strata, 'check', path, '--no-cache', `--format=${format}`)]),
];

/** What the schema says against `text`, or that it is no JSON at all. */
function against(validate, text) {
  try {
    return validate(JSON.parse(text)) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message}`);
  } catch (error) {
    return [error.message];
  }
}

const place = {
  file: { type: ['string', 'null'] },
  line: { type: ['integer', 'null'], minimum: 1 },
  col: { type: ['integer', 'null'], minimum: 1 },
};
const count = { type: 'integer', minimum: 0 };
const exactly = (properties, optional = {}) => ({
  type: 'object',
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
  additionalProperties: false,
});
const text = { type: 'string', minLength: 1 };
const ofJson = exactly({
  format: { const: 'strata-check' },
  version: { const: 1 },
  catalogue: text,
  findings: {
    type: 'array',
    items: exactly({ rule: text, severity: { enum: ['error', 'warning', 'note'] }, ...place, message: text }, {
      waived: text,
      fix: { type: 'array', minItems: 1, items: exactly({ ...place, was: text, now: { type: 'string' } }) },
    }),
  },
  counts: exactly({ errors: count, warnings: count, notes: count, waived: count }),
});

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const schema = JSON.parse(readFileSync(require.resolve('@microsoft/sarif-multitool-linux/sarif-2.1.0.json'), 'utf8'));
const isSarif = ajv.compile(schema);
const isJson = ajv.compile(ofJson);

for (const [name, output] of outputs('json')) {
  report.check('JSON is as documented', name, against(isJson, output));
}

// The multitool's advice that does not apply, each with why.
const passedOver = {
  SARIF2002: 'a message is made where its finding is, not from a list',
  SARIF2003: 'strata does not ask version control',
  SARIF2005: 'the program has no address of its own yet',
  SARIF2006: 'that would ask the network',
  SARIF2009: 'most ids are words, which say more than a number',
  SARIF2010: 'the lines stand in the files',
  SARIF2011: 'the lines stand in the files',
  SARIF2012: 'help stands in the file and not at an address, and an id is its own name',
  SARIF2016: 'what is named by an absolute path has an absolute address',
  SARIF2017: 'a folder has no lines',
};

// Installed without its scripts, the program is not executable: a copy is.
const multitool = join(scratch, 'sarif-multitool');
copyFileSync(require('@microsoft/sarif-multitool-linux'), multitool);
chmodSync(multitool, 0o700);

function multitoolSays(output) {
  const file = join(scratch, 'in.sarif'), out = join(scratch, 'out.sarif');
  writeFileSync(file, output);
  const ran = spawnSync(multitool, [
    'validate', file, '-o', out, '--level', 'Error;Warning;Note', '--kind', 'Fail',
    '--rule-kind', 'Sarif;Ghas', '--log', 'ForceOverwrite',
  ], { encoding: 'utf8' });
  if (ran.error)
    return [ran.error.message];
  return JSON.parse(readFileSync(out, 'utf8')).runs[0].results
    .filter(r => !passedOver[r.ruleId])
    .map(r => `${r.ruleId} ${r.message.id}: ${r.message.arguments}`);
}

for (const [name, output] of outputs('sarif')) {
  report.check('SARIF is valid by its schema', name, against(isSarif, output));
  report.check('sarif-multitool finds nothing', name, multitoolSays(output));
}

report.end();
