// Handlers for server.mjs: a small GitHub (REST and GraphQL), GitLab, Forgejo
// and OpenSSF, whose repositories a test makes, changes and takes away.  That
// their answers are of the shape that the real ones have is what tests/forge/
// holds against published schemas; here it matters who is asked what, and when.

import { spawnSync } from 'node:child_process';

const DAY = 24 * 60 * 60 * 1000;

/**
 * What the forges know.  `over` may answer a request in their place: it is
 * given the ask and returns a reply, a promise of one, or nothing; `delay`
 * milliseconds pass before every answer.
 */
export const world = { repositories: new Map(), today: '2026-11-23', over: null, delay: 0, git: null };

/** A repository with something of everything, told apart by `n`. */
export function add(path, n = 1, more = {}) {
  const made = {
    path, description: `number ${n}`, license: 'Apache-2.0', topics: ['pens'], branch: 'main', created: '2019-03-04',
    first: '2019-03-05', pushed: '2026-11-22', stars: 100 + n, forks: n, issues: 2 * n, pulls: 1, good: 1, contributors: 3 + n,
    commits: 40 + n, weekly: n % 5, release: `v1.${n}.0`, archived: false, languages: { Go: 1000 * n, Shell: n }, ...more,
  };

  world.repositories.set(path, made);
  return made;
}

