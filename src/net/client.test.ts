import { afterEach, expect, test } from 'vitest';
import { fromHex, golden, lines, replyFields, statusLine } from '../../machines/testing.js';
import { vectors } from '../../spec/index.js';
import { FF00, REPLY, RESPONSE } from '../testing/handshakes.js';
import { closeAll, Wire } from '../testing/sockets.js';

afterEach(closeAll);

/** The request of the client with the numbers of a worked example. */
function requestOf(id: string, key1: string, key2: string): string {
  const head = lines(
    'GET /demo HTTP/1.1',
    'Upgrade: WebSocket',
    'Connection: Upgrade',
    'Host: example.com',
    'Origin: http://example.com',
    `Sec-WebSocket-Key1: ${key1}`,
    `Sec-WebSocket-Key2: ${key2}`,
    '',
  );
  return head + fromHex(golden(id).key3.hex);
}

const REQUEST = requestOf('overview', '4!     146546015', '1!     299853100');

test.each(vectors.golden)('golden vector $id: its response is accepted', async ({ id, response }) => {
  const wire = new Wire();
  const { watch } = await wire.client({}, id);
  const peer = await wire.peer();
  peer.write(statusLine, replyFields(), fromHex(response.hex), '\x00hi\xff');
  await watch.tells('MESSAGE_RECEIVED');
  expect([watch.all('ESTABLISHED').length, watch.messages, watch.all('REPORT')]).toEqual([1, ['hi'], []]);
});

test.each(vectors.golden)('golden vector $id: any other response closes TCP, with nothing sent', async ({ id, response }) => {
  const wire = new Wire();
  for (const [index, place] of [0, 7, 15].entries()) {
    const { watch } = await wire.client({}, id);
    const peer = await wire.peer(index);
    const wrong = Buffer.from(response.hex, 'hex');
    wrong[place] = (wrong[place] as number) ^ 0x80;
    peer.write(statusLine, replyFields(), wrong.toString('latin1'), '\x00hi\xff');
    const received = await peer.ended();
    expect(received.slice(-8)).toBe(fromHex(golden(id).key3.hex));
    expect(watch.all('REPORT').map(({ step }) => step)).toEqual(['10.3.4.3.1#45']);
    expect([watch.messages, watch.all('CLOSED')]).toEqual([[], [{ type: 'CLOSED', wasClean: false }]]);
  }
});

test('the request is, byte for byte, what the draws say, and comes whole', async () => {
  const wire = new Wire();
  await wire.client({}, 'client');
  const peer = await wire.peer();
  const request = requestOf('client', '3!     885037715', '1!         034975331');
  expect(await peer.receives('G0"-Z?GX')).toBe(request);
  expect(peer.chunks[0]).toBe(request);
});

/** A handshake, frames of every kind and a close; and what a client makes of them. */
const STREAM = `${REPLY}\x00hi\xff\x01\x80\xff\x80\x02\xff\x00\xff\x01\xff\x00\xc3\xa4\xff${FF00}`;
const HEARD = ['hi', 'error', 'error', 'error', 'ä', 'clean'];

/** Messages, errors and how it closed, in their order. */
function heard(watch: { effects: readonly { type: string }[] }): unknown[] {
  return watch.effects.flatMap((effect) => {
    if (effect.type === 'MESSAGE_RECEIVED') return [(effect as unknown as { data: string }).data];
    if (effect.type === 'ERROR_DETECTED') return ['error'];
    if (effect.type !== 'CLOSED') return [];
    return [(effect as unknown as { wasClean: boolean }).wasClean ? 'clean' : 'not clean'];
  });
}

test('handshake and frames in one segment arrive right', async () => {
  const wire = new Wire();
  const { watch } = await wire.client();
  const peer = await wire.peer();
  peer.write(STREAM);
  expect(await peer.ended()).toBe(REQUEST + FF00);
  expect(heard(watch)).toEqual(HEARD);
});

test('handshake and frames arrive right with each byte in a segment of its own', async () => {
  const wire = new Wire();
  const { watch } = await wire.client();
  const peer = await wire.peer();
  await peer.writeApart(watch, ...STREAM);
  expect(await peer.ended()).toBe(REQUEST + FF00);
  expect(heard(watch)).toEqual(HEARD);
});

test('handshake and frames arrive right wherever they are cut in two', async () => {
  const wire = new Wire();
  for (let cut = 1; cut < STREAM.length; cut += 1) {
    const { watch } = await wire.client();
    const peer = await wire.peer(cut - 1);
    await peer.writeApart(watch, STREAM.slice(0, cut), STREAM.slice(cut));
    expect(await peer.ended(), `cut before byte ${cut}`).toBe(REQUEST + FF00);
    expect(heard(watch), `cut before byte ${cut}`).toEqual(HEARD);
    peer.vanish();
  }
});

test('a message of many segments is received whole, and sent whole', async () => {
  const long = 'abcdefg'.repeat(10_000);
  const wire = new Wire();
  const { client, watch } = await wire.client();
  const peer = await wire.peer();
  peer.write(REPLY, `\x00${long}\xff`);
  await watch.tells('MESSAGE_RECEIVED');
  expect(watch.messages).toEqual([long]);
  client.tell({ type: 'SEND_DATA', data: long });
  expect(await peer.receives('g\xff')).toBe(`${REQUEST}\x00${long}\xff`);
});

