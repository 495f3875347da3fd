import { once } from 'node:events';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import type { StepId } from '../../spec/index.js';
import { createServer, echo } from '../net/index.js';
import {
  certificate,
  microsocks,
  openssl,
  startMicrosocks,
  startTinyproxy,
  testWith,
  tinyproxy,
} from '../testing/peers/index.js';
import { createEnvironment, type EnvironmentOptions } from './index.js';
import { Peer, type Wire, watch } from './testing.js';

/** What a script and a developer see of a connection to a URL. */
function connecting(url: string, options: Partial<EnvironmentOptions>) {
  const steps: StepId[] = [];
  const onFailure = (step: StepId) => steps.push(step);
  const { WebSocket } = createEnvironment({ origin: 'http://example.com', onFailure, ...options });
  const socket = new WebSocket(url);
  return { socket, seen: watch(socket), steps, closed: once(socket, 'close') };
}

/** Every connection goes by way of a proxy that a test plays itself. */
function by(peer: Peer, auth = ''): Partial<EnvironmentOptions> {
  return { proxy: () => `http://${auth}127.0.0.1:${peer.port}` };
}

/** Bytes up to the blank line. */
async function head(wire: Wire): Promise<string> {
  let text = '';
  while (!text.endsWith('\r\n\r\n')) text += await wire.read(1);
  return text;
}