const json = (body, headers = {}) => ({ headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
const lost = { status: 404, ...json({ message: 'Not Found' }) };
const id = r => Buffer.from(r.path.padEnd(20, '.')).toString('hex').slice(0, 40);
const latest = r => r.pushed;

const last = (ask, n) => n > 1 ? {
  link: `<${ask.origins.http}${ask.path}?page=2>; rel="next", <${ask.origins.http}${ask.path}?page=${n}>; rel="last"`,
} : {};

const answered = async (ask, how) => {
  if (world.delay)
    await new Promise(done => setTimeout(done, world.delay));
  return await world.over?.(ask) ?? how(ask);
};

function rest(ask) {
  const [owner, name, ...below] = ask.rest;
  const r = world.repositories.get(`${owner}/${name}`);

  if (!r)
    return lost;
  const url = `https://github.com/${r.path}`;

  switch (below.join('/')) {
    case '': {
      const tag = `"${JSON.stringify(r).length}-${r.stars}-${r.pushed}"`;

      return ask.headers['if-none-match'] === tag ? { status: 304 } : json({
        full_name: r.path, html_url: url, description: r.description, license: { spdx_id: r.license }, topics: r.topics,
        stargazers_count: r.stars, forks_count: r.forks, open_issues_count: r.issues + r.pulls, has_issues: true,
        default_branch: r.branch, archived: r.archived, created_at: `${r.created}T00:00:00Z`, pushed_at: `${r.pushed}T00:00:00Z`,
      }, { etag: tag });
    }
    case 'commits': {
      const page = Number(ask.query.get('page') ?? 1);
      const day = page === r.commits ? r.first : latest(r);

      return json([{ sha: id(r), commit: { committer: { date: `${day}T00:00:00Z` } } }], last(ask, r.commits));
    }
    case 'pulls': return json([{}], last(ask, r.pulls));
    case 'issues': return json(Array.from({ length: r.good }, () => ({})));
    case 'releases/latest': return json({ tag_name: r.release, published_at: '2026-10-01T00:00:00Z', html_url: `${url}/releases`, prerelease: false });
    case 'languages': return json(r.languages);
    case 'contributors': return json([{}], last(ask, r.contributors));
    case 'stats/participation': return json({ all: Array(52).fill(r.weekly), owner: [] });
    default: return lost;
  }
}

/** Reads from a query of ours which repositories it names, and what of each. */
function graphql(ask) {
  const { query } = JSON.parse(ask.body);
  const data = { rateLimit: { cost: 1, remaining: world.points ?? 4000, resetAt: '2026-11-23T01:00:00Z' } };
  const errors = [];

  for (const part of query.split(/\n(?= {2}r\d+: )/).slice(1)) {
    const [, alias, owner, name] = part.match(/^ {2}(r\d+): repository\(owner: "([^"]*)", name: "([^"]*)"/);
    const r = world.repositories.get(`${owner}/${name}`);

    if (!r) {
      data[alias] = null;
      errors.push({ type: 'NOT_FOUND', path: [alias], message: `Could not resolve to a Repository with the name '${owner}/${name}'.` });
      continue;
    }
    const weeks = Object.fromEntries([...part.matchAll(/(w\d+): history/g)].map(([, w]) => [w, { totalCount: r.weekly }]));

    data[alias] = {
      nameWithOwner: r.path, url: `https://github.com/${r.path}`, description: r.description, createdAt: `${r.created}T00:00:00Z`,
      pushedAt: `${r.pushed}T00:00:00Z`, isArchived: r.archived, stargazerCount: r.stars, forkCount: r.forks,
      licenseInfo: { spdxId: r.license }, hasIssuesEnabled: true, issues: { totalCount: r.issues },
      repositoryTopics: { nodes: r.topics.map(t => ({ topic: { name: t } })) },
      defaultBranchRef: { name: r.branch, target: { oid: id(r), committedDate: `${latest(r)}T00:00:00Z`, ...weeks } },
      latestRelease: { tagName: r.release, publishedAt: '2026-10-01T00:00:00Z', url: `https://github.com/${r.path}/releases`, isPrerelease: false, isDraft: false },
      releases: { nodes: [] },
      ...part.includes('...slow') ? {
        languages: { edges: Object.entries(r.languages).map(([n, size]) => ({ size, node: { name: n } })) }, goodFirst: { totalCount: r.good },
      } : {},
    };
  }
  return json({ data, ...errors.length ? { errors } : {} });
}

function gitlab(ask) {
  const [encoded, ...below] = ask.rest;
  const r = world.repositories.get(decodeURIComponent(encoded));

  if (!r)
    return lost;
  switch (below.join('/')) {
    case '': return json({
      path_with_namespace: r.path, web_url: `https://gitlab.example.org/${r.path}`, description: r.description, topics: r.topics,
      star_count: r.stars, forks_count: r.forks, open_issues_count: r.issues, default_branch: r.branch, archived: r.archived,
      created_at: `${r.created}T00:00:00.000Z`, license: { key: r.license.toLowerCase() },
    });
    case 'releases': return json([{ tag_name: r.release, released_at: '2026-10-01T00:00:00.000Z', _links: { self: 'https://gitlab.example.org/x' } }]);
    case 'repository/commits': {
      const all = ask.query.has('since') ? Array(r.weekly).fill(`${world.today}T00:00:00.000Z`) : [`${latest(r)}T00:00:00.000Z`];

      return json(all.map(d => ({ id: id(r), committed_date: new Date(Date.parse(d) - DAY).toISOString() })));
    }
    case 'languages': return json({ Go: 90.5, Shell: 9.5 });
    case 'repository/contributors': return json([{}], { 'x-total': `${r.contributors}` });
    case 'issues_statistics': return json({ statistics: { counts: { opened: r.good } } });
    default: return lost;
  }
}

function gitea(ask) {
  const [owner, name, ...below] = ask.rest;
  const r = world.repositories.get(`${owner}/${name}`);

  if (!r)
    return lost;
  switch (below.join('/')) {
    case '': return json({
      full_name: r.path, html_url: `https://gitea.example.org/${r.path}`, description: r.description, topics: r.topics, licenses: [r.license],
      stars_count: r.stars, forks_count: r.forks, open_issues_count: r.issues, has_issues: true, default_branch: r.branch,
      archived: r.archived, created_at: `${r.created}T00:00:00Z`,
    });
    case 'releases/latest': return json({ tag_name: r.release, published_at: '2026-10-01T00:00:00Z', html_url: 'https://gitea.example.org/x' });
    case 'commits': {
      const page = Number(ask.query.get('page'));
      const day = page === r.commits ? r.first : latest(r);

      return json([{ sha: id(r), commit: { committer: { date: `${day}T00:00:00Z` } } }], { 'x-total-count': `${r.commits}` });
    }
    case 'languages': return json(r.languages);
    case 'issues': return json([], { 'x-total-count': `${r.good}` });
    default: return lost;
  }
}

/** git's own program for web servers (git-http-backend(1)), for the folder in `world.git`. */
function git(ask) {
  const { stdout } = spawnSync('git', ['http-backend'], { input: ask.body, env: {
    PATH: process.env.PATH, GIT_PROJECT_ROOT: world.git, GIT_HTTP_EXPORT_ALL: '1', PATH_INFO: `/${ask.rest.join('/')}`,
    QUERY_STRING: `${ask.query}`, REQUEST_METHOD: ask.method, CONTENT_TYPE: ask.headers['content-type'] ?? '',
    CONTENT_LENGTH: `${ask.body.length}`, GIT_PROTOCOL: ask.headers['git-protocol'] ?? '', REMOTE_ADDR: '127.0.0.1',
  } });
  const end = stdout.indexOf('\r\n\r\n');
  const headers = Object.fromEntries(stdout.subarray(0, end).toString().split('\r\n').map(l => l.split(': ')));
  const { Status: status = '200', ...rest } = headers;

  return { status: Number.parseInt(status, 10), headers: rest, body: stdout.subarray(end + 4) };
}

const scorecard = () => json({ date: '2026-11-16', score: 7.9 });
const practices = () => json({ badge_level: 'silver', tiered_percentage: 215 });

export const forges = Object.fromEntries(Object.entries({
  'github/repos': rest, 'github/graphql': graphql, 'gitlab/projects': gitlab, 'gitea/repos': gitea, git, 'scorecard/projects': scorecard,
  'practices/projects': practices,
}).map(([path, how]) => [path, ask => answered(ask, how)]));
