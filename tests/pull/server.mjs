// A server on 127.0.0.1 that misbehaves by script and keeps a log of what it
// was asked, for tests of whatever speaks HTTP.
//
//   node server.mjs [--for SECONDS] [--write FILE]
//
// Writes its origins as one line of JSON to stdout, or to FILE when it is
// ready, and ends by itself after SECONDS (60) or when its stdin closes, except
// with --write, where whoever started it kills it. Tests in Node import `serve`.
//
// What is answered at which path stands in the tables of `HANDLERS`; to teach it
// more, write a file with another table. A handler takes an `ask`:
//
//   { origin, method, path, rest, query, headers, body, n, request, response, origins, state }
//
// `origin` is a name as in `origins`, `rest` the parts of the path after the
// handler's own, `n` counts how often this address was asked (from 1), `state`
// is a map for whatever has to be remembered. It returns { status, headers, body },
// or nothing when it writes to `response`, or to its socket, itself.
//
// GET /log gives all that was asked so far as JSON: origin, method, url, headers, body,
// when (milliseconds), n.

import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { makeCertificates } from './certificates.mjs';
import { forges } from './forges.mjs';
import { misbehaviours } from './misbehaviours.mjs';

const HANDLERS = { ...misbehaviours, ...forges };

const MOST_BODY = 8 * 1024 * 1024;

async function readBody(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MOST_BODY) throw new Error('the request is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** The longest beginning of the path that a handler has, and what follows it. */
function findHandler(path) {
  const parts = path.split('/').slice(1);
  for (let n = parts.length; n > 0; n--) {
    const handler = HANDLERS[parts.slice(0, n).join('/')];
    if (handler) return [handler, parts.slice(n)];
  }
  return [() => ({ status: 404, body: 'nothing here\n' }), []];
}

function send({ method, response }, { status = 200, headers = {}, body = '' }) {
  if (response.destroyed || response.headersSent) return;
  const bytes = Buffer.from(body);
  const hasBody = status !== 204 && status !== 304;
  response.writeHead(status, { ...(hasBody ? { 'content-length': bytes.length } : {}), ...headers });
  response.end(method === 'HEAD' || !hasBody ? undefined : bytes);
}

async function answer(shared, origin, request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/log') {
    send({ response }, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(shared.log) });
    return;
  }
  const counted = `${origin} ${request.method} ${request.url}`;
  const n = (shared.counts.get(counted) ?? 0) + 1;
  shared.counts.set(counted, n);
  const entry = {
    origin, method: request.method, url: request.url, headers: request.headers,
    version: request.httpVersion, when: Date.now(), n,
  };
  shared.log.push(entry);
  entry.body = await readBody(request);
  const [handler, rest] = findHandler(pathname);
  const ask = {
    ...entry, path: pathname, rest, query: searchParams,
    request, response, origins: shared.origins, state: shared.state,
  };
  const reply = await handler(ask);
  if (reply) send(ask, reply);
}

async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
}

/** Gives `origins`, `log`, `forget` (all that was asked and counted) and `close`. */
export async function serve() {
  const folder = mkdtempSync(join(tmpdir(), 'strata-server-'));
  const certificates = makeCertificates();
  const shared = { log: [], counts: new Map(), state: new Map(), origins: { ca_file: join(folder, 'ca.pem') } };
  const servers = [];
  const sockets = new Set();

  async function open(origin, server, scheme, host) {
    server.on('request', (request, response) => {
      // Whoever is cut off on purpose, or leaves early, makes an error here.
      for (const stream of [request, response, response.stream]) stream?.on('error', () => {});
      answer(shared, origin, request, response).catch((error) => {
        if (!/aborted/.test(error.message)) console.error(`${request.url}: ${error.stack}`);
        response.destroy();
      });
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    });
    for (const event of ['clientError', 'tlsClientError', 'sessionError', 'secureConnection'])
      server.on(event, (what) => what.on?.('error', () => {}));
    servers.push(server);
    shared.origins[origin] = `${scheme}://${host}:${await listen(server)}`;
  }

  writeFileSync(shared.origins.ca_file, certificates.ca);
  await open('http', http.createServer(), 'http', '127.0.0.1');
  await open('other', http.createServer(), 'http', 'localhost');
  const kinds = { https: 'good', second: 'good', expired: 'expired', early: 'early', unknown: 'unknown', elsewhere: 'elsewhere' };
  for (const [origin, kind] of Object.entries(kinds))
    await open(origin, http2.createSecureServer({ ...certificates[kind], allowHTTP1: true }), 'https', 'localhost');

  const close = () => {
    servers.forEach((server) => server.close());
    sockets.forEach((socket) => socket.destroy());
    rmSync(folder, { recursive: true, force: true });
  };
  const forget = () => {
    shared.log.length = 0;
    shared.counts.clear();
    shared.state.clear();
  };
  return { origins: shared.origins, log: shared.log, forget, close };
}

async function main(args) {
  const option = (name, without) => (args.includes(name) ? args[args.indexOf(name) + 1] : without);
  const { origins, close } = await serve();
  const end = () => {
    close();
    process.exit();
  };
  const file = option('--write');
  setTimeout(end, 1000 * Number(option('--for', 60)));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);
  if (file) {
    writeFileSync(`${file}.new`, `${JSON.stringify(origins)}\n`);
    renameSync(`${file}.new`, file);
  } else {
    console.log(JSON.stringify(origins));
    process.stdin.on('close', end).resume();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
