// Tries the examples of CONTRIBUTING.md: the program reads every directive, every
// form of reference and every field that stands there, and every directive has one.
//
//   node contributing.mjs STRATA CATALOGUE [CONTRIBUTING]
//
// Blocks of Markdown become a chapter of a copy of CATALOGUE. A block of YAML is
// the file that is named first below the heading or the block before it. It is an
// excerpt: what it leads to may be absent, but no key or word may be unknown.

import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Report } from '../links/report.mjs';

const [strata, catalogue, guide = 'CONTRIBUTING.md'] = process.argv.slice(2);
const report = new Report();
const scratch = mkdtempSync(join(tmpdir(), 'strata-contributing-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const text = readFileSync(guide, 'utf8');

/** The findings in one file of the copy. */
function findings(file) {
  const { stdout } = spawnSync(strata, ['check', scratch, '--format=json', '--all'],
    { encoding: 'utf8', maxBuffer: 1 << 26 });
  return JSON.parse(stdout).findings.filter(f => f.file.endsWith(`/${file}`));
}

const told = f => `${f.line}:${f.col}: ${f.message} [${f.rule}]`;

/** A copy of the catalogue in which `file` is, or ends with, what is tried. */
function copied(file, content, write = writeFileSync) {
  rmSync(scratch, { recursive: true, force: true });
  cpSync(catalogue, scratch, { recursive: true });
  write(join(scratch, file), content);
}

// Labels and keys of an example are those of the paper: here they get their own.
const renamed = block => block.replace(/^(```\w+ #)/gm, '$1tried-');

const blocks = [...text.matchAll(/^````markdown\n([\s\S]*?)^````$/gm)].map(([, block]) => renamed(block));
const table = text.slice(text.indexOf('| written | gives |'), text.indexOf('**Directives**'));
const references = [...table.matchAll(/`(\[(?:\[|@)[^`]*\])`/g)].map(([, form]) => form.replace('\\|', '|'));
const chapter = 'whitepaper/99-tried.md';

copied(chapter, `---\ntitle: Tried\nsummary: What is tried.\nnumber: 99\nchecked: 2026-11-23\n---\n\n` +
  `${blocks.join('\n')}\n${references.join(' ')}\n`);
report.check('the directives and references are read', `${blocks.length} blocks, ${references.length} references`,
  findings(chapter).filter(f => f.severity === 'error').map(told));

const wanted = ['table', 'practice', 'figure', 'projects', 'compare', 'architecture', 'layer', 'aside'];
report.check('every directive has an example', wanted.length,
  wanted.filter(name => !blocks.some(block => new RegExp(`^\`\`\`${name}\\b`, 'm').test(block))));

const excerpts = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(({ 1: block, index }) => ({
  block,
  file: text.slice(0, index).split(/^(?:##.*|```)$/m).at(-1).match(/`data\/([\w/<>.-]+\.(?:yml|md))`/)?.[1],
}));

for (const { block, file } of excerpts) {
  if (!file || file.startsWith('whitepaper/') || file.startsWith('model'))
    continue;
  const maps = /^(glossary|bibliography)\.yml$/.test(file);
  const place = file.replace('<id>', 'tried');

  copied(place, maps ? block.replace(/^(\w)/, 'tried-$1') : block, maps ? appendFileSync : writeFileSync);
  report.check(`the example of ${file} has no key or word that is unknown`, `${block.split('\n').length} lines`,
    findings(place).filter(f => /^(yaml|field-)/.test(f.rule)).map(told));
}
report.end();
