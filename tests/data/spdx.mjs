// Writes generator/format/spdx_table.c: the licences and exceptions of the SPDX
// licence list, with what the OSI says of each and what took a deprecated one's
// place.  The lists come from the packages that tests/package.json pins.
//
//   node spdx.mjs           prints the table (make spdx)
//   node spdx.mjs FILE      compares FILE with it

import fs from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';

const require = createRequire(import.meta.url);
const current = require('spdx-license-ids');
const deprecated = require('spdx-license-ids/deprecated.json');
const facts = require('spdx-license-list/spdx.json');
const exceptions = require('spdx-exceptions');
const deprecatedExceptions = require('spdx-exceptions/deprecated.json');

// What SPDX's own list names as taking the place of an id (`obsoletedBy`, or
// the notes, in github.com/spdx/license-list-XML at v3.28.0).  Where it names
// GPL-2.0 or GPL-3.0 with an exception, which are deprecated in turn, their
// successors stand here.  Net-SNMP and BSD-2-Clause-FreeBSD have none: what the
// first stood for has become several licences, and of the second the list says
// both that BSD-2-Clause-Views is more general and that it is not the project's.
const successors = {
  'AGPL-1.0': 'AGPL-1.0-only',
  'AGPL-3.0': 'AGPL-3.0-only',
  'BSD-2-Clause-FreeBSD': null,
  'BSD-2-Clause-NetBSD': 'BSD-2-Clause',
  'GFDL-1.1': 'GFDL-1.1-only',
  'GFDL-1.2': 'GFDL-1.2-only',
  'GFDL-1.3': 'GFDL-1.3-only',
  'GPL-1.0': 'GPL-1.0-only',
  'GPL-2.0': 'GPL-2.0-only',
  'GPL-2.0-with-GCC-exception': 'GPL-2.0-only WITH GCC-exception-2.0',
  'GPL-2.0-with-autoconf-exception': 'GPL-2.0-only WITH Autoconf-exception-2.0',
  'GPL-2.0-with-bison-exception': 'GPL-2.0-only WITH Bison-exception-2.2',
  'GPL-2.0-with-classpath-exception': 'GPL-2.0-only WITH Classpath-exception-2.0',
  'GPL-2.0-with-font-exception': 'GPL-2.0-only WITH Font-exception-2.0',
  'GPL-3.0': 'GPL-3.0-only',
  'GPL-3.0-with-GCC-exception': 'GPL-3.0-only WITH GCC-exception-3.1',
  'GPL-3.0-with-autoconf-exception': 'GPL-3.0-only WITH Autoconf-exception-3.0',
  'LGPL-2.0': 'LGPL-2.0-only',
  'LGPL-2.1': 'LGPL-2.1-only',
  'LGPL-3.0': 'LGPL-3.0-only',
  'Net-SNMP': null,
  Nunit: 'zlib-acknowledgement',
  'StandardML-NJ': 'SMLNJ',
  'bzip2-1.0.5': 'bzip2-1.0.6',
  'eCos-2.0': 'GPL-2.0-or-later WITH eCos-exception-2.0',
  wxWindows: 'GPL-2.0-or-later WITH WxWindows-exception-3.1',
  'Nokia-Qt-exception-1.1': 'Qt-LGPL-exception-1.1',
};

const version = (name) => require(`${name}/package.json`).version;
const readme = fs.readFileSync(require.resolve('spdx-license-list/readme.md'), 'utf8');
const list = readme.match(/License List version ([\d.]+ \([\d-]+\))/)[1];

for (const id of [...deprecated, ...deprecatedExceptions])
  if (!(id in successors)) throw new Error(`'${id}' is deprecated: name its successor here, or null`);
for (const [id, next] of Object.entries(successors))
  for (const part of next ? next.split(' WITH ') : [])
    if (!current.includes(part) && !exceptions.includes(part)) throw new Error(`'${id}': there is no '${part}'`);

// The order of strcasecmp, by which the program searches.
const order = (a, b) => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
};
const text = (s) => (s ? JSON.stringify(s) : 'NULL');

// A name that is no more than the id would match nothing else.
const name = (id) => (facts[id]?.name === id ? null : facts[id]?.name);

const row = (id, old) =>
  `\t{${text(id)}, ${text(name(id))}, ${text(successors[id])}, ${Boolean(facts[id]?.osiApproved)}, ${old.includes(id)}},`;

const rows = (ids, old) =>
  [...ids, ...old]
    .sort(order)
    .map((id) => row(id, old))
    .join('\n');

const table = `/*
 * The SPDX licence list: id, name, successor, approved by the OSI, deprecated.
 * Written by \`make spdx\`, never by hand, from the npm packages
 * spdx-license-ids ${version('spdx-license-ids')}, spdx-license-list ${version('spdx-license-list')} and spdx-exceptions ${version('spdx-exceptions')}.
 */
#include "format/spdx_table.h"

/* clang-format off */
const char spdx_list_version[] = "${list}";

const struct spdx_id spdx_licenses[] = {
${rows(current, deprecated)}
};
const size_t n_spdx_licenses = sizeof(spdx_licenses) / sizeof(spdx_licenses[0]);

const struct spdx_id spdx_exceptions[] = {
${rows(exceptions, deprecatedExceptions)}
};
const size_t n_spdx_exceptions = sizeof(spdx_exceptions) / sizeof(spdx_exceptions[0]);
`;

const file = process.argv[2];
if (!file) process.stdout.write(table);
else {
  const was = fs.readFileSync(file, 'utf8').split('\n');
  const now = table.split('\n');
  const differ = now.findIndex((line, i) => line !== was[i]);
  if (differ >= 0 || was.length !== now.length) {
    console.log(`${file}:${differ + 1}: not what 'make spdx' writes`);
    console.log(`  is      ${was[differ]}\n  becomes ${now[differ]}`);
    process.exit(1);
  }
  console.log(`${current.length + deprecated.length} licences, ${exceptions.length + deprecatedExceptions.length} exceptions`);
}
