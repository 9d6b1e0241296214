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
// - What comes frame by frame is counted to its end, and by its longest frame:
//   that is what a reader feels, and what the budget holds.

import { parseArgs } from 'node:util';
import { openSite } from '../links/site.mjs';
import { Report } from '../links/report.mjs';
import { withBrowser } from '../browser/chromium.mjs';
import { serve } from '../browser/serve.mjs';

const SPEEDS = [{ slowed: 1, click: 16, task: 50 }, { slowed: 4, click: 50 }];
const QUERY = 'kubernetes';
const BOXES = [['maturity', 'graduated'], ['maturity', 'none']];
const TRACED = ['devtools.timeline'], TASKS = ['toplevel', 'disabled-by-default-devtools.timeline'];
/** What the main thread's events are counted as; a frame ends with being painted. */
const SCRIPT = 0, STYLE = 1, LAYOUT = 2;
const PARTS = {
  FunctionCall: SCRIPT, FireAnimationFrame: SCRIPT, FireIdleCallback: SCRIPT, TimerFire: SCRIPT,
  RunMicrotasks: SCRIPT, UpdateLayoutTree: STYLE, Layout: LAYOUT,
};

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
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  await tab.locator('[data-part=open]').click();
  await tab.locator('.sieve details').first().waitFor();
  await tab.locator('.sieve details:has([name=maturity])').evaluate(details => { details.open = true; });
  await type(tab, work => work(), () => {});
  return { site, server, context, tab, rows: new Map() };
}

async function measureOnce(browser, { server, tab, rows }, speed) {
  const note = (name, budget, cost) => {
    if (!rows.has(name))
      rows.set(name, { budget, costs: [] });
    rows.get(name).costs.push(cost);
  };
  const act = async (name, work) => note(name, speed.click, await costOf(browser, tab, work));

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
  await type(tab, work => costOf(browser, tab, work), cost => keys.push(cost));
  note('a keystroke in search', speed.click, median(keys));
  note('its dearest one', speed.click, keys.reduce((a, b) => longest(b) > longest(a) ? b : a));
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
    const look = () => document.querySelector('#landscape [aria-busy=true]') ? requestAnimationFrame(look)
      : requestAnimationFrame(() => setTimeout(done, 100));
    requestAnimationFrame(look);
  }));
}

/** What each frame costs that an input sets going: script, style and layout. */
async function costOf(browser, tab, work) {
  await browser.startTracing(tab, { categories: TRACED });
  await work();
  await settle(tab);
  const events = mainThread(JSON.parse(await browser.stopTracing()).traceEvents);
  const frames = [[0, 0, 0]];
  let end = 0;
  for (const { name, ts, dur, tdur } of events) {
    const frame = frames.at(-1), part = PARTS[name], within = ts < end;
    if (name === 'Paint')
      frames.push([0, 0, 0]);
    else if (part === SCRIPT && !within)
      end = ts + dur;
    if (part === undefined || (part === SCRIPT && within))
      continue;
    frame[part] += tdur / 1e3;
    if (within) // a script asked for it
      frame[SCRIPT] -= tdur / 1e3;
  }
  return frames;
}

/** The events of the thread that most of the layout is on, in their order. */
function mainThread(events) {
  const thread = ({ pid, tid }) => `${pid} ${tid}`, times = new Map();
  const whole = events.filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined);
  for (const event of whole.filter(({ name }) => name === 'Layout' || name === 'UpdateLayoutTree'))
    times.set(thread(event), (times.get(thread(event)) ?? 0) + event.tdur);
  const [main] = [...times].reduce((a, b) => b[1] > a[1] ? b : a, ['', 0]);
  return whole.filter(event => thread(event) === main).sort((a, b) => a.ts - b.ts);
}

/** The main thread's longest task while the home page is opened anew, as what of
 *  it was layout, style, and all the rest. */
async function longestTask(browser, origin, { slowed }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  await browser.startTracing(tab, { categories: [...TRACED, ...TASKS] });
  await tab.goto(origin);
  await settle(tab);
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await context.close();

  const events = mainThread(traceEvents);
  const task = events.filter(({ name }) => name === 'RunTask').reduce((a, b) => b.tdur > a.tdur ? b : a);
  const within = name => events.filter(event => event.name === name && event.ts >= task.ts && event.ts < task.ts + task.dur)
    .reduce((all, { tdur }) => all + tdur / 1e3, 0);
  const style = within('UpdateLayoutTree'), layout = within('Layout');
  return [[task.tdur / 1e3 - style - layout, style, layout]];
}

function sum(parts) {
  return parts.reduce((a, b) => a + b, 0);
}

function longest(frames) {
  return Math.max(...frames.map(sum));
}

/** The one of several costs that is in the middle by its longest frame. */
function median(costs) {
  return [...costs].sort((a, b) => longest(a) - longest(b))[costs.length >> 1];
}

function print(site, { slowed }, rows) {
  const table = [['ms', 'script', 'style', 'layout', 'in all', 'a frame', 'least', 'budget', '']];
  for (const [name, { budget, costs }] of rows) {
    const middle = median(costs), parts = [SCRIPT, STYLE, LAYOUT].map(part => sum(middle.map(frame => frame[part])));
    const figures = [...parts, sum(parts), longest(middle), Math.min(...costs.map(longest))];
    table.push([name, ...figures.map(ms => ms.toFixed(1)), budget ?? '', budget !== undefined && longest(middle) > budget ? 'over' : '']);
  }
  const widths = table[0].map((_, k) => Math.max(...table.map(row => `${row[k]}`.length)));
  console.log(`\n${site.folder}, ${slowed === 1 ? 'at full speed' : `the processor slowed ${slowed} times`}, medians of ${rounds}`);
  for (const row of table)
    console.log(row.map((cell, k) => k ? `${cell}`.padStart(widths[k]) : cell.padEnd(widths[0])).join('  ').trimEnd());
}
