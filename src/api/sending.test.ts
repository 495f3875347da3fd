import { once } from 'node:events';
import { expect, test } from 'vitest';
import { FF00 } from '../testing/handshakes.js';
import { createEnvironment } from './index.js';
import { codeOf, open, Peer, Tasks } from './testing.js';

const { WebSocket } = createEnvironment({ origin: 'http://example.com' });

test.each(['text', '\ud800'])('10.3.2#p7, E13: sending %j while CONNECTING is an INVALID_STATE_ERR', async (data) => {
  await using peer = await Peer.listen();
  const socket = new WebSocket(peer.url);
  expect(codeOf(() => socket.send(data))).toBe(DOMException.INVALID_STATE_ERR);
  expect(socket.bufferedAmount).toBe(0);
  socket.close();
});

test('10.3.2#p7: an unpaired surrogate is a SYNTAX_ERR in every later state, and nothing of it is sent', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  const faulty = ['\ud800', 'a\udc00', '\udc00\ud800', 'text \ud83d'];
  for (const data of faulty) expect(codeOf(() => socket.send(data))).toBe(DOMException.SYNTAX_ERR);
  socket.close();
  expect(codeOf(() => socket.send('\ud800'))).toBe(DOMException.SYNTAX_ERR);
  wire.write(FF00);
  await once(socket, 'close');
  expect(codeOf(() => socket.send('\ud800'))).toBe(DOMException.SYNTAX_ERR);
  expect(socket.bufferedAmount).toBe(0);
  expect((await wire.rest()).toString('latin1')).toBe(FF00);
});

test.each([
  ['nothing', '', ''],
  ['ASCII', 'text', '74657874'],
  ['NUL', 'a\0b', '610062'],
  ['U+FEFF', '\ufeffa', 'efbbbf61'],
  ['U+FFFD', '\ufffd', 'efbfbd'],
  ['U+00FF', 'ÿ', 'c3bf'],
  ['a supplementary character', '\u{10ffff}', 'f48fbfbf'],
])('10.3.4.3.2#B1-B3: %s goes out as 00, its UTF-8, FF', async (_, data, hex) => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  expect(socket.send(data)).toBe(true);
  expect((await wire.read(hex.length / 2 + 2)).toString('hex')).toBe(`00${hex}ff`);
  socket.close();
});

test('10.3.2: the argument of send() is made a string, and has to be there', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  const send = (...args: unknown[]) => Reflect.apply(socket.send, socket, args);
  for (const data of [76, null, undefined]) expect(send(data)).toBe(true);
  expect(() => send()).toThrow(TypeError);
  expect(() => send(Symbol('text'))).toThrow(TypeError);
  socket.close();
  const sent = '\x0076\xff\x00null\xff\x00undefined\xff';
  expect((await wire.read(sent.length + 2)).toString('latin1')).toBe(sent + FF00);
});

test('10.3.2#p7: send() returns false once the closing handshake has started or the connection is closed', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  expect(socket.send('a')).toBe(true);
  socket.close();
  expect(socket.send('b')).toBe(false);
  wire.write(FF00);
  await once(socket, 'close');
  expect(socket.send('c')).toBe(false);
  expect((await wire.rest()).toString('latin1')).toBe(`\x00a\xff${FF00}`);
});

test('10.3.2#p7: send() returns false when the server has closed, though readyState is still OPEN', async () => {
  await using peer = await Peer.listen();
  const tasks = new Tasks();
  const { WebSocket: Queued } = createEnvironment({ origin: 'http://example.com', queueTask: tasks.queueTask });
  const socket = new Queued(peer.url);
  const wire = await peer.wire();
  await wire.establish();
  await tasks.queued(1);
  tasks.run();
  wire.end();
  await tasks.queued(1);
  expect(socket.readyState).toBe(socket.OPEN);
  expect(socket.send('late')).toBe(false);
});

