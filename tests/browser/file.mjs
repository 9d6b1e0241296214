// Proves that a site can be read from a folder, without a server: walks from
// file://…/index.html from kind to kind of page by clicking the links that are there.
//
//   node file.mjs SITE [--optional]

import { pathToFileURL } from 'node:url';
import { join, posix } from 'node:path';
import { parseArgs } from 'node:util';
import { Report, count } from '../links/report.mjs';
import { scan } from '../links/scan.mjs';
import { kindOf, openSite, pagesByKind } from '../links/site.mjs';
import { watch, withBrowser, withoutLogos } from './chromium.mjs';
import { showAll } from './probes.mjs';

const LEAST = 10;                // links to be clicked

/** The reader's way, kind by kind; kinds that a site has not are left out. */
const LAYERED = ['layers/*', 'capabilities/*', 'projects/*', 'projects/*', 'interfaces/*', 'projects', 'projects/*',
  'whitepaper', 'whitepaper/*', 'home'];
const FOREIGN = ['categories/*', 'subcategories/*', 'projects/*', 'categories/*', 'projects', 'projects/*',
  'groups/*', 'projects/*', 'home'];

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const site = openSite(positionals[0]);
// Frames stand in other people's pages; embed.mjs looks at them.
const kinds = new Map([...pagesByKind(site)].filter(([kind]) => !kind.startsWith('embed/')));
const targets = new Map();       // page → the pages it links to
const wanted = (kinds.has('layers/*') ? LAYERED : FOREIGN).filter(kind => kinds.has(kind));

await withBrowser(report, options, async browser => {
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await withoutLogos(tab);
  const seen = watch(tab);
  const plain = await tab.evaluate(look);
  const { way, missed } = planWay();
  report.check('links lead from kind to kind', wanted.join(' → '), missed.map(kind => `none leads to ${kind}`));

  await tab.goto(addressOf('index.html'));
  await judge(tab, seen, plain, 'index.html', 'opened');
  let clicks = 0;
  for (const page of way) {
    await click(tab, seen, plain, page);
    clicks++;
  }
  report.check(`at least ${LEAST} links clicked`, count(clicks, 'link'), clicks < LEAST ? ['too few'] : []);
});

function addressOf(page) {
  return pathToFileURL(join(site.root, page)).href;
}

/** The pages that a page links to, those in its main part first. */
function targetsOf(page) {
  if (!targets.has(page))
    targets.set(page, readTargets(page));
  return targets.get(page);
}

function readTargets(page) {
  const main = new Set();
  const rest = new Set();
  let inMain = false;
  scan(site.read(page), tag => {
    if (tag.name === 'main')
      inMain = !tag.closes;
    const href = tag.name === 'a' && !tag.closes ? tag.get('href') : undefined;
    if (href === undefined || /^[a-z]+:|^[#/]/i.test(href))
      return;
    const target = posix.join(posix.dirname(page), decodeURIComponent(href.replace(/[?#].*$/, '')));
    if (site.files.has(target) && target.endsWith('.html') && target !== page)
      (inMain ? main : rest).add(target);
  });
  return new Set([...main, ...rest]);
}

/** The pages to click through: by way of the wanted kinds, then of all kinds not
 *  seen yet; where there is no direct link, over as few pages as can be. */
function planWay() {
  const way = ['index.html'];
  const go = (kind, then) => {
    const been = new Set(way);
    const fits = [...targetsOf(way.at(-1))].filter(page => kindOf(page) === kind);
    const fresh = fits.filter(page => !been.has(page));
    const next = fresh.find(page => [...targetsOf(page)].some(target => kindOf(target) === then && !been.has(target)))
      ?? fresh[0] ?? fits[0];
    const steps = next !== undefined ? [next] : shortestWay(way.at(-1), kind);
    way.push(...steps);
    return steps.length > 0;
  };
  const missed = wanted.filter((kind, i) => !go(kind, wanted[i + 1]));
  for (const kind of kinds.keys())
    if (!way.some(page => kindOf(page) === kind))
      go(kind);                  // check.mjs says what no link leads to
  for (let i = 0; way.length <= LEAST && i < LEAST; i++)
    go(kindOf(way[i]));
  return { way: way.slice(1), missed };
}

/** From a page to the nearest of a kind: the pages on the way. */
function shortestWay(from, kind) {
  const cameFrom = new Map([[from, undefined]]);
  for (const page of cameFrom.keys()) {    // grows on the way
    for (const target of targetsOf(page)) {
      if (cameFrom.has(target))
        continue;
      cameFrom.set(target, page);
      if (kindOf(target) !== kind)
        continue;
      const steps = [];
      for (let step = target; step !== from; step = cameFrom.get(step))
        steps.unshift(step);
      return steps;
    }
  }
  return [];
}

async function click(tab, seen, plain, page) {
  const address = addressOf(page);
  const from = await tab.title(), start = tab.url();
  const links = await tab.locator('a[href]').evaluateAll((all, address) =>
    all.map(link => new URL(link.getAttribute('href'), document.baseURI).href.replace(/[?#].*$/, '') === address && link.checkVisibility({ visibilityProperty: true })), address);
  const number = links.indexOf(true);
  const how = `clicked on “${from}”`;
  if (number < 0) {
    report.check(page, how, [`no visible link to it at 1440 px`]);
    await tab.goto(address);
    return;
  }
  try {
    const link = tab.locator('a[href]').nth(number);
    await tab.evaluate(showAll);             // else what comes near on the way moves it
    await link.click();
    // A tile of the landscape opens a preview first, which leads on.
    const preview = tab.locator('dialog[open]');
    await tab.waitForURL(url => url.href !== start);
    if (new URL(tab.url()).searchParams.has('project'))
      await preview.getByRole('link', { name: 'The whole page' }).click();
    await tab.waitForURL(url => url.href.replace(/[?#].*$/, '') === address, { waitUntil: 'load' });
    await judge(tab, seen, plain, page, how);
  } catch (error) {
    report.check(page, how, [error.message.split('\n')[0]]);
    await tab.goto(address);
  }
}

/** Runs in the page: what shows whether it has text and a style. */
function look() {
  const { fontFamily, color, backgroundColor } = getComputedStyle(document.body);
  return { heading: document.querySelector('h1')?.innerText.trim().replace(/\s+/g, ' ') ?? '', style: [fontFamily, color, backgroundColor].join(' ') };
}

async function judge(tab, seen, plain, page, how) {
  const { heading, style } = await tab.evaluate(look);
  const faults = [...seen.said.splice(0), ...seen.failed.splice(0), ...seen.elsewhere.splice(0)];
  if (heading === '')
    faults.push('no h1 is shown');
  if (style === plain.style)
    faults.push(`no stylesheet is applied: the body has the browser's own ${style}`);
  report.check(page, `“${heading}”, ${how}`, faults);
}
