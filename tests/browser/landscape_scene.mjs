// What the tests of the landscape share: the site and what it must show, scenes
// that are played on its home page, and how one reads what is there.
//
//   node landscape_….mjs SITE [--optional]

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Report } from '../links/report.mjs';
import { openSite } from '../links/site.mjs';
import { watch, withBrowser } from './chromium.mjs';
import { differences, expectations } from './landscape_expect.mjs';
import { serve } from './serve.mjs';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const BLANK = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

export const site = openSite(positionals[0]);
export const expected = expectations(site, 'index.html');

/**
 * Calls work(scene, homes) with a browser.  `homes` has the address of the home
 * page on a server and in a folder, by the words for it.  `scene(title, home,
 * play, settings)` opens it in a context of its own and awaits play(tab, told),
 * `told` being { home, is(holds, else what), same(what, found, wanted), faults },
 * the list of what is wrong; with the setting `fails`, requests may fail.
 */
export async function withLandscape(work) {
  const report = new Report();
  await withBrowser(report, options, async browser => {
    const server = await serve(site, '/below/');
    await work((...scene) => act(report, browser, ...scene), {
      'from a server': `${server.origin}/below/index.html`,
      'from a folder': pathToFileURL(join(site.root, 'index.html')).href,
    });
    server.close();
  });
}

async function act(report, browser, title, home, play, { fails, ...settings } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
  // Hundreds of logos are not what is tried here, and without scripts none is lazy.
  await context.route(/\.(svg|png|jpe?g|webp)$/, route => settings.javaScriptEnabled === false ? route.abort()
    : route.fulfill({ contentType: 'image/svg+xml', body: BLANK }));
  const tab = await context.newPage(), seen = watch(tab), faults = [];
  const is = (holds, text) => holds || faults.push(text);
  const same = (what, found, wanted) => faults.push(...differences(what, found, wanted));
  try {
    await tab.goto(home, { waitUntil: 'domcontentloaded' });
    await play(tab, { home, is, same, faults });
  } catch (error) {
    faults.push(error.stack.split('\n').slice(0, 4).join(' '));
  }
  if (!fails)
    faults.push(...seen.said, ...seen.failed.filter(text => !/ERR_ABORTED/.test(text)));
  faults.push(...seen.elsewhere);
  report.check(`${site.folder}: ${title}`, home.replace(/\/\/[^/]*.*\//, '//…/'), faults);
  await context.close();
}

export function status(tab) {
  return tab.locator('#explore [role=status]').innerText();
}

export function query(tab) {
  return new URL(tab.url()).search;
}

/** Waits until so many are said to be shown, and are; the page may still be coming. */
export function settled(tab, n) {
  return tab.waitForFunction(n => document.querySelector('#explore [role=status]')?.textContent.startsWith(n + ' ')
    && document.querySelector('.section')?.ariaBusy !== 'true', n.toLocaleString('en'));
}

/** Bands below the first screen come some frames after it. */
function waits(tab) {
  return tab.evaluate(() => [...document.querySelectorAll('.section:not([hidden]) .band:not(.out)')]
    .some(band => !band.firstElementChild.checkVisibility()));
}

/** The ids of what is shown: tiles of the section, or rows. */
export async function shown(tab) {
  while (await waits(tab));
  const hrefs = await tab.evaluate(() => [...document.querySelectorAll('.section a.tile, [data-part=listing] :is(th, h2) > a')]
    .filter(link => link.checkVisibility()).map(link => link.getAttribute('href')));
  return new Set(hrefs.map(href => decodeURIComponent(/projects\/([^/]+)\//.exec(href)[1])));
}

/** Opens the filters, and each of them. */
export async function openPanel(tab) {
  await tab.locator('[data-part=open]').click();
  await tab.locator('.sieve details').first().waitFor();
  await tab.evaluate(() => document.querySelectorAll('.sieve details').forEach(details => { details.open = true; }));
}

/** The box of a filter's choice, by its id or by its label. */
export function box(tab, filter) {
  const group = `.sieve input[name="${filter.key}"]`;
  return filter.value ? tab.locator(`${group}[value="${filter.value}"]`)
    : tab.locator(`.sieve label:has(${group.slice(7)})`).filter({ hasText: filter.label }).locator('input').first();
}

/** What has the focus. */
export function focused(tab) {
  return tab.evaluate(() => {
    const { activeElement: at } = document;
    return { tag: at.tagName, name: at.name, value: at.value, part: at.dataset.part,
      slug: at.matches('a.tile') && decodeURIComponent(at.getAttribute('href').split('/').at(-2)),
      list: [...document.querySelectorAll('.tiles')].indexOf(at.closest('.tiles')) };
  });
}

/** Presses a key until wanted(what has the focus), at most so many times. */
export async function pressUntil(tab, wanted, most, key = 'Tab') {
  for (let i = 1; i <= most; i++) {
    await tab.keyboard.press(key);
    if (wanted(await focused(tab)))
      return;
  }
  throw new Error(`not reached after ${most} times ${key}: ${wanted}`);
}
