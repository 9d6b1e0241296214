// Proves that pages are fit for their readers: one of each kind is opened in
// Chromium in light and dark, at three widths, in print and without scripts.
//
//   node pages.mjs SITE... [--optional] [--only KIND]
//
// --optional  without Chromium, skip instead of failing
// --only      only pages of this kind, as "projects/*"

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { Report, count, giveUp } from '../links/report.mjs';
import { baseOf, kindOf, openSite, pagesByKind, pickPages } from '../links/site.mjs';
import { allBands, watch, withBrowser } from './chromium.mjs';
import * as probes from './probes.mjs';
import { serve } from './serve.mjs';

const WIDTHS = [320, 1440, 3840];
const PAPER = 703;               // A4 less the margins of static/strata.css, in px
const ELSEWHERE = '/another/path/';
const AT_ONCE = 2;               // pages opened side by side
const HUES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];    // all that a theme changes

const TOPICS = {
  said: 'nothing in the console',
  failed: 'no request fails',
  light: 'axe-core finds nothing, light',
  dark: 'axe-core finds nothing, dark',
  narrow: 'axe-core finds nothing, 320 px',
  sideways: `no sideways scrolling at ${WIDTHS.join(', ')} px`,
  overlaid: 'no table, and no part of one, lies upon the next before it is laid out',
  jump: 'a jump to a part of a long table arrives there',
  print: 'no sideways overflow in print',
  small: `no text under 12 px at ${WIDTHS.join(', ')} px`,
  pictures: 'pictures have width and height and can be shown',
  plain: 'without scripts the main text is all there',
  moved: `nothing fails below ${ELSEWHERE} either`,
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { optional: { type: 'boolean' }, only: { type: 'string' } },
});
const report = new Report();
const sites = (positionals.length > 0 ? positionals : [undefined]).map(openSite);
await withBrowser(report, options, async browser => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const site of sites)
    await checkSite(browser, axe, site);
});

async function checkSite(browser, axe, site) {
  const root = new URL(baseOf(site) ?? 'http://unknown/').pathname;
  const server = await serve(site, root);
  const moved = await serve(site, ELSEWHERE);
  const pages = pickPages(site).filter(page => options.only === undefined || kindOf(page) === options.only);
  if (pages.length === 0)
    giveUp(`${site.folder}: no page of kind ${options.only}`);
  const settings = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' };
  const visit = { axe, site, origin: server.origin, moved: moved.origin, root,
    scripted: await browser.newContext(settings),
    plain: await browser.newContext({ ...settings, javaScriptEnabled: false }),
    faults: Object.fromEntries(Object.keys(TOPICS).map(topic => [topic, []])),
    unsure: { light: 0, dark: 0, narrow: 0 } };    // texts whose contrast axe could not judge
  // Without scripts no picture is lazy: thousands of logos would come at once.
  await visit.plain.route(/\.(svg|png|jpe?g|webp)$/, route => route.abort());

  const longest = new Set([...pagesByKind(site).values()].map(pages => pages.reduce((a, b) => site.size(b) > site.size(a) ? b : a)));
  const todo = [...pages].sort((a, b) => site.size(b) - site.size(a));    // the slow ones first
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let page; (page = todo.shift()) !== undefined;)
      await checkPage(visit, page, longest.has(page));
  }));
  await visit.scripted.close();
  await visit.plain.close();
  server.close();
  moved.close();

  for (const [topic, title] of Object.entries(TOPICS))
    report.check(`${site.folder}: ${title}`, count(pages.length, 'page')
      + (visit.unsure[topic] ? `; it could not judge the contrast of ${count(visit.unsure[topic], 'text')}` : ''), visit.faults[topic].sort());
}

/** The longest page of a kind has most parts: it shows what all of the kind
 *  have from their template and style sheet. */
async function checkPage(visit, page, isLongest) {
  try {
    const words = await checkWithScripts(visit, page, isLongest);
    await checkWithoutScripts(visit, page, words);
    if (isLongest)
      await checkMoved(visit, page);
  } catch (error) {
    visit.faults.failed.push(`${page}: ${error.message.split('\n')[0]}`);
  }
}

