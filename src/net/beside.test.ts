/** Servers of ours beside one of HTTP, on its port. */
import { createHash } from 'node:crypto';
import { type EventEmitter, once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { requestFields, requestLine } from '../../machines/testing.js';
import { FF00, KEY3, RESPONSE, requestOf, SERVED_HEAD } from '../testing/handshakes.js';
import { closeAll, Peer } from '../testing/sockets.js';
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
  expect(reply).toBe(`${SERVED_HEAD}${RESPONSE}\x00hi\xff${FF00}`);
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
