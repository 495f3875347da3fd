import { afterEach, expect, test } from 'vitest';
import { type Changes, fromHex, requestFields, requestLine } from '../../machines/testing.js';
import { type Policies, vectors } from '../../spec/index.js';
import { FF00, KEY3, PROBE, REQUEST, RESPONSE, requestOf, SERVED_HEAD } from '../testing/handshakes.js';
import { closeAll, Served } from '../testing/sockets.js';
import type { Connection } from './connection.js';
import { echo } from './echo.js';
import { createServer, type ServerOptions } from './server.js';

afterEach(closeAll);

const REPLY = SERVED_HEAD + RESPONSE;

/** All that a server sends to these bytes before it closes, or before FF 00 if it does not. */
async function answerTo(bytes: string, options: Partial<ServerOptions> = {}): Promise<string> {
  const served = new Served(options, echo);
  const peer = await served.peer();
  peer.write(bytes);
  await Promise.race([peer.ended(), peer.receives(FF00)]);
  return peer.received;
}

test.each(vectors.golden)('golden vector $id is answered with exactly its response', async ({ key1, key2, key3, response }) => {
  const fields = requestFields({ 'Sec-WebSocket-Key1': key1, 'Sec-WebSocket-Key2': key2 });
  const answer = await answerTo(requestLine + fields + fromHex(key3.hex) + FF00);
  expect(answer).toBe(REPLY.slice(0, -16) + fromHex(response.hex) + FF00);
});

/** A handshake, frames of every kind and a close; and the answer of an echo server. */
const STREAM = `${REQUEST}\x00hi\xff\x01\x80\xff\x80\x02\xff\x00\xff\x01\xff\x00\xc3\xa4\xff${FF00}`;
const ANSWER = `${REPLY}\x00hi\xff\x00\xef\xbf\xbd\xff\x00\xc3\xa4\xff${FF00}`;

test('handshake and frames in one segment arrive right', async () => {
  expect(await answerTo(STREAM)).toBe(ANSWER);
});

test('handshake and frames arrive right with each byte in a segment of its own', async () => {
  const served = new Served({}, echo);
  const peer = await served.peer();
  await peer.writeApart(served.watch, ...STREAM);
  expect(await peer.receives(FF00)).toBe(ANSWER);
});

test('handshake and frames arrive right wherever they are cut in two', async () => {
  const served = new Served({}, echo);
  for (let cut = 1; cut < STREAM.length; cut += 1) {
    const peer = await served.peer();
    await peer.writeApart(served.watch, STREAM.slice(0, cut), STREAM.slice(cut));
    expect(await peer.receives(FF00), `cut before byte ${cut}`).toBe(ANSWER);
    peer.vanish();
  }
});

test.each<[string, string[]]>([
  ['key3 apart from the fields', [REQUEST.slice(0, -8), KEY3, FF00]],
  ['key3 in two halves', [REQUEST.slice(0, -4), KEY3.slice(4), FF00]],
  ['key3 and a frame together', [REQUEST.slice(0, -8), `${KEY3}${PROBE}`, FF00]],
  ['FF and 00 apart', [REQUEST, '\xff', '\x00']],
  ['FF, 80 and 00 apart', [REQUEST, '\xff', '\x80', '\x00']],
])('%s arrive right', async (_, pieces) => {
  const served = new Served({}, echo);
  const peer = await served.peer();
  await peer.writeApart(served.watch, ...pieces);
  const probe = pieces.join('').includes(PROBE) ? PROBE : '';
  expect(await peer.receives(FF00)).toBe(REPLY + probe + FF00);
});

test('a server may speak first, right behind its handshake and never before it', async () => {
  const served = new Served({}, (connection) => connection.send('welcome'));
  const peer = await served.peer();
  peer.write(REQUEST);
  expect(await peer.receives('welcome\xff')).toBe(`${REPLY}\x00welcome\xff`);
});

test('a message of many segments comes back whole', async () => {
  const long = `\x00${'abcdefg'.repeat(10_000)}\xff`;
  expect(await answerTo(REQUEST + long + PROBE + FF00)).toBe(REPLY + long + PROBE + FF00);
});

test('80 81 00 and 128 bytes are skipped, and so is FF with a length', async () => {
  for (const head of ['\x80\x81\x00', '\xff\x81\x00', '\xfe\x80\x81\x00']) {
    const skipped = head + '\xff\x00'.repeat(64);
    expect(await answerTo(REQUEST + skipped + PROBE + FF00)).toBe(REPLY + PROBE + FF00);
  }
});

