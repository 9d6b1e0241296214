// Proves that the filters of the landscape leave what they say they leave, by mouse
// and by keyboard, from a server and from a folder, and that the address keeps them.
//
//   node landscape_filters.mjs SITE [--optional]

import { expectations, passing } from './landscape_expect.mjs';
import { expected, focused, heardRows, openPanel, pressUntil, query, settled, shown, site, status, withLandscape } from './landscape_scene.mjs';

const { level, second } = expected;

/** What the data say of a choice, for filters that they alone decide. */
const CHOSEN = {
  capability: ({ capabilities }, id) => capabilities.includes(id),
  license: ({ license }, id) => (license ?? 'unknown') === id,
  maturity: ({ maturity }, id) => (maturity ?? 'none') === id,
};

await withLandscape(async (scene, homes) => {
  const served = homes['from a server'];
  for (const [where, home] of Object.entries(homes))
    await scene(`filters by mouse, ${where}`, home, filters);
  await scene('each filter shows as many as stand beside its choices', served, choices);
  await scene('filters of the table and the list', served, rows);
  await scene('filters by keyboard alone', served, keyboard);
  await scene('nothing matches, and the ways back', served, nothing);
  await scene('links of others: what is unknown does no harm', served, links);
  if ([...site.files].some(file => /^groups\//.test(file)))
    await scene('groups keep the filters', served, groups);
});

function box(tab, filter) {
  const group = `.sieve input[name="${filter.key}"]`;
  return filter.value ? tab.locator(`${group}[value="${filter.value}"]`)
    : tab.locator(`.sieve label:has(${group.slice(7)})`).filter({ hasText: filter.label }).locator('input').first();
}

async function filters(tab, { home, is, same }) {
  is(await tab.evaluate(() => window.strataFacets === undefined), 'the data is loaded before it is used');
  same('at first', await shown(tab), new Set(expected.tiles));
  await openPanel(tab);

  const first = passing(expected, level), both = passing(expected, level, second);
  await box(tab, level).click();
  await settled(tab, first.size);
  same('one filter', await shown(tab), first);
  const promised = parseInt(await box(tab, second).locator('xpath=../span[last()]').innerText(), 10);
  is(promised === both.size, `the count beside ${second.value ?? second.label} is ${promised}, not ${both.size}`);
  await box(tab, second).click();
  await settled(tab, both.size);
  same('two filters', await shown(tab), both);
  is(/maturity=graduated/.test(query(tab)) && query(tab).includes(second.key + '='), `the address has not both: ${query(tab)}`);
  is((await status(tab)).includes(String(expected.projects.size)), `the status does not say of how many: ${await status(tab)}`);
  is(await tab.locator('.chips .chip:visible').count() === 2, 'there are not two chips');

  await tab.reload();
  await settled(tab, both.size);
  same('after a reload', await shown(tab), both);
  const other = await tab.context().newPage();
  await other.goto(tab.url());
  await settled(other, both.size);
  same('the link elsewhere', await shown(other), both);
  await other.close();

  await tab.goBack();
  await settled(tab, first.size);
  same('one step back', await shown(tab), first);
  await tab.goBack();
  await settled(tab, expected.projects.size);
  same('two steps back', await shown(tab), new Set(expected.tiles));
  is(query(tab) === '', `the address is not as at first: ${query(tab)}`);
  await tab.goForward();
  await settled(tab, first.size);
  await tab.locator('.chips .chip').first().click();
  await settled(tab, expected.projects.size);
  same('the filter taken away', await shown(tab), new Set(expected.tiles));
  const order = await tab.evaluate(() => [...document.querySelectorAll('.section a.tile')].map(tile => tile.getAttribute('href')));
  is(order.map(href => decodeURIComponent(href.split('/').at(-2))).join() === expected.tiles.join(), 'the tiles are in another order');
  is(new URL(tab.url()).pathname === new URL(home).pathname, 'the address left the page');
}

/** The first and the last choice of each filter that leave something, one at a time. */
async function choices(tab, { is, same }) {
  await openPanel(tab);
  const offered = await tab.locator('.sieve details').evaluateAll(all => all.map(filter => [...filter.querySelectorAll('label:has([type=checkbox])')].map(label => {
    const { name, value } = label.querySelector('input');
    return { key: name, value, n: Number(label.querySelector('.n').textContent.replaceAll(',', '')) };
  }).filter(({ n }) => n > 0)));
  is(offered.every(filter => filter.length > 1), 'a filter has less than two choices');
  for (const choice of offered.flatMap(filter => [filter[0], filter.at(-1)])) {
    await box(tab, choice).click();
    await settled(tab, choice.n);
    const found = await shown(tab), what = `${choice.key}=${choice.value}`;
    is(found.size === choice.n, `${what} promises ${choice.n} and shows ${found.size}`);
    if (CHOSEN[choice.key])
      same(what, found, passing(expected, { has: project => CHOSEN[choice.key](project, choice.value) }));
    await box(tab, choice).click();
    await settled(tab, expected.projects.size);
  }
  is(offered.length > 4, `only ${offered.length} filters`);
}

/** A filter leaves the first rows of those that pass, in the order that they have
 *  without it; taken away, it brings the others back to their places. */
async function rows(tab, { home, is }) {
  const first = passing(expected, level), both = passing(expected, level, second);
  for (const view of ['table', 'list']) {
    await tab.goto(`${home}?view=${view}&show=all`);
    await settled(tab, expected.projects.size);
    const order = [...await shown(tab)];
    const judge = async (what, ids) => {
      await settled(tab, ids.size);
      const wanted = order.filter(id => ids.has(id)).slice(0, 24), found = [...await shown(tab)];
      is(found.join() === wanted.join(), `${view}, ${what}: ${found.slice(0, 4)}, not ${wanted.slice(0, 4)}`);
      const heard = await heardRows(tab);
      is(view !== 'table' || heard.length === wanted.length,
        `${view}, ${what}: ${heard.length} rows are told to those who do not see, not ${wanted.length}`);
      const printed = await printedRows(tab);
      is(printed === wanted.length, `${view}, ${what}: ${printed} rows are printed, not ${wanted.length}`);
    };
    await tab.goto(`${home}?view=${view}`);
    await openPanel(tab);
    await judge('without a filter', new Set(order));
    for (const time of ['once', 'again']) {
      await box(tab, level).click();
      await judge(`one filter ${time}`, first);
      await box(tab, second).click();
      await judge(`two filters ${time}`, both);
      await box(tab, level).click();
      await judge(`the other filter ${time}`, passing(expected, second));
      await box(tab, second).click();
      await judge(`no filter ${time}`, new Set(order));
    }
  }
}

/** How many rows are on paper. */
async function printedRows(tab) {
  await tab.emulateMedia({ media: 'print' });
  const n = await tab.locator('[data-part=listing] :is(tbody tr, .entries > li)').evaluateAll(all => all.filter(row => row.offsetHeight > 0).length);
  await tab.emulateMedia({ media: 'screen' });
  return n;
}

async function keyboard(tab, { is, same }) {
  const first = passing(expected, level);
  await pressUntil(tab, at => at.part === 'open', 30);
  await tab.keyboard.press('Enter');
  await tab.locator('.sieve details').first().waitFor();
  await pressUntil(tab, at => at.name === level.key && at.value === level.value, 160);
  await tab.keyboard.press('Space');
  await settled(tab, first.size);
  same('by keyboard', await shown(tab), first);
  is((await focused(tab)).value === level.value, 'the focus left the box');
}

async function nothing(tab, { home, is }) {
  const missing = [...new Set([...expected.all.values()].flatMap(project => project.capabilities))].find(name =>
    ![...expected.projects.values()].some(project => level.has(project) && project.capabilities.includes(name)));
  await tab.goto(`${home}?maturity=graduated&maturity=no-such-level&${expected.own ? `capability=${missing}` : 'status=archived'}`);
  await settled(tab, 0);
  is(await tab.getByText('Nothing matches.').isVisible(), 'nothing says that nothing matches');
  is(!await tab.locator('.section .band:visible').count(), 'a band without a project is shown');
  const way = tab.locator('[data-part=ways] button').first();
  const promised = parseInt(/(\d+)$/.exec(await way.innerText())[1], 10);
  await way.click();
  await settled(tab, promised);
  is(promised > 0 && (await shown(tab)).size === promised, `the way back promised ${promised}, ${(await shown(tab)).size} are shown`);
  is(await tab.evaluate(() => document.activeElement !== document.body), 'the focus is lost');
  await tab.getByRole('button', { name: 'Clear all' }).last().click();
  await settled(tab, expected.projects.size);
}

async function links(tab, { home, is, same }) {
  await tab.goto(`${home}?utm_source=x&nosuchfacet=1&view=nosuchview&sort=nosuchsort`);
  await settled(tab, expected.projects.size);
  same('with unknown keys', await shown(tab), new Set(expected.tiles));
  await tab.goto(`${home}?maturity=%3Cb%3E&project=no-such-project`);
  await settled(tab, 0);
  is(await tab.getByRole('button', { name: 'Remove Maturity: <b>' }).isVisible(), 'an unknown choice has no chip');
  is(!await tab.locator('dialog').isVisible().catch(() => false), 'an unknown project has a preview');
}

async function groups(tab, { home, is, same }) {
  const page = [...site.files].find(file => /^groups\/[^/]+\/index\.html$/.test(file)), slug = page.split('/')[1];
  const there = expectations(site, page), first = passing(there, level);
  await tab.goto(`${home}?maturity=graduated`);
  await settled(tab, passing(expected, level).size);
  const tab2 = tab.locator(`[data-group-tab="${slug}"]`);
  is(parseInt(await tab2.locator('.n').innerText(), 10) === first.size, `the tab of ${slug} says ${await tab2.innerText()}, not ${first.size}`);
  await tab2.click();
  await settled(tab, first.size);
  is(tab.url().includes(page) && query(tab) === '?maturity=graduated', `the tab leads to ${tab.url()}`);
  if (first.size)
    same(slug, await shown(tab), first);
  await tab.goto(`${home}?view=table&group=${slug}&maturity=graduated`, { waitUntil: 'commit' });
  await tab.waitForURL(url => url.href.includes(page));
  await settled(tab, first.size);
  await tab.goto(`${home}?view=table&maturity=graduated&show=all`);
  await tab.locator('[data-group-tab=all]').click();
  const everywhere = [...expected.all.values()].filter(level.has);
  await settled(tab, everywhere.length);
  is(/group=all/.test(query(tab)), 'all groups are not in the address');
}
