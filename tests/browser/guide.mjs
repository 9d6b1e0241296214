// Proves that the guide asks and answers: by mouse, by keyboard alone, with Back,
// reload and a link, from a folder, and that without scripts all of it is there.
//
//   node guide.mjs SITE [--optional]

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Report, count } from '../links/report.mjs';
import { scan } from '../links/scan.mjs';
import { openSite } from '../links/site.mjs';
import { withBrowser, visit as visitOf } from './chromium.mjs';
import * as probes from './probes.mjs';
import { serve } from './serve.mjs';

const PAGE = 'guide/index.html';
const TABS = 80;                 // key strokes to the first answer

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const site = openSite(positionals[0]);
const questions = readQuestions();

await withBrowser(report, options, async browser => {
  const server = await serve(site, '/a/path/');
  const address = `${server.origin}/a/path/${PAGE}`, folder = pathToFileURL(`${site.root}/${PAGE}`).href;
  const visit = (title, work, settings) => visitOf(report, browser, `the guide ${title}`, settings, work);

  await visit('by mouse, with Back and reload', tab => byMouse(tab, address));
  await visit('by mouse, from a folder', tab => byMouse(tab, folder));
  await visit('by keyboard alone', tab => byKeyboard(tab, address));
  await visit('by links that nobody wrote', tab => strange(tab, address));
  await visit('without scripts', tab => plain(tab, address), { javaScriptEnabled: false });
  await visit('is fit for every reader', tab => fit(tab, address));
  server.close();
});

/** The questions as the page has them for those without scripts, in order. */
function readQuestions() {
  const found = [];
  scan(site.read(PAGE), tag => {
    if (tag.name === 'section' && tag.get('class') === 'question')
      found.push({ id: tag.get('data-id'), decision: tag.get('data-decision'), answers: [] });
    if (tag.name === 'tr' && tag.get('data-answer') !== undefined)
      found.at(-1).answers.push({ id: tag.get('data-answer'), next: tag.get('data-next'),
        entries: tag.get('data-entries')?.split(' ').filter(Boolean) });
  });
  return found;
}

function judge(claims) {
  return { looked: count(claims.length, 'claim'), faults: claims.filter(([, holds]) => !holds).map(([what]) => `not so: ${what}`) };
}

/** Waits until the way in the address is this one, and shown. */
async function at(tab, way) {
  await tab.waitForURL(url => decodeURIComponent(url.hash) === (way.length ? `#way=${way.join(',')}` : '') || (way.length === 0 && url.hash === '#way='));
  await tab.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));    // events come first
  return tab.evaluate(() => ({
    asked: document.querySelector('#steps legend')?.innerText,
    results: [...document.querySelectorAll('#steps [data-part=result] li > a')].map(link => link.getAttribute('href').split('/').at(-2)),
  }));
}

function answers(tab) {
  return tab.locator('#steps input[name=answer]');
}

/** A button below the question. */
function turn(tab, part) {
  return tab.locator(`#steps button[data-part=${part}]`);
}

/** An answer that narrows down, and one to another question of the same decision
 *  that leaves some of those: what both leave. */
function pairOfAnswers() {
  for (const [i, question] of questions.entries())
    for (const answer of question.answers.filter(({ entries }) => entries?.length > 1))
      for (const later of questions.slice(i + 1).filter(({ decision }) => decision === question.decision))
        for (const other of later.answers) {
          const both = other.entries?.filter(id => answer.entries.includes(id)) ?? [];
          if (both.length > 0 && both.length < answer.entries.length)
            return { first: `${question.id}.${answer.id}`, second: `${later.id}.${other.id}`, both };
        }
}

