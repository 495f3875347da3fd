/** Our client against websocket-driver as a server. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { type CloseEvent, createEnvironment, type WebSocket } from '../src/index.js';
import {
  conversation,
  messages,
  patience,
  type Relay,
  relayTo,
  type Started,
  start,
  testWith,
} from '../src/testing/peers/index.js';

const testPeer = testWith({ name: 'websocket-driver', installed: isInstalled(), install: 'npm ci' });
const script = fileURLToPath(new URL('websocket-driver/echo-server.mjs', import.meta.url));

testPeer('the opening handshake comes about, in hixie-76', async () => {
  const { socket, relay, url } = await opened();
  expect(socket.readyState).toBe(socket.OPEN);
  expect(relay.fromClient().toString('latin1')).toContain('\r\nSec-WebSocket-Key1: ');
  expect(fieldsOf(relay.fromServer())).toEqual([
    'HTTP/1.1 101 WebSocket Protocol Handshake',
    'Upgrade: WebSocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Origin: http://example.com',
    `Sec-WebSocket-Location: ${url}`,
  ]);
});

for (const [kind, message] of Object.entries(messages)) {
  testPeer(
    `a message of ${kind} comes back`,
    async () => {
      const { socket } = await opened();
      expect(await echoOf(socket, message)).toBe(message);
    },
    patience,
  );
}

testPeer('messages come back in the order in which they were sent', async () => {
  const { socket } = await opened();
  expect(await echoesOf(socket, conversation)).toEqual(conversation);
});

testPeer('a subprotocol that the server confirms is in use', async () => {
  const { socket, relay } = await opened({ supported: 'chat', protocol: 'chat' });
  expect(fieldsOf(relay.fromServer())).toContain('Sec-WebSocket-Protocol: chat');
  expect(await echoOf(socket, 'over chat')).toBe('over chat');
});

// By itself the peer never confirms one in this version, whatever its option `protocols` says.
testPeer('a subprotocol that the server passes over fails the connection at step 41', async () => {
  await expect(opened({ protocol: 'chat' })).rejects.toThrow('failed at 10.3.4.3.1#41');
});

// It takes the reading C1 to C3 of the text: FF 00 in answer, and TCP closed at once.
testPeer('when we close it answers FF 00, and so the closure is clean', async () => {
  const { socket, relay } = await opened();
  await echoOf(socket, 'last');
  const closed = closeOf(socket);
  socket.close();
  expect(await closed).toBe(true);
  expect(relay.fromClient().subarray(-2)).toEqual(Buffer.of(0xff, 0x00));
  expect(relay.fromServer().subarray(-2)).toEqual(Buffer.of(0xff, 0x00));
});

testPeer('when it ends without FF 00, the closure is not clean', async () => {
  const { socket, relay, server } = await opened();
  await echoOf(socket, 'last');
  const closed = closeOf(socket);
  expect(await server.terminate()).toBe(0);
  expect(await closed).toBe(false);
  expect(relay.fromServer().subarray(-6)).toEqual(Buffer.from('\x00last\xff', 'latin1'));
});

interface Opened {
  socket: WebSocket;
  relay: Relay;
  server: Started;
  url: string;
}

/** Starts the server and connects to it, by way of the relay. */
async function opened({ supported, protocol }: { supported?: string; protocol?: string } = {}): Promise<Opened> {
  const server = await start(process.execPath, [script, ...(supported ? ['--protocol', supported] : [])]);
  const url = server.line;
  const relay = await relayTo(Number(new URL(url).port));
  let failure = 'no step';
  const { WebSocket } = createEnvironment({
    origin: 'http://example.com',
    route: () => ({ host: '127.0.0.1', port: relay.port }),
    onFailure: (step) => {
      failure = step;
    },
  });
  const socket = protocol === undefined ? new WebSocket(url) : new WebSocket(url, protocol);
  onTestFinished(() => socket.close());
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onclose = () => reject(new Error(`failed at ${failure}`));
  });
  return { socket, relay, server, url };
}

async function echoOf(socket: WebSocket, message: string): Promise<string | undefined> {
  return (await echoesOf(socket, [message]))[0];
}

function echoesOf(socket: WebSocket, all: readonly string[]): Promise<string[]> {
  const echoes: string[] = [];
  return new Promise((resolve, reject) => {
    socket.onclose = () => reject(new Error(`closed after ${echoes.length} of ${all.length} echoes`));
    socket.onmessage = (event) => {
      echoes.push((event as MessageEvent<string>).data);
      if (echoes.length === all.length) resolve(echoes);
    };
    for (const message of all) socket.send(message);
  });
}

function closeOf(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.onclose = (event) => resolve((event as CloseEvent).wasClean);
  });
}

function fieldsOf(response: Buffer): string[] {
  return response.toString('latin1').split('\r\n\r\n', 1).join().split('\r\n');
}

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('websocket-driver');
    return true;
  } catch {
    return false;
  }
}
