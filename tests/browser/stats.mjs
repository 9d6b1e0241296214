// Proves that the statistics of a site say the same thing three times: bars, the
// table behind them, and the pages that the counted entries are listed on; and
// that each bar leads to what it counts, by mouse and by keyboard, from a server
// and from a folder, and without scripts to a page that says what it cannot do.
//
//   node stats.mjs SITE... [--optional]

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Report, count, giveUp } from '../links/report.mjs';
import { baseOf, openSite } from '../links/site.mjs';
import { watch, withBrowser } from './chromium.mjs';
import { serve } from './serve.mjs';

const PAGE = 'stats/index.html';
const KEYS = /^(layer|category|capability|subcategory|maturity|activity|foundation|license|language)$/;
const EVERYWHERE = { 'layers/': ['layer', 'maturity', 'capability'], 'categories/': ['category', 'maturity', 'subcategory'] };
const BLANK = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const LEFT = 'net::ERR_ABORTED';    // of a page that was left for another
const LEAST = 0.6;    // percent: the shortest bar that is drawn
const TABS = 60;      // key strokes from the top of the page to the first bar

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { optional: { type: 'boolean' } },
});
const report = new Report();
const sites = (positionals.length > 0 ? positionals : [undefined]).map(openSite);
await withBrowser(report, options, async browser => {
  for (const site of sites)
    await checkSite(browser, site);
});

async function checkSite(browser, site) {
  if (!site.files.has(PAGE))
    giveUp(`${site.folder}: no page ${PAGE}`);
  const root = new URL(baseOf(site) ?? 'http://unknown/').pathname;
  const server = await serve(site, root);
  const address = server.origin + root, folder = pathToFileURL(join(site.root, '/')).href;
  const check = (title, found, faults) => report.check(`${site.folder}: ${title}`, found, faults);
  const open = async (address, settings) => {
    const tab = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
    const seen = watch(tab);
    // A large landscape would wait for thousands of pictures, time and again.
    await tab.route(/\.(svg|png)$/, route => route.fulfill({ contentType: 'image/svg+xml', body: BLANK }));
    await tab.goto(address + PAGE);
    return { tab, seen, charts: await tab.evaluate(readCharts) };
  };
  const silent = (how, { said, failed, elsewhere, loaded }) => check(`nothing in the console, nothing fails, ${how}`,
    count(loaded.length, 'answer'), [...said, ...failed.filter(text => !text.endsWith(LEFT)), ...elsewhere]);

  const { tab, seen, charts } = await open(address);
  const bars = charts.flatMap(chart => chart.panels.flatMap(panel => panel.bars));
  check('the charts that every catalogue has', count(charts.length, 'chart'), missing(site, charts));
  check('each drawing has a name and its table the same numbers', count(bars.length, 'bar'), charts.flatMap(sameNumbers));
  check('bars are as long as their numbers', count(bars.length, 'bar'), charts.flatMap(lengths));
  check('each bar leads to a filter of the landscape or to names', count(bars.filter(bar => bar.href).length, 'link'),
    charts.flatMap(chart => leads(chart, address, hasGroups(site))));
  check('pages list as many projects as bars count', 'capabilities', await listed(tab, address, charts));
  check('a click, and Enter, on a bar shows as many as it counts, and Back the bars', count(charts.length, 'chart'), await opens(tab, charts));
  check('Tab leads to a bar', 'by keyboard alone', await reached(tab, address));
  silent('from a server', seen);
  await tab.close();

  const there = await open(folder);
  check('a click on a bar shows as many as it counts, from a folder', count(there.charts.length, 'chart'), await opens(there.tab, there.charts, [link => link.click()]));
  silent('from a folder', there.seen);
  await there.tab.close();

  const plain = await open(address, { javaScriptEnabled: false });
  check('without scripts the same bars and tables are there', count(bars.length, 'bar'),
    JSON.stringify(plain.charts) === JSON.stringify(charts) ? await seenPlainly(plain.tab) : ['they are others']);
  check('without scripts a table leads to the page of what it counts', count(charts.length, 'chart'), await leadsPlainly(plain.tab, address, charts));
  check('without scripts a bar leads to all of the landscape, which says so', 'the first', await opensPlainly(plain.tab, address));
  silent('without scripts', plain.seen);
  await plain.tab.close();
  server.close();
}