test.each<[string, string, string]>([
  ['another method', 'POST /demo HTTP/1.1\r\n', '10.3.4.4.1#p2'],
  ['a path without slash', 'GET demo HTTP/1.1\r\n', '10.3.4.4.1#p2'],
  ['a lone LF', `${requestLine}X: a\nY: b\r\n`, '10.3.4.4.1#5p2'],
  ['a lone CR', `${requestLine}X: a\rY: b\r\n`, '10.3.4.4.1#5p2'],
  ['a field without colon', `${requestLine}X\r\n`, '10.3.4.4.1#5p4'],
  ['two keys of one name', requestOf({}, 'Sec-WebSocket-Key1: 1 '), '10.3.4.4.1#f'],
  ['a key without spaces', requestOf({ 'Sec-WebSocket-Key1': '12' }), '10.3.4.4.2#5p3'],
  ['no key', requestOf({ 'Sec-WebSocket-Key2': undefined }), '10.3.4.4.2#5p3'],
  ['a quotient that is not whole', requestOf({ 'Sec-WebSocket-Key2': '3 a a' }), '10.3.4.4.2#6p2'],
])('%s: the connection is closed, and not a byte is sent', async (_, bytes, step) => {
  const served = new Served();
  const steps: string[] = [];
  served.server.on('abort', (each) => steps.push(each));
  const peer = await served.peer();
  peer.write(bytes);
  expect(await peer.ended()).toBe('');
  expect(steps).toEqual([step]);
});

test.each<[keyof Policies, Changes]>([
  ['server.check.upgrade', { Upgrade: undefined }],
  ['server.check.connection', { Connection: 'keep-alive, Upgrade' }],
  ['server.check.host', { Host: 'example.org' }],
  ['server.check.origin', { Origin: 'http://example.org' }],
  ['server.check.protocolUnknown', { 'Sec-WebSocket-Protocol': 'other' }],
])('%s: %j is aborted, or served if it is to be ignored', async (policy, changes) => {
  const lists = { hosts: ['example.com'], origins: ['http://example.com'], protocols: ['chat'] };
  const request = requestOf(changes) + FF00;
  expect(await answerTo(request, lists)).toBe('');
  const answer = await answerTo(request, { ...lists, policies: { [policy]: 'ignore' } });
  expect(answer.slice(-18)).toBe(RESPONSE + FF00);
  expect(answer).not.toContain('Sec-WebSocket-Protocol');
});

test('policy server.field.space: one space behind the colon is optional, or required', async () => {
  const request = `${requestLine}${requestFields({}, 'X:a')}${KEY3}${FF00}`;
  expect(await answerTo(request)).toBe(REPLY + FF00);
  expect(await answerTo(request, { policies: { 'server.field.space': 'required' } })).toBe('');
});

test('paths that are not served are aborted', async () => {
  expect(await answerTo(REQUEST + FF00, { resources: ['/other'] })).toBe('');
  expect(await answerTo(REQUEST + FF00, { resources: ['/demo'] })).toBe(REPLY + FF00);
});

test('a connection knows resource, host, origin and subprotocol of its client', async () => {
  const served = new Served({ protocols: ['chat'] });
  const connected = new Promise<Connection>((resolve) => served.server.on('connection', resolve));
  const peer = await served.peer();
  peer.write(requestOf({ Host: 'Example.com:81', 'Sec-WebSocket-Protocol': 'chat' }));
  const { resource, host, origin, protocol } = await connected;
  expect([resource, host, origin, protocol]).toEqual(['/demo', 'example.com', 'http://example.com', 'chat']);
});

test('connections do not hear each other', async () => {
  const served = new Served({}, echo);
  const [one, other] = [await served.peer(), await served.peer()];
  one.write(REQUEST.slice(0, 50));
  other.write(`${REQUEST}\x00other\xff${FF00}`);
  expect(await other.receives(FF00)).toBe(`${REPLY}\x00other\xff${FF00}`);
  one.write(`${REQUEST.slice(50)}\x00one\xff${FF00}`);
  expect(await one.receives(FF00)).toBe(`${REPLY}\x00one\xff${FF00}`);
});

test('a port that is taken is refused with its code', async () => {
  const [one, other] = [createServer({ origins: 'any' }), createServer({ origins: 'any' })];
  const port = await one.listen(0, '127.0.0.1');
  await expect(other.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await one.close();
});

test('an engine that there is not is refused by name', () => {
  expect(() => createServer({ origins: 'any', engine: 'quick' as 'compiled' })).toThrow(
    'no engine "quick"; there are compiled, xstate',
  );
});
