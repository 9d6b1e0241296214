// The trial of a new reader: which projects do automated analysis over Gateway
// API, what does each need beneath it, and how do they differ?  It is answered on
// a phone without scripts, and again by keyboard alone, from what pages say of
// themselves; the answers are compared with the data.
//
//   node trial.mjs SITE [--optional]

import { parseArgs } from 'node:util';
import { Report, count } from '../links/report.mjs';
import { openSite } from '../links/site.mjs';
import { visit, withBrowser } from './chromium.mjs';
import { sidewaysScroll } from './probes.mjs';
import { serve } from './serve.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, javaScriptEnabled: false };
// Half a minute: a tap and what it opens take two seconds, a flick of the thumb
// over one screen one, a key that is held down for the next of them a tenth.
const MOST_TAPS = 3, MOST_SCREENS = 24, MOST_KEYS = 180;
const CAPABILITY = 'Automated analysis', ROUTE = 'Gateway API';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const site = openSite(positionals[0]);
const read = kind => JSON.parse(site.read(`api/v1/${kind}.json`)).items;
const entries = read('entries');
const names = new Map(entries.map(({ id, name }) => [id, name]));
const wanted = entries.filter(entry => entry.capabilities.includes('del.analysis') && entry.capabilities.includes('del.canary')
  && entry.traffic_via?.includes('gateway-api'));

await withBrowser(report, options, async browser => {
  const server = await serve(site, '/a/path/');
  const home = `${server.origin}/a/path/index.html`;
  report.check('the data have an answer', wanted.map(({ name }) => name).join(', '), wanted.length >= 2 ? [] : ['fewer than two projects']);
  await visit(report, browser, 'on a phone without scripts', PHONE, tab => byPhone(tab, home));
  await visit(report, browser, 'by keyboard alone', {}, tab => byKeyboard(tab, home));
  server.close();
});

function judge(looked, claims) {
  return { looked, faults: claims.filter(([, holds]) => !holds).map(([what]) => `not so: ${what}`) };
}

/** What an entry needs beneath it, in the words of pages. */
function needs(entry) {
  return [...entry.consumes ?? [], ...(entry.depends_on ?? []).map(({ id }) => names.get(id))];
}

/** Whether what is read of each is its own: how it holds the workload stands first. */
function tellsApart(texts) {
  return new Set(texts).size === texts.length && wanted.every(({ seam }, i) => !seam || texts[i].includes(`${seam}:`));
}

/** A reader with a thumb: scrolls to what is sought, and taps it. */
async function byPhone(tab, home) {
  let taps = 0, screens = 0;
  const scroll = async place => {
    const { y } = await place.evaluate(element => ({ y: element.getBoundingClientRect().top / innerHeight }));
    await place.scrollIntoViewIfNeeded();
    screens += Math.max(0, Math.floor(Math.abs(y)));
  };
  const tap = async place => {
    await scroll(place);
    const from = tab.url();
    await place.tap();
    taps++;
    await tab.waitForURL(url => url.href !== from);
  };
  await tab.goto(home);
  await tap(tab.locator('main').getByRole('link', { name: CAPABILITY, exact: true }).first());
  const faults = await tab.evaluate(sidewaysScroll);

  // One row a project; on a phone a cell stands below the other, with its label.
  const rows = await tab.locator('main [data-project]').evaluateAll(all => all.map(row => ({
    name: row.querySelector('th a').innerText,
    text: row.innerText,
    cells: Object.fromEntries([...row.querySelectorAll('td')].filter(cell => cell.checkVisibility())
      .map(cell => [getComputedStyle(cell, '::before').content.replace(/^"|"$/g, ''), cell.innerText])),
  })));
  const found = rows.filter(row => row.cells['Traffic by']?.split('\n').some(line => line.includes(ROUTE)));
  await scroll(tab.locator('main [data-project]').filter({ hasText: ROUTE }).last());
  const claims = [[`they are ${wanted.map(({ name }) => name)}, not ${found.map(({ name }) => name)}`,
    `${found.map(({ name }) => name).sort()}` === `${wanted.map(({ name }) => name).sort()}`]];
  for (const entry of wanted) {
    const row = found.find(({ name }) => name === entry.name);
    for (const need of needs(entry))
      claims.push([`${entry.name} is said to need ${need}`, row && `${row.cells.Consumes} ${row.cells['Depends on']}`.includes(need)]);
  }
  claims.push(['one sees how they differ', tellsApart(wanted.map(({ name }) => found.find(row => row.name === name)?.text ?? ''))]);

  await tap(tab.locator('main [data-project]').filter({ hasText: ROUTE }).first().getByRole('link').first());
  claims.push(['the page of the first is a tap away', (await tab.locator('h1').innerText()).includes(found[0]?.name)],
    [`at most ${MOST_TAPS} taps`, taps <= MOST_TAPS], [`at most ${MOST_SCREENS} screens are passed`, screens <= MOST_SCREENS]);
  const result = judge(`${count(taps, 'tap')}, ${count(screens, 'screen')}`, claims);
  return { ...result, faults: [...faults, ...result.faults] };
}

