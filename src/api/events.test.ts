import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createServer } from '../net/index.js';
import { FF00 } from '../testing/handshakes.js';
import { CloseEvent, createEnvironment } from './index.js';
import { open, Peer, watch } from './testing.js';

const { WebSocket } = createEnvironment({ origin: 'http://example.com' });

/** An object that connects to nothing, for what needs no connection. */
function alone(): InstanceType<typeof WebSocket> {
  const { WebSocket: Alone } = createEnvironment({ origin: 'null', route: () => ({ host: '127.0.0.1', port: 0 }) });
  return new Alone('ws://host/');
}

const flags = ({ type, bubbles, cancelable }: Event) => ({ type, bubbles, cancelable });

test('10.3.3#p1: open is a simple event', async () => {
  await using peer = await Peer.listen();
  const socket = new WebSocket(peer.url);
  const opened = once(socket, 'open');
  await (await peer.wire()).establish();
  const [event] = await opened;
  expect(flags(event)).toEqual({ type: 'open', bubbles: false, cancelable: false });
  expect(event.constructor).toBe(Event);
  expect(event.target).toBe(socket);
  socket.close();
});

test('10.3.3#p2: message is a MessageEvent with a string', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  wire.write('\x00text\xff');
  const [event] = await once(socket, 'message');
  expect(event).toBeInstanceOf(MessageEvent);
  expect(flags(event)).toEqual({ type: 'message', bubbles: false, cancelable: false });
  expect(event.data).toBe('text');
  socket.close();
});

test('10.3.3#p3: error is a simple event', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  wire.write('\x01text\xff');
  const [event] = await once(socket, 'error');
  expect(flags(event)).toEqual({ type: 'error', bubbles: false, cancelable: false });
  expect(event.constructor).toBe(Event);
  socket.close();
});

test('10.3.3#p5: close is a CloseEvent', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  wire.write(FF00);
  const [event] = await once(socket, 'close');
  expect(event).toBeInstanceOf(CloseEvent);
  expect(flags(event)).toEqual({ type: 'close', bubbles: false, cancelable: false });
  expect(event.wasClean).toBe(true);
});

test.each([
  ['nothing', '', ''],
  ['NUL', '\0', '\0'],
  ['a leading U+FEFF', '\xef\xbb\xbfa', '\ufeffa'],
  ['a supplementary character', '\xf0\x9f\x98\x80', '\u{1f600}'],
  ['a noncharacter', '\xef\xbf\xbf', '\uffff'],
  ['a stray continuation', 'a\x80b', 'a\ufffdb'],
  ['a sequence that breaks off', '\xf0\x9f\x98a', '\ufffda'],
  ['a sequence that the frame breaks off', 'a\xc3', 'a\ufffd'],
  ['an overlong form', '\xc0\x80', '\ufffd\ufffd'],
  ['a surrogate', '\xed\xa0\x80', '\ufffd\ufffd\ufffd'],
])('10.3.4.3.3#p1: %s, as UTF-8', async (_, bytes, data) => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  wire.write(`\x00${bytes}\xff`);
  const [event] = await once(socket, 'message');
  expect(event.data).toBe(data);
  socket.close();
});

test.each([
  ['another text type', '\x01text\xff'],
  ['the last text type', '\x7f\xff'],
  ['a binary type', '\x80\x03abc'],
  ['a binary type without data', '\x80\x00'],
  ['FF with data', '\xff\x01a'],
])('10.3.4.3.2#4: %s is one error, and the frame after it is read', async (_, frame) => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer);
  wire.write(`${frame}\x00next\xff${FF00}`);
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'error 1', 'message 1 next', 'close 3 true']);
});

test('10.3.2#p10: the handlers are null at first', () => {
  const socket = alone();
  const { onopen, onmessage, onerror, onclose } = socket;
  expect([onopen, onmessage, onerror, onclose]).toEqual([null, null, null, null]);
});

