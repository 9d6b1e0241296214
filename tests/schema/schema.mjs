// Holds the schemas of data/schema to what they promise: they are what
// `strata schema` prints, every file of the catalogue names its own and is
// valid by it, what the check refuses the schema refuses, and an editor's
// language server says so while somebody types.
//
//   node schema.mjs STRATA CATALOGUE

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Report } from '../links/report.mjs';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020').default;
const YAML = require('yaml');

const [strata, catalogue] = process.argv.slice(2);
const report = new Report();
const folder = join(catalogue, 'schema');
const run = (...args) => spawnSync(strata, args, { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;

/** Every file below `path` whose name ends so. */
const filesOf = (path, ending) => !existsSync(path) ? [] : readdirSync(path, { recursive: true })
  .map(name => join(path, name)).filter(name => name.endsWith(ending)).sort();

const kinds = run('schema').trim().split('\n').map(line => line.split(/\s+/)[0]);

//
// The files
//

report.check('the schemas are what the program prints', `${kinds.length} kinds`, [
  ...kinds.filter(kind => !existsSync(join(folder, `${kind}.json`)) ||
    readFileSync(join(folder, `${kind}.json`), 'utf8') !== run('schema', kind, '--catalogue', catalogue))
    .map(kind => `${kind}.json is not what 'strata schema ${kind}' prints: run 'make schema'`),
  ...filesOf(folder, '.json').filter(path => !kinds.includes(relative(folder, path).replace(/\.json$/, '')))
    .map(path => `${path} is of no kind`),
]);

const ajv = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true });
const validators = new Map(kinds.map(kind =>
  [kind, ajv.compile(JSON.parse(readFileSync(join(folder, `${kind}.json`), 'utf8')))]));

/** What the kind's schema has against `tree`. */
function against(kind, tree) {
  const validate = validators.get(kind);
  return validate(tree) ? [] : validate.errors.map(e => `${e.instancePath || '/'} ${e.message}`);
}

const kindOf = path => {
  const [first, ...rest] = relative(catalogue, path).split('/');
  const folders = { entries: 'entry', stacks: 'stack', comparisons: 'comparison', editions: 'edition' };
  return rest.length ? folders[first] : first.replace(/\.yml$/, '');
};
const modeline = /^# yaml-language-server: \$schema=(\S+)\n/;
const yamlFiles = filesOf(catalogue, '.yml');

report.check('every YAML file names the schema of its kind', `${yamlFiles.length} files`, yamlFiles.flatMap(path => {
  const [, schema] = readFileSync(path, 'utf8').match(modeline) ?? [];
  const wanted = join(folder, `${kindOf(path)}.json`);
  return schema && resolve(dirname(path), schema) === resolve(wanted) ? []
    : [`${path} names ${schema ?? 'none'}, not ${relative(dirname(path), wanted)}`];
}));

const chapters = filesOf(join(catalogue, 'whitepaper'), '.md');
const front = path => readFileSync(path, 'utf8').split(/^---$/m)[1];
const facts = filesOf(join(catalogue, 'facts'), '.json');
const trees = [
  ...yamlFiles.map(path => [path, kindOf(path), YAML.parse(readFileSync(path, 'utf8'))]),
  ...chapters.map(path => [path, 'chapter', YAML.parse(front(path))]),
  ...facts.map(path => [path, 'facts', JSON.parse(readFileSync(path, 'utf8'))]),
];

report.check('every file is valid by the schema of its kind', `${trees.length} files`,
  trees.flatMap(([path, kind, tree]) => against(kind, tree).map(fault => `${path}: ${fault}`)));

//
// What the schema refuses
//

const entry = YAML.parse(readFileSync(join(catalogue, 'entries/delivery/flagger.yml'), 'utf8'));
const mistakes = [
  ['an unknown key', { ...entry, licence: 'MIT' }, /additional properties/],
  ['a word of no vocabulary', { ...entry, seam: 'managed' }, /allowed values/],
  ['a capability that is none', { ...entry, capabilities: ['del.cannary'] }, /allowed values/],
  ['evidence for no capability', { ...entry, evidence: { 'del.cannary': 'https://example.org/' } }, /property name|allowed values/],
  ['an address without a scheme', { ...entry, homepage: 'flagger.app' }, /pattern/],
  ['a text in the place of a list', { ...entry, drives: 'apps/v1 Deployment' }, /must be array/],
  ['a date that is none', { ...entry, license: { ...entry.license, checked: 'yesterday' } }, /pattern/],
  ['a missing name', { ...entry, name: undefined }, /required property 'name'/],
];

