import { afterEach, expect, test } from 'vitest';
import { type Given, replyFields, statusLine } from '../../machines/testing.js';
import { limitDefaults } from '../../spec/index.js';
import type { HandClock } from '../testing/clock.js';
import { FF00, KEY3, PROBE, REPLY } from '../testing/handshakes.js';
import { closeAll, type Peer, Wire } from '../testing/sockets.js';
import type { Watch } from '../testing/watch.js';
import type { Client } from './client.js';

afterEach(closeAll);

const start = { type: 'START_CLOSING' } as const;
const sendHi = { type: 'SEND_DATA', data: 'hi' } as const;

interface Established {
  client: Client;
  watch: Watch;
  clock: HandClock;
  peer: Peer;
  /** What the client sent behind its handshake. */
  sent(): string;
}

async function established(given: Given = {}): Promise<Established> {
  const wire = new Wire();
  const { client, watch, clock } = await wire.client(given);
  const peer = await wire.peer();
  const request = await peer.receives(KEY3);
  peer.write(REPLY);
  await watch.tells('ESTABLISHED');
  return { client, watch, clock, peer, sent: () => peer.received.slice(request.length) };
}

function closed(watch: Watch): boolean[] {
  return watch.all('CLOSED').map(({ wasClean }) => wasClean);
}

test.each([
  ['in one piece', [FF00]],
  ['FF and 00 apart', ['\xff', '\x00']],
  ['as FF 80 00', ['\xff\x80\x00']],
  ['as FF 80 00, apart', ['\xff', '\x80', '\x00']],
])('FF 00 %s is answered with FF 00, then TCP closes, cleanly', async (_, pieces) => {
  const { watch, peer, sent } = await established();
  await peer.writeApart(watch, ...pieces);
  await peer.ended();
  expect([sent(), closed(watch)]).toEqual([FF00, [true]]);
});

test("a client that has closed waits for the other side's FIN, by its clock and not for ever", async () => {
  const { clock, peer } = await established();
  peer.write(FF00);
  await peer.ended();
  const [tearDown] = clock.lingering;
  tearDown?.();
  const gone = new Promise((resolve) => peer.socket.once('close', resolve));
  // The first write brings a RST back, the second one meets it.
  peer.write(PROBE);
  peer.write(PROBE);
  await gone;
  expect(peer.errors.length).toBe(1);
});

test('a client closes with FIN and reads on, so that bytes still under way destroy nothing', async () => {
  const { peer, sent } = await established();
  peer.write(FF00);
  await peer.ended();
  // The first write would bring a RST back, the second one would meet it.
  peer.write(PROBE);
  peer.write(PROBE);
  await peer.finishes();
  expect([sent(), peer.errors]).toEqual([FF00, []]);
});

test('nothing is sent after FF 00, whatever comes and whatever is asked for', async () => {
  const { client, watch, peer, sent } = await established();
  client.tell(sendHi);
  client.tell(start);
  client.tell(sendHi);
  client.tell(start);
  await peer.writeApart(watch, PROBE);
  client.tell(sendHi);
  peer.write(FF00, PROBE);
  await peer.ended();
  client.tell(sendHi);
  expect([sent(), watch.messages, closed(watch)]).toEqual([`\x00hi\xff${FF00}`, ['probe'], [true]]);
});

test('what comes behind FF 00 is not delivered', async () => {
  const { watch, peer } = await established();
  peer.write(FF00, PROBE, '\x01x\xff');
  await peer.ended();
  expect([watch.messages, watch.all('ERROR_DETECTED')]).toEqual([[], []]);
});

test('a client that closes waits for its timer, then closes TCP, not cleanly', async () => {
  const { client, watch, clock, peer, sent } = await established();
  client.tell(start);
  await peer.receives(FF00);
  expect([...clock.running]).toEqual([['closing', limitDefaults['client.closing.timeout']]]);
  await peer.writeApart(watch, PROBE);
  expect([watch.all('CLOSE_TCP'), closed(watch)]).toEqual([[], []]);
  clock.ring('closing');
  await peer.ended();
  expect([sent(), closed(watch)]).toEqual([FF00, [false]]);
});

test('a server that answers stops the timer', async () => {
  const { client, watch, clock, peer } = await established();
  client.tell(start);
  peer.write(FF00);
  await peer.ended();
  expect([closed(watch), clock.running.size]).toEqual([[true], 0]);
});

test.each<[string, boolean]>([
  ['at rest', false],
  ['after its own FF 00', true],
])('when the server closes TCP, the client closes its side at once, %s', async (_, closing) => {
  const { client, watch, clock, peer, sent } = await established();
  if (closing) client.tell(start);
  peer.socket.end();
  await peer.ended();
  expect([sent(), closed(watch), clock.running.size]).toEqual([closing ? FF00 : '', [false], 0]);
});