test.each(['onopen', 'onmessage', 'onerror', 'onclose'] as const)('10.3.2#p10: %s holds a function or null', (name) => {
  const socket = alone();
  const handler = () => {};
  socket[name] = handler;
  expect(socket[name]).toBe(handler);
  for (const other of [undefined, 76, 'handler', {}, { handleEvent: handler }]) {
    Reflect.set(socket, name, handler);
    Reflect.set(socket, name, other);
    expect(socket[name]).toBeNull();
  }
});

test('10.3.2#table: each handler hears its type of event, once, with the object as this', () => {
  const socket = alone();
  const heard: unknown[] = [];
  for (const type of ['open', 'message', 'error', 'close']) {
    Reflect.set(socket, `on${type}`, function (this: unknown, ...args: unknown[]) {
      heard.push(this, ...args);
    });
    const event = new Event(type);
    socket.dispatchEvent(event);
    expect(heard.splice(0)).toEqual([socket, event]);
  }
});

test('10.3.2#p10: a handler that is replaced keeps its place among the listeners', () => {
  const socket = alone();
  const heard: string[] = [];
  socket.onopen = null;
  socket.addEventListener('open', () => heard.push('before'));
  socket.onopen = () => heard.push('old');
  socket.addEventListener('open', () => heard.push('after'));
  socket.onopen = () => heard.push('new');
  socket.dispatchEvent(new Event('open'));
  expect(heard).toEqual(['before', 'new', 'after']);
});

test('10.3.2#p10: a handler that is taken away hears nothing', () => {
  const socket = alone();
  const heard: Event[] = [];
  socket.onclose = (event) => heard.push(event);
  socket.onclose = null;
  socket.dispatchEvent(new CloseEvent('close'));
  expect(heard).toEqual([]);
});

test('handlers and listeners know the types of their events', async () => {
  const server = createServer({ origins: 'any', hosts: 'any' }, (peer) => peer.on('message', (text) => peer.send(text)));
  const socket = new WebSocket(`ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/`);
  const lengths: number[] = [];
  socket.onopen = function () {
    this.send('four');
  };
  socket.onmessage = (event) => lengths.push(event.data.length);
  socket.addEventListener('message', (event) => {
    lengths.push(event.data.length);
    socket.close();
  });
  const clean = await new Promise<boolean>((resolve) => {
    socket.onclose = (event) => resolve(event.wasClean);
  });
  expect([lengths, clean]).toEqual([[4, 4], true]);
  await server.close();
});

test('10.3.3.1#p1: initCloseEvent() initializes an event that was not dispatched, again and again', () => {
  const event = new CloseEvent('');
  expect([event.type, event.wasClean]).toEqual(['', false]);
  event.initCloseEvent('other', true, true, false);
  event.initCloseEvent('close', true, true, true);
  expect([flags(event), event.wasClean]).toEqual([{ type: 'close', bubbles: true, cancelable: true }, true]);
  event.initCloseEvent('close', false, false, false);
  expect([flags(event), event.wasClean]).toEqual([{ type: 'close', bubbles: false, cancelable: false }, false]);
});

test('10.3.3.1#p1: initCloseEvent() does nothing while the event is being dispatched', () => {
  const socket = alone();
  const event = new CloseEvent('close', { wasClean: true });
  socket.onclose = (closing) => closing.initCloseEvent('open', true, true, false);
  const seen = watch(socket);
  socket.dispatchEvent(event);
  expect(seen).toEqual([`close ${socket.readyState} true`]);
  expect([flags(event), event.wasClean]).toEqual([{ type: 'close', bubbles: false, cancelable: false }, true]);
});

test('10.3.3.1#p2: wasClean is a readonly boolean', () => {
  const event = new CloseEvent('close', { wasClean: 1 as never });
  expect(event.wasClean).toBe(true);
  expect(Reflect.set(event, 'wasClean', false)).toBe(false);
  expect(Object.prototype.toString.call(event)).toBe('[object CloseEvent]');
});

test('10.3.3#p2: events reach listeners whatever a script puts in the place of dispatchEvent', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer);
  Object.assign(socket, { dispatchEvent: () => seen.push('replaced') });
  wire.write('\x00text\xff');
  while (seen.length < 2) await setImmediate();
  expect(seen).toEqual(['open 1', 'message 1 text']);
  socket.close();
});
