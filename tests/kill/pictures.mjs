// Proves that `strata pictures` may be killed at any moment: each picture that is
// there is whole, what the site had is still there, and the next run completes it
// to the same bytes as one that was never disturbed.
//
//   node pictures.mjs STRATA CATALOGUE [ROUNDS] [SEED]
//
// Two titles of the catalogue take turns, so that each run draws all cards anew;
// every fifth round begins with a site that has no pictures.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Moments } from './moments.mjs';

const [strata, catalogue, rounds = '20', seed = '1'] = process.argv.slice(2);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'strata-kill-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

const moments = new Moments(rounds, seed);

function run(...args) {
  const { status, stderr } = spawnSync(strata, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`strata ${args.join(' ')}: ${stderr}`);
}

const build = (edition, site) => run('build', editions[edition], '-o', site, '--no-cache');
const draw = (site) => ['pictures', '-o', site];

const editions = [catalogue, path.join(scratch, 'other')];
fs.cpSync(catalogue, editions[1], { recursive: true });
const settings = path.join(editions[1], 'strata.yml');
fs.writeFileSync(settings, fs.readFileSync(settings, 'utf8').replace(/^title: /m, 'title: Another '));

/** path → bytes, of all that is in the site but what the program keeps for itself. */
function filesOf(site) {
  return new Map(fs.readdirSync(site, { recursive: true }).filter((name) => !path.basename(name).startsWith('.strata')
    && fs.statSync(path.join(site, name)).isFile()).map((name) => [name, fs.readFileSync(path.join(site, name))]));
}

function isWhole(name, bytes) {
  if (name.endsWith('.png')) return bytes.subarray(-8, -4).toString('latin1') === 'IEND';
  if (name.endsWith('.pdf')) return /%%EOF\s*$/.test(bytes.subarray(-16).toString('latin1'));
  return true;
}

/** A site with its pictures, as it is when nothing disturbs. */
async function undisturbed(edition) {
  const site = path.join(scratch, `whole-${edition}`);
  build(edition, site);
  await moments.whole(strata, draw(site));
  build(edition, site);          // pages name the cards that are there
  return filesOf(site);
}

const whole = [await undisturbed(0), await undisturbed(1)];
const drawn = [...whole[0].keys()].filter((name) => /\.(png|pdf)$/.test(name));
if (drawn.length < 5) throw new Error(`${drawn.length} pictures: this proves nothing`);
if (drawn.every((name) => whole[0].get(name).equals(whole[1].get(name)))) throw new Error('no picture differs: this proves nothing');

const site = path.join(scratch, 'site');
await moments.play(async (round) => {
  const edition = round % 2;
  if (round % 5 === 0) fs.rmSync(site, { recursive: true, force: true });
  build(edition, site);
  const before = filesOf(site);
  await moments.interrupt(strata, draw(site));
  const after = filesOf(site), faults = [];
  for (const name of before.keys())
    if (!after.has(name)) faults.push(`${name} is gone`);
  for (const [name, bytes] of after)
    if (!isWhole(name, bytes)) faults.push(`${name} is half of a picture`);
  for (const [name, bytes] of before)
    if (!/\.(png|pdf|tsv)$/.test(name) && !after.get(name)?.equals(bytes)) faults.push(`${name} is no picture and was changed`);
  run(...draw(site));
  build(edition, site);
  const then = filesOf(site);
  for (const name of new Set([...whole[edition].keys(), ...then.keys()]))
    if (!then.get(name)?.equals(whole[edition].get(name) ?? Buffer.of(0))) faults.push(`the next run leaves ${name} otherwise`);
  return faults;
});
moments.end('runs');