/** Opens a page in a tab of its own, does `work(tab, seen)`, closes it. */
async function open(context, address, work) {
  const tab = await context.newPage();
  try {
    const seen = watch(tab);
    await tab.goto(address, { waitUntil: 'load' });
    await allBands(tab);
    return await work(tab, seen);
  } finally {
    await tab.close();
  }
}

/** Gives the words of the page's main part. */
async function checkWithScripts(visit, page, isLongest) {
  const { scripted, origin, root, faults, axe } = visit;
  const add = (topic, found) => faults[topic].push(...found.map(fault => `${page}: ${fault}`));
  return open(scripted, origin + root + encodeURI(page), async (tab, seen) => {
    const words = await tab.evaluate(probes.mainWords);

    await tab.setViewportSize({ width: 320, height: 900 });
    add('overlaid', await tab.evaluate(probes.overlaid));
    await tab.emulateMedia({ reducedMotion: 'no-preference' });
    add('jump', await tab.evaluate(probes.missedJumps));
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    await tab.evaluate(probes.showAll);
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 900 });
      add('sideways', await tab.evaluate(probes.sidewaysScroll));
    }
    await tab.setViewportSize({ width: PAPER, height: 1000 });
    await tab.emulateMedia({ media: 'print' });
    add('print', await tab.evaluate(probes.sidewaysScroll));
    await tab.emulateMedia({ media: 'screen' });
    add('pictures', await tab.evaluate(probes.badPictures));

    await tab.evaluate(probes.thin);
    await tab.evaluate(axe);
    const judge = async (topic, only) => {
      const { faults, unsure } = await tab.evaluate(probes.runAxe, only);
      add(topic, merge(faults));
      visit.unsure[topic] += unsure;
    };
    const small = new Set();
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 900 });
      (await tab.evaluate(probes.smallText)).forEach(text => small.add(text));
      if (width === 320 && isLongest)
        await judge('narrow');
      if (width === 1440)
        await judge('light');
    }
    add('small', [...small]);
    await tab.emulateMedia({ colorScheme: 'dark' });
    if (isLongest)
      await judge('dark', HUES);
    for (const topic of ['said', 'failed'])
      add(topic, seen[topic]);
    return words;
  });
}

/** One line for each rule of axe-core, with the first place. */
function merge(found) {
  const places = new Map();
  for (const [what, where] of found)
    places.set(what, [...places.get(what) ?? [], where]);
  return [...places].map(([what, where]) => `${what} (${count(where.length, 'place')}): ${where[0]}`);
}

async function checkWithoutScripts(visit, page, words) {
  const { plain, origin, root, faults } = visit;
  await open(plain, origin + root + encodeURI(page), async tab => {
    const there = new Set(await tab.evaluate(probes.mainWords));
    const missing = words.filter(word => !there.has(word));
    if (there.size === 0)
      faults.plain.push(`${page}: no word in <main>`);
    else if (missing.length > words.length / 20)
      faults.plain.push(`${page}: ${missing.length} of ${words.length} words are missing: ${missing.slice(0, 8).join(' ')} …`);
  });
}

/** The page must not care below which path it is served; 404.html does, by
 *  design, but is shown at any depth. */
async function checkMoved(visit, page) {
  const { scripted, origin, moved, root, faults } = visit;
  const address = page === '404.html' ? `${origin}${root}no/such/page/` : moved + ELSEWHERE + encodeURI(page);
  await open(scripted, address, async (tab, { said, failed }) => {
    const expected = page === '404.html' ? 1 : 0;    // the page itself
    if (failed.length > expected || said.length > expected)
      faults.moved.push(`${page}: ${[...failed, ...said].join('; ')}`);
    if (await tab.locator('h1').count() !== 1)
      faults.moved.push(`${page}: no h1 at ${address}`);
  });
}
