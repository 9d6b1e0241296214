// Reads one page, or one drawing of ours: reports what is wrong in it by itself,
// and gives what can be judged only beside the other pages.

import { split } from './addresses.mjs';
import { readJson } from './data.mjs';
import { quote } from './faults.mjs';
import { count } from './report.mjs';
import { decode, scan } from './scan.mjs';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'";

/** Attributes that hold one address. */
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'poster', 'xlink:href', 'background']);

/** Attributes that hold ids of the same page. */
const ID_LISTS = new Set(['for', 'list', 'form', 'headers', 'popovertarget', 'aria-labelledby', 'aria-describedby',
  'aria-controls', 'aria-owns', 'aria-details', 'aria-activedescendant']);

/** The <link>s for which a browser loads nothing. */
const LOADS_NOTHING = new Set(['canonical', 'alternate', 'license', 'author', 'help', 'me', 'prev', 'next', 'up']);

/** Gives the ids and the idsNamed, the leads ([offset, where it leads]), the
 *  title, and indexed: is it meant to be found, in the sitemap and by links? */
export function readPage(tools, file) {
  const { site, faults } = tools;
  const page = { ids: new Set(), idsNamed: [], leads: [], metas: new Map(), titles: [], headings: 0 };
  const first = [];              // the first tags, down to the policy
  let drawings = 0;              // how deep in <svg>

  scan(site.read(file), tag => {
    if (tag.name === 'svg' && !tag.source.endsWith('/'))
      drawings += tag.closes ? -1 : 1;
    if (tag.closes)
      return;
    if (first.length < 4)
      first.push(tag);
    if (tag.name === 'h1')
      page.headings++;
    else if (tag.name === 'title' && drawings === 0)
      page.titles.push(decode(tag.text).trim());
    else if (tag.name === 'meta')
      page.metas.set(tag.get('property') ?? tag.get('name') ?? tag.get('http-equiv')?.toLowerCase(),
        { at: tag.at, content: tag.get('content') ?? '' });
    else if (tag.name === 'style')
      faults.add('inline', file, tag.at, '<style>');
    else if (tag.name === 'base')
      faults.add('inside', file, tag.at, '<base> moves every link');
    else if (tag.name === 'script')
      readScript(tools, file, tag);
    for (const [name, value] of tag.attributes)
      readAttribute(tools, file, page, tag, name, value);
  });

  if (file.endsWith('.html')) {
    readHead(tools, file, page, first);
    readMetas(tools, file, page);
    readCanonical(tools, file, page);
  }
  return page;
}

function readScript({ addresses, faults }, file, tag) {
  const type = tag.get('type')?.toLowerCase();
  if (type === 'application/ld+json' || type === 'application/json')
    readJson({ addresses, faults }, file, tag.at, tag.text);
  else if (type === 'module')
    faults.add('inline', file, tag.at, 'a module does not load from file:');
  else if (tag.get('src') === undefined)
    faults.add('inline', file, tag.at, '<script> without src');
}

function readAttribute({ addresses, faults }, file, page, tag, name, value) {
  const follow = (address, fetches) =>
    page.leads.push([tag.at, addresses.follow(file, tag.at, address, fetches)]);

  if (name === 'id') {
    if (page.ids.has(value))
      faults.add('ids', file, tag.at, `id ${quote(value)} stands twice in ${file}`);
    page.ids.add(value);
  } else if (name === 'style' || /^on[a-z]+$/.test(name)) {
    faults.add('inline', file, tag.at, `${name} attribute on <${tag.name}>`);
  } else if (ID_LISTS.has(name)) {
    for (const id of value.split(/\s+/).filter(Boolean))
      page.idsNamed.push([tag.at, name, id]);
  } else if (name === 'srcset' || name === 'imagesrcset') {
    for (const candidate of value.split(/,\s+|,$/).filter(Boolean))
      follow(candidate.trim().split(/\s+/)[0], true);
  } else if (tag.name === 'link' && name === 'href') {
    const relation = (tag.get('rel') ?? '').toLowerCase();
    if (relation === 'canonical')
      page.canonical ??= { at: tag.at, href: value };
    else if (addresses.base && value.startsWith(addresses.base))
      addresses.own('leads', file, tag.at, `${relation} link`, value);
    else
      follow(value, !LOADS_NOTHING.has(relation));
  } else if (ADDRESSES.has(name) || (name === 'data' && tag.name === 'object')) {
    follow(value, tag.name !== 'a' && tag.name !== 'area');
  }
}

function readHead({ faults }, file, page, [html, head, charset, policy]) {
  if (page.headings !== 1)
    faults.add('heading', file, undefined, `${file} has ${count(page.headings, 'h1')}`);
  page.title = page.titles[0];
  if (page.titles.length !== 1 || page.title === '')
    faults.add('title', file, undefined, `${file} has ${count(page.titles.filter(Boolean).length, 'title')}`);

  if (html?.name !== 'html' || head?.name !== 'head' || !/^utf-8$/i.test(charset?.get('charset')))
    faults.add('policy', file, 0, '<html>, <head> and <meta charset="utf-8"> are not the first three tags');
  else if (policy?.get('http-equiv')?.toLowerCase() !== 'content-security-policy')
    faults.add('policy', file, charset.at, 'no policy right after the charset');
  else if (policy.get('content')?.trim().replace(/\s+/g, ' ').replace(/;$/, '') !== POLICY)
    faults.add('policy', file, policy.at, `not the policy of the design: ${policy.get('content')}`);
}

function readMetas({ addresses, faults }, file, { metas }) {
  if (!metas.get('description')?.content.trim())
    faults.add('description', file, undefined, `${file} has no description`);
  if (metas.has('refresh'))
    faults.add('inline', file, metas.get('refresh').at, 'a page that moves its reader by <meta http-equiv="refresh">');
  for (const name of ['og:image', 'twitter:image'])
    if (metas.has(name))
      addresses.own('leads', file, metas.get(name).at, name, metas.get(name).content);
}

function readCanonical({ addresses, faults }, file, page) {
  const { metas, canonical } = page;
  page.indexed = file !== '404.html' && !/noindex/.test(metas.get('robots')?.content);
  if (canonical === undefined) {
    if (file !== '404.html')
      faults.add('canonical', file, undefined, `${file} has no canonical link`);
    return;
  }
  addresses.own('canonical', file, canonical.at, 'canonical link', canonical.href);
  const own = addresses.clean(file);
  if (addresses.base && page.indexed && split(canonical.href)?.path !== own)
    faults.add('canonical', file, canonical.at, `canonical link ${quote(canonical.href)} should be ${quote(own)}`);
  if (metas.has('og:url') && metas.get('og:url').content !== canonical.href)
    faults.add('canonical', file, metas.get('og:url').at, `og:url of ${file} is not its canonical link`);
}
