/** What no client of the text goes on with, whatever excuses the server. */
import { expect, test } from 'vitest';
import { baselineOf, standing } from '../expectation.js';
import { junit } from '../junit.js';
import { merged } from '../merge.js';
import { check, echoServer, type Fault, faulty } from '../testing.js';
import { inWords } from '../text.js';

const CONTROL = 'control';
const LOCATION = /(Sec-WebSocket-Location: )([^?\r]*)(\?[^\r]*)?/;

test('the wrong scheme behind a proxy in which TLS ends is allowed, and no client goes on with it', async () => {
  const url = await echoServer();
  const { cases, interoperability } = await check(url, { secure: true }, CONTROL);
  expect(cases).toMatchObject([
    { verdict: 'allowed', policies: [{ policy: 'server.location', option: 'configured', step: '10.3.4.4.2#2a' }] },
  ]);
  expect(interoperability).toMatchObject([
    {
      id: 'interoperability/url',
      step: '10.3.4.3.1#41d',
      expected: [`Sec-WebSocket-Location: ${url.replace('ws:', 'wss:')}`],
      observed: `Sec-WebSocket-Location: ${url}`,
    },
  ]);
});

test('a server that knows where TLS ends is gone on with', async () => {
  const { cases, interoperability } = await check(await echoServer({ secure: true }), { secure: true }, CONTROL);
  expect(cases).toMatchObject([{ verdict: 'pass' }]);
  expect(interoperability).toEqual([]);
});

test('a query that is lost keeps every client away that has one', async () => {
  const url = await faulty(() => ({ down: (text) => text.replace(LOCATION, '$1$2') }));
  const { cases, interoperability } = await check(url, {}, CONTROL);
  expect(cases).toMatchObject([{ verdict: 'pass' }]);
  expect(interoperability).toMatchObject([
    {
      id: 'interoperability/query',
      step: '10.3.4.3.1#41d',
      expected: [`Sec-WebSocket-Location: ${url}?hixie76=query`],
      observed: `Sec-WebSocket-Location: ${url}`,
    },
  ]);
});

test('a path that is lost where the request comes in pieces keeps clients away whose request is cut', async () => {
  const url = `${await faulty(forgetful)}chat`;
  const { cases, interoperability } = await check(url, {}, CONTROL);
  expect(cases).toMatchObject([{ verdict: 'pass' }]);
  expect(interoperability).toMatchObject([{ id: 'interoperability/bytes', step: '10.3.4.3.1#41d' }]);
  expect(interoperability?.[0]?.expected).toEqual([`Sec-WebSocket-Location: ${url}`]);
  expect(interoperability?.[0]?.observed).toBe(`Sec-WebSocket-Location: ${url.replace('chat', '')}`);
});

test('where no client goes on the run fails, unless that was known, or only conformance is asked for', async () => {
  const url = await echoServer();
  const result = await check(url, { secure: true, name: 'it' }, CONTROL);
  const [impasse] = result.interoperability ?? [];
  const stand = standing(result, [], false);
  expect(stand).toMatchObject({ unexpected: [], impasses: [impasse] });
  const words = 'no client of the text goes on: 10.3.4.3.1#41d, expected Sec-WebSocket-Location: wss://127.0.0.1:';
  expect(inWords(result, stand, '')).toContainEqual(expect.stringContaining(words));
  expect(junit(result, stand)).toContain('<testsuite name="it" tests="2" failures="1" skipped="0">');
  expect(junit(result, stand)).toContain(`name="interoperability/url: ${impasse?.title}"><failure message="${words}`);
  const before = baselineOf(JSON.stringify(result));
  expect(standing(result, before, false).impasses).toEqual([]);
  expect(junit(result, standing(result, before, false))).toContain('tests="2" failures="0" skipped="1"');
  const other = before.map((each) => ({ ...each, violated: '10.3.4.3.1#41c' as const }));
  expect(standing(result, other, false).impasses).toEqual([impasse]);
  const { interoperability } = await check(url, { secure: true, conformanceOnly: true }, CONTROL);
  expect(interoperability).toBeUndefined();
});

