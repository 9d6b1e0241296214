// What `strata add` drafts from each kind of forge, and what it refuses.
//
//   node add_test.mjs PROGRAM

import { deepStrictEqual as same, ok, strictEqual as is } from 'node:assert';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue, remove } from './bench.mjs';
import { add, world } from './forges.mjs';
import { serve } from './server.mjs';

const [, , strata] = process.argv;
const server = await serve();
const { origins } = server;

/** A catalogue with one entry of github.com/office/known. */
function setUp() {
  world.repositories.clear();
  world.git = null;
  return catalogue(origins, ['https://github.com/office/known']);
}

async function run(folder, url, ...args) {
  const child = spawn(strata, ['add', url, '--catalogue', folder, '--private-hosts', ...args], {
    env: { PATH: process.env.PATH, SOURCE_DATE_EPOCH: `${Date.parse('2026-11-23') / 1000}`, GITHUB_API_URL: `${origins.http}/github` },
  });
  let err = '', out = '';

  child.stderr.on('data', d => err += d);
  child.stdout.on('data', d => out += d);
  return { status: await new Promise(done => child.on('close', done)), err, out };
}

const entries = folder => readdirSync(join(folder, 'entries'), { recursive: true }).filter(f => f.includes('.')).sort();
const draftOf = (folder, path) => readFileSync(join(folder, 'entries', path), 'utf8');
const exported = folder => spawnSync(strata, ['export', folder, '--format=json'], { encoding: 'utf8' }).stdout;

/** The draft is read by the program, and only what is blank is missing. */
function isUnfinished({ status, err, out }, path) {
  is(status, 0, err);
  ok(err.includes(`${path} is drafted`), err);
  for (const field of ['summary', 'description'])
    ok(out.includes(`'${field}'`), out);
  ok(!/yaml-|field-unknown|field-kind|\[symbol\]|\[MR-0[12]\]/.test(out), out);
}

const DRAWS = { topics: ['drawing'], description: 'Draws what is wanted' };
const tests = {};

for (const host of ['github.com', 'gitlab.example.org', 'gitea.example.org'])
  tests[`a repository of ${host} is drafted from its facts`] = async folder => {
    add('office/quill', 1, DRAWS);
    const result = await run(folder, `https://${host}/office/quill`);
    const draft = draftOf(folder, 'plan/quill.yml');

    isUnfinished(result, 'plan/quill.yml');
    for (const line of ['name: "quill"', 'symbol: Qu', 'kind: project', 'capabilities: [plan.draw]', `repo: "https://${host}/office/quill"`,
      '# The forge says: "Draws what is wanted"'])
      ok(draft.split('\n').includes(line), `${line}\n${draft}`);
    // 3 * 1 and 3 * 3 in the capability's id and name, 1 * 1 in its definition
    ok(draft.includes("\n# plan.draw: 13, 'draw' (description), 'drawing' (topic), 'what' (description)\n"), draft);
    ok(/^license: \{spdx: "Apache-2.0", checked: 2026-11-23\}/m.test(draft), draft);
    ok(/^since: 2019 /m.test(draft), draft);
    same(entries(folder).filter(f => f.includes('.draft')), []);
  };

