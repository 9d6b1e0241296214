// Tries the examples of templates/rules.en.yml: of each pair the wrong one gives
// a finding of its rule, and the right one does not.
//
//   node examples.mjs STRATA CATALOGUE
//
// An example of YAML names its file in its first line. Its keys take the place of
// those of a plain entry (entries/), of the file in CATALOGUE (stacks/ and others),
// or it is the whole file (landscape.yml). Markdown is put into a description, a
// fenced block into a chapter, an SVG into a logo. Other languages are for reading.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Report } from '../links/report.mjs';

const [strata, catalogue] = process.argv.slice(2);
const report = new Report();
const scratch = mkdtempSync(join(tmpdir(), 'strata-examples-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

// What takes the network or another program to find.
const unheard = /^(link-|pull)/;

// The day of the check, so that what is young in an example stays young.
const SOURCE_DATE_EPOCH = String(Date.UTC(2026, 8, 1) / 1000);

const run = (...args) => spawnSync(strata, args, {
  encoding: 'utf8',
  maxBuffer: 1 << 26,
  env: { ...process.env, SOURCE_DATE_EPOCH },
}).stdout;

/** What `strata explain` prints below "Wrong:" or "Right:", without its margin. */
function example(explained, name) {
  const [, text] = explained.split(`\n${name}:\n\n`);
  return text.split(/\n\n(?=\S)/)[0].replace(/^ {4}/gm, '').trimEnd() + '\n';
}

/** The top-level keys of a file, each with its lines. */
function* blocks(text) {
  for (const [block] of text.matchAll(/^[^\s#-].*\n(?:(?![^\s#-]).*\n)*/gm))
    yield [block.slice(0, block.indexOf(':')), block];
}

/** `text` with the keys of `fragment` in the place of its own. */
function overlay(text, fragment) {
  const own = new Set([...blocks(fragment)].map(([key]) => key));
  return [...blocks(text)].filter(([key]) => !own.has(key)).map(([, block]) => block).join('') +
    fragment;
}

const plainEntry = layer => `\
name: An example of ours
symbol: Zz
kind: project
summary: Stands for any project of the layer ${layer}.
description: |
  It does one thing and says which.
capabilities: [${{ experience: 'exp', definition: 'def', packaging: 'pkg', delivery: 'del', instance: 'ins', platform: 'plt' }[layer]
  }.${{ experience: 'portal', definition: 'validation', packaging: 'registry', delivery: 'events', instance: 'config-reload', platform: 'storage' }[layer]}]
`;

const member = id => `- {id: ${id}, role: Does its part., exit: Take it away., cost: A day.}\n`;
const plainStack = `\
name: An example
summary: Shows one thing.
description: |
  It shows one thing and no more.
profile: []
members:
${['argo-cd', 'keda', 'kyverno'].map(member).join('')}\
accountable:
  experience: platform-product-manager
  definition: application-developer
  packaging: build-engineer
  delivery: delivery-engineer
  instance: application-operator
  platform: platform-engineer
`;

const plainLogo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n';

/** A folder with `text` in it, as the file that it is meant for. */
function place(folder, language, text) {
  const put = (path, content) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const ours = () => cpSync(catalogue, folder, { recursive: true, filter: path => !/\/(facts|history)$/.test(path) });
  const path = text.match(/^# (\S+\.yml)\n/)?.[1];
  const layer = path?.match(/^entries\/([^/]+)\//)?.[1];

  if (language === 'markdown') {
    ours();
    if (text.startsWith('```')) {
      put('whitepaper/99-example.md', `---\ntitle: An example\nsummary: Shows one thing.\nnumber: 99\n---\n\n${text}`);
      return folder;
    }
    const indented = text.replace(/^/gm, '  ').trimEnd();
    put('entries/delivery/example.yml', overlay(plainEntry('delivery'), `description: |\n${indented}\n`));
  } else if (language === 'svg') {
    ours();
    put('logos/example.svg', text);
    put('entries/delivery/example.yml', `${plainEntry('delivery')}logo: example.svg\n`);
  } else if (path === 'landscape.yml') {
    put('logos/example.svg', plainLogo);
    put(path, text);
  } else if (path === 'guide.yml' && text.includes('questions:')) {
    ours();
    put(path, text);
  } else if (path === 'guide.yml' || path === 'games.yml') {
    put('landscape.yml', 'landscape:\n- name: Delivery\n  subcategories:\n  - name: Pipelines\n    items: []\n');
    put(path, text);
  } else if (layer) {
    ours();
    if (/^logo:/m.test(text))
      put('logos/example.svg', plainLogo);
    put(path, overlay(plainEntry(layer), text));
  } else if (path) {
    ours();
    const base = path.startsWith('stacks/') ? plainStack : existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : '';
    put(path, overlay(base, text));
  } else {
    throw new Error('the example does not name its file');
  }
  return folder;
}

/** Each finding of a folder's catalogue, told by what it says of which file. */
function check(folder) {
  const { findings } = JSON.parse(run('check', folder, '--no-cache', '--age', '--format=json', '--all')
    .replaceAll(`${folder}/`, ''));
  return new Map(findings.map(f => [`${f.file}: ${f.message} [${f.rule}]`, f]));
}

const before = check(catalogue);

/** What is found when an example is in its place, and was not without it. */
function findings(id, kind, language, text) {
  const folder = place(join(scratch, `${id}-${kind}`), language, text);
  const found = [...check(folder)].filter(([says]) => !before.has(says));
  rmSync(folder, { recursive: true });
  return found.map(([says, f]) => ({ ...f, says }));
}

const languages = Object.fromEntries([...readFileSync(
  join(dirname(fileURLToPath(import.meta.url)), '../../templates/rules.en.yml'), 'utf8',
).matchAll(/^([A-Za-z][\w-]*):\n(?: {2}.*\n| {3}.*\n)*? {2}language: (\w+)$/gm)].map(([, id, language]) => [id, language]));

const tried = run('help', 'rules').split('\n').map(line => line.split(' ')[0])
  .filter(id => id && !unheard.test(id) && ['yaml', 'markdown', 'svg'].includes(languages[id]));

for (const id of tried) {
  const explained = run('explain', id), faults = [];
  const wrong = findings(id, 'wrong', languages[id], example(explained, 'Wrong'));
  const right = findings(id, 'right', languages[id], example(explained, 'Right'));
  if (!wrong.some(f => f.rule === id))
    faults.push(`the wrong one is not found: ${wrong.map(f => f.says).join('; ') || 'nothing is'}`);
  // A stack of an example is no whole architecture: other rules of the model may be broken.
  for (const f of right.filter(f => f.rule === id || f.severity === 'error' && !/^MR-/.test(f.rule)))
    faults.push(`the right one is found wrong: ${f.says}`);
  report.check(`examples of ${id}`, languages[id], faults);
}
report.end();
