// A built site as a folder: which files it has, which kinds of page there are,
// and which pages of each kind are worth a look.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { giveUp } from './report.mjs';
import { scan } from './scan.mjs';

/** Opens the folder or ends the program with a sentence. */
export function openSite(folder) {
  if (folder === undefined)
    giveUp('which site? name the folder that "strata build" wrote');
  if (!existsSync(join(folder, 'index.html')))
    giveUp(`${folder}: no index.html there, so no site to look at; "strata build -o ${folder}" writes one`);

  const root = resolve(folder);
  const files = new Set(filesBelow(root, ''));
  const html = [...files].filter(file => file.endsWith('.html')).sort();
  const redirects = html.filter(file => isRedirect(readFileSync(join(root, file), 'utf8')));
  const pages = html.filter(file => !redirects.includes(file));
  return {
    folder, root, files, pages, redirects,
    read: file => readFileSync(join(root, file), 'utf8'),
    size: file => statSync(join(root, file)).size,
  };
}

/** A page that only leads on, from an address of before; it says so to those
 *  who index the site. */
function isRedirect(text) {
  return /<meta http-equiv="refresh"/.test(text) && /<meta name="robots" content="noindex">/.test(text);
}

function* filesBelow(root, folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.name.startsWith('.'))
      continue;
    const path = folder + entry.name;
    if (entry.isDirectory())
      yield* filesBelow(root, path + '/');
    else
      yield path;
  }
}

/** The kind of a page: "home", "404", "projects", "projects/*", … */
export function kindOf(page) {
  const parts = page.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '').split('/');
  if (parts[0] === '')
    return 'home';
  if (page === 'whitepaper/print/index.html')
    return 'whitepaper/print';
  return [parts[0], ...parts.slice(1).fill('*')].join('/');
}

/** All pages by kind, in the order of the kinds' names, home first. */
export function pagesByKind(site) {
  const kinds = new Map([['home', []]]);
  for (const page of site.pages) {
    const kind = kindOf(page);
    kinds.set(kind, [...kinds.get(kind) ?? [], page]);
  }
  return kinds;
}

/** Of each kind the first page, the longest and the one in the middle. */
export function pickPages(site) {
  return [...pagesByKind(site).values()].flatMap(pages => {
    const longest = pages.reduce((a, b) => site.size(b) > site.size(a) ? b : a);
    return [...new Set([pages[0], longest, pages[pages.length >> 1]])];
  });
}

/** The address of the whole site, with a slash at its end, as the canonical
 *  link of the home page gives it; undefined when it gives none. */
export function baseOf(site) {
  let base;
  scan(site.read('index.html'), tag => {
    if (tag.name === 'link' && tag.get('rel') === 'canonical')
      base ??= tag.get('href');
  });
  return /^https?:\/\/[^/]+\/(.*\/)?$/.test(base) ? base : undefined;
}
