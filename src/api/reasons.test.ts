/** What a developer is told of an answer that fails the connection: what was expected, what came, and what it looks like. */
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { FF00 } from '../testing/handshakes.js';
import { createEnvironment, type EnvironmentOptions, type Failure } from './index.js';
import { looksOfLocation } from './looks.js';
import { Peer, type Wire, watch } from './testing.js';

const ORIGIN = 'http://example.com';
const STATUS = 'HTTP/1.1 101 WebSocket Protocol Handshake\r\n';

/** What is told of one connection to a server that does this; the script is shown to learn nothing of it. */
async function told(serve: (wire: Wire, url: string) => Promise<void>, options: Partial<EnvironmentOptions> = {}) {
  await using peer = await Peer.listen();
  const failures: Failure[] = [];
  const onFailure = (_: unknown, failure: Failure) => failures.push(failure);
  const { WebSocket } = createEnvironment({ origin: ORIGIN, onFailure, ...options });
  const socket = new WebSocket(peer.url, 'chat');
  const seen = watch(socket);
  const closed = once(socket, 'close');
  await serve(await peer.wire(), peer.url);
  await closed;
  await setImmediate();
  return { failures, seen, url: peer.url };
}

const says = (bytes: string) => async (wire: Wire) => {
  await wire.request();
  wire.write(bytes);
  wire.end();
};

/** A reply in which a field is otherwise; undefined leaves it out. */
function replies(changes: Record<string, string | undefined>, ...more: string[]) {
  return async (wire: Wire, url: string) => {
    await wire.request();
    const fields = {
      Upgrade: 'WebSocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Origin': ORIGIN,
      'Sec-WebSocket-Location': url,
      'Sec-WebSocket-Protocol': 'chat',
      ...changes,
    };
    const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
    wire.write(`${STATUS}${[...lines, ...more, '\r\n'].join('\r\n')}`);
  };
}

const none = { 'Sec-WebSocket-Origin': undefined, 'Sec-WebSocket-Location': undefined };
const rest = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

