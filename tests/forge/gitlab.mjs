// GitLab, by its documentation (docs.gitlab.com/api): projects, releases,
// commits, repositories, issues_statistics.

import { deepStrictEqual as same, ok, strictEqual as is } from 'node:assert';
import { talk } from './dialogue.mjs';
import { TODAY, weeksUntil } from './world.mjs';
import { knowing } from './known.mjs';

const DAY = 24 * 60 * 60 * 1000;
const HEAD = 'ab'.repeat(20);
const URL_OF = 'https://gitlab.com/office/tools/pen';
const API = 'https://gitlab.com/api/v4/projects/office%2Ftools%2Fpen';

/** The same days as in world.mjs; the offset is that of who committed. */
const COMMITS = Array.from({ length: 90 }, (_, i) => new Date(Date.parse(`${TODAY}T11:00:00Z`) - i * 4 * DAY));
const commit = day => ({
  id: HEAD, short_id: HEAD.slice(0, 8), title: 'x', author_name: 'A', author_email: 'a@example.org',
  committer_name: 'A', committer_email: 'a@example.org', created_at: day.toISOString(), message: 'x',
  // one hour past midnight far in the east is the day before in UTC
  committed_date: day.toISOString().replace('.000Z', '.000+00:00'), parent_ids: [], web_url: 'https://gitlab.com/x',
});

const PROJECT = {
  id: 3, description: null, name: 'Pen', name_with_namespace: 'Office / Tools / Pen', path: 'pen',
  path_with_namespace: 'office/tools/pen', created_at: '2020-01-02T23:30:00.000-02:00', default_branch: 'main', tag_list: ['old'],
  topics: ['ink'], ssh_url_to_repo: 'git@gitlab.com:office/tools/pen.git', http_url_to_repo: `${URL_OF}.git`,
  web_url: URL_OF, readme_url: `${URL_OF}/-/blob/main/README.md`, forks_count: 4, avatar_url: null, star_count: 21,
  last_activity_at: '2026-11-20T10:00:00.000Z', archived: false, open_issues_count: 7,
  license: { key: 'mpl-2.0', name: 'Mozilla Public License 2.0', nickname: null, html_url: 'http://choosealicense.com/licenses/mpl-2.0/', source_url: 'https://opensource.org/licenses/MPL-2.0' },
};
const RELEASE = {
  tag_name: 'v3.1.0', description: '', name: 'Three', created_at: '2026-09-01T10:00:00.000Z',
  released_at: '2026-09-02T10:00:00.000Z', upcoming_release: false, _links: { self: `${URL_OF}/-/releases/v3.1.0` },
};

const gitlab = (over = {}) => request => {
  const u = new URL(request.url);
  const below = request.url.split('?')[0].slice(API.length);

  ok(request.url.startsWith(API), request.url);
  if (below in over)
    return over[below](request);
  switch (below) {
    case '': return { body: PROJECT, headers: { etag: 'W/"abc"' } };
    case '/releases': return { body: [RELEASE] };
    case '/languages': return { body: { Ruby: 66.69, JavaScript: 22.98, HTML: 10.33 } };
    case '/repository/contributors': return { headers: { 'x-total': '33' }, body: [{ name: 'A', email: 'a@example.org', commits: 1, additions: 0, deletions: 0 }] };
    case '/issues_statistics': return { body: { statistics: { counts: { all: 9, closed: 7, opened: 2 } } } };
    case '/repository/commits': {
      const size = Number(u.searchParams.get('per_page')), page = Number(u.searchParams.get('page') ?? 1);
      const all = COMMITS.filter(c => c.toISOString() >= (u.searchParams.get('since') ?? ''));

      return { headers: { 'x-next-page': page * size < all.length ? `${page + 1}` : '' },
        body: all.slice((page - 1) * size, page * size).map(commit) };
    }
    default: throw new Error(`nobody should ask ${request.url}`);
  }
};
const facts = result => {
  const { repo, source, observed, seen, ...rest } = result.facts;

  return rest;
};

