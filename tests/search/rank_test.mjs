// Proves that the search finds what was meant: 300 queries with typing errors,
// swapped words, beginnings and other accents, made by chance from a fixed seed
// out of the names of both catalogues, are asked of our search and of MiniSearch
// on the same fields.  Ours must find the wanted name at least as early.
//
//   node rank_test.mjs SITE...

import MiniSearch from 'minisearch';
import { Report } from '../links/report.mjs';
import { openSite } from '../links/site.mjs';
import { ranking, readFinds, readIndex } from './engine.mjs';

const SEED = 20261123;
const QUERIES = 300;
const KEYSTROKE = 16;            // milliseconds at most, on the median
const SHOWN = 5;                 // a find below the fifth counts as none

/** What MiniSearch may be set to; the best of them is the one to beat. */
const SETTINGS = [
  { fuzzy: 0.2, prefix: true, boost: { name: 2 } },
  { fuzzy: 0.2, prefix: true, boost: { name: 8 } },
  { fuzzy: 0.3, prefix: true, boost: { name: 8 } },
  { fuzzy: 0.3, prefix: true, boost: { name: 8 }, combineWith: 'AND' },
];

/** What people are known to type, and what they mean by it, where there is such. */
const MEANT = { kubernets: 'Kubernetes', k8s: 'Kubernetes', databse: 'Database', 'agro cd': 'Argo', argocd: 'Argo', 'cd argo': 'Argo',
  'canary gateway api': 'Flagger', 'gateway api canary': 'Argo Rollouts', 'IF-04': 'Rendered manifests', rolback: 'rollback' };

const { openIndex, wordsOf } = ranking();
const plain = text => wordsOf(text).join(' ');
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** mulberry32: the same numbers on every machine. */
function numbers(seed) {
  return n => {
    seed = seed + 0x6d2b79f5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return Math.floor(((t ^ t >>> 14) >>> 0) / 2 ** 32 * n);
  };
}

function edit(chance, text) {
  const at = chance(text.length - 1);
  const letter = letters[chance(26)];
  return [
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2),
  ][chance(4)]();
}

function swapWords(chance, text) {
  const words = text.split(' ');
  const at = chance(words.length - 1);
  words.splice(at, 2, words[at + 1], words[at]);
  return words.join(' ');
}

const ACCENTS = { a: 'á', e: 'é', i: 'ï', o: 'ö', u: 'ü', c: 'ç', n: 'ñ' };

/** Few names bear an accent: where one does it is dropped, else one is put. */
function otherAccent(chance, text, name) {
  const dropped = name.normalize('NFD').replace(/\p{M}/gu, '');
  if (dropped !== name.normalize('NFD'))
    return dropped;
  const places = [...text].flatMap((c, i) => ACCENTS[c] ? [i] : []);
  const at = places[chance(places.length)];
  return text.slice(0, at) + ACCENTS[text[at]] + text.slice(at + 1);
}

/** Each kind of query: which names it can be made of, and how. */
const KINDS = {
  'one edit': [text => text.length >= 4, edit],
  'two edits': [text => text.length >= 7, (chance, text) => edit(chance, edit(chance, text))],
  'swapped words': [text => text.includes(' '), swapWords],
  'a beginning': [text => text.length >= 5, (chance, text) => text.slice(0, 3 + chance(text.length - 3))],
  'another accent': [text => /[aeioucn]/.test(text), otherAccent],
};

function makeQueries(chance, names, n) {
  return Object.entries(KINDS).flatMap(([kind, [fits, make]]) => {
    const usable = names.filter(name => fits(plain(name)));
    return Array.from({ length: n / Object.keys(KINDS).length }, () => {
      const name = usable[chance(usable.length)];
      return { kind, wanted: plain(name), query: make(chance, plain(name), name) };
    });
  });
}

function rank(names, wanted) {
  const at = names.slice(0, SHOWN).findIndex(name => plain(name) === wanted);
  return at < 0 ? 0 : 1 / (at + 1);
}

const mean = list => list.reduce((sum, x) => sum + x, 0) / list.length;

function openRivals(finds) {
  const rival = new MiniSearch({
    fields: ['name', 'label', 'text'], storeFields: ['name'],
    tokenize: wordsOf, processTerm: term => term,
  });
  rival.addAll(finds.map((find, id) => ({ id, ...find })));
  return SETTINGS.map(settings => query => rival.search(query, settings).map(({ name }) => name));
}

const report = new Report();
const chance = numbers(SEED);
const all = [];
const sites = process.argv.slice(2).map(openSite);
for (const site of sites) {
  const { index } = readIndex(site);
  const finds = readFinds(index);
  const ours = openIndex(index);
  const rivals = openRivals(finds);
  const layered = site.files.has('interfaces/index.html');
  const names = [...new Set(finds.filter(({ kind }) => kind === index.kinds[0].name).map(({ name }) => name))];
  for (const { kind, wanted, query } of makeQueries(chance, names, QUERIES / sites.length))
    all.push({ site: site.folder, kind, query, wanted,
      ours: rank(ours(query).map(({ find }) => find.name), wanted),
      rivals: rivals.map(search => rank(search(query), wanted)) });
  const { n, median, most } = timeOf(ours, all.filter(one => one.site === site.folder).map(({ query }) => query));
  report.check(`${site.folder}: a keystroke takes at most ${KEYSTROKE} ms`,
    `${finds.length} finds, ${n} keystrokes: median ${median.toFixed(1)} ms, 95 of 100 below ${most.toFixed(1)} ms`,
    median > KEYSTROKE ? ['it takes longer'] : []);
  for (const [query, name] of Object.entries(MEANT).filter(([, name]) => layered || !/^(Flagger|Argo R)/.test(name))) {
    if (!finds.some(find => find.name.startsWith(name)))
      continue;
    const first = ours(query).slice(0, SHOWN).map(({ find }) => find.name);
    report.check(`${site.folder}: “${query}”`, first.join(', '),
      first.some(found => found.startsWith(name)) ? [] : [`nothing that begins with ${name}`]);
  }
}

/** As it is typed: every beginning of every query; in the processor's time. */
function timeOf(search, queries) {
  const times = queries.flatMap(query => [...query].map((_, i) => {
    const before = process.cpuUsage();
    search(query.slice(0, i + 1));
    return process.cpuUsage(before).user / 1000;
  })).sort((a, b) => a - b);
  return { n: times.length, median: times[times.length >> 1], most: times[Math.floor(times.length * 0.95)] };
}

function compare(title, list) {
  const ours = mean(list.map(({ ours }) => ours));
  const best = Math.max(...SETTINGS.map((_, i) => mean(list.map(({ rivals }) => rivals[i]))));
  return { title, ours, best, text: `${list.length} queries: MRR@${SHOWN} ours ${ours.toFixed(3)}, MiniSearch ${best.toFixed(3)}` };
}

for (const kind of Object.keys(KINDS))
  console.log(`      ${compare(kind, all.filter(one => one.kind === kind)).text}, ${kind}`);
for (const [title, list] of [...sites.map(({ folder }) => [folder, all.filter(one => one.site === folder)]), ['all', all]]) {
  const { ours, best, text } = compare(title, list);
  report.check(`what was meant is found at least as early: ${title}`, text, ours >= best ? [] : ['MiniSearch is better']);
}
if (process.env.VERBOSE)
  all.filter(one => one.ours < 1).forEach(one => console.log(one.kind, '|', one.query, '|', one.wanted, one.ours.toFixed(2), one.rivals.map(r => r.toFixed(2)).join(' ')));
report.end();
