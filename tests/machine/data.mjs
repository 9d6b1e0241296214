// Reads the structured data (JSON-LD, schema.org) of every page of a site: it is
// JSON, has a type that fits the kind of page and the members that type needs,
// and its breadcrumbs are those that the page shows.
//
//   node data.mjs SITE

import { Report, count } from '../links/report.mjs';
import { kindOf, openSite, pagesByKind } from '../links/site.mjs';

/** What each type needs beside a name and an address. */
const MEMBERS = {
  Dataset: ['description', 'creator', 'distribution', 'isAccessibleForFree'],
  SoftwareSourceCode: ['description', 'codeRepository', 'keywords'],
  TechArticle: ['headline'], CreativeWork: ['keywords'], Thing: [],
  DefinedTerm: ['inDefinedTermSet'], DefinedTermSet: ['hasDefinedTerm'],
  ScholarlyArticle: ['headline', 'author'],
  CollectionPage: ['description'], WebPage: ['description'], FAQPage: ['mainEntity'],
};

/** The types that a kind of page may have; all others are pages of the Web. */
const TYPES = {
  home: ['Dataset'], 'groups/*': ['Dataset'], 'api/*': ['Dataset'],
  'projects/*': ['SoftwareSourceCode', 'TechArticle', 'CreativeWork', 'Thing', 'WebPage'],
  'layers/*': ['DefinedTerm'], 'capabilities/*': ['DefinedTerm'], 'interfaces/*': ['DefinedTerm'],
  'categories/*': ['DefinedTerm'], 'subcategories/*': ['DefinedTerm'],
  glossary: ['DefinedTermSet'], whitepaper: ['ScholarlyArticle'], 'whitepaper/*': ['ScholarlyArticle'],
  'whitepaper/print': ['ScholarlyArticle'], 'architectures/*': ['TechArticle'], 'compare/*': ['TechArticle'],
  projects: ['CollectionPage'], interfaces: ['CollectionPage'], architectures: ['CollectionPage'],
  compare: ['CollectionPage'], references: ['CollectionPage'],
};

const report = new Report();
const site = openSite(process.argv[2]);

for (const [kind, pages] of pagesByKind(site)) {
  if (kind.startsWith('embed/'))
    continue;    // frames in other people's pages: not to be indexed
  const read = pages.filter(page => !isRedirect(site.read(page)));
  if (read.length)
    report.check(kind, count(read.length, 'page'), read.flatMap(page => judge(page).map(fault => `${page}: ${fault}`)));
}
report.end();

function isRedirect(html) {
  return /<meta http-equiv="refresh"/.test(html);
}

function judge(page) {
  const html = site.read(page);
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  if (scripts.length !== 1)
    return [`${scripts.length} blocks of data`];
  let data;
  try {
    data = JSON.parse(scripts[0][1]);
  } catch (error) {
    return [error.message];
  }
  const [thing, way, ...rest] = data['@graph'] ?? [];
  if (data['@context'] !== 'https://schema.org' || !thing || rest.length)
    return ['it is not a graph of schema.org with one thing and the way to it'];
  return [...judgeThing(page, html, thing), ...judgeWay(kindOf(page), html, thing, way)];
}

function judgeThing(page, html, thing) {
  const type = thing['@type'];
  const wanted = TYPES[kindOf(page)] ?? ['WebPage', 'CollectionPage', 'FAQPage'];
  const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
  return [
    wanted.includes(type) || `is ${type}, not ${wanted.join(' or ')}`,
    ...['name', 'url', ...MEMBERS[type] ?? []].map(name => lacks(thing[name]) ? `its ${type} lacks '${name}'` : true),
    canonical === undefined || canonical === escaped(thing.url) || `says ${thing.url}, its canonical link ${canonical}`,
  ].filter(fault => fault !== true);
}

function judgeWay(kind, html, thing, way) {
  const shown = [...(/<nav class="crumbs".*?<\/nav>/s.exec(html)?.[0] ?? '').matchAll(/<a href="[^"]*">([^<]*)<\/a>/g)].map(found => found[1]);
  if (!way)
    return shown.length ? ['crumbs are shown, but not in the data'] : [];
  const steps = way.itemListElement ?? [];
  const names = steps.slice(0, -1).map(step => escaped(step.name));
  return [
    way['@type'] === 'BreadcrumbList' || `the way is ${way['@type']}`,
    steps.every((step, i) => step['@type'] === 'ListItem' && step.position === i + 1 && step.name && step.item) || 'a step lacks something',
    kind === 'whitepaper/print' ||          // shows none: it is made for paper
      JSON.stringify(names) === JSON.stringify(shown) || `the way is ${names}, shown is ${shown}`,
    steps.at(-1)?.item === thing.url || 'the way does not end at the page',
  ].filter(fault => fault !== true);
}

/** As the pages escape text. */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

function lacks(value) {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
