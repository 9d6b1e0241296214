// A catalogue with one entry, of which something is known.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const made = [];

process.on('exit', () => made.forEach(folder => rmSync(folder, { recursive: true, force: true })));

/** A folder of this run's own. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'strata-forge-'));

  made.push(folder);
  return folder;
}

/** The folder of a catalogue with these facts about `url`. */
export function knowing(url, facts) {
  const folder = scratch();
  const entry = join(folder, 'entries/run/keeper.yml');
  const { host, pathname } = new URL(url);

  cpSync(fileURLToPath(new URL('../sample/tiny', import.meta.url)), folder, { recursive: true });
  rmSync(join(folder, 'entries/plan'), { recursive: true });
  writeFileSync(entry, readFileSync(entry, 'utf8').replace(/^repo:.*\n/m, '') + `repo: ${url}\n`);
  mkdirSync(join(folder, 'facts', host), { recursive: true });
  writeFileSync(join(folder, 'facts', host, `${encodeURIComponent(pathname.slice(1))}.json`), JSON.stringify({
    repo: url, source: 'GitHub GraphQL API', observed: '2026-11-05', ...facts,
  }));
  return folder;
}