export const tests = program => ({
  async 'a project of a GitLab, in a sub-group, has every fact that it tells'() {
    const { requests, results: [r] } = await talk(program, [URL_OF], gitlab());

    same(facts(r), {
      license: 'MPL-2.0', topics: ['ink'], default_branch: 'main', head: HEAD, archived: false, created: '2020-01-03',
      latest_commit: TODAY, contributors: 33, stars: 21, forks: 4, open_issues: 7, good_first_issues: 2,
      latest_release: { tag: 'v3.1.0', date: '2026-09-02', url: `${URL_OF}/-/releases/v3.1.0` },
      weekly_commits: weeksUntil(TODAY, 52), weeks_until: TODAY, language_shares: { Ruby: 66.69, JavaScript: 22.98, HTML: 10.33 },
    });
    is(r.facts.source, 'GitLab REST API');
    is(r.etag, 'W/"abc"');
    ok(r.seen.includes('description')); // null: there is none
    ok(!r.seen.includes('languages') && !r.seen.includes('commits')); // not told
    ok(requests[0].url.endsWith('?license=true'));
  },

  async 'commits of a GitLab are counted page by page'() {
    const many = Array.from({ length: 250 }, () => commit(COMMITS[1]));
    const { requests, results: [r] } = await talk(program, [URL_OF, 'tiers=series'], request => {
      const page = Number(new URL(request.url).searchParams.get('page'));

      return { headers: { 'x-next-page': page < 3 ? `${page + 1}` : '' }, body: many.slice((page - 1) * 100, page * 100) };
    });

    is(requests.length, 3);
    is(r.facts.weekly_commits.at(-1), 250);
    is(r.facts.weekly_commits.reduce((a, b) => a + b), 250);
  },

  async 'more commits than we count one by one are not known'() {
    const { requests, results: [r] } = await talk(program, [URL_OF, 'tiers=series'], () => ({
      headers: { 'x-next-page': '2' }, body: [commit(COMMITS[1])],
    }));

    is(requests.length, 20);
    ok(!r.seen.includes('weekly_commits'));
  },

  async 'of a GitLab too, only the weeks since the last look are asked for'() {
    const known = knowing(URL_OF, { weekly_commits: weeksUntil('2026-11-05', 52), weeks_until: '2026-11-05' });
    const { requests, results: [r] } = await talk(program, [URL_OF, 'tiers=series', `known=${known}`], gitlab());

    is(new URL(requests[0].url).searchParams.get('since'), '2026-11-05T00:00:00Z');
    same(r.facts.weekly_commits, weeksUntil('2026-11-19', 52));
  },

  async 'what a GitLab does not tell everybody is absent'() {
    const { results: [r] } = await talk(program, [URL_OF, 'tiers=pulse,slow'], gitlab({
      '/releases': () => ({ status: 403, body: { message: '403 Forbidden' } }),
      '/issues_statistics': () => ({ status: 401, body: { message: '401 Unauthorized' } }),
      '/repository/contributors': () => ({ body: [] }),
      '': () => ({ body: { ...PROJECT, open_issues_count: undefined, license: null } }),
    }));

    same(r.looks, { pulse: 'looked', series: 'not-asked', slow: 'looked' });
    for (const absent of ['latest_release', 'good_first_issues', 'contributors', 'open_issues', 'license'])
      ok(!r.seen.includes(absent), absent);
  },

  async 'a project that was moved is followed; one that is gone is gone'() {
    const moved = await talk(program, [URL_OF, 'tiers=pulse'], request => request.url.includes('office%2Ftools%2Fpen')
      ? { body: { ...PROJECT, path_with_namespace: 'desk/pen', web_url: 'https://gitlab.com/desk/pen' } } : { body: [] });
    const gone = await talk(program, [URL_OF], () => ({ status: 404, body: { message: '404 Project Not Found' } }));

    is(moved.results[0].facts.moved, 'https://gitlab.com/desk/pen');
    ok(moved.requests[1].url.startsWith('https://gitlab.com/api/v4/projects/desk%2Fpen/'));
    is(gone.results[0].state, 'gone');
    is(gone.requests.length, 1);
  },

  async 'a host is what the settings say that it is'() {
    const { requests } = await talk(program, ['https://code.example.org:8443/a/b.git', 'tiers=pulse',
      'host=code.example.org:8443=gitlab=https://api.example.org/v4/'], () => ({ status: 404 }));

    is(requests[0].url, 'https://api.example.org/v4/projects/a%2Fb?license=true');
  },
});
