// Proves that a site follows what its readers ask of their systems: forced colours,
// less motion, text of twice the size; and that names written from right to left
// stay where they stand.
//
//   node preferences.mjs SITE [--optional] [--only WORDS]
//
// --only  only tests whose name has these words

import { parseArgs } from 'node:util';
import { Report, count } from '../links/report.mjs';
import { baseOf, openSite, pagesByKind } from '../links/site.mjs';
import { visit as visitOf, withBrowser, withoutLogos } from './chromium.mjs';
import * as probes from './probes.mjs';
import { serve } from './serve.mjs';

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
const FEW = 12;                  // pages with such names
const STOPS = 25;                // of the focus, from the top of a page

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' }, only: { type: 'string', default: '' } } });
const report = new Report();
const site = openSite(positionals[0]);
/** The longest page of each kind has most of what the kind can have. */
const pages = [...pagesByKind(site)].filter(([kind]) => !/^(embed|api)\//.test(kind))
  .map(([, all]) => all.reduce((a, b) => site.size(b) > site.size(a) ? b : a));
const home = 'index.html', projects = 'projects/index.html';

await withBrowser(report, options, async browser => {
  const path = new URL(baseOf(site) ?? 'http://unknown/').pathname;
  const server = await serve(site, path), root = server.origin + path;
  const test = async (title, settings, work) => title.includes(options.only) && visitOf(report, browser, `${site.folder}: ${title}`, settings, tab => work(tab, root), withoutLogos);

  for (const colorScheme of ['light', 'dark']) {
    await test(`forced colours, ${colorScheme}: text and controls are seen`, { forcedColors: 'active', colorScheme }, seenWhenForced);
    await test(`forced colours, ${colorScheme}: so is the focus`, { forcedColors: 'active', colorScheme }, focusWhenForced);
    await test(`forced colours, ${colorScheme}: so is what is chosen`, { forcedColors: 'active', colorScheme }, chosenWhenForced);
  }
  await test('less motion: nothing moves by itself', { reducedMotion: 'reduce' }, still);
  await test('200 %: half the window', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, (tab, root) => enlarged(tab, root));
  await test('text alone at 200 %', { viewport: { width: 1280, height: 800 } }, (tab, root) => enlarged(tab, root, '200%'));
  await test('text at 200 % on a phone', { viewport: { width: 390, height: 844 } }, (tab, root) => enlarged(tab, root, '200%'));
  await rightToLeft(test);
  server.close();
});

async function eachPage(tab, root, look, list = pages) {
  const faults = [];
  for (const page of list) {
    await tab.goto(root + encodeURI(page), { waitUntil: 'domcontentloaded' });    // logos say nothing here
    await tab.evaluate(probes.showAll);
    faults.push(...(await look(page)).map(fault => `${page}: ${fault}`));
  }
  return { looked: count(list.length, 'page'), faults };
}

/** Runs in the page: text that does not stand out from what is behind it, and
 *  controls of which only a colour that is gone had shown the shape. */
function faint() {
  const numbers = colour => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0)
        return colour;
    }
    return numbers(getComputedStyle(document.documentElement).backgroundColor);
  };
  const name = element => `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 30)}`;
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()) !== null;) {
    const element = node.parentElement;
    if (node.data.trim() === '' || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.closest('.vh, script, option'))
      continue;
    const style = getComputedStyle(element), ink = element instanceof SVGElement ? style.fill : style.color;
    if (ink.startsWith('rgb') && contrast(numbers(ink), behind(element)) < 4.5)
      found.set(`${ink} on ${behind(element)}: ${name(element).replace(/ [^ ]*$/, '')}`, name(element));
  }
  for (const control of document.querySelectorAll('button, select, textarea, input:not([type=checkbox], [type=radio], [type=hidden]), dialog[open], .tray, .found:not([hidden])')) {
    const style = getComputedStyle(control);
    if (control.checkVisibility({ visibilityProperty: true }) && control.innerText?.trim() === '' && control.localName === 'button'
      && !control.querySelector('svg, img') && style.borderStyle === 'none')
      found.set(`a control without text or border: ${name(control)}`, '');
    if (control.checkVisibility({ visibilityProperty: true }) && /^(select|textarea|input|dialog)$/.test(control.localName)
      && !['Top', 'Right', 'Bottom', 'Left'].some(side => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0
        && contrast(numbers(style[`border${side}Color`]), behind(control.parentElement)) >= 3))
      found.set(`no border is seen of ${name(control)}`, '');
  }
  return [...found].map(([what, where]) => `${what} ${where}`.trim());
}

function seenWhenForced(tab, root) {
  return eachPage(tab, root, async page => {
    if (page === home && site.read(home).includes('data-part="open"')) {
      await tab.locator('[data-part=open]').click();
      await tab.locator('.sieve details').first().waitFor();
      await tab.locator('a.tile').first().click();
      await tab.getByRole('dialog').waitFor();
    }
    return tab.evaluate(faint);
  });
}

function focusWhenForced(tab, root) {
  return eachPage(tab, root, async () => {
    const faults = [];
    for (let stop = 0; stop < STOPS; stop++) {
      await tab.keyboard.press('Tab');
      const fault = await tab.evaluate(() => {
        const at = document.activeElement, { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(at);
        const paper = getComputedStyle(document.documentElement).backgroundColor;
        return at === document.body || at.localName === 'iframe' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== paper) ? null
          : `nobody sees the focus on <${at.localName}> ${(at.innerText || at.name || '').slice(0, 30)}`;
      });
      if (fault)
        faults.push(fault);
    }
    return faults;
  });
}

