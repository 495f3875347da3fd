import { createHash } from 'node:crypto';
import { type EventEmitter, once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { type Changes, lines, requestFields, requestLine } from '../../machines/testing.js';
import { limitDefaults } from '../../spec/index.js';
import { xstateEngine } from '../engine/index.js';
import { FF00, KEY3, RESPONSE, requestOf } from '../testing/handshakes.js';
import { closeAll, Peer, Served } from '../testing/sockets.js';
import type { Connection } from './connection.js';
import { ConnectionCounts } from './connection-counts.js';
import { echo } from './echo.js';
import { createServer, type Server, type ServerOptions } from './server.js';

/** As much as is used here of the types that ws does not bring. */
type RfcSocket = EventEmitter & { send(data: string): void; close(): void };
interface Ws {
  WebSocket: new (url: string) => RfcSocket;
  WebSocketServer: new (options: {
    noServer: true;
  }) => EventEmitter & {
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Uint8Array, done: (client: RfcSocket) => void): void;
    close(): void;
  };
}
const { WebSocket: Rfc, WebSocketServer } = createRequire(import.meta.url)('ws') as Ws;

afterEach(closeAll);

/** What a server does with a request: it answers, or it closes and the bytes are all that it sent. */
async function answer(options: Partial<ServerOptions>, bytes = requestOf()): Promise<string> {
  const peer = await new Served(options).peer();
  peer.write(bytes, FF00);
  await Promise.race([peer.ended(), peer.receives(FF00)]);
  return peer.received;
}

const isServed = async (options: Partial<ServerOptions>, changes: Changes = {}) =>
  (await answer(options, requestOf(changes))).includes(RESPONSE);

test('a server has to be told whose scripts may connect', () => {
  expect(() => createServer({} as ServerOptions)).toThrow(/^createServer: say whose scripts may connect/);
});

test('a list says which values are welcome', async () => {
  expect(await isServed({ origins: ['http://example.com'] })).toBe(true);
  expect(await isServed({ origins: ['http://example.org'] })).toBe(false);
  expect(await isServed({ hosts: ['example.org'] })).toBe(false);
  expect(await isServed({ resources: ['/other'] })).toBe(false);
  expect(await isServed({ protocols: ['soap'] }, { 'Sec-WebSocket-Protocol': 'chat' })).toBe(false);
});

test('so does a function, which knows the handshake', async () => {
  const asked: unknown[] = [];
  const note = (answer: boolean) => (value: string, of: { requested: string }) => {
    asked.push([value, of.requested]);
    return answer;
  };
  const welcome = { origins: note(true), hosts: note(true), resources: note(true), protocols: note(true) };
  const reply = await answer(welcome, requestOf({ 'Sec-WebSocket-Protocol': 'chat' }));
  expect(reply).toContain('Sec-WebSocket-Protocol: chat\r\n');
  expect(new Set(asked.map(String))).toEqual(
    new Set(['/demo,/demo', 'example.com,/demo', 'http://example.com,/demo', 'chat,/demo']),
  );
  for (const name of ['origins', 'hosts', 'resources'] as const)
    expect(await answer({ ...welcome, [name]: note(false) })).toBe('');
});

test('a function that throws says no, is told of, and disturbs nobody else', async () => {
  let count = 0;
  const served = new Served({
    origins: () => {
      count += 1;
      if (count === 1) throw new Error('the first one');
      return true;
    },
  });
  const faults: unknown[] = [];
  served.server.on('fault', (error) => faults.push(error));
  const [first, second] = [await served.peer(), await served.peer()];
  first.write(requestOf());
  expect(await first.ended()).toBe('');
  second.write(requestOf());
  await second.receives(RESPONSE);
  expect(faults).toEqual([new Error('the first one')]);
});

test('by default the names of the server are localhost and the address that the client connected to', async () => {
  const server = createServer({ origins: 'any' });
  const port = await server.listen(0, '127.0.0.1');
  onTestFinished(() => server.close());
  for (const [host, isOurs] of [
    [`localhost:${port}`, true],
    [`127.0.0.1:${port}`, true],
    [`LOCALHOST:${port}`, true],
    [`rebound.example:${port}`, false],
    ['localhost', false],
    [`127.0.0.2:${port}`, false],
  ] as const) {
    const peer = new Peer(connect(port, '127.0.0.1'));
    peer.write(requestOf({ Host: host }), FF00);
    await Promise.race([peer.ended(), peer.receives(FF00)]);
    expect(peer.received.includes(` 101 `), host).toBe(isOurs);
  }
});

