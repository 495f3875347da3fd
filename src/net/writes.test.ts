import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { replyFields, requestFields, requestLine, statusLine } from '../../machines/testing.js';
import { FF00, KEY3, RESPONSE } from '../testing/handshakes.js';
import { closeAll, type Peer, Served, Wire, Writes } from '../testing/sockets.js';
import type { Client } from './client.js';
import type { Connection } from './connection.js';
import { echo } from './echo.js';

afterEach(closeAll);

/** More than the system takes from a socket whose other end does not read. */
const HUGE = 'x'.repeat(16 * 2 ** 20);

interface Observed {
  writes: Writes;
  /** The other end. */
  peer: Peer;
}

/** A server's connection, just established. */
async function served(serve: (connection: Connection) => void = () => {}): Promise<Observed & { connection: Connection }> {
  const writes = new Writes();
  const connections: Connection[] = [];
  const server = new Served({ limits: { 'server.send.bufferLimit': 2 * HUGE.length } }, (connection) => {
    connections.push(connection);
    serve(connection);
  });
  const peer = await server.peer();
  peer.write(requestLine, requestFields(), KEY3);
  await peer.receives(RESPONSE);
  return { writes, peer, connection: connections[0] as Connection };
}

/** A client, just established. */
async function connected(): Promise<Observed & { client: Client }> {
  const writes = new Writes();
  const wire = new Wire();
  const { client, watch } = await wire.client();
  const peer = await wire.peer();
  await peer.receives(KEY3);
  peer.write(statusLine, replyFields(), RESPONSE);
  await watch.tells('ESTABLISHED');
  return { writes, peer, client };
}

test('a server: the handshake leaves in one write, and so do each frame and FF 00', async () => {
  const { writes, peer, connection } = await served();
  const reply = peer.received;
  connection.send('one');
  await peer.receives('one\xff');
  connection.send('two');
  await peer.receives('two\xff');
  connection.terminate();
  await peer.receives(FF00);
  expect(writes.without(peer)).toEqual([reply, '\x00one\xff', '\x00two\xff', FF00]);
});

test('a client: the request leaves in one write, key3 with it, and so do each frame and FF 00', async () => {
  const { writes, peer, client } = await connected();
  const request = peer.received;
  client.tell({ type: 'SEND_DATA', data: 'one' });
  await peer.receives('one\xff');
  client.tell({ type: 'SEND_DATA', data: 'two' });
  await peer.receives('two\xff');
  client.tell({ type: 'START_CLOSING' });
  await peer.receives(FF00);
  expect(writes.without(peer)).toEqual([request, '\x00one\xff', '\x00two\xff', FF00]);
});

test('what a server sends in one turn leaves in one write, in its order', async () => {
  const { writes, peer, connection } = await served();
  for (const data of ['one', '', 'zwölf']) connection.send(data);
  connection.terminate();
  await peer.receives(FF00);
  expect(writes.without(peer).slice(1)).toEqual(['\x00one\xff\x00\xff\x00zw\xc3\xb6lf\xff\xff\x00']);
});

test('10.3.4.1.10#p4: what a client sends in one turn leaves in one write, in its order', async () => {
  const { writes, peer, client } = await connected();
  for (const data of ['one', '', 'zwölf']) client.tell({ type: 'SEND_DATA', data });
  client.tell({ type: 'START_CLOSING' });
  await peer.receives(FF00);
  expect(writes.without(peer).slice(1)).toEqual(['\x00one\xff\x00\xff\x00zw\xc3\xb6lf\xff\xff\x00']);
});

test('the answers to what was read at once leave in one write', async () => {
  const { writes, peer } = await served(echo);
  peer.write('\x00one\xff\x00two\xff', FF00);
  await peer.receives(FF00);
  expect(writes.without(peer).slice(1)).toEqual([`\x00one\xff\x00two\xff${FF00}`]);
});

test('a frame waits for nothing: it is written before the event loop turns', async () => {
  const { writes, connection, peer } = await served();
  connection.send('one');
  await new Promise<void>((resolve) => process.nextTick(resolve));
  expect(writes.without(peer).slice(1)).toEqual(['\x00one\xff']);
});

test('a long frame leaves in one write, and those sent while it is not taken follow in one write', async () => {
  const { writes, connection, peer } = await served();
  peer.socket.pause();
  connection.send(HUGE);
  const small = Array.from({ length: 100 }, (_, index) => `message ${index}`);
  for (const data of small) {
    await turn();
    connection.send(data);
  }
  expect(writes.without(peer).length).toBe(2);
  peer.socket.resume();
  const all = await peer.receives(`${small.at(-1)}\xff`);
  const [reply = '', ...frames] = writes.without(peer);
  expect(frames.map(({ length }) => length)).toEqual([HUGE.length + 2, small.join('').length + 2 * small.length]);
  expect(frames[1]).toBe(small.map((data) => `\x00${data}\xff`).join(''));
  expect(all === reply + frames.join('')).toBe(true);
});

test('what was sent in the turn in which the server closes arrives', async () => {
  const served = new Served({}, (connection) => {
    connection.send('bye');
    queueMicrotask(() => void served.server.close());
  });
  const peer = await served.peer();
  peer.write(requestLine, requestFields(), KEY3);
  expect(await peer.ended()).toMatch(/bye\xff$/);
});
