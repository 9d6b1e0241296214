// What servers of the public net do now and then, each at a path of its own.

import { gzipSync } from 'node:zlib';

const HUGE = 500 * 1000 * 1000;
const json = (value, status = 200, headers = {}) =>
  ({ status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) });

/** The socket below an answer of HTTP/1.1; of HTTP/2 there is none to write to. */
const socketOf = ({ response }) => response.socket;

/** Bytes as they are, not what node would make of them; then perhaps the end. */
function raw(ask, text, then = 'end') {
  const socket = socketOf(ask);
  socket.write(text, () => socket[then]?.());
}

/** Writes parts as fast as they are taken, until somebody hangs up. */
async function stream({ response, method }, headers, parts, status = 200) {
  response.writeHead(status, headers);
  for (const part of method === 'HEAD' ? [] : parts) {
    if (response.destroyed || response.stream?.destroyed) return;
    if (!response.write(part)) await new Promise((go) => {
      const on = () => {
        response.off('drain', on).off('close', on);
        go();
      };
      response.on('drain', on).on('close', on);
    });
  }
  response.end();
}

function* times(n, part) {
  for (let i = 0; i < n; i++) yield part;
}

/** A gzip stream of zeros: members may follow one another (RFC 1952, 2.2). */
const MEMBER = 10 * 1000 * 1000;
let member;
const zeros = () => (member ??= gzipSync(Buffer.alloc(MEMBER)));

/** The headers that the query names, "retry-after=1&date=…", but for some. */
function headersOf(query, ...not) {
  return Object.fromEntries([...query].filter(([name]) => !not.includes(name)));
}

const seconds = () => Math.floor(Date.now() / 1000);

/** The `k` requests of a token in a window of `ms`; as GitHub counts and says it. */
function budget({ rest: [most, name = 'core'], query, headers, origin, state }) {
  const ms = Number(query.get('ms') ?? 1000);
  const key = `budget ${origin} ${most} ${name} ${headers.authorization ?? ''}`;
  let window = state.get(key);
  if (!window || window.until <= Date.now()) {
    window = { left: Number(most), until: Date.now() + ms };
    state.set(key, window);
  }
  const left = window.left--;
  const said = {
    'x-ratelimit-limit': most,
    'x-ratelimit-remaining': String(Math.max(0, left - 1)),
    'x-ratelimit-reset': String(seconds() + Number(query.get('reset') ?? 1)),
    'x-ratelimit-resource': name,
  };
  if (left > 0) return json({ left: left - 1 }, 200, said);
  return json({ message: 'API rate limit exceeded for user ID 1.' }, 403, said);
}