test('a server of IPv6 has the name that its clients of IPv4 know it by, too', async () => {
  const server = createServer({ origins: 'any' });
  const port = await server.listen(0, '::');
  onTestFinished(() => server.close());
  for (const [host, address] of [
    [`127.0.0.1:${port}`, '127.0.0.1'],
    [`[::1]:${port}`, '::1'],
  ] as const) {
    const peer = new Peer(connect(port, address));
    peer.write(requestOf({ Host: host }), FF00);
    await Promise.race([peer.ended(), peer.receives(FF00)]);
    expect(peer.received.includes(` 101 `), host).toBe(true);
  }
});

test('cookies are set behind the fields of the text, and one that could end its line is refused', async () => {
  const reply = await answer({ setCookies: ({ requested }) => [`at=${requested}; HttpOnly`, 'b=c'] });
  expect(reply).toContain('\r\nSet-Cookie: at=/demo; HttpOnly\r\nSet-Cookie: b=c\r\n\r\n');
  expect(() => createServer({ origins: 'any', setCookies: ['a=b\r\nX: y'] })).toThrow(/setCookies: "a=b\\r\\nX: y"/);
});

test('the application knows the fields of the request and the address of the client', async () => {
  const connections: Connection[] = [];
  const peer = await new Served({}, (connection) => connections.push(connection)).peer();
  peer.write(requestOf({ Cookie: 'a=b' }));
  await peer.receives(RESPONSE);
  expect(connections[0]?.fields).toContainEqual({ name: 'cookie', value: 'a=b' });
  expect(connections[0]?.remoteAddress).toBe('127.0.0.1');
});

test('what a listener throws closes its own connection, and no other', async () => {
  const served = new Served({}, (connection) => {
    connection.on('message', (data) => {
      if (data === 'throw') throw new Error('thrown');
      connection.send(data);
    });
  });
  const faults: unknown[] = [];
  served.server.on('fault', (error) => faults.push(error));
  const [one, other] = [await served.peer(), await served.peer()];
  for (const peer of [one, other]) {
    peer.write(requestOf());
    await peer.receives(RESPONSE);
  }
  one.write('\x00throw\xff\x00more\xff');
  expect(await one.ended()).toMatch(/[^\xff]$/);
  other.write('\x00hi\xff');
  await other.receives('\x00hi\xff');
  expect(faults).toEqual([new Error('thrown')]);
});

test('more connections than the limits allow are closed before a byte of them is read', async () => {
  for (const name of ['total', 'perAddress', 'handshakes']) {
    const served = new Served({ limits: { [`server.connections.limit.${name}`]: 1 } });
    const refused = once(served.server, 'refused');
    const [first, second] = [await served.peer(), await served.peer()];
    expect(await second.ended()).toBe('');
    expect(await refused).toEqual(['127.0.0.1']);
    first.write(requestOf());
    await first.receives(RESPONSE);
    const third = await served.peer();
    third.write(requestOf());
    if (name === 'handshakes') await third.receives(RESPONSE);
    else expect(await third.ended()).toBe('');
  }
});

test('by default one address leaves room for others', () => {
  const counts = new ConnectionCounts(limitDefaults);
  while (counts.enter('192.0.2.1'));
  expect(counts.enter('192.0.2.2')).toBe(true);
});

test('a connection that is gone makes room for another', async () => {
  const served = new Served({ limits: { 'server.connections.limit.total': 1 } });
  const first = await served.peer();
  const closed = once(served.server, 'closed');
  first.vanish();
  await closed;
  const second = await served.peer();
  second.write(requestOf());
  await second.receives(RESPONSE);
});

