// Proves that the landscape is shown as section, table and list, in the order that
// is asked for, and each project in a preview, by mouse and by keyboard.
//
//   node landscape_views.mjs SITE [--optional]

import { passing } from './landscape_expect.mjs';
import { expected, focused, pressUntil, query, settled, shown, withLandscape } from './landscape_scene.mjs';

const { level } = expected;

await withLandscape(async (scene, homes) => {
  const served = homes['from a server'];
  for (const [where, home] of Object.entries(homes)) {
    await scene(`table, list and order, ${where}`, home, rows);
    await scene(`the preview, ${where}`, home, preview);
  }
  await scene('the preview of a tile far below that a filter took away', served, takenAway);
  await scene('Back and reload keep the view', served, steps);
  await scene('views and order by keyboard alone', served, orderByKeyboard);
  await scene('tiles and preview by keyboard alone', served, tiles);
});

async function rows(tab, { is, same }) {
  // Text that is below the screen is not laid out: it has no innerText.
  const names = () => tab.locator('[data-part=listing] :is(tbody :not(.out) > th, h2) > a').allTextContents();
  const first = passing(expected, level);
  for (const [view, row] of [['table', 'tbody tr:not(.out)'], ['list', '.entries > li']]) {
    await tab.locator(`[data-view=${view}]`).click();
    await tab.locator(`[data-part=listing] ${row}`).first().waitFor();
    is(query(tab).includes(`view=${view}`), `${view} is not in the address`);
    is(!await tab.locator('.section').isVisible(), `beside the ${view} the section is shown`);
    if (expected.projects.size > 24) {
      const first24 = (await names()).length;
      is(first24 === 24, `${view}: ${first24} rows at first, not 24`);
      await tab.getByRole('button', { name: 'Show more' }).click();
      is(await tab.evaluate(() => [...document.querySelectorAll('[data-part=listing] :is(tbody tr:not(.out), .entries > li)')]
        .indexOf(document.activeElement.closest('tr, li'))) === 24, `${view}: the focus is not on the first new row`);
      await tab.getByRole('button', { name: 'Show all' }).click();
      same(`all of the ${view}`, await shown(tab), new Set(expected.tiles));
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

async function steps(tab, { is }) {
  const VIEWS = { section: '.section', table: '[data-part=listing] tbody tr:not(.out)', list: '[data-part=listing] .entries > li' };
  const see = async (view, after) => {
    await tab.locator(VIEWS[view]).first().waitFor();
    const others = Object.keys(VIEWS).filter(name => name !== view);
    for (const other of others)
      is(!await tab.locator(VIEWS[other]).first().isVisible(), `${after}: beside the ${view} there is the ${other}`);
    is(await tab.locator(`[data-view=${view}]`).getAttribute('aria-current') === 'page', `${after}: the ${view} is not marked`);
  };
  for (const view of ['table', 'list']) {
    await tab.locator(`[data-view=${view}]`).click();
    await see(view, 'by mouse');
  }
  await tab.goBack();
  await see('table', 'one step back');
  await tab.reload();
  await see('table', 'after a reload');
  await tab.goBack();
  await see('section', 'two steps back');
  await tab.goForward();
  await see('table', 'forward again');
}

/** Those whose first year is known stand first, the oldest above the others; the
 *  latest version likewise and, where any are known, the most stars. */
async function ages(tab, is, names) {
  await tab.goto(tab.url().replace(/\?.*/, '') + '?view=table&show=all&sort=age');
  await settled(tab, expected.projects.size);
  const byName = new Map([...expected.projects.values()].map(project => [project.name, project.since]));
  const cells = async head => {
    const column = (await tab.locator('thead th').allInnerTexts()).findIndex(text => text.startsWith(head));
    return tab.locator('tbody tr:not(.out)').evaluateAll((all, column) => all.map(row => row.cells[column].textContent), column);
  };
  const years = (await cells('Since')).map(year => parseInt(year || '9999', 10));
  is(years.every((year, i) => i === 0 || years[i - 1] <= year), `not by age: ${years.slice(0, 8)}`);
  (await names()).forEach((name, i) => is((byName.get(name) ?? years[i]) === years[i], `${name} is since ${byName.get(name)}, not ${years[i]}`));
  await tab.locator('[data-part=listing] select').selectOption('activity');
  const days = (await tab.locator('tbody tr:not(.out)').evaluateAll(all => all.map(row => row.querySelector('time')?.dateTime ?? '')));
  is(days.some(day => day) && days.every((day, i) => i === 0 || days[i - 1] >= day), `not by the last release: ${days.slice(0, 5)}`);
  if (await tab.locator('[data-part=listing] option[value=stars]').count() === 0)
    return;
  await tab.locator('[data-part=listing] select').selectOption('stars');
  const stars = (await cells('Stars')).map(text => parseInt(text.replaceAll(',', '') || '-1', 10));
  is(stars.some(n => n > 0) && stars.every((n, i) => i === 0 || stars[i - 1] >= n), `not by stars: ${stars.slice(0, 5)}`);
}

/** The view is switched and the table sorted without a mouse, as it can be with one. */
async function orderByKeyboard(tab, { home, is }) {
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

async function preview(tab, { home, is }) {
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
  const returns = async how => is(await tile.evaluate(tile => tile === document.activeElement), `${how} does not lead the focus back`);
  await tab.mouse.click(5, 5);
  await dialog.waitFor({ state: 'hidden' });
  is(tab.url() === home, 'a click beside the preview does not close it');
  await returns('a click beside it');
  await tile.click();
  await dialog.waitFor();
  await tab.goBack();
  await dialog.waitFor({ state: 'hidden' });
  await returns('Back');
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

async function takenAway(tab, { home, is }) {
  const passes = passing(expected, level), id = expected.tiles.findLast(tile => !passes.has(tile)), dialog = tab.locator('dialog');
  await tab.setViewportSize({ width: 320, height: 640 });
  await tab.goto(`${home}?maturity=graduated`);
  await settled(tab, passes.size);
  const there = await tab.locator(`a.tile[href*="/${encodeURIComponent(id)}/"]`).count();
  is(there === 0 || expected.projects.size < 100, `the tile of '${id}' is still on the page`);    // on a short one nothing is far
  await tab.evaluate(id => strata.address.go(strata.address.changed(strata.address.read(), { project: id })), id);
  await dialog.waitFor();
  is(await dialog.locator('header :is(img, .sym)').count() === 1, `'${id}' has no picture`);
}

async function tiles(tab, { home, is }) {
  const first = passing(expected, level);
  await tab.goto(`${home}?${level.key}=${level.value}`);
  await settled(tab, first.size);
  await pressUntil(tab, at => at.slug, 1500);
  const start = await focused(tab);
  const lists = await tab.locator('.tiles').evaluateAll(all => all.filter(list => list.querySelector('a.tile:not(.out *)')?.checkVisibility()).length);
  for (let i = 0; i < 5 && (i === 0 || !(await focused(tab)).slug); i++)
    await tab.keyboard.press('Tab');
  is(lists < 2 || (await focused(tab)).list > start.list, 'Tab stays in the same capability');

  await tab.goto(home);
  const sizes = await tab.evaluate(() => [...document.querySelectorAll('.tiles')].map(list => list.children.length));
  await pressUntil(tab, at => at.slug, 60);
  const at = await focused(tab);
  if (sizes[at.list] > 1) {
    await tab.keyboard.press('ArrowRight');
    is((await focused(tab)).slug === expected.tiles[1], `an arrow to the right leads to ${(await focused(tab)).slug}`);
    await tab.keyboard.press('End');
    is((await focused(tab)).slug === expected.tiles[sizes[0] - 1], 'End does not lead to the last tile');
    await tab.keyboard.press('Home');
    is((await focused(tab)).slug === expected.tiles[0], 'Home does not lead to the first tile');
  }
  await tab.keyboard.press('Enter');
  await tab.locator('dialog[open]').waitFor();
  for (let i = 0; i < 12; i++) {
    await tab.keyboard.press('Tab');
    is(await tab.evaluate(() => document.activeElement === document.body || document.querySelector('dialog').contains(document.activeElement)),
      'Tab leaves the open preview');
  }
  await tab.keyboard.press('Escape');
  await tab.locator('dialog').waitFor({ state: 'hidden' });
  is((await focused(tab)).slug === at.slug, `after Esc the focus is on ${JSON.stringify(await focused(tab))}`);
  is(query(tab) === '', `after Esc the address is ${query(tab)}`);

  const stops = await tab.evaluate(() => document.querySelectorAll('.section a.tile:not([tabindex])').length);
  is(stops === sizes.length, `${stops} stops among the tiles of ${sizes.length} capabilities`);
}