/** Whether the landscape shows a part at a time. */
function hasGroups(site) {
  return site.read('index.html').includes('data-group-tab');
}

/** Runs in the page. */
function readCharts() {
  const text = element => element.textContent.replace(/\s+/g, ' ').trim();
  const number = element => Number(text(element).replaceAll(',', ''));
  return [...document.querySelectorAll('.chart')].map(chart => ({
    id: chart.querySelector('h2').id,
    panels: [...chart.querySelectorAll('.panel')].map(panel => ({
      role: panel.querySelector('svg').getAttribute('role'),
      name: panel.querySelector('svg').getAttribute('aria-label'),
      bars: [...panel.querySelectorAll('svg > a, svg > g')].map(bar => ({
        href: bar.getAttribute('href'),
        url: bar.href && new URL(bar.getAttribute('href'), location.href).href,
        label: text(bar.querySelector('text')),
        n: number(bar.querySelector('.n')),
        width: parseFloat(bar.querySelector('.bar')?.getAttribute('width') ?? '0'),
      })),
      rows: [...panel.querySelectorAll('tbody tr')].map(row => ({
        id: row.id,
        label: text(row.querySelector('th')),
        page: row.querySelector('th a')?.href,
        n: number(row.querySelector('.num')),
        names: row.querySelectorAll('td:last-child a').length,
      })),
    })),
  }));
}

function missing(site, charts) {
  const [, wanted] = Object.entries(EVERYWHERE).find(([folder]) => [...site.files].some(file => file.startsWith(folder)))
    ?? giveUp(`${site.folder}: neither layers nor categories`);
  return wanted.filter(id => !charts.some(chart => chart.id === id)).map(id => `no chart '${id}'`);
}

function sameNumbers({ id, panels }) {
  return panels.flatMap(({ role, name, bars, rows }) => {
    const faults = [];
    if (role !== 'group' || !name)
      faults.push(`${id}: a drawing of role ${role} is called '${name}'`);
    if (bars.length === 0 || bars.length !== rows.length)
      faults.push(`${id}: ${bars.length} bars, ${rows.length} rows`);
    bars.forEach((bar, i) => {
      const whole = bar.label.endsWith('…') ? rows[i]?.label.startsWith(bar.label.slice(0, -1)) : rows[i]?.label === bar.label;
      if (!whole || rows[i].n !== bar.n)
        faults.push(`${id}: bar '${bar.label}' ${bar.n}, row '${rows[i]?.label}' ${rows[i]?.n}`);
    });
    return faults;
  });
}

function lengths({ id, panels }) {
  const bars = panels.flatMap(panel => panel.bars);
  const most = Math.max(...bars.map(bar => bar.n));
  return bars.filter(({ n, width }) => Math.abs(width - (n && Math.max(LEAST, 100 * n / most))) > 0.1)
    .map(({ label, n, width }) => `${id}: '${label}' is ${width} % long for ${n} of ${most}`);
}

function leads({ id, panels }, address, hasGroups) {
  return panels.flatMap(({ bars, rows }) => bars.flatMap(({ label, n, href, url }, i) => {
    if (!href)
      return n === 0 ? [] : [`${id}: '${label}' counts ${n} and leads nowhere`];
    if (n === 0)
      return [`${id}: '${label}' counts none and is a link`];
    const { hash, search, origin, pathname } = new URL(url);
    if (hash)
      return hash.slice(1) === rows[i].id && rows[i].names === n ? [] : [`${id}: ${hash} has ${rows[i].names} names for ${n}`];
    const query = [...new URLSearchParams(search)], [key, value] = query.pop();
    const right = origin + pathname === `${address}index.html` && `${query}` === (hasGroups ? 'view,table,group,all' : '')
      && key === id && KEYS.test(key) && value !== '';
    return right ? [] : [`${id}: '${label}' leads to ${href}`];
  }));
}

/** What the page of a row's answer lists is another count of the same. */
async function listed(tab, address, charts) {
  const faults = [];
  const rows = charts.filter(({ id }) => /^(capability|subcategory)$/.test(id))
    .flatMap(({ panels }) => panels.flatMap(panel => panel.rows));
  if (rows.length === 0)
    faults.push('no capability is counted');
  for (const { page, label, n } of rows) {
    const found = await tab.evaluate(async address => {
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
      return page.querySelectorAll('main :is(table.rows, .claimants table) tbody tr').length;
    }, page);
    if (found !== n)
      faults.push(`${label}: ${n} are counted, its page lists ${found}`);
  }
  return faults;
}

