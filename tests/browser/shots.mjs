// Shows people what a site looks like: pictures of each kind of page, with much on
// it and with little, and of its tools in use, at three widths, light and dark,
// window by window.
//
//   node shots.mjs SITE OUTDIR [NAME...] [--width PX]... [--scheme light|dark]... [--print] [--optional]
//
// NAME  what to take instead of everything: a page ("projects/helm/index.html"), a
//       kind of page ("projects/*") or a tool in use ("home:filters")
// --print  each of them printed to PDF, too

import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Report, giveUp } from '../links/report.mjs';
import { baseOf, openSite, pagesByKind } from '../links/site.mjs';
import { withBrowser } from './chromium.mjs';
import { showAll } from './probes.mjs';
import { serve } from './serve.mjs';

const HEIGHTS = { 320: 640, 1440: 900, 2560: 1440 };    // of windows, by their widths
const MOST_PARTS = 12;           // windows of a page; what lies below them is not shown

/** Each a page, what to ask of it in its address, what to do on it, and what it
 *  has to have for that. */
const IN_USE = {
  'home:table': ['index.html', '?view=table'],
  'home:list': ['index.html', '?view=list'],
  'home:filtered': ['index.html', '?maturity=graduated&capability=del.canary'],
  'home:nothing': ['index.html', '?maturity=graduated&maturity=sandbox&stars=none&activity=unknown&license=none'],
  'home:filters': ['index.html', '', tab => tab.click('[data-part=open]'), 'data-part="open"'],
  'home:preview': ['index.html', '', async tab => {
    await tab.locator('.tile').first().click();
    await tab.waitForSelector('dialog[open]');
  }, 'data-part="open"'],
  'home:search': ['index.html', '', async tab => {
    await tab.fill('#q', 'canary');
    await tab.waitForSelector('#found [role=option]');
  }, 'id="q"'],
  'home:keyboard': ['index.html', '', async tab => {
    for (let stop = 0; stop < 4; stop++)
      await tab.keyboard.press('Tab');
  }],
  'search:results': ['search/index.html', '?q=gateway'],
  'compare:two': ['compare/index.html', '?p=argo-rollouts,flagger'],
  'compare:five': ['compare/index.html', '?p=argo-rollouts,flagger,argo-cd,flux,helm'],
  'capability:tray': ['capabilities/del.canary/index.html', '', async tab => {
    for (const which of [0, 1])
      await tab.locator('main .put').nth(which).click();
  }],
  'guide:middle': ['guide/index.html', '', async tab => {
    await tab.locator('.steps label').first().click();
  }],
  'stats:contrast': ['stats/index.html', '', tab => tab.emulateMedia({ forcedColors: 'active' })],
  'home:contrast': ['index.html', '', tab => tab.emulateMedia({ forcedColors: 'active' })],
};

const { values: options, positionals: [folder, out, ...named] } = parseArgs({
  allowPositionals: true,
  options: { optional: { type: 'boolean' }, print: { type: 'boolean' },
    width: { type: 'string', multiple: true }, scheme: { type: 'string', multiple: true } },
});
const site = openSite(folder);
if (out === undefined)
  giveUp('where to? name a folder for the pictures after the site');
const widths = options.width ?? Object.keys(HEIGHTS);
const schemes = options.scheme ?? ['light', 'dark'];
const views = named.length > 0 ? named.flatMap(find) : [
  ...[...pagesByKind(site).values()].flatMap(extremes),
  ...Object.entries(IN_USE).filter(([, [page, , , needs = '']]) => site.files.has(page) && site.read(page).includes(needs))
    .map(([name]) => name),
];
mkdirSync(out, { recursive: true });

const report = new Report();
await withBrowser(report, options, async browser => {
  const root = new URL(baseOf(site) ?? 'http://unknown/').pathname;
  const server = await serve(site, root);
  for (const view of views)
    await take(browser, view, server.origin + root);
  server.close();
});

/** The longest and the shortest page of a kind. */
function extremes(pages) {
  const bySize = pages.toSorted((a, b) => site.size(b) - site.size(a));
  return [...new Set([bySize[0], bySize.at(-1)])];
}

function find(name) {
  if (name in IN_USE || site.files.has(name))
    return [name];
  const pages = pagesByKind(site).get(name);
  if (pages === undefined)
    giveUp(`${folder}: no page, kind or tool ${name}; tools are ${Object.keys(IN_USE).join(', ')}`);
  return extremes(pages);
}

async function take(browser, view, root) {
  const [page, query, use] = IN_USE[view] ?? [view, ''];
  const name = view.replace(/\/?index\.html$/, '').replace(/\.html$/, '').replaceAll(/[/:]/g, '_') || 'home';
  const files = [], faults = [];
  const file = end => files[files.push(join(out, `${name}-${end}`)) - 1];
  for (const width of widths) {
    const height = HEIGHTS[width] ?? 900;
    for (const colorScheme of schemes) {
      const tab = await browser.newPage({ viewport: { width: +width, height }, colorScheme, reducedMotion: 'reduce' });
      try {
        await tab.goto(root + encodeURI(page) + query);
        await tab.evaluate(showAll);
        await use?.(tab);
        await shoot(tab, use ? height : Infinity, part => file(`${width}-${colorScheme}${part}.png`));
      } catch (error) {
        faults.push(`${width} px, ${colorScheme}: ${error.message.split('\n')[0]}`);
      }
      await tab.close();
    }
  }
  if (options.print)
    await print(browser, root + encodeURI(page) + query, file('print.pdf'));
  report.check(view, `${name}-*`, [...faults, ...files.filter(file => statSync(file).size < 1000).map(file => `${file} is empty`)]);
}

async function print(browser, address, path) {
  const tab = await browser.newPage();
  await tab.goto(address);
  await tab.pdf({ path, format: 'A4', preferCSSPageSize: true });
  await tab.close();
}

/** One window after another, as a reader scrolls; of a tool in use what is seen then. */
async function shoot(tab, most, fileOf) {
  const { whole, height } = await tab.evaluate(() => ({ whole: document.documentElement.scrollHeight, height: innerHeight }));
  const parts = Math.min(Math.ceil(Math.min(whole, most) / height), MOST_PARTS);
  for (let part = 1; part <= parts; part++) {
    await tab.screenshot({ path: fileOf(parts === 1 ? '' : `-${String(part).padStart(2, '0')}`) });
    await tab.evaluate(() => scrollBy({ top: innerHeight, behavior: 'instant' }));
  }
}