test.each<[string, string, string[], boolean]>([
  ['frames', PROBE + PROBE, ['probe', 'probe'], false],
  ['a frame and FF 00', PROBE + FF00, ['probe'], true],
  ['FF 80 00', '\xff\x80\x00', [], true],
  ['half a frame', '\x00pro', [], false],
  ['a frame and a half', `${PROBE}\x00pro`, ['probe'], false],
  ['FF alone', '\xff', [], false],
  ['half of what is to be skipped', '\x80\x05ab', [], false],
])('%s right before the FIN of the server: what is whole is delivered', async (_, bytes, messages, clean) => {
  const { watch, peer, sent } = await established();
  peer.write(bytes);
  peer.socket.end();
  await peer.ended();
  expect([watch.messages, watch.all('ERROR_DETECTED'), closed(watch)]).toEqual([messages, [], [clean]]);
  expect(sent()).toBe(clean ? FF00 : '');
});

test('a handshake, a frame, FF 00 and FIN in one go are all heard', async () => {
  const wire = new Wire();
  const { watch } = await wire.client();
  const peer = await wire.peer();
  peer.write(REPLY, PROBE, FF00);
  peer.socket.end();
  await peer.ended();
  expect([watch.messages, closed(watch)]).toEqual([['probe'], [true]]);
});

test.each(['', 'HTTP/1.1 101', statusLine, statusLine + replyFields(), REPLY.slice(0, -1)])(
  'a server that closes TCP behind %j makes the client close and fail',
  async (bytes) => {
    const wire = new Wire();
    const { watch } = await wire.client();
    const peer = await wire.peer();
    peer.write(bytes);
    peer.socket.end();
    expect((await peer.ended()).slice(-8)).toBe(KEY3);
    expect([closed(watch), watch.all('ESTABLISHED')]).toEqual([[false], []]);
  },
);

test('a fatal problem with sending fails the connection', async () => {
  const wire = new Wire();
  const { client, watch } = await wire.client();
  const socket = await wire.socket();
  socket.write(Buffer.from(REPLY, 'latin1'));
  await watch.tells('ESTABLISHED');
  // The request was left unread, so the connection is reset; sending finds that before reading does.
  socket.destroy();
  client.tell(sendHi);
  await watch.tells('CLOSED');
  expect(watch.count('SEND_FAILED')).toBe(1);
  expect(watch.all('REPORT').map(({ step }) => step)).toEqual(['10.3.4.3.2#p7']);
  expect(closed(watch)).toEqual([false]);
});

test('a server that resets the connection at rest closes it, not cleanly', async () => {
  const wire = new Wire();
  const { watch } = await wire.client();
  const socket = await wire.socket();
  socket.write(Buffer.from(REPLY, 'latin1'));
  await watch.tells('ESTABLISHED');
  socket.destroy();
  await watch.tells('CLOSED');
  expect(closed(watch)).toEqual([false]);
});

test.each<[string, Given, string]>([
  ['a message', { limits: { 'client.limit.message': 4 } }, PROBE],
  ['a frame to skip', { limits: { 'client.limit.skip': 127 } }, '\x80\x81\x00'],
  ['a length without end', {}, `\xff${'\xff'.repeat(8)}`],
])('%s that is too large fails the connection, without a byte', async (_, given, bytes) => {
  const { watch, peer, sent } = await established(given);
  peer.write(bytes, PROBE);
  await peer.ended();
  expect([sent(), watch.messages, closed(watch)]).toEqual(['', [], [false]]);
  expect(watch.all('REPORT').map(({ step }) => step)).toEqual(['10.3.4.3.2#p2']);
});

test('frames of other types are errors and are discarded; the next message arrives', async () => {
  const { watch, peer } = await established();
  peer.write('\x01a\xff\x7fb\xff\x80\x00\x80\x81\x00', '\xff\x00'.repeat(64), '\xfe\x01\xff\xff\x01\x00', PROBE, FF00);
  await peer.ended();
  expect(watch.messages).toEqual(['probe']);
  expect(watch.all('ERROR_DETECTED')).toHaveLength(6);
  expect(closed(watch)).toEqual([true]);
});

test('what the system took is told without the framing, and nothing is told of closing', async () => {
  const { client, watch, peer } = await established();
  client.tell({ type: 'SEND_DATA', data: 'ä😀' });
  await watch.told('SENT');
  client.tell(start);
  await peer.receives(FF00);
  expect(watch.count('SENT')).toBe(1);
});