test.each([
  ['ws://example.com/demo', 'CONNECT example.com:80 HTTP/1.1\r\nHost: example.com\r\n\r\n'],
  ['wss://example.com/demo', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'],
  ['ws://example.com:8080/', 'CONNECT example.com:8080 HTTP/1.1\r\nHost: example.com:8080\r\n\r\n'],
  ['ws://[::1]:8080/', 'CONNECT [::1]:8080 HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n'],
])('10.3.4.3.1#2p3: for %s the proxy reads the lines of the text', async (url, lines) => {
  await using peer = await Peer.listen();
  const { socket } = connecting(url, by(peer));
  expect(await head(await peer.wire())).toBe(lines);
  socket.close();
});

test('10.3.4.3.1#2p3: a proxy is chosen by the URL that is constructed of the components', async () => {
  const urls: string[] = [];
  const proxy = (url: string) => {
    urls.push(url);
    throw new Error('no way');
  };
  for (const url of ['WS://Example.com:80/a/../demo?q', 'wss://example.com:80/']) await connecting(url, { proxy }).closed;
  expect(urls).toEqual(['ws://example.com/demo?q', 'wss://example.com:80/']);
});

test('10.3.4.3.1#2p2: where the function chooses none, TCP is opened directly', async () => {
  await using peer = await Peer.listen();
  const { socket, closed } = connecting(peer.url, { proxy: async () => null });
  await (await peer.wire()).establish();
  await once(socket, 'open');
  socket.close();
  peer.wires[0]?.cut();
  await closed;
});

test('10.3.4.3.1#2: through the tunnel of a proxy the handshake follows its answer', async () => {
  await using peer = await Peer.listen();
  const { socket, seen, closed } = connecting('ws://example.com/demo', by(peer));
  const wire = await peer.wire();
  await head(wire);
  wire.write('HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n');
  await wire.establish('\x00hi\xff');
  await once(socket, 'message');
  wire.cut();
  await closed;
  expect(seen).toEqual(['open 1', 'message 1 hi', 'close 3 false']);
});

test.each([
  [200, true],
  [299, true],
  [300, false],
  [400, false],
])('10.3.4.3.1#3: a proxy that answers %i has opened TCP: %s', async (status, isOpen) => {
  await using peer = await Peer.listen();
  const { socket, steps, closed } = connecting('ws://example.com/demo', by(peer));
  const wire = await peer.wire();
  await head(wire);
  wire.write(`HTTP/1.1 ${status} Wie ers\xc3\xa4he\r\n\r\n`);
  if (isOpen) expect((await wire.request()).lines[0]).toBe('GET /demo HTTP/1.1');
  else expect(await wire.rest()).toHaveLength(0);
  socket.close();
  await closed;
  expect(steps).toEqual([isOpen ? '10.3.2#Bb' : '10.3.4.3.1#3']);
});

test("what comes with the answer of a proxy is read as the server's", async () => {
  await using peer = await Peer.listen();
  const { steps, closed } = connecting('ws://example.com/demo', by(peer));
  const wire = await peer.wire();
  await head(wire);
  wire.write('HTTP/1.1 200 OK\r\n\r\n220 smtp\n');
  await closed;
  expect(steps).toEqual(['10.3.4.3.1#28p2']);
});

const ASKS = 'HTTP/1.1 407 Who\r\nProxy-Authenticate: Digest realm="a", Basic realm="b"\r\n\r\n';

test('10.3.4.3.1#2p3: only a proxy that asks for a password gets it, over a connection of its own', async () => {
  await using peer = await Peer.listen();
  const { socket } = connecting('ws://example.com/demo', by(peer, 'ednamode:nocapes!@'));
  const first = await peer.wire(0);
  expect(await head(first)).not.toContain('Authorization');
  first.write(ASKS);
  expect((await first.rest()).length).toBe(0);
  expect(await head(await peer.wire(1))).toContain('\r\nProxy-Authorization: Basic ZWRuYW1vZGU6bm9jYXBlcyE=\r\n');
  socket.close();
});

/** What proxies may answer other than 200. */
const refusals: [string, string, string][] = [
  ['a proxy that wants a password that is not there', '', ASKS],
  [
    'a proxy that wants another way of authentication',
    'a:b@',
    'HTTP/1.1 407 Who\r\nProxy-Authenticate: Digest realm="a"\r\n\r\n',
  ],
  ['a proxy that only speaks of Basic', 'a:b@', 'HTTP/1.1 407 Who\r\nProxy-Authenticate: Digest realm="a, Basic b"\r\n\r\n'],
  ['a proxy that asks for a password and does not say how', 'a:b@', 'HTTP/1.1 407 Who\r\n\r\n'],
  ['a proxy that may not', '', 'HTTP/1.1 403 No\r\n\r\n'],
  ['a proxy that speaks another protocol', '', '220 smtp\r\n\r\n'],
  ['a proxy that breaks off', '', 'HTTP/1.1 200'],
];

test.each(refusals)('10.3.4.3.1#3: %s could not open TCP, and the script learns no more', async (_, auth, answer) => {
  await using peer = await Peer.listen();
  const { seen, steps, closed } = connecting('ws://example.com/demo', by(peer, auth));
  const wire = await peer.wire();
  await head(wire);
  wire.write(answer);
  wire.end();
  await Promise.race([closed, peer.wire(1)]);
  expect([seen, steps, peer.wires.length]).toEqual([['close 3 false'], ['10.3.4.3.1#3'], 1]);
});

test.each([
  'https://127.0.0.1:1',
  'nonsense',
  'http://127.0.0.1:1',
  'socks5://127.0.0.1:1',
  'http://a%3Ab:c@127.0.0.1:1',
  'socks4://a%00b@127.0.0.1:1',
  'http://a:b%0D%0A@127.0.0.1:1',
  'http://a%:b@127.0.0.1:1',
])('10.3.4.3.1#3: with %s for a proxy nothing goes around it', async (proxy) => {
  await using peer = await Peer.listen();
  const { seen, steps, closed } = connecting(peer.url, { proxy: () => proxy });
  await closed;
  expect([seen, steps, peer.wires]).toEqual([['close 3 false'], ['10.3.4.3.1#3'], []]);
});

test('10.3.4.3.1#1, E19: through a proxy, which resolves, connections to one name wait for each other', async () => {
  await using peer = await Peer.listen();
  const sockets = ['a', 'A', 'b'].map((host) => connecting(`ws://${host}.example/`, by(peer)).socket);
  const asked = [await head(await peer.wire(0)), await head(await peer.wire(1))];
  expect(asked.map((lines) => lines.split('\r\n')[0])).toEqual([
    'CONNECT a.example:80 HTTP/1.1',
    'CONNECT b.example:80 HTTP/1.1',
  ]);
  peer.wires[0]?.cut();
  expect(await head(await peer.wire(2))).toMatch(/^CONNECT a\.example:80 /);
  for (const socket of sockets) socket.close();
});

const NEEDED = 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="a"\r\n\r\n';
const credentials = () => ({ username: 'ednamode', password: 'nocapes!' });

test("10.3.4.3.1#31p2: a server's own 407 is answered over a new connection, once", async () => {
  await using peer = await Peer.listen();
  const { socket, steps, closed } = connecting(`${peer.url}demo`, { credentials });
  const first = await peer.wire(0);
  expect((await first.request()).lines.join()).not.toContain('Authorization');
  first.write(NEEDED);
  const second = await peer.wire(1);
  const { lines } = await second.request();
  expect(lines).toContain('Proxy-Authorization: Basic ZWRuYW1vZGU6bm9jYXBlcyE=');
  second.write(NEEDED);
  await closed;
  expect([steps, peer.wires.length, socket.readyState]).toEqual([['10.3.4.3.1#31p2'], 2, socket.CLOSED]);
});

test.each([
  ['nothing', ''],
  ['Digest', 'Proxy-Authenticate: Digest realm="a", nonce="b"\r\n'],
  ['Negotiate', 'Proxy-Authenticate: Negotiate\r\n'],
  ['a realm that is called Basic', 'Proxy-Authenticate: Digest realm="x, Basic y"\r\n'],
  ['Basic, as an origin server does', 'WWW-Authenticate: Basic realm="a"\r\n'],
])("10.3.4.3.1#31p2: a server's 407 that asks for %s gets no password", async (_, fields) => {
  await using peer = await Peer.listen();
  const { steps, closed } = connecting(`${peer.url}demo`, { credentials });
  const wire = await peer.wire();
  await wire.request();
  wire.write(`HTTP/1.1 407 Proxy Authentication Required\r\n${fields}\r\n`);
  await Promise.race([closed, peer.wire(1)]);
  expect([steps, peer.wires.length]).toEqual([['10.3.4.3.1#31p2'], 1]);
});

test("10.3.4.3.1#31p2: a server's 407 is not answered before its fields are over", async () => {
  await using peer = await Peer.listen();
  const { steps, closed } = connecting(`${peer.url}demo`, { credentials });
  const wire = await peer.wire();
  await wire.request();
  wire.write(NEEDED.slice(0, -2));
  wire.end();
  await Promise.race([closed, peer.wire(1)]);
  expect([steps, peer.wires.length]).toEqual([['10.3.4.3.1#34p2'], 1]);
});

test.each([
  ['a colon in the name', { username: 'a:b', password: 'c' }],
  ['a line break in the password', { username: 'a', password: 'b\r\nc' }],
])('credentials with %s connect to nothing', async (_, wrong) => {
  await using peer = await Peer.listen();
  const { steps, closed } = connecting(`${peer.url}demo`, { credentials: () => wrong });
  await closed;
  expect([steps, peer.wires]).toEqual([['10.3.4.3.1#3'], []]);
});

test("10.3.4.3.1#31p2: a server's own 407 is answered, and then it serves", async () => {
  await using peer = await Peer.listen();
  const { socket } = connecting(`${peer.url}demo`, { credentials });
  const first = await peer.wire(0);
  await first.request();
  first.write(NEEDED);
  await (await peer.wire(1)).establish();
  await once(socket, 'open');
  socket.close();
});

test("10.3.4.3.1#31p2: a server's 407 never gets the password of a proxy", async () => {
  await using peer = await Peer.listen();
  const { closed, steps } = connecting('ws://example.com/demo', by(peer, 'a:b@'));
  const wire = await peer.wire();
  await head(wire);
  wire.write('HTTP/1.1 200 OK\r\n\r\n');
  await wire.request();
  wire.write(NEEDED);
  await closed;
  expect([steps, peer.wires.length]).toEqual([['10.3.4.3.1#31p2'], 1]);
});

test("10.3.4.3.1#31p2: a server's own 407 is answered by way of the same proxy, from step 2 on", async () => {
  await using peer = await Peer.listen();
  const { socket } = connecting('ws://example.com/demo', { ...by(peer, 'a:b@'), credentials });
  for (const [number, field] of [undefined, 'Proxy-Authorization: Basic ZWRuYW1vZGU6bm9jYXBlcyE='].entries()) {
    const wire = await peer.wire(number);
    expect(await head(wire)).toMatch(/^CONNECT example\.com:80 /);
    wire.write('HTTP/1.1 200 OK\r\n\r\n');
    const { lines } = await wire.request();
    expect(lines.find((line) => line.startsWith('Proxy-'))).toBe(field);
    if (number === 0) wire.write(NEEDED);
  }
  socket.close();
});

test('10.3.4.3.1#2p2: the environment names a proxy, and those who are reached without one', async () => {
  await using proxy = await Peer.listen();
  await using peer = await Peer.listen();
  vi.stubEnv('ALL_PROXY', `http://127.0.0.1:${proxy.port}`);
  vi.stubEnv('NO_PROXY', `localhost, 127.0.0.1:${peer.port}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const direct = connecting(peer.url, { proxy: 'environment' });
  await (await peer.wire()).establish();
  await once(direct.socket, 'open');
  expect(proxy.wires).toEqual([]);
  const { socket } = connecting(`ws://127.0.0.1:${proxy.port}/`, { proxy: 'environment' });
  expect(await head(await proxy.wire())).toMatch(/^CONNECT 127\.0\.0\.1:/);
  socket.close();
  direct.socket.close();
});

test('the environment is not looked at unless it is asked for', async () => {
  await using peer = await Peer.listen();
  vi.stubEnv('ALL_PROXY', 'http://127.0.0.1:1');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { socket } = connecting(peer.url, {});
  await (await peer.wire()).establish();
  await once(socket, 'open');
  socket.close();
});

const certified = openssl.installed ? certificate('DNS:localhost', 'IP:127.0.0.1') : undefined;
afterAll(() => certified?.remove());

/** An echo server of ours, found by name and by address. */
async function echoServer(secure: boolean): Promise<string> {
  const { cert = '', key = '' } = certified ?? {};
  const server = createServer({ origins: 'any', ...(secure ? { tls: { cert, key } } : {}) }, echo);
  onTestFinished(() => server.close());
  return `${secure ? 'wss' : 'ws'}://127.0.0.1:${await server.listen(0, '127.0.0.1')}/demo`;
}

const real = [
  { peer: tinyproxy, scheme: 'http', start: startTinyproxy },
  { peer: microsocks, scheme: 'socks5', start: startMicrosocks },
];

for (const { peer, scheme, start } of real) {
  for (const secure of [false, true]) {
    const over = secure ? 'TLS' : 'the clear';
    testWith(peer)(`10.3.4.3.1#2: messages go by way of ${peer.name}, in ${over}, with a password`, async () => {
      const port = await start('edna', 'nocapes');
      const options = { proxy: () => `${scheme}://edna:no%63apes@127.0.0.1:${port}`, tls: { ca: certified?.cert ?? '' } };
      const { socket, seen, closed } = connecting(await echoServer(secure), options);
      await once(socket, 'open');
      socket.send('hello');
      await once(socket, 'message');
      socket.close();
      await closed;
      expect(seen).toEqual(['open 1', 'message 1 hello', 'close 3 true']);
    });
  }

  testWith(peer)(
    `10.3.4.3.1#3: ${peer.name} refuses a wrong password, and cannot reach a port where nobody listens`,
    async () => {
      const port = await start('edna', 'nocapes');
      const tcp = createTcpServer((socket: Socket) => socket.destroy());
      await once(tcp.listen(0, '127.0.0.1'), 'listening');
      const { port: closedPort } = tcp.address() as { port: number };
      tcp.close();
      for (const [auth, url] of [
        ['edna:capes', await echoServer(false)],
        ['edna:nocapes', `ws://127.0.0.1:${closedPort}/`],
      ] as const) {
        const { seen, steps, closed } = connecting(url, { proxy: () => `${scheme}://${auth}@127.0.0.1:${port}` });
        await closed;
        expect([seen, steps]).toEqual([['close 3 false'], ['10.3.4.3.1#3']]);
      }
    },
  );
}
