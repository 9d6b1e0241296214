// Proves that pages are valid HTML: runs the Nu HTML checker over 404.html, every
// page of a kind that has few, and three of each kind that has many.
//
//   node html.mjs SITE... [--all] [--optional]
//
// --all       every page of the site
// --optional  without Java, skip instead of failing

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Report, count, giveUp } from '../links/report.mjs';
import { openSite, pagesByKind, pickPages } from '../links/site.mjs';

const FEW = 20;                  // a kind with so many pages is looked at whole

/** Messages that are wrong about our pages: [pattern, why]. */
const FALSE_ALARMS = [
  [/^Resource violates Content Security Policy .*“(?!https?:|\/\/)[^“”]*” blocked/,
    'for a file the checker knows no origin, so it takes relative addresses for foreign; pages.mjs asks Chromium'],
  [/^Inline script violates Content Security Policy/,
    'said of JSON-LD, which is data and no script (HTML, "prepare the script element"); links/check.mjs finds real ones'],
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, optional: { type: 'boolean' } },
});
const report = new Report();
for (const site of (positionals.length > 0 ? positionals : [undefined]).map(openSite))
  checkSite(site);
report.end();

function checkSite(site) {
  const pages = options.all ? site.pages : choose(site);
  const result = runChecker(pages.map(page => join(site.root, page)));
  if (result.missing) {
    if (!options.optional)
      giveUp(result.missing);
    return report.skip(site.folder, result.missing);
  }
  const messages = result.messages.filter(({ message }) => !FALSE_ALARMS.some(([pattern]) => pattern.test(message)));
  report.check(`${site.folder}: valid HTML`, count(pages.length, 'page'), merge(site, messages));
}

function choose(site) {
  const few = [...pagesByKind(site).values()].filter(pages => pages.length <= FEW).flat();
  // The frame of one part has the part's heading as its own, before the section.
  return [...new Set([...few, ...pickPages(site)])].filter(page => !/^embed\/(capabilities|subcategories)\//.test(page));
}

/** Gives { messages } as the checker prints them, or { missing }: what is not there. */
function runChecker(files) {
  let jar;
  try {
    jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  } catch {
    return { missing: 'no vnu-jar: run "npm ci --ignore-scripts" in tests/' };
  }
  const run = spawnSync('java', ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files],
    { encoding: 'utf8', maxBuffer: 1 << 30, timeout: 300e3 });
  if (run.error?.code === 'ENOENT')
    return { missing: 'no Java: apt-get install default-jre-headless' };
  try {
    return JSON.parse(run.stdout);
  } catch {
    return { messages: [{ message: `the checker failed (status ${run.status}, ${run.error?.code}): ${run.stderr.slice(-500)}` }] };
  }
}

/** One line for a message, however many pages have it. */
function merge(site, messages) {
  const places = new Map();
  for (const { type, subType, message, url, lastLine, lastColumn, extract } of messages) {
    const file = url ? relative(site.root, fileURLToPath(url)) : '';
    const what = `${subType ?? type}: ${message}`;
    const where = `${file}:${lastLine}:${lastColumn}`;
    if (!places.has(what))
      places.set(what, { where, extract: extract?.replace(/\s+/g, ' ').trim(), times: 0 });
    places.get(what).times++;
  }
  return [...places].map(([what, { where, extract, times }]) =>
    `${where}: ${what}${times > 1 ? ` (and ${count(times - 1, 'time')} more)` : ''}${extract ? `\n        ${extract}` : ''}`);
}