const answers: [what: string, serve: (wire: Wire, url: string) => Promise<void>, reason: string | ((url: string) => string)][] = [
  [
    'an HTTP error',
    says('HTTP/1.1 404 Not Found\r\n'),
    'status code: expected 101, received 404 Not Found; it looks like an HTTP error (10.3.4.3.1#31p3)',
  ],
  [
    'an HTTP error of a proxy',
    says('HTTP/1.1 502 Bad Gateway\r\n'),
    'status code: expected 101, received 502 Bad Gateway; it looks like an HTTP error of a proxy whose server does not answer: one that waits for key3 cannot, if the proxy holds that back (10.3.4.3.1#31p3)',
  ],
  [
    'a demand for credentials',
    says('HTTP/1.1 407 Who\r\n'),
    'status code: expected 101, received 407 Who; it looks like an HTTP error: credentials are wanted (10.3.4.3.1#31p2)',
  ],
  [
    'a redirect',
    says('HTTP/1.1 301 Moved\r\n'),
    'status code: expected 101, received 301 Moved; it looks like a redirect of HTTP, which is not followed (10.3.4.3.1#31p3)',
  ],
  [
    'a page',
    says('HTTP/1.0 200 OK\r\n'),
    'status code: expected 101, received 200 OK; it looks like a page of HTTP (10.3.4.3.1#31p3)',
  ],
  ['a code of four digits', says('HTTP/1.1 1010 Yes\r\n'), 'status code: expected three digits, received 1010 (10.3.4.3.1#30)'],
  [
    'another protocol, with escapes for a terminal',
    says('220 \x1b[2Jsmtp\r\n'),
    'status line: expected one such as HTTP/1.1 101 WebSocket Protocol Handshake, received 220 \\u{1b}[2Jsmtp\\r\\n (10.3.4.3.1#28p2)',
  ],
  [
    'a line without end',
    says('a'.repeat(300)),
    `status line: expected one such as HTTP/1.1 101 WebSocket Protocol Handshake, received ${rest('a'.repeat(300))} (10.3.4.3.1#28p2)`,
  ],
  [
    'TLS',
    says('\x15\x03\x01\x00\x02\x02\x46'),
    'status line: expected one such as HTTP/1.1 101 WebSocket Protocol Handshake, received \\u{15}\\u{3}\\u{1}\\u{0}\\u{2}\\u{2}F; it looks like TLS: a server of wss: (10.3.4.3.1#28p2)',
  ],
  [
    'nothing',
    says(''),
    'status line: expected one such as HTTP/1.1 101 WebSocket Protocol Handshake, received the end of the connection (10.3.4.3.1#28p2)',
  ],
  [
    'fields that break off',
    says(`${STATUS}Upgrade: WebSocket\r\n`),
    'fields: expected a blank line at their end, received the end of the connection (10.3.4.3.1#34p2)',
  ],
  [
    'a value that breaks off',
    says(`${STATUS}Upgrade: Web`),
    'Upgrade: expected a value that ends in CR LF, received the end of the connection (10.3.4.3.1#36p2)',
  ],
  [
    'lines that end in LF alone',
    says(`${STATUS}Upgrade: WebSocket\n`),
    'Upgrade: expected a value that ends in CR LF, received LF alone (10.3.4.3.1#36b)',
  ],
  [
    'two status lines',
    says(STATUS + STATUS),
    'http/1.1 101 websocket protocol handshake: expected a colon, received CR; it looks like a doubled reply (10.3.4.3.1#34a)',
  ],
  [
    'an answer of RFC 6455',
    replies({ ...none, Upgrade: 'websocket' }, 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
    'Sec-WebSocket-Origin: expected one, received none; it looks like an answer of RFC 6455 (10.3.4.3.1#41)',
  ],
  [
    'an answer of hixie-75',
    replies(none, `WebSocket-Origin: ${ORIGIN}`, 'WebSocket-Location: ws://a/'),
    'Sec-WebSocket-Origin: expected one, received none; it looks like an answer of hixie-75 (10.3.4.3.1#41)',
  ],
  [
    'fields that come twice',
    replies({}, 'Upgrade: WebSocket', `Sec-WebSocket-Origin: ${ORIGIN}`, 'Sec-WebSocket-Location: ws://a/'),
    'Upgrade: expected one, received 2: WebSocket, WebSocket; it looks like a doubled reply (10.3.4.3.1#41)',
  ],
  ['a field without a name', replies({}, ': a'), 'a field without a name: expected none, received one (10.3.4.3.1#41)'],
  [
    'no subprotocol',
    replies({ 'Sec-WebSocket-Protocol': undefined }),
    'Sec-WebSocket-Protocol: expected one, received none (10.3.4.3.1#41)',
  ],
  [
    'the spelling of today',
    replies({ Upgrade: 'websocket' }),
    'Upgrade: expected WebSocket, received websocket; it looks like the spelling of RFC 6455 (10.3.4.3.1#41a)',
  ],
  ['a space too many', replies({ Upgrade: 'WebSocket ' }), 'Upgrade: expected WebSocket, received "WebSocket " (10.3.4.3.1#41a)'],
  ['another Connection', replies({ Connection: 'close' }), 'Connection: expected Upgrade, received close (10.3.4.3.1#41b)'],
  [
    'another origin',
    replies({ 'Sec-WebSocket-Origin': 'http://example.org' }),
    'Sec-WebSocket-Origin: expected http://example.com, received http://example.org (10.3.4.3.1#41c)',
  ],
  [
    'another location',
    replies({ 'Sec-WebSocket-Location': 'wss://a/x' }),
    (url) => `Sec-WebSocket-Location: expected ${url}, received wss://a/x (10.3.4.3.1#41d)`,
  ],
  [
    'another subprotocol',
    replies({ 'Sec-WebSocket-Protocol': 'soap' }),
    'Sec-WebSocket-Protocol: expected chat, received soap (10.3.4.3.1#41e)',
  ],
  [
    'a response that breaks off',
    async (wire) => {
      wire.write((await wire.answer()).subarray(0, -1));
      wire.end();
    },
    'response to the challenge: expected 16 bytes, received 15 and the end of the connection (10.3.4.3.1#44p2)',
  ],
];

test.each(answers)('10.3.4.5.1#p1: of %s a developer is told on one line', async (_, serve, reason) => {
  const { failures, seen, url } = await told(serve);
  expect(failures.map((each) => each.reason)).toEqual([typeof reason === 'string' ? reason : reason(url)]);
  expect(seen).toEqual(['close 3 false']);
});

/** A response to the challenge other than the right one. @returns what came in its place as told, and what it looks like */
async function responseOf(response: Uint8Array) {
  const { failures } = await told((wire) => wire.establish('', { response }));
  const [{ field, expected, received, looksLike, step } = {} as Failure] = failures;
  expect([failures.length, step, field]).toEqual([1, '10.3.4.3.1#45', 'response to the challenge']);
  expect(expected).toMatch(/^[0-9a-f]{32}$/);
  return [received, looksLike];
}

test('10.3.4.3.1#45: of a wrong response both are told, and what it looks like', async () => {
  expect(await responseOf(Buffer.alloc(16))).toEqual(['00'.repeat(16), undefined]);
  expect(await responseOf(Buffer.from('HTTP/1.1 101 Web'))).toEqual([expect.any(String), 'a doubled reply']);
  expect(await responseOf(Buffer.from('\r\n0123456789abcd'))).toEqual([expect.any(String), 'line ends before the response']);
});

test('10.3.4.3.1#41d: a server that does not know of the TLS in front of it is known by its location', () => {
  expect(looksOfLocation('ws://a/x', 'wss://a/x')).toBe('a server that does not know of the TLS in front of it');
  expect(looksOfLocation('wss://a/x', 'ws://a/x')).toBeUndefined();
  expect(looksOfLocation('ws://A/x', 'ws://a/x')).toBe('the right URL in another case');
});

test.each([
  [200, 'x'.repeat(200)],
  [201, `${'x'.repeat(200)}…`],
])('10.3.4.3.1#28p2: of %i characters that came, 200 are shown, and that there were more', async (count, shown) => {
  const { failures } = await told(async (wire) => {
    await wire.request();
    wire.write('x'.repeat(count));
    wire.end();
  });
  expect(failures.map(({ received }) => received)).toEqual([shown]);
});

test('10.3.4.3.2#p2: of a message that is too large the limit is told', async () => {
  const { failures } = await told((wire) => wire.establish('\x00fiver\xff'), { limits: { 'client.limit.message': 4 } });
  expect(failures.map(({ reason }) => reason)).toEqual([
    'frame: expected at most 4 bytes (limit client.limit.message), received more (10.3.4.3.2#p2)',
  ]);
});

test.each([
  ['line ends', '\r\n\r\n', '\\r\\n\\r\\n\\u{0}first', 'line ends after the response'],
  ['a second reply', STATUS, `${STATUS.replace('\r\n', '\\r\\n')}\\u{0}first`, 'a doubled reply'],
])(
  '10.3.4.3.2#3b.5: %s after the response cost the first message, and a developer is told why',
  async (_, extra, received, looksLike) => {
    const { failures, seen } = await told((wire) => wire.establish(`${extra}\x00first\xff\x00second\xff${FF00}`));
    expect(failures.map(({ reason }) => reason)).toEqual([
      `first frame: expected one that begins with 00, received ${received}; it looks like ${looksLike} (10.3.4.3.2#3b.5)`,
    ]);
    expect(seen).toEqual(['open 1', 'error 1', 'message 1 second', 'close 3 true']);
  },
);

test('10.3.4.3.2#3b.5: a frame of another type is no failure, and nobody is told of it', async () => {
  const { failures, seen } = await told((wire) => wire.establish(`\x01other\xff\x00second\xff\r\n\xff${FF00}`));
  expect(failures).toEqual([]);
  expect(seen).toEqual(['open 1', 'error 1', 'message 1 second', 'error 1', 'close 3 true']);
});

test('10.3.4.3.1#41d: the reason is the same when XState runs the machines', async () => {
  const { failures, url } = await told(replies({ 'Sec-WebSocket-Location': 'wss://a/x' }), { engine: 'xstate' });
  expect(failures).toMatchObject([{ field: 'Sec-WebSocket-Location', expected: url, received: 'wss://a/x' }]);
});

test('10.3.2#Bb: what has no expectation is told in the words of its item', async () => {
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin: ORIGIN, onFailure: (_, { reason }) => reasons.push(reason) });
  const reasons: string[] = [];
  const socket = new WebSocket(peer.url);
  socket.close();
  await once(socket, 'close');
  await setImmediate();
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toMatch(/^[^\n]+ \(10\.3\.2#Bb\)$/);
});