report.check('a mistake in an entry is refused', `${mistakes.length} mistakes`, mistakes.flatMap(([name, tree, fault]) => {
  const found = against('entry', JSON.parse(JSON.stringify(tree)));
  return found.length && found.every(text => fault.test(text)) ? []
    : [`${name}: ${found.join('; ') || 'nothing is found'}`];
}));

//
// While somebody types
//

/** A language server on its standard input and output, for one conversation. */
class LanguageServer {
  constructor() {
    this.process = spawn(process.execPath,
      [require.resolve('yaml-language-server/bin/yaml-language-server'), '--stdio'],
      { stdio: ['pipe', 'pipe', 'ignore'] });
    this.buffer = Buffer.alloc(0);
    this.asked = 0;
    this.waiting = new Map();
    this.process.stdout.on('data', bytes => this.take(bytes));
  }

  take(bytes) {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      const length = end < 0 ? NaN : Number(/Content-Length: (\d+)/.exec(this.buffer.subarray(0, end))[1]);
      if (!(this.buffer.length >= end + 4 + length)) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length));
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.hear(message);
    }
  }

  hear(message) {
    if (message.method === 'textDocument/publishDiagnostics')
      this.waiting.get(message.params.uri)?.(message.params.diagnostics);
    else if (message.method === 'workspace/configuration')
      this.send({ id: message.id, result: message.params.items.map(() => ({ validate: true, completion: true })) });
    else if (message.method && message.id !== undefined)
      this.send({ id: message.id, result: null });
    else if (message.id !== undefined)
      this.waiting.get(message.id)?.(message.result);
  }

  send(message) {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  answer(key, what) {
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`no answer to ${what} in 60 s`)), 60_000);
      this.waiting.set(key, result => { clearTimeout(late); this.waiting.delete(key); done(result); });
    });
  }

  ask(method, params) {
    const id = ++this.asked;
    const answer = this.answer(id, method);
    this.send({ id, method, params });
    return answer;
  }

  /** What the server has against a text, as if it stood in that file. */
  async open(path, text) {
    const uri = pathToFileURL(resolve(path)).href;
    const found = this.answer(uri, 'an open file');
    this.send({ method: 'textDocument/didOpen', params: {
      textDocument: { uri, languageId: 'yaml', version: 1, text } } });
    return { uri, found: await found };
  }

  stop() { this.process.kill(); }
}

async function type() {
  const server = new LanguageServer();
  const path = name => join(catalogue, 'entries/delivery', name);
  const good = readFileSync(path('flagger.yml'), 'utf8');
  const faults = [];
  const expect = (what, found, pattern) => {
    if (!found.some(d => pattern.test(d.message)))
      faults.push(`${what}: ${found.map(d => d.message).join('; ') || 'nothing is said'}`);
  };

  try {
    await server.ask('initialize', { processId: process.pid, rootUri: pathToFileURL(resolve(catalogue)).href,
      capabilities: { workspace: { configuration: true } } });
    server.send({ method: 'initialized', params: {} });

    const right = await server.open(path('right-example.yml'), good);
    faults.push(...right.found.map(d => `a right file: ${d.message}`));

    const lines = good.split('\n');
    const key = await server.open(path('key-example.yml'), [lines[0], 'licence: MIT', ...lines.slice(1)].join('\n'));
    expect('an unknown key', key.found, /licence is not allowed/);
    if (key.found[0]?.range.start.line !== 1)
      faults.push(`the unknown key is shown in line ${key.found[0]?.range.start.line}, not 1`);

    const word = await server.open(path('word-example.yml'), good.replace(/^seam: .*/m, 'seam: managed'));
    expect('a wrong word', word.found, /"bypass".*"manage"/);

    const begun = `${lines[0]}\nname: Example\ncapabilities:\n- del.\n`;
    const { uri } = await server.open(path('begun-example.yml'), begun);
    const offered = await server.ask('textDocument/completion',
      { textDocument: { uri }, position: { line: 3, character: 6 } });
    const labels = (offered.items ?? offered).map(item => item.label);
    if (!labels.includes('del.canary'))
      faults.push(`'del.canary' is not offered: ${labels.slice(0, 5).join(', ')}`);
    const hint = await server.ask('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 3 } });
    if (!/what it claims to do/.test(JSON.stringify(hint)))
      faults.push('no help is shown at a key');
  } catch (error) {
    faults.push(error.message);
  } finally {
    server.stop();
  }
  report.check('an editor completes, explains and refuses', 'five files', faults);
}

await type();
report.end();
