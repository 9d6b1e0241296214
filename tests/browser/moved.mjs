// Old addresses lead to today's pages, in a browser, from a server, from a folder
// and without scripts: every page that has moved, and what landscape2 asks by query.
//
//   node moved.mjs SITE [--optional]

import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Report, count } from '../links/report.mjs';
import { openSite } from '../links/site.mjs';
import { watch, withBrowser } from './chromium.mjs';
import { serve } from './serve.mjs';

const ROUTES = ['', 'guide/', 'stats/'];    // of its tabs; those that moved are above
const FEW = 3;                   // items that are asked for by their old ids

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const site = openSite(positionals[0]);
const isForeign = site.files.has('api/v1/items.json');
const server = await serve(site, '/a/path/');

await withBrowser(report, options, async browser => {
  const served = `${server.origin}/a/path/`, local = pathToFileURL(site.root).href + '/';
  for (const [how, base, javaScriptEnabled] of [['from a server', served, true], ['from a folder', local, true], ['without scripts', served, false]]) {
    const tab = await browser.newPage({ javaScriptEnabled });
    await tab.route(/\/logos\/|\.css$/, route => route.fulfill({ body: '' }));    // nobody looks: only where it leads counts
    const seen = watch(tab);
    const go = async (from, to) => {
      await tab.goto(base + from, { waitUntil: 'commit' });
      try {
        await tab.waitForURL(url => url.href === new URL(to, base).href, { waitUntil: 'commit' });
        return [];
      } catch {
        return [`${from} leads to ${tab.url()}, not ${to}`];
      }
    };
    report.check(`pages that have moved, ${how}`, count(site.redirects.length, 'page'), await all(site.redirects, file => go(file, targetOf(file))));
    if (isForeign && !javaScriptEnabled)
      report.check('routes of landscape2 without scripts', ROUTES.join(', '), await all(ROUTES, route => isPage(tab, base + route)));
    if (isForeign && javaScriptEnabled) {
      const asked = queries();
      report.check(`addresses of landscape2, ${how}`, count(asked.length, 'address'), await all(asked, ([from, to]) => go(from, to)));
      report.check(`addresses of our own load no table, ${how}`, 'requests', await plain(tab, base));
    }
    report.check(`nothing is said or missing, ${how}`, 'console and requests', 
      [...seen.said, ...seen.failed.filter(text => !text.endsWith('net::ERR_ABORTED')), ...seen.elsewhere]);
    await tab.close();
  }
});
server.close();

/** That an address of landscape2's own application is a page with something to read. */
async function isPage(tab, address) {
  const answer = await tab.goto(address, { waitUntil: 'domcontentloaded' });
  const words = answer.ok() && await tab.locator('h1').count() === 1 ? (await tab.locator('main').innerText()).match(/\S+/g)?.length ?? 0 : 0;
  return words < 20 ? [`${address}: status ${answer.status()}, ${words} words`] : [];
}

async function all(list, look) {
  const faults = [];
  for (const item of list)
    faults.push(...await look(item));
  return faults;
}

/** Where the page's canonical link says that it is. */
function targetOf(file) {
  const path = new URL(/rel="canonical" href="([^"]*)"/.exec(site.read(file))[1]).href;
  const home = new URL(/rel="canonical" href="([^"]*)"/.exec(site.read('index.html'))[1]).href;
  return `${path.slice(home.length)}index.html`;
}

/** As landscape2 names things (crates/core/src/util.rs). */
function named(text) {
  return text.toLowerCase().replace(/ /g, '-').replace(/[^\p{L}\p{N}+-]/gu, '-').replace(/-+/g, '-').replace(/-$/, '');
}

function read(file) {
  return JSON.parse(site.read(`api/v1/${file}.json`));
}

function queries() {
  const items = read('items').items;
  const ids = new Map();
  for (const item of items) {
    const [place] = item.places;
    const id = [place.category_name, place.subcategory_name, item.name].map(named).join('--');
    if (!ids.has(id))
      ids.set(id, item);
  }
  const odd = [...ids].filter(([id, { name }]) => /[^\x21-\x7e]|[&.(]/.test(name) || /[^\x21-\x7e]/.test(id));
  const step = list => list.filter((_, i) => i % Math.max(1, Math.floor(list.length / FEW)) === 0);
  const asked = [...step([...ids]), ...step(odd)].map(([id, item]) =>
    [`index.html?item=${encodeURIComponent(id)}`, `projects/${encodeURIComponent(item.id)}/index.html`]);
  const groups = site.pages.filter(page => page.startsWith('groups/') && page !== 'groups/more/index.html').map(page => [
    `index.html?group=${page.split('/')[1]}&view-mode=grid`, encodeURI(page)]);
  const [id, item] = [...ids][0];
  return [...asked, ...groups, ...frames(),
    [`kiosk.html?item=${encodeURIComponent(id)}`, `projects/${encodeURIComponent(item.id)}/index.html`],
    ['kiosk.html?item=a--b--nobody-has-this', 'index.html'],
    [`index.html?group=${groups.length ? groups[0][1].split('/')[1] : ''}&item=${encodeURIComponent(id)}&view-mode=card`, `projects/${encodeURIComponent(item.id)}/index.html`],
    ['index.html?view-mode=card&sort-by=name', 'index.html?view=list'],
    ['index.html?view-mode=grid&maturity=graduated', 'index.html?maturity=graduated'],
    ['index.html?item=a--b--nobody-has-this', 'index.html?item=a--b--nobody-has-this']];
}

/** What frames of landscape2 ask for, by the places that items have. */
function frames() {
  const [place] = read('items').items.flatMap(item => item.places);
  const both = read('items').items.flatMap(item => item.places).filter(({ category }) => category === place.category);
  const names = [...new Map(both.map(({ subcategory, subcategory_name: name }) => [subcategory, named(name)]))].slice(0, 2);
  const category = named(place.category_name), whole = `embed/categories/${place.category}/index.html`;
  const [[first, name]] = names;
  return [[`key=${category}&headers=true&style=shadowed`, whole],
    [`classify=category&key=${category}--${name}`, `embed/subcategories/${first}/index.html`],
    [`classify=category&key=${category}&subcategories=${names.map(([, name]) => name)}`, `${whole}?subcategory=${names.map(([slug]) => slug)}`],
    [`classify=category&categories=${category},nobody-has-this`, whole],
    ['classify=maturity&key=graduated', 'index.html?maturity=graduated'],
    ['classify=maturity&key=all', 'index.html'],
    ['classify=category&key=nobody-has-this', 'embed/index.html'],
    ['', 'embed/index.html']].map(([query, to]) => [`embed/embed.html?${query}`, to]);
}

/** The table of old names costs only those who come with one. */
async function plain(tab, base) {
  const loaded = [];
  const note = request => loaded.push(request.url());
  tab.on('request', note);
  for (const page of ['index.html', 'index.html?view=table&group=all', 'index.html?maturity=graduated'])
    await tab.goto(base + page, { waitUntil: 'domcontentloaded' });
  tab.off('request', note);
  return loaded.filter(url => /\/old\.[0-9a-f]+\.js$/.test(url));
}