test('a client that reads nothing is closed when more waits for it than the limit', async () => {
  const connections: Connection[] = [];
  const served = new Served({ limits: { 'server.send.bufferLimit': 100_000 } }, (connection) => connections.push(connection));
  const peer = await served.peer();
  peer.write(requestOf());
  await peer.receives(RESPONSE);
  peer.socket.pause();
  const [connection] = connections as [Connection];
  const closed = once(connection, 'close');
  let sent = 0;
  for (let open = true; open && sent < 100; sent += 1) {
    open = served.watch.all('CLOSED').length === 0;
    connection.send('x'.repeat(2 ** 20));
  }
  expect(await closed).toEqual([false]);
  expect(sent).toBeLessThan(100);
});

test('a shutdown runs the closing handshake with each client, and closes those that do not answer at the deadline', async () => {
  const served = new Served();
  const [polite, mute, halfway] = [await served.peer(), await served.peer(), await served.peer()];
  for (const peer of [polite, mute]) {
    peer.write(requestOf());
    await peer.receives(RESPONSE);
  }
  await halfway.writeApart(served.watch, requestLine);
  const down = served.server.shutdown(1234);
  expect(served.clock.running.get('shutdown')).toBe(1234);
  expect(await halfway.ended()).toBe('');
  await polite.receives(FF00);
  polite.write(FF00);
  await polite.ended();
  await polite.finishes();
  await mute.receives(FF00);
  served.clock.ring('shutdown');
  await mute.ended();
  await down;
  expect(served.clock.running.size).toBe(0);
});

