// What becomes of a request, by what the server does. Each case is a function
// that throws when something else happened; `casesOf` gives them for a server
// that nobody else uses, and a `run` that carries out a plan of ask.c.

import assert from 'node:assert/strict';

// The clock of the waits: a second of back-off takes 20 ms.
export const SPEED = 50;
const MEMORY_KB = 96 * 1024; // of 500 MB that are sent; the sanitizers' share is in it

const TOKEN = 'secret-token-1';
const SECOND = 'secret-token-2';

export function casesOf(server, run) {
  const { http, other, https, second, expired, early, unknown, elsewhere, ca_file } = server.origins;
  const times = (path) => server.log.filter((entry) => entry.url.startsWith(path)).length;
  const secrets = () => server.log.filter((entry) => JSON.stringify(entry).includes('secret-token'));

  /** One request with the answer that is wanted, and how often it was asked. */
  async function one(request, want, asked, rest = {}) {
    const { answers: [answer, ...more], end } = await run({ requests: [request], ...rest });
    assert.equal(more.length, 0, 'answered more than once');
    for (const [key, value] of Object.entries(want))
      assert.deepEqual(answer[key], value, `${key} of ${JSON.stringify(answer)}`);
    if (asked !== undefined) assert.equal(server.log.length, asked, 'asked so often');
    assert.ok(end.memory_kb < MEMORY_KB, `${end.memory_kb} KB of memory`);
    return { answer, end };
  }

  const answered = (status) => ({ failure: 'answered', status, again: false });
  const trusted = (origin, more = {}) => ({ origin, ca_file, ...more });
  const post = (url) => ({ method: 'POST', url, body: '{"query": "{ a }"}' });

  return {
    // Answers

    'a text comes back with its headers': async () => {
      const { answer } = await one(`${http}/ok/a`, { ...answered(200), body: 'fine a\n', url: `${http}/ok/a` }, 1);
      assert.equal(answer.headers['content-type'], 'text/plain');
    },
    'HEAD has no body': () => one({ method: 'HEAD', url: `${http}/ok` }, { ...answered(200), bytes: 0 }, 1),
    'a POST carries its body': async () => {
      const { answer } = await one(post(`${http}/echo`), answered(200), 1);
      const { method, body, headers } = JSON.parse(answer.body);
      assert.deepEqual([method, body, headers.expect], ['POST', '{"query": "{ a }"}', undefined]);
    },
    'headers are sent as given': async () => {
      await one({ url: `${http}/etag`, headers: { 'if-none-match': '"v1"' } }, answered(304), 1);
    },
    'a packed text is unpacked': async () => {
      const { answer } = await one(`${http}/gzip`, { ...answered(200), body: 'text, unpacked\n' }, 1);
      assert.equal(answer.headers['content-encoding'], 'gzip');
      assert.match(server.log[0].headers['accept-encoding'], /gzip/);
    },
    'over TLS it is HTTP/2 on one connection': async () => {
      const requests = Array.from({ length: 20 }, (_, i) => `${https}/echo/${i}`);
      const { answers } = await run({ requests, hosts: [trusted(https)] });
      assert.deepEqual([...new Set(answers.map(({ body }) => JSON.parse(body).version))], ['2.0']);
      assert.equal(answers.length, 20);
    },
    'what a callback asks is answered': async () => {
      const { answers } = await run({ requests: [{ url: `${http}/ok/1`, then: `${http}/ok/2` }] });
      assert.deepEqual(answers.map(({ body }) => body), ['fine 1\n', 'fine 2\n']);
    },
    ...Object.fromEntries([400, 401, 403, 404, 410, 451, 501].map((status) => [
      `${status} is an answer and asked once`,
      () => one(`${http}/status/${status}`, { ...answered(status), body: `status ${status}\n` }, 1),
    ])),
    'what is not JSON or not UTF-8 comes back as it is': async () => {
      await one(`${http}/bad-json`, { ...answered(200), body: '{"a": [1, 2' }, 1);
      server.forget();
      await one(`${http}/bad-utf8`, { ...answered(200), bytes: 12 }, 1);
    },

    // Tries

    ...Object.fromEntries([500, 502, 503, 504, 408].map((status) => [
      `${status} is asked again until it is fine`,
      () => one(`${http}/fails/2/${status}`, { ...answered(200), body: 'fine at try 3\n' }, 3),
    ])),
    '5xx for good comes back, worth another time': () =>
      one(`${http}/status/502`, { failure: 'answered', status: 502, again: true }, 3),
    'a request may want one try only': () =>
      one({ url: `${http}/status/502`, tries: 1 }, { failure: 'answered', status: 502, again: true }, 1),
    'tries wait longer each time': async () => {
      await one(`${http}/fails/2/500`, answered(200), 3, { options: { speed: 10 } });
      const [a, b, c] = server.log.map(({ when }) => when);
      assert.ok(b - a >= 45 && c - b >= 95, `waits of ${b - a} and ${c - b} ms`);
    },
    'a reset connection is tried again': () =>
      one(`${http}/resets/2`, { ...answered(200), body: 'fine at try 3\n' }, 3),
    'a POST is a question and tried again': () => one(post(`${http}/fails/1/500`), answered(200), 2),
    ...Object.fromEntries(['truncated', 'truncated-chunks', 'reset-in-body', 'no-http', 'nothing', 'bad-gzip'].map(
      (path) => [`${path}: broken, without the half that came`,
        () => one(`${http}/${path}`, { failure: 'broken', bytes: 0, again: true }, 3)])),
    'a stream of HTTP/2 that is reset: broken': () =>
      one(`${https}/reset-in-body`, { failure: 'broken', bytes: 0, again: true }, 3, { hosts: [trusted(https)] }),
    'what stands after the announced length is not read': () =>
      one(`${http}/too-long`, { ...answered(200), body: 'more' }, 1),
    'a host that is not there': () =>
      one('http://127.0.0.1:1/', { failure: 'no connection', status: 0, again: true, wait_ms: 0 }),
    'a name that is not known': () => one('http://nowhere.invalid/', { failure: 'no address', again: true }),

    // Limits on time and size

    ...Object.fromEntries(['never', 'stalls', 'slow'].map((path) => [
      `${path}: timed out, as often as it was tried`,
      () => one(`${http}/${path}`, { failure: 'timeout', again: true }, 2, { options: { total_ms: 300, tries: 2 } }),
    ])),
    'fewer bytes than the least for a second: timed out': () =>
      one(`${http}/slow`, { failure: 'timeout' }, 1, { options: { slow_s: 1, tries: 1 } }),
    ...Object.fromEntries(['huge', 'huge-length', 'bomb', 'many-headers'].map((path) => [
      `${path}: too large, asked once, memory bounded`,
      async () => {
        const { end } = await one(`${http}/${path}`, { failure: 'too large', bytes: 0, again: false }, 1);
        assert.ok(end.received < 8e6, `${end.received} bytes received`);
      },
    ])),
    'of a huge text nothing is read when none is wanted': async () => {
      const { end } = await one({ url: `${http}/huge-length`, no_body: true }, { ...answered(200), bytes: 0 }, 1);
      assert.ok(end.received < 4e6, `${end.received} bytes received`);
    },
    'a redirect with a huge text is followed': () =>
      one(`${http}/huge-redirect`, { ...answered(200), moved_to: `${http}/ok` }, 2),

    // Redirects

    ...Object.fromEntries([301, 308].map((status) => [
      `${status} is followed and is a move`,
      () => one(`${http}/redirect/${status}?to=/ok`,
        { ...answered(200), url: `${http}/ok`, moved_to: `${http}/ok` }, 2),
    ])),
    ...Object.fromEntries([302, 303, 307].map((status) => [
      `${status} is followed and is no move`,
      () => one(`${http}/redirect/${status}?to=/ok`, { ...answered(200), url: `${http}/ok`, moved_to: '' }, 2),
    ])),
    'a row of moves names the last': () =>
      one(`${http}/hops/3?status=301`, { ...answered(200), moved_to: `${http}/hops/0?status=301` }, 4),
    'HEAD stays HEAD': async () => {
      await one({ method: 'HEAD', url: `${http}/redirect/302?to=/ok` }, answered(200), 2);
      assert.deepEqual(server.log.map(({ method }) => method), ['HEAD', 'HEAD']);
    },
    'a POST is followed by 307 with its body, by 302 not at all': async () => {
      const { answer } = await one(post(`${http}/redirect/307?to=/echo`), answered(200), 2);
      assert.equal(JSON.parse(answer.body).body, '{"query": "{ a }"}');
      server.forget();
      await one(post(`${http}/redirect/302?to=/echo`), answered(302), 1);
    },
    'a circle is left': () =>
      one(`${http}/circle`, { failure: 'redirects', why: 'redirects in a circle', again: false }, 3),
    'a row without end is left': () =>
      one(`${http}/endless`, { failure: 'redirects', why: 'redirects too often' }, 11),
    ...Object.fromEntries(['file:///etc/passwd', 'ftp://127.0.0.1/', 'dict://127.0.0.1/', 'javascript:alert(1)',
      'http://user:password@localhost/'].map((to) => [
      `a redirect to ${to} leads nowhere`,
      async () => {
        const { answer } = await one(`${http}/redirect/302?to=${encodeURIComponent(to)}`, { failure: 'redirects', bytes: 0 }, 1);
        assert.match(answer.why, /what is no http\(s\) address/);
      },
    ])),
    'file: is never asked': () =>
      one('file:///etc/passwd', { failure: 'refused here', status: 0, bytes: 0, why: 'is no http(s) address' }, 0),

    // Certificates

    'a certificate of our own authority is taken where the host says so': () =>
      one(`${https}/ok`, answered(200), 1, { hosts: [trusted(https)] }),
    ...Object.fromEntries([['expired', expired, /has expired/], ['early', early, /not valid yet/],
      ['unknown', unknown, /nobody we trust/], ['elsewhere', elsewhere, /another host/]].map(([name, origin, why]) => [
      `${name}: a certificate that proves nothing`,
      async () => {
        const { answer } = await one(`${origin}/ok`, { failure: 'certificate', again: false }, 0,
          { hosts: [trusted(origin, { tokens: [TOKEN] })] });
        assert.match(answer.why, why);
      },
    ])),
    'an authority is trusted for its own host only': () =>
      one(`${https}/ok`, { failure: 'certificate' }, 0, { hosts: [trusted(expired)] }),
    'an authority that cannot be read is told': async () => {
      const { answer } = await one(`${https}/ok`, { failure: 'certificate' }, 0,
        { hosts: [{ origin: https, ca_file: '/nowhere' }] });
      assert.match(answer.why, /CA file/);
    },

    // Private hosts

    ...Object.fromEntries(['127.0.0.1', 'localhost', '127.1', '2130706433', '0x7f000001', '0', '0177.0.0.1'].map((host) => [
      `${host} is private, by whatever spelling`,
      () => one(`${http.replace('127.0.0.1', host)}/ok`, { failure: 'refused here', why: 'is not in the public net' }, 0,
        { options: { private_hosts: false } }),
    ])),
    'a redirect does not lead to a private host': () =>
      one(`${http}/redirect/302?to=${other}/ok`, { failure: 'refused here', url: `${other}/ok` }, 1,
        { options: { private_hosts: false }, hosts: [{ origin: http }] }),

    'a proxy is not asked for what must be public': () =>
      one(`${http}/ok`, { failure: 'refused here' }, 0,
        { options: { private_hosts: false }, environment: { http_proxy: other } }),
    'a proxy is used for what may be anywhere': async () => {
      await one(`${http}/ok`, answered(200), 1, { environment: { http_proxy: other } });
      assert.deepEqual([server.log[0].origin, server.log[0].url], ['other', `${http}/ok`]);
    },

    // Limits of a host

    '429 with Retry-After is waited for': async () => {
      await one(`${http}/fails/1/429?retry-after=5`, answered(200), 2);
      const [a, b] = server.log.map(({ when }) => when);
      assert.ok(b - a >= 5000 / SPEED, `waited ${b - a} ms`);
    },
    'Retry-After may be a date': async () => {
      const date = (s) => encodeURIComponent(new Date(s * 1000).toUTCString());
      await one(`${http}/fails/1/429?date=${date(1e9)}&retry-after=${date(1e9 + 5)}`, answered(200), 2);
      const [a, b] = server.log.map(({ when }) => when);
      assert.ok(b - a >= 5000 / SPEED, `waited ${b - a} ms`);
    },
    '503 with Retry-After is waited for': () => one(`${http}/fails/1/503?retry-after=5`, answered(200), 2),
    '429 without Retry-After is waited for': async () => {
      await one(`${http}/fails/1/429`, answered(200), 2, { options: { speed: 500 } });
      const [a, b] = server.log.map(({ when }) => when);
      assert.ok(b - a >= 60000 / 500, `waited ${b - a} ms`);
    },
    '429 for ever is carried over': () =>
      one(`${http}/status/429?retry-after=1`, { failure: 'carried over', status: 429, again: true, wait_ms: 1000 }, 3),
    'a wait that is too long is carried over, with all that waits for the host': async () => {
      const requests = Array.from({ length: 5 }, (_, i) => `${http}/status/429?retry-after=3600&i=${i}`);
      const { answers } = await run({ requests: [...requests, `${other}/ok`], options: { host_at_once: 1 } });
      const carried = answers.filter(({ failure }) => failure === 'carried over');
      assert.equal(carried.length, 5);
      assert.ok(carried.every(({ wait_ms: ms }) => ms > 3500000 && ms <= 3600000), 'says how long');
      assert.equal(times('/status'), 1);
      assert.equal(times('/ok'), 1);
    },
    'GitHub’s primary limit is waited for until its reset': async () => {
      const { answers } = await run({
        requests: Array.from({ length: 6 }, (_, i) => `${http}/budget/4?ms=100&reset=20&i=${i}`),
        options: { host_at_once: 1 },
      });
      assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200, 200, 200]);
      assert.equal(server.log.length, 6, 'no request was refused');
    },
    'GitHub’s primary limit is carried over when that is too long': async () => {
      const { answers } = await run({
        requests: Array.from({ length: 6 }, (_, i) => `${http}/budget/4?ms=60000&reset=3000&i=${i}`),
      });
      assert.deepEqual(answers.map(({ failure }) => failure).sort(),
        [...Array(4).fill('answered'), 'carried over', 'carried over']);
      assert.ok(server.log.length <= 6);
    },
    'a 403 of the primary limit is carried over': () =>
      one(`${http}/limits/primary?reset=3600`, { failure: 'carried over', status: 0, again: true }, 1),
    'GitHub’s secondary limit with Retry-After is waited for': () =>
      one(`${http}/limits/secondary?retry-after=60`, answered(200), 2),
    'GitHub’s secondary limit without Retry-After is waited for': () =>
      one(`${http}/limits/secondary`, answered(200), 2, { options: { speed: 500 } }),
    'a budget of another name goes on': async () => {
      const { answers } = await run({
        requests: [
          ...Array.from({ length: 3 }, (_, i) => ({ url: `${http}/budget/1/core?ms=60000&reset=3000&i=${i}`, budget: 'core' })),
          ...Array.from({ length: 3 }, (_, i) => ({ url: `${http}/budget/9/graphql?ms=60000&reset=3000&i=${i}`, budget: 'graphql' })),
        ],
        options: { host_at_once: 1 },
      });
      const done = answers.filter(({ failure }) => failure === 'answered').map(({ asked }) => asked);
      assert.equal(done.filter((url) => url.includes('graphql')).length, 3);
      assert.equal(done.filter((url) => url.includes('core')).length, 1);
    },

    // Tokens

    ...Object.fromEntries([['bearer', 'authorization', `Bearer ${TOKEN}`], ['token', 'authorization', `token ${TOKEN}`],
      ['private', 'private-token', TOKEN]].map(([auth, header, value]) => [
      `a token is sent as ${auth}`,
      async () => {
        await one(`${https}/ok`, answered(200), 1, { hosts: [trusted(https, { auth, tokens: [TOKEN] })] });
        assert.equal(server.log[0].headers[header], value);
      },
    ])),
    'several tokens are used each within its budget': async () => {
      const { answers, said } = await run({
        requests: Array.from({ length: 10 }, (_, i) => `${https}/budget/4?ms=60000&reset=3000&i=${i}`),
        hosts: [trusted(https, { tokens: [TOKEN, SECOND] })],
        options: { host_at_once: 2 },
      });
      const carried = answers.filter(({ failure }) => failure === 'carried over').length;
      assert.equal(carried, 2);
      assert.equal(server.log.filter(({ headers }) => headers.authorization === `Bearer ${TOKEN}`).length, 4);
      assert.equal(server.log.filter(({ headers }) => headers.authorization === `Bearer ${SECOND}`).length, 4);
      assert.ok(!said.includes('secret-token'));
    },
    'a token that is refused gives way to the next': () =>
      one(`${https}/token/${SECOND}`, answered(200), 2, { hosts: [trusted(https, { tokens: [TOKEN, SECOND] })] }),
    'when every token is refused nothing more is asked': async () => {
      const { answers } = await run({
        requests: Array.from({ length: 9 }, (_, i) => `${https}/token/other?i=${i}`),
        hosts: [trusted(https, { tokens: [TOKEN] })],
        options: { host_at_once: 1 },
      });
      assert.equal(answers.filter(({ failure }) => failure === 'token refused').length, 9);
      assert.equal(server.log.length, 1);
    },
    ...Object.fromEntries([
      ['another host', () => `${other}/echo`],
      ['another port', () => `${http}/echo`],
      ['the same name without TLS', () => `${other}/echo`],
      ['a host that we trust like it', () => `${second}/echo`],
    ].map(([where, to]) => [
      `a redirect to ${where} goes without the token`,
      async () => {
        const { said } = await run({
          requests: [{ url: `${https}/redirect/302?to=${to()}` }, { ...post(`${https}/redirect/307?to=${to()}`) }],
          hosts: [trusted(https, { tokens: [TOKEN] }), trusted(second)],
        });
        assert.ok(secrets().every(({ origin }) => origin === 'https'), 'seen elsewhere');
        assert.equal(secrets().length, 2);
        assert.equal(server.log.length, 4);
        assert.ok(!said.includes('secret-token'), 'printed');
      },
    ])),
    'a redirect to a host with a token of its own goes with that one': async () => {
      await one(`${https}/redirect/302?to=${second}/echo`, answered(200), 2,
        { hosts: [trusted(https, { tokens: [TOKEN] }), trusted(second, { tokens: [SECOND] })] });
      assert.deepEqual(server.log.map(({ headers }) => headers.authorization), [`Bearer ${TOKEN}`, `Bearer ${SECOND}`]);
    },
    'a token is back after a redirect home': async () => {
      const home = encodeURIComponent(`${https}/echo`);
      const { answer } = await one(`${http}/redirect/302?to=${home}`, answered(200), 2,
        { hosts: [trusted(https, { tokens: [TOKEN] })] });
      assert.equal(JSON.parse(answer.body).headers.authorization, `Bearer ${TOKEN}`);
      assert.deepEqual(secrets().map(({ origin }) => origin), ['https']);
    },
    'a token that could end a header is never sent': async () => {
      await one(`${https}/echo`, answered(200), 1, { hosts: [trusted(https, { tokens: ['a\r\nx-evil: 1'] })] });
      assert.equal(server.log[0].headers.authorization, undefined);
      assert.equal(server.log[0].headers['x-evil'], undefined);
    },

    // Politeness

    'no host is asked more often at once than the bound': async () => {
      const requests = Array.from({ length: 12 }, (_, i) => `${http}/late/40?i=${i}`);
      const from = Date.now();
      await run({ requests, options: { host_at_once: 2 } });
      assert.ok(Date.now() - from >= 6 * 40, 'six rounds of two');
      assert.equal(server.log.length, 12);
    },
    'requests to one host keep their gap': async () => {
      const requests = Array.from({ length: 5 }, (_, i) => `${http}/ok/${i}`);
      await run({ requests, options: { gap_ms: 2000 } });
      const whens = server.log.map(({ when }) => when);
      assert.ok(whens.at(-1) - whens[0] >= 4 * 2000 / SPEED - 10, `${whens.at(-1) - whens[0]} ms`);
    },
    'a request may be delayed': async () => {
      const { answers } = await run({ requests: [{ url: `${http}/ok/1`, delay_ms: 3000 }, `${http}/ok/2`] });
      assert.deepEqual(answers.map(({ body }) => body), ['fine 2\n', 'fine 1\n']);
    },
    'hundreds are answered, each once': async () => {
      const requests = Array.from({ length: 400 }, (_, i) => `${i % 2 ? http : https}/ok/${i}`);
      const { answers, end } = await run({ requests, hosts: [trusted(https)] });
      assert.equal(new Set(answers.map(({ asked, body }) => asked + body)).size, 400);
      assert.deepEqual([end.requests, end.retries, end.answered], [400, 0, 400]);
      assert.ok(end.received > 400 * 8);
    },
    'an interrupt answers all that is left': async () => {
      const from = Date.now();
      const { answers } = await run({
        requests: [`${http}/never`, `${http}/status/503`, ...Array.from({ length: 20 }, (_, i) => `${other}/never/${i}`)],
        options: { stop_after_ms: 100, speed: 1, tries: 9 },
      });
      assert.equal(answers.length, 22);
      assert.ok(answers.every(({ failure, again }) => failure === 'stopped' && again));
      assert.ok(Date.now() - from < 2000, `${Date.now() - from} ms`);
    },
  };
}