test.each<[string, string]>([
  ['two locations', statusLine + replyFields({}, 'Sec-WebSocket-Location: ws://example.com/demo') + RESPONSE],
  ['lowercase websocket', statusLine + replyFields({ Upgrade: 'websocket' }) + RESPONSE],
  ['no CR in the status line', `${statusLine.slice(0, -2)}\n`],
  ['one space in the status line', 'HTTP/1.1 101\r\n'],
  ['404', 'HTTP/1.1 404 x\r\n'],
  ['an empty name', statusLine + replyFields({}, ': x') + RESPONSE],
  ['a lone LF', `${statusLine}X: a\n`],
])('%s: TCP closes and nothing is sent', async (_, bytes) => {
  const wire = new Wire();
  const { watch } = await wire.client();
  const peer = await wire.peer();
  peer.write(bytes, '\x00hi\xff');
  expect(await peer.ended()).toBe(REQUEST);
  expect(heard(watch)).toEqual(['not clean']);
});

test.each<[string, string, object]>([
  [
    'lowercase websocket, by policy',
    statusLine + replyFields({ Upgrade: 'websocket' }),
    { 'client.upgrade.case': 'insensitive' },
  ],
  ['the shortest status line', ` 101 \r\n${replyFields()}`, {}],
  ['CR inside the status line', `a 101 b\rc\r\n${replyFields()}`, {}],
  ['a field with nothing after the colon', statusLine + replyFields({}, 'X:'), {}],
])('%s: the connection is established', async (_, bytes, policies) => {
  const wire = new Wire();
  const { watch } = await wire.client({ policies });
  const peer = await wire.peer();
  peer.write(bytes, RESPONSE, FF00);
  expect(await peer.ended()).toBe(REQUEST + FF00);
  expect(heard(watch)).toEqual(['clean']);
});

test('a server that says nothing is given up when the time for the status line is over', async () => {
  const wire = new Wire();
  const { watch, clock } = await wire.client({ limits: { 'client.handshake.timeout': 1234 } });
  const peer = await wire.peer();
  await peer.receives(REQUEST);
  expect([...clock.running]).toEqual([['statusLine', 1234]]);
  clock.ring('statusLine');
  expect(await peer.ended()).toBe(REQUEST);
  expect(heard(watch)).toEqual(['not clean']);
});

test('the status line stops its timer', async () => {
  const wire = new Wire();
  const { watch, clock } = await wire.client();
  await (await wire.peer()).writeApart(watch, statusLine);
  expect(clock.running.has('statusLine')).toBe(false);
});

test('a server that stops behind the status line is given up when the time for the rest is over', async () => {
  const wire = new Wire();
  const { watch, clock } = await wire.client({ limits: { 'client.handshake.lateTimeout': 4321 } });
  const peer = await wire.peer();
  await peer.writeApart(watch, statusLine, 'Upgra');
  expect([...clock.running]).toEqual([['handshake', 4321]]);
  clock.ring('handshake');
  expect(await peer.ended()).toBe(REQUEST);
  expect(heard(watch)).toEqual(['not clean']);
});

test('once the connection is established, no timer runs', async () => {
  const wire = new Wire();
  const { watch, clock } = await wire.client();
  await (await wire.peer()).writeApart(watch, REPLY);
  expect(clock.running.size).toBe(0);
});

test('a connection that is refused fails, not cleanly', async () => {
  const wire = new Wire();
  await wire.close();
  const { watch } = await wire.client();
  await watch.tells('CLOSED');
  expect(watch.all('REPORT').map(({ step }) => step)).toEqual(['10.3.4.3.1#3']);
  expect(heard(watch)).toEqual(['not clean']);
});

test('a secure connection never runs in the clear', async () => {
  const wire = new Wire();
  const { watch } = await wire.client({ secure: true, port: 443 });
  const peer = await wire.peer();
  peer.write(REPLY);
  // A record of the TLS handshake, of version 3.
  expect((await peer.ended()).slice(0, 2)).toBe('\x16\x03');
  expect([watch.all('SEND'), watch.all('REPORT').map(({ step }) => step)]).toEqual([[], ['10.3.4.3.1#4']]);
});

test.each<[string, string]>([
  ['established', REPLY],
  ['failed', 'HTTP/1.1 404 x\r\n'],
])('a second connection to an address opens TCP once the first is %s, not before', async (_, answer) => {
  const wire = new Wire();
  const [first, second] = [await wire.client(), await wire.client()];
  const peer = await wire.peer();
  await peer.receives(REQUEST);
  await peer.writeApart(first.watch, answer.slice(0, -1));
  expect([second.watch.all('OPEN_TCP').length, wire.opened]).toEqual([0, 1]);
  peer.write(answer.slice(-1));
  expect(await (await wire.peer(1)).receives(REQUEST)).toBe(REQUEST);
});

test('a connection that fails while it waits for its turn opens no TCP, and holds up nobody', async () => {
  const wire = new Wire();
  const [first, second, third] = [await wire.client(), await wire.client(), await wire.client()];
  const peer = await wire.peer();
  await peer.receives(REQUEST);
  second.client.tell({ type: 'FAIL', step: '10.3.2#Bb' });
  expect(heard(second.watch)).toEqual(['not clean']);
  first.client.tell({ type: 'FAIL', step: '10.3.2#Bb' });
  expect(await peer.ended()).toBe(REQUEST);
  await wire.peer(1);
  await third.watch.told('TCP_OPENED');
  expect([second.watch.all('OPEN_TCP').length, wire.opened]).toEqual([0, 2]);
});
