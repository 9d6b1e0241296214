// Proves that the search serves everybody: by mouse, by keyboard alone, without
// scripts and from a folder, on each site and at every width.
//
//   node search.mjs SITE... [--optional] [--only WORDS]
//
// --only  only tests whose name has these words

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { Report, count } from '../links/report.mjs';
import { openSite } from '../links/site.mjs';
import { watch, withBrowser } from './chromium.mjs';
import * as probes from './probes.mjs';
import { serve } from './serve.mjs';

const ROOT = '/some/where/';
const WIDTHS = [320, 640, 900, 1440, 3840];
const LEFT = 'net::ERR_ABORTED';    // of a picture whose page was left
const WRONG = 'kubernets';       // what is typed, and
const RIGHT = 'Kubernetes';      // what is meant

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' }, only: { type: 'string', default: '' } } });
const report = new Report();
const sites = positionals.map(openSite);
await withBrowser(report, options, async browser => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const site of sites) {
    if (!site.files.has('projects/kubernetes/index.html')) {
      report.skip(`${site.folder}: the search`, `it has no ${RIGHT} to look for`);
      continue;
    }
    const server = await serve(site, ROOT);
    const start = server.origin + ROOT;
    const test = async (name, settings, work) => name.includes(options.only) && inTab(browser, `${site.folder}: ${name}`, settings, work);

    await test('by mouse', {}, tab => byMouse(tab, start));
    await test('by keyboard alone', {}, tab => byKeyboard(tab, start));
    await test('all results, Back and reload', {}, tab => allResults(tab, start));
    await test('nothing found, and no index', {}, tab => withoutFinds(tab, start));
    await test('without scripts', { javaScriptEnabled: false }, tab => withoutScripts(tab, start, site));
    await test('from file:', {}, tab => fromFile(tab, site));
    await test('from file: without scripts', { javaScriptEnabled: false }, tab => formOf(tab, pathToFileURL(join(site.root, 'health/index.html')).href));
    await test(`the header at ${WIDTHS.join(', ')} px`, {}, tab => header(tab, start));
    for (const colorScheme of ['light', 'dark'])
      await test(`axe-core, ${colorScheme}`, { colorScheme }, tab => accessible(tab, start, axe));
    server.close();
  }
});

/** A tab of its own; work(tab) says by tab.expect(what is wrong, whether all is
 *  well) what it sees, and by tab.mayFail that requests are stopped on purpose. */
async function inTab(browser, name, settings, work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings });
  try {
    const tab = await context.newPage();
    const seen = watch(tab);
    const faults = [];
    tab.expect = (wrong, isWell) => isWell || faults.push(wrong);
    await work(tab).catch(error => faults.push(error.message.split('\n')[0]));
    report.check(name, tab.url(), [...faults, ...seen.elsewhere, ...tab.mayFail ? [] : [...seen.said, ...seen.failed.filter(one => !one.endsWith(LEFT))]]);
  } finally {
    await context.close();
  }
}

function field(tab) {
  return tab.getByRole('combobox', { name: 'Search the site' });
}

function found(tab) {
  return tab.locator('#found [role=option]');
}

function value(locator) {
  return locator.inputValue();
}

async function type(tab, text) {
  await tab.keyboard.type(text);
  await found(tab).first().waitFor();
}

async function byMouse(tab, start) {
  let loaded = 0;
  tab.on('request', request => { loaded += /\/assets\/(index|search)\./.test(request.url()); });
  await tab.goto(start);
  tab.expect('the index is loaded before it is used', loaded === 0);
  await field(tab).click();
  await type(tab, WRONG);
  tab.expect(`index and ranking are loaded ${loaded} times`, loaded === 2);
  const first = found(tab).first();
  tab.expect(`the first find is ${await first.innerText()}`, (await first.innerText()).startsWith(RIGHT));
  await first.click();
  await tab.waitForURL(url => url.href !== start);
  tab.expect(`it leads to ${tab.url()}`, (await tab.locator('h1').innerText()).includes(RIGHT));
  await field(tab).click();
  await type(tab, 'api');
  await tab.locator('h1').click({ position: { x: 2, y: 2 }, force: true });
  tab.expect('a click elsewhere leaves the list open', await tab.locator('#found').isHidden());
}

