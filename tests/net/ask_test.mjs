// Proves what becomes of requests to servers that misbehave: what came back,
// what was asked again, that no token left its host, and that memory stays
// bounded.
//
//   node ask_test.mjs ASK [WORDS]
//
// ASK is the program of ask.c; with WORDS only cases with them in their names
// run. Most of a case is waiting, so several run at once, each with a server of
// its own.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import process from 'node:process';
import { serve } from '../pull/server.mjs';
import { casesOf, SPEED } from './ask_cases.mjs';

const AT_ONCE = 6;

const [ask, words = ''] = process.argv.slice(2);

/** Runs a plan; gives the answers in their order, by address, and the counters. */
async function run({ requests, options = {}, hosts = [], environment = {} }) {
  const plan = {
    options: { speed: SPEED, private_hosts: true, ...options },
    hosts,
    requests: requests.map((r) => (typeof r === 'string' ? { url: r } : r)),
  };
  const child = spawn(ask, { stdio: ['pipe', 'pipe', 'pipe'], env: environment });
  const out = [];
  const err = [];
  child.stdout.on('data', (part) => out.push(part));
  child.stderr.on('data', (part) => err.push(part));
  child.stdin.end(JSON.stringify(plan));
  const status = await new Promise((go) => child.on('close', go));
  const said = Buffer.concat(out).toString();
  assert.equal(status, 0, `status ${status}: ${Buffer.concat(err)}`);
  const lines = said.trim().split('\n').map((line) => JSON.parse(line));
  return { said: said + Buffer.concat(err), answers: lines.slice(0, -1), end: lines.at(-1) };
}

async function attempt(server, name, check) {
  server.forget();
  try {
    await check();
    return [];
  } catch (error) {
    return [`not ok: ${name}\n    ${error.message.replaceAll('\n', '\n    ')}`];
  }
}

const tables = await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  const server = await serve();
  return { server, cases: casesOf(server, run) };
}));
const names = Object.keys(tables[0].cases).filter((name) => name.includes(words));
const todo = [...names];
const faults = (await Promise.all(tables.map(async ({ server, cases }) => {
  const found = [];
  for (let name; (name = todo.shift()) !== undefined;) found.push(...await attempt(server, name, cases[name]));
  server.close();
  return found;
}))).flat();
faults.forEach((fault) => console.log(fault));
console.log(`${names.length - faults.length} passed, ${faults.length} failed`);
process.exitCode = faults.length > 0 || names.length === 0 ? 1 : 0;
