// Proves that layers and capabilities can stand in other people's pages: as a
// frame, by one script tag on a page of another origin, filtered, in any theme;
// and that the page about it makes snippets that work.
//
//   node embed.mjs SITE [--optional]

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { projectsOf } from '../links/projects.mjs';
import { Report, count } from '../links/report.mjs';
import { scan } from '../links/scan.mjs';
import { baseOf, openSite } from '../links/site.mjs';
import { visit as visitOf, withBrowser, withoutLogos } from './chromium.mjs';
import * as probes from './probes.mjs';
import { serve } from './serve.mjs';

const EARLY = { waitUntil: 'domcontentloaded' };    // that is when a frame filters
const TABS = 400;                // key strokes to anything
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const site = openSite(positionals[0]);
const base = baseOf(site) ?? 'http://unknown/';
const frames = site.pages.filter(page => /^embed\/./.test(page) && page !== 'embed/index.html');
const ENOUGH = 60;               // tiles of a part
const whole = frames.filter(page => /^embed\/(layers|categories)\//.test(page) && tilesOf(page).length <= ENOUGH)
  .sort((a, b) => tilesOf(b).length - tilesOf(a).length)[0];
const projects = projectsOf(site);

checkFrames();
await withBrowser(report, options, async browser => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const server = await serve(site, new URL(base).pathname);
  const root = server.origin + new URL(base).pathname;
  const outer = await serveOuter();
  const test = (title, work, settings) => visit(browser, title, settings, work);

  await test('a filter shows what the data say', tab => filtered(tab, root));
  await test('a theme by address, against the reader\'s', tab => themed(tab, root));
  await test('a script tag on a page of another origin', tab => embedded(tab, root, outer));
  await test('nobody else moves a frame\'s height', tab => forged(tab, root, outer));
  await test('from file:', tab => fromFolder(tab));
  await test('snippets by mouse, and one that is used', tab => byMouse(tab, root, outer));
  await test('snippets by keyboard alone', tab => byKeyboard(tab, root));
  await test('without scripts', tab => withoutScripts(tab, root), { javaScriptEnabled: false });
  await test('320 px wide', tab => narrow(tab, root), { viewport: { width: 320, height: 640 } });
  await test('axe-core', tab => accessible(tab, axe, root));
  server.close();
  outer.close();
});

/** A visit that this report judges. */
function visit(browser, title, settings, work) {
  return visitOf(report, browser, title, settings, work, withoutLogos);
}

/** A list of [what should be so, is it so] as faults. */
function judge(claims) {
  return { looked: count(claims.length, 'claim'), faults: claims.filter(([, holds]) => !holds).map(([what]) => `not so: ${what}`) };
}

function tilesOf(page) {
  const tiles = [];
  scan(site.read(page), tag => {
    if (tag.name === 'a' && !tag.closes && /^tile/.test(tag.get('class') ?? ''))
      tiles.push(tag.get('href').replace(/^(\.\.\/)+projects\/|\/index\.html$/g, ''));
  });
  return tiles;
}

