import { once } from 'node:events';
import { expect, test } from 'vitest';
import { FF00 } from '../testing/handshakes.js';
import { createEnvironment, type EnvironmentOptions } from './index.js';
import { codeOf, open, Peer, Tasks, watch } from './testing.js';

const frame = (text: string) => `\x00${text}\xff`;

/** A socket whose handshake and first frames have arrived, and `count` tasks, none of which has run. */
async function arrived(peer: Peer, frames: string, count: number, options: Partial<EnvironmentOptions> = {}) {
  const tasks = new Tasks();
  const { WebSocket } = createEnvironment({ origin: 'http://example.com', queueTask: tasks.queueTask, ...options });
  const socket = new WebSocket(peer.url);
  const seen = watch(socket);
  const wire = await peer.wire();
  await wire.establish(frames);
  await tasks.queued(count);
  expect(tasks.length).toBe(count);
  return { socket, wire, seen, tasks };
}

test('10.3.3: one task for each thing that happens, in the order in which they happened', async () => {
  await using peer = await Peer.listen();
  const { socket, seen, tasks } = await arrived(peer, `${frame('a')}\x01b\xff${frame('c')}${FF00}`, 6);
  expect([seen, socket.readyState]).toEqual([[], 0]);
  const after: [string[], number][] = [];
  while (tasks.length > 0) {
    tasks.run();
    after.push([seen.splice(0), socket.readyState]);
  }
  expect(after).toEqual([
    [['open 1'], 1],
    [['message 1 a'], 1],
    [['error 1'], 1],
    [['message 1 c'], 1],
    [[], 2],
    [['close 3 true'], 3],
  ]);
});

test('10.3.3#p6: each task has a turn of its own, with its microtasks behind it', async () => {
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin: 'http://example.com' });
  const socket = new WebSocket(peer.url);
  const order: string[] = [];
  for (const type of ['open', 'message', 'close']) {
    socket.addEventListener(type, () => {
      order.push(type);
      queueMicrotask(() => order.push(`after ${type}`));
    });
  }
  const closed = once(socket, 'close');
  await (await peer.wire()).establish(frame('a') + frame('b') + FF00);
  await closed;
  expect(order).toEqual(['open', 'after open', 'message', 'after message', 'message', 'after message', 'close', 'after close']);
});

test('10.3.3#p1: until the open task has run the object is CONNECTING, though the connection is established', async () => {
  await using peer = await Peer.listen();
  const { socket, tasks } = await arrived(peer, '', 1);
  expect(socket.readyState).toBe(socket.CONNECTING);
  expect(codeOf(() => socket.send('early'))).toBe(DOMException.INVALID_STATE_ERR);
  tasks.run();
  expect(socket.readyState).toBe(socket.OPEN);
  socket.close();
  (await peer.wire()).cut();
  await tasks.queued(2);
  while (tasks.length > 0) tasks.run();
});

test('10.3.3#p6: what a handler causes comes after it, and after what was queued before', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen, tasks } = await arrived(peer, frame('a') + frame('b'), 3, {
    limits: { 'api.send.bufferLimit': 4 },
  });
  socket.onopen = () => {
    expect(socket.send('too large')).toBe(false);
    expect(tasks.length).toBe(3);
    seen.push(`handler ends ${socket.readyState}`);
  };
  while (tasks.length > 0) tasks.run();
  expect(seen).toEqual(['open 1', 'handler ends 1', 'message 1 a', 'message 1 b', 'close 3 false']);
  expect(await wire.rest()).toHaveLength(0);
});

test('a handler may send: its frames leave in the order of the calls', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  socket.onmessage = ({ data }) => {
    expect([socket.send(`${data}1`), socket.send(`${data}2`)]).toEqual([true, true]);
    expect(socket.bufferedAmount).toBeGreaterThanOrEqual(4);
  };
  wire.write(frame('a') + frame('b'));
  expect((await wire.read(16)).toString('latin1')).toBe(['a1', 'a2', 'b1', 'b2'].map(frame).join(''));
  socket.close();
});

