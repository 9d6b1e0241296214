// Proves that the landscape serves every reader: in few stops of the keyboard,
// without scripts, when data cannot be loaded, at every width and in both themes.
//
//   node landscape_readers.mjs SITE [--optional]

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { allBands } from './chromium.mjs';
import { expected, openPanel, settled, shown, withLandscape } from './landscape_scene.mjs';
import { runAxe, showAll, sidewaysScroll, smallText, thin } from './probes.mjs';

const STOPS_OF_EACH = 3;         // of a capability: its name, its tiles, a link to elsewhere
const STOPS_AROUND = 40;         // header, layers, controls, footer

await withLandscape(async (scene, { 'from a server': served }) => {
  await scene('a walk through all of it by Tab', served, walk);
  await scene('tiles far below, for search in the page and for what reads aloud', served, below);
  await scene('without scripts', served, plain, { javaScriptEnabled: false, fails: true });
  await scene('data that cannot be loaded', served, lost, { fails: true });
  await scene('fit for every reader', served, fit);
});

/** From the first stop to the last: how many there are, and that none comes twice. */
async function walk(tab, { faults }) {
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

/** What the browser leaves out of a search in the page and of what is read aloud
 *  cannot have the focus either. */
async function below(tab, { home, faults }) {
  for (const width of [320, 1440]) {
    await tab.setViewportSize({ width, height: 640 });
    await tab.goto(home);
    await allBands(tab);
    const lost = await tab.evaluate(() => [...document.querySelectorAll('main a.tile')].filter(tile => {
      tile.focus({ preventScroll: true });
      return document.activeElement !== tile;
    }).length);
    if (lost > 0)
      faults.push(`${width} px: ${lost} of ${expected.tiles.length} tiles are there only when one scrolls to them`);
  }
}

async function plain(tab, { home, is, same }) {
  await tab.waitForLoadState('load');      // no script waits for the style sheets
  same('without scripts', await shown(tab), new Set(expected.tiles));
  is(!await tab.locator('[data-part=open]').isVisible(), 'a button is shown that does nothing');
  is(!await tab.locator('.sieve').isVisible(), 'an empty panel is shown');
  is(await tab.locator('a.tile[tabindex]').count() === 0, 'a tile is no stop');
  await tab.locator('a.tile').first().click();
  is(tab.url().endsWith(`projects/${encodeURIComponent(expected.tiles[0])}/index.html`), `the tile leads to ${tab.url()}`);
  await tab.goto(home, { waitUntil: 'domcontentloaded' });
  await tab.locator('[data-view=table]').click();
  is(/projects\/index\.html$/.test(tab.url()), `the table is at ${tab.url()}`);
}

async function lost(tab, { is }) {
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
async function fit(tab, { home, faults }) {
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
    for (const [width, colorScheme] of [[320, 'light'], [1440, 'light'], [1440, 'dark'], [3840, 'dark']]) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.emulateMedia({ colorScheme });
      const where = `${state}, ${width} px, ${colorScheme}`;
      faults.push(...[...await tab.evaluate(sidewaysScroll), ...await tab.evaluate(smallText)].map(fault => `${where}: ${fault}`));
      if (width < 3840)
        faults.push(...(await tab.evaluate(runAxe)).faults.map(([what, at]) => `${where}: ${what}: ${at}`));
    }
    await tab.emulateMedia({ colorScheme: 'light' });
  }
}
