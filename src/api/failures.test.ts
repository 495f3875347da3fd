import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { StepId } from '../../spec/index.js';
import { CloseEvent, createEnvironment, type EnvironmentOptions, FAILURES, type Failure as Told } from './index.js';
import { type Otherwise, open, Peer, type Wire, watch } from './testing.js';

/** What a script and a developer learn of a connection that fails. */
async function failureAt(url: string, options: Partial<EnvironmentOptions>, serve: () => Promise<void>) {
  const steps: StepId[] = [];
  const onFailure = (step: StepId) => steps.push(step);
  const { WebSocket } = createEnvironment({ origin: 'http://example.com', onFailure, ...options });
  const socket = new WebSocket(url);
  const seen = watch(socket);
  const closed = once(socket, 'close');
  await serve();
  const [event] = await closed;
  // A second event would have come by then.
  await setImmediate();
  return { seen, steps, event: event as CloseEvent, bufferedAmount: socket.bufferedAmount };
}

type Failure = Awaited<ReturnType<typeof failureAt>>;

async function failureOf(serve: (wire: Wire) => Promise<void>): Promise<Failure> {
  await using peer = await Peer.listen();
  return await failureAt(peer.url, {}, async () => serve(await peer.wire()));
}

async function refused(): Promise<Failure> {
  const peer = await Peer.listen();
  const { url } = peer;
  await peer[Symbol.asyncDispose]();
  return failureAt(url, {}, async () => {});
}

/** No name has a part of 64 characters, so nobody needs to be asked. */
async function unresolvable(): Promise<Failure> {
  const route = (_: string, port: number) => ({ host: 'x'.repeat(64), port });
  return failureAt('ws://host:8080/', { route }, async () => {});
}

/** To the address of a broadcast no TCP connection can be routed. */
async function unroutable(): Promise<Failure> {
  const route = (_: string, port: number) => ({ host: '255.255.255.255', port });
  return failureAt('ws://host:8080/', { route }, async () => {});
}

const answers = (otherwise: Otherwise) => () => failureOf((wire) => wire.establish('', otherwise));
const says = (bytes: string) => () =>
  failureOf(async (wire) => {
    await wire.request();
    wire.write(bytes);
    wire.end();
  });

const failures: [string, string, () => Promise<Failure>][] = [
  ['10.3.4.5.1#bullet1, a name that cannot be resolved', '10.3.4.3.1#3', unresolvable],
  ['10.3.4.5.1#bullet2, an address to which nothing can be routed', '10.3.4.3.1#3', unroutable],
  ['10.3.4.5.1#bullet3, a port that refuses', '10.3.4.3.1#3', refused],
  ['a server that closes without a word', '10.3.4.3.1#28p2', says('')],
  ['a server that resets', '10.3.4.3.1#28p2', () => failureOf(async (wire) => wire.cut())],
  ['10.3.4.5.1#bullet4, a server of another protocol', '10.3.4.3.1#28p2', says('220 smtp.example\r\n')],
  ['a resource that is not found', '10.3.4.3.1#31p3', answers({ status: 'HTTP/1.1 404 Not Found' })],
  ['a proxy that asks for authentication', '10.3.4.3.1#31p2', answers({ status: 'HTTP/1.1 407 Who' })],
  ['a server that closes amid the fields', '10.3.4.3.1#34p2', says('HTTP/1.1 101 Yes\r\nUpgrade')],
  ['a server without the fields', '10.3.4.3.1#41', says('HTTP/1.1 101 Yes\r\n\r\n')],
  ['10.3.4.5.1#bullet5, a server for another origin', '10.3.4.3.1#41c', answers({ origin: 'http://example.org' })],
  ['a wrong response', '10.3.4.3.1#45', answers({ response: Buffer.alloc(16) })],
  ['a response that breaks off', '10.3.4.3.1#44p2', () => failureOf(breakOff)],
];

async function breakOff(wire: Wire): Promise<void> {
  wire.write((await wire.answer()).subarray(0, -1));
  wire.end();
}

test.each(failures)('10.3.4.5.1#p3: of %s a script learns nothing, a developer the step', async (_, step, fail) => {
  const { seen, steps, event, bufferedAmount } = await fail();
  expect(seen).toEqual(['close 3 false']);
  expect(bufferedAmount).toBe(0);
  expect(Object.keys(event)).toEqual(Object.keys(new CloseEvent('close')));
  expect(steps).toEqual([step]);
});

