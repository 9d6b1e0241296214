// A catalogue whose repositories the forges of forges.mjs have, and `strata
// pull` run on it.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const TOKEN = 'ghp_never_to_be_seen';
const TINY = fileURLToPath(new URL('../sample/tiny', import.meta.url));

/** What a catalogue's strata.yml says, so that the local server is asked. */
export const hosts = origins => `hosts:
- {host: github.com, kind: github, api: '${origins.http}/github'}
- {host: gitlab.example.org, kind: gitlab, api: '${origins.other}/gitlab'}
- {host: gitea.example.org, kind: gitea, api: '${origins.https}/gitea', ca_file: ca.pem}
- {host: git.example.org, kind: git, api: '${origins.other}/git'}
- {host: api.scorecard.dev, kind: scorecard, api: '${origins.other}/scorecard'}
- {host: www.bestpractices.dev, kind: best-practices, api: '${origins.other}/practices'}
`;

/** The folder of a catalogue; `repos` gives each entry its address. */
export function catalogue(origins, repos) {
  const folder = join(mkdtempSync(join(tmpdir(), 'strata-pull-')), 'data');
  const pen = readFileSync(join(TINY, 'entries/plan/pen.yml'), 'utf8');

  cpSync(TINY, folder, { recursive: true });
  rmSync(join(folder, 'entries'), { recursive: true });
  cpSync(join(TINY, 'entries/plan/pen.yml'), join(folder, 'entries/plan/pen.yml'));
  repos.forEach((repo, i) => {
    const more = typeof repo === 'string' ? '' : repo.more;

    writeFileSync(join(folder, `entries/plan/${i ? `e${i}` : 'pen'}.yml`),
      pen.replace(/^repo: .*\n/m, '').replace(/^depends_on:.*\n(  .*\n)*/m, '') + `repo: ${repo.url ?? repo}\n${more}`);
  });
  writeFileSync(join(folder, 'strata.yml'), readFileSync(join(TINY, 'strata.yml'), 'utf8') + hosts(origins));
  cpSync(origins.ca_file, join(folder, 'ca.pem'));
  return folder;
}

export const remove = folder => rmSync(join(folder, '..'), { recursive: true, force: true });

/**
 * Runs `strata pull`.  `day` is today; `stop` may name a signal and after how
 * many milliseconds it is sent; `before` stands between program and command,
 * when the program is one that starts ours.
 */
export async function pull(strata, folder, { args = [], day = '2026-11-23', token = TOKEN, origins, stop, env = {}, before = [] }) {
  const child = spawn(strata, [...before, 'pull', folder, '--private-hosts', ...args], {
    env: {
      PATH: process.env.PATH, SOURCE_DATE_EPOCH: `${Date.parse(day) / 1000}`, GITHUB_API_URL: `${origins.http}/github`,
      ...token ? { GITHUB_TOKEN: token } : {}, ...env,
    },
  });
  const timer = stop && setTimeout(() => child.kill(stop.signal), stop.after);
  let err = '', out = '';

  child.stderr.on('data', d => err += d);
  child.stdout.on('data', d => out += d);
  const [status, signal] = await new Promise(done => child.on('close', (...how) => done(how)));

  clearTimeout(timer);
  const [, asked, unchanged, changed, renamed, archived, gone, failed, carried] = err.match(
    /(\d+) asked: (\d+) unchanged, (\d+) changed, (\d+) renamed, (\d+) archived, (\d+) gone, (\d+) failed; (\d+) carried over/) ?? [];
  const [, requests, bytes] = err.match(/(\d+) requests?, (\d+) bytes/) ?? [];
  const numbers = Object.fromEntries(Object.entries({ asked, unchanged, changed, renamed, archived, gone, failed, carried, requests, bytes })
    .map(([k, v]) => [k, Number(v)]));

  return { status, signal, err, out, ...numbers };
}

/** Every file below facts/ and history/, by its path. */
export function files(folder) {
  const all = {};
  const walk = at => {
    if (existsSync(at))
      for (const e of readdirSync(at, { withFileTypes: true })) {
        const path = join(at, e.name);

        if (e.isDirectory())
          walk(path);
        else
          all[relative(folder, path)] = readFileSync(path, 'utf8');
      }
  };

  walk(join(folder, 'facts'));
  walk(join(folder, 'history'));
  return all;
}

/** The facts of one repository. */
export const factsOf = (folder, host, path) =>
  JSON.parse(readFileSync(join(folder, 'facts', host, `${encodeURIComponent(path)}.json`), 'utf8'));
