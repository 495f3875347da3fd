import { once } from 'node:events';
import { expect, test } from 'vitest';
import { FF00 } from '../testing/handshakes.js';
import { createEnvironment } from './index.js';
import { open, Peer, Tasks, watch } from './testing.js';

const { WebSocket } = createEnvironment({ origin: 'http://example.com' });

test('10.3.2#Bb, E25: close() while CONNECTING fails the connection, and CLOSING it is at once', async () => {
  await using peer = await Peer.listen();
  const socket = new WebSocket(peer.url);
  const seen = watch(socket);
  const wire = await peer.wire();
  const answer = await wire.answer();
  expect(socket.close()).toBeUndefined();
  expect(socket.readyState).toBe(socket.CLOSING);
  wire.write(answer);
  await once(socket, 'close');
  expect(await wire.rest()).toHaveLength(0);
  expect(seen).toEqual(['close 3 false']);
});

test('10.3.2#Bb: close() right after the constructor means that nothing is sent at all', async () => {
  await using peer = await Peer.listen();
  const socket = new WebSocket(peer.url);
  const seen = watch(socket);
  socket.close();
  socket.close();
  expect(socket.send('text')).toBe(false);
  await once(socket, 'close');
  expect(seen).toEqual(['close 3 false']);
  expect(peer.wires).toEqual([]);
});

test('10.3.2#Bc: close() when OPEN sends FF 00; the close is clean only when FF 00 has come back', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer);
  socket.close();
  expect(socket.readyState).toBe(socket.CLOSING);
  expect((await wire.read(2)).toString('latin1')).toBe(FF00);
  wire.write('\x00on the way\xff');
  await once(socket, 'message');
  expect(socket.readyState).toBe(socket.CLOSING);
  wire.write(FF00);
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'message 2 on the way', 'close 3 true']);
  expect(await wire.rest()).toHaveLength(0);
});

test('10.3.2#Bc: a server that closes without FF 00 has not closed cleanly', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer);
  socket.close();
  await wire.read(2);
  wire.end();
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'close 3 false']);
});

test('10.3.2#Ba: close() does nothing when CLOSING or CLOSED', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer);
  socket.close();
  socket.close();
  expect(socket.readyState).toBe(socket.CLOSING);
  wire.write(FF00);
  await once(socket, 'close');
  socket.close();
  expect(socket.readyState).toBe(socket.CLOSED);
  expect((await wire.rest()).toString('latin1')).toBe(FF00);
  expect(seen).toEqual(['open 1', 'close 3 true']);
});

test('10.3.2#Bd: close() after the server began the closing handshake sets CLOSING and sends nothing', async () => {
  await using peer = await Peer.listen();
  const tasks = new Tasks();
  const { WebSocket: Queued } = createEnvironment({ origin: 'http://example.com', queueTask: tasks.queueTask });
  const socket = new Queued(peer.url);
  const seen = watch(socket);
  const wire = await peer.wire();
  expect(socket.readyState).toBe(socket.CONNECTING);
  await wire.establish(FF00);
  await tasks.queued(3);
  tasks.run();
  expect(socket.readyState).toBe(socket.OPEN);
  socket.close();
  expect(socket.readyState).toBe(socket.CLOSING);
  while (tasks.length > 0) tasks.run();
  expect((await wire.rest()).toString('latin1')).toBe(FF00);
  expect(seen).toEqual(['open 1', 'close 3 true']);
});

test('10.3.4.3.2#C6: when FF 00 does not come back in time, the client closes, not cleanly', async () => {
  await using peer = await Peer.listen();
  const rings = new Map<string, () => void>();
  const start = (_: number, timer: string, ring: () => void) => {
    rings.set(timer, ring);
    return () => rings.delete(timer);
  };
  const { socket, wire, seen } = await open(peer, { clock: { start } });
  socket.close();
  expect((await wire.read(2)).toString('latin1')).toBe(FF00);
  rings.get('closing')?.();
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'close 3 false']);
});
