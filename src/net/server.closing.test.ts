import { afterEach, expect, test } from 'vitest';
import { limitDefaults } from '../../spec/index.js';
import { FF00, PROBE, REQUEST, RESPONSE } from '../testing/handshakes.js';
import { closeAll, type Peer, Served } from '../testing/sockets.js';
import type { Connection } from './connection.js';
import type { ServerOptions } from './server.js';

afterEach(closeAll);

interface Established {
  served: Served;
  peer: Peer;
  connection: Connection;
  /** Whether each closed connection closed cleanly. */
  closed: boolean[];
  /** What was sent behind the handshake. */
  sent(): string;
}

/** A client that talks to an echo server and is established. */
async function established(options: Partial<ServerOptions> = {}): Promise<Established> {
  const connections: Connection[] = [];
  const closed: boolean[] = [];
  const served = new Served(options, (connection) => {
    connections.push(connection);
    connection.on('message', (data) => connection.send(data));
    connection.on('close', (wasClean) => closed.push(wasClean));
  });
  const peer = await served.peer();
  peer.write(REQUEST);
  const handshake = await peer.receives(RESPONSE);
  const sent = () => peer.received.slice(handshake.length);
  return { served, peer, connection: connections[0] as Connection, closed, sent };
}

function onClientClose(option: 'ackAndWait' | 'ackAndClose' | 'closeOnly' | 'nothing'): Partial<ServerOptions> {
  return { policies: { 'server.onClientClose': option } };
}

test.each([FF00, '\xff\x80\x00'])(
  'ackAndWait: %j is answered with FF 00; TCP closes when the client closes it',
  async (close) => {
    const { served, peer, closed, sent } = await established();
    peer.write(close);
    await peer.receives(FF00);
    expect([sent(), served.watch.all('CLOSE_TCP').length]).toEqual([FF00, 0]);
    peer.socket.end();
    await peer.ended();
    expect([sent(), closed]).toEqual([FF00, [true]]);
  },
);

test('ackAndWait: TCP closes after the timeout if the client leaves it open', async () => {
  const { served, peer, closed, sent } = await established({ limits: { 'server.terminate.timeout': 4321 } });
  peer.write(FF00);
  await peer.receives(FF00);
  expect([...served.clock.running]).toEqual([['closing', 4321]]);
  served.clock.ring('closing');
  await peer.ended();
  expect([sent(), closed]).toEqual([FF00, [true]]);
});

test('ackAndClose: FF 00 is answered with FF 00, then TCP closes', async () => {
  const { peer, closed, sent } = await established(onClientClose('ackAndClose'));
  peer.write(FF00);
  await peer.ended();
  expect([sent(), closed]).toEqual([FF00, [true]]);
});

test('closeOnly: TCP closes without a byte', async () => {
  const { peer, closed, sent } = await established(onClientClose('closeOnly'));
  peer.write(FF00);
  await peer.ended();
  expect([sent(), closed]).toEqual(['', [false]]);
});

test('nothing: silence, and TCP stays open until the client closes it', async () => {
  const { served, peer, closed, sent } = await established(onClientClose('nothing'));
  await peer.writeApart(served.watch, FF00);
  expect([served.watch.all('CLOSE_TCP'), served.clock.running.size]).toEqual([[], 0]);
  peer.socket.end();
  await peer.ended();
  expect([sent(), closed]).toEqual(['', [false]]);
});

test.each(['ackAndWait', 'ackAndClose', 'closeOnly', 'nothing'] as const)(
  '%s: what comes behind the FF 00 of the client is not answered, nor are strings sent',
  async (option) => {
    const { served, peer, connection, sent } = await established(onClientClose(option));
    peer.write(PROBE + FF00 + PROBE + FF00);
    await served.watch.tells('CLIENT_TERMINATED');
    connection.send('late');
    peer.socket.end();
    await peer.ended();
    expect(sent()).toBe(PROBE + (option.startsWith('ack') ? FF00 : ''));
    expect(served.watch.messages).toEqual(['probe']);
  },
);

