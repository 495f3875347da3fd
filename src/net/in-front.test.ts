/** Where a proxy ends TLS in front of the server, or holds back what follows the fields; and requests of other protocols. */
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { lines, requestFields, requestLine } from '../../machines/testing.js';
import { FF00, KEY3, RESPONSE, SERVED_HEAD } from '../testing/handshakes.js';
import { closeAll, Peer, Served } from '../testing/sockets.js';
import type { ServerOptions } from './index.js';

afterEach(closeAll);

const HEAD = requestLine + requestFields();
const early = { policies: { 'server.reply.timing': 'fieldsFirst' } } as const;

/** What the machine has sent so far; a peer might wait for it in vain. */
function sent({ watch }: Served): string {
  return watch
    .all('SEND')
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    .join('');
}

/** The value of Sec-WebSocket-Location that a server answers a request with. */
async function locationFrom(options: Partial<ServerOptions>, request = HEAD): Promise<string | undefined> {
  const peer = await new Served(options).peer();
  peer.write(request, KEY3);
  return /Sec-WebSocket-Location: (.*)\r\n/.exec(await peer.receives(RESPONSE))?.[1];
}

test('server.reply.timing fieldsFirst: all down to the blank line comes before key3, and the digest behind it', async () => {
  const served = new Served(early);
  const peer = await served.peer();
  await peer.writeApart(served.watch, HEAD);
  expect(sent(served)).toBe(SERVED_HEAD);
  peer.write(KEY3.slice(0, 3));
  peer.write(KEY3.slice(3), FF00);
  expect(await peer.receives(FF00)).toBe(SERVED_HEAD + RESPONSE + FF00);
});

test('server.reply.timing afterKey3: not a byte comes before key3, however long it takes', async () => {
  const served = new Served();
  const peer = await served.peer();
  await peer.writeApart(served.watch, HEAD, KEY3.slice(0, 7));
  served.clock.ring('handshake');
  expect(await peer.ended()).toBe('');
});

test('the bytes are the same for a client that does not wait, whichever the timing', async () => {
  for (const options of [early, {}]) {
    const peer = await new Served(options).peer();
    peer.write(HEAD, KEY3, FF00);
    expect(await peer.receives(FF00)).toBe(SERVED_HEAD + RESPONSE + FF00);
  }
});

test('10.3.4.4.2#5p3 to 7: what the keys forbid is aborted before a field is sent', async () => {
  for (const key of ['12', '3 a a', 'a b', '42949672 96']) {
    const peer = await new Served(early).peer();
    peer.write(requestLine + requestFields({ 'Sec-WebSocket-Key1': key }));
    expect(await peer.ended(), key).toBe('');
  }
});

test('10.3.4.6#p4: key3 that never comes costs the connection its time, with the fields sent', async () => {
  const served = new Served(early);
  const steps: string[] = [];
  served.server.on('abort', (step) => steps.push(step));
  const peer = await served.peer();
  peer.write(HEAD);
  await peer.receives('\r\n\r\n');
  served.clock.ring('handshake');
  expect(await peer.ended()).toBe(SERVED_HEAD);
  expect(steps).toEqual(['10.3.4.6#p4']);
});

test('a client that leaves before key3 is no connection', async () => {
  const served = new Served(early);
  const peer = await served.peer();
  peer.write(HEAD);
  await peer.receives('\r\n\r\n');
  await peer.finishes();
  await served.watch.tells('CLOSED');
  expect(served.watch.all('ESTABLISHED')).toEqual([]);
});

test('10.3.4.4.2#2d: the connection is expected to be encrypted, so its location is one of wss', async () => {
  expect(await locationFrom({})).toBe('ws://example.com/demo');
  expect(await locationFrom({ secure: true })).toBe('wss://example.com/demo');
});

