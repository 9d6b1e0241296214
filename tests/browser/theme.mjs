// The theme: by mouse and by keyboard, kept by the next page and by a reload,
// there before the page is drawn, the system's again when that is chosen.
//
//   node theme.mjs SITE [--optional]

import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Report } from '../links/report.mjs';
import { openSite } from '../links/site.mjs';
import { watch, withBrowser, withoutLogos } from './chromium.mjs';
import { serve } from './serve.mjs';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const site = openSite(positionals[0]);
const server = await serve(site, '/a/path/');
const address = page => `${server.origin}/a/path/${page}`;

/** What a reader sees: the paper's colour, and which choice is marked. */
const look = tab => tab.evaluate(() => ({
  paper: getComputedStyle(document.body).backgroundColor,
  chosen: document.querySelector('#theme input:checked')?.value,
}));

await withBrowser(report, options, async browser => {
  const context = await browser.newContext({ colorScheme: 'light' });
  await withoutLogos(context);
  const tab = await context.newPage();
  const seen = watch(tab);
  const check = (title, got, want) => report.check(title, JSON.stringify(want),
    JSON.stringify(got) === JSON.stringify(want) ? [] : [`it is ${JSON.stringify(got)}`]);

  await tab.goto(address('index.html'));
  const light = await look(tab);
  await tab.emulateMedia({ colorScheme: 'dark' });
  const dark = await look(tab);
  check('without a choice it is the system that decides',
    [light.paper !== dark.paper, light.chosen, dark.chosen], [true, 'system', 'system']);

  await tab.emulateMedia({ colorScheme: 'light' });
  await tab.locator('#theme input[value=dark]').check();
  check('dark by mouse', await look(tab), { ...dark, chosen: 'dark' });
  await tab.reload();
  check('a reload keeps it', await look(tab), { ...dark, chosen: 'dark' });
  await tab.goto(address('projects/index.html'));
  check('the next page has it', await look(tab), { ...dark, chosen: 'dark' });
  check('it is there before the body is', await tab.evaluate(() => {
    const script = document.querySelector('head script[src*="/theme."]');
    return [script.defer, script.async, !script.type, script.compareDocumentPosition(document.querySelector('link[rel=stylesheet]'))
      === Node.DOCUMENT_POSITION_FOLLOWING];
  }), [false, false, true, true]);

  await tab.locator('#theme input[value=dark]').focus();
  await tab.keyboard.press('ArrowLeft');
  check('light by keyboard', await look(tab), { ...light, chosen: 'light' });
  await tab.emulateMedia({ colorScheme: 'dark' });
  check('light in a dark system', await look(tab), { ...light, chosen: 'light' });
  await tab.locator('#theme').scrollIntoViewIfNeeded();    // what comes near on the way is laid out, and moves it
  await tab.locator('#theme input[value=system]').check();
  check('the system\'s again', await look(tab), { ...dark, chosen: 'system' });
  report.check('nothing is said or missing', 'console and requests', [...seen.said, ...seen.failed, ...seen.elsewhere]);

  const folder = await browser.newPage({ colorScheme: 'light' });
  await withoutLogos(folder);
  await folder.goto(pathToFileURL(`${site.root}/index.html`).href);
  await folder.locator('#theme input[value=dark]').check();
  check('dark from a folder', await look(folder), { ...dark, chosen: 'dark' });
  const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await withoutLogos(still);
  await still.goto(pathToFileURL(`${site.root}/index.html`).href);
  check('no choice without scripts', await still.locator('#theme').isVisible(), false);
});
server.close();