export const misbehaviours = {
  '': () => ({ body: 'a front page\n' }),
  'ok': ({ rest }) => ({ headers: { 'content-type': 'text/plain' }, body: `fine ${rest.join('/')}\n` }),

  // status/429?retry-after=1
  'status': ({ rest: [status], query }) =>
    ({ status: Number(status), headers: headersOf(query), body: `status ${status}\n` }),

  // fails/2/503: twice, then fine
  'fails': ({ rest: [times_, status], query, n }) =>
    (n <= Number(times_)
      ? { status: Number(status), headers: headersOf(query), body: `status ${status}\n` }
      : { body: `fine at try ${n}\n` }),
  'resets': (ask) =>
    (ask.n <= Number(ask.rest[0]) ? void socketOf(ask).resetAndDestroy() : { body: `fine at try ${ask.n}\n` }),

  // head/405: HEAD is refused, GET is not
  'head': ({ rest: [status], method }) => (method === 'HEAD' ? { status: Number(status) } : { body: 'fine by GET\n' }),
  'head-hangs-up': (ask) => (ask.method === 'HEAD' ? void socketOf(ask).destroy() : { body: 'fine by GET\n' }),

  // redirect/301?to=…
  'redirect': ({ rest: [status], query }) => ({ status: Number(status), headers: { location: query.get('to') } }),
  'hops': ({ rest: [n], query }) =>
    (Number(n) > 0
      ? { status: Number(query.get('status') ?? 302), headers: { location: `/hops/${n - 1}?${query}` } }
      : { body: 'arrived\n' }),
  'circle': ({ rest: [side = 'a'] }) =>
    ({ status: 302, headers: { location: `/circle/${side === 'a' ? 'b' : 'a'}` } }),
  'endless': ({ rest: [n = '0'] }) => ({ status: 302, headers: { location: `/endless/${Number(n) + 1}` } }),
  'huge-redirect': (ask) => stream(ask, { location: '/ok' }, times(HUGE / 50000, Buffer.alloc(50000, 'x')), 301),

  'limits/primary': ({ query }) => json({ message: 'API rate limit exceeded for 127.0.0.1.' }, 403, {
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(seconds() + Number(query.get('reset') ?? 1)),
    'x-ratelimit-resource': 'core',
  }),
  // fine from the second time on
  'limits/secondary': ({ n, query }) => (n > 1 ? json({ fine: true }) : json(
    { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
    403, { 'x-ratelimit-remaining': '4000', ...headersOf(query) })),
  'budget': budget,

  // token/good: 401 for any other
  'token': ({ rest: [good], headers }) => {
    const given = headers.authorization ?? headers['private-token'] ?? '';
    return given.endsWith(good) ? json({ fine: true }) : json({ message: 'Bad credentials' }, 401);
  },
  'echo': ({ method, url, headers, body, version }) => json({ method, url, headers, body, version }),

  'etag': ({ headers }) => (headers['if-none-match'] === '"v1"'
    ? { status: 304, headers: { etag: '"v1"' } }
    : { headers: { etag: '"v1"' }, body: 'version 1\n' }),
  'gzip': () => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync('text, unpacked\n') }),

  'truncated': (ask) => void raw(ask, 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf of'),
  'truncated-chunks': (ask) =>
    void raw(ask, 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\nhalf of'),
  'too-long': (ask) => void raw(ask, 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\nmore than four'),
  'reset-in-body': (ask) => {
    if (ask.response.stream) {
      ask.response.writeHead(200);
      ask.response.write('half of');
      setTimeout(() => ask.response.stream.close(2 /* INTERNAL_ERROR */), 20);
    } else {
      raw(ask, 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf of', null);
      setTimeout(() => socketOf(ask).resetAndDestroy(), 20);
    }
  },
  'no-http': (ask) => void raw(ask, 'SSH-2.0-OpenSSH_9.2\r\n'),
  'nothing': (ask) => void socketOf(ask).end(),
  'bad-gzip': () => ({ headers: { 'content-encoding': 'gzip' }, body: 'this is no gzip' }),
  'bad-json': () => ({ headers: { 'content-type': 'application/json' }, body: '{"a": [1, 2' }),
  'bad-utf8': () =>
    ({ headers: { 'content-type': 'application/json' }, body: Buffer.from('{"a": "\xff\xc3("}', 'latin1') }),
  'many-headers': ({ response }) => {
    const socket = response.socket;
    let left = 20000;
    const more = () => {
      while (!socket.destroyed && left-- > 0)
        if (!socket.write(`x-header-${left}: ${'y'.repeat(80)}\r\n`)) return void socket.once('drain', more);
      if (!socket.destroyed) socket.end('\r\n');
    };
    socket.write('HTTP/1.1 200 OK\r\n', more);
  },

  'never': () => {},
  'stalls': ({ response }) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half of');
  },
  'slow': ({ response }) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(timer));
  },
  'late': ({ rest: [ms] }) => new Promise((go) => setTimeout(() => go({ body: 'fine, late\n' }), Number(ms))),

  'huge': (ask) => stream(ask, {}, times(HUGE / 50000, Buffer.alloc(50000, 'x'))),
  'huge-length': (ask) => stream(ask, { 'content-length': HUGE }, times(HUGE / 50000, Buffer.alloc(50000, 'x'))),
  'bomb': (ask) => stream(ask, { 'content-encoding': 'gzip' }, times(HUGE / MEMBER, zeros())),
};
