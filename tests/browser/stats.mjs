// Proves that the statistics of a site say the same thing three times: bars, the
// table behind them, and the pages that the counted entries are listed on; and
// that each bar leads to what it counts, by mouse and by keyboard.
//
//   node stats.mjs SITE... [--optional]

import { parseArgs } from 'node:util';
import { Report, count, giveUp } from '../links/report.mjs';
import { baseOf, openSite } from '../links/site.mjs';
import { watch, withBrowser } from './chromium.mjs';
import { serve } from './serve.mjs';

const PAGE = 'stats/index.html';
const KEYS = /^(layer|category|capability|subcategory|maturity|activity|foundation|license|language)$/;
const EVERYWHERE = { 'layers/': ['layer', 'maturity', 'capability'], 'categories/': ['category', 'maturity', 'subcategory'] };
const LEAST = 0.6;    // percent: the shortest bar that is drawn

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
  const address = server.origin + root;
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const seen = watch(tab);
  await tab.goto(address + PAGE);
  const charts = await tab.evaluate(readCharts);
  const check = (title, found, faults) => report.check(`${site.folder}: ${title}`, found, faults);
  const bars = charts.flatMap(chart => chart.panels.flatMap(panel => panel.bars));

  check('the charts that every catalogue has', count(charts.length, 'chart'), missing(site, charts));
  check('each drawing has a name and its table the same numbers', count(bars.length, 'bar'), charts.flatMap(sameNumbers));
  check('bars are as long as their numbers', count(bars.length, 'bar'), charts.flatMap(lengths));
  check('each bar leads to a filter of the landscape or to names', count(bars.filter(bar => bar.href).length, 'link'),
    charts.flatMap(chart => leads(chart, address)));
  check('pages list as many projects as bars count', 'capabilities', await listed(tab, address, charts));
  check('nothing in the console, nothing fails', count(seen.loaded.length, 'answer'), [...seen.said, ...seen.failed]);
  check('a click, and Enter, on a bar opens what it leads to', count(charts.length, 'chart'), await opens(tab, address, charts));
  await tab.close();
  server.close();
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

function leads({ id, panels }, address) {
  return panels.flatMap(({ bars, rows }) => bars.flatMap(({ label, n, href, url }, i) => {
    if (!href)
      return n === 0 ? [] : [`${id}: '${label}' counts ${n} and leads nowhere`];
    if (n === 0)
      return [`${id}: '${label}' counts none and is a link`];
    const { hash, search, origin, pathname } = new URL(url);
    if (hash)
      return hash.slice(1) === rows[i].id && rows[i].names === n ? [] : [`${id}: ${hash} has ${rows[i].names} names for ${n}`];
    const query = [...new URLSearchParams(search)];
    const right = origin + pathname === `${address}index.html` && query.length === 1
      && query[0][0] === id && KEYS.test(query[0][0]) && query[0][1] !== '';
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

/** The first bar of each chart by mouse, its second by keyboard.  The pictures of
 *  a large landscape are left out: it would wait for thousands, time and again. */
async function opens(tab, address, charts) {
  const faults = [];
  await tab.route(/\.(svg|png)$/, route => route.abort());
  for (const { id, panels } of charts) {
    const links = panels.flatMap(panel => panel.bars).filter(bar => bar.href);
    for (const [i, open] of [[0, link => link.click()], [Math.min(1, links.length - 1), link => link.press('Enter')]]) {
      await tab.goto(address + PAGE);
      await open(tab.locator(`.chart:has(#${id}) svg a`).nth(i));
      try {
        await tab.waitForURL(links[i].url, { waitUntil: 'commit' });
      } catch {
        faults.push(`${id}: '${links[i].label}' opened ${tab.url()}, not ${links[i].url}`);
      }
    }
  }
  return faults;
}
