// Proves that projects can be compared: put aside on any page, seen side by side,
// by mouse, by keyboard, from a link, from a folder, with storage denied, and that
// without scripts each capability's table says the same.
//
//   node compare.mjs SITE [--optional]

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { projectsOf } from '../links/projects.mjs';
import { Report, count } from '../links/report.mjs';
import { baseOf, kindOf, openSite } from '../links/site.mjs';
import { allBands, withBrowser, visit as visitOf } from './chromium.mjs';
import * as probes from './probes.mjs';
import { serve } from './serve.mjs';

const PAPER = 703;               // A4 less the margins of static/strata.css, in px
const MOST = 5;                  // projects side by side
const TABS = 400;                // key strokes to anything

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const site = openSite(positionals[0]);
const data = readData();
const [first, second, third] = data.projects;
const tablePage = site.pages.find(file => /^(capabilities|subcategories)\/\*$/.test(kindOf(file))
  && (site.read(file).match(/<tr data-project=/g) ?? []).length >= 3);

await withBrowser(report, options, async browser => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const server = await serve(site, new URL(baseOf(site) ?? 'http://unknown/').pathname);
  const root = server.origin + new URL(baseOf(site) ?? 'http://unknown/').pathname;
  const test = (title, work, settings) => visit(browser, title, settings, work);

  checkWeight();
  await test('by mouse, over pages, with Back and reload', tab => byMouse(tab, root));
  await test('by keyboard alone', tab => byKeyboard(tab, root));
  await test('buttons on every list of projects, by mouse and by keyboard', tab => everywhere(tab, root));
  await test('a link shows another reader the same', tab => byLink(tab, browser, root));
  await test('rows say whether their cells are the same', tab => rowsAreRight(tab, root));
  await test('a worked comparison of the same projects is named', tab => worked(tab, root));
  await test('addresses that no one of us wrote', tab => strangeAddresses(tab, root));
  await test('storage that somebody else wrote', tab => strangeStorage(tab, root));
  await test('with storage denied the address carries the tray', tab => withoutStorage(tab, root));
  await test('from file:', tab => byMouse(tab, pathToFileURL(site.root).href + '/'));
  await test('without scripts', tab => withoutScripts(tab, root), { javaScriptEnabled: false });
  await test('320 px wide', tab => narrow(tab, root), { viewport: { width: 320, height: 640 } });
  await test('in print', tab => inPrint(tab, root));
  await test('axe-core', tab => accessible(tab, axe, root));
  server.close();
});

function readData() {
  const file = [...site.files].find(name => /^assets\/compare\..*\.js$/.test(name));
  return JSON.parse(site.read(file).replace(/^window\.strataCompare=|;\s*$/g, ''));
}

function checkWeight() {
  const file = [...site.files].find(name => /^assets\/compare\..*\.js$/.test(name));
  const packed = gzipSync(readFileSync(join(site.root, file)), { level: 9 }).length;
  const most = data.projects.length > 1000 ? 110e3 : 25e3;
  report.check('the data of all projects is light', `${(packed / 1000).toFixed(1)} kB`, packed > most ? [`more than ${most}`] : []);
}

/** A visit that this report judges. */
function visit(browser, title, settings, work) {
  return visitOf(report, browser, title, settings, work);
}

/** A list of [what should be so, is it so] as faults. */
function judge(looked, claims) {
  return { looked: looked || count(claims.length, 'claim'), faults: claims.filter(([, holds]) => !holds).map(([what]) => `not so: ${what}`) };
}

function query(...projects) {
  return `compare/index.html?p=${projects.map(project => encodeURIComponent(project[0])).join(',')}`;
}

function page(project) {
  return `projects/${encodeURIComponent(project[0])}/index.html`;
}

function columns(tab) {
  return tab.locator('#side thead a').allInnerTexts();
}

function tray(tab) {
  return tab.locator('.tray li a').allInnerTexts();
}

async function compared(tab, n) {
  await tab.locator('#side thead a').nth(n - 1).waitFor();
  return columns(tab);
}