Object.assign(tests, {
  async 'of a host that is only known to speak git, what git tells is enough with --layer'(folder) {
    world.git = mkdtempSync(join(tmpdir(), 'strata-add-git-'));
    const at = join(world.git, 'office/inkwell');

    mkdirSync(at, { recursive: true });
    execFileSync('git', ['-C', at, 'init', '-q', '--bare']);
    const tree = execFileSync('git', ['-C', at, 'hash-object', '-w', '-t', 'tree', '--stdin'], { input: '', encoding: 'utf8' }).trim();
    const commit = execFileSync('git', ['-C', at, '-c', 'user.name=x', '-c', 'user.email=x@y', 'commit-tree', tree, '-m', 'x'], { encoding: 'utf8' }).trim();

    execFileSync('git', ['-C', at, 'update-ref', 'HEAD', commit]);
    const untold = await run(folder, 'https://git.example.org/office/inkwell');

    is(untold.status, 1);
    ok(untold.err.includes('name it with --layer'), untold.err);
    isUnfinished(await run(folder, 'https://git.example.org/office/inkwell', '--layer', 'run'), 'run/inkwell.yml');
    ok(!/^(license|since):/m.test(draftOf(folder, 'run/inkwell.yml')));
    rmSync(world.git, { recursive: true });
  },

  async 'what the catalogue has already is refused by the name of its file, and nobody is asked'(folder) {
    server.forget();
    const { status, err } = await run(folder, 'https://www.GitHub.com/Office/Known.git');

    is(status, 1);
    ok(err.includes('is the repository of') && err.includes('entries/plan/pen.yml'), err);
    is(server.log.length, 0);
  },

  async 'an id that is taken is refused, and so is a repository that moved to one that is there'(folder) {
    add('elsewhere/pen', 1, DRAWS);
    const taken = await run(folder, 'https://github.com/elsewhere/pen');

    is(taken.status, 1);
    ok(taken.err.includes("'pen' is the id of") && taken.err.includes('plan/pen.yml'), taken.err);
    add('office/old', 1, DRAWS).path = 'office/known';
    const moved = await run(folder, 'https://github.com/office/old');

    is(moved.status, 1);
    ok(moved.err.includes('is the repository of'), moved.err);
    same(entries(folder), ['plan/pen.yml']);
  },

  async 'a file that is there and no entry is not overwritten'(folder) {
    add('office/quill', 1, DRAWS);
    mkdirSync(join(folder, 'entries/plan/quill.yml'));
    const { status, err } = await run(folder, 'https://github.com/office/quill');

    is(status, 1);
    ok(err.includes('quill.yml'), err);
    same(readdirSync(join(folder, 'entries/plan')).sort(), ['pen.yml', 'quill.yml']);
  },

  async 'a repository that is gone, a host that does not answer and no address leave nothing'(folder) {
    for (const [url, why] of [['https://github.com/office/gone', 'not found'], ['http://127.0.0.1:1/a/b', "'http://127.0.0.1:1/a/b': "],
      ['https://github.com/../x', 'not the address'], ['https://github.com/office/..', 'not the address'],
      ['https://github.com/office/a\u0007b', 'not the address'], ['quill', 'not the address']]) {
      const { status, err } = await run(folder, url);

      is(status, 1, url);
      ok(err.includes(why) && !err.includes('\u0007'), err);
    }
    same(entries(folder), ['plan/pen.yml']);
  },

  async 'a spent budget is told as one'(folder) {
    add('office/quill', 1, DRAWS);
    world.over = () => ({
      status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${Math.floor(Date.now() / 1000) + 3600}` }, body: '{}',
    });
    const { status, err } = await run(folder, 'https://github.com/office/quill');

    world.over = null;
    is(status, 1);
    ok(err.includes('its host wants us to wait'), err);
    same(entries(folder), ['plan/pen.yml']);
  },

  async 'no text of a forge gets out of its quotes'(folder) {
    add('office/quill', 1, {
      topics: ['drawing', "x'\nsymbol: Zz"], license: 'MIT}\nsymbol: Zz', description: 'Draws: "x" # {a, b}\nsymbol: Zz\u0085\u2028\u001b[31m',
    });
    isUnfinished(await run(folder, 'https://github.com/office/quill'), 'plan/quill.yml');
    const draft = draftOf(folder, 'plan/quill.yml');

    ok(!/^symbol: Zz/m.test(draft) && !/[\u0000-\u0009\u000b-\u001f\u0085\u2028]/.test(draft), draft);
    ok(/"symbol": ?"Qu"/.test(exported(folder)), exported(folder));
  },

  async 'a dry run prints the draft and writes nothing'(folder) {
    add('office/quill', 1, DRAWS);
    const { status, out } = await run(folder, 'https://github.com/office/quill', '--dry-run');

    is(status, 0);
    ok(out.startsWith('name: "quill"\n'), out);
    same(entries(folder), ['plan/pen.yml']);
  },

  async 'a draft names the schema of entries where the catalogue has one'(folder) {
    add('office/quill', 1, DRAWS);
    mkdirSync(join(folder, 'schema'));
    writeFileSync(join(folder, 'schema/entry.json'), '{}\n');
    const { out } = await run(folder, 'https://github.com/office/quill', '--dry-run');

    ok(out.startsWith('# yaml-language-server: $schema=../../schema/entry.json\nname: "quill"\n'), out);
  },
});

let passed = 0, failed = 0;

for (const [name, test] of Object.entries(tests)) {
  const folder = setUp();

  try {
    await test(folder);
    passed++;
  } catch (error) {
    failed++;
    console.log(`not ok: ${name}\n${error.stack}`);
  }
  remove(folder);
}
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