/** What is chosen has to look otherwise than before, with the focus elsewhere. */
async function chosenWhenForced(tab, root) {
  const faults = [];
  const changes = async (what, place, choose) => {
    const look = async () => {
      await tab.evaluate(() => document.activeElement.blur());
      await tab.mouse.move(0, 0);
      return place.screenshot();
    };
    const before = await look();
    await choose();
    if (before.equals(await look()))
      faults.push(`${what} looks as before`);
  };
  const theme = tab.locator('#theme');
  await tab.goto(root + projects);
  await changes('the theme that is chosen', theme, () => theme.locator('input[value=dark]').check());
  await theme.locator('input[value=system]').check();
  const put = tab.locator('main').getByRole('button', { name: /compar/i }).first();
  await changes('a project that is put aside', put, () => put.click());
  await tab.goto(root + home);
  const table = tab.locator('[data-view=table]');
  await changes('the view that is chosen', table, async () => {
    await table.click();
    await tab.waitForURL(/view=table/);
    await tab.locator('[data-part=listing] table').waitFor();
  });
  const head = tab.locator('[data-part=listing] th').first();
  await changes('the column in whose order rows stand', head, async () => {
    await head.locator('[data-sort]').click();
    await tab.waitForURL(/order=|sort=/);
  });
  const field = tab.getByRole('combobox', { name: 'Search the site' });
  await field.fill('the');
  const option = tab.locator('#found [role=option]').first();
  await option.waitFor();
  const before = await option.screenshot();
  await field.press('ArrowDown');
  if (before.equals(await option.screenshot()))
    faults.push('the find that is chosen looks as before');
  return { looked: 'theme, comparison, view, order, find', faults };
}

function still(tab, root) {
  return eachPage(tab, root, () => tab.evaluate(() => {
    const moving = [...document.querySelectorAll('*')].flatMap(element => [null, '::before', '::after'].map(pseudo => [element, getComputedStyle(element, pseudo)]))
      .filter(([, style]) => [style.transitionDuration, style.animationDuration].join().match(/[\d.]+/g)?.some(Number) || style.scrollBehavior === 'smooth');
    return [...new Set(moving.map(([element]) => `<${element.localName} class="${element.className}"> moves`))];
  }));
}

/** With text of that size, or in a window that is as if it were. */
function enlarged(tab, root, size) {
  return eachPage(tab, root, async () => {
    await tab.evaluate(size => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(size ? `html { font-size: ${size} !important }` : '');
      document.adoptedStyleSheets.push(sheet);
    }, size);
    const cut = await tab.evaluate(() => [...document.body.querySelectorAll('*')].filter(element => {
      const style = getComputedStyle(element);
      return !element.matches('.vh, textarea, input, select, svg, svg *') && element.innerText?.trim() && element.checkVisibility({ visibilityProperty: true })
        && /hidden|clip/.test(style.overflowX + style.overflowY) && style.textOverflow !== 'ellipsis' && !style.webkitLineClamp.match(/\d/)
        && element.clientWidth > 1 && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    }).map(element => `text is cut in <${element.localName} class="${element.className}">`));
    return [...await tab.evaluate(probes.sidewaysScroll), ...new Set(cut)];
  });
}

async function rightToLeft(test) {
  const found = site.pages.filter(page => RIGHT_TO_LEFT.test(site.read(page)) && !page.startsWith('api/'));
  if (found.length === 0) {
    if (options.only)
      report.skip(`${site.folder}: names from right to left`, 'it has none');
    return;
  }
  const step = Math.max(1, Math.floor(found.length / FEW));
  const few = [...new Set([home, projects, ...found.filter((_, i) => i % step === 0)])].filter(page => found.includes(page));
  for (const width of [320, 1440])
    await test(`names from right to left at ${width} px`, { viewport: { width, height: 900 } }, (tab, root) =>
      eachPage(tab, root, async () => [...await tab.evaluate(probes.sidewaysScroll), ...await tab.evaluate(torn)], few));
}

/** Runs in the page.  Beside a name that is written from right to left, what
 *  follows in the same line stands on one side of it, whole: without isolation a
 *  number that follows would jump to its other side. */
function torn() {
  const faults = [];
  const rects = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode())
    if (walker.currentNode.data.trim() && walker.currentNode.parentElement.checkVisibility({ visibilityProperty: true }) && !walker.currentNode.parentElement.closest('svg, script'))
      nodes.push(walker.currentNode);
  nodes.forEach((node, i) => {
    if (!/[\u0590-\u08ff]/.test(node.data) || nodes[i + 1] === undefined)
      return;
    const [box] = rects(node, 0, node.data.length), next = nodes[i + 1];
    const sides = new Set();
    for (let at = 0; at < Math.min(next.data.length, 40); at++)
      for (const letter of /\s/.test(next.data[at]) ? [] : rects(next, at, at + 1))
        if (letter.top < box.bottom - 2 && letter.bottom > box.top + 2)
          sides.add((letter.left + letter.right) / 2 > (box.left + box.right) / 2 ? 'right' : 'left');
    if (sides.size > 1)
      faults.push(`beside “${node.data.trim().slice(0, 20)}” the text “${next.data.trim().slice(0, 30)}” is torn`);
  });
  return faults;
}