async function byMouse(tab, root) {
  const claims = [];
  await tab.goto(root + tablePage);
  const names = await tab.locator('[data-project]').evaluateAll(all => all.slice(0, 3).map(row => row.dataset.name));
  await tab.locator('.put').nth(0).click();
  await tab.locator('.put').nth(1).click();
  claims.push(['two projects of a table are in the tray', `${await tray(tab)}` === `${names.slice(0, 2)}`],
    ['the buttons are pressed', await tab.locator('.put[aria-pressed=true]').count() === 2],
    ['nothing is loaded yet to compare with', !await tab.evaluate(() => window.strataCompare)]);

  await tab.locator('.tray li a').first().click();
  await tab.waitForURL(/projects/);
  claims.push(['the tray is there on the project\'s page', `${await tray(tab)}` === `${names.slice(0, 2)}`],
    ['its button is pressed', await tab.locator('.actions .put').getAttribute('aria-pressed') === 'true']);
  await tab.locator('.tray a.button').click();
  claims.push(['the columns are those of the tray', `${await compared(tab, 2)}` === `${names.slice(0, 2)}`],
    ['the title names them', (await tab.title()).startsWith(names.slice(0, 2).join(', '))]);

  const two = tab.url();
  await tab.locator('#choose-name').fill(labelOf(third));
  await tab.locator('#choose button').first().click();
  const added = names.includes(third[1]) ? 2 : 3;
  claims.push(['a third comes by its name', (await compared(tab, added)).length === added]);
  await tab.reload();
  claims.push(['reload keeps them', (await compared(tab, added)).length === added]);
  await tab.locator('#hide-same').check();
  claims.push(['rows that are the same go', await tab.locator('#side tr.same').count() === 0 && /only=differences/.test(tab.url())]);
  await tab.goBack();
  await tab.waitForFunction(() => !document.getElementById('hide-same').checked);
  if (added === 3)
    await tab.goBack();
  await tab.waitForURL(two);
  claims.push(['Back leads to the first two', `${await compared(tab, 2)}` === `${names.slice(0, 2)}`]);
  return judge('', claims);
}

function labelOf(project) {
  const bearers = data.projects.filter(other => other[1] === project[1]);
  return bearers.length > 1 ? `${project[1]} · ${data.places[project[2]]}` : project[1];
}

/** Presses Tab until the focus is on what the selector finds. */
async function tabTo(tab, selector) {
  for (let i = 0; i < TABS; i++) {
    await tab.keyboard.press('Tab');
    if (await tab.evaluate(selector => document.activeElement.matches(selector), selector))
      return;
  }
  throw new Error(`${TABS} strokes of Tab do not lead to ${selector}`);
}

async function byKeyboard(tab, root) {
  const claims = [];
  for (const project of [first, second]) {
    await tab.goto(root + page(project));
    await tabTo(tab, '.put');
    await tab.keyboard.press('Enter');
  }
  await tabTo(tab, '.tray a.button');
  await tab.keyboard.press('Enter');
  claims.push(['Enter on the tray\'s link compares', (await compared(tab, 2)).length === 2]);
  await tabTo(tab, '#choose-name');
  await tab.keyboard.type(labelOf(third));
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Enter');    // the first one may choose from the browser's own list
  claims.push(['a typed name and Enter add a third', (await compared(tab, 3))[2] === third[1]]);
  await tabTo(tab, '.chosen button');
  await tab.keyboard.press('Enter');
  await tab.locator('#side thead a').nth(2).waitFor({ state: 'detached' });
  claims.push(['a project is taken out', `${await columns(tab)}` === `${[second[1], third[1]]}`],
    ['the focus is not lost', await tab.evaluate(() => document.activeElement.matches('.chosen button, #choose-name'))],
    ['what happened is said', (await tab.locator('#choose [role=status]').innerText()).endsWith(first[1])]);
  await tab.goto(root + page(third));
  await tabTo(tab, '.tray li button');
  await tab.keyboard.press('Enter');
  claims.push(['the tray follows, and its buttons empty it', `${await tray(tab)}` === third[1]],
    ['the focus stays in it', await tab.evaluate(() => document.activeElement.matches('.tray li button'))]);
  return judge('', claims);
}

/** Where projects are listed, each can be put aside: on the page of all, in the
 *  landscape's rows, in the preview.  The tray says the same on each. */
