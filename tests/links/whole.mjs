// Checks a whole site: reads its pages, then what can be judged only when all
// of them are known (fragments, titles, sitemap, feeds, data).

import { posix } from 'node:path';
import { Addresses } from './addresses.mjs';
import { readFeed, readJson, readSitemap, readStylesheet, readText } from './data.mjs';
import { Faults, quote } from './faults.mjs';
import { readPage } from './page.mjs';
import { count } from './report.mjs';
import { baseOf } from './site.mjs';

const CHECKS = {
  leads: 'every link leads to a file of the site',
  fragment: 'every #fragment is an id of the page it leads to',
  names: 'links name files, not folders',
  inside: 'links are relative and stay inside the site; in 404.html they begin at its root',
  scheme: 'links to elsewhere are http, https or mailto',
  hosts: 'nothing is loaded from another host',
  ids: 'an id stands once in a page, and whatever names an id finds it',
  heading: 'a page has one h1',
  title: 'a page has a title that no other page has',
  description: 'a page has a description',
  canonical: 'a page has a canonical link, which is its own address',
  policy: 'the content policy stands right after the charset, word for word',
  inline: 'no style attribute, <style>, event handler, inline script, module or refresh',
  moved: 'an old address leads to a page: by refresh, by a link, and by its canonical link',
  reached: 'links lead to every page from the home page',
  sitemap: 'the sitemap lists every page once and nothing else',
  feed: 'the addresses in feeds lead to files of the site',
  data: 'the addresses in JSON, CSV, text and XML files lead to files of the site',
};

/** Options: base, reachable (as in check.mjs). */
export function checkSite(site, options, report) {
  const faults = new Faults(site);
  const addresses = new Addresses(site, baseOf(site), faults);
  const tools = { site, faults, addresses };
  const looked = {};             // check → what it looked at, in words
  const skipped = {};            // check → why it was not made

  checkBase(tools, options.base);
  const pages = readPages(tools, options.reachable);
  checkTitles(tools, pages);
  looked.fragment = checkFragments(tools, pages);
  looked.moved = checkMoved(tools);
  filesLike(site, /\.css$/).forEach(file => readStylesheet(tools, file));
  looked.leads = count(addresses.looked, 'address');
  if (pages.get('index.html').targets.size === 0)
    faults.add('leads', 'index.html', undefined, 'not one link into the site');
  if (options.reachable)
    for (const check of ['reached', 'sitemap', 'feed', 'data'])
      skipped[check] = 'not with --reachable';
  else
    checkRest(tools, pages, looked, skipped);

  for (const [check, title] of Object.entries(CHECKS)) {
    if (skipped[check])
      report.skip(title, skipped[check]);
    else
      report.check(title, looked[check] ?? count(pages.size, 'page'), faults.of(check));
  }
}

function filesLike(site, pattern) {
  return [...site.files].filter(file => pattern.test(file)).sort();
}

function checkBase({ addresses, faults }, wanted) {
  if (addresses.base === undefined)
    faults.add('canonical', 'index.html', undefined, 'its canonical link is not the address of a site, so none could be compared');
  if (wanted !== undefined && addresses.root !== wanted)
    faults.add('canonical', 'index.html', undefined, `the site believes to be served below ${addresses.root}, not ${wanted}`);
}

/** Reads all pages, or those that links lead to from the home page; each gets
 *  the targets: the files that its links lead to. */
function readPages(tools, reachable) {
  const { site } = tools;
  const pages = new Map();
  const todo = reachable ? ['index.html'] : [...site.pages, ...filesLike(site, /^(?!logos\/).*\.svg$/)].reverse();
  for (let file; (file = todo.pop()) !== undefined;) {
    if (pages.has(file))
      continue;
    const page = readPage(tools, file);
    pages.set(file, page);
    page.targets = new Set(page.leads.map(([, lead]) => lead?.file).filter(Boolean));
    if (reachable)
      todo.push(...[...page.targets].filter(target => target.endsWith('.html')));
  }
  return pages;
}

/** A redirect's three ways on lead to one page that is there. */
function checkMoved({ site, faults, addresses }) {
  for (const file of site.redirects) {
    const text = site.read(file);
    const [refresh, link, canonical] = [/content="0; url=([^"]*)"/, /<main[^]*?<a href="([^"]*)"/, /rel="canonical" href="([^"]*)"/]
      .map(pattern => pattern.exec(text)?.[1]);
    const target = refresh && posix.join(posix.dirname(file), decodeURIComponent(refresh));
    if (!site.pages.includes(target))
      faults.add('moved', file, undefined, `it leads to ${target}, which is no page`);
    if (link !== refresh)
      faults.add('moved', file, undefined, `its link leads to ${link}, its refresh to ${refresh}`);
    if (addresses.base && canonical !== addresses.base + encodeURI(target.replace(/(^|\/)index\.html$/, '$1')))
      faults.add('moved', file, undefined, `its canonical link is ${canonical}`);
  }
  return count(site.redirects.length, 'old address');
}

function checkTitles({ faults }, pages) {
  const owners = new Map();
  for (const [file, { title }] of pages) {
    if (title && owners.has(title))
      faults.add('title', file, undefined, `${quote(title)} is the title of ${owners.get(title)} too`);
    owners.set(title, file);
  }
}

function checkFragments({ faults }, pages) {
  let fragments = 0;
  for (const [file, page] of pages) {
    for (const [at, lead] of page.leads) {
      if (!lead?.fragment || !pages.has(lead.file))
        continue;
      fragments++;
      if (lead.fragment !== 'top' && !pages.get(lead.file).ids.has(lead.fragment))
        faults.add('fragment', file, at, `no id ${quote(lead.fragment)} in ${lead.file}`);
    }
    for (const [at, attribute, id] of page.idsNamed)
      if (!page.ids.has(id))
        faults.add('ids', file, at, `${attribute} names ${quote(id)}, which is no id in ${file}`);
  }
  return count(fragments, 'fragment');
}

/** What can be said only of a site that is complete. */
function checkRest(tools, pages, looked, skipped) {
  const { site, faults, addresses } = tools;
  const html = [...pages].filter(([file]) => file.endsWith('.html'));
  const reached = new Set(['index.html']);
  for (const file of reached)    // grows on the way
    pages.get(file)?.targets.forEach(target => reached.add(target));
  for (const [file, page] of html)
    if (page.indexed && !reached.has(file))
      faults.add('reached', file, undefined, `no link leads to ${file}`);

  if (site.files.has('sitemap.xml'))
    readSitemap(tools, html);
  else
    faults.add('sitemap', 'sitemap.xml', undefined, 'no such file');

  const feeds = filesLike(site, /(^|\/)feed[^/]*\.xml$/);
  feeds.forEach(file => readFeed(tools, file));
  looked.feed = count(feeds.length, 'feed');
  if (feeds.length === 0)
    skipped.feed = 'no feed.xml';

  const before = addresses.looked;
  const json = filesLike(site, /\.json$/);
  const texts = filesLike(site, /\.(csv|txt|bib|cff|xml)$/).filter(file => file !== 'sitemap.xml' && !feeds.includes(file));
  json.forEach(file => readJson(tools, file, undefined, site.read(file)));
  texts.forEach(file => readText(tools, file));
  looked.data = `${count(addresses.looked - before, 'address')} in ${count(json.length + texts.length, 'file')}`;
  if (json.length + texts.length === 0)
    skipped.data = 'no such file';
  else if (addresses.looked === before)
    faults.add('data', 'search.json', undefined, 'no address in any such file');
}
