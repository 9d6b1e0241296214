// What the landscape must show, worked out from the site's own list of projects
// (api/v1/) and from the tiles in its HTML, not from what its
// scripts use.

import { projectsOf } from '../links/projects.mjs';
import { scan } from '../links/scan.mjs';

const slugOf = href => decodeURIComponent(/projects\/([^/]+)\/index\.html$/.exec(href)?.[1] ?? '');

/** The projects on a page, in its order of tiles; one may stand there twice. */
export function tilesOf(site, page) {
  const found = [];
  scan(site.read(page), tag => {
    if (tag.name === 'a' && /^tile( |$)/.test(tag.get('class') ?? ''))
      found.push(slugOf(tag.get('href')));
  });
  return found;
}

/** Gives { page, tiles, projects: those on it by id, level, second, more }:
 *  `level` and `second` are two filters that together let several through, each
 *  with key, label and has(project); `none` is a choice that no such project has. */
export function expectations(site, page) {
  const all = new Map(projectsOf(site).map(project => [project.id, project]));
  const tiles = tilesOf(site, page);
  const projects = new Map(tiles.map(id => [id, all.get(id)]));
  const own = site.files.has('interfaces/index.html');
  const level = { key: 'maturity', value: 'graduated', has: project => project.maturity === 'graduated' };
  const name = mostFrequent([...projects.values()].filter(level.has).flatMap(project => project.capabilities));
  const second = {
    key: own ? 'capability' : 'subcategory',
    [own ? 'value' : 'label']: name,
    has: project => project.capabilities.includes(name),
  };
  return { page, own, all, tiles, projects, level, second };
}

function mostFrequent(values) {
  const n = new Map();
  for (const value of values)
    n.set(value, (n.get(value) ?? 0) + 1);
  return [...n].reduce((a, b) => b[1] > a[1] ? b : a)[0];
}

/** The ids of the projects of a page that pass all filters. */
export function passing({ projects }, ...filters) {
  return new Set([...projects.values()].filter(project => filters.every(filter => filter.has(project))).map(project => project.id));
}

/** What is there and what should be, as sentences about the difference. */
export function differences(what, found, wanted) {
  const missing = [...wanted].filter(id => !found.has(id)), more = [...found].filter(id => !wanted.has(id));
  return [...missing.slice(0, 3).map(id => `${what}: ${id} is missing (${missing.length} in all)`),
    ...more.slice(0, 3).map(id => `${what}: ${id} should not be there (${more.length} in all)`)];
}