async function everywhere(tab, root) {
  const claims = [];
  const put = where => where.getByRole('button', { name: /^Compare/ }).first();
  const pressed = where => put(where).getAttribute('aria-pressed');
  const main = tab.locator('main'), dialog = tab.getByRole('dialog');
  const places = [
    ['the page of all projects', 'projects/index.html', async () => main],
    ['the table of the landscape', 'index.html?view=table', async () => main.locator('[data-part=listing]')],
    ['the list of the landscape', 'index.html?view=list', async () => main.locator('[data-part=listing]')],
    ['the preview', 'index.html', async () => {
      await main.locator('a.tile').nth(1).press('Enter');
      return dialog;
    }],
  ];
  await tab.route(/\/logos\//, route => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }));
  for (const [what, address, come] of places) {
    await tab.goto(root + address);
    const where = await come();
    await put(where).waitFor();
    const before = await tray(tab);
    await put(where).click();
    const put1 = [await pressed(where), (await tray(tab)).length];
    await put(where).focus();
    await tab.keyboard.press('Space');
    claims.push([`${what}: a click puts aside, the space bar takes back (${put1})`,
      `${put1}` === `true,${before.length + 1}` && await pressed(where) === 'false' && `${await tray(tab)}` === `${before}`]);
  }

  // One from each of two places, and what a third page says of them.
  await tab.goto(root + 'projects/index.html');
  const [name] = await main.locator('[data-project]').evaluateAll(all => all.slice(0, 1).map(row => row.dataset.name));
  await put(main).press('Enter');
  await tab.goto(root + 'index.html');
  await allBands(tab);
  await main.locator('a.tile').last().press('Enter');
  const other = await dialog.getByRole('heading').innerText();
  await put(dialog).press('Enter');
  await tab.keyboard.press('Escape');
  await tab.goto(root + page(third));
  claims.push(['the tray follows to another page', `${await tray(tab)}` === `${[name, other]}`]);
  await tab.reload();
  claims.push(['and stays after a reload', `${await tray(tab)}` === `${[name, other]}`]);
  return judge('', claims);
}

async function byLink(tab, browser, root) {
  const address = `${root}${query(second, first)}&only=differences`;
  const read = async where => {
    await where.goto(address);
    await compared(where, 2);
    return where.locator('#side').innerText();
  };
  await tab.goto(root + page(third));
  await tab.locator('.put').first().click();
  const mine = await read(tab);
  await tab.goto(root + page(third));
  const kept = await tray(tab);
  const context = await browser.newContext();
  const theirs = await read(await context.newPage());
  await context.close();
  return judge(count(mine.length, 'letter'), [['both read the same', mine === theirs && mine.includes(first[1])],
    ['who opens a link keeps the own tray', `${kept}` === third[1]]]);
}

/** Recounts every row from the data by other means than the script's. */
async function rowsAreRight(tab, root) {
  const said = project => project[3].flat().length;
  const projects = [...data.projects].sort((a, b) => said(b) - said(a)).slice(0, 4);
  await tab.goto(root + query(...projects));
  await compared(tab, projects.length);
  const shown = await tab.locator('#side tbody tr:has(td)').evaluateAll(rows => rows.map(row => ({
    label: row.querySelector('th').firstChild.data ?? '',
    state: row.className,
    cells: [...row.querySelectorAll('td')].map(td => [...td.querySelectorAll('li')].map(li => li.innerText)),
    bold: [...row.querySelectorAll('td')].map(td => [...td.querySelectorAll('li:has(b)')].map(li => li.innerText)),
  })));
  const wanted = data.rows.map(([label], i) => {
    const cells = projects.map(project => project[3][i].map(value => data.values[value][0]));
    const said = cells.filter(cell => cell.length > 0).map(cell => [...cell].sort().join('\n'));
    const state = new Set(said).size > 1 ? 'differs' : said.length < cells.length ? 'partly' : 'same';
    const bold = cells.map(cell => cell.filter(value => state === 'differs' && !cells.every(other => other.includes(value))));
    return { label, state, cells, bold };
  }).filter(row => row.cells.some(cell => cell.length > 0));
  const known = projectsOf(site);
  const licences = projects.map(project => known.find(({ id }) => id === project[0]).license).filter(Boolean);
  const faults = wanted.filter((row, i) => JSON.stringify(row) !== JSON.stringify(shown[i])).map(row => `row “${row.label}” is shown otherwise`);
  if (data.rows.some(([label]) => label === ''))
    faults.push('a row has no label');
  if (!licences.every(licence => shown.some(row => row.cells.flat().includes(licence))))
    faults.push(`no row has the licences ${licences.join(', ')}`);
  if (!projects.every(project => shown[0].cells.flat().includes(data.places[project[2]])))
    faults.push('the first row has not the layer of each');
  if (shown.length !== wanted.length)
    faults.push(`${shown.length} rows for ${wanted.length}`);
  return { looked: count(wanted.length, 'row'), faults };
}

async function worked(tab, root) {
  const claims = [];
  for (const [title, href, ids] of data.worked.filter(([, , ids]) => new Set(ids).size > 1)) {
    await tab.goto(root + query(...[...new Set(ids)].map(id => [id])));
    await compared(tab, 2);
    const links = await tab.locator('#side .worked a').evaluateAll(all => all.map(link => link.href));
    claims.push([`the address of “${title}” is given first`, links[0]?.endsWith(href)]);
  }
  return judge(count(data.worked.length, 'worked comparison'), claims);
}

async function strangeAddresses(tab, root) {
  const ids = data.projects.slice(0, 7);
  await tab.goto(root + query(...ids, ...ids));
  const most = await compared(tab, MOST);
  await tab.goto(`${root}${query(first)},no-such-project,%3Cimg%20src%3Dx%3E,${encodeURIComponent(first[0])},${encodeURIComponent(second[0])},,__proto__`);
  const known = await compared(tab, 2);
  const said = await tab.locator('#choose [role=status]').innerText();
  await tab.goto(root + query(first));
  await tab.locator('.chosen li').waitFor();
  return judge('', [['five columns at most', most.length === MOST], ['unknown names are left out', `${known}` === `${[first[1], second[1]]}`],
    ['and named', said.includes('no-such-project') && said.includes('<img src=x>')],
    ['one project alone makes no table', !await tab.locator('#side').isVisible()]]);
}

async function strangeStorage(tab, root) {
  const claims = [];
  const key = `strata-tray ${new URL(root).pathname}`;
  await tab.goto(root + page(first));
  for (const text of ['{', '{"a":1}', '[1,null,["x"],[[],{}]]', 'null', JSON.stringify([['a', '<img src=x onerror=alert(1)>']])]) {
    await tab.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
    await tab.reload();
    claims.push([`a page stands with ${text}`, await tab.locator('.put').count() === 1 && await tab.locator('.tray img').count() === 0]);
  }
  return judge('', claims);
}

async function withoutStorage(tab, root) {
  await tab.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } }));
  await tab.goto(root + tablePage);
  const ids = await tab.locator('[data-project]').evaluateAll(all => all.slice(0, 2).map(row => row.dataset.project));
  await tab.locator('.put').nth(0).click();
  await tab.locator('.put').nth(1).click();
  await tab.locator('.brand').click();
  await tab.waitForURL(/tray=/);
  const carried = await tray(tab);
  await tab.locator('.tray a.button').click();
  return judge('', [['the next page has the tray', `${carried}` === `${ids}`], ['and its link compares', (await compared(tab, 2)).length === 2]]);
}

