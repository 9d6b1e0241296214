// Proves that style sheets have no rule that nothing uses: each class, id and
// element that a selector names is in a page or drawing of one of the sites, or is
// made by a script.
//
//   node unused.mjs SITE...

import process from 'node:process';
import { Report, count } from '../links/report.mjs';
import { scan } from '../links/scan.mjs';
import { openSite } from '../links/site.mjs';

const report = new Report();
const sites = process.argv.slice(2).map(openSite);
const used = { class: new Set(), id: new Set(), element: new Set(['html', 'body', 'h5', 'h6']) };    // Markdown has these
/** Of classes in steps, as widths are, a catalogue need not have each. */
const stem = name => name?.replace(/\d+$/, '…');
const scripts = new Set();       // every word in them that could be a name

for (const site of sites)
  for (const file of site.files) {
    if (/^assets\/.*\.js$|^embed\/.*\.js$/.test(file) && !/^assets\/(index|compare|facets|previews|old)\./.test(file))
      (site.read(file).match(/[a-zA-Z][\w-]*/g) ?? []).forEach(word => scripts.add(word));
    if (!/\.(html|svg)$/.test(file) || /^(logos|assets)\//.test(file))
      continue;
    scan(site.read(file), tag => {
      if (tag.closes)
        return;
      used.element.add(tag.name);
      (tag.get('class') ?? '').split(/\s+/).forEach(name => used.class.add(stem(name)));
      used.id.add(stem(tag.get('id')));
    });
  }

const [site] = sites;            // the sheets are the same in all of them
const sheets = [...site.files].filter(file => /^assets\/(strata|print)\..*\.css$/.test(file));
report.check(`${site.folder}: its style sheets`, sheets.join(', '), sheets.length === 2 ? [] : ['they are not two']);
for (const sheet of sheets) {
  const selectors = selectorsOf(site.read(sheet));
  const faults = selectors.flatMap(selector => namesIn(selector)
    .filter(([kind, name]) => !used[kind].has(kind === 'element' ? name : stem(name)) && !scripts.has(name))
    .map(([kind, name]) => `nothing is the ${kind} “${name}” of ${selector}`));
  report.check(sheet, count(selectors.length, 'rule'), selectors.length < 50 ? ['too few rules: this proves nothing'] : faults);
}
report.end();

/** What stands before each block of declarations. */
function selectorsOf(css) {
  return [...css.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{};]+)\{/g)].map(([, text]) => text.trim().replace(/\s+/g, ' '))
    .filter(text => !text.startsWith('@') && !/^(from|to|[\d.]+%)$/.test(text));
}

/** [kind, name] of the classes, ids and elements in a selector. */
function namesIn(selector) {
  const bare = selector.replace(/\[[^\]]*\]|"[^"]*"/g, ' ').replace(/::?[a-z-]+/g, ' ');
  return [...bare.matchAll(/([.#]?)(-?[a-zA-Z_][\w-]*)/g)]
    .map(([, mark, name]) => [mark === '.' ? 'class' : mark === '#' ? 'id' : 'element', name]);
}
