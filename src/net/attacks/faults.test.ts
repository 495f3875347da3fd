/** What breaks on the way, and that it breaks nothing else. */
import { afterEach, expect, test } from 'vitest';
import { PROBE, REPLY, REQUEST } from '../../testing/handshakes.js';
import { closeAll, Served } from '../../testing/sockets.js';
import type { Connection } from '../connection.js';
import { echo } from '../echo.js';
import { resetByClients, resetByServers } from './testing.js';

afterEach(closeAll);

test('a server whose client resets the connection behind each byte of handshake and frames closes that one, and serves the next', async () => {
  await resetByClients(1);
});

test('a client whose server resets the connection at points of handshake and frames closes, not cleanly', async () => {
  await resetByServers(7);
});

test('a client that never closes its half is torn down when the time for its FIN is over, and makes room', async () => {
  const limits = { 'server.connections.limit.total': 1 };
  const served = new Served({ limits, policies: { 'server.onClientClose': 'ackAndClose' } }, echo);
  const peer = await served.peer();
  peer.write(REQUEST, '\xff\x00');
  await peer.ended();
  expect(served.clock.lingering.size).toBe(1);
  for (const tearDown of served.clock.lingering) tearDown();
  const next = await served.peer();
  next.write(REQUEST, PROBE);
  await next.receives(PROBE);
});

test('a stalled reader holds its own connection back, and no other', async () => {
  const connections: Connection[] = [];
  const served = new Served({}, (connection) => {
    connections.push(connection);
    echo(connection);
  });
  const [stalled, other] = [await served.peer(), await served.peer()];
  for (const peer of [stalled, other]) {
    peer.write(REQUEST);
    await peer.receives(REPLY.slice(-16));
  }
  stalled.socket.pause();
  while (connections[0]?.send('x'.repeat(2 ** 20)));
  other.write(PROBE);
  await other.receives(PROBE);
  stalled.socket.resume();
  await stalled.receives('\xff');
  stalled.write(PROBE);
  await stalled.receives(PROBE);
});