/** What has the focus, as it is called. */
function focused(tab) {
  return tab.evaluate(() => {
    const at = document.activeElement;
    const text = at.closest('label')?.innerText || at.innerText || at.getAttribute('aria-label') || at.placeholder || '';
    return text.replace(/\s+/g, ' ').trim();
  });
}

/** A reader with a keyboard: filters by two words, puts what is left aside, compares. */
async function byKeyboard(tab, home) {
  let keys = 0;
  const press = async key => {
    keys++;
    await tab.keyboard.press(key);
  };
  const to = async (wanted, key = 'Tab') => {
    for (const from = keys; keys - from <= MOST_KEYS;) {
      await press(key);
      if (wanted.test(await focused(tab)))
        return;
    }
    throw new Error(`${MOST_KEYS} times ${key} do not lead to ${wanted}`);
  };
  const tiles = () => tab.locator('a.tile').evaluateAll(all => [...new Set(all
    .filter(tile => tile.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
    .map(tile => decodeURIComponent(tile.pathname.split('/').at(-2))))].sort());
  const left = async n => {
    await tab.waitForFunction(n => document.querySelector('#explore [role=status]').textContent.startsWith(`${n} `)
      && !document.querySelector('#landscape [aria-busy=true]'), n);
    return tiles();
  };

  await tab.goto(home);
  await to(/^Filter/);
  await press('Enter');
  await tab.getByPlaceholder(/Capability/).or(tab.getByLabel(/Find in Capability/)).first().waitFor();
  await to(/Find in Capability/);
  await tab.keyboard.type('analysis');
  keys += 'analysis'.length;
  await to(new RegExp(`^${CAPABILITY}`));
  await press('Space');
  await to(/^Traffic/);
  if (!await tab.evaluate(() => document.activeElement.closest('details')?.open))
    await press('Enter');
  await to(new RegExp(`^${ROUTE}`));
  await press('Space');
  const found = await left(wanted.length);
  const claims = [[`they are ${wanted.map(({ id }) => id)}, not ${found}`, `${found}` === `${wanted.map(({ id }) => id).sort()}`]];

  // Each is looked at in the preview and put aside there.
  for (const [i, { name }] of wanted.entries()) {
    await to(new RegExp(`(^| )${name}`));
    await press('Enter');
    await tab.getByRole('dialog').waitFor();
    await to(/^Compare/);
    await press('Enter');
    await press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'hidden' });
    await tab.locator('.tray li').nth(i).waitFor();
  }
  await to(/^Compare them/);
  await press('Enter');
  await tab.waitForURL(/compare\/index\.html\?p=/);
  const heads = tab.locator('main table thead').getByRole('link');
  await heads.nth(wanted.length - 1).waitFor();
  const columns = await heads.allInnerTexts();
  const table = await tab.locator('main table:visible').first().evaluate(table => [...table.rows].filter(row => row.querySelector('td'))
    .map(row => ({ differs: row.classList.contains('differs') || row.querySelector('b') !== null,
      label: row.querySelector('th').innerText, cells: [...row.querySelectorAll('td')].map(cell => cell.innerText) })));
  const said = name => table.map(row => row.cells[columns.indexOf(name)]).join('\n');
  for (const entry of wanted)
    for (const need of needs(entry))
      claims.push([`${entry.name} is said to need ${need}`, said(entry.name).includes(need)]);
  claims.push(['one sees how they differ', tellsApart(wanted.map(({ name }) => said(name))) && table.some(row => row.differs)],
    [`at most ${MOST_KEYS} keys`, keys <= MOST_KEYS]);
  return judge(count(keys, 'key'), claims);
}
