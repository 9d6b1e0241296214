// What a click and a keystroke cost in the browser, in milliseconds of the
// processor: script, style and layout together, as the budgets of the design say.
//
//   node browser.mjs [--rounds N] [--slowed N] SITE...        (make bench-browser)
//
// - Processor time, not the clock's: that somebody else works here, too, makes
//   it somewhat dearer and no more.
// - Several sites take turns in every round, so that the same catalogue built
//   before and after a change can be compared by ratio in one run.
// - Slowed four times is what Chromium's own throttling does to the main thread.
// - What comes back frame by frame is counted to its end.

import { parseArgs } from 'node:util';
import { openSite } from '../links/site.mjs';
import { Report } from '../links/report.mjs';
import { withBrowser } from '../browser/chromium.mjs';
import { serve } from '../browser/serve.mjs';

const SPEEDS = [{ slowed: 1, click: 16, task: 50 }, { slowed: 4, click: 50 }];
const QUERY = 'kubernetes';
const BOXES = [['maturity', 'graduated'], ['maturity', 'none']];
const PARTS = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];
const TRACED = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

const { values: options, positionals } = parseArgs({
  allowPositionals: true, options: { rounds: { type: 'string', default: '7' }, slowed: { type: 'string' } },
});
const rounds = Number(options.rounds);
const sites = (positionals.length > 0 ? positionals : [undefined]).map(openSite);
// A bench has figures and no checks: only what fails is said.
const report = new Report({ print: line => /^(FAIL| )/.test(line) && console.error(line) });

await withBrowser(report, { minutes: 30 }, async browser => {
  for (const speed of SPEEDS.filter(({ slowed }) => `${slowed}` === (options.slowed ?? `${slowed}`)))
    await measure(browser, speed);
  report.check('the browser', 'ran to the end', []);
});

async function measure(browser, speed) {
  const open = [];
  for (const site of sites)
    open.push(await prepare(browser, site, speed));
  for (let round = 0; round < rounds; round++)
    for (const one of open)
      await measureOnce(browser, one, speed);
  for (const { site, server, rows } of open) {
    print(site, speed, rows);
    server.close();
  }
  for (const { context } of open)
    await context.close();
}

/** A tab with the filters unfolded; the first use of everything is not counted,
 *  since it is spent on loading. */
async function prepare(browser, site, { slowed }) {
  const server = await serve(site, '/', { packed: true });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await tab.goto(server.origin);
  await tab.locator('[data-part=open]').click();
  await tab.locator('.sieve details').first().waitFor();
  await tab.locator('.sieve details:has([name=maturity])').evaluate(details => { details.open = true; });
  await type(tab, work => work(), () => {});
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  return { site, server, context, tab, cdp, rows: new Map() };
}

async function measureOnce(browser, { server, tab, cdp, rows }, speed) {
  const note = (name, budget, cost) => {
    if (!rows.has(name))
      rows.set(name, { budget, costs: [] });
    rows.get(name).costs.push(cost);
  };
  const act = async (name, work) => note(name, speed.click, await costOf(tab, cdp, work));

  note('loading home: the longest task', speed.task, await longestTask(browser, server.origin, speed));
  await act('nothing, for scale', async () => {});
  for (const view of ['section', 'table']) {
    await tab.locator(`[data-view=${view}]`).click();
    await settle(tab);
    for (const [name, value] of BOXES)
      for (const what of ['on', 'off']) {
        await pointAt(tab, `.sieve input[name="${name}"][value="${value}"]`);
        await act(`${view}: ${value} ${what}`, () => click(tab));
      }
  }
  await tab.locator('[data-view=section]').click();
  await settle(tab);
  const keys = [];
  await type(tab, work => costOf(tab, cdp, work), cost => keys.push(cost));
  note('a keystroke in search', speed.click, median(keys));
  note('its dearest one', speed.click, keys.reduce((a, b) => sum(b) > sum(a) ? b : a));
}

/** Moves the mouse there, so that hovering is not part of the click. */
async function pointAt(tab, selector) {
  const box = tab.locator(selector);
  await box.scrollIntoViewIfNeeded();
  await settle(tab);
  const { x, y, width, height } = await box.boundingBox();
  await tab.mouse.move(x + width / 2, y + height / 2);
  await settle(tab);
}

async function click(tab) {
  await tab.mouse.down();
  await tab.mouse.up();
}

async function type(tab, timed, note) {
  const field = tab.locator('#search input');
  await field.focus();
  for (const letter of QUERY)
    note(await timed(() => tab.keyboard.type(letter)));
  await tab.waitForFunction(() => document.querySelector('.found [role=option]'));
  await field.fill('');
  await field.blur();
  await settle(tab);
}

/** Until everything is drawn that an input has set going. */
function settle(tab) {
  return tab.evaluate(() => new Promise(done => {
    const look = () => document.querySelector('.section[aria-busy=true]') ? requestAnimationFrame(look)
      : requestAnimationFrame(() => setTimeout(done, 30));
    requestAnimationFrame(look);
  }));
}

async function costOf(tab, cdp, work) {
  const before = await metrics(cdp);
  await work();
  await settle(tab);
  const after = await metrics(cdp);
  return PARTS.map(part => (after[part] - before[part]) * 1e3);
}

async function metrics(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** The main thread's longest task while the home page is opened anew, as what of
 *  it was layout, style, and all the rest. */
async function longestTask(browser, origin, { slowed }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  await browser.startTracing(tab, { categories: TRACED });
  await tab.goto(origin);
  await settle(tab);
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await context.close();

  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = thread(traceEvents.find(({ name, args }) => name === 'ParseHTML' && args.beginData?.url?.startsWith(origin)));
  const events = traceEvents.filter(event => event.ph === 'X' && thread(event) === main);
  const longest = events.filter(({ name }) => name === 'RunTask').reduce((a, b) => b.tdur > a.tdur ? b : a);
  const within = name => events.filter(event => event.name === name && event.ts >= longest.ts && event.ts < longest.ts + longest.dur)
    .reduce((all, { tdur }) => all + tdur / 1e3, 0);
  const style = within('UpdateLayoutTree'), layout = within('Layout');
  return [longest.tdur / 1e3 - style - layout, style, layout];
}

function sum(parts) {
  return parts.reduce((a, b) => a + b, 0);
}

/** The one of several costs that is in the middle by its sum. */
function median(costs) {
  return [...costs].sort((a, b) => sum(a) - sum(b))[costs.length >> 1];
}

function print(site, { slowed }, rows) {
  const table = [['ms', 'script', 'style', 'layout', 'median', 'least', 'budget', '']];
  for (const [name, { budget, costs }] of rows) {
    const middle = median(costs), least = Math.min(...costs.map(sum));
    table.push([name, ...[...middle, sum(middle), least].map(ms => ms.toFixed(1)), budget ?? '',
      budget !== undefined && sum(middle) > budget ? 'over' : '']);
  }
  const widths = table[0].map((_, k) => Math.max(...table.map(row => `${row[k]}`.length)));
  console.log(`\n${site.folder}, ${slowed === 1 ? 'at full speed' : `the processor slowed ${slowed} times`}, medians of ${rounds}`);
  for (const row of table)
    console.log(row.map((cell, k) => k ? `${cell}`.padStart(widths[k]) : cell.padEnd(widths[0])).join('  ').trimEnd());
}