/** An HTTP server with ours and one of RFC 6455 beside it. */
async function shared(
  options: Partial<ServerOptions> = {},
  serve = echo,
): Promise<{ port: number; ours: Server; http: EventEmitter }> {
  const ours = createServer({ origins: 'any', hosts: 'any', ...options }, serve);
  const theirs = new WebSocketServer({ noServer: true });
  theirs.on('connection', (socket: RfcSocket) => socket.on('message', (data: Buffer) => socket.send(`rfc ${data}`)));
  const http = createHttpServer((_request, response) => response.end('a page'));
  ours.beside(http);
  http.on('upgrade', (request, socket, head) => {
    if (!ours.handleUpgrade(request, socket, head)) {
      theirs.handleUpgrade(request, socket, head, (client) => theirs.emit('connection', client, request));
    }
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  onTestFinished(async () => {
    await ours.close();
    theirs.close();
    http.close();
    http.closeAllConnections();
  });
  return { port: (http.address() as AddressInfo).port, ours, http };
}

function peerAt(port: number): Peer {
  return new Peer(connect({ port, host: '127.0.0.1', allowHalfOpen: true }));
}

test.each([
  ['1 2 ', '12'],
  [' 1 2', '12'],
  ['  12  ', '12'],
])('beside an HTTP server, spaces at the ends of a key count (E10): %j', async (key, digits) => {
  const { port } = await shared();
  const peer = peerAt(port);
  peer.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
  await peer.receives('a page');
  const changes = { 'Sec-WebSocket-Key1': key, 'Sec-WebSocket-Key2': '1 ' };
  // In pieces, one of which ends within the key.
  const bytes = requestOf(changes);
  peer.write(bytes.slice(0, 40));
  await new Promise((resolve) => setImmediate(resolve));
  peer.write(bytes.slice(40), FF00);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(Number(digits) / key.replace(/[^ ]/g, '').length, 0);
  numbers.writeUInt32BE(1, 4);
  const digest = createHash('md5').update(numbers).update(KEY3, 'latin1').digest().toString('latin1');
  expect((await peer.receives(FF00)).slice(-18)).toBe(digest + FF00);
});

test('beside an HTTP server that was not listened to, a handshake is refused and the operator told', async () => {
  const ours = createServer({ origins: 'any', hosts: 'any' }, echo);
  const faults: unknown[] = [];
  ours.on('fault', (error) => faults.push(String(error)));
  const http = createHttpServer();
  http.on('upgrade', (request, socket, head) => ours.handleUpgrade(request, socket, head));
  await once(http.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void http.close());
  const peer = peerAt((http.address() as AddressInfo).port);
  peer.write(requestOf());
  expect(await peer.ended()).toBe('');
  expect(faults).toEqual([expect.stringMatching(/^Error: handleUpgrade: the bytes .* call beside\(http\)/)]);
});

test('a client that is gone before it is taken over from an HTTP server counts for nothing', async () => {
  const ours = createServer({ origins: 'any', hosts: 'any' });
  const http = createHttpServer();
  ours.beside(http);
  const taken = new Promise<boolean>((resolve) => {
    http.on('upgrade', (request, socket, head) => {
      socket.once('close', () => resolve(ours.handleUpgrade(request, socket, head))).destroy();
    });
  });
  http.listen(0, '127.0.0.1');
  onTestFinished(() => void http.close());
  await once(http, 'listening');
  const peer = peerAt((http.address() as AddressInfo).port);
  peer.write(requestOf());
  expect(await taken).toBe(true);
  await peer.ended();
  const closed = Promise.race([ours.close().then(() => 'closed'), new Promise((resolve) => setImmediate(resolve, 'waits'))]);
  expect(await closed).toBe('closed');
});

test('what throws while a connection begins costs that connection, and the operator is told', async () => {
  let isBroken = true;
  const run = xstateEngine();
  const engine: typeof run = (machine, input) => {
    if (isBroken) throw new Error('broken');
    return run(machine, input);
  };
  const server = createServer({ origins: 'any', hosts: 'any', engine });
  onTestFinished(() => server.close());
  const faults: unknown[] = [];
  server.on('fault', (error) => faults.push(error));
  const port = await server.listen(0, '127.0.0.1');
  expect(await peerAt(port).ended()).toBe('');
  isBroken = false;
  const second = peerAt(port);
  second.write(requestOf());
  await second.receives(RESPONSE);
  expect(faults).toEqual([new Error('broken')]);
});

test('a server that has closed listens to no connection of the HTTP server beside it, and lets nobody in', async () => {
  const { port, ours, http } = await shared();
  const [heard, late] = [peerAt(port), peerAt(port)];
  heard.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
  await heard.receives('a page');
  const [faults, refused] = [[] as unknown[], [] as string[]];
  ours.on('fault', (error) => faults.push(error)).on('refused', (address) => refused.push(address));
  await ours.close();
  expect(http.listenerCount('secureConnection')).toBe(0);
  heard.write(requestOf());
  late.write(requestOf());
  expect([await heard.ended(), await late.ended()]).toEqual([expect.stringMatching(/a page$/), '']);
  expect({ faults, refused }).toEqual({ faults: [], refused: ['127.0.0.1', '127.0.0.1'] });
});

test.each([0, 1, 7, 8])('beside an HTTP server, with %i bytes of key3 behind the request and the rest later', async (count) => {
  const { port } = await shared();
  const peer = peerAt(port);
  peer.write(requestLine, requestFields(), KEY3.slice(0, count));
  await once(peer.socket, 'connect');
  await new Promise((resolve) => setImmediate(resolve));
  peer.write(KEY3.slice(count), '\x00hi\xff', FF00);
  const reply = await peer.receives(FF00);
  expect(reply).toBe(
    `${lines(
      'HTTP/1.1 101 WebSocket Protocol Handshake',
      'Upgrade: WebSocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Location: ws://example.com/demo',
      'Sec-WebSocket-Origin: http://example.com',
      '',
    )}${RESPONSE}\x00hi\xff${FF00}`,
  );
});

test('on one port there are pages, clients of RFC 6455, and ours', async () => {
  const { port } = await shared();
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('a page');
  const rfc = new Rfc(`ws://127.0.0.1:${port}/`);
  await once(rfc, 'open');
  rfc.send('hi');
  expect(String((await once(rfc, 'message'))[0])).toBe('rfc hi');
  rfc.close();
  await once(rfc, 'close');
  const peer = peerAt(port);
  peer.write(requestOf(), '\x00hi\xff');
  await peer.receives('\x00hi\xff');
});

test('what is refused beside an HTTP server is closed without a byte, as on a port of its own', async () => {
  const { port } = await shared({ origins: ['http://example.org'] });
  const peer = peerAt(port);
  peer.write(requestOf());
  expect(await peer.ended()).toBe('');
});

test('a server beside an HTTP server shuts down with the closing handshake too', async () => {
  const { port, ours } = await shared();
  const peer = peerAt(port);
  peer.write(requestOf());
  await peer.receives(RESPONSE);
  const down = ours.shutdown();
  await peer.receives(FF00);
  peer.write(FF00);
  await peer.ended();
  await peer.finishes();
  await down;
});
