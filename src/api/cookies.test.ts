import { once } from 'node:events';
import { Cookie, CookieJar } from 'tough-cookie';
import { expect, test } from 'vitest';
import type { Policies } from '../../spec/index.js';
import { createEnvironment } from './index.js';
import { type Otherwise, Peer, type Wire } from './testing.js';

function environment(cookies?: CookieJar, policies: Partial<Policies> = {}) {
  return createEnvironment({ origin: 'http://example.com', policies, ...(cookies ? { cookies } : {}) }).WebSocket;
}

/** The cookie fields of the handshake on a wire. */
async function cookiesOn(wire: Wire): Promise<string[]> {
  return (await wire.request()).lines.filter((line) => /^cookie/i.test(line));
}

/** The cookie fields that a client with a jar sends when it connects to a path. */
async function sent(peer: Peer, jar: CookieJar, path: string): Promise<string[]> {
  const socket = new (environment(jar))(`${peer.url}${path}`);
  const wire = await peer.wire(peer.wires.length);
  const cookies = await cookiesOn(wire);
  wire.cut();
  await once(socket, 'close');
  return cookies;
}

/** Answers a handshake and waits until a script has seen what became of it. */
async function answered(peer: Peer, jar: CookieJar, otherwise: Otherwise, policies: Partial<Policies> = {}): Promise<void> {
  const socket = new (environment(jar, policies))(`${peer.url}app/demo`);
  const over = new Promise((resolve) => {
    socket.onopen = resolve;
    socket.onclose = resolve;
  });
  const wire = await peer.wire(peer.wires.length);
  await wire.establish('', otherwise);
  await over;
  socket.close();
  wire.cut();
}

test('10.3.4.3.1#15: cookies for the resource are sent as HTTP would send them, and no others', async () => {
  await using peer = await Peer.listen();
  // The jar takes loopback for as safe as TLS otherwise.
  const jar = new CookieJar(undefined, { allowSecureOnLocal: false });
  await jar.setCookie('a=1', `http://127.0.0.1:${peer.port}/`);
  await jar.setCookie('b=2; Path=/app', `http://127.0.0.1:${peer.port}/app/`);
  await jar.setCookie('c=3', 'http://127.0.0.2/');
  await jar.setCookie('d=4; Secure', 'https://127.0.0.1/');
  expect(await sent(peer, jar, '')).toEqual(['Cookie: a=1']);
  expect(await sent(peer, jar, 'app/demo?q')).toEqual(['Cookie: b=2; a=1']);
});

test('10.3.4.3.1#15p2: HttpOnly cookies are sent too', async () => {
  await using peer = await Peer.listen();
  const jar = new CookieJar();
  await jar.setCookie('a=1; HttpOnly', peer.url.replace('ws:', 'http:'));
  expect(await sent(peer, jar, '')).toEqual(['Cookie: a=1']);
});

test('10.3.4.3.1#15: without cookies there is no field', async () => {
  await using peer = await Peer.listen();
  expect(await sent(peer, new CookieJar(), '')).toEqual([]);
});

test.each(['b\r\nX: y', 'b\rX: y', 'b\nX: y', 'b\0'])(
  'nothing in a jar begins a line of its own, or ends one: %j',
  async (value) => {
    await using peer = await Peer.listen();
    const jar = new CookieJar();
    await jar.store.putCookie(new Cookie({ key: 'a', value, domain: '127.0.0.1', path: '/', hostOnly: true }));
    expect(await sent(peer, jar, '')).toEqual([]);
  },
);

test('10.3.4.3.1#41f: Set-Cookie of the handshake is kept, for this resource', async () => {
  await using peer = await Peer.listen();
  const jar = new CookieJar();
  await answered(peer, jar, {
    fields: ['Set-Cookie: a=1; HttpOnly', 'SET-COOKIE: b=2; Path=/', 'Set-Cookie: c=3; Domain=example.com'],
  });
  expect(await sent(peer, jar, 'app/other')).toEqual(['Cookie: a=1; b=2']);
  expect(await sent(peer, jar, '')).toEqual(['Cookie: b=2']);
});

test('10.3.4.3.1#41f: what is no cookie, or comes as Set-Cookie2, is dropped and harms nobody', async () => {
  await using peer = await Peer.listen();
  const jar = new CookieJar();
  await answered(peer, jar, { fields: ['Set-Cookie:', 'Set-Cookie: ;;=', 'Set-Cookie2: a=1; Version=1'] });
  expect(await sent(peer, jar, 'app/demo')).toEqual([]);
});

test.each([
  ['whenEstablished', []],
  ['inOrder', ['Cookie: a=1']],
] as const)('10.3.4.3.1#41f, E17, policy client.cookie.when %s: of a server that proves nothing', async (when, cookies) => {
  await using peer = await Peer.listen();
  const jar = new CookieJar();
  const otherwise = { fields: ['Set-Cookie: a=1'], response: Buffer.alloc(16) };
  await answered(peer, jar, otherwise, { 'client.cookie.when': when });
  expect(await sent(peer, jar, 'app/demo')).toEqual(cookies);
});

test('10.3.4.3.1#15: who waits for a turn sends the cookie that came meanwhile', async () => {
  await using peer = await Peer.listen();
  const jar = new CookieJar();
  const sockets = [1, 2].map(() => new (environment(jar))(peer.url));
  const first = await peer.wire(0);
  await first.establish('', { fields: ['Set-Cookie: a=1'] });
  expect(await cookiesOn(await peer.wire(1))).toEqual(['Cookie: a=1']);
  for (const socket of sockets) socket.close();
});

test('without a jar no cookie is sent or kept', async () => {
  await using peer = await Peer.listen();
  const WebSocket = environment();
  const first = new WebSocket(peer.url);
  await (await peer.wire(0)).establish('', { fields: ['Set-Cookie: a=1'] });
  await once(first, 'open');
  const second = new WebSocket(peer.url);
  expect(await cookiesOn(await peer.wire(1))).toEqual([]);
  first.close();
  second.close();
});
