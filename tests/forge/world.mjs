// One repository with everything that we ask for, as GitHub would tell it both
// ways; and the facts that ought to come of it, worked out here by themselves.

import { GraphQLError } from 'graphql';
import { sample } from './schemas.mjs';

export const TODAY = '2026-11-23';
const DAY = 24 * 60 * 60 * 1000;
const HEAD = 'c0ffee'.repeat(7).slice(0, 40);

/** 90 commits, four days apart; the newest is of today. */
const COMMITS = Array.from({ length: 90 }, (_, i) =>
  new Date(Date.parse(`${TODAY}T11:00:00Z`) - i * 4 * DAY).toISOString());

export const weeksUntil = (until, n, commits = COMMITS) => Array.from({ length: n }, (_, i) => {
  const from = Date.parse(`${until}T00:00:00Z`) - (n - i) * 7 * DAY;

  return commits.filter(c => new Date(c) >= from && new Date(c) < from + 7 * DAY).length;
});

export const REPOSITORY = {
  path: 'office/pen',
  url: 'https://github.com/office/pen',
  description: 'Writes\n  things “down”',
  license: 'Apache-2.0',
  topics: ['ink', 'paper'],
  languages: { Go: 120000, Shell: 456 },
  branch: 'trunk',
  created: '2019-03-04',
  pushed: '2026-11-22',
  first: COMMITS.at(-1).slice(0, 10),
  stars: 1234,
  forks: 56,
  issues: 17,
  pulls: 4,
  goodFirst: 3,
  contributors: 78,
  release: { tag: 'v1.2.0', date: '2026-10-01', url: 'https://github.com/office/pen/releases/tag/v1.2.0', prerelease: false },
};

/** The file of facts without its head and `seen`. */
export const FACTS = {
  description: 'Writes things “down”', license: 'Apache-2.0', topics: ['ink', 'paper'], default_branch: 'trunk',
  head: HEAD, archived: false, created: '2019-03-04', first_commit: REPOSITORY.first, latest_commit: TODAY,
  pushed: '2026-11-22', commits: 90, contributors: 78, stars: 1234, forks: 56, open_issues: 17, good_first_issues: 3,
  latest_release: { tag: 'v1.2.0', date: '2026-10-01', url: REPOSITORY.release.url },
  weekly_commits: weeksUntil(TODAY, 52), weeks_until: TODAY, languages: { Go: 120000, Shell: 456 },
};

const link = (url, last) => {
  const to = page => {
    const u = new URL(url);

    u.searchParams.set('page', page);
    return u.href;
  };
  return last > 1 ? { link: `<${to(2)}>; rel="next", <${to(last)}>; rel="last"` } : {};
};

const commit = day => sample('commit', {
  sha: HEAD, commit: { ...sample('commit', {}).commit, committer: { name: 'A', email: 'a@example.org', date: day } },
});

const release = r => sample('release', {
  tag_name: r.tag, published_at: `${r.date}T10:00:00Z`, html_url: r.url, prerelease: r.prerelease,
});

const license = { ...sample('license-simple', {}), key: 'apache-2.0', name: 'Apache License 2.0', spdx_id: 'Apache-2.0' };

/** REST: what stands below /repos/office/pen. */
export function rest(url, r = REPOSITORY) {
  const u = new URL(url);
  const below = u.pathname.replace(/^\/repos\/[^/]+\/[^/]+/, '');
  const page = Number(u.searchParams.get('page') ?? 1);

  switch (below) {
    case '': return { headers: { etag: '"e1"' }, body: sample('full-repository', {
      name: r.path.split('/')[1], full_name: r.path, html_url: r.url, description: r.description, license, topics: r.topics,
      stargazers_count: r.stars, forks_count: r.forks, open_issues_count: r.issues + r.pulls, has_issues: true,
      default_branch: r.branch, archived: false, created_at: `${r.created}T01:02:03Z`, pushed_at: `${r.pushed}T23:59:59Z`,
    }) };
    case '/commits': {
      const since = u.searchParams.get('since') ?? '';
      const size = Number(u.searchParams.get('per_page'));
      const all = COMMITS.filter(c => c >= since);

      return { headers: page * size < all.length ? link(url, Math.ceil(all.length / size)) : {},
        body: all.slice((page - 1) * size, page * size).map(commit) };
    }
    case '/pulls': return { headers: link(url, r.pulls), body: [sample('pull-request-simple', {})] };
    case '/issues': return { body: [
      ...Array.from({ length: r.goodFirst }, () => sample('issue', {})),
      sample('issue', { pull_request: { url: null, html_url: null, diff_url: null, patch_url: null } }),
    ] };
    case '/releases/latest': return r.release && !r.release.prerelease
      ? { body: release(r.release) } : { status: 404, body: { message: 'Not Found' } };
    case '/releases': return { body: r.release ? [release(r.release)] : [] };
    case '/languages': return { body: r.languages };
    case '/contributors': return { headers: link(url, r.contributors), body: [sample('contributor', {})] };
    case '/stats/participation': return { body: { all: weeksUntil(TODAY, 52), owner: weeksUntil(TODAY, 52) } };
    default: throw new Error(`nobody should ask ${url}`);
  }
}

const target = {
  __typename: 'Commit', oid: HEAD, committedDate: COMMITS[0],
  history: ({ since, until }) => ({
    totalCount: COMMITS.filter(c => Date.parse(c) >= Date.parse(since) && Date.parse(c) <= Date.parse(until)).length,
  }),
};

const told = r => r && { tagName: r.tag, publishedAt: `${r.date}T10:00:00Z`, url: r.url, isPrerelease: r.prerelease, isDraft: false };

/** GraphQL: what it knows of a repository. */
export const graph = (r = REPOSITORY) => ({
  nameWithOwner: r.path, url: r.url, description: r.description, createdAt: `${r.created}T01:02:03Z`,
  pushedAt: `${r.pushed}T23:59:59Z`, isArchived: false, stargazerCount: r.stars, forkCount: r.forks,
  licenseInfo: { spdxId: r.license }, hasIssuesEnabled: r.issues !== undefined,
  issues: ({ labels }) => ({ totalCount: (labels ? r.goodFirst : r.issues) ?? 0 }),
  repositoryTopics: { nodes: r.topics.map(name => ({ topic: { name } })) },
  defaultBranchRef: { name: r.branch, target },
  ref: ({ qualifiedName }) => qualifiedName === 'refs/heads/next' ? { name: 'next', target } : null,
  latestRelease: r.release?.prerelease ? null : told(r.release),
  releases: { nodes: r.release ? [told(r.release)] : [] },
  languages: { edges: Object.entries(r.languages).map(([name, size]) => ({ size, node: { name } })) },
});

/** The error that stands beside data. */
export const refusal = (type, message) => new GraphQLError(message, { extensions: { type } });

export const rateLimit = { cost: 1, limit: 5000, nodeCount: 1, remaining: 4321, resetAt: '2026-11-23T12:00:00Z', used: 679 };