test('a run of other cases than the control says nothing of it, and results that merge say it once', async () => {
  const url = await echoServer();
  const part = await check(url, { secure: true }, '*/server-frames/001');
  expect(part.interoperability).toBeUndefined();
  const first = await check(url, { secure: true }, CONTROL);
  expect(merged([part, first, first]).interoperability).toEqual(first.interoperability);
});

/** Knows the path only if it comes with the end of the fields. */
function forgetful(): ReturnType<Fault> {
  let isWhole: boolean | undefined;
  return {
    up(text) {
      isWhole ??= text.includes('\r\n\r\n');
      return text;
    },
    down: (text) => (isWhole ? text : text.replace(/(Location: ws:\/\/[^/]*\/)[^\r]*/, '$1')),
  };
}

const replies: Record<
  string,
  [change: (text: string) => string, step: string, expected: string | RegExp, observed: string | RegExp]
> = {
  'another value of Upgrade': [
    (text) => text.replace('Upgrade: WebSocket', 'Upgrade: websocket'),
    '10.3.4.3.1#41a',
    'Upgrade: WebSocket',
    'Upgrade: websocket',
  ],
  'another value of Connection': [
    (text) => text.replace('Connection: Upgrade', 'Connection: keep-alive'),
    '10.3.4.3.1#41b',
    'Connection: Upgrade',
    'Connection: keep-alive',
  ],
  'another origin': [
    (text) => text.replace('Origin: http://example.com', 'Origin: http://example.org'),
    '10.3.4.3.1#41c',
    'Sec-WebSocket-Origin: http://example.com',
    'Sec-WebSocket-Origin: http://example.org',
  ],
  'no origin': [
    (text) => text.replace(/Sec-WebSocket-Origin: .*\r\n/, ''),
    '10.3.4.3.1#41',
    /^each once: upgrade, connection, sec-websocket-origin, sec-websocket-location; no empty name$/,
    'sec-websocket-origin 0 times',
  ],
  'an empty name': [(text) => text.replace('Connection:', ': x\r\nConnection:'), '10.3.4.3.1#41', /^each once/, 'an empty name'],
  'a line without a colon': [
    (text) => text.replace('Connection:', 'Server\r\nConnection:'),
    '10.3.4.3.1#34a',
    /./,
    '"Server\\r"',
  ],
  'another digest': [
    (text) => text.replace(/(\r\n\r\n).{16}/s, '$1hixie76 is wrong'),
    '10.3.4.3.1#45',
    /^[0-9a-f]{32}$/,
    '68697869653736206973207772' + '6f6e67',
  ],
  'a frame of another type': [
    (text) => text.replace(/(^|.{16})\0probe/s, '$1\x01probe'),
    '10.3.4.3.2#3b.5',
    'a frame of type 00',
    'a frame of type 01',
  ],
  'a frame with a length': [
    (text) => text.replace(/^\0/, '\x80\x01x\0'),
    '10.3.4.3.2#3a.7',
    'a frame of type 00',
    'a frame of type 80',
  ],
};

for (const [what, [change, step, expected, observed]] of Object.entries(replies)) {
  test(`with ${what} no client goes on, which is told once: ${step}`, async () => {
    const { interoperability = [] } = await check(await faulty(() => ({ down: change })), {}, CONTROL);
    expect(interoperability.map((each) => [each.id, each.step])).toEqual([['interoperability/url', step]]);
    for (const each of interoperability[0]?.expected ?? []) expect(each).toMatch(expected);
    expect(interoperability[0]?.observed).toMatch(observed);
  });
}

test('of a digest, either order of the bytes is expected', async () => {
  const change = (text: string) => text.replace(/(\r\n\r\n).{16}/s, '$1hixie76 is wrong');
  const { interoperability } = await check(await faulty(() => ({ down: change })), {}, CONTROL);
  expect(new Set(interoperability?.[0]?.expected).size).toBe(2);
});
