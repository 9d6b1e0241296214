// GitHub's own descriptions of its answers: OpenAPI for REST, the schema of
// GraphQL.  What a test answers is held against them, so that it is not our
// guess that is tested.

import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { buildSchema, execute, parse, validate } from 'graphql';

const file = name => readFileSync(new URL(`../node_modules/@octokit/${name}`, import.meta.url), 'utf8');

const api = JSON.parse(file('openapi/generated/api.github.com.json'));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);

const at = pointer => pointer.split('/').slice(1).reduce(
  (node, part) => node[part.replaceAll('~1', '/').replaceAll('~0', '~')], api);

/** OpenAPI 3.0 says `nullable`, JSON Schema a further type. */
function toJsonSchema(node, needed) {
  if (Array.isArray(node))
    return node.map(n => toJsonSchema(n, needed));
  if (!node || typeof node !== 'object')
    return node;
  if (typeof node.$ref === 'string') {
    needed.add(node.$ref);
    return { $ref: node.$ref };
  }
  const { nullable, example, ...rest } = node;
  const made = Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, toJsonSchema(v, needed)]));

  return nullable ? { anyOf: [made, { type: 'null' }] } : made;
}

/** A schema by itself, with all that it refers to. */
function compile(schema) {
  const needed = new Set();
  const root = toJsonSchema(schema, needed);

  for (const pointer of needed) { // grows while it is walked
    const path = pointer.split('/').slice(1);
    let node = root;

    for (const part of path.slice(0, -1))
      node = node[part] ??= {};
    node[path.at(-1)] = toJsonSchema(at(pointer), needed);
  }
  return ajv.compile(root);
}

const PATHS = Object.keys(api.paths).map(template => ({
  template,
  pattern: new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
})).sort((a, b) => a.template.split('{').length - b.template.split('{').length);

const validators = new Map();

function schemaOf(url, status) {
  const { pathname } = new URL(url);
  const path = PATHS.find(p => p.pattern.test(pathname));
  let response = path && api.paths[path.template].get?.responses[status];

  if (!response)
    throw new Error(`GitHub does not describe ${status} of ${pathname}`);
  if (response.$ref)
    response = at(response.$ref);
  return response.content?.['application/json']?.schema;
}

/** Throws when GitHub would not answer so. */
export function holdRest(url, status, body) {
  const schema = schemaOf(url, status);

  if (!schema)
    return;
  const key = `${status} ${PATHS.find(p => p.pattern.test(new URL(url).pathname)).template}`;
  if (!validators.has(key))
    validators.set(key, compile(schema));
  const right = validators.get(key);

  if (!right(body))
    throw new Error(`${url}: ${ajv.errorsText(right.errors.slice(0, 5))}`);
}

const WORDS = {
  'date-time': '2026-01-02T03:04:05Z', uri: 'https://example.org/', email: 'a@example.org', date: '2026-01-02',
};

/** The least that a schema takes. */
function fill(schema) {
  if (schema.$ref)
    return fill(at(schema.$ref));
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map(fill));
  if (schema.anyOf || schema.oneOf)
    return fill((schema.anyOf ?? schema.oneOf)[0]);
  if (schema.enum)
    return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map(k => [k, fill(schema.properties[k])]));
    case 'array': return [];
    case 'string': return WORDS[schema.format] ?? 'word';
    case 'boolean': return false;
    default: return 1;
  }
}

/** A named schema's least sample, with `values` put into it. */
export const sample = (name, values) => ({ ...fill(api.components.schemas[name]), ...values });

export const graphql = buildSchema(file('graphql-schema/schema.graphql'), { assumeValidSDL: true });

/** What is wrong with a query. */
export const faultsOf = query => validate(graphql, parse(query)).map(e => e.message);

/**
 * What GitHub would answer, when `root` is what it knows; its errors say their
 * type beside the message.
 */
export async function ask(query, root) {
  const { data, errors } = await execute({
    schema: graphql, document: parse(query), rootValue: root, typeResolver: v => v.__typename,
  });

  return errors
    ? { data, errors: errors.map(e => ({ type: e.extensions.type, path: e.path, message: e.message })) }
    : { data };
}
