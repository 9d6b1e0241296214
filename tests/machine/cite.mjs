// Citations of entries are BibTeX whatever an entry is called: builds a
// catalogue of hostile names, reads each page's citation as BibTeX reads it,
// and its badge as XML and Markdown.
//
//   node cite.mjs STRATA

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Report } from '../links/report.mjs';
import { decode } from '../links/scan.mjs';

const NAMES = [
  'Plain', 'Brace } closes', 'Brace { opens', '}}, note = {x', '@misc{evil,', 'C# & 50 % of $x_1^2~',
  'back\\slash \\input{/etc/passwd}', '"quoted" \'names\'', 'Café 日本', '<script>alert(1)</script>', '](x) [y] *z* `c`',
  '&lt;b&gt;', 'a | b', '%comment',
];

const MACROS = {
  '\\textbackslash{}': '\\', '\\textbraceleft{}': '{', '\\textbraceright{}': '}', '\\textasciitilde{}': '~',
  '\\textasciicircum{}': '^', '\\%': '%', '\\#': '#', '\\$': '$', '\\&': '&', '\\_': '_',
};

const [strata] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cite-test-'));
const report = new Report();

try {
  mkdirSync(join(folder, 'in/logos'), { recursive: true });
  writeFileSync(join(folder, 'in/logos/x.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>');
  writeFileSync(join(folder, 'in/settings.yml'), 'foundation: "Fo}u{ndation & Co"\nurl: https://hostile.example.org\n');
  writeFileSync(join(folder, 'in/landscape.yml'), JSON.stringify({
    landscape: [{ name: 'A & <B>', subcategories: [{ name: 'C', items: NAMES.map(name => ({ name, homepage_url: 'https://example.org/', logo: 'x.svg' })) }] }],
  }));
  spawnSync(strata, ['build', join(folder, 'in'), '-o', join(folder, 'site'), '--no-cache', '--keep-going']); // hostile: with findings
  const { items } = JSON.parse(read('api/v1/items.json'));
  report.check('every name has an entry', `${NAMES.length} names`, NAMES.filter(name => !items.some(item => item.name === name)));
  for (const item of items)
    report.check(item.name, item.id, [...judgeCitation(item), ...judgeBadge(item)]);
} finally {
  rmSync(folder, { recursive: true });
  report.end();
}

function read(path) {
  return readFileSync(join(folder, 'site', path), 'utf8');
}

/** The texts that are there to be copied: citation and badge. */
function copied(item) {
  return [...read(`projects/${item.id}/index.html`).matchAll(/<pre class="code" tabindex="0" data-copy="[^"]*" data-copied="[^"]*">([^<]*)<\/pre>/g)]
    .map(found => decode(found[1]));
}

/** As BibTeX does: a value ends with the brace that closes it, and no backslash
 *  keeps a brace from counting. */
function readBibtex(text) {
  const head = /^@misc\{([a-z0-9-]+),\n/.exec(text);
  if (!head)
    return undefined;
  const fields = new Map();
  let at = head[0].length;
  while (text[at] !== '}') {
    const name = /^\s*([a-z]+) = \{/.exec(text.slice(at));
    if (!name)
      return undefined;
    at += name[0].length;
    let depth = 1;
    const from = at;
    for (; depth > 0 && at < text.length; at++)
      depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
    fields.set(name[1], text.slice(from, at - 1));
    at += /^,?\s*/.exec(text.slice(at))[0].length;
  }
  return text.slice(at).trim() === '}' ? fields : undefined;
}

function plain(value) {
  return value.replace(/\\(?:text[a-z]+\{\}|[%#$&_])/g, macro => MACROS[macro]);
}

function judgeCitation(item) {
  const fields = readBibtex(copied(item)[0]);
  if (!fields)
    return [`this is no entry of BibTeX: ${copied(item)[0]}`];
  return [
    plain(fields.get('title')).startsWith(`${item.name}, `) || `its title is ${fields.get('title')}`,
    fields.get('author') === 'Fo\\textbraceright{}u\\textbraceleft{}ndation \\& Co' || `its author is ${fields.get('author')}`,
    plain(fields.get('url')) === item.url || `its url is ${fields.get('url')}`,
    [...fields.keys()].every(name => ['author', 'title', 'year', 'edition', 'url'].includes(name)) || `it has ${[...fields.keys()]}`,
  ].filter(fault => fault !== true);
}

function judgeBadge(item) {
  const svg = read(`projects/${item.id}/badge.svg`);
  const title = decode(/<title>([^<]*)<\/title>/.exec(svg)?.[1] ?? '');
  const markup = /^\[!\[((?:\\.|[^\\[\]])*)\]\((\S+)\)\]\((\S+)\)$/.exec(copied(item)[1]);
  return [
    title.startsWith(`${item.name}: `) || `its badge is titled ${title}`,
    /<script|<b>/.test(svg) ? 'its badge holds markup' : true,
    markup?.[2] === `${item.url}badge.svg` || `its markup is ${copied(item)[1]}`,
    markup?.[3] === item.url || 'its badge leads elsewhere',
  ].filter(fault => fault !== true);
}
