// What `strata pull` costs on 1,000 repositories of a GitHub that answers after
// 50 ms: the nights until every fact is there, a night on which a tenth has
// moved, and one on which nothing has.
//
//   node pull.mjs STRATA MEASURE [REPOSITORIES]     (make bench)
//
// Bytes are those received, packed and with headers; `bound` is what the
// requests would take at 8 a time if each cost its 50 ms and nothing else did.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, pull, remove } from '../pull/bench.mjs';
import { add, world } from '../pull/forges.mjs';
import { serve } from '../pull/server.mjs';

const [, , strata, measure, count = '1000'] = process.argv;
const LATENCY = 50, AT_ONCE = 8, MOST_NIGHTS = 30;
const server = await serve();
const repos = Array.from({ length: Number(count) }, (_, i) => `https://github.com/office/r${i}`);

repos.forEach((url, i) => add(new URL(url).pathname.slice(1), i + 1));
world.delay = LATENCY;
const folder = catalogue(server.origins, repos);
const times = join(folder, '..', 'times');
const rows = [['night', 'GraphQL', 'REST', 'carried', 'seconds', 'bound', 'kB', 'peak MB']];
let night = 0;

async function run(what) {
  const day = new Date(Date.parse('2026-11-23') + night++ * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

  server.forget();
  const result = await pull(measure, folder, { origins: server.origins, day, before: [times, 'pull', what, strata] });

  if (result.status !== 0 || !existsSync(times))
    throw new Error(result.err);
  const [, , wall, , , peak] = readFileSync(times, 'utf8').trim().split('\n').at(-1).split('\t');
  const graphql = server.log.filter(e => e.url.endsWith('/graphql')).length;
  const rest = server.log.length - graphql;

  rows.push([what, graphql, rest, result.carried, (wall / 1000).toFixed(2),
    (Math.ceil((graphql + rest) / AT_ONCE) * LATENCY / 1000).toFixed(2), Math.round(result.bytes / 1000), (peak / 1024).toFixed(1)]);
  return result;
}

let last = await run('the first');
while (last.carried && night < MOST_NIGHTS)
  last = await run('then');
last = await run('nothing moved');
for (const r of [...world.repositories.values()].filter((_, i) => i % 10 === 0))
  Object.assign(r, { pushed: '2026-12-24', stars: r.stars + 1 });
await run('a tenth moved');
await run('nothing moved');

remove(folder);
server.close();
const widths = rows[0].map((_, k) => Math.max(...rows.map(r => `${r[k]}`.length)));
for (const row of rows)
  console.log(row.map((cell, k) => k ? `${cell}`.padStart(widths[k]) : cell.padEnd(widths[0])).join('  '));
process.exit();
