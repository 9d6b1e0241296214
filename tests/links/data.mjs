// Reads what a site holds for machines (sitemap, feeds, JSON, CSV, stylesheets)
// and checks every address of the site in it.

import { split } from './addresses.mjs';
import { quote } from './faults.mjs';
import { scan, textsOf } from './scan.mjs';

/** Addresses in JSON: every text that begins with the site's address, and
 *  what a key "url" holds; a relative one counts from its file, as anywhere. */
export function readJson({ addresses, faults }, file, at, text) {
  const { base } = addresses;
  const check = at === undefined ? 'data' : 'leads';    // a file, or a script in a page
  const visit = (value, key) => {
    if (Array.isArray(value))
      value.forEach(item => visit(item, key));
    else if (value !== null && typeof value === 'object')
      Object.entries(value).forEach(([name, item]) => visit(item, name));
    else if (base && typeof value === 'string' && value !== '' && !value.includes('{')) {
      if (value.startsWith(base))
        addresses.own(check, file, at, 'address', value);
      else if (key === 'url' && !/^[a-z][a-z0-9+.-]*:/i.test(value))
        addresses.own(check, file, at, `url ${quote(value)}, that is`, new URL(value, base + encodeURI(file)).href);
    }
  };
  try {
    visit(JSON.parse(text));
  } catch (error) {
    faults.add(check, file, at, `not JSON: ${error.message}`);
  }
}

/** CSV, plain text, XML: whatever begins with the site's address. */
export function readText({ site, addresses }, file) {
  for (const [address] of site.read(file).matchAll(/https?:\/\/[^\s"'<>,;)\]}{|\\]+/g))
    if (addresses.base && address.startsWith(addresses.base))
      addresses.own('data', file, undefined, 'address', address);
}

export function readStylesheet({ site, addresses }, file) {
  const text = site.read(file).replace(/\/\*[^]*?\*\//g, comment => ' '.repeat(comment.length));
  const address = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g;
  for (const match of text.matchAll(address)) {
    const value = match.slice(1).find(part => part !== undefined);
    if (!value.startsWith('#'))
      addresses.follow(file, match.index, value, true);
  }
}

/** Every page that is meant to be found must be listed once, and nothing else. */
export function readSitemap({ site, addresses, faults }, pages) {
  const listed = new Map();
  for (const address of textsOf(site.read('sitemap.xml'), 'loc')) {
    addresses.own('sitemap', 'sitemap.xml', undefined, 'loc', address);
    const path = split(address)?.path;
    listed.set(path, (listed.get(path) ?? 0) + 1);
  }
  const fault = message => faults.add('sitemap', 'sitemap.xml', undefined, message);
  for (const [address, times] of listed)
    if (times > 1)
      fault(`${quote(address)} is listed ${times} times`);
  for (const [file, page] of pages) {
    const address = addresses.clean(file);
    if (page.indexed !== listed.has(address))
      fault(`${quote(address)} ${listed.has(address) ? 'is listed, but not to be indexed' : 'is missing'}`);
    listed.delete(address);
  }
  for (const address of listed.keys())
    fault(`${quote(address)} is not a page's own address`);
}

export function readFeed({ site, addresses, faults }, file) {
  const text = site.read(file);
  const found = ['link', 'guid', 'id'].flatMap(name => textsOf(text, name));
  scan(text, tag => {
    if (tag.name === 'link' && tag.get('href') && ['alternate', 'self', undefined].includes(tag.get('rel')))
      found.push(tag.get('href'));
  });
  for (const address of found)
    if (/^https?:/.test(address))
      addresses.own('feed', file, undefined, 'address', address);
  if (found.length === 0)
    faults.add('feed', file, undefined, 'no address in it');
}
