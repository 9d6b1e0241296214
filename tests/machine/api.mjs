// Holds the files for machines of a site against the schemas beside them, and
// against each other: every file has a schema, no schema lacks its files, each
// record's file says what the list says, ids name what is there.
//
//   node api.mjs SITE

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Report, count } from '../links/report.mjs';

/** Where a member of a kind's records holds ids of another kind. */
const REFERENCES = [
  ['entries', 'layer', 'layers'], ['entries', 'capabilities', 'capabilities'], ['entries', 'consumes', 'interfaces'],
  ['entries', 'produces', 'interfaces'], ['entries', 'also.layer', 'layers'], ['entries', 'also.interface', 'interfaces'],
  ['entries', 'depends_on.id', 'entries'], ['entries', 'used_by', 'entries'], ['entries', 'successor', 'entries'],
  ['layers', 'capabilities', 'capabilities'], ['layers', 'entries', 'entries'], ['layers', 'persona', 'personas'],
  ['capabilities', 'layer', 'layers'], ['capabilities', 'entries', 'entries'], ['personas', 'layer', 'layers'],
  ['interfaces', 'from', 'layers'], ['interfaces', 'to', 'layers'], ['interfaces', 'producers', 'entries'],
  ['interfaces', 'consumers', 'entries'], ['interfaces', 'internal', 'entries'], ['chapters', 'layers', 'layers'],
  ['terms', 'see', 'terms'], ['terms', 'sources', 'references'], ['architectures', 'members.id', 'entries'],
  ['architectures', 'edges.interface', 'interfaces'], ['questions', 'answers.capability', 'capabilities'],
  ['questions', 'answers.comparison', 'comparisons'], ['questions', 'answers.architecture', 'architectures'],
  ['questions', 'answers.entries', 'entries'], ['questions', 'answers.next', 'questions'],
  ['findings', 'entry', 'entries'], ['facts', 'entry', 'entries'],
  ['items', 'places.category', 'categories'], ['items', 'places.subcategory', 'subcategories'],
  ['categories', 'subcategories', 'subcategories'], ['categories', 'items', 'items'],
  ['subcategories', 'category', 'categories'], ['subcategories', 'items', 'items'],
  ['findings', 'entry', 'items'], ['facts', 'entry', 'items'],
];

const report = new Report();
const root = join(process.argv[2], 'api/v1');
const names = readdirSync(root, { recursive: true }).filter(name => name.endsWith('.json')).sort();
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
const schemas = new Map();       // path below the root → what validates
const files = new Map();         // path below the root → its value

for (const name of names)
  if (!name.endsWith('.schema.json'))
    files.set(name, read(name));
report.check('schemas are JSON Schema 2020-12', count(names.length - files.size, 'schema'), names.filter(name => name.endsWith('.schema.json')).flatMap(compile));
report.check('every file is what its schema says', count(files.size, 'file'), [...files].flatMap(([name, file]) => judge(name, file)));
report.check('no schema without a file', count(schemas.size, 'schema'), [...schemas].filter(([, used]) => !used.files).map(([name]) => name));
report.check('every list is in the index, and only those', count(lists().length, 'list'), compareIndex());
report.check('counts and ids of lists', count(lists().length, 'list'), lists().flatMap(([name, file]) => judgeList(name, file)));
report.check('the file of one says what the list says', count(files.size - lists().length - 1, 'file'), lists().flatMap(([name, file]) => judgeEach(name, file)));
report.check('ids lead to records', count(REFERENCES.length, 'kind'), REFERENCES.flatMap(judgeReference));
report.check('head, licence and day are the same in all', count(files.size, 'file'), sameHeads());
report.end();

function read(name) {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}

/** As published a schema lets members join; here none may that it does not name. */
function closed(schema) {
  if (Array.isArray(schema))
    return schema.map(closed);
  if (typeof schema !== 'object' || schema === null)
    return schema;
  const out = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return out.required && typeof out.properties === 'object' ? { ...out, additionalProperties: false } : out;
}

function compile(name) {
  const schema = read(name);
  const faults = [];
  if (schema.$schema !== 'https://json-schema.org/draft/2020-12/schema')
    faults.push(`${name}: it is no schema of 2020-12`);
  if (schema.$id !== undefined && !schema.$id.endsWith(`/api/v1/${name}`))
    faults.push(`${name}: calls itself ${schema.$id}`);
  try {
    schemas.set(name, { validate: ajv.compile(closed(schema)), files: 0 });
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
  }
  return faults;
}

function judge(name, file) {
  const schema = join(dirname(name), file.$schema ?? '');
  const used = schemas.get(schema);
  if (!used)
    return [`${name}: its schema '${file.$schema}' is not there`];
  used.files++;
  return used.validate(file) ? [] : used.validate.errors.map(e => `${name}: ${e.instancePath} ${e.message}`);
}

function lists() {
  return [...files].filter(([name]) => !name.includes('/') && name !== 'index.json');
}

function compareIndex() {
  const listed = files.get('index.json').items.map(item => basename(item.list)).sort();
  const there = lists().map(([name]) => name).sort();
  return [...listed.filter(name => !there.includes(name)).map(name => `${name} is listed and not there`),
    ...there.filter(name => !listed.includes(name)).map(name => `${name} is there and not listed`)];
}

function judgeList(name, file) {
  const faults = file.count === file.items.length ? [] : [`${name}: says ${file.count}, has ${file.items.length}`];
  const ids = new Set();
  for (const { id } of file.items) {
    if (id !== undefined && ids.has(id))
      faults.push(`${name}: '${id}' stands twice`);
    ids.add(id);
  }
  return faults;
}

function judgeEach(name, file) {
  const folder = file.kind;
  const kind = files.get('index.json').items.find(item => item.kind === folder);
  if (!kind.each)
    return existsSync(join(root, folder)) ? [`${folder}/ has files that the index does not know`] : [];
  const facts = new Map(files.get('facts.json').items.map(item => [item.entry, item.facts]));
  const there = new Set([...files.keys()].filter(path => path.startsWith(`${folder}/`)));
  const faults = file.items.flatMap(item => {
    const path = `${folder}/${item.id}.json`;
    const each = files.get(path);
    there.delete(path);
    return each === undefined ? [`${path} is absent`]
      : JSON.stringify(each.item) !== JSON.stringify(item) ? [`${path} differs from the list`]
        : JSON.stringify(each.facts) !== JSON.stringify(facts.get(item.id) ?? null) ? [`${path}: its facts differ`] : [];
  });
  return [...faults, ...[...there].map(path => `${path} is in no list`)];
}

function idsOf(record, path) {
  const [first, ...rest] = path;
  const value = record[first];
  if (rest.length)
    return (value ?? []).flatMap(part => idsOf(part, rest));
  return [value].flat().filter(id => id !== null);
}

function judgeReference([kind, path, target]) {
  const from = files.get(`${kind}.json`);
  const to = files.get(`${target}.json`);
  if (!from || !to)
    return [];
  const ids = new Set(to.items.map(item => item.id));
  return from.items.flatMap((item, i) => idsOf(item, path.split('.')).filter(id => !ids.has(id))
    .map(id => `${kind}.json: ${item.id ?? i}: ${path}: no ${target} '${id}'`));
}

function sameHeads() {
  const heads = new Set([...files.values()].map(({ version, title, url, edition, as_of, license, attribution }) =>
    JSON.stringify({ version, title, url, edition, as_of, license, attribution })));
  return heads.size === 1 ? [] : [...heads];
}
