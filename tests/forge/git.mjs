// Any other host, by git itself: what git's own program answers to our bytes.

import { deepStrictEqual as same, ok, strictEqual as is } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { talk } from './dialogue.mjs';
import { scratch } from './known.mjs';

const URL_OF = 'https://code.example.org/office/pen.git';
const TAGS = ['v1.2.0', 'v1.10.0', 'v1.9.9', 'v2.0.0-rc.1', 'charts/9.9.9', 'nightly'];

const quiet = { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8', env: {
  PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org',
} };

/** A repository with two branches and tags, one of them annotated. */
function repository(...options) {
  const folder = scratch();
  const git = (...args) => execFileSync('git', ['-C', folder, ...args], quiet).trim();

  git('init', '-q', '-b', 'trunk', ...options);
  git('commit', '-q', '--allow-empty', '-m', 'one');
  for (const tag of TAGS)
    git('tag', tag);
  git('tag', '-a', '-m', 'x', 'v1.11.0');
  git('branch', 'next');
  git('commit', '-q', '--allow-empty', '-m', 'two');
  return { folder, head: git('rev-parse', 'trunk'), next: git('rev-parse', 'next') };
}

/** git's answer over HTTP, without a web server between. */
const serve = (folder, most = 2) => request => {
  const version = Number(request.headers['git-protocol'].match(/\d+/)[0]);
  const env = { ...quiet.env, GIT_PROTOCOL: `version=${Math.min(version, most)}` };
  const advertise = request.method === 'GET';
  const { stdout } = spawnSync('git', ['upload-pack', '--stateless-rpc', ...advertise ? ['--http-backend-info-refs'] : [], folder],
    { env, input: request.body });

  ok(request.url === (advertise ? `${URL_OF}/info/refs?service=git-upload-pack` : `${URL_OF}/git-upload-pack`), request.url);
  // a web server of git's puts this in front of the older form
  return { body: (advertise && most < 2 ? '001e# service=git-upload-pack\n0000' : '') + stdout.toString('latin1') };
};

const facts = result => {
  const { repo, source, observed, seen, ...rest } = result.facts;

  return rest;
};

export const tests = program => ({
  async 'git tells branch, commit and the highest version, in two requests'() {
    const { folder, head } = repository();
    const { requests, results: [r] } = await talk(program, [URL_OF], serve(folder));

    is(requests.length, 2);
    same(facts(r), { default_branch: 'trunk', head, latest_version: { tag: 'v1.11.0' } });
    is(r.facts.source, 'git ls-refs');
    same(r.looks, { pulse: 'looked', series: 'looked', slow: 'looked' });
  },

  async 'a server of the older form is understood in one'() {
    const { folder, head } = repository();

    for (const most of [0, 1]) {
      const { requests, results: [r] } = await talk(program, [URL_OF], serve(folder, most));

      is(requests.length, 1);
      same(facts(r), { default_branch: 'trunk', head, latest_version: { tag: 'v1.11.0' } });
    }
  },

  async 'the branch that the entry names is looked at, and nothing of it is told when there is none'() {
    const { folder, next } = repository();
    const there = await talk(program, [URL_OF, 'branch=next'], serve(folder));
    const none = await talk(program, [URL_OF, 'branch=nowhere'], serve(folder));

    is(there.results[0].facts.head, next);
    is(there.results[0].facts.default_branch, 'trunk');
    is(none.results[0].facts.head, undefined);
  },

  async 'a repository with longer ids is understood'() {
    const { folder, head } = repository('--object-format=sha256');
    const { results: [r] } = await talk(program, [URL_OF], serve(folder));

    is(head.length, 64);
    is(r.facts.head, head);
  },

  async 'a page that is not git is no repository'() {
    for (const body of ['<!doctype html><title>Sign in</title>', '', '001e# service=git-upload-pack\n', '0000', 'ffff'])
      is((await talk(program, [URL_OF], () => ({ body }))).results[0].state, 'down', body);
  },

  async 'where permanent redirects lead, the second request goes too'() {
    const { folder, head } = repository();
    const answer = serve(folder);
    const { requests, results: [r] } = await talk(program, [URL_OF], request => ({
      ...answer({ ...request, url: request.url.replace('new.example.org/x', 'code.example.org/office/pen.git') }),
      moved_to: request.method === 'GET' ? 'https://new.example.org/x/info/refs?service=git-upload-pack' : '',
    }));

    is(requests[1].url, 'https://new.example.org/x/git-upload-pack');
    is(r.facts.head, head);
  },
});