/** Without a browser: what every frame is, compared with the page it is of. */
function checkFrames() {
  const faults = [];
  let links = 0;
  for (const frame of frames) {
    const page = frame.replace(/^embed\//, '');
    scan(site.read(frame), tag => {
      if (tag.name === 'a' && !tag.closes) {
        links++;
        if (tag.get('target') !== '_top')
          faults.push(`${frame}: a link stays in the frame: ${tag.get('href')}`);
      }
      if (tag.name === 'header' || tag.name === 'nav' || tag.name === 'footer')
        faults.push(`${frame}: <${tag.name}> of the site`);
    });
    if (!site.files.has(page))
      faults.push(`${frame}: no page ${page}`);
    else if (/^(capabilities|subcategories)\//.test(page)) {
      const rows = site.read(page).match(/<tr data-project=/g) ?? [];
      if (rows.length !== tilesOf(frame).length)
        faults.push(`${frame}: ${tilesOf(frame).length} tiles for ${rows.length} projects`);
    }
  }
  const pages = site.pages.filter(page => /^(layers|categories|capabilities|subcategories)\//.test(page));
  if (pages.length !== frames.length)
    faults.push(`${frames.length} frames for ${pages.length} pages`);
  if (!site.files.has('embed/embed.js'))
    faults.push('no embed/embed.js');
  report.check('every layer and capability has its frame', `${count(frames.length, 'frame')}, ${count(links, 'link')}`, faults);
}

/** Pages of another origin: each path gives what `pages` has for it. */
async function serveOuter() {
  const pages = new Map();
  const server = createServer((request, response) => {
    const body = pages.get(request.url.replace(/\?.*/, ''));
    response.writeHead(body ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    put(path, body) {
      pages.set(path, `<!doctype html><html lang="en"><title>Outer</title><h1>Outer</h1>${body}`);
      return this.origin + path;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function show(page) {
  return page.replace(/^embed\/|\/index\.html$/g, '');
}

function shownTiles(where) {
  return where.locator('.tile').evaluateAll(all => all.filter(tile => tile.checkVisibility())
    .map(tile => decodeURIComponent(tile.pathname.split('/').at(-2))));
}

async function filtered(tab, root) {
  const faults = [];
  const known = new Map(projects.map(project => [project.id, project]));
  const of = { maturity: id => known.get(id).maturity ?? 'none', license: id => known.get(id).license ?? 'unknown' };
  const all = tilesOf(whole).map(decodeURIComponent);
  const pick = key => [...new Set(all.map(of[key]))];
  const [levels, licences] = [pick('maturity'), pick('license')];
  const filters = [{}, { maturity: [levels[0]] }, { maturity: levels.slice(0, 2) }, { license: [licences[0]] },
    { maturity: levels.slice(1), license: licences.slice(0, 2) }, { maturity: ['no-such-level'] }, { capability: ['no.such'], subcategory: ['none-such'] }];
  for (const filter of filters) {
    const query = new URLSearchParams(Object.entries(filter).map(([key, values]) => [key, values.join(',')]));
    const wanted = all.filter(id => !filter.capability && Object.entries(filter).every(([key, values]) => values.includes(of[key](id))));
    await tab.goto(`${root}${whole}?${query}`, EARLY);
    const shown = await shownTiles(tab);
    if (`${shown}` !== `${wanted}`)
      faults.push(`?${query}: ${shown.length} tiles, not ${wanted.length}`);
    if (await tab.locator('#nothing').isVisible() !== (wanted.length === 0))
      faults.push(`?${query}: that nothing matches is ${wanted.length ? '' : 'not '}said`);
  }
  const part = await tab.goto(root + whole).then(() => tab.locator('section').first().evaluate(section => ({ ...section.dataset })));
  const [[key, id]] = Object.entries(part);
  await tab.goto(`${root}${whole}?${key}=${id}`);
  if (await tab.locator('section:visible').count() !== 1)
    faults.push(`?${key}=${id} shows more than one part`);
  return { looked: count(filters.length + 1, 'filter'), faults };
}

async function themed(tab, root) {
  const paper = async (colorScheme, theme) => {
    await tab.emulateMedia({ colorScheme });
    await tab.goto(`${root}${whole}${theme ? `?theme=${theme}` : ''}`);
    return tab.evaluate(() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('.mark')).borderLeftColor);
  };
  const light = await paper('light'), dark = await paper('dark');
  return judge([['the two differ', light !== dark], ['dark for a reader of light', await paper('light', 'dark') === dark],
    ['light for a reader of dark', await paper('dark', 'light') === light], ['another word is none', await paper('dark', 'x') === dark]]);
}

/** Waits until the frame is as high as what is in it. */
async function fits(tab, number) {
  const handle = await tab.locator('iframe').nth(number).elementHandle();
  const frame = await handle.contentFrame();
  await frame.waitForLoadState();
  await tab.waitForFunction(iframe => iframe.style.height.endsWith('px'), handle);
  for (let i = 0; i < 1200; i++) {
    const inside = await frame.evaluate(() => document.body.offsetHeight);
    const outside = await handle.evaluate(iframe => iframe.clientHeight);
    if (Math.abs(inside - outside) <= 1)
      return { frame, height: outside };
    await tab.waitForTimeout(100);
  }
  throw new Error('the frame is not as high as its content');
}

async function embedded(tab, root, outer) {
  const other = frames.find(page => page !== whole && tilesOf(page).length > 0);
  const address = outer.put('/two', `
    <script src="${root}embed/embed.js" data-show="${show(whole)}" data-title="First" data-theme="dark" async></script>
    <p>between</p><script src="${root}embed/embed.js" data-show="${show(other)}" data-maturity="no-such" data-title="Second"></script>
    <script src="${root}embed/embed.js" data-show="../../elsewhere"></script>`);
  await tab.goto(address);
  const one = await fits(tab, 0);
  await tab.locator('iframe').nth(1).scrollIntoViewIfNeeded();
  const two = await fits(tab, 1);
  const claims = [['two frames, none for a strange part', await tab.locator('iframe').count() === 2],
    ['they are named', `${await tab.locator('iframe').evaluateAll(all => all.map(frame => frame.title))}` === 'First,Second'],
    ['they stand where their tags stand', await tab.locator('p').evaluate(p => p.nextElementSibling.nextElementSibling.title === 'Second')],
    ['the first has the theme', await one.frame.evaluate(() => document.documentElement.dataset.theme) === 'dark'],
    ['the second has the filter', (await shownTiles(two.frame)).length === 0]];
  await tab.setViewportSize({ width: 320, height: 640 });
  await tab.waitForFunction(before => document.querySelector('iframe').clientHeight > before, one.height);
  claims.push(['narrower is higher', (await fits(tab, 0)).height > one.height],
    ['no sideways scrolling', (await tab.evaluate(probes.sidewaysScroll)).length === 0]);
  await one.frame.locator('.tile').first().click();
  await tab.waitForURL(/projects/);
  claims.push(['a tile leads the whole window to its project', tab.url().startsWith(root)]);
  return judge(claims);
}

async function forged(tab, root, outer) {
  const liar = outer.put('/liar', '<script>parent.postMessage({ strata: "height", height: 7 }, "*")</script>');
  const address = outer.put('/forged', `<script src="${root}embed/embed.js" data-show="${show(whole)}" data-title="x"></script><iframe src="${liar}" title="liar"></iframe>`);
  await tab.goto(address);
  const { frame } = await fits(tab, 0);
  await tab.evaluate(() => {
    const [first] = document.querySelectorAll('iframe');
    window.heights = [];
    new MutationObserver(() => window.heights.push(first.style.height)).observe(first, { attributes: true });
    postMessage({ strata: 'height', height: 9 }, '*');
  });
  await tab.locator('iframe').nth(1).evaluate(iframe => new Promise(done => {    // it lies once more
    iframe.addEventListener('load', done);
    iframe.src += '?again';
  }));
  for (const wrong of [-1, 0, 1e9, NaN, '11px', null])
    await frame.evaluate(height => parent.postMessage({ strata: 'height', height }, '*'), wrong);
  await frame.evaluate(() => parent.postMessage(null, '*'));
  await frame.evaluate(() => parent.postMessage({ strata: 'height', height: 123 }, '*'));    // the truth comes last
  await tab.waitForFunction(() => window.heights.includes('123px'));
  const heights = await tab.evaluate(() => window.heights);
  return judge([[`no other height than the frame's own: ${heights}`, heights.every(height => height === '123px')]]);
}

async function fromFolder(tab) {
  const scratch = mkdtempSync(join(tmpdir(), 'strata-embed-'));
  try {
    const folder = pathToFileURL(site.root).href + '/';
    const page = join(scratch, 'outer.html');
    writeFileSync(page, `<!doctype html><html lang="en"><title>Outer</title><h1>Outer</h1><script src="${folder}embed/embed.js" data-show="${show(whole)}" data-title="x"></script>`);
    await tab.goto(`${folder}${whole}?maturity=no-such`);
    const none = await shownTiles(tab);
    await tab.goto(pathToFileURL(page).href);
    await fits(tab, 0);
    await tab.goto(`${folder}embed/index.html`);
    await tab.locator('#embedding iframe').waitFor();
    return judge([['a filter works in a folder', none.length === 0],
      ['the page about it works in a folder', (await tab.locator('[data-part=script]').innerText()).startsWith('<script src=')]]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function byMouse(tab, root, outer) {
  await tab.goto(root + 'embed/index.html');
  await tab.locator('select[name=show]').selectOption(show(whole));
  const level = await tab.locator('select[name=maturity] option').nth(1).getAttribute('value');
  await tab.locator('select[name=maturity]').selectOption(level);
  await tab.locator('select[name=theme]').selectOption('dark');
  const snippets = async () => [await tab.locator('[data-part=script]').innerText(), await tab.locator('[data-part=frame]').innerText()];
  const [script, frame] = await snippets();
  const preview = await tab.locator('#embedding iframe').getAttribute('src');
  await tab.reload();
  const claims = [['the script names part, filter and theme', script.includes(`data-show="${show(whole)}"`) && script.includes(`data-maturity="${level}"`) && script.includes('data-theme="dark"')],
    ['its address is for good', script.includes(`src="${base}embed/embed.js"`)],
    ['the frame has the same in its address', frame.includes(`${base}embed/${show(whole)}/?maturity=${level}&amp;theme=dark`)],
    ['the preview shows it', preview.endsWith(`${whole}?maturity=${level}&theme=dark`)],
    ['reload keeps it', `${await snippets()}` === `${[script, frame]}`]];
  await tab.goto(outer.put('/snippet', (script + frame).replaceAll(base, root)));
  const { frame: first } = await fits(tab, 0);
  const second = await (await tab.locator('iframe').nth(1).elementHandle()).contentFrame();
  await second.waitForLoadState();
  claims.push(['both snippets show the same', `${await shownTiles(first)}` === `${await shownTiles(second)}`]);
  return judge(claims);
}

async function byKeyboard(tab, root) {
  await tab.goto(root + 'embed/index.html');
  const chosen = {};
  for (const name of ['show', 'maturity', 'theme']) {
    for (let i = 0; i < TABS && !await tab.evaluate(name => document.activeElement.name === name, name); i++)
      await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowDown');
    chosen[name] = await tab.locator(`select[name=${name}]`).inputValue();
  }
  const script = () => tab.locator('[data-part=script]').innerText(), before = await script();
  const claims = [['an arrow key chooses a theme', chosen.theme === 'light'],
    ...Object.entries(chosen).map(([name, value]) => [`the script has the ${name}, ${value}`, value !== '' && before.includes(`data-${name}="${value}"`)]),
    ['the address keeps it', tab.url().endsWith('theme=light')]];
  await tab.reload();
  return judge([...claims, ['and a reload, too', await script() === before]]);
}

async function withoutScripts(tab, root) {
  await tab.goto(root + 'embed/index.html');
  const snippets = await tab.locator('details .snippet').allTextContents();
  const parts = snippets.map(snippet => /data-show="([^"]+)"/.exec(snippet)?.[1] ?? new URL(/src="([^"]+)"/.exec(snippet)[1]).pathname.split('/embed/')[1].replace(/\/$/, ''));
  const named = new Set(parts.map(part => `embed/${decodeURIComponent(part)}/index.html`));
  await tab.goto(root + whole);
  return judge([['every frame has its snippet', frames.every(frame => named.has(frame)) && named.size === frames.length],
    ['the form is not there', !await tab.locator('#embedding').isVisible()],
    ['a frame shows all its tiles', (await tab.locator('.tile').count()) === tilesOf(whole).length]]);
}

async function narrow(tab, root) {
  const faults = [];
  for (const page of [whole, 'embed/index.html']) {
    await tab.goto(root + page);
    await tab.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
    faults.push(...await tab.evaluate(probes.sidewaysScroll), ...await tab.evaluate(probes.smallText));
  }
  return { looked: '2 pages', faults };
}

async function accessible(tab, axe, root) {
  const faults = [];
  for (const page of [whole, 'embed/index.html'])
    for (const theme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme: page === whole ? 'light' : theme });
      await tab.goto(`${root}${page}?theme=${theme}`);
      await tab.evaluate(axe);
      const { faults: found } = await tab.evaluate(probes.runAxe);
      faults.push(...found.map(fault => `${page}, ${theme}: ${fault.join(' ')}`));
    }
  return { looked: '2 pages, light and dark', faults };
}