/** Waits for what a bar leads to, and gives how many projects that shows. */
async function shownAt(tab, url) {
  await tab.waitForURL(url, { waitUntil: 'commit' });
  if (new URL(url).hash)
    return tab.locator(':target td a').count();
  await tab.waitForFunction(() => /\d/.test(document.querySelector('#explore [role=status]')?.textContent));
  return parseInt((await tab.locator('#explore [role=status]').innerText()).replaceAll(',', ''), 10);
}

/** The first bar of each chart by mouse, its second by keyboard; each time back. */
async function opens(tab, charts, ways = [link => link.click(), link => link.press('Enter')]) {
  const faults = [], page = tab.url();
  for (const { id, panels } of charts) {
    const links = panels.flatMap(panel => panel.bars).filter(bar => bar.href);
    for (const [way, open] of ways.entries()) {
      const i = Math.min(way, links.length - 1);
      await open(tab.locator(`.chart:has(#${id}) svg a`).nth(i));
      const n = await shownAt(tab, links[i].url).catch(() => NaN);
      if (n !== links[i].n)
        faults.push(`${id}: '${links[i].label}' counts ${links[i].n}, ${tab.url()} shows ${n}`);
      await tab.goBack();
      await tab.waitForURL(page);
    }
  }
  return faults;
}

async function reached(tab, address) {
  await tab.goto(address + PAGE);
  for (let i = 0; i < TABS; i++) {
    await tab.keyboard.press('Tab');
    if (!await tab.evaluate(() => document.activeElement.matches('.chart svg a')))
      continue;
    const [url, n] = await tab.evaluate(() => [new URL(document.activeElement.getAttribute('href'), location.href).href,
      Number(document.activeElement.querySelector('.n').textContent.replaceAll(',', ''))]);
    await tab.keyboard.press('Enter');
    return await shownAt(tab, url) === n ? [] : [`${tab.url()} does not show ${n}`];
  }
  return [`${TABS} strokes of Tab lead to none`];
}

/** Every bar is drawn; every table is there, or a click away. */
async function seenPlainly(tab) {
  const faults = [];
  for (const summary of await tab.locator('.chart summary').all())
    await summary.click();
  faults.push(...await tab.evaluate(() => [...document.querySelectorAll('.chart .panel')].flatMap(panel => {
    const name = panel.querySelector('svg').getAttribute('aria-label'), seen = element => element.checkVisibility() && element.getBoundingClientRect().height > 0;
    return [...[...panel.querySelectorAll('svg .bar')].every(seen) ? [] : [`${name}: a bar is not drawn`], ...seen(panel.querySelector('table')) ? [] : [`${name}: no table`]];
  })));
  return faults;
}

/** Of each chart whose answers have pages, the first of those pages is opened. */
async function leadsPlainly(tab, address, charts) {
  const faults = [];
  const withPages = charts.map(({ id, panels }) => [id, panels.flatMap(panel => panel.rows).find(row => row.page)]).filter(([, row]) => row);
  for (const [id, { page, label }] of withPages) {
    await tab.goto(address + PAGE);
    const link = tab.locator(`.chart:has(#${id}) tbody th a`).first();
    await tab.locator(`.chart:has(#${id}) details:has(tbody th a) summary`).first().click();
    await link.click();
    await tab.waitForURL(page, { waitUntil: 'domcontentloaded' });
    if (!(await tab.locator('h1').innerText()).includes(label))
      faults.push(`${id}: '${label}' leads to ${await tab.locator('h1').innerText()}`);
  }
  return withPages.length > 1 ? faults : ['no chart leads to pages'];
}

async function opensPlainly(tab, address) {
  await tab.goto(address + PAGE);
  await tab.locator('.chart svg a').first().click();
  await tab.waitForURL(/index\.html\?/, { waitUntil: 'domcontentloaded' });
  const tiles = await tab.locator('a.tile').count(), said = await tab.locator('main noscript p').first().isVisible();
  return [...tiles > 1 ? [] : ['nothing is shown'], ...said ? [] : ['nobody says that it is not filtered']];
}
