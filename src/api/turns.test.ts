import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createEnvironment } from './index.js';
import { Peer, type Wire } from './testing.js';

const one = createEnvironment({ origin: 'http://one.example' });
const two = createEnvironment({ origin: 'http://two.example' });
/** Another name for 127.0.0.1, which resolves to it wherever `localhost` might be ::1 first. */
const NAME = '127.1';
const named = createEnvironment({ origin: 'http://named.example', route: (_, port) => ({ host: NAME, port }) });
/** The same address within IPv6. */
const mapped = createEnvironment({ origin: 'http://mapped.example', route: (_, port) => ({ host: '::ffff:7f00:1', port }) });

/** Passes when connections that were begun before it have come: it resolves a name and connects as they do, twice. */
async function marker(peer: Peer): Promise<void> {
  for (const host of [NAME, NAME]) {
    const count = peer.wires.length;
    const socket = connect({ host, port: peer.port });
    await once(socket, 'connect');
    await peer.wire(count);
    socket.destroy();
  }
}

/** The Origin that the handshake on a wire gives. */
async function originOn(wire: Wire): Promise<string | undefined> {
  const { lines } = await wire.request();
  return lines.find((line) => line.startsWith('Origin: '))?.slice(8);
}

test.each([
  ['of the same environment', one],
  ['of another environment', two],
  ['by another name', named],
  ['by the same address within IPv6', mapped],
  // By r5065 it has to wait even if both begin at the same time.
  ['of an environment of r5065', createEnvironment({ origin: 'http://later.example', revision: 'r5065' })],
])('10.3.4.3.1#1: a second connection to an address, %s, waits until the first is established', async (_, environment) => {
  await using peer = await Peer.listen();
  const first = new one.WebSocket(peer.url);
  const wire = await peer.wire(0);
  const second = new environment.WebSocket(peer.url);
  await marker(peer);
  expect(peer.wires).toHaveLength(3);
  const established = once(first, 'open');
  await wire.establish();
  await established;
  await (await peer.wire(3)).establish();
  await once(second, 'open');
  first.close();
  second.close();
});

test.each([
  ['fails', (wire: Wire) => wire.cut()],
  ['is closed by its script', (_: Wire, first: InstanceType<typeof one.WebSocket>) => first.close()],
])('10.3.4.3.1#1: the second connects when the first %s', async (_, end) => {
  await using peer = await Peer.listen();
  const first = new one.WebSocket(peer.url);
  const second = new two.WebSocket(peer.url);
  const wire = await peer.wire(0);
  await marker(peer);
  expect(peer.wires).toHaveLength(3);
  const closed = once(first, 'close');
  end(wire, first);
  expect(await originOn(await peer.wire(3))).toBe('http://two.example');
  await closed;
  second.close();
});

test('10.3.4.3.1#1: who waits connects in the order of the constructors; who gave up is left out', async () => {
  await using peer = await Peer.listen();
  const sockets = [one, two, two, one].map(({ WebSocket }, index) => new WebSocket(`${peer.url}${index}`));
  sockets[1]?.close();
  const lines: unknown[] = [];
  for (const number of [0, 1, 2]) {
    const wire = await peer.wire(number);
    lines.push((await wire.request()).lines[0]);
    wire.cut();
  }
  expect(lines).toEqual(['GET /0 HTTP/1.1', 'GET /2 HTTP/1.1', 'GET /3 HTTP/1.1']);
});

test('10.3.4.3.1#1: a connection to another address does not wait', async () => {
  await using peer = await Peer.listen();
  const first = new one.WebSocket(peer.url);
  await peer.wire(0);
  const elsewhere = createEnvironment({ origin: 'http://one.example', route: () => ({ host: '::1', port: 1 }) });
  const second = new elsewhere.WebSocket(peer.url);
  await once(second, 'close');
  expect(first.readyState).toBe(first.CONNECTING);
  first.close();
});

test('10.3.4.3.1#1: a connection that is established keeps nobody waiting', async () => {
  await using peer = await Peer.listen();
  const sockets = [];
  for (const number of [0, 1, 2]) {
    const socket = new one.WebSocket(peer.url);
    const opened = once(socket, 'open');
    await (await peer.wire(number)).establish();
    await opened;
    sockets.push(socket);
  }
  expect(sockets.map(({ readyState }) => readyState)).toEqual([1, 1, 1]);
  for (const socket of sockets) socket.close();
});
