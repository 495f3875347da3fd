/** Writes that fail, that are taken in part, or that nobody takes for a while. */
import { afterEach, describe, expect, test } from 'vitest';
import { faulty, Valve } from '../../testing/faults.js';
import { FF00, frame, REQUEST } from '../../testing/handshakes.js';
import { askedServer, establishedClient, establishedServer, type OfServer, schemes } from '../../testing/pairs.js';
import { closeAll, Wire } from '../../testing/sockets.js';
import type { Watch } from '../../testing/watch.js';
import { BATCH } from '../outbox.js';
import { system } from '../system.js';

afterEach(closeAll);

/** Text whose frame has so many bytes, most of them beyond ASCII. */
function textOf(bytes: number): string {
  const content = bytes - 2;
  return 'é'.repeat(content >> 1) + 'a'.repeat(content & 1);
}

const steps = (watch: Watch) => watch.all('REPORT').map(({ step }) => step);
const closures = (watch: Watch) => watch.all('CLOSED').map(({ wasClean }) => wasClean);

/** Whatever is still to come from a connection that is closed has come behind this. */
async function gone({ socket }: Pick<OfServer, 'socket'>): Promise<void> {
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
}

describe.each(schemes)('%s:', (scheme) => {
  test.each([0, 1, 3])(
    '10.3.4.3.2#p7: a write of which %i bytes are taken fails a client once, and never counts as sent',
    async (bytes) => {
      const { client, watch, valve, socket, peer } = await establishedClient(scheme);
      client.tell({ type: 'SEND_DATA', data: 'önë' });
      await peer.receives(frame('önë'));
      await watch.told('SENT');
      valve.fail(bytes);
      client.tell({ type: 'SEND_DATA', data: 'zwö' });
      client.tell({ type: 'SEND_DATA', data: 'drei' });
      await watch.tells('CLOSED');
      await gone({ socket });
      expect([steps(watch), closures(watch), watch.count('SENT')]).toEqual([['10.3.4.3.2#p7'], [false], 1]);
      client.tell({ type: 'SEND_DATA', data: 'vier' });
      expect(valve.writes).toEqual([frame('önë'), frame('zwö') + frame('drei')]);
    },
  );

  test.each([0, 1, 3])(
    'a write of which %i bytes are taken closes that connection of a server, once, and no other',
    async (bytes) => {
      const server = await establishedServer(scheme);
      const other = await askedServer('ws');
      server.valve.fail(bytes);
      expect(server.connection.send('zwölf')).toBe(true);
      await server.served.watch.tells('CLOSED');
      await gone(server);
      expect(server.told).toEqual(['close false', 'closed false']);
      expect(server.connection.send('später')).toBe(true);
      expect(server.valve.writes.at(-1)).toBe(frame('zwölf'));
      other.peer.write(REQUEST, FF00);
      await other.peer.receives(FF00);
    },
  );

  test('a reply that cannot be written closes the connection', async () => {
    const server = await askedServer(scheme);
    server.valve.fail();
    server.peer.write(REQUEST, frame('hé'));
    await server.served.watch.tells('CLOSED');
    await gone(server);
    expect(server.told).toEqual(['close false', 'closed false']);
  });

  test('FF 00 that cannot be written closes at once, and not cleanly', async () => {
    const server = await establishedServer(scheme);
    server.valve.fail();
    server.connection.terminate();
    await server.served.watch.tells('CLOSED');
    await gone(server);
    expect([server.told, server.served.clock.running.size]).toEqual([['close false', 'closed false'], 0]);
  });

  test('what fails to be written when the connection is closed already is told to nobody', async () => {
    const server = await establishedServer(scheme, { policies: { 'server.onClientClose': 'ackAndClose' } });
    server.valve.hold();
    server.connection.send('bis später');
    server.peer.write(FF00);
    await server.served.watch.tells('CLOSED');
    server.valve.fail();
    await gone(server);
    expect([server.told, server.served.watch.count('SENT')]).toEqual([['close true', 'closed true'], 0]);
  });

  test('what nobody takes for a while leaves before the FIN, in its order', async () => {
    const server = await establishedServer(scheme, { policies: { 'server.onClientClose': 'ackAndClose' } });
    server.valve.hold();
    for (const data of ['eins', 'zwölf', '']) {
      server.connection.send(data);
      await Promise.resolve();
    }
    server.peer.write(FF00);
    await server.served.watch.tells('CLOSED');
    server.valve.release();
    await server.peer.ended();
    expect(server.peer.received.endsWith(frame('eins') + frame('zwölf') + frame('') + FF00)).toBe(true);
  });

  test.each([
    [BATCH - 1, true],
    [BATCH, false],
    [BATCH + 1, false],
  ])(
    'with %i bytes waiting, that there is room is %s; drain comes where there was none, each time, and only then',
    async (bytes, room) => {
      const { connection, valve, peer } = await establishedServer(scheme);
      let drains = 0;
      connection.on('drain', () => {
        drains += 1;
      });
      for (const round of [1, 2]) {
        valve.hold();
        expect(connection.send('é')).toBe(true);
        await new Promise(process.nextTick);
        expect(connection.send(textOf(bytes - 4))).toBe(room);
        expect(drains).toBe(room ? 0 : round - 1);
        valve.release();
        await peer.receives(frame(textOf(bytes - 4)));
        expect(connection.send(`${round}`)).toBe(true);
        await peer.receives(frame(`${round}`));
        expect(drains).toBe(room ? 0 : round);
      }
    },
  );

  test.each([
    [BATCH - 1, 1],
    [BATCH, 1],
    [BATCH + 1, 2],
  ])('messages of %i bytes that wait together leave in this many writes: %i', async (bytes, count) => {
    const { connection, valve, peer } = await establishedServer(scheme);
    valve.hold();
    connection.send('first');
    await new Promise(process.nextTick);
    for (const size of [1000, bytes - 1000]) connection.send(textOf(size));
    valve.release();
    await peer.receives(frame(textOf(bytes - 1000)));
    expect(valve.writes.slice(2).map(({ length }) => length)).toEqual(count === 1 ? [bytes] : [1000, bytes - 1000]);
  });

  test.each([BATCH - 1, BATCH, BATCH + 1])('a frame of %i bytes leaves in one write', async (bytes) => {
    const { client, watch, valve, peer } = await establishedClient(scheme);
    const text = textOf(bytes);
    client.tell({ type: 'SEND_DATA', data: text });
    await peer.receives(frame(text));
    await watch.told('SENT');
    expect([valve.writes, watch.count('SENT')]).toEqual([[frame(text)], 1]);
  });

  test.each([
    [5000, true],
    [5001, false],
  ])('server.send.bufferLimit 5000: with %i bytes waiting the connection is open: %s', async (bytes, isOpen) => {
    const server = await establishedServer(scheme, { limits: { 'server.send.bufferLimit': 5000 } });
    server.valve.hold();
    server.connection.send(textOf(4000));
    await new Promise(process.nextTick);
    server.connection.send(textOf(bytes - 4000));
    expect(server.told).toEqual(isOpen ? [] : ['close false', 'closed false']);
    server.valve.release();
    await server.peer.receives(frame(textOf(bytes - 4000)));
  });
});

test('10.3.4.3.2#p7: at any time means the request too: one that cannot be written fails the connection', async () => {
  const { connect } = system;
  const wire = new Wire();
  faulty({
    connect: ((to: never) => {
      const socket = connect(to);
      new Valve(socket).fail();
      return socket;
    }) as never,
  });
  const { watch } = await wire.client();
  await wire.socket();
  await watch.tells('CLOSED');
  expect([steps(watch), closures(watch)]).toEqual([['10.3.4.3.2#p7'], [false]]);
});
