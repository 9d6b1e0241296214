// What Lighthouse thinks of the home page, a project, a chapter and the table, on
// the slow telephone that it plays, served packed as a real host does.
//
//   node lighthouse.mjs SITE... [--optional]
//
// --optional  without Chromium or Lighthouse, skip instead of failing
//
// The three categories that do not depend on how busy the machine is have to be
// 100; performance is printed, with what it is made of.

import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { Report, count } from '../links/report.mjs';
import { openSite, pagesByKind } from '../links/site.mjs';
import { withBrowser } from './chromium.mjs';
import { serve } from './serve.mjs';

const STEADY = ['accessibility', 'best-practices', 'seo'];
const KINDS = ['home', 'projects/*', 'whitepaper/*', 'projects'];
const TIMES = { 'first-contentful-paint': 'first paint', 'largest-contentful-paint': 'largest', 'speed-index': 'speed index',
  'total-blocking-time': 'blocked', 'cumulative-layout-shift': 'shift' };

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { optional: { type: 'boolean' } } });
const report = new Report();
const sites = (positionals.length > 0 ? positionals : [undefined]).map(openSite);
const port = await freePort();
await withBrowser(report, { ...options, port }, async () => {
  const { default: lighthouse } = await import('lighthouse').catch(() => ({}));
  if (lighthouse === undefined && options.optional)
    return report.skip('Lighthouse', 'it is not installed (make test installs it)');
  if (lighthouse === undefined)
    throw new Error('no lighthouse: run "npm ci --ignore-scripts" in tests/');
  for (const site of sites)
    await judgeSite(lighthouse, site);
});

/** One that nobody listens on at this moment. */
async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function judgeSite(lighthouse, site) {
  const server = await serve(site, '/', { packed: true });
  const kinds = pagesByKind(site);
  for (const kind of KINDS.filter(kind => kinds.has(kind))) {
    const pages = kinds.get(kind), page = pages[pages.length >> 1];
    const address = `${server.origin}/${encodeURI(page).replace(/index\.html$/, '')}`;
    judge(`${site.folder}/${page}`, await lighthouse(address, { port, logLevel: 'silent' }));
  }
  server.close();
}

function judge(page, result) {
  const { runtimeError, categories, audits } = result.lhr;
  if (runtimeError !== undefined)
    return report.check(page, 'not judged', [runtimeError.message]);
  const score = key => Math.round(categories[key].score * 100);
  const faults = STEADY.filter(key => score(key) < 100).flatMap(key =>
    [`${key} ${score(key)}`, ...categories[key].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score < 1)
      .map(({ id }) => `  ${audits[id].title}: ${placesOf(audits[id])}`)]);
  const times = Object.entries(TIMES).map(([id, name]) => `${name} ${audits[id].displayValue.replace(/\s/g, ' ')}`);
  report.check(page, [...STEADY, 'performance'].map(key => `${key} ${score(key)}`).join(', '), faults);
  console.log(`      ${times.join(', ')}`);
}

/** Where an audit found something: the first places. */
function placesOf({ details }) {
  const items = details?.items ?? [];
  const texts = items.slice(0, 3).map(item => item.node?.snippet ?? item.url ?? item.description ?? JSON.stringify(item));
  return `${count(items.length, 'place')}${texts.length ? `: ${texts.join('; ')}` : ''}`;
}
