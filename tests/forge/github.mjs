// GitHub, by both ways: real recorded answers, and answers that hold against
// its published schemas.

import { deepStrictEqual as same, ok, strictEqual as is } from 'node:assert';
import { readFileSync } from 'node:fs';
import { talk } from './dialogue.mjs';
import { ask, faultsOf, holdRest } from './schemas.mjs';
import { FACTS, graph, rateLimit, refusal, REPOSITORY, rest, TODAY, weeksUntil } from './world.mjs';
import { knowing } from './known.mjs';

const URL_OF = REPOSITORY.url;
const recorded = name => JSON.parse(readFileSync(new URL(
  `../node_modules/@octokit/fixtures/scenarios/api.github.com/${name}/normalized-fixture.json`, import.meta.url), 'utf8'));

/** Every query that is asked in any test. */
const queries = new Set();
const queryOf = request => {
  const { query } = JSON.parse(request.body);

  queries.add(query);
  return query;
};

/** A GitHub that knows `repositories` by "owner/name": an object, or an error. */
const github = (repositories, over = {}) => async request => {
  if (over[request.url])
    return over[request.url](request);
  if (request.url === 'https://api.github.com/graphql')
    return { body: await ask(queryOf(request), {
      rateLimit,
      repository: ({ owner, name }) => {
        const r = repositories[`${owner}/${name}`];

        return typeof r === 'function' ? r() : r ?? (() => { throw refusal('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`); })();
      },
    }) };
  const answer = rest(request.url);

  holdRest(request.url, answer.status ?? 200, answer.body);
  return answer;
};

const facts = result => {
  const { repo, source, observed, seen, ...rest } = result.facts;

  return rest;
};
const paths = requests => requests.map(r => r.url.replace('https://api.github.com', ''));

export const tests = program => {
  const say = (args, answer) => talk(program, args, answer);

  return {
    async 'a repository by REST has every fact'() {
      const { requests, results: [r] } = await say([URL_OF], github({}));

      same(facts(r), FACTS);
      is(r.etag, '"e1"');
      is(r.facts.source, 'GitHub REST API');
      ok(requests.every(q => q.headers['x-github-api-version'] === '2022-11-28'));
    },

    async 'a repository by GraphQL has every fact, and REST gives what that cannot'() {
      const { requests, results: [r] } = await say([URL_OF, 'token=1'], github({ 'office/pen': graph() }));

      same(facts(r), FACTS);
      is(r.facts.source, 'GitHub GraphQL API');
      is(r.facts.seen.contributors, `${TODAY} GitHub REST API`);
      same(paths(requests).map(p => p.replace(/\?.*/, '')), ['/graphql', '/repos/office/pen/stats/participation',
        '/repos/office/pen/contributors', '/repos/office/pen/commits', '/repos/office/pen/commits']);
    },

    async 'a recorded repository gives the facts that it holds'() {
      const [fixture] = recorded('get-repository');
      const pages = recorded('paginate-issues')[0];
      const { results: [r] } = await say(['https://github.com/octokit-fixture-org/hello-world', 'tiers=pulse'], request => {
        switch (new URL(request.url).pathname.replace('/repos/octokit-fixture-org/hello-world', '')) {
          case '': return { headers: fixture.headers, body: fixture.response };
          case '/pulls': return { headers: pages.headers, body: [{}] }; // its Link header names 5 pages
          case '/commits': return { status: 409, body: { message: 'Git Repository is empty.' } };
          case '/releases': return { body: [] };
          default: return { status: 404, body: { message: 'Not Found' } };
        }
      });

      same(facts(r), {
        topics: fixture.response.topics, default_branch: 'master', archived: false, created: '2017-10-10',
        pushed: '2017-10-10', stars: 42, forks: 42, open_issues: 42 - 5,
      });
      ok(r.seen.includes('description') && r.seen.includes('latest_release'));
      is(r.etag, fixture.headers.etag);
    },

    async 'a recorded repository that was renamed is followed'() {
      const [, , moved] = recorded('rename-repository');
      const { requests, results: [r] } = await say(
        ['https://github.com/octokit-fixture-org/rename-repository', 'tiers=pulse,slow'],
        request => request.url.endsWith('/rename-repository')
          ? { headers: moved.headers, body: moved.response, moved_to: 'https://api.github.com/repositories/1000' }
          : { status: 404 });

      is(r.facts.moved, 'https://github.com/octokit-fixture-org/rename-repository-newname');
      ok(paths(requests).slice(1).every(p => p.startsWith('/repos/octokit-fixture-org/rename-repository-newname/')));
    },

    async 'errors beside data are told apart by repository'() {
      const urls = ['pen', 'gone', 'shut', 'old', 'odd'].map(n => `https://github.com/office/${n}`);
      const { requests, results } = await say([...urls, 'token=1', 'tiers=pulse'], github({
        'office/pen': graph(),
        'office/shut': () => { throw refusal('FORBIDDEN', 'Although you appear to have the correct authorization credentials …'); },
        'office/old': graph({ ...REPOSITORY, path: 'elsewhere/new', url: 'https://github.com/elsewhere/new' }),
        'office/odd': () => null,
      }));

      is(requests.length, 1);
      same(results.map(r => r.state), ['there', 'gone', 'barred', 'there', 'down']);
      is(results[1].reason, 'not found');
      is(results[3].facts.moved, 'https://github.com/elsewhere/new');
      is(results[3].path, 'elsewhere/new');
      is(results[0].facts.moved, undefined);
    },

    async 'what is too much for one request is asked by halves'() {
      const urls = Array.from({ length: 9 }, (_, i) => `https://github.com/office/r${i}`);
      const { requests, results } = await say([...urls, 'token=1', 'tiers=pulse'], async request => {
        if (request.repositories > 3)
          return request.repositories > 5 ? { status: 502, body: '<html>' } : { body: {
            data: null, errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }],
          } };
        return github(Object.fromEntries(urls.map(u => [new URL(u).pathname.slice(1),
          graph({ ...REPOSITORY, path: new URL(u).pathname.slice(1) })])))(request);
      });

      same(requests.map(r => r.repositories), [9, 5, 4, 3, 2, 2, 2]);
      ok(results.every(r => r.state === 'there' && r.looks.pulse === 'looked'));
    },

    async 'one repository that is too much by itself fails alone'() {
      const { results } = await say([URL_OF, 'https://github.com/office/huge', 'token=1', 'tiers=pulse'], github({
        'office/pen': graph(),
        'office/huge': () => { throw refusal('RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.'); },
      }));

      same(results.map(r => r.state), ['there', 'down']);
    },

    async 'a spent budget carries over what is left'() {
      const { results: [r] } = await say([URL_OF, 'token=1'], () => ({
        body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      }));

      same(r.looks, { pulse: 'carried', series: 'carried', slow: 'carried' });
      same(r.seen, []);
    },

    async 'statistics that are still counted are asked again, three times'() {
      let asked = 0;
      const url = 'https://api.github.com/repos/office/pen/stats/participation';
      const late = n => github({ 'office/pen': graph() }, {
        [url]: request => asked++ < n ? { status: 202, body: {} } : rest(request.url),
      });
      const first = await say([URL_OF, 'token=1', 'tiers=pulse,series'], late(2));

      is(asked, 3);
      same(first.results[0].facts.weekly_commits, FACTS.weekly_commits);
      asked = 0;
      const second = await say([URL_OF, 'token=1', 'tiers=pulse,series'], late(99));

      is(asked, 4);
      same(second.results[0].looks, { pulse: 'looked', series: 'carried', slow: 'not-asked' });
      is(second.results[0].facts.weekly_commits, undefined);
      is(second.results[0].facts.stars, 1234);
    },

    async 'a repository that did not change since its tag costs one request'() {
      const { requests, results: [r] } = await say([URL_OF, 'etag="e1"', 'tiers=pulse'], request => {
        is(request.headers['if-none-match'], '"e1"');
        return { status: 304 };
      });

      is(requests.length, 1);
      is(r.state, 'unchanged');
      is(r.looks.pulse, 'looked');
      same(r.seen, []);
    },

    async 'only the weeks since the last look are asked for'() {
      const known = knowing(URL_OF, { weekly_commits: weeksUntil('2026-11-05', 52), weeks_until: '2026-11-05' });
      const { requests, results: [r] } = await say([URL_OF, 'token=1', 'tiers=pulse,series', `known=${known}`],
        github({ 'office/pen': graph() }));

      same(paths(requests), ['/graphql', '/graphql']);
      is(queryOf(requests[1]).match(/history/g).length, 2);
      same(r.facts.weekly_commits, weeksUntil('2026-11-19', 52));
      is(r.facts.weeks_until, '2026-11-19');
    },

    async 'where nothing was pushed no week is asked for'() {
      const known = knowing(URL_OF, { weekly_commits: weeksUntil('2026-11-05', 52), weeks_until: '2026-11-05' });
      const { requests, results: [r] } = await say([URL_OF, 'token=1', 'tiers=pulse,series', `known=${known}`],
        github({ 'office/pen': graph({ ...REPOSITORY, pushed: '2026-11-01' }) }));

      is(requests.length, 1);
      same(r.facts.weekly_commits.slice(-2), [0, 0]);
      is(r.facts.weeks_until, '2026-11-19');
    },

    async 'the branch that the entry names is the one that is looked at'() {
      const token = await say([URL_OF, 'token=1', 'branch=next'], github({ 'office/pen': graph() }));
      const none = await say([URL_OF, 'branch=next'], github({}));

      same(facts(token.results[0]), FACTS);
      same(facts(none.results[0]), FACTS);
      ok(!paths(token.requests).some(p => p.includes('participation')));
      for (const { requests } of [token, none])
        ok(paths(requests).filter(p => p.includes('/commits')).every(p => /sha=(next|[0-9a-f]{40})/.test(p)));
    },

    async 'a pre-release counts where there is no release, and a source that cannot tell says nothing'() {
      const release = { ...REPOSITORY.release, tag: 'v2.0.0-rc.1', prerelease: true };
      const r = { ...REPOSITORY, release, issues: undefined, license: 'NOASSERTION' };
      const { results: [told] } = await say([URL_OF, 'token=1', 'tiers=pulse,slow'], github({ 'office/pen': graph(r) }));

      same(told.facts.latest_release, { tag: 'v2.0.0-rc.1', date: release.date, url: release.url, prerelease: true });
      for (const absent of ['open_issues', 'good_first_issues', 'license'])
        ok(!told.seen.includes(absent) && !(absent in told.facts), absent);
    },

    async 'OpenSSF is asked where an entry names it'() {
      const { requests, results: [r] } = await say([URL_OF, 'token=1', 'tiers=slow',
        'scorecard=https://scorecard.dev/viewer/?uri=github.com/office/pen',
        'best_practices=https://www.bestpractices.dev/en/projects/42'], github({ 'office/pen': graph() }, {
        'https://api.scorecard.dev/projects/github.com/office/pen': () => ({ body: {
          date: '2026-11-16', repo: { name: 'github.com/office/pen', commit: 'c0ffee' },
          scorecard: { version: 'v5.3.0', commit: 'c0ffee' }, score: 7.9, checks: [],
        } }),
        'https://www.bestpractices.dev/projects/42.json': () => ({ body: { id: 42, badge_level: 'passing', tiered_percentage: 115 } }),
      }));

      same(r.facts.scorecard, { score: 7.9, date: '2026-11-16' });
      same(r.facts.best_practices, { level: 'passing', percentage: 115 });
      is(r.facts.seen.scorecard, `${TODAY} OpenSSF Scorecard`);
      same(requests.slice(-2).map(q => q.budget), [0, 0]);
    },

    async 'every query that was asked holds against the published schema'() {
      ok(queries.size >= 8);
      for (const query of queries)
        same(faultsOf(query), []);
      same(faultsOf('{ repository(owner: "a", name: "b") { stars } }').length, 1); // it does find faults
    },
  };
};