test('terminate() sends FF 00, waits for the one of the client, then closes', async () => {
  const { served, peer, connection, closed, sent } = await established();
  connection.terminate();
  connection.send('late');
  connection.terminate();
  await peer.receives(FF00);
  await peer.writeApart(served.watch, PROBE);
  expect(served.watch.all('CLOSE_TCP')).toEqual([]);
  peer.write(FF00);
  await peer.ended();
  expect([sent(), served.watch.messages, closed]).toEqual([FF00, ['probe'], [true]]);
});

test('terminate() closes after the timeout if the client does not answer', async () => {
  const { served, peer, connection, closed, sent } = await established();
  connection.terminate();
  await peer.receives(FF00);
  expect([...served.clock.running]).toEqual([['closing', limitDefaults['server.terminate.timeout']]]);
  served.clock.ring('closing');
  await peer.ended();
  expect([sent(), closed, served.clock.running.size]).toEqual([FF00, [false], 0]);
});

test('both may terminate at once', async () => {
  const { peer, connection, closed, sent } = await established();
  peer.write(FF00);
  connection.terminate();
  await peer.ended();
  expect([sent(), closed]).toEqual([FF00, [true]]);
});

test.each<[string, Partial<ServerOptions>, string]>([
  ['a message', { limits: { 'server.limit.message': 4 } }, PROBE],
  ['a frame to skip', { limits: { 'server.limit.skip': 127 } }, '\x80\x81\x00'],
  ['a length without end', {}, `\xff${'\xff'.repeat(8)}`],
])('%s that is too large closes the connection, without a byte', async (_, options, bytes) => {
  const { served, peer, closed, sent } = await established(options);
  peer.write(bytes + PROBE);
  await peer.ended();
  expect([sent(), closed, served.watch.messages]).toEqual(['', [false], []]);
});

test.each(['\x01', '\x80', '\xff'])('policy server.frame.unknownType disconnect: %j closes the connection', async (type) => {
  const { peer, closed, sent } = await established({ policies: { 'server.frame.unknownType': 'disconnect' } });
  peer.write(PROBE + type);
  await peer.ended();
  expect([sent(), closed]).toEqual([PROBE, [false]]);
});

test('a server closes with FIN and reads on, so that bytes still under way destroy nothing', async () => {
  const { peer, sent } = await established(onClientClose('ackAndClose'));
  peer.write(FF00);
  await peer.ended();
  // The first write would bring a RST back, the second one would meet it.
  peer.write(PROBE);
  peer.write(PROBE);
  await peer.finishes();
  expect([sent(), peer.errors]).toEqual([FF00, []]);
});

test('when the client closes TCP, the server closes its side; half a frame is no message', async () => {
  const { served, peer, closed, sent } = await established();
  peer.write(`${PROBE}\x00hal`);
  peer.socket.end();
  await peer.ended();
  expect([sent(), served.watch.messages, closed]).toEqual([PROBE, ['probe'], [false]]);
});

test('a client that closes within its handshake is closed, and not counted as connected', async () => {
  const served = new Served();
  const [connected, closed]: [unknown[], boolean[]] = [[], []];
  served.server.on('connection', (connection) => connected.push(connection));
  served.server.on('closed', (wasClean) => closed.push(wasClean));
  const peer = await served.peer();
  peer.write(REQUEST.slice(0, -1));
  peer.socket.end();
  expect(await peer.ended()).toBe('');
  expect([connected, closed]).toEqual([[], [false]]);
});

test('a client that resets the connection while the server sends is closed, not cleanly', async () => {
  const { served, peer, connection, closed } = await established();
  peer.socket.pause();
  connection.send('x'.repeat(100_000));
  peer.vanish();
  connection.send('hi');
  await served.watch.tells('CLOSED');
  expect(closed).toEqual([false]);
});

test('close() closes the connections that are left', async () => {
  const { served, peer } = await established();
  await served.server.close();
  await peer.ended();
  expect(peer.received).toContain(' 101 ');
});
