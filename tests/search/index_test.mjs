// Proves that what the search loads is whole and small: every find leads to a
// page and a place that are there, search.json and the page by letter list the
// same finds, and the index keeps its budget.
//
//   node index_test.mjs SITE...

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Report, count } from '../links/report.mjs';
import { scan } from '../links/scan.mjs';
import { openSite } from '../links/site.mjs';
import { ranking, readFinds, readIndex } from './engine.mjs';

/** Design, 4; in bytes (gzip -9). */
const BUDGET = { layered: 25e3, foreign: 110e3 };

const anchors = new Map();      // page → its ids
const report = new Report();
const { openIndex } = ranking();
for (const site of process.argv.slice(2).map(openSite))
  check(site);
report.end();

function check(site) {
  const { file, index } = readIndex(site);
  const bytes = gzipSync(readFileSync(join(site.root, file)), { level: 9 }).length;
  const budget = site.files.has('interfaces/index.html') ? BUDGET.layered : BUDGET.foreign;
  const kilo = n => `${(n / 1000).toFixed(1)} kB`;
  report.check(`${site.folder}: the index keeps its budget of ${kilo(budget)}`, `${kilo(bytes)}, ${file}`,
    bytes > budget ? [`${bytes - budget} bytes too many`] : []);

  const finds = openIndex(index).all;
  report.check(`${site.folder}: every find leads to its place`, count(finds.length, 'find'),
    finds.flatMap(({ name, href }) => faultsOf(site, href).map(fault => `${name}: ${href}: ${fault}`)));

  const read = readFinds(index);
  const textless = read.filter(({ text, kind }) => text === '' && kind !== 'Whitepaper').length;
  report.check(`${site.folder}: finds are found by their texts, too`, `${read.length - textless} of ${read.length} have words`,
    textless > read.length / 2 ? [`${textless} have none`] : []);

  const spell = list => list.map(({ name, href }) => `${name} → ${href}`).sort();
  const machine = JSON.parse(site.read('search.json')).map(({ name, path }) => ({ name, href: path }));
  const page = linksByLetter(site);
  compare(`${site.folder}: search.json lists the same`, spell(finds), spell(machine));
  compare(`${site.folder}: the page by letter lists the same`, spell(finds), spell(page));
}

function compare(title, wanted, got) {
  const has = new Set(got);
  const known = new Set(wanted);
  report.check(title, count(got.length, 'find'), [
    ...wanted.filter(one => !has.has(one)).map(one => `missing: ${one}`),
    ...got.filter(one => !known.has(one)).map(one => `too much: ${one}`),
    ...got.length === wanted.length ? [] : [`${got.length} for ${wanted.length}`],
  ]);
}

function anchorsOf(site, path) {
  const key = site.root + path;
  if (!anchors.has(key)) {
    const ids = new Set();
    scan(site.read(path), tag => tag.closes || ids.add(tag.get('id')));
    anchors.set(key, ids);
  }
  return anchors.get(key);
}

function faultsOf(site, href) {
  const [path, anchor] = href.split('#').map(decodeURIComponent);
  if (!site.files.has(path))
    return ['no such file'];
  return anchor === undefined || anchorsOf(site, path).has(anchor) ? [] : ['no such place'];
}

/** The links between the headings of letters. */
function linksByLetter(site) {
  const html = site.read('search/index.html').replace(/^[^]*?<section/, '<section').replace(/<\/main>[^]*$/, '');
  const plain = text => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' })[name]);
  return [...html.matchAll(/<a href="([^"]+)">([^<]*)<\/a>/g)].map(([, href, name]) =>
    ({ name: plain(name), href: posix.join('search', plain(href)).replace(/^search\/\.\.\//, '') }));
}
