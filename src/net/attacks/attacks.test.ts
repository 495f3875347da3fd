/** What enemies try, by its name, and that it comes to nothing. */
import { connect } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { lines, requestFields } from '../../../machines/testing.js';
import { FF00, KEY3, PROBE, RESPONSE, requestOf } from '../../testing/handshakes.js';
import { closeAll, Peer, Served } from '../../testing/sockets.js';
import { echo } from '../echo.js';
import { createServer, type ServerOptions } from '../server.js';

afterEach(closeAll);

interface Attacked {
  served: Served;
  peer: Peer;
}

async function attacked(options: Partial<ServerOptions> = {}): Promise<Attacked> {
  const served = new Served(options, echo);
  return { served, peer: await served.peer() };
}

/** An attacked server with which a handshake was made. */
async function established(options: Partial<ServerOptions> = {}): Promise<Attacked> {
  const both = await attacked(options);
  both.peer.write(requestOf());
  await both.peer.receives(RESPONSE);
  return both;
}

/** Nothing but a close answers these bytes, no message comes of them, and the next client is served. */
async function comesToNothing(bytes: string, options: Partial<ServerOptions> = {}): Promise<void> {
  const { served, peer } = await attacked(options);
  peer.write(bytes, PROBE, FF00);
  expect(await peer.ended()).toBe('');
  expect(served.watch.messages).toEqual([]);
}

test('cross-protocol request: a form posted to the server, with a whole handshake as its body', async () => {
  const body = requestOf();
  const fields = ['Host: example.com', 'Origin: http://example.com', `Content-Length: ${body.length}`, ''];
  await comesToNothing(lines('POST /demo HTTP/1.1', ...fields) + body);
});

test('cross-protocol request: XMLHttpRequest, which may set any field but those that begin with Sec-', async () => {
  const fields = { 'Sec-WebSocket-Key1': undefined, 'Sec-WebSocket-Key2': undefined };
  await comesToNothing(requestOf(fields, 'X-WebSocket-Key1: 1 2'));
});

test('cross-protocol request: a page that loads an image from the server', async () => {
  await comesToNothing(lines('GET /demo HTTP/1.1', 'Host: example.com', 'Connection: keep-alive', 'Accept: image/*', '') + KEY3);
});

test('keys smuggled in the path are no fields, escaped or behind a space', async () => {
  const none = { 'Sec-WebSocket-Key1': undefined, 'Sec-WebSocket-Key2': undefined };
  const keys = 'Sec-WebSocket-Key1: 1 2 Sec-WebSocket-Key2: 1 2';
  const fields = requestFields(none) + KEY3;
  await comesToNothing(lines(`GET /?${encodeURI(`\r\n${keys}`)} HTTP/1.1`) + fields);
  await comesToNothing(lines(`GET /?x ${keys} HTTP/1.1`) + fields);
  await comesToNothing(lines(`GET /?x\nSec-WebSocket-Key1: 1 2 HTTP/1.1`) + fields);
});

test('DNS rebinding: a name that somebody else points at this address is no name of the server', async () => {
  const server = createServer({ origins: 'any' });
  onTestFinished(() => server.close());
  const port = await server.listen(0, '127.0.0.1');
  const peer = new Peer(connect(port, '127.0.0.1'));
  peer.write(requestOf({ Host: `rebound.example:${port}` }));
  expect(await peer.ended()).toBe('');
});

test.each(['http://evil.example', 'http://example.com.evil.example', 'null', 'HTTP://EXAMPLE.COM', ' http://example.com', ''])(
  'wrong Origin: "%s" is not the one that is welcome',
  async (origin) => {
    await comesToNothing(requestOf({ Origin: origin }), { origins: ['http://example.com'] });
  },
);

test('slow handshake: a byte now and then does not put off the end of the time', async () => {
  const { served, peer } = await attacked({ limits: { 'server.handshake.timeout': 5678 } });
  const started: number[] = [];
  const start = served.clock.start.bind(served.clock);
  served.clock.start = (milliseconds, wait, ring) => {
    started.push(milliseconds);
    return start(milliseconds, wait, ring);
  };
  await peer.writeApart(served.watch, ...requestOf().slice(0, -1));
  expect([...served.clock.running]).toEqual([['handshake', 5678]]);
  expect(started).toEqual([]);
  served.clock.ring('handshake');
  expect(await peer.ended()).toBe('');
});

test.each([
  ['a length of 2^63', `\x80${'\xff'.repeat(9)}\x00`],
  ['a length of 2^70 after zeros', `\xff${'\x80'.repeat(100)}${'\xff'.repeat(10)}\x00`],
  ['a length that never ends', `\x80${'\xff'.repeat(1000)}`],
  ['zeros that never end', `\x80${'\x80'.repeat(70_000)}`],
])('length bomb: %s closes the connection, and takes no memory', async (_, bomb) => {
  const { served, peer } = await established();
  peer.write(bomb, PROBE);
  expect(await peer.ended()).toMatch(/[^\xff]$/);
  expect(served.watch.messages).toEqual([]);
});

test('endless text frame: at the limit the connection closes, and nothing of it is delivered', async () => {
  const { served, peer } = await established({ limits: { 'server.limit.message': 100_000 } });
  peer.write('\x00', 'x'.repeat(100_001), '\xff', PROBE);
  await peer.ended();
  expect(served.watch.messages).toEqual([]);
});

test('handshake flood: those that never finish leave the established alone, and room once they are gone', async () => {
  const { served, peer } = await established({ limits: { 'server.connections.limit.handshakes': 20 } });
  const flood = await Promise.all(Array.from({ length: 40 }, () => served.peer()));
  await Promise.all(flood.slice(20).map((each) => each.ended()));
  peer.write(PROBE);
  await peer.receives(PROBE);
  for (const each of flood) each.vanish();
  await served.watch.tells('CLOSED', 20);
  const next = await served.peer();
  next.write(requestOf());
  await next.receives(RESPONSE);
});

test.each([
  ['Origin', 'http://example.com\rX: y'],
  ['Origin', 'http://example.com\nX: y'],
  ['Host', 'example.com\nX: y'],
  ['Host', 'example.com/\tX'],
  ['Sec-WebSocket-Protocol', 'chat\nX: y'],
])('header injection at the server: what comes as %s %j makes no line of the answer', async (name, value) => {
  await comesToNothing(requestOf({ [name]: value }), { protocols: () => true });
});

test('header injection at the server: no cookie of the application makes a line of its own', () => {
  expect(() => createServer({ origins: 'any', setCookies: ['a=b\r\n\r\n\x00hi\xff'] })).toThrow(/setCookies/);
});
