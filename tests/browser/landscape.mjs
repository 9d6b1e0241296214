// Proves that the landscape is a tool: filters with live counts, views, order,
// preview and keys do what they say, by mouse and by keyboard, from a server and
// from a folder, and without scripts everything is still to be had.
//
//   node landscape.mjs SITE [--optional]

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Report } from '../links/report.mjs';
import { openSite } from '../links/site.mjs';
import { watch, withBrowser } from './chromium.mjs';
import { differences, expectations, passing } from './landscape_expect.mjs';
import { runAxe, showAll, sidewaysScroll, smallText, thin } from './probes.mjs';
import { serve } from './serve.mjs';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const STOPS_OF_EACH = 3;         // of a capability: its name, its tiles, a link to elsewhere
const STOPS_AROUND = 40;         // header, layers, controls, footer
const BLANK = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

const report = new Report();
const site = openSite(positionals[0]);
const expected = expectations(site, 'index.html');
const { level, second } = expected;

await withBrowser(report, options, async browser => {
  const server = await serve(site, '/below/');
  const served = `${server.origin}/below/index.html`, local = pathToFileURL(join(site.root, 'index.html')).href;
  for (const [where, home] of [['from a server', served], ['from a folder', local]]) {
    await scene(browser, `filters by mouse, ${where}`, home, filters);
    await scene(browser, `table, list and order, ${where}`, home, rows);
    await scene(browser, `the preview, ${where}`, home, preview);
  }
  await scene(browser, 'filters of the table and the list', served, filteredRows);
  await scene(browser, 'nothing matches, and the ways back', served, nothing);
  await scene(browser, 'filters, tiles and preview by keyboard alone', served, keyboard);
  await scene(browser, 'views and order by keyboard alone', served, orderByKeyboard);
  await scene(browser, 'a walk through all of it by Tab', served, walk);
  await scene(browser, 'links of others: what is unknown does no harm', served, links);
  if (site.files.has('groups/members/index.html') || [...site.files].some(file => /^groups\//.test(file)))
    await scene(browser, 'groups keep the filters', served, groups);
  await scene(browser, 'without scripts', served, plain, { javaScriptEnabled: false, fails: true });
  await scene(browser, 'data that cannot be loaded', served, lost, { fails: true });
  await scene(browser, 'fit for every reader', served, fit);
  server.close();
});

/** Opens home in a context of its own and checks what play(tab, faults) finds. */
async function scene(browser, title, home, play, { fails, ...settings } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
  // Hundreds of logos are not what is tried here, and without scripts none is lazy.
  await context.route(/\.(svg|png|jpe?g|webp)$/, route => settings.javaScriptEnabled === false ? route.abort()
    : route.fulfill({ contentType: 'image/svg+xml', body: BLANK }));
  const tab = await context.newPage(), seen = watch(tab), faults = [];
  try {
    await tab.goto(home, { waitUntil: 'domcontentloaded' });
    await play(tab, faults, home);
  } catch (error) {
    faults.push(error.stack.split('\n').slice(0, 4).join(' '));
  }
  if (!fails)
    faults.push(...seen.said, ...seen.failed.filter(text => !/ERR_ABORTED/.test(text)));
  faults.push(...seen.elsewhere);
  report.check(`${site.folder}: ${title}`, home.replace(/\/\/[^/]*.*\//, '//…/'), faults);
  await context.close();
}

function status(tab) {
  return tab.locator('#explore [role=status]').innerText();
}

function query(tab) {
  return new URL(tab.url()).search;
}

/** Waits until so many are said to be shown, and are. */
function settled(tab, n) {
  return tab.waitForFunction(n => document.querySelector('#explore [role=status]')?.textContent.startsWith(n + ' ')
    && document.querySelector('.section')?.ariaBusy !== 'true', n.toLocaleString('en'));
}

/** Bands below the first screen come some frames after it. */
function waits(tab) {
  return tab.evaluate(() => [...document.querySelectorAll('.section:not([hidden]) .band:not(.out)')]
    .some(band => !band.firstElementChild.checkVisibility()));
}

/** The ids of what is shown: tiles of the section, or rows. */
async function shown(tab) {
  while (await waits(tab));
  const hrefs = await tab.evaluate(() => [...document.querySelectorAll('.section a.tile, [data-part=listing] :is(th, h2) > a')]
    .filter(link => link.checkVisibility()).map(link => link.getAttribute('href')));
  return new Set(hrefs.map(href => decodeURIComponent(/projects\/([^/]+)\//.exec(href)[1])));
}

function box(tab, filter) {
  const group = `.sieve input[name="${filter.key}"]`;
  return filter.value ? tab.locator(`${group}[value="${filter.value}"]`)
    : tab.locator(`.sieve label:has(${group.slice(7)})`).filter({ hasText: filter.label }).locator('input').first();
}

async function openPanel(tab) {
  await tab.locator('[data-part=open]').click();
  await tab.locator('.sieve details').first().waitFor();
  await tab.evaluate(() => document.querySelectorAll('.sieve details').forEach(details => { details.open = true; }));
}

async function filters(tab, faults, home) {
  const is = (ok, text) => ok || faults.push(text);
  is(await tab.evaluate(() => window.strataFacets === undefined), 'the data is loaded before it is used');
  faults.push(...differences('at first', await shown(tab), new Set(expected.tiles)));
  await openPanel(tab);

  const first = passing(expected, level), both = passing(expected, level, second);
  await box(tab, level).click();
  await settled(tab, first.size);
  faults.push(...differences('one filter', await shown(tab), first));
  const promised = parseInt(await box(tab, second).locator('xpath=../span[last()]').innerText(), 10);
  is(promised === both.size, `the count beside ${second.value ?? second.label} is ${promised}, not ${both.size}`);
  await box(tab, second).click();
  await settled(tab, both.size);
  faults.push(...differences('two filters', await shown(tab), both));
  is(/maturity=graduated/.test(query(tab)) && query(tab).includes(second.key + '='), `the address has not both: ${query(tab)}`);
  is((await status(tab)).includes(String(expected.projects.size)), `the status does not say of how many: ${await status(tab)}`);
  is(await tab.locator('.chips .chip:visible').count() === 2, 'there are not two chips');

  await tab.reload();
  await settled(tab, both.size);
  faults.push(...differences('after a reload', await shown(tab), both));
  const other = await tab.context().newPage();
  await other.goto(tab.url());
  await settled(other, both.size);
  faults.push(...differences('the link elsewhere', await shown(other), both));
  await other.close();

  await tab.goBack();
  await settled(tab, first.size);
  faults.push(...differences('one step back', await shown(tab), first));
  await tab.goBack();
  await settled(tab, expected.projects.size);
  faults.push(...differences('two steps back', await shown(tab), new Set(expected.tiles)));
  is(query(tab) === '', `the address is not as at first: ${query(tab)}`);
  await tab.goForward();
  await settled(tab, first.size);
  await tab.locator('.chips .chip').first().click();
  await settled(tab, expected.projects.size);
  faults.push(...differences('the filter taken away', await shown(tab), new Set(expected.tiles)));
  const order = await tab.evaluate(() => [...document.querySelectorAll('.section a.tile')].map(tile => tile.getAttribute('href')));
  is(order.map(href => decodeURIComponent(href.split('/').at(-2))).join() === expected.tiles.join(), 'the tiles are in another order');
  is(new URL(tab.url()).pathname === new URL(home).pathname, 'the address left the page');
}

async function rows(tab, faults) {
  const is = (ok, text) => ok || faults.push(text);
  // Text that is below the screen is not laid out: it has no innerText.
  const names = () => tab.locator('[data-part=listing] :is(tbody :not(.out) > th, h2) > a').allTextContents();
  const first = passing(expected, level);
  for (const view of ['table', 'list']) {
    await tab.locator(`[data-view=${view}]`).click();
    await tab.locator(`[data-part=listing] ${view === 'table' ? 'table' : '.entries'}`).waitFor();
    is(query(tab).includes(`view=${view}`), `${view} is not in the address`);
    is(!await tab.locator('.section').isVisible(), `beside the ${view} the section is shown`);
    if (expected.projects.size > 24) {
      is((await names()).length === 24, `${view}: ${(await names()).length} rows at first, not 24`);
      await tab.getByRole('button', { name: 'Show more' }).click();
      is(await tab.evaluate(() => [...document.querySelectorAll('[data-part=listing] :is(tbody tr:not(.out), .entries > li)')]
        .indexOf(document.activeElement.closest('tr, li'))) === 24, `${view}: the focus is not on the first new row`);
      await tab.getByRole('button', { name: 'Show all' }).click();
      faults.push(...differences(`all of the ${view}`, await shown(tab), new Set(expected.tiles)));
    }
  }
  await tab.goto(tab.url().replace(/\?.*/, '') + '?view=table&show=all&maturity=graduated&sort=maturity&order=reverse');
  await settled(tab, first.size);
  is(await tab.locator('[data-part=listing] select').inputValue() === 'maturity', 'the order is not read from the address');
  await tab.locator('[data-part=listing] select').selectOption('name');
  const sorted = await names();
  is(sorted.length === first.size, `${sorted.length} rows, not ${first.size}`);
  is(sorted.every((name, i) => i === 0 || sorted[i - 1].localeCompare(name, 'en', { sensitivity: 'base' }) <= 0), `not by name: ${sorted.slice(0, 5)}`);
  await tab.locator('[data-sort=name]').click();
  is(/order=reverse/.test(query(tab)) && (await names()).join() === [...sorted].reverse().join(), 'a second click does not reverse the order');
  is(await tab.evaluate(() => document.activeElement.dataset.sort === 'name'), 'the focus left the heading');
  is(await tab.locator('th[aria-sort=descending]').count() === 1, 'no heading says that the order is descending');
  await tab.goBack();
  is((await names()).join() === sorted.join(), 'Back does not restore the order');
  if (expected.own)
    await ages(tab, is, names);
}

/** A filter leaves the first rows of those that pass, in the order that they have
 *  without it; taken away, it brings the others back to their places. */
async function filteredRows(tab, faults, home) {
  const first = passing(expected, level), both = passing(expected, level, second);
  for (const view of ['table', 'list']) {
    await tab.goto(`${home}?view=${view}&show=all`);
    await settled(tab, expected.projects.size);
    const order = [...await shown(tab)];
    const judge = async (what, ids) => {
      await settled(tab, ids.size);
      const wanted = order.filter(id => ids.has(id)).slice(0, 24), found = [...await shown(tab)];
      if (found.join() !== wanted.join())
        faults.push(`${view}, ${what}: ${found.slice(0, 4)}, not ${wanted.slice(0, 4)}`);
      const heard = await heardRows(tab);
      if (view === 'table' && heard.length !== wanted.length)
        faults.push(`${view}, ${what}: ${heard.length} rows are told to those who do not see, not ${wanted.length}`);
    };
    await tab.goto(`${home}?view=${view}`);
    await openPanel(tab);
    await judge('without a filter', new Set(order));
    for (const time of ['once', 'again']) {
      await box(tab, level).click();
      await judge(`one filter ${time}`, first);
      await box(tab, second).click();
      await judge(`two filters ${time}`, both);
      await box(tab, level).click();
      await judge(`the other filter ${time}`, passing(expected, second));
      await box(tab, second).click();
      await judge(`no filter ${time}`, new Set(order));
    }
  }
}

/** The names of rows in the tree that assistive technology reads. */
async function heardRows(tab) {
  const cdp = await tab.context().newCDPSession(tab);
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  await cdp.detach();
  return nodes.filter(node => !node.ignored && node.role?.value === 'rowheader').map(node => node.name?.value);
}

/** Those whose first year is known stand first, the oldest above the others. */
async function ages(tab, is, names) {
  await tab.goto(tab.url().replace(/\?.*/, '') + '?view=table&show=all&sort=age');
  await settled(tab, expected.projects.size);
  const byName = new Map([...expected.projects.values()].map(project => [project.name, project.since]));
  const column = await tab.locator('thead th').allInnerTexts().then(heads => heads.findIndex(head => /^Since/.test(head)));
  const years = (await tab.locator('tbody tr:not(.out)').evaluateAll((all, column) => all.map(row => row.cells[column].textContent), column))
    .map(year => parseInt(year || '9999', 10));
  is(years.every((year, i) => i === 0 || years[i - 1] <= year), `not by age: ${years.slice(0, 8)}`);
  (await names()).forEach((name, i) => is((byName.get(name) ?? years[i]) === years[i], `${name} is since ${byName.get(name)}, not ${years[i]}`));
  await tab.locator('[data-part=listing] select').selectOption('activity');
  const days = (await tab.locator('tbody tr:not(.out)').evaluateAll(all => all.map(row => row.querySelector('time')?.dateTime ?? '')));
  is(days.some(day => day) && days.every((day, i) => i === 0 || days[i - 1] >= day), `not by the last release: ${days.slice(0, 5)}`);
}

async function preview(tab, faults, home) {
  const is = (ok, text) => ok || faults.push(text);
  const id = expected.tiles[3], project = expected.projects.get(id), dialog = tab.locator('dialog');
  const tile = tab.locator('a.tile').nth(3);
  const address = await tile.evaluate(tile => tile.href);
  await tile.click();
  await dialog.waitFor();
  is(await dialog.getByRole('heading').innerText() === project.name, 'the preview has another name');
  is((await dialog.innerText()).includes(project.summary?.slice(0, 40) ?? ''), 'the preview lacks the summary');
  is(await dialog.getByRole('link', { name: 'The whole page' }).evaluate(link => link.href) === address, 'the preview leads to another page');
  is(query(tab) === `?project=${encodeURIComponent(id)}`, `the address is ${query(tab)}`);
  is(await tab.evaluate(() => document.querySelector('dialog').contains(document.activeElement)), 'the focus did not move in');
  await tab.reload();
  await dialog.waitFor();
  await tab.goBack();
  await dialog.waitFor({ state: 'hidden' });
  is(tab.url() === home, `Back leads to ${tab.url()}`);
  await tile.click();
  await dialog.waitFor();
  await tab.mouse.click(5, 5);
  await dialog.waitFor({ state: 'hidden' });
  is(tab.url() === home, 'a click beside the preview does not close it');
  await tab.goto(home + '?project=' + encodeURIComponent(id));
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'hidden' });
  is(query(tab) === '', 'a preview that was come to by link leaves its address behind');
  for (const [how, options] of [['ctrl', { modifiers: ['Control'] }], ['the middle button', { button: 'middle' }]]) {
    const [opened] = await Promise.all([tab.context().waitForEvent('page'), tile.click(options)]);
    await opened.waitForURL(url => url.href !== 'about:blank');
    is(opened.url() === address && !await dialog.isVisible(), `a click with ${how} leads to ${opened.url()}`);
    await opened.close();
  }
}

async function nothing(tab, faults, home) {
  const is = (ok, text) => ok || faults.push(text);
  const missing = [...new Set([...expected.all.values()].flatMap(project => project.capabilities))].find(name =>
    ![...expected.projects.values()].some(project => level.has(project) && project.capabilities.includes(name)));
  await tab.goto(`${home}?maturity=graduated&maturity=no-such-level&${expected.own ? `capability=${missing}` : 'status=archived'}`);
  await settled(tab, 0);
  is(await tab.getByText('Nothing matches.').isVisible(), 'nothing says that nothing matches');
  is(!await tab.locator('.section .band:visible').count(), 'a band without a project is shown');
  const way = tab.locator('[data-part=ways] button').first();
  const promised = parseInt(/(\d+)$/.exec(await way.innerText())[1], 10);
  await way.click();
  await settled(tab, promised);
  is(promised > 0 && (await shown(tab)).size === promised, `the way back promised ${promised}, ${(await shown(tab)).size} are shown`);
  is(await tab.evaluate(() => document.activeElement !== document.body), 'the focus is lost');
  await tab.getByRole('button', { name: 'Clear all' }).last().click();
  await settled(tab, expected.projects.size);
}

/** What has the focus. */
function focused(tab) {
  return tab.evaluate(() => {
    const { activeElement: at } = document;
    return { tag: at.tagName, name: at.name, value: at.value, part: at.dataset.part,
      slug: at.matches('a.tile') && decodeURIComponent(at.getAttribute('href').split('/').at(-2)),
      list: [...document.querySelectorAll('.tiles')].indexOf(at.closest('.tiles')) };
  });
}

async function keyboard(tab, faults) {
  const is = (ok, text) => ok || faults.push(text);
  const until = async (wanted, most, key = 'Tab') => {
    for (let i = 1; i <= most; i++) {
      await tab.keyboard.press(key);
      if (wanted(await focused(tab)))
        return i;
    }
    throw new Error(`not reached after ${most} times ${key}: ${wanted}`);
  };
  await until(at => at.part === 'open', 30);
  await tab.keyboard.press('Enter');
  await tab.locator('.sieve details').first().waitFor();
  await until(at => at.name === level.key && at.value === level.value, 160);
  await tab.keyboard.press('Space');
  const first = passing(expected, level);
  await settled(tab, first.size);
  faults.push(...differences('by keyboard', await shown(tab), first));
  is((await focused(tab)).value === level.value, 'the focus left the box');

  await until(at => at.slug, 1500);
  const start = await focused(tab);
  await tab.keyboard.press('Tab');
  for (let i = 0; i < 4 && !(await focused(tab)).slug; i++)
    await tab.keyboard.press('Tab');
  is((await focused(tab)).list > start.list, 'Tab stays in the same capability');

  await tab.goto(tab.url().replace(/\?.*/, ''));
  const lists = await tab.evaluate(() => [...document.querySelectorAll('.tiles')].map(list => list.children.length));
  await until(at => at.slug, 60);
  const at = await focused(tab);
  if (lists[at.list] > 1) {
    await tab.keyboard.press('ArrowRight');
    is((await focused(tab)).slug === expected.tiles[1], `an arrow to the right leads to ${(await focused(tab)).slug}`);
    await tab.keyboard.press('End');
    is((await focused(tab)).slug === expected.tiles[lists[0] - 1], 'End does not lead to the last tile');
    await tab.keyboard.press('Home');
    is((await focused(tab)).slug === expected.tiles[0], 'Home does not lead to the first tile');
  }
  await tab.keyboard.press('Enter');
  await tab.locator('dialog[open]').waitFor();
  for (let i = 0; i < 12; i++) {
    await tab.keyboard.press('Tab');
    if (!await tab.evaluate(() => document.activeElement === document.body || document.querySelector('dialog').contains(document.activeElement)))
      faults.push('Tab leaves the open preview');
  }
  await tab.keyboard.press('Escape');
  await tab.locator('dialog').waitFor({ state: 'hidden' });
  is((await focused(tab)).slug === at.slug, `after Esc the focus is on ${JSON.stringify(await focused(tab))}`);
  is(query(tab) === '', `after Esc the address is ${query(tab)}`);

  const stops = await tab.evaluate(() => document.querySelectorAll('.section a.tile:not([tabindex])').length);
  is(stops === lists.length, `${stops} stops among the tiles of ${lists.length} capabilities`);
}

/** The view is switched and the table sorted without a mouse, as it can be with one. */
async function orderByKeyboard(tab, faults, home) {
  const is = (ok, text) => ok || faults.push(text);
  const names = () => tab.locator('[data-part=listing] tbody :not(.out) > th > a').allInnerTexts();
  const to = async selector => {
    for (let i = 0; i < 80; i++) {
      await tab.keyboard.press('Tab');
      if (await tab.evaluate(selector => document.activeElement.matches(selector), selector))
        return;
    }
    throw new Error(`80 times Tab do not lead to ${selector}`);
  };
  await tab.goto(home);
  await to('[data-view=table]');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/view=table/);
  await tab.locator('[data-part=listing] select').waitFor();
  await to('[data-part=listing] select');
  await tab.keyboard.press('m');    // the order that begins so
  await tab.waitForURL(/sort=maturity/);
  is(await tab.locator('[data-part=listing] select').evaluate(select => select === document.activeElement), 'the focus left the choice of orders');
  await to('[data-sort=name]');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(url => !/sort=maturity/.test(url.search));
  const sorted = await names();
  is(sorted.length > 1 && sorted.every((name, i) => i === 0 || sorted[i - 1].localeCompare(name, 'en', { sensitivity: 'base' }) <= 0), `not by name: ${sorted.slice(0, 5)}`);
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/order=reverse/);
  const reversed = await names();
  is(reversed[0] !== sorted[0] && reversed.every((name, i) => i === 0 || reversed[i - 1].localeCompare(name, 'en', { sensitivity: 'base' }) >= 0), `Enter on the heading does not reverse: ${reversed.slice(0, 5)}`);
  is(await tab.locator('th[aria-sort=descending] [data-sort=name]').count() === 1, 'the heading does not say that its order is descending');
  is(await tab.evaluate(() => document.activeElement.dataset.sort === 'name'), 'the focus left the heading');
  await tab.keyboard.press('Space');
  await tab.waitForURL(url => !/order=reverse/.test(url.search));
  is((await names()).join() === sorted.join(), 'the space bar does not turn the order back');
  await tab.reload();
  await tab.locator('[data-part=listing] tbody th').first().waitFor();
  is((await names()).join() === sorted.join(), 'a reload shows another order');
}

/** From the first stop to the last: how many there are, and that none comes twice. */
async function walk(tab, faults) {
  const capabilities = await tab.locator('.cap').count(), most = STOPS_AROUND + STOPS_OF_EACH * capabilities;
  const where = () => tab.evaluate(() => {
    const { activeElement: at } = document, been = window.been ??= new Map();
    if (at === document.body)
      return 'end';
    const name = `${at.localName} “${(at.innerText || at.getAttribute('aria-label') || at.name).trim().slice(0, 40)}”`;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const faults = [...been.has(at) ? [`${name} comes a second time`] : [],
      ...outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? [`nobody sees that ${name} has the focus`] : []];
    been.set(at, name);
    return faults;
  });
  for (let stops = 0; stops <= most; stops++) {
    await tab.keyboard.press('Tab');
    const found = await where();
    if (found === 'end') {
      if (stops < 2 * capabilities)
        faults.push(`only ${stops} stops for ${capabilities} capabilities`);
      return;
    }
    faults.push(...found);
  }
  faults.push(`more than ${most} stops for ${capabilities} capabilities`);
}

async function links(tab, faults, home) {
  const is = (ok, text) => ok || faults.push(text);
  await tab.goto(`${home}?utm_source=x&nosuchfacet=1&view=nosuchview&sort=nosuchsort`);
  await settled(tab, expected.projects.size);
  faults.push(...differences('with unknown keys', await shown(tab), new Set(expected.tiles)));
  await tab.goto(`${home}?maturity=%3Cb%3E&project=no-such-project`);
  await settled(tab, 0);
  is(await tab.getByRole('button', { name: 'Remove Maturity: <b>' }).isVisible(), 'an unknown choice has no chip');
  is(!await tab.locator('dialog').isVisible().catch(() => false), 'an unknown project has a preview');
}

async function groups(tab, faults, home) {
  const is = (ok, text) => ok || faults.push(text);
  const page = [...site.files].find(file => /^groups\/[^/]+\/index\.html$/.test(file)), slug = page.split('/')[1];
  const there = expectations(site, page), first = passing(there, level);
  await tab.goto(`${home}?maturity=graduated`);
  await settled(tab, passing(expected, level).size);
  const tab2 = tab.locator(`[data-group-tab="${slug}"]`);
  is(parseInt(await tab2.locator('.n').innerText(), 10) === first.size, `the tab of ${slug} says ${await tab2.innerText()}, not ${first.size}`);
  await tab2.click();
  await settled(tab, first.size);
  is(tab.url().includes(page) && query(tab) === '?maturity=graduated', `the tab leads to ${tab.url()}`);
  if (first.size)
    faults.push(...differences(slug, await shown(tab), first));
  await tab.goto(`${home}?view=table&group=${slug}&maturity=graduated`, { waitUntil: 'commit' });
  await tab.waitForURL(url => url.href.includes(page));
  await settled(tab, first.size);
  await tab.goto(`${home}?view=table&maturity=graduated&show=all`);
  await tab.locator('[data-group-tab=all]').click();
  const everywhere = [...expected.all.values()].filter(level.has);
  await settled(tab, everywhere.length);
  is(/group=all/.test(query(tab)), 'all groups are not in the address');
}

async function plain(tab, faults, home) {
  const is = (ok, text) => ok || faults.push(text);
  await tab.waitForLoadState('load');      // no script waits for the style sheets
  faults.push(...differences('without scripts', await shown(tab), new Set(expected.tiles)));
  is(!await tab.locator('[data-part=open]').isVisible(), 'a button is shown that does nothing');
  is(!await tab.locator('.sieve').isVisible(), 'an empty panel is shown');
  is(await tab.locator('a.tile[tabindex]').count() === 0, 'a tile is no stop');
  await tab.locator('a.tile').first().click();
  is(tab.url().endsWith(`projects/${encodeURIComponent(expected.tiles[0])}/index.html`), `the tile leads to ${tab.url()}`);
  await tab.goto(home, { waitUntil: 'domcontentloaded' });
  await tab.locator('[data-view=table]').click();
  is(/projects\/index\.html$/.test(tab.url()), `the table is at ${tab.url()}`);
}

async function lost(tab, faults) {
  const is = (ok, text) => ok || faults.push(text);
  await tab.route(/assets\/(facets|previews)\./, route => route.abort());
  await tab.locator('[data-part=open]').click();
  await tab.waitForFunction(() => /could not/.test(document.querySelector('#explore [role=status]').textContent));
  await tab.locator('a.tile').first().click();
  await tab.waitForURL(/projects\/[^/]+\/index\.html$/);
  await tab.unroute(/assets\/(facets|previews)\./);
  await tab.goBack();
  await tab.goto(tab.url().replace(/\?.*/, ''));
  await openPanel(tab);
  is(await tab.locator('.sieve details').count() > 2, 'the data is not loaded when it can be');
}

/** Every state at three widths and in both themes: no sideways scrolling, no
 *  small text, nothing that axe-core finds. */
async function fit(tab, faults, home) {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const states = {
    'open filters': ['?maturity=graduated', true],
    table: ['?view=table', false],
    list: ['?view=list&maturity=graduated', true],
    nothing: ['?maturity=graduated&maturity=none&status=nosuch', true],
    preview: [`?project=${encodeURIComponent(expected.tiles[0])}`, false],
  };
  for (const [state, [address, panel]] of Object.entries(states)) {
    await tab.setViewportSize({ width: 320, height: 640 });
    await tab.goto(home + address);
    await tab.waitForFunction(() => window.strataFacets && !/^Loading/.test(document.querySelector('#explore [role=status]').textContent));
    if (state === 'preview')
      await tab.locator('dialog[open]').waitFor();
    if (panel)
      await openPanel(tab);
    await tab.evaluate(showAll);
    await tab.evaluate(thin);
    await tab.evaluate(axe);
    for (const [width, colorScheme] of [[320, 'light'], [1440, 'light'], [1440, 'dark'], [2560, 'dark']]) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.emulateMedia({ colorScheme });
      const where = `${state}, ${width} px, ${colorScheme}`;
      faults.push(...[...await tab.evaluate(sidewaysScroll), ...await tab.evaluate(smallText)].map(fault => `${where}: ${fault}`));
      if (width < 2560)
        faults.push(...(await tab.evaluate(runAxe)).faults.map(([what, at]) => `${where}: ${what}: ${at}`));
    }
    await tab.emulateMedia({ colorScheme: 'light' });
  }
}