async function withoutScripts(tab, root) {
  await tab.goto(root + tablePage);
  const rows = await tab.locator('.claimants tbody tr').count();
  const buttons = await tab.locator('main button:visible').count();
  const width = await tab.locator('.claimants thead th').count();
  await tab.goto(root + 'compare/index.html');
  return judge(`${count(rows, 'row')} of ${count(width, 'column')}`, [['a capability has its table', rows >= 3 && width >= 2],
    ['no button promises what it cannot do', buttons === 0 && !await tab.locator('#choose').isVisible()],
    ['the page that compares leads to the tables', await tab.locator('.tables dd a').count() > 0]]);
}

async function narrow(tab, root) {
  await tab.goto(root + query(...data.projects.slice(0, MOST)));
  await tab.locator('#side td').first().waitFor();
  const hidden = await tab.locator('#side td .who').evaluateAll(all => all.filter(name => !name.checkVisibility()).length);
  const faults = [...await tab.evaluate(probes.sidewaysScroll), ...await tab.evaluate(probes.smallText)];
  if (hidden > 0)
    faults.push(`${count(hidden, 'cell')} without the name of its project`);
  await tab.goto(root + tablePage);
  for (let i = 0; i < 3; i++)
    await tab.locator('.put').nth(i).click();
  faults.push(...await tab.evaluate(probes.sidewaysScroll));
  const high = await tab.locator('.tray').evaluate(bar => bar.getBoundingClientRect().height);
  if (high > 640 / 3)
    faults.push(`the tray takes ${high} px of 640`);
  return { looked: '5 projects, and a table with the tray', faults };
}

async function inPrint(tab, root) {
  await tab.goto(root + query(...data.projects.slice(0, MOST)));
  await compared(tab, MOST);
  await tab.setViewportSize({ width: PAPER, height: 1000 });
  await tab.emulateMedia({ media: 'print' });
  const faults = await tab.evaluate(probes.sidewaysScroll);
  for (const gone of ['#choose', '.tray', '.ready', '.top nav'])
    if (await tab.locator(gone).first().isVisible())
      faults.push(`${gone} is printed`);
  if (!await tab.locator('#side thead').isVisible())
    faults.push('the names of the projects are not printed');
  return { looked: '5 projects on A4', faults };
}

async function accessible(tab, axe, root) {
  const faults = [];
  const look = async what => {
    await tab.evaluate(axe);
    for (const colorScheme of ['light', 'dark'])
      for (const width of [1440, 320]) {
        await tab.emulateMedia({ colorScheme });
        await tab.setViewportSize({ width, height: 900 });
        faults.push(...(await tab.evaluate(probes.runAxe)).faults.map(fault => `${what}, ${colorScheme}, ${width} px: ${fault.join(' ')}`));
      }
  };
  await tab.goto(root + query(first, second));
  await compared(tab, 2);
  await look('compared');
  await tab.goto(root + tablePage);
  await tab.locator('.put').nth(0).click();
  await tab.locator('.put').nth(1).click();
  await look('a table with the tray');
  return { looked: '2 pages, light and dark, wide and narrow', faults };
}