test('10.3.4.5.1#bullet6, E29: a server that closes after the handshake: open, then the close event of a failure', async () => {
  await using peer = await Peer.listen();
  const { socket, wire, seen } = await open(peer);
  wire.end();
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'close 3 false']);
});

test('10.3.3#p1, E29: open comes even if the server closes with the last byte of its handshake', async () => {
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin: 'http://example.com' });
  const socket = new WebSocket(peer.url);
  const seen = watch(socket);
  const closed = once(socket, 'close');
  const wire = await peer.wire();
  await wire.establish('\x00last\xff\x00incomplete');
  wire.end();
  await closed;
  expect(seen).toEqual(['open 1', 'message 1 last', 'close 3 false']);
});

test('10.3.4.3.2#p2: a message that is too large is a failure without an error event', async () => {
  await using peer = await Peer.listen();
  const steps: StepId[] = [];
  const onFailure = (step: StepId) => steps.push(step);
  const { socket, wire, seen } = await open(peer, { onFailure, limits: { 'client.limit.message': 4 } });
  wire.write('\x00four\xff\x00fiver\xff');
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'message 1 four', 'close 3 false']);
  expect(steps).toEqual(['10.3.4.3.2#p2']);
});

test('10.3.2#Bb: close() while CONNECTING is a failure like the others', async () => {
  await using peer = await Peer.listen();
  const steps: StepId[] = [];
  const onFailure = (step: StepId) => steps.push(step);
  const { WebSocket } = createEnvironment({ origin: 'http://example.com', onFailure });
  const socket = new WebSocket(peer.url);
  const seen = watch(socket);
  socket.close();
  await once(socket, 'close');
  expect(seen).toEqual(['close 3 false']);
  expect(steps).toEqual(['10.3.2#Bb']);
});

test('what a connection ends with is no failure, be it clean or not', async () => {
  await using peer = await Peer.listen();
  const steps: StepId[] = [];
  const { socket, wire } = await open(peer, { onFailure: (step) => steps.push(step) });
  wire.end();
  await once(socket, 'close');
  expect(steps).toEqual([]);
});

/** What is published while something goes on. */
async function published(during: () => Promise<unknown>): Promise<Told[]> {
  const told: Told[] = [];
  const hear = (message: unknown) => void told.push(message as Told);
  subscribe(FAILURES, hear);
  await during();
  unsubscribe(FAILURES, hear);
  return told;
}

test('10.3.4.5.1#p1: a diagnostics channel tells which connection failed, at which step, and why', async () => {
  const [unknown] = await published(unresolvable);
  expect(unknown).toMatchObject({ url: 'ws://host:8080/', origin: 'http://example.com', step: '10.3.4.3.1#3' });
  expect(unknown?.reason).toMatch(/ENOTFOUND|EAI_/);
  expect(unknown?.cause).toBeInstanceOf(Error);
  const [foreign] = await published(answers({ origin: 'http://example.org' }));
  expect(foreign?.step).toBe('10.3.4.3.1#41c');
  expect(foreign?.reason).toMatch(/sec-websocket-origin/i);
  expect(foreign).not.toHaveProperty('cause');
});

test('10.3.4.5.1#p1: the channel tells nothing of connections that do not fail', async () => {
  const told = await published(async () => {
    await using peer = await Peer.listen();
    const { socket, wire } = await open(peer);
    wire.end();
    await once(socket, 'close');
  });
  expect(told).toEqual([]);
});

test('10.3.4.5.1#p3: nothing that a script can reach leads to the reason', async () => {
  const { WebSocket } = createEnvironment({ origin: 'http://example.com', route: () => ({ host: '127.0.0.1', port: 1 }) });
  const socket = new WebSocket('ws://host/');
  const [event] = await once(socket, 'close');
  const reachable = (of: object) => {
    const names: PropertyKey[] = [];
    for (let each = of; each !== null; each = Object.getPrototypeOf(each)) names.push(...Reflect.ownKeys(each));
    return names.map(String);
  };
  for (const name of [...reachable(socket), ...reachable(event)])
    expect(name).not.toMatch(/fail|cause|trouble|reason|link|client/i);
});
