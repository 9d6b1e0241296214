// Gitea and Forgejo, by the description that every server has at
// /swagger.v1.json.

import { deepStrictEqual as same, ok, strictEqual as is } from 'node:assert';
import { talk } from './dialogue.mjs';
import { TODAY, weeksUntil } from './world.mjs';

const DAY = 24 * 60 * 60 * 1000;
const HEAD = 'cd'.repeat(20);
const URL_OF = 'https://codeberg.org/office/pen';
const API = 'https://codeberg.org/api/v1/repos/office/pen';
const COMMITS = Array.from({ length: 120 }, (_, i) => new Date(Date.parse(`${TODAY}T11:00:00Z`) - i * 4 * DAY));

const commit = day => ({
  url: '', sha: HEAD, created: day.toISOString(), html_url: '', author: null, committer: null, parents: [],
  commit: { url: '', author: { name: 'A', email: 'a@example.org', date: day.toISOString() },
    committer: { name: 'A', email: 'a@example.org', date: day.toISOString() }, message: 'x', tree: null },
});
const REPOSITORY = {
  id: 5, name: 'pen', full_name: 'office/pen', description: 'Writes', empty: false, private: false, fork: false, archived: true,
  html_url: URL_OF, stars_count: 8, forks_count: 2, watchers_count: 3, open_issues_count: 6, open_pr_counter: 1, release_counter: 4,
  default_branch: 'main', created_at: '2021-05-06T07:08:09Z', updated_at: '2026-11-20T10:00:00Z', has_issues: true,
  topics: ['ink'], licenses: ['EUPL-1.2'],
};
const RELEASE = {
  id: 1, tag_name: 'v0.9.0', name: 'x', body: '', html_url: `${URL_OF}/releases/tag/v0.9.0`, draft: false, prerelease: false,
  created_at: '2026-08-01T10:00:00Z', published_at: '2026-08-02T10:00:00Z',
};

const gitea = (over = {}) => request => {
  const u = new URL(request.url);
  const below = request.url.split('?')[0].slice(API.length);

  ok(request.url.startsWith(API), request.url);
  if (below in over)
    return over[below](request);
  switch (below) {
    case '': return { body: REPOSITORY };
    case '/releases/latest': return { body: RELEASE };
    case '/languages': return { body: { Go: 5000, Makefile: 30 } };
    case '/issues': return { headers: { 'x-total-count': '2' }, body: [{}] };
    case '/commits': {
      const size = Number(u.searchParams.get('limit')), page = Number(u.searchParams.get('page'));

      is(u.searchParams.get('stat'), 'false');
      return { headers: { 'x-total': `${COMMITS.length}`,
        link: page * size < COMMITS.length ? `<${API}/commits?limit=${size}&page=${page + 1}>; rel="next",<${API}/commits?page=99>; rel="last"` : '' },
      body: COMMITS.slice((page - 1) * size, page * size).map(commit) };
    }
    default: throw new Error(`nobody should ask ${request.url}`);
  }
};

export const tests = program => ({
  async 'a repository of a Forgejo has every fact that it tells'() {
    const { requests, results: [r] } = await talk(program, [URL_OF], gitea());
    const { repo, source, observed, seen, ...facts } = r.facts;

    same(facts, {
      description: 'Writes', license: 'EUPL-1.2', topics: ['ink'], default_branch: 'main', head: HEAD, archived: true,
      created: '2021-05-06', first_commit: COMMITS.at(-1).toISOString().slice(0, 10), latest_commit: TODAY, commits: 120,
      stars: 8, forks: 2, open_issues: 6, good_first_issues: 2,
      latest_release: { tag: 'v0.9.0', date: '2026-08-02', url: RELEASE.html_url },
      weekly_commits: weeksUntil(TODAY, 52, COMMITS), weeks_until: TODAY, languages: { Go: 5000, Makefile: 30 },
    });
    is(source, 'Gitea REST API');
    ok(!r.seen.includes('contributors'));
    // a third page shows that there are no more of these weeks
    is(requests.filter(q => q.url.includes('limit=50')).length, 3);
  },

  async 'an older server tells topics apart, and of its releases one to be tried'() {
    const { results: [r] } = await talk(program, [URL_OF, 'tiers=pulse'], gitea({
      '': () => ({ body: { ...REPOSITORY, topics: undefined, licenses: undefined, has_issues: false } }),
      '/topics': () => ({ body: { topics: ['paper'] } }),
      '/releases/latest': () => ({ status: 404, body: {} }),
      '/releases': () => ({ body: [{ ...RELEASE, tag_name: 'v1.0.0-rc1', prerelease: true }] }),
    }));

    same(r.facts.topics, ['paper']);
    is(r.facts.latest_release.prerelease, true);
    for (const absent of ['license', 'open_issues'])
      ok(!r.seen.includes(absent), absent);
  },

  async 'an empty repository is there, without commits'() {
    const { results: [r] } = await talk(program, [URL_OF], gitea({
      '/commits': () => ({ status: 409, body: { message: 'Git Repository is empty.' } }),
      '/releases/latest': () => ({ status: 404, body: {} }),
      '/releases': () => ({ body: [] }),
    }));

    is(r.state, 'there');
    ok(['head', 'commits', 'weekly_commits', 'first_commit'].every(f => !r.seen.includes(f)));
  },

  async 'a repository of a Forgejo that was moved is followed'() {
    const { requests, results: [r] } = await talk(program, [URL_OF, 'tiers=pulse'], request => request.url === API
      ? { body: { ...REPOSITORY, full_name: 'desk/pen', html_url: 'https://codeberg.org/desk/pen' } } : { body: [] });

    is(r.facts.moved, 'https://codeberg.org/desk/pen');
    ok(requests[1].url.startsWith('https://codeberg.org/api/v1/repos/desk/pen/'));
  },
});
