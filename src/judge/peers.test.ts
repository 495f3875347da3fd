/** Exchanges of real peers, recorded and judged. What each verdict says was read by a person; see the comments. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { createEnvironment, createServer } from '../index.js';
import { relayTo, run, start, testWith } from '../testing/peers/index.js';
import { type Exchange, judge, logOf, parseLog } from './index.js';
import { markOf } from './testing.js';

const folder = new URL('../../peers/', import.meta.url);
const echoServer = fileURLToPath(new URL('websocket-driver/echo-server.mjs', folder));
const echoClient = fileURLToPath(new URL('protocol-websocket/echo-client.pl', folder));

const withDriver = testWith({ name: 'websocket-driver', installed: hasDriver(), install: 'npm ci' });
const withPerl = testWith({
  name: 'Protocol::WebSocket',
  installed: spawnSync('perl', ['-MProtocol::WebSocket', '-e', '1']).status === 0,
  install: 'apt install libprotocol-websocket-perl',
});

withDriver('websocket-driver as a server passes, and so does our client', async () => {
  const exchange = await conversationWithDriver(['hello', 'käse €', '']);
  const verdict = judge(exchange, 'server');
  expect(verdict).toMatchObject({
    accepted: true,
    mark: 'pass',
    policies: {
      'number.byteOrder': ['big'],
      'server.location': ['derived'],
      'server.origin.value': ['derived'],
      // Behind its FF 00 it closes at once, as in C1 to C3; nothing rules out that its timeout was short.
      'server.onClientClose': ['ackAndClose', 'ackAndWait'],
      'server.reply.fieldOrder': ['any'],
      'server.statusLine': ['given'],
    },
  });
  expect(verdict.course).toEqual([
    'the connection is established',
    'it sent 3 messages',
    'it sent FF 00',
    expect.stringMatching(/^(it|the client) closed TCP \(FIN\)$/),
    expect.stringMatching(/^(it|the client) closed TCP \(FIN\)$/),
  ]);
  expect(markOf(judge(exchange, 'client'))).toBe('pass');
});

withDriver('websocket-driver passes over a subprotocol that it was asked for, and our client refuses that', async () => {
  const exchange = await conversationWithDriver([], 'chat');
  expect(markOf(judge(exchange, 'server'))).toBe('allowed, server.subprotocol none');
  const client = judge(exchange, 'client');
  expect(markOf(client)).toBe('pass');
  expect(client.course[0]).toBe('the connection failed at 10.3.4.3.1#41');
});

withPerl('Protocol::WebSocket as a client sends a field of its own, and our server passes', async () => {
  const exchange = await conversationWithPerl(['hello', 'käse €']);
  expect(markOf(judge(exchange, 'client'))).toBe('allowed, client.handshake.otherFields present');
  expect(markOf(judge(exchange, 'server'))).toBe('pass');
});

withDriver('a recording stays what it was when it is written down, and one byte wrong is found in it', async () => {
  const exchange = await conversationWithDriver(['hello']);
  const log = JSON.stringify(logOf(exchange));
  expect(markOf(judge(parseLog(log), 'server'))).toBe('pass');
  // The FF that ends its echo.
  const wrong = parseLog(log.replace(/("from":"server"[^}]*"hex":"0068656c6c6f)ff/, '$1fe'));
  expect(markOf(judge(wrong, 'server'))).toMatch(/^rejected: 10\.3\.4\.4\.3#B2 /);
});

/** Our client says messages to websocket-driver, each when the last came back, and closes. */
async function conversationWithDriver(messages: readonly string[], protocol?: string): Promise<Exchange> {
  const server = await start(process.execPath, [echoServer]);
  const relay = await relayTo(Number(new URL(server.line).port));
  const { WebSocket } = createEnvironment({ origin: 'http://example.com' });
  const url = `ws://127.0.0.1:${relay.port}/echo`;
  const socket = protocol === undefined ? new WebSocket(url) : new WebSocket(url, protocol);
  const left = [...messages];
  const next = () => {
    const message = left.shift();
    if (message === undefined) socket.close();
    else socket.send(message);
  };
  socket.onopen = next;
  socket.onmessage = next;
  return relay.exchange;
}

/** Perl's client says messages to our server, and closes. */
async function conversationWithPerl(messages: readonly string[]): Promise<Exchange> {
  const server = createServer({ origins: 'any', hosts: 'any' }, (connection) => {
    connection.on('message', (text) => connection.send(text));
  });
  onTestFinished(() => server.close());
  const relay = await relayTo(await server.listen(0, '127.0.0.1'));
  const closed = once(server, 'closed');
  await run('perl', [echoClient, `ws://127.0.0.1:${relay.port}/echo`, ...messages]);
  await closed;
  return relay.exchange;
}

function hasDriver(): boolean {
  try {
    createRequire(import.meta.url).resolve('websocket-driver');
    return true;
  } catch {
    return false;
  }
}
