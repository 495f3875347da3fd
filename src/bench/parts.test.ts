import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { compiledEngine } from '../engine/index.js';
import { engineReceiver } from './engine-receiver.js';
import { page } from './index.js';
import { closeMany, load, openMany } from './load.js';
import { chunked, frameOf, textOf } from './messages.js';
import { nanoseconds } from './parse.js';
import { versioned } from './peers.js';
import { bareReceiver, driverReceiver } from './receivers.js';
import { alone, beside, interleave, median } from './rounds.js';
import { wires } from './wires.js';

test('a message has as many bytes as it should, of whatever letters', () => {
  for (const size of [1, 32, 1024]) {
    expect(Buffer.byteLength(textOf(size, 'ASCII'))).toBe(size);
    expect(Buffer.byteLength(textOf(size, 'mixed UTF-8'))).toBe(size);
  }
});

test.each([
  ['the compiled engine', () => engineReceiver(compiledEngine)],
  ['websocket-driver', () => driverReceiver()],
  ['the loop without protocol', () => bareReceiver('mixed UTF-8')],
])('%s delivers every message, across chunks too', async (_, receiver) => {
  const text = textOf(3_000, 'mixed UTF-8');
  await expect(nanoseconds(receiver(), chunked(frameOf(text), 1.1), text, 0)).resolves.toBeGreaterThan(0);
});

test('a message that is not delivered is an error, not a fast one', async () => {
  const deaf = { feed: () => {}, messages: 0, units: 0 };
  await expect(nanoseconds(deaf, chunked(frameOf('a')), 'a', 0)).rejects.toThrow(/^0 of \d+ messages/);
});

test('a peer that is not installed is named in one line, with the command that installs it', () => {
  expect(() => versioned('no-such-peer')).toThrow(
    /^no-such-peer is not installed; "npm install --no-save no-such-peer" does that$/,
  );
});

test('each side takes its turn in each round, the first one last in every other', async () => {
  const order: string[] = [];
  const turn = (side: string) => () => order.push(side);
  await interleave(3, { ours: turn('ours'), theirs: turn('theirs') });
  expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs']);
});

test('a ratio above 1 says that ours is better, be it more of a rate or less of a cost', () => {
  const described = { benchmark: 'parse', name: 'a', unit: 'b' } as const;
  const rounds = [1, 2, 3].map((ours) => ({ ours, theirs: 6 }));
  const peer = { name: 'c', version: '1' };
  expect(beside({ ...described, more: false }, rounds, 'theirs', peer)).toMatchObject({
    ratio: 3,
    spread: { least: 2, most: 6, rounds: 3 },
  });
  expect(beside({ ...described, more: true }, rounds, 'theirs', peer).ratio).toBeCloseTo(1 / 3);
  expect(alone({ ...described, more: true }, rounds)).toMatchObject({ ours: 2, peer: null, theirs: null, ratio: null });
  expect(median([4, 1, 2, 10])).toBe(3);
});

test.each([
  ['other bytes', (socket: Socket) => socket.once('data', () => socket.write('something else')), /is not what was sent/],
  ['a closure', (socket: Socket) => socket.once('data', () => socket.destroy()), /was closed after 0 echoes/],
])('the load client takes no %s for an echo', async (_, serve, complaint) => {
  const server = createServer((socket) => serve(socket).on('error', () => socket.destroy()));
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const sockets = await openMany(1, (server.address() as AddressInfo).port, wires.TCP);
  await expect(load(sockets, wires.TCP, { text: 'a', window: 1 }, 10_000, async () => 0)).rejects.toThrow(complaint);
  await closeMany(sockets);
});

test('the committed page is that of the committed results', () => {
  const file = (name: string) => readFileSync(new URL(`../../docs/report/${name}`, import.meta.url), 'utf8');
  const results = JSON.parse(file('bench.json'));
  expect(page(results) === file('bench.html'), 'run "npm run docs"').toBe(true);
});
