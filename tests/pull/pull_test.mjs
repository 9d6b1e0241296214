// What `strata pull` does with forges that are well, that misbehave, and when
// it is stopped.
//
//   node pull_test.mjs PROGRAM [KILLS]     how often it is killed: 12

import { deepStrictEqual as same, ok, strictEqual as is } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue, factsOf, files, pull, remove, TOKEN } from './bench.mjs';
import { add, world } from './forges.mjs';
import { serve } from './server.mjs';

const [, , strata, kills = '12'] = process.argv;
const server = await serve();
const { origins } = server;
const github = n => Array.from({ length: n }, (_, i) => `https://github.com/office/r${i}`);
const asked = () => server.log.map(e => `${e.method} ${e.url}`);
const later = (day, n) => new Date(Date.parse(day) + n * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** A catalogue of `n` repositories of a GitHub, and how to pull it. */
function setUp(repos) {
  server.forget();
  Object.assign(world, { over: null, delay: 0, git: null, points: undefined });
  world.repositories.clear();
  repos.forEach((r, i) => add(new URL(r.url ?? r).pathname.slice(1), i + 1));
  const folder = catalogue(origins, repos);

  return {
    folder,
    run: (options = {}) => options.before ? pull('sh', folder, { origins, ...options }) : pull(strata, folder, { origins, ...options }),
  };
}

const tests = {
  async 'the first run fills every fact; a second one on the same day asks nothing'() {
    const { folder, run } = setUp([...github(4), {
      url: 'https://gitlab.example.org/a/b/c',
      more: 'scorecard: https://scorecard.dev/viewer/?uri=gitlab.com/a/b/c\nbest_practices: https://www.bestpractices.dev/projects/7\n',
    }, 'https://gitea.example.org/a/b']);
    const first = await run();
    const github1 = factsOf(folder, 'github.com', 'office/r0');
    const { repo, source, observed, seen, ...facts } = github1;

    is(first.status, 0, first.err);
    is(first.changed, 6);
    same(facts, {
      description: 'number 1', license: 'Apache-2.0', topics: ['pens'], default_branch: 'main', head: facts.head, archived: false,
      created: '2019-03-04', first_commit: '2019-03-05', latest_commit: '2026-11-22', pushed: '2026-11-22', commits: 41,
      contributors: 4, stars: 101, forks: 1, open_issues: 2, good_first_issues: 1,
      latest_release: { tag: 'v1.1.0', date: '2026-10-01', url: 'https://github.com/office/r0/releases' },
      weekly_commits: Array(52).fill(1), weeks_until: '2026-11-23', languages: { Go: 1000, Shell: 1 },
    });
    same([source, observed], ['GitHub GraphQL API', '2026-11-23']);
    same(factsOf(folder, 'gitlab.example.org', 'a/b/c').scorecard, { score: 7.9, date: '2026-11-16' });
    same(factsOf(folder, 'gitlab.example.org', 'a/b/c').best_practices, { level: 'silver', percentage: 215 });
    is(factsOf(folder, 'gitea.example.org', 'a/b').first_commit, '2019-03-05');
    ok(/6 repositories; due: 6 for their pulse/.test(first.err), first.err);
    ok(/at least 29 requests: 1 of GitHub's GraphQL \(1 point\), 12 of its REST/.test(first.err), first.err);

    const before = files(folder);

    server.forget();
    const second = await run();

    same([second.status, second.requests, server.log.length], [0, 0, 0]);
    same(files(folder), before);
    // what was written can be read
    ok(!spawnSync(strata, ['check', folder, '--no-cache'], { encoding: 'utf8' }).stdout.includes('/facts/'));
    return folder;
  },

  async 'the next night changes the files whose values changed, and no other'() {
    const { folder, run } = setUp(github(5));

    await run();
    const before = files(folder);

    server.forget();
    world.repositories.get('office/r2').stars++;
    const next = await run({ day: '2026-11-24' });
    const after = files(folder);
    const changed = Object.keys(after).filter(f => after[f] !== before[f]);

    same([next.changed, next.unchanged], [1, 4]);
    same(changed, ['facts/github.com/office%2Fr2.json', 'facts/looked.csv']);
    is(server.log.length, 1);
    is(factsOf(folder, 'github.com', 'office/r2').seen.stars, '2026-11-24 GitHub GraphQL API');
    same(after[changed[0]].split('\n').filter(l => !before[changed[0]].includes(l)).length, 2);
    return folder;
  },

  async 'gone, moved and failed are told apart, and nothing is lost'() {
    const { folder, run } = setUp(github(5));

    await run();
    const before = files(folder);

    world.repositories.delete('office/r1');
    Object.assign(world.repositories.get('office/r2'), { path: 'elsewhere/new' });
    const night = await run({ day: '2026-11-24' });
    const stale = factsOf(folder, 'github.com', 'office/r1');

    same([night.status, night.gone, night.renamed, night.failed], [0, 1, 1, 0]);
    same(stale.stale, { since: '2026-11-24', reason: 'not found' });
    same({ ...stale, stale: undefined }, { ...JSON.parse(before['facts/github.com/office%2Fr1.json']), stale: undefined });
    is(factsOf(folder, 'github.com', 'office/r2').moved, 'https://github.com/elsewhere/new');
    ok(night.err.includes(`'https://github.com/office/r2' is now 'https://github.com/elsewhere/new' [pull]`), night.err);
    ok(night.err.includes(`'https://github.com/office/r1': not found [pull]`), night.err);

    world.over = ask => ask.path.startsWith('/github') ? { status: 500, body: 'oops' } : null;
    const down = await run({ day: '2026-11-25' });

    is(down.failed, 5);
    is(factsOf(folder, 'github.com', 'office/r0').stale.reason, 'status 500');
    is(factsOf(folder, 'github.com', 'office/r0').stars, 101);
    is(factsOf(folder, 'github.com', 'office/r1').stale.since, '2026-11-24');

    world.over = null;
    add('office/r1', 2);
    const well = await run({ day: '2026-11-26' });

    is(well.failed + well.gone, 0);
    for (let i = 0; i < 5; i++)
      is(factsOf(folder, 'github.com', `office/r${i}`).stale, undefined);
    return folder;
  },

  async 'facts may stand in a folder of their own, with history beside it'() {
    const { folder, run } = setUp(github(2));
    const elsewhere = join(folder, '../kept/facts');
    const { status, changed } = await run({ args: ['--facts', elsewhere] });

    same([status, changed, Object.keys(files(folder)).length], [0, 2, 0]);
    same(Object.keys(files(join(folder, '../kept'))).sort(), ['facts/github.com/office%2Fr0.json', 'facts/github.com/office%2Fr1.json',
      'facts/looked.csv', 'history/2026-11.csv']);
    return folder;
  },

  async 'a file that is not understood is left as it is'() {
    const { folder, run } = setUp(github(2));

    await run();
    const file = join(folder, 'facts/github.com/office%2Fr0.json');
    const half = files(folder)['facts/github.com/office%2Fr0.json'].slice(0, 200);

    writeFileSync(file, half);
    const night = await run({ day: '2026-11-24' });

    is(night.status, 1);
    ok(night.err.includes('not understood') && night.err.includes('[json-syntax]'), night.err);
    is(files(folder)['facts/github.com/office%2Fr0.json'], half);
    return folder;
  },

  async 'only the entries that are named are asked, whatever their age'() {
    const { folder, run } = setUp(github(4));

    await run();
    server.forget();
    world.repositories.get('office/r2').contributors = 99;
    const { asked: n } = await run({ args: ['--only', 'e2'] });

    is(n, 1);
    ok(server.log.length > 1 && !asked().some(a => /r[013]/.test(a)));
    is(factsOf(folder, 'github.com', 'office/r2').contributors, 99);
    is(files(folder)['facts/looked.csv'].trim().split('\n').length, 5);
    return folder;
  },

  async 'without a token REST is asked, and what did not change costs one request'() {
    const { folder, run } = setUp(github(3));
    const first = await run({ token: '' });

    is(first.changed, 3);
    is(factsOf(folder, 'github.com', 'office/r0').source, 'GitHub REST API');
    server.forget();
    const next = await run({ token: '', day: '2026-11-24' });

    same([next.unchanged, next.requests], [3, 3]);
    ok(server.log.every(e => e.headers['if-none-match']));
    return folder;
  },

  async 'a small budget brings some repositories to their end, others another night'() {
    const { folder, run } = setUp(github(30));
    const nights = [];

    for (let n = 0; n < 6 && !(nights.at(-1)?.carried === 0); n++) {
      server.forget();
      nights.push(await run({ token: '', day: later('2026-11-23', n), args: ['--max-age', 'pulse=30'] }));
      ok(server.log.length <= 60, `${server.log.length} requests`);
    }
    ok(nights.length > 2 && nights.at(-1).carried === 0, JSON.stringify(nights));
    ok(nights[0].carried > 20 && nights[0].changed >= 5);
    for (let i = 0; i < 30; i++)
      is(factsOf(folder, 'github.com', `office/r${i}`).contributors, 4 + i);
    return folder;
  },

  async 'what a server says of its budget counts, by REST and by GraphQL'() {
    const { folder, run } = setUp(github(3));

    world.over = ask => ask.path.includes('/repos/') ? {
      status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${Math.floor(Date.now() / 1000) + 3600}` }, body: '{}',
    } : null;
    const spent = await run();

    same([spent.changed, spent.carried, spent.failed], [3, 3, 0]);
    is(factsOf(folder, 'github.com', 'office/r0').contributors, undefined);
    world.over = ask => ask.path.endsWith('/graphql') ? { body: JSON.stringify({ errors: [{ type: 'RATE_LIMITED', message: 'x' }] }) } : null;
    const limited = await run({ day: '2026-11-24' });

    same([limited.asked, limited.carried, limited.failed], [0, 3, 0]);
    is(factsOf(folder, 'github.com', 'office/r0').stale, undefined);
    world.over = null;
    const well = await run({ day: '2026-11-25' });

    is(well.carried, 0);
    is(factsOf(folder, 'github.com', 'office/r0').contributors, 4);
    return folder;
  },

  async 'a token goes to its own host, and appears nowhere'() {
    const { folder, run } = setUp([...github(2), 'https://gitlab.example.org/a/b', 'https://gitea.example.org/a/b']);

    world.over = ask => ask.path === '/github/repos/office/r0/contributors'
      ? { status: 302, headers: { location: `${origins.other}/github/repos/office/r0/contributors` } } : null;
    const gitea = `GITEA_TOKEN_${new URL(origins.https).host.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
    const { err, out } = await run({ env: { GITLAB_TOKEN: 'glpat_secret', CI_SERVER_URL: origins.other, [gitea]: 'gitea_secret' } });
    const sent = name => new Set(server.log.map(e => e.headers[name] && `${e.origin} ${e.headers[name]}`).filter(Boolean));

    same([...sent('authorization')].sort(), [`http Bearer ${TOKEN}`, 'https token gitea_secret']);
    same([...sent('private-token')], ['other glpat_secret']);
    ok(server.log.some(e => e.origin === 'other' && e.url.startsWith('/github') && !e.headers.authorization));
    ok(!JSON.stringify([err, out, files(folder)]).match(/secret|never_to_be_seen/));
    return folder;
  },

  async 'no catalogue can send a token elsewhere than the environment says'() {
    const { folder, run } = setUp([...github(1), 'https://gitlab.example.org/a/b']);
    const { changed } = await run({ env: { GITHUB_API_URL: '', GITLAB_TOKEN: 'glpat_secret', GITEA_TOKEN_GITHUB_COM: 'x' } });

    is(changed, 2);
    ok(server.log.length && !server.log.some(e => e.headers.authorization || e.headers['private-token']));
    return folder;
  },

  async 'several tokens share the work'() {
    const { folder, run } = setUp(github(40));
    const left = { one: 60, two: 60 };

    world.over = ask => {
      const name = ask.headers.authorization.split(' ')[1];

      if (!ask.path.includes('/repos/'))
        return null;
      left[name]--;
      ask.response.setHeader('x-ratelimit-remaining', `${Math.max(left[name], 0)}`);
      ask.response.setHeader('x-ratelimit-reset', `${Math.floor(Date.now() / 1000) + 3600}`);
      return left[name] < 0 ? { status: 403, body: '{}' } : null;
    };
    const night = await run({ env: { GITHUB_TOKENS: 'one, two' } });

    is(night.failed, 0);
    ok(left.one < 5 && left.two < 5 && left.one > -4 && left.two > -4, JSON.stringify(left));
    is(night.changed, 40);
    ok(night.carried >= 10 && night.carried < 40, `${night.carried}`);
    return folder;
  },

  async 'a token that is not taken marks nothing stale, and is told'() {
    const { folder, run } = setUp(github(2));

    await run();
    world.over = () => ({ status: 401, body: '{"message":"Bad credentials"}' });
    const night = await run({ day: '2026-11-24' });

    same([night.carried, night.failed], [2, 0]);
    ok(/takes none of the tokens/.test(night.err), night.err);
    ok(!night.err.includes(TOKEN));
    is(factsOf(folder, 'github.com', 'office/r0').stale, undefined);
    return folder;
  },

  async 'answers of no use leave what was known'() {
    const { folder, run } = setUp(['https://gitlab.example.org/a/b']);

    await run();
    const before = factsOf(folder, 'gitlab.example.org', 'a/b');
    const cases = { json: '{"star_count": ', utf8: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), other: '[]', empty: '' };

    for (const body of Object.values(cases)) {
      world.over = () => ({ body });
      const night = await run({ day: '2026-11-24' });

      is(night.failed, 1);
      same({ ...factsOf(folder, 'gitlab.example.org', 'a/b'), stale: undefined }, { ...before, stale: undefined });
    }
    return folder;
  },

  async 'any other host is asked by git, as git itself answers'() {
    const { folder, run } = setUp(['https://git.example.org/office/pen.git', 'https://git.example.org/office/gone.git']);

    world.git = mkdtempSync(join(tmpdir(), 'strata-git-'));
    const at = join(world.git, 'office/pen.git');
    const git = (...args) => execFileSync('git', ['-C', at, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { stdio: 'pipe' });

    mkdirSync(at, { recursive: true });
    git('init', '-q', '-b', 'trunk');
    git('commit', '-q', '--allow-empty', '-m', 'x');
    git('tag', 'v2.0.1');
    git('tag', '-a', '-m', 'x', 'v2.0.10');
    const { status, changed, gone, err } = await run();
    const facts = factsOf(folder, 'git.example.org', 'office/pen');

    rmSync(world.git, { recursive: true });
    same([status, changed, gone], [0, 1, 1], err);
    same([facts.default_branch, facts.latest_version.tag, facts.stars], ['trunk', 'v2.0.10', undefined]);
    same(server.log.map(e => e.method).sort(), ['GET', 'GET', 'POST']);
    return folder;
  },

  async 'shards write files of their own, and one run puts them together'() {
    const { folder, run } = setUp(github(12));
    const whole = setUp(github(12));

    await whole.run();
    for (const shard of ['1/3', '2/3', '3/3'])
      is((await run({ args: ['--shard', shard] })).status, 0);
    const parts = files(folder);

    same(Object.keys(parts).filter(f => /\.\d-3\.csv$/.test(f)).length, 6);
    is((await run({ args: ['--offline'] })).status, 0);
    const after = files(folder);

    is(after['facts/looked.csv'], files(whole.folder)['facts/looked.csv']);
    ok(!Object.keys(after).some(f => f.startsWith('facts/looked.') && f !== 'facts/looked.csv'));
    for (const [file, text] of Object.entries(files(whole.folder)))
      if (file.endsWith('.json'))
        is(after[file], text);
    remove(whole.folder);
    return folder;
  },

  async 'history has a line when figures changed, at most one a week'() {
    const { folder, run } = setUp(github(2));
    const lines = () => Object.entries(files(folder)).filter(([f]) => f.startsWith('history/'))
      .flatMap(([, t]) => t.trim().split('\n').slice(1)).filter(l => l.includes('/r0,'));

    const night = day => {
      world.repositories.forEach(r => r.pushed = day);
      return run({ day });
    };

    await night('2026-11-23');
    is(lines().length, 1);
    world.repositories.get('office/r0').stars = 500;
    await night('2026-11-25');
    is(lines().length, 1); // it waits for its week
    await night('2026-11-30');
    same(lines().map(l => l.split(',')[2]), ['101', '500']);
    await night('2026-12-08');
    is(lines().length, 2);
    return folder;
  },

  async 'two at once do not write over each other'() {
    const { folder, run } = setUp(github(3));

    world.delay = 400;
    const both = await Promise.all([run(), new Promise(done => setTimeout(done, 100)).then(() => run())]);

    same(both.map(r => r.status).sort(), [0, 1]);
    ok(both.some(r => r.err.includes('[pull-lock]')));
    return folder;
  },

  async 'an interrupted run keeps what it has and says so; the next goes on'() {
    const { folder, run } = setUp(github(40));

    world.delay = 60;
    const stopped = await run({ stop: { signal: 'SIGINT', after: 700 } });

    is(stopped.status, 1);
    ok(stopped.carried > 0, stopped.err);
    for (const [file, text] of Object.entries(files(folder)))
      if (file.endsWith('.json'))
        JSON.parse(text);
    world.delay = 0;
    const rest = await run();

    is(rest.carried, 0);
    for (let i = 0; i < 40; i++)
      is(factsOf(folder, 'github.com', `office/r${i}`).contributors, 4 + i);
    return folder;
  },

  async 'killed at any moment, every file is whole and the next run complete'() {
    const { folder, run } = setUp(github(60));

    world.delay = 10;
    for (let n = 0; n < Number(kills); n++) {
      const day = later('2026-11-23', n * 40);

      world.repositories.forEach(r => r.stars++);
      const { signal } = await run({ day, stop: { signal: 'SIGKILL', after: 20 + Math.random() * 900 } });
      const all = files(folder);

      ok(signal === 'SIGKILL' || signal === null);
      for (const [file, text] of Object.entries(all)) {
        if (file.endsWith('.json'))
          is(JSON.parse(text).repo.startsWith('https://github.com/office/r'), true);
        else if (file.endsWith('.csv'))
          ok(text.endsWith('\n') && /^(repository|day),/.test(text), file);
        else
          ok(file.endsWith('.new'), file);
      }
    }
    const day = later('2026-11-23', Number(kills) * 40);
    const end = await run({ day });

    same([end.status, end.failed, end.carried], [0, 0, 0]);
    ok(!Object.keys(files(folder)).some(f => f.endsWith('.new')));
    for (const [path, r] of world.repositories)
      is(factsOf(folder, 'github.com', path).stars, r.stars);
    return folder;
  },

  async 'when nothing more can be written, every file stays as it was'() {
    const { folder, run } = setUp(github(5));

    await run();
    const before = files(folder);

    world.repositories.forEach(r => r.stars++);
    // files of at most 1 kB, and no signal about it: as if the disk were full
    const full = await run({ day: '2026-11-24', before: ['-c', 'trap "" XFSZ; ulimit -f 2; exec "$@"', 'sh', strata] });

    is(full.status, 1);
    ok(full.err.includes('cannot write'), full.err);
    same(files(folder), before);
    const next = await run({ day: '2026-11-24' });

    same([next.status, next.changed], [0, 5]);
    return folder;
  },

  async 'what is due is spread, so that it does not all come in one night'() {
    const { folder, run } = setUp(github(40));
    const slow = [];

    await run();
    for (let n = 20; n <= 30; n++) {
      server.forget();
      await run({ day: later('2026-11-23', n) });
      slow.push(asked().filter(a => a.includes('/contributors')).length);
    }
    is(slow.reduce((a, b) => a + b), 40);
    ok(slow.every(n => n < 20), JSON.stringify(slow));
    return folder;
  },
};

let passed = 0, failed = 0;

for (const [name, test] of Object.entries(tests))
  try {
    remove(await test());
    passed++;
  } catch (error) {
    failed++;
    console.log(`not ok: ${name}\n${error.stack}`);
  }
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