async function byKeyboard(tab, start) {
  await tab.goto(start);
  await tab.keyboard.press('/');
  tab.expect('“/” does not lead to the field', await field(tab).evaluate(input => input === document.activeElement));
  await type(tab, WRONG);
  const active = () => tab.evaluate(() => {
    const option = document.getElementById(document.getElementById('q').getAttribute('aria-activedescendant'));
    return option && { name: option.innerText, selected: option.getAttribute('aria-selected'), role: option.getAttribute('role') };
  });
  tab.expect('a find is chosen unasked', await active() === null);
  await tab.keyboard.press('ArrowDown');
  const first = await active();
  tab.expect('ArrowDown does not choose the first', first?.selected === 'true' && first.role === 'option' && first.name.startsWith(RIGHT));
  await tab.keyboard.press('ArrowUp');
  tab.expect('ArrowUp does not lead back to the field', await active() === null);
  await tab.keyboard.press('ArrowUp');
  tab.expect('ArrowUp does not lead to the last', (await active())?.name === await found(tab).last().innerText());
  tab.expect('more than one is chosen', await tab.locator('#found [aria-selected=true]').count() === 1);
  await tab.keyboard.press('Escape');
  tab.expect('Escape does not close the list', await tab.locator('#found').isHidden() && await value(field(tab)) === WRONG);
  await tab.keyboard.press('Escape');
  tab.expect('Escape does not empty the field', await value(field(tab)) === '');
  await tab.keyboard.type('a/b');
  tab.expect('“/” cannot be typed', await value(field(tab)) === 'a/b');
  await tab.keyboard.press('Tab');
  tab.expect('Tab leaves the list open', await tab.locator('#found').isHidden());
  await tab.keyboard.press('/');
  await type(tab, WRONG);
  tab.expect('“/” does not select what stands there', await value(field(tab)) === WRONG);
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(url => url.href !== start);
  tab.expect(`Enter leads to ${tab.url()}`, (await tab.locator('h1').innerText()).includes(RIGHT));
}

/** What the page of results shows. */
function shown(tab) {
  return tab.evaluate(() => ({
    title: document.title,
    heading: document.querySelector('main h1:not([hidden] *)').innerText,
    finds: [...document.querySelectorAll('#results li')].map(li => li.innerText),
    field: document.getElementById('q').value,
    letters: !document.getElementById('letters').hidden,
  }));
}

async function allResults(tab, start) {
  await tab.goto(start);
  await tab.keyboard.press('/');
  await type(tab, WRONG);
  await tab.keyboard.press('Enter');
  await tab.locator('#results li').first().waitFor();
  const before = await shown(tab);
  tab.expect(`it leads to ${tab.url()}`, tab.url() === `${start}search/index.html?q=${WRONG}`);
  tab.expect(`its heading is ${before.heading}`, /^[\d,]+ results? for “kubernets”$/.test(before.heading));
  tab.expect(`its title is ${before.title}`, before.title.startsWith(before.heading));
  tab.expect('the letters are shown beside the results', !before.letters);
  tab.expect('what is looked for does not stand in the field', before.field === WRONG);
  tab.expect(`the first result is ${before.finds[0]}`, before.finds[0]?.startsWith(RIGHT));
  await tab.reload();
  await tab.locator('#results li').first().waitFor();
  tab.expect('a reload shows something else', JSON.stringify(await shown(tab)) === JSON.stringify(before));
  await tab.locator('#results li a').first().click();
  await tab.waitForURL(url => !url.search);
  await tab.goBack();
  await tab.locator('#results li').first().waitFor();
  tab.expect('Back shows something else', JSON.stringify(await shown(tab)) === JSON.stringify(before));
  await tab.getByRole('link', { name: 'The whole index by letter' }).click();
  await tab.locator('#letters').waitFor();
  tab.expect('results are shown that nobody looked for', await tab.locator('#results').isHidden());
}

async function withoutFinds(tab, start) {
  tab.mayFail = true;            // the browser speaks of the request that is stopped
  await tab.goto(start);
  await tab.keyboard.press('/');
  await tab.keyboard.type('zzzzzzzzqqq');
  await tab.getByText('Nothing is found for “zzzzzzzzqqq”').first().waitFor();
  tab.expect('an empty list is said to be open', await field(tab).getAttribute('aria-expanded') === 'false');
  tab.expect('nobody is told', (await tab.locator('#search [role=status]').innerText()).startsWith('Nothing is found'));
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: 'Nothing is found for “zzzzzzzzqqq”' }).waitFor();
  tab.expect('nothing found leads nowhere', await tab.locator('#letters').isVisible());

  await tab.route(/\/assets\/index\./, route => route.abort());
  await tab.goto(start);
  await tab.keyboard.press('/');
  await tab.keyboard.type(WRONG);
  await tab.getByText('could not be loaded').first().waitFor();
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: 'could not be loaded' }).waitFor();
  tab.expect('without an index the letters are hidden', await tab.locator('#letters').isVisible());
}

