/** What a script and a developer find when sockets fail, when nobody takes what is sent, and when their own code throws. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { alive } from '../testing/alive.js';
import { ourSockets, Valve } from '../testing/faults.js';
import { FF00 } from '../testing/handshakes.js';
import { createEnvironment, type EnvironmentOptions, FAILURES, type WebSocket } from './index.js';
import { codeOf, open, Peer, Tasks, watch } from './testing.js';

const origin = 'http://example.com';

/** What nobody has caught until the test is over. */
function uncaught(): unknown[] {
  const seen: unknown[] = [];
  const hear = (error: unknown) => void seen.push(error);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', hear);
  onTestFinished(() => {
    process.removeListener('uncaughtException', hear);
    for (const other of others) process.on('uncaughtException', other);
  });
  return seen;
}

/** How many objects are kept for their listeners, and connections that are not closed. */
const links = () => alive().links ?? 0;

test.each([0, 1, 3])(
  '10.3.2#p9: a write of which %i bytes are taken stays in bufferedAmount; what was sent before does not',
  async (bytes) => {
    await using peer = await Peer.listen();
    const sockets = ourSockets();
    const steps: string[] = [];
    const { socket, wire, seen } = await open(peer, { onFailure: (step) => steps.push(step) });
    const valve = new Valve(sockets[0] as never);
    socket.send('é');
    await wire.read(4);
    expect(socket.bufferedAmount).toBe(0);
    valve.fail(bytes);
    socket.send('zwölf');
    expect(socket.bufferedAmount).toBe(6);
    await once(socket, 'close');
    expect([seen, steps, socket.bufferedAmount]).toEqual([['open 1', 'close 3 false'], ['10.3.4.3.2#p7'], 6]);
  },
);

test('10.3.2#p9: what waits is counted message by message as it is taken, each time', async () => {
  await using peer = await Peer.listen();
  const sockets = ourSockets();
  const { socket, wire } = await open(peer);
  const valve = new Valve(sockets[0] as never);
  for (let round = 1; round <= 2; round += 1) {
    valve.hold();
    socket.send('é');
    await new Promise(process.nextTick);
    for (const data of ['', 'ö', '\u{1f600}']) socket.send(data);
    expect(socket.bufferedAmount).toBe(8);
    valve.release();
    await wire.read(16);
    wire.write('\x00.\xff');
    await once(socket, 'message');
    expect(socket.bufferedAmount).toBe(0);
  }
  socket.close();
});

test.each([
  [6, true],
  [7, false],
])('api.send.bufferLimit 10, with 4 waiting: %i bytes more are taken: %s', async (bytes, isTaken) => {
  await using peer = await Peer.listen();
  const sockets = ourSockets();
  const { socket, seen } = await open(peer, { limits: { 'api.send.bufferLimit': 10 } });
  const valve = new Valve(sockets[0] as never);
  valve.hold();
  expect(socket.send('éé')).toBe(true);
  expect(socket.send('é'.repeat(bytes >> 1) + 'a'.repeat(bytes & 1))).toBe(isTaken);
  if (!isTaken) await once(socket, 'close');
  expect(seen).toEqual(isTaken ? ['open 1'] : ['open 1', 'close 3 false']);
  valve.release();
});

test('a call answers for itself: what one threw or returned is not the answer of the next', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  expect(codeOf(() => socket.send('\ud800'))).toBe(DOMException.SYNTAX_ERR);
  expect(socket.send('ä')).toBe(true);
  expect(codeOf(() => socket.send('\ud800'))).toBe(DOMException.SYNTAX_ERR);
  expect(socket.close()).toBeUndefined();
  expect(socket.send('ä')).toBe(false);
  wire.write(FF00);
  await once(socket, 'close');
});

const TYPES = ['open', 'message', 'error', 'close'] as const;
/** What may still come, by readyState. */
const AWAITED: Record<string, readonly string[]> = {
  CONNECTING: TYPES,
  OPEN: ['message', 'error', 'close'],
  CLOSING: ['message', 'error', 'close'],
  CLOSED: [],
};