test('a handler that calls send() wrongly gets the exception, and the next task runs all the same', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  const codes: number[] = [];
  socket.onmessage = () => codes.push(codeOf(() => socket.send('\ud800')));
  wire.write(frame('a') + FF00);
  await once(socket, 'close');
  expect(codes).toEqual([DOMException.SYNTAX_ERR]);
});

test('a handler may close: what was on its way still comes, as CLOSING', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer);
  socket.onmessage = () => socket.close();
  wire.write(frame('a') + frame('b'));
  expect((await wire.read(2)).toString('latin1')).toBe(FF00);
  wire.write(FF00);
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'message 1 a', 'message 2 b', 'close 3 true']);
});

test('a handler of open may close: the other listeners of open find CLOSING', async () => {
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin: 'http://example.com' });
  const socket = new WebSocket(peer.url);
  socket.onopen = () => socket.close();
  const seen = watch(socket);
  const closed = once(socket, 'close');
  await (await peer.wire()).establish(FF00);
  await closed;
  expect(seen).toEqual(['open 2', 'close 3 true']);
});

test('E27: close() before the open task leaves readyState CLOSING and suppresses open; messages come', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen, tasks } = await arrived(peer, frame('a'), 2);
  socket.close();
  const states = [socket.readyState];
  wire.write(FF00);
  await tasks.queued(4);
  while (tasks.length > 0) {
    tasks.run();
    states.push(socket.readyState);
  }
  expect(states).toEqual([2, 2, 2, 2, 3]);
  expect(seen).toEqual(['message 2 a', 'close 3 true']);
  expect((await wire.rest()).toString('latin1')).toBe(FF00);
});

test('E27: read literally, the open task takes readyState back to OPEN until the next task', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen, tasks } = await arrived(peer, '', 1, { policies: { 'api.openTask.afterClose': 'literal' } });
  socket.close();
  const states = [socket.readyState];
  wire.write(FF00);
  await tasks.queued(3);
  while (tasks.length > 0) {
    tasks.run();
    states.push(socket.readyState);
  }
  expect(states).toEqual([2, 1, 2, 3]);
  expect(seen).toEqual(['open 1', 'close 3 true']);
});

test.each([
  ['literal', 2],
  ['suppressed', 3],
] as const)(
  'E28, %s: close() between the close and its task starts the handshake, whose task finds CLOSED; readyState ends at %d',
  async (option, last) => {
    await using peer = await Peer.listen();
    const { socket, wire, seen, tasks } = await arrived(peer, '', 1, { policies: { 'api.closingTask.afterClosed': option } });
    tasks.run();
    wire.end();
    await tasks.queued(1);
    socket.close();
    expect(socket.readyState).toBe(socket.CLOSING);
    tasks.run();
    expect([socket.readyState, seen]).toEqual([socket.CLOSED, ['open 1', 'close 3 false']]);
    while (tasks.length > 0) tasks.run();
    expect([socket.readyState, seen.length]).toEqual([last, 2]);
    expect(await wire.rest()).toHaveLength(0);
  },
);

test('10.3.3#p2: no message comes after the close, whatever the server still sends', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer);
  wire.write(frame('a') + FF00 + frame('b'));
  await once(socket, 'close');
  wire.write(frame('c'));
  wire.end();
  await wire.rest();
  expect(seen).toEqual(['open 1', 'message 1 a', 'close 3 true']);
});

test('10.3.3#p2: a message in pieces is one message, and two in one piece are two', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer);
  socket.onmessage = () => wire.write('b\xff\x00c\xff');
  wire.write(`${frame('a')}\x00`);
  await once(socket, 'message');
  socket.onmessage = null;
  await once(socket, 'message');
  wire.write(FF00);
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'message 1 a', 'message 1 b', 'message 1 c', 'close 3 true']);
});