test('10.3.4.4.2#2b: the port in Host is left out if it is the default of wss', async () => {
  const withPort = (port: number) => requestLine + requestFields({ Host: `example.com:${port}` });
  expect(await locationFrom({ secure: true }, withPort(443))).toBe('wss://example.com/demo');
  expect(await locationFrom({ secure: true }, withPort(80))).toBe('wss://example.com:80/demo');
});

test('a function says of each handshake whether it came by TLS; one that throws says no', async () => {
  const secure: ServerOptions['secure'] = ({ clientFields }) =>
    clientFields.some(({ name, value }) => name === 'x-forwarded-proto' && value === 'https');
  const forwarded = (scheme: string) => requestLine + requestFields({}, `X-Forwarded-Proto: ${scheme}`);
  expect(await locationFrom({ secure }, forwarded('https'))).toBe('wss://example.com/demo');
  expect(await locationFrom({ secure }, forwarded('http'))).toBe('ws://example.com/demo');
  const served = new Served({
    secure: () => {
      throw new Error('who knows');
    },
  });
  const faults: unknown[] = [];
  served.server.on('fault', (error) => faults.push(error));
  const peer = await served.peer();
  peer.write(HEAD, KEY3);
  expect(await peer.receives(RESPONSE)).toBe(SERVED_HEAD + RESPONSE);
  expect(faults).toEqual([new Error('who knows')]);
});

test('server.reply.timing: where TLS ends in front of it, fields go first unless another timing is chosen', async () => {
  const served = new Served({ secure: true });
  await (await served.peer()).writeApart(served.watch, HEAD);
  expect(sent(served)).toBe(SERVED_HEAD.replace('ws:', 'wss:'));
  const chosen = new Served({ secure: true, policies: { 'server.reply.timing': 'afterKey3' } });
  const silent = await chosen.peer();
  await silent.writeApart(chosen.watch, HEAD);
  chosen.clock.ring('handshake');
  expect(await silent.ended()).toBe('');
});

test('beside an HTTP server too: it is of wss, and its fields come before key3', async () => {
  const served = new Served({ secure: true });
  const ours = served.server;
  const http = createHttpServer();
  ours.beside(http);
  http.on('upgrade', (request, socket, head) => ours.handleUpgrade(request, socket, head));
  await once(http.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(async () => {
    await ours.close();
    http.close();
  });
  const peer = new Peer(connect((http.address() as AddressInfo).port, '127.0.0.1'));
  peer.write(HEAD);
  await served.watch.told('BYTE');
  expect(sent(served)).toBe(SERVED_HEAD.replace('ws:', 'wss:'));
  peer.write(KEY3);
  await peer.receives(RESPONSE);
});

const others: [string, string][] = [
  [
    'RFC 6455',
    requestFields(
      { Upgrade: 'websocket', 'Sec-WebSocket-Key1': undefined, 'Sec-WebSocket-Key2': undefined },
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
    ),
  ],
  ['hixie-75', requestFields({ 'Sec-WebSocket-Key1': undefined, 'Sec-WebSocket-Key2': undefined })],
  ['half of a handshake', requestFields({ 'Sec-WebSocket-Key2': undefined })],
];

test.each(others)('server.refusal.timing atFields: a request of %s is refused with its last field', async (_, fields) => {
  const served = new Served();
  const steps: string[] = [];
  served.server.on('abort', (step) => steps.push(step));
  const peer = await served.peer();
  peer.write(requestLine, fields);
  expect(await peer.ended()).toBe('');
  expect(steps).toEqual(['10.3.4.4.2#5p3']);
});

test.each(others)('server.refusal.timing afterKey3: a request of %s is refused with its eighth byte', async (_, fields) => {
  const served = new Served({ policies: { 'server.refusal.timing': 'afterKey3' } });
  const peer = await served.peer();
  await peer.writeApart(served.watch, requestLine + fields, lines('seven'));
  expect(served.watch.all('CLOSED')).toEqual([]);
  peer.write('8');
  expect(await peer.ended()).toBe('');
});