/** Without a script the field is plain, and its button leads to the letters. */
async function formOf(tab, start) {
  await tab.goto(start);
  await tab.getByLabel('Search the site').fill(RIGHT);
  await tab.getByRole('button', { name: 'Search' }).click();
  await tab.waitForURL(/search\/index\.html\?q=Kubernetes$/);
  tab.expect('the letters are not shown', await tab.locator('#letters').isVisible());
}

async function withoutScripts(tab, start, site) {
  await tab.route(/\.(svg|png|jpe?g|webp)$/, route => route.abort());
  tab.mayFail = true;            // those pictures
  await formOf(tab, start);
  const finds = JSON.parse(site.read('search.json')).length;
  const links = await tab.locator('#letters li a[href^="../"]').count();
  tab.expect(`${count(links, 'link')} for ${count(finds, 'find')}`, links === finds);
  await tab.locator('#letters nav').getByRole('link', { name: 'K', exact: true }).click();
  tab.expect('a letter leads nowhere', await tab.locator('#letter-k h2').evaluate(h2 => Math.abs(h2.getBoundingClientRect().top) < 200));
  await tab.locator('#letter-k').getByRole('link', { name: RIGHT, exact: true }).first().click();
  await tab.waitForURL(/kubernetes/);
}

async function fromFile(tab, site) {
  const address = pathToFileURL(join(site.root, 'projects/index.html')).href;
  await tab.goto(address);
  await tab.keyboard.press('/');
  await type(tab, WRONG);
  await tab.keyboard.press('Enter');
  await tab.locator('#results li').first().waitFor();
  tab.expect(`the first result is ${(await shown(tab)).finds[0]}`, (await shown(tab)).finds[0].startsWith(RIGHT));
  await tab.locator('#results li a').first().click();
  await tab.waitForURL(url => url.protocol === 'file:' && /kubernetes/.test(url.pathname));
  tab.expect('a result leads elsewhere', (await tab.locator('h1').innerText()).includes(RIGHT));
}

/** Parts that overlap or leave the window; the field in line with its row. */
function misplaced() {
  const boxes = [...document.querySelectorAll('.brand, .top nav a, .search input')].map(element =>
    ({ name: element.innerText || element.tagName, box: element.getBoundingClientRect() }));
  const faults = boxes.filter(({ box }) => box.left < 0 || box.right > innerWidth).map(({ name }) => `${name} leaves the window`);
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
    if (a.box.left < b.box.right && b.box.left < a.box.right && a.box.top < b.box.bottom && b.box.top < a.box.bottom)
      faults.push(`${a.name} and ${b.name} overlap`);
  }));
  const main = document.querySelector('main').getBoundingClientRect(), style = getComputedStyle(document.querySelector('main'));
  const right = main.right - parseFloat(style.paddingRight), input = boxes.at(-1).box;
  if (Math.abs(input.right - right) > 1)
    faults.push(`the field ends at ${input.right}, the text at ${right}`);
  const beside = boxes.slice(0, -1).filter(({ box }) => box.top < input.bottom && input.top < box.bottom);
  const middle = box => (box.top + box.bottom) / 2;
  beside.filter(({ box }) => Math.abs(middle(box) - middle(input)) > 4).forEach(({ name, box }) =>
    faults.push(`${name} stands ${middle(box) - middle(input)} px from the line of the field`));
  return faults;
}

async function header(tab, start) {
  for (const width of WIDTHS) {
    await tab.setViewportSize({ width, height: 700 });
    await tab.goto(start + 'search/');
    (await tab.evaluate(misplaced)).forEach(fault => tab.expect(`${width} px: ${fault}`, false));
    await tab.keyboard.press('/');
    await type(tab, 'kube');
    for (const fault of [...await tab.evaluate(probes.sidewaysScroll), ...await tab.evaluate(probes.smallText)])
      tab.expect(`${width} px, open: ${fault}`, false);
    const { left, right, bottom } = await tab.locator('.found').evaluate(element => element.getBoundingClientRect().toJSON());
    tab.expect(`${width} px: the list reaches from ${left} to ${right}, down to ${bottom}`, left >= 0 && right <= width && bottom <= 700);
  }
}

async function accessible(tab, start, axe) {
  for (const width of [1440, 320]) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.goto(start + 'health/');
    await tab.evaluate(axe);
    await tab.keyboard.press('/');
    await type(tab, 'cloud');
    await tab.keyboard.press('ArrowDown');
    await judge(tab, `${width} px, list open`);
    await tab.goto(`${start}search/?q=cloud`);
    await tab.locator('#results li').first().waitFor();
    await tab.evaluate(axe);
    await judge(tab, `${width} px, all results`);
  }
}

async function judge(tab, where) {
  const { faults } = await tab.evaluate(probes.runAxe);
  faults.forEach(([what, place]) => tab.expect(`${where}: ${what}: ${place}`, false));
}