test('10.3.2#p7: data beyond the buffer close the connection, without closing handshake', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer, { limits: { 'api.send.bufferLimit': 10 } });
  expect(socket.send('123456')).toBe(true);
  expect(socket.send('7890é')).toBe(false);
  expect(socket.send('a')).toBe(false);
  expect(socket.readyState).toBe(socket.OPEN);
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'close 3 false']);
  expect((await wire.rest()).toString('latin1')).toBe('\x00123456\xff');
});

test('10.3.2#p7: a buffer that is exactly full is not beyond', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer, { limits: { 'api.send.bufferLimit': 10 } });
  expect(socket.send('123456')).toBe(true);
  expect(socket.send('78é')).toBe(true);
  expect((await wire.read(14)).length).toBe(14);
  socket.close();
});

test('10.3.2#p9: bufferedAmount grows at send() by the bytes of UTF-8, and falls to 0 when they are sent', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  socket.send('é');
  expect(socket.bufferedAmount).toBe(2);
  socket.send('');
  socket.send('\u{1f600}');
  expect(socket.bufferedAmount).toBe(6);
  await wire.read(12);
  expect(socket.bufferedAmount).toBe(0);
  socket.close();
  expect(socket.bufferedAmount).toBe(0);
});

test('10.3.2#p9: while the server does not read, bufferedAmount stands; as it reads, it falls message by message', async () => {
  await using peer = await Peer.listen();
  const [length, count] = [2 ** 20, 24];
  const { socket, wire } = await open(peer, { limits: { 'api.send.bufferLimit': length * count } });
  for (let sent = 1; sent <= count; sent += 1) {
    socket.send('é'.repeat(length / 2));
    expect(socket.bufferedAmount).toBe(length * sent);
  }
  for (let read = 0; read <= count; read += 1) {
    if (read > 0) await wire.read(length + 2);
    // What the server says now comes after what it has read, and tells that this was sent.
    wire.write('\x00hi\xff');
    await once(socket, 'message');
    expect(socket.bufferedAmount % length).toBe(0);
    expect(socket.bufferedAmount).toBeLessThanOrEqual(length * (count - read));
    if (read === 0) expect(socket.bufferedAmount).toBeGreaterThan(0);
  }
  expect(socket.bufferedAmount).toBe(0);
});

test('10.3.2#p9: what the system has not taken stays in bufferedAmount, also over the close', async () => {
  await using peer = await Peer.listen();
  const large = 64 * 2 ** 20;
  const { socket, wire } = await open(peer, { limits: { 'api.send.bufferLimit': 2 * large } });
  expect(socket.send('x'.repeat(large))).toBe(true);
  wire.write('\x00hi\xff');
  await once(socket, 'message');
  expect(socket.bufferedAmount).toBe(large);
  wire.cut();
  await once(socket, 'close');
  expect(socket.bufferedAmount).toBe(large);
  socket.send('é');
  expect(socket.bufferedAmount).toBe(large + 2);
});

test('10.3.2#p9: what leaves only after the close is not taken from bufferedAmount any more', async () => {
  await using peer = await Peer.listen();
  const large = 64 * 2 ** 20;
  const { socket, wire } = await open(peer, { limits: { 'api.send.bufferLimit': large } });
  socket.send('x'.repeat(large));
  wire.write(FF00);
  const [event] = await once(socket, 'close');
  expect([event.wasClean, socket.bufferedAmount]).toEqual([true, large]);
  expect((await wire.rest()).length).toBe(large + 4);
  expect(socket.bufferedAmount).toBe(large);
});

test('10.3.2#p9: after the close bufferedAmount only grows, with each send()', async () => {
  await using peer = await Peer.listen();
  const { socket, wire } = await open(peer);
  socket.send('abc');
  socket.close();
  socket.send('de');
  wire.write(FF00);
  await once(socket, 'close');
  expect(socket.bufferedAmount).toBe(2);
  socket.send('é');
  expect(socket.bufferedAmount).toBe(4);
});
