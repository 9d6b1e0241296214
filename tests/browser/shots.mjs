// Shows people what a site looks like: pictures of one page of each kind at three
// widths, light and dark, and each printed to PDF.
//
//   node shots.mjs SITE OUTDIR [PAGE...] [--optional]
//
// PAGE  pages to take instead, as "projects/helm/index.html"

import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Report, giveUp } from '../links/report.mjs';
import { baseOf, openSite, pagesByKind } from '../links/site.mjs';
import { withBrowser } from './chromium.mjs';
import { showAll } from './probes.mjs';
import { serve } from './serve.mjs';

const WIDTHS = { 320: 640, 1440: 900, 2560: 1440 };
const TALLEST = 5000;            // of a picture, in px; longer pages are cut

const { values: options, positionals: [folder, out, ...named] } = parseArgs({
  allowPositionals: true,
  options: { optional: { type: 'boolean' } },
});
const site = openSite(folder);
if (out === undefined)
  giveUp('where to? name a folder for the pictures after the site');
const pages = named.length > 0 ? named : [...pagesByKind(site).values()].map(pages => pages[0]);
for (const page of pages)
  if (!site.files.has(page))
    giveUp(`${folder}: no page ${page}`);
mkdirSync(out, { recursive: true });

const report = new Report();
await withBrowser(report, { ...options, minutes: 15 }, async browser => {
  const root = new URL(baseOf(site) ?? 'http://unknown/').pathname;
  const server = await serve(site, root);
  for (const page of pages)
    await take(browser, page, server.origin + root + encodeURI(page));
  server.close();
});

async function take(browser, page, address) {
  const name = page.replace(/\/?index\.html$/, '').replace(/\.html$/, '').replaceAll('/', '_') || 'home';
  const files = [];
  const file = end => files[files.push(join(out, `${name}-${end}`)) - 1];
  const tab = await browser.newPage({ reducedMotion: 'reduce' });
  await tab.goto(address);
  await tab.evaluate(showAll);
  for (const [width, height] of Object.entries(WIDTHS)) {
    await tab.setViewportSize({ width: +width, height });
    const whole = await tab.evaluate(() => document.documentElement.scrollHeight);
    for (const colorScheme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme });
      await tab.screenshot({ path: file(`${width}-${colorScheme}.png`), fullPage: true,
        clip: { x: 0, y: 0, width: +width, height: Math.min(Math.max(whole, height), TALLEST) } });
    }
  }
  await tab.emulateMedia({ colorScheme: 'light' });
  await tab.pdf({ path: file('print.pdf'), format: 'A4', preferCSSPageSize: true });
  await tab.close();
  report.check(page, `${name}-*`, files.filter(file => statSync(file).size < 1000).map(file => `${file} is empty`));
}
