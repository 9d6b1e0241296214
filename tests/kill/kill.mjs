// Proves that a build may be killed at any moment: what is left is a site whose
// links resolve (or no site at all, when there was none), and the next build
// completes it to the same bytes as one that was never disturbed.
//
//   node kill.mjs STRATA CATALOGUE [ROUNDS] [SEED]
//
// Two editions of the catalogue take turns in one folder, so that each build
// adds, changes and removes pages; every tenth round starts without a folder.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Moments } from './moments.mjs';

const [strata, catalogue, rounds = '200', seed = '1'] = process.argv.slice(2);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'strata-kill-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

function filesBelow(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    const at = path.join(folder, e.name);
    if (e.name.startsWith('.strata')) return [];
    return e.isDirectory() ? filesBelow(at) : [at];
  });
}

// Without every second item of a landscape2 file: the lines of one are those
// from its dash to the next that is not deeper.
function halfOfItems(text) {
  let deep = Infinity, n = 0;
  return text.split('\n').filter((line) => {
    const indent = line.search(/\S/);
    if (indent >= 0 && indent <= deep) deep = Infinity;
    if (/^ *- item:/.test(line) && n++ % 2) deep = indent;
    return deep === Infinity;
  }).join('\n');
}

function edit(file, change) {
  const before = fs.readFileSync(file, 'utf8'), after = change(before);
  if (after === before) throw new Error(`${file} has nothing to change`);
  fs.writeFileSync(file, after);
}

// The other edition: half of the entries are gone, the title is another.
function otherEdition() {
  const other = path.join(scratch, 'other');
  fs.cpSync(catalogue, other, { recursive: true });
  if (fs.existsSync(path.join(other, 'landscape.yml'))) {
    edit(path.join(other, 'landscape.yml'), halfOfItems);
    edit(path.join(other, 'settings.yml'), (text) => text.replace(/^foundation: /m, 'foundation: Another '));
    return other;
  }
  const entries = filesBelow(path.join(other, 'entries')).sort();
  entries.filter((_, i) => i % 2).forEach((file) => fs.rmSync(file));
  edit(path.join(other, 'strata.yml'), (text) => text.replace(/^title: /m, 'title: Another '));
  return other;
}

// References to what is gone are mistakes of the other edition, not of the
// build: --keep-going writes the site all the same.
const build = (from, to) => [strata, ['build', from, '-o', to, '--no-cache', '--keep-going']];

function digest(folder) {
  const hash = createHash('sha256');
  for (const file of filesBelow(folder).sort()) {
    hash.update(path.relative(folder, file) + '\0');
    hash.update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

// Every link that can be reached from the home page, without a server.
function brokenLinks(folder) {
  const broken = [];
  const seen = new Set(['index.html']);
  for (const page of seen) {
    if (!page.endsWith('.html')) continue;
    const html = fs.readFileSync(path.join(folder, page), 'utf8');
    for (const [, href] of html.matchAll(/ (?:href|src)="([^"#][^"]*)"/g)) {
      if (/^[a-z]+:/.test(href)) continue;
      const target = path.join(path.dirname(page), decodeURIComponent(href.split(/[?#]/)[0]));
      if (seen.has(target)) continue;
      if (fs.existsSync(path.join(folder, target))) seen.add(target);
      else broken.push(`${page} leads to ${target}, which is not there`);
    }
  }
  if (seen.size < 10) broken.push(`only ${seen.size} files can be reached: this proves nothing`);
  return broken;
}

const editions = [catalogue, otherEdition()];
const whole = editions.map((edition, i) => {
  const folder = path.join(scratch, `whole-${i}`);
  spawnSync(...build(edition, folder));
  return digest(folder);
});
if (whole[0] === whole[1]) throw new Error('the two editions are the same: this proves nothing');
const moments = new Moments(rounds, seed);
await moments.whole(...build(editions[0], path.join(scratch, 'timed')));

const site = path.join(scratch, 'site');
await moments.play(async (round) => {
  const edition = round % 2;
  if (round % 10 === 0) fs.rmSync(site, { recursive: true, force: true });
  await moments.interrupt(...build(editions[edition], site));
  const faults = fs.existsSync(site) ? brokenLinks(site) : [];
  spawnSync(...build(editions[edition], site));
  if (digest(site) !== whole[edition]) faults.push('the next build did not complete the site');
  return faults;
});
moments.end('builds');
