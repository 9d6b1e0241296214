// A project's page copies its address, its citation and its badge: one button a
// text, made by the script, by mouse and by keyboard; without scripts none.
//
//   node copy.mjs SITE [--optional]

import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Report, count } from '../links/report.mjs';
import { openSite, kindOf } from '../links/site.mjs';
import { watch, withBrowser } from './chromium.mjs';
import { serve } from './serve.mjs';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const site = openSite(positionals[0]);
const page = site.pages.find(file => kindOf(file) === 'projects/*' && site.read(file).includes('data-copy'));
const server = await serve(site, '/a/path/');

await withBrowser(report, options, async browser => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const tab = await context.newPage();
  const seen = watch(tab);
  await tab.goto(`${server.origin}/a/path/${page}`);
  await tab.evaluate(() => document.querySelectorAll('details').forEach(part => { part.open = true; }));
  const wanted = (await tab.locator('[data-copy]').allTextContents()).map(text => text.trim());
  report.check('a button beside each text', count(wanted.length, 'text'), wanted.length === 3 && await tab.locator('button.copy').count() === 3 ? [] : ['they are not three']);
  for (const [i, text] of wanted.entries()) {
    const button = tab.locator('button.copy').nth(i);
    await button.focus();
    await (i % 2 ? tab.keyboard.press('Enter') : button.click());
    await button.locator('xpath=following-sibling::*[@role="status"][1]').filter({ hasText: /\S/ }).waitFor();
    const got = await tab.evaluate(() => navigator.clipboard.readText());
    report.check(`${await button.textContent()} copies`, text.slice(0, 40).replaceAll('\n', ' '), got.trim() === text ? [] : [`it copied ${got}`]);
  }
  report.check('nothing is said or missing', 'console and requests', [...seen.said, ...seen.failed, ...seen.elsewhere]);

  const folder = await browser.newPage();
  await folder.goto(pathToFileURL(`${site.root}/${page}`).href);
  report.check('buttons from a folder', page, await folder.locator('button.copy').count() === 3 ? [] : ['they are not three']);
  const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await still.goto(pathToFileURL(`${site.root}/${page}`).href);
  report.check('no button without scripts', page, await still.locator('button.copy').count() === 0 ? [] : ['there is one']);
});
server.close();
