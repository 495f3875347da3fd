import { once } from 'node:events';
import { expect, test } from 'vitest';
import { blockedPorts, createEnvironment } from './index.js';
import { codeOf, Peer, thrownBy, watch } from './testing.js';

// Every name leads to this machine, so no name is looked up.
const route = (_host: string, port: number) => ({ host: '127.0.0.1', port });
const { WebSocket } = createEnvironment({ origin: 'http://Example.com', route });
const Untyped = WebSocket as unknown as new (...args: unknown[]) => unknown;

test('10.3.2#p1: no argument is a TypeError', () => {
  expect(thrownBy(() => new Untyped())).toBeInstanceOf(TypeError);
});

test('10.3.2#p1: what cannot become a string is a TypeError', () => {
  expect(thrownBy(() => new Untyped(Symbol('url')))).toBeInstanceOf(TypeError);
  expect(thrownBy(() => new Untyped('ws://127.0.0.1/', Symbol('protocol')))).toBeInstanceOf(TypeError);
});

test.each([
  ['relative', '/chat'],
  ['relative to a scheme', '//host/chat'],
  ['empty', ''],
  ['of HTTP', 'http://host/'],
  ['of HTTPS', 'https://host/'],
  ['with a fragment', 'ws://host/#part'],
  ['with an empty fragment', 'ws://host/#'],
  ['with an impossible port', 'ws://host:65536/'],
])('10.3.2#1: a URL that is %s is a SYNTAX_ERR', (_, url) => {
  expect(codeOf(() => new Untyped(url))).toBe(DOMException.SYNTAX_ERR);
});

test('10.3.2#1: an argument that is no string is one that was converted', () => {
  expect(codeOf(() => new Untyped(undefined))).toBe(DOMException.SYNTAX_ERR);
  expect(codeOf(() => new Untyped(new URL('ws://host:25/')))).toBe(DOMException.SECURITY_ERR);
});

test.each(['ws://host:25/', 'wss://host:25/', 'ws://host:6000/'])('10.3.2#2: the port of %s is blocked', (url) => {
  expect(codeOf(() => new Untyped(url))).toBe(DOMException.SECURITY_ERR);
});

test('10.3.2#2: the ports that are blocked are those that fetch() refuses', async () => {
  const refusals = blockedPorts.map((port) => fetch(`http://127.0.0.1:${port}/`).catch(({ cause }) => (cause as Error).message));
  expect(await Promise.all(refusals)).toEqual(blockedPorts.map(() => 'bad port'));
  // As many as the Fetch standard lists, but for 0 (policy url.port.range).
  expect(new Set(blockedPorts).size).toBe(82);
});

test('10.3.2#2: a user agent may block other ports', () => {
  const { WebSocket: Strict } = createEnvironment({ origin: 'http://example.com', blockedPorts: [8080] });
  expect(thrownBy(() => new Strict('ws://host:8080/'))).toMatchObject({ code: DOMException.SECURITY_ERR });
});

test('10.3.2#2: the ports of the protocol itself are blocked only where the user agent is configured so', () => {
  expect(blockedPorts).not.toContain(80);
  expect(blockedPorts).not.toContain(443);
  const { WebSocket: Strict } = createEnvironment({ origin: 'http://example.com', blockedPorts: [80] });
  expect(codeOf(() => new Strict('ws://127.0.0.1/'))).toBe(DOMException.SECURITY_ERR);
  new Strict('wss://127.0.0.1/').close();
});

test('policy url.port.range: port 0 is a port, to which no connection can be opened', async () => {
  const steps: string[] = [];
  const { WebSocket: Told } = createEnvironment({ origin: 'http://example.com', route, onFailure: (step) => steps.push(step) });
  const socket = new Told('ws://host:0/');
  const seen = watch(socket);
  await once(socket, 'close');
  expect([seen, steps, socket.URL]).toEqual([['close 3 false'], ['10.3.4.3.1#3'], 'ws://host:0/']);
});

test('10.3.2#2, E35: a blocked port is noticed before the protocol, and ends the steps', () => {
  expect(codeOf(() => new Untyped('ws://host:25/', ''))).toBe(DOMException.SECURITY_ERR);
});

test('10.3.2#1: a wrong URL is noticed before a blocked port', () => {
  expect(codeOf(() => new Untyped('ws://host:25/#'))).toBe(DOMException.SYNTAX_ERR);
});

test.each(['', 'a\tb', 'a\nb', '\u001f', '\u007f', 'é', '\u{1f600}', '\ud800'])(
  '10.3.2#p1, 10.3.2#3: %j is no protocol',
  (protocol) => {
    expect(codeOf(() => new Untyped('ws://host/', protocol))).toBe(DOMException.SYNTAX_ERR);
  },
);

test('what is thrown says what to do, and which step asks for it', () => {
  const { message } = thrownBy(() => new WebSocket('chat')) as DOMException;
  expect(message).toBe('the URL must be absolute, begin with ws: or wss: and have no fragment (10.3.2#1)');
});

