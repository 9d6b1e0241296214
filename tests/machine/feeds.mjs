// Holds a site's feed against RFC 4287 and RFC 4151, the days of its sitemap
// against the data that they come from, llms.txt and robots.txt against the
// files of the site, and every page's head against Open Graph.
//
//   node feeds.mjs SITE

import { Report, count } from '../links/report.mjs';
import { openSite } from '../links/site.mjs';
import { scan, textsOf } from '../links/scan.mjs';

const TAG_URI = /^tag:[a-z0-9][a-z0-9.-]*,\d{4}(-\d\d(-\d\d)?)?:([A-Za-z0-9._~!$&'()*+,;=:@\/?-]|%[0-9A-Fa-f]{2})+$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const report = new Report();
const site = openSite(process.argv[2]);
const head = readHead(site.read('index.html'));
const base = head.get('canonical');

for (const feed of [...site.files].filter(name => /(^|\/)feed[^/]*\.xml$/.test(name)))
  report.check(`${feed} is a feed`, 'RFC 4287', judgeFeed(feed));
report.check('days in the sitemap are those of the content', 'facts, licences, maturity', judgeSitemap());
report.check('llms.txt leads to pages and files', 'llmstxt.org', judgeLlms());
report.check('robots.txt names the sitemap', 'RFC 9309', site.read('robots.txt') === `User-agent: *\nAllow: /\nSitemap: ${base}sitemap.xml\n` ? [] : [site.read('robots.txt')]);
report.check('every page says what it is to those who share it', count(site.pages.length, 'page'), site.pages.flatMap(judgeHead));
report.end();

function judgeFeed(name) {
  const xml = site.read(name);
  const [top, ...entries] = xml.split('<entry>');
  const ids = textsOf(xml, 'id');
  const updated = entries.map(entry => textsOf(entry, 'updated')[0] ?? '');
  return [
    ...['title', 'id', 'updated'].flatMap(element => textsOf(top, element).length === 1 ? [] : [`it has not one ${element}`]),
    ...['title', 'id', 'updated'].flatMap(element => entries.filter(entry => textsOf(entry, element).length !== 1)
      .map(() => `an entry has not one ${element}`)),
    ...(/<author>\s*<name>[^<]+<\/name>/.test(top) ? [] : ['it has no author']),
    ...(linkOf(top, 'self') === base + name ? [] : [`its own address is ${linkOf(top, 'self')}`]),
    ...entries.filter(entry => !linkOf(entry, 'alternate')).map(() => 'an entry leads nowhere'),
    ...ids.filter(id => !TAG_URI.test(id)).map(id => `'${id}' is no tag URI`),
    ...(new Set(ids).size === ids.length ? [] : ['an id stands twice']),
    ...textsOf(xml, 'updated').filter(moment => !MOMENT.test(moment)).map(moment => `'${moment}' is no moment`),
    ...(updated.join() === [...updated].sort().reverse().join() ? [] : ['the newest is not first']),
    ...(entries.length && textsOf(top, 'updated')[0] !== updated[0] ? ['it was updated when its newest entry was not'] : []),
  ];
}

function linkOf(xml, rel) {
  let found;
  scan(xml, tag => {
    if (tag.name === 'link' && tag.get('rel') === rel)
      found ??= tag.get('href');
  });
  return found;
}

/** The newest day that the published data know of an entry. */
function dayOf(id, kind) {
  const { item, facts } = JSON.parse(site.read(`api/v1/${kind}/${id}.json`));
  return [facts?.looked, item.license?.checked, item.maturity?.checked].filter(Boolean).sort().at(-1);
}

function judgeSitemap() {
  const days = new Map([...site.read('sitemap.xml').matchAll(/<url><loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?<\/url>/g)]
    .map(([, loc, day]) => [loc, day]));
  const { as_of } = JSON.parse(site.read('api/v1/index.json'));
  const kind = site.files.has('api/v1/entries.json') ? 'entries' : 'items';
  const { items } = JSON.parse(site.read(`api/v1/${kind}.json`));
  const wrong = items.filter(item => days.get(item.url) !== dayOf(item.id, kind))
    .map(item => `${item.url}: ${days.get(item.url)}, not ${dayOf(item.id, kind)}`);
  return [...wrong,
    ...(days.get(base) === (as_of ?? undefined) ? [] : [`the home page: ${days.get(base)}, not ${as_of}`]),
    ...[...days.values()].filter(day => day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day))];
}

function judgeLlms() {
  const lines = site.read('llms.txt').split('\n');
  const links = lines.flatMap(line => [...line.matchAll(/\]\((\S*)\)/g)].map(found => found[1]));
  const dead = links.filter(link => {
    const path = decodeURIComponent(link.slice(base.length));
    return !link.startsWith(base) || !site.files.has(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  });
  return [
    ...(/^# \S/.test(lines[0]) ? [] : ['it does not start with a title']),
    ...(/^> \S/.test(lines[2]) ? [] : ['no summary follows the title']),
    ...(links.length > 5 ? [] : ['it has hardly a link']),
    ...dead.map(link => `${link} is not there`),
  ];
}

function readHead(html) {
  const found = new Map();
  scan(html.slice(0, html.indexOf('</head>')), tag => {
    if (tag.name === 'meta' && !tag.closes)
      found.set(tag.get('property') ?? tag.get('name') ?? tag.get('http-equiv'), tag.get('content'));
    if (tag.name === 'link' && tag.get('rel') === 'canonical')
      found.set('canonical', tag.get('href'));
  });
  return found;
}

function judgeHead(page) {
  const own = readHead(site.read(page));
  if (/^embed\/.*\//.test(page) && page !== 'embed/index.html')
    return own.get('robots') === 'noindex' ? [] : [`${page}: a frame that is to be indexed`];
  if (own.has('refresh'))
    return own.get('robots') === 'noindex' ? [] : [`${page}: leads on, and is to be indexed`];
  return [
    ...['og:title', 'og:description', 'og:type', 'og:site_name', 'og:url'].filter(name => !own.get(name)).map(name => `${page}: no ${name}`),
    ...(own.get('og:url') === own.get('canonical') ? [] : [`${page}: og:url is ${own.get('og:url')}`]),
    ...(own.get('og:description') === own.get('description') ? [] : [`${page}: og:description differs from its description`]),
  ];
}
