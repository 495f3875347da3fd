/** What breaks on the way, and that it breaks nothing else. */
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { fromHex, golden, replyFields, requestFields, requestLine, statusLine } from '../../../machines/testing.js';
import type { Connection } from '../connection.js';
import { echo } from '../echo.js';
import { closeAll, Served, Wire } from '../testing.js';

afterEach(closeAll);

const { key3, response } = golden('overview');
const REQUEST = requestLine + requestFields() + fromHex(key3.hex);
const REPLY = statusLine + replyFields() + fromHex(response.hex);
/** A text frame, one to be skipped, one of a length in two bytes, and the close. */
const FRAMES = '\x00h\xc3\xa9\xff\x80\x02ab\x81\x80\x01x\xff\x00';
const PROBE = '\x00probe\xff';

test('a server whose client resets the connection at each point of handshake and frames closes that one, and serves the next', async () => {
  const served = new Served({ limits: { 'server.connections.limit.total': 1 } }, echo);
  const stream = REQUEST + FRAMES;
  for (let at = 0; at <= stream.length; at += 1) {
    const peer = await served.peer();
    await peer.writeApart(served.watch, stream.slice(0, at));
    const gone = once(served.server, 'closed');
    peer.socket.resetAndDestroy();
    const [wasClean] = await gone;
    expect(wasClean, `reset behind byte ${at}`).toBe(at === stream.length);
  }
  const next = await served.peer();
  next.write(REQUEST, PROBE);
  await next.receives(PROBE);
});

test('a client whose server resets the connection at each point of handshake and frames closes, not cleanly', async () => {
  const wire = new Wire();
  const stream = REPLY + FRAMES.slice(0, -2);
  for (let at = 0; at <= stream.length; at += 7) {
    const { watch } = await wire.client();
    const peer = await wire.peer(wire.opened === 0 ? 0 : at / 7);
    await peer.writeApart(watch, stream.slice(0, at));
    peer.socket.resetAndDestroy();
    await watch.tells('CLOSED');
    expect(watch.all('CLOSED'), `reset behind byte ${at}`).toEqual([{ type: 'CLOSED', wasClean: false }]);
  }
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