test('10.3.2#p2: no connection is attempted by a constructor that throws', async () => {
  await using peer = await Peer.listen();
  const { WebSocket: Strict } = createEnvironment({ origin: 'http://example.com', blockedPorts: [peer.port] });
  thrownBy(() => new Strict(peer.url));
  thrownBy(() => new WebSocket(`${peer.url}#`));
  thrownBy(() => new WebSocket(peer.url, ''));
  const socket = new WebSocket(peer.url);
  const wire = await peer.wire();
  await wire.establish();
  await once(socket, 'open');
  expect(peer.wires).toEqual([wire]);
  socket.close();
});

test('10.3.2#5, 10.3.2#p6: the constructor returns at once, and the object is CONNECTING', async () => {
  await using peer = await Peer.listen();
  const socket = new WebSocket(peer.url);
  expect(socket).toBeInstanceOf(WebSocket);
  expect(socket.readyState).toBe(WebSocket.CONNECTING);
  expect(socket.bufferedAmount).toBe(0);
  await (await peer.wire()).request();
  expect(socket.readyState).toBe(WebSocket.CONNECTING);
  socket.close();
});

test.each([
  ['without an argument', [], []],
  ['undefined', [undefined], []],
  ['null', [null], ['Sec-WebSocket-Protocol: null']],
  ['a number', [76], ['Sec-WebSocket-Protocol: 76']],
  ['a space and a tilde', [' ~'], ['Sec-WebSocket-Protocol:  ~']],
])('10.3.2#3: the protocol, %s', async (_, given, asked) => {
  await using peer = await Peer.listen();
  const socket = new Untyped(peer.url, ...given) as WebSocket;
  const { lines } = await (await peer.wire()).request();
  expect(lines.filter((line) => line.startsWith('Sec-WebSocket-Protocol'))).toEqual(asked);
  socket.close();
});

test('10.3.2#4, 10.3.4.1.10#p1: the origin of the scripts is sent, in ASCII lowercase', async () => {
  await using peer = await Peer.listen();
  const { WebSocket: Other } = createEnvironment({ origin: 'https://other.example:8443' });
  const [one, other] = [new WebSocket(peer.url), new Other(peer.url)];
  const first = await (await peer.wire(0)).request();
  peer.wires[0]?.cut();
  const second = await (await peer.wire(1)).request();
  expect(first.lines).toContain('Origin: http://example.com');
  expect(second.lines).toContain('Origin: https://other.example:8443');
  one.close();
  other.close();
});

test.each([
  ['ws://HOST', 'ws://host/'],
  ['WSS://host:443/a/../b?c', 'wss://host/b?c'],
  ['ws://host:0080/?', 'ws://host/?'],
])('10.3.2#p4: URL of %s is what it resolves to', (given, resolved) => {
  const socket = new WebSocket(given);
  socket.close();
  expect(socket.URL).toBe(resolved);
});

test.each(['URL', 'readyState', 'bufferedAmount'] as const)('10.3.2: %s is readonly', (name) => {
  const socket = new WebSocket('ws://127.0.0.1/');
  socket.close();
  const before = socket[name];
  expect(Reflect.set(socket, name, 'other')).toBe(false);
  expect(socket[name]).toBe(before);
});

test('10.3.2#p5, 10.3.2#a, 10.3.2#b, 10.3.2#c, 10.3.2#d: the constants are on the constructor, its prototype and the objects, and cannot be changed', () => {
  const socket = new WebSocket('ws://127.0.0.1/');
  socket.close();
  for (const holder of [WebSocket, WebSocket.prototype, socket]) {
    const { CONNECTING, OPEN, CLOSING, CLOSED } = holder;
    expect([CONNECTING, OPEN, CLOSING, CLOSED]).toEqual([0, 1, 2, 3]);
    for (const name of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED']) expect(Reflect.set(holder, name, 9)).toBe(false);
    expect(holder.OPEN).toBe(1);
  }
});

test('10.3.2: an object is a WebSocket, an EventTarget, and says so', () => {
  const socket = new WebSocket('ws://127.0.0.1/');
  socket.close();
  expect(socket).toBeInstanceOf(EventTarget);
  expect(socket.constructor).toBe(WebSocket);
  expect(Object.prototype.toString.call(socket)).toBe('[object WebSocket]');
});

test('10.3.2: the constructor cannot be called as a function', () => {
  expect(() => Reflect.apply(WebSocket as unknown as () => void, undefined, ['ws://host/'])).toThrow(TypeError);
});

test('10.3.2#6: resource name, host and port of the URL are asked for', async () => {
  await using peer = await Peer.listen();
  const socket = new WebSocket(`ws://HOST:${peer.port}/a?b=%20`);
  const seen = watch(socket);
  const wire = await peer.wire();
  const { lines } = await wire.request();
  expect(lines[0]).toBe('GET /a?b=%20 HTTP/1.1');
  expect(lines).toContain(`Host: host:${peer.port}`);
  wire.cut();
  await once(socket, 'close');
  expect(seen).toEqual(['close 3 false']);
});