async function byMouse(tab, address) {
  const [first] = questions, i = first.answers.findIndex(({ entries }) => entries?.length > 0), answer = first.answers[i];
  const way = [`${first.id}.${answer.id}`];
  await tab.goto(address);
  const start = await at(tab, []);
  await answers(tab).nth(i).click();
  const one = await at(tab, way);
  await turn(tab, 'skip').click();
  const second = answer.next || questions[1].id;
  const two = await at(tab, [...way, `${second}.-`]);
  await tab.reload();
  const again = await at(tab, [...way, `${second}.-`]);
  await tab.goBack();
  const back = await at(tab, way);
  await turn(tab, 'back').click();
  const none = await at(tab, []);
  const pair = pairOfAnswers();
  await tab.goto(`${address}#way=${pair.first},${pair.second}`);
  const narrowed = await at(tab, [pair.first, pair.second]);
  await turn(tab, 'again').click();
  return judge([['nothing is decided at first', start.results.length === 0],
    ['the next question is another', one.asked !== start.asked],
    ['what the answer lets through is listed', answer.entries.every(id => one.results.includes(id))],
    ['a question that is passed over changes no result', `${two.results}` === `${one.results}` && two.asked !== one.asked],
    ['a reload shows the same', JSON.stringify(again) === JSON.stringify(two)],
    ['Back shows the same', JSON.stringify(back) === JSON.stringify(one)],
    ['one question back is the start', JSON.stringify(none) === JSON.stringify(start)],
    ['two answers leave what both let through', `${narrowed.results.filter(id => site.files.has(`projects/${id}/index.html`)).sort()}` === `${pair.both.toSorted()}`],
    ['from the start nothing is decided', (await at(tab, [])).results.length === 0]]);
}

async function byKeyboard(tab, address) {
  const [first] = questions, { id } = first.answers[2];
  const toAnswers = async () => {
    for (let i = 0; i < TABS && !await tab.evaluate(() => document.activeElement.name === 'answer'); i++)
      await tab.keyboard.press('Tab');
  };
  await tab.goto(address);
  await toAnswers();
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowDown');
  const marked = await tab.evaluate(() => document.activeElement.value), still = new URL(tab.url()).hash;
  const offered = await turn(tab, 'take').isVisible();
  await tab.keyboard.press('Enter');
  const way = [`${first.id}.${id}`], one = await at(tab, way);
  const inside = await tab.evaluate(() => document.querySelector('#steps').contains(document.activeElement));
  await toAnswers();
  await tab.keyboard.press('Space');
  const next = questions.find(question => question.id === (first.answers[2].next || questions[1].id));
  const two = await at(tab, [...way, `${next.id}.${next.answers[0].id}`]);
  return judge([['arrow keys only mark an answer', marked === id && still === ''],
    ['a button takes it, too', offered], ['Enter takes the third answer', one.asked !== undefined],
    ['the focus is on the next question', inside], ['the space bar answers', two.asked !== one.asked]]);
}

async function strange(tab, address) {
  const claims = [];
  for (const way of ['nothing.at-all', `${questions[1].id}.no-such,${questions[0].id}.-`, '%3Cimg%20src%3Dx%3E.a', ',,,', '.']) {
    await tab.goto(address);
    await tab.goto(`${address}#way=${way}`);
    claims.push([`#way=${way} asks a question`, await answers(tab).count() > 1]);
  }
  return judge(claims);
}

async function plain(tab, address) {
  await tab.goto(address);
  const rows = await tab.locator('.question tbody tr:visible').count();
  return judge([['no form that asks', !await tab.locator('#steps').isVisible()],
    ['every question', await tab.locator('.question h3:visible').count() === questions.length],
    ['every answer', rows === questions.flatMap(question => question.answers).length],
    ['with links to projects', await tab.locator('.question a[href*="projects/"]').count() > rows / 2]]);
}

async function fit(tab, address) {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const pair = pairOfAnswers(), faults = [];
  await tab.goto(`${address}#way=${pair.first},${pair.second}`);
  await tab.evaluate(axe);
  for (const [width, colorScheme] of [[320, 'light'], [1440, 'dark']]) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia({ colorScheme });
    faults.push(...[...await tab.evaluate(probes.sidewaysScroll), ...await tab.evaluate(probes.smallText),
      ...(await tab.evaluate(probes.runAxe)).faults.map(fault => fault.join(' '))].map(fault => `${width} px, ${colorScheme}: ${fault}`));
  }
  return { looked: 'two answers, narrow and light, wide and dark', faults };
}
