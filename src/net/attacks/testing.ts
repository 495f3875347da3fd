/** Connections that are reset at each so many bytes of a conversation. */
import { once } from 'node:events';
import { expect } from 'vitest';
import { PROBE, REPLY, REQUEST } from '../../testing/handshakes.js';
import { Served, Wire } from '../../testing/sockets.js';
import { echo } from '../echo.js';

/** A text frame, one to be skipped, one of a length in two bytes, and the close. */
const FRAMES = '\x00h\xc3\xa9\xff\x80\x02ab\x81\x80\x01x\xff\x00';

/** The points of a stream where it is cut: each so many bytes, and its end. */
function points(stream: string, step: number): number[] {
  const every = Array.from({ length: Math.ceil(stream.length / step) }, (_, index) => index * step);
  return [...every, stream.length];
}

/** Clients that reset their connections: each costs the server that one, and the next is served. */
export async function resetByClients(step: number): Promise<void> {
  const served = new Served({ limits: { 'server.connections.limit.total': 1 } }, echo);
  const stream = REQUEST + FRAMES;
  for (const at of points(stream, step)) {
    const peer = await served.peer();
    await peer.writeApart(served.watch, stream.slice(0, at));
    const gone = once(served.server, 'closed');
    peer.socket.resetAndDestroy();
    const [wasClean] = await gone;
    expect(wasClean, `reset after byte ${at}`).toBe(at === stream.length);
  }
  const next = await served.peer();
  next.write(REQUEST, PROBE);
  await next.receives(PROBE);
}

/** Servers that reset the connections of our clients: those close, and not cleanly. */
export async function resetByServers(step: number): Promise<void> {
  const wire = new Wire();
  const stream = REPLY + FRAMES.slice(0, -2);
  for (const [index, at] of points(stream, step).entries()) {
    const { watch } = await wire.client();
    const peer = await wire.peer(index);
    await peer.writeApart(watch, stream.slice(0, at));
    peer.socket.resetAndDestroy();
    await watch.tells('CLOSED');
    expect(watch.all('CLOSED'), `reset after byte ${at}`).toEqual([{ type: 'CLOSED', wasClean: false }]);
  }
}