test.each(TYPES)(
  '10.3.3.2#p1: an object that listens to %s alone is kept as long as that may come, and no longer',
  async (type) => {
    for (const listen of [
      (socket: WebSocket) => socket.addEventListener(type, () => {}),
      (socket: WebSocket) => Reflect.set(socket, `on${type}`, () => {}),
    ]) {
      await using peer = await Peer.listen();
      const tasks = new Tasks();
      const { WebSocket } = createEnvironment({ origin, queueTask: tasks.queueTask });
      const before = links();
      const socket = new WebSocket(peer.url);
      listen(socket);
      // Its connection counts for one.
      const kept = () => links() - before - (socket.readyState === socket.CLOSED ? 0 : 1);
      const states: Record<string, number> = { CONNECTING: kept() };
      const wire = await peer.wire();
      await wire.establish();
      await tasks.queued(1);
      tasks.run();
      states.OPEN = kept();
      socket.close();
      // That it closes is known when the next event is fired, as nothing of it has to be heard before.
      socket.dispatchEvent(new Event('other'));
      states.CLOSING = kept();
      wire.write(FF00);
      await tasks.queued(2);
      while (tasks.length > 0) tasks.run();
      states.CLOSED = kept();
      expect(states).toEqual(
        Object.fromEntries(Object.entries(AWAITED).map(([state, types]) => [state, types.includes(type) ? 1 : 0])),
      );
    }
  },
);

test.each(TYPES)('a listener of %s that throws stops neither the next listener, nor the next event', async (type) => {
  const seen = uncaught();
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin });
  const socket = new WebSocket(peer.url);
  socket.addEventListener(type, () => {
    throw new Error(`thrown by ${type}`);
  });
  const events = watch(socket);
  await (await peer.wire()).establish(`\x00\xc3\xa4\xff\x01\xff\x00b\xff${FF00}`);
  await once(socket, 'close');
  await new Promise(setImmediate);
  expect(events).toEqual(['open 1', 'message 1 ä', 'error 1', 'message 1 b', 'close 3 true']);
  expect(seen.map(String)).toEqual(new Array(type === 'message' ? 2 : 1).fill(`Error: thrown by ${type}`));
});

/** What becomes of a connection that fails. */
async function failed(options: Partial<EnvironmentOptions>): Promise<string[]> {
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin, ...options });
  const socket = new WebSocket(peer.url);
  const seen = watch(socket);
  const wire = await peer.wire();
  await wire.request();
  wire.write('HTTP/1.1 404 Nö\r\n');
  await once(socket, 'close');
  // The turn at the address is free.
  const next = new WebSocket(peer.url);
  await (await peer.wire(1)).establish();
  await once(next, 'open');
  next.close();
  return seen;
}

test('10.3.4.5.1#p1: what onFailure throws is an error of its own, behind all that the connection does', async () => {
  const seen = uncaught();
  const onFailure = () => {
    throw new Error('thrown by onFailure');
  };
  expect(await failed({ onFailure })).toEqual(['close 3 false']);
  expect(seen.map(String)).toEqual(['Error: thrown by onFailure']);
});

test('10.3.4.5.1#p1: onFailure hears behind the call that fails, and not within it', async () => {
  const order: string[] = [];
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin, onFailure: (step) => order.push(step) });
  const socket = new WebSocket(peer.url);
  socket.close();
  order.push(`close() is over, ${socket.readyState}`);
  await once(socket, 'close');
  expect(order).toEqual(['close() is over, 2', '10.3.2#Bb']);
});

test('what a subscriber of the diagnostics channel throws keeps nothing from onFailure', async () => {
  const seen = uncaught();
  const steps: string[] = [];
  const hear = () => {
    throw new Error('thrown by a subscriber');
  };
  subscribe(FAILURES, hear);
  onTestFinished(() => void unsubscribe(FAILURES, hear));
  expect(await failed({ onFailure: (step) => steps.push(step) })).toEqual(['close 3 false']);
  expect([steps, seen.map(String)]).toEqual([['10.3.4.3.1#31p3'], ['Error: thrown by a subscriber']]);
});

test('a connection reports once, however often it is ended', async () => {
  await using peer = await Peer.listen();
  const steps: string[] = [];
  const { WebSocket, unload } = createEnvironment({ origin, onFailure: (step) => steps.push(step) });
  const socket = new WebSocket(peer.url);
  const seen = watch(socket);
  const wire = await peer.wire();
  await wire.request();
  socket.close();
  socket.close();
  wire.cut();
  await once(socket, 'close');
  unload();
  unload();
  expect([seen, steps, links()]).toEqual([['close 3 false'], ['10.3.2#Bb'], 0]);
});

test('policy api.unload: a second unload does nothing, and an object that is made later is not kept for its listeners', async () => {
  await using peer = await Peer.listen();
  const tasks = new Tasks();
  const { WebSocket, unload } = createEnvironment({ origin, queueTask: tasks.queueTask });
  const seen = watch(new WebSocket(peer.url));
  await (await peer.wire()).establish();
  await tasks.queued(1);
  for (let round = 0; round < 2; round += 1) unload();
  expect(links()).toBe(0);
  const late = watch(new WebSocket(peer.url));
  while (tasks.length > 0) tasks.run();
  expect([seen, late, links()]).toEqual([[], [], 0]);
});
