// Our own catalogue, pulled from nothing: every fact of every repository is
// filled, with its source and its day, and the site shows them.
//
//   node ours_test.mjs PROGRAM

import { deepStrictEqual as same, ok, strictEqual as is } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hosts, pull, remove } from './bench.mjs';
import { add, world } from './forges.mjs';
import { serve } from './server.mjs';

const [, , strata] = process.argv;
const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const DAYS = ['2026-11-23', '2026-11-30'];
const server = await serve();
const folder = join(mkdtempSync(join(tmpdir(), 'strata-ours-')), 'data');
const site = join(folder, '../site');

/** A copy without anything that was ever seen; the local server is all the forges. */
function copy() {
  cpSync(DATA, folder, { recursive: true });
  for (const seen of ['facts', 'history'])
    rmSync(join(folder, seen), { recursive: true, force: true });
  appendFileSync(join(folder, 'strata.yml'), `\n${hosts(server.origins)}`);
}

/** Each entry with a repository on GitHub: its id, and the repository as the forge has it. */
function entries() {
  const repositories = new Map();

  return readdirSync(join(folder, 'entries'), { recursive: true }).filter(f => f.endsWith('.yml')).flatMap(file => {
    const text = readFileSync(join(folder, 'entries', file), 'utf8');
    const [, path] = text.match(/^repo: https:\/\/github\.com\/(\S+?)(?:\.git)?\/?$/m) ?? [];

    if (path === undefined)
      return [];
    if (!repositories.has(path)) {
      const n = repositories.size + 1;

      repositories.set(path, add(path, n, { stars: 10000 + n, weekly: n % 5 + 1, good: n % 9 + 1, topics: [`topic-${n}`], branch: `trunk-${n}` }));
    }
    return [{ id: basename(file, '.yml'), repository: repositories.get(path) }];
  });
}

/** What the issue lists, by the names that the facts have. */
const wanted = r => ({
  description: r.description, license: r.license, stars: r.stars, forks: r.forks, open_issues: r.issues, good_first_issues: r.good,
  topics: r.topics, languages: r.languages, default_branch: r.branch, archived: r.archived, created: r.created, first_commit: r.first,
  latest_commit: r.pushed, latest_release: { tag: r.release, date: '2026-10-01', url: `https://github.com/${r.path}/releases` },
  weekly_commits: Array(52).fill(r.weekly), contributors: r.contributors,
});

/** The facts of every repository, by the path in its address. */
function allFacts() {
  const at = join(folder, 'facts/github.com');

  return new Map(readdirSync(at).map(f => [decodeURIComponent(basename(f, '.json')), JSON.parse(readFileSync(join(at, f), 'utf8'))]));
}

const count = n => n.toLocaleString('en');
const text = html => html.replace(/<svg.*?<\/svg>/gs, ' ').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const section = (html, start) => text(html.slice(html.indexOf(start)).split('</section>')[0]);

const day = iso => new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The rows of a page's apparatus, as a reader sees them. */
const rowsOf = r => [
  `Described as ${r.description}`, `Licence as seen ${r.license}`, `Newest version ${r.release} , ${day('2026-10-01')}`, `Latest commit ${day(r.pushed)}`,
  `First commit ${day(r.first)}`, `Created ${day(r.created)}`, `Default branch ${r.branch}`, `Contributors ${count(r.contributors)}`,
  `Stars ${count(r.stars)}`, `Forks ${count(r.forks)}`, `Open issues ${count(r.issues)}`, `Good first issues ${count(r.good)}`,
  'Languages Go 100 % Shell 0 %', `Topics ${r.topics[0]}`, `${count(52 * r.weekly)} commits in the 52 weeks before`,
];

const tests = {
  async 'one run fills every fact that the forge knows, each with its source and its day'() {
    const { status, err, failed, gone, carried } = await pull(strata, folder, { origins: server.origins, day: DAYS[0] });

    same([status, failed, gone, carried], [0, 0, 0, 0], err);
    const facts = allFacts();

    for (const { repository: r } of all) {
      const f = facts.get(r.path) ?? facts.get(r.path.toLowerCase());

      ok(f, `${r.path} has no facts`);
      for (const [name, value] of Object.entries(wanted(r))) {
        same(f[name], value, `${name} of ${r.path}`);
        const [day, source] = f.seen?.[name]?.split(/ (.*)/) ?? [f.observed, f.source];

        ok(day === DAYS[0] && /^GitHub (GraphQL|REST) API/.test(source), `${name} of ${r.path}: ${day} ${source}`);
      }
    }
  },

  async 'a week later every repository has a second line of history'() {
    world.today = DAYS[1];
    for (const r of world.repositories.values())
      Object.assign(r, { stars: r.stars + 5, pushed: '2026-11-29' });
    const { status, err } = await pull(strata, folder, { origins: server.origins, day: DAYS[1] });
    const lines = readFileSync(join(folder, 'history/2026-11.csv'), 'utf8').trim().split('\n');

    is(status, 0, err);
    is(lines.length, 1 + 2 * world.repositories.size);
  },

  async 'the page of every entry shows them, with the day and the trend'() {
    execFileSync(strata, ['build', folder, '-o', site, '--no-cache'], { stdio: 'pipe' });
    for (const { id, repository: r } of all) {
      const html = readFileSync(join(site, 'projects', id, 'index.html'), 'utf8');
      const shown = section(html, '<h2>Repository, as of');
      const trend = section(html, '<section class="trend">');

      ok(shown.includes('Repository, as of 30 November 2026'), `${id}: ${shown}`);
      for (const row of rowsOf(r))
        ok(shown.includes(row), `${id}: no '${row}' in ${shown}`);
      ok(trend.includes('Trend, as of 30 November 2026'), `${id}: ${trend}`);
      ok(trend.includes(`Stars ${count(r.stars - 5)} ${count(r.stars)} +5 `), `${id}: ${trend}`);
    }
  },
};

let passed = 0, failed = 0;

copy();
const all = entries();

ok(all.length > 100, `${all.length} entries`);
for (const [name, test] of Object.entries(tests))
  try {
    await test();
    passed++;
  } catch (error) {
    failed++;
    console.log(`not ok: ${name}\n${error.stack}`);
  }
server.close();
remove(folder);
console.log(`${all.length} entries; ${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
