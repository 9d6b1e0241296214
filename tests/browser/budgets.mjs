// Proves that a site stays within its budgets: one page of each kind is opened
// in Chromium, and what it loads and holds is counted.
//
//   node budgets.mjs SITE... [--optional]
//
// --optional  without Chromium, skip instead of failing
//
// Prints a figure and its budget a line.  Nothing here is timed, so that a busy
// machine changes no figure: "make bench-browser" prints what things cost.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Report, count } from '../links/report.mjs';
import { openSite, pagesByKind } from '../links/site.mjs';
import { watch, withBrowser } from './chromium.mjs';
import * as probes from './probes.mjs';
import { serve } from './serve.mjs';

const kilo = bytes => `${(bytes / 1000).toFixed(1)} kB`;
const plain = n => n.toLocaleString('en');

/**
 * What is counted, how it is shown, and the most it may be: of our own kind of
 * catalogue, and of a foreign one of some 2,400 items (design, 4).  Bytes are
 * those after gzip -9.
 */
const BUDGETS = {
  html: ['HTML of the home page', kilo, 60e3, 160e3],
  nodes: ['nodes of the home page', plain, 3000, 15000],
  fold: ['pictures above its fold', kilo, 150e3, 150e3],
  styles: ['style sheets of a page', kilo, 12e3, 12e3],
  scripts: ['scripts of a page', kilo, 15e3, 15e3],
  index: ['search index', kilo, 25e3, 110e3],
  early: ['search index before the first search', kilo, 0, 0],
  requests: ['requests of a page, pictures left out', plain, 12, 12],
  elsewhere: ['requests to others', plain, 0, 0],
};

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const sites = (positionals.length > 0 ? positionals : [undefined]).map(openSite);
await withBrowser(report, options, async browser => {
  for (const site of sites)
    judge(site, await measure(browser, site));
});

/** Each figure with what it is made of, the heaviest first. */
async function measure(browser, site) {
  const server = await serve(site, '/');
  const pages = [];
  for (const all of pagesByKind(site).values())
    pages.push(await open(browser, server.origin, all.reduce((a, b) => site.size(b) > site.size(a) ? b : a)));
  server.close();

  const size = packer(site);
  const home = pages.find(({ page }) => page === 'index.html');
  const index = [...site.files].filter(file => /^assets\/index\.[^/]*\.js$/.test(file));
  if (index.length !== 1)
    throw new Error(`${site.folder}: ${count(index.length, 'search index')}, not one`);
  const sum = files => ({
    value: files.reduce((total, file) => total + size(file), 0),
    of: files.map(file => [file, size(file)]).sort((a, b) => b[1] - a[1]).map(([file, bytes]) => `${file} ${kilo(bytes)}`),
  });
  const worst = figures => figures.reduce((a, b) => b.value > a.value ? b : a);
  return {
    html: sum(['index.html']),
    nodes: { value: home.nodes, of: [] },
    fold: sum(home.fold),
    styles: worst(pages.map(({ loaded }) => sum(loaded.stylesheet))),
    scripts: worst(pages.map(({ loaded }) => sum(loaded.script))),
    index: sum(index),
    early: worst(pages.map(({ loaded }) => sum(loaded.script.filter(file => index.includes(file))))),
    requests: worst(pages.map(({ page, requests }) => ({ value: requests, of: [page] }))),
    elsewhere: worst(pages.map(({ elsewhere }) => ({ value: elsewhere.length, of: elsewhere }))),
  };
}

/** What one page loads by itself; files by kind, each once. */
async function open(browser, origin, page) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const tab = await context.newPage();
  const seen = watch(tab);
  await tab.goto(`${origin}/${encodeURI(page)}`, { waitUntil: 'load' });
  const nodes = await tab.evaluate(probes.nodeCount);
  const fold = await tab.evaluate(probes.picturesAboveFold);
  await context.close();

  const files = urls => [...new Set(urls.filter(url => url.startsWith(origin)))]
    .map(url => decodeURIComponent(new URL(url).pathname.slice(1)) || 'index.html');
  const ofType = type => files(seen.loaded.filter(load => load.type === type).map(load => load.url));
  return {
    page, nodes, fold: files(fold), elsewhere: seen.elsewhere,
    requests: seen.loaded.filter(load => load.type !== 'image').length,
    loaded: { script: ofType('script'), stylesheet: ofType('stylesheet') },
  };
}

/** A file's size on the way to a reader; 0 of one that the site has not. */
function packer(site) {
  const packed = new Map();
  return file => {
    if (!packed.has(file))
      packed.set(file, site.files.has(file) ? gzipSync(readFileSync(`${site.root}/${file}`), { level: 9 }).length : 0);
    return packed.get(file);
  };
}

function judge(site, figures) {
  const isOwn = [...site.files].some(file => file.startsWith('layers/'));
  console.log(`${site.folder}: ${isOwn ? 'a catalogue of layers' : 'a foreign catalogue'}`);
  for (const [key, [title, show, own, foreign]] of Object.entries(BUDGETS)) {
    const { value, of } = figures[key], most = isOwn ? own : foreign;
    report.check(`${title.padEnd(40)}${show(value).padStart(10)}`, `at most ${show(most)}`,
      value > most ? [`${show(value - most)} too much`, ...of.slice(0, 5)] : []);
  }
}
