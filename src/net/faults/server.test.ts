/** A server that closes, pauses or is left amid whatever it waits for: one `close`, one `closed`, and nothing is left. */
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { requestLine } from '../../../machines/testing.js';
import { ourSockets } from '../../testing/faults.js';
import { FF00, frame, KEY3, REQUEST, RESPONSE } from '../../testing/handshakes.js';
import { askedServer, credentials, establishedServer, type OfServer, type Scheme, schemes } from '../../testing/pairs.js';
import { closeAll, Peer, Served } from '../../testing/sockets.js';

afterEach(closeAll);

/** What a server waits for, and what has come until then. */
const waits: [string, Scheme, string, boolean][] = schemes.flatMap((scheme) => [
  [`the request line, ${scheme}`, scheme, '', false],
  [`fields, ${scheme}`, scheme, `${requestLine}Upgrade: Web`, false],
  [`the eight bytes, ${scheme}`, scheme, REQUEST.slice(0, -8), false],
  [`the last byte, ${scheme}`, scheme, REQUEST.slice(0, -1), false],
  [`frames, ${scheme}`, scheme, REQUEST, true],
  [`the rest of a frame, ${scheme}`, scheme, `${REQUEST}\x00h\xc3`, true],
  [`bytes to skip, ${scheme}`, scheme, `${REQUEST}\x80\x05ab`, true],
  [`the 00 after FF, ${scheme}`, scheme, `${REQUEST}\xff`, true],
]) as [string, Scheme, string, boolean][];

/** Who ends it, and how; each leaves the connection not clean. */
const ends: [string, (server: OfServer) => unknown][] = [
  ['close()', ({ served }) => void served.server.close()],
  ['the FIN of the client', ({ peer }) => peer.socket.end()],
  ['the RST of the client', ({ plain }) => plain.resetAndDestroy()],
  ['an error of the socket', ({ socket }) => socket.destroy(new Error('broken'))],
];

describe.each(ends)('%s', (_, end) => {
  test.each(waits)(
    'while it waits for %s ends the connection once, with no answer and no timer',
    async (_, scheme, bytes, isEstablished) => {
      const server = await askedServer(scheme);
      await server.peer.writeApart(server.served.watch, bytes);
      const before = server.valve.writes.length;
      end(server);
      await server.served.watch.tells('CLOSED');
      await closed(server);
      expect(server.told).toEqual(isEstablished ? ['close false', 'closed false'] : ['closed false']);
      expect([server.valve.writes.length, server.served.clock.running.size]).toEqual([before, 0]);
    },
  );
});

async function closed({ socket }: OfServer): Promise<void> {
  if (!socket.closed) await once(socket, 'close');
  await new Promise(setImmediate);
}

describe('amid the TLS handshake', () => {
  /** A server of wss, and a client that says nothing, or half of what begins it. */
  async function mute(bytes: string) {
    const sockets = ourSockets();
    const closures: boolean[] = [];
    const served = new Served({ tls: credentials() });
    served.server.on('closed', (wasClean) => closures.push(wasClean));
    const peer = await served.peer();
    await served.watch.tells('START_TLS');
    peer.write(bytes);
    return { served, peer, sockets, closures };
  }

  test.each(['', '\x16\x03\x01'])(
    'behind %j the time for the handshake ends it, and the socket is gone at once',
    async (bytes) => {
      const { served, peer, sockets, closures } = await mute(bytes);
      served.clock.ring('handshake');
      await new Promise(setImmediate);
      expect([closures, sockets.every(({ destroyed }) => destroyed), served.clock.running.size]).toEqual([[false], true, 0]);
      await peer.ended();
    },
  );

  test.each(['', '\x16\x03\x01'])('behind %j the server may close, and is not kept waiting', async (bytes) => {
    const { served, sockets, closures, peer } = await mute(bytes);
    await served.server.close();
    await new Promise(setImmediate);
    expect([closures, sockets.every(({ destroyed }) => destroyed), served.clock.running.size]).toEqual([[false], true, 0]);
    await peer.ended();
  });

  test.each(['', '\x16\x03\x01'])('behind %j the client may reset the connection', async (bytes) => {
    const { served, peer, closures } = await mute(bytes);
    peer.socket.resetAndDestroy();
    await served.watch.tells('CLOSED');
    expect([closures, served.clock.running.size]).toEqual([[false], 0]);
  });
});

describe.each(schemes)('paused, %s:', (scheme) => {
  /** A connection that is paused while its client has sent on. */
  async function paused(): Promise<OfServer> {
    const server = await establishedServer(scheme);
    server.connection.pause();
    server.peer.write(frame('zu spät').repeat(3));
    return server;
  }

  test('a connection is terminated when its time is over, and the FIN of the client is seen, whatever comes before it', async () => {
    const server = await paused();
    server.connection.terminate();
    await server.peer.receives(FF00);
    server.peer.write(FF00, frame('noch später'));
    server.served.clock.ring('closing');
    await server.peer.ended();
    expect(server.told).toEqual(['close false', 'closed false']);
    server.peer.write(frame('hinterher'));
    server.peer.socket.end();
    await gone(server);
    expect([server.served.watch.messages, server.served.clock.lingering.size]).toEqual([[], 0]);
  });

  test('a server closes', async () => {
    const server = await paused();
    await server.served.server.close();
    await gone(server);
    expect([server.told, server.served.watch.messages]).toEqual([['close false', 'closed false'], []]);
  });

  test('a server shuts down at its deadline', async () => {
    const server = await paused();
    const down = server.served.server.shutdown(10);
    await server.peer.receives(FF00);
    server.served.clock.ring('shutdown');
    await down;
    await gone(server);
    expect([server.told, server.served.clock.running.size]).toEqual([['close false', 'closed false'], 0]);
  });

  test('a connection reads on where it stopped; paused a second time, it stops again; and once closed it does nothing', async () => {
    const server = await paused();
    server.connection.resume();
    await server.served.watch.tells('MESSAGE_RECEIVED', 3);
    server.connection.pause();
    server.peer.write(frame('é'));
    for (let round = 0; round < 5; round += 1) await new Promise(setImmediate);
    expect(server.served.watch.messages).toEqual(['zu spät', 'zu spät', 'zu spät']);
    server.connection.resume();
    await server.served.watch.tells('MESSAGE_RECEIVED', 4);
    server.peer.vanish();
    await server.served.watch.tells('CLOSED');
    server.connection.pause();
    server.connection.resume();
    server.connection.terminate();
    expect(server.connection.send('é')).toBe(true);
    await gone(server);
    expect(server.told).toEqual(['close false', 'closed false']);
  });

  async function gone(server: OfServer): Promise<void> {
    for (let round = 0; round < 200 && !server.socket.closed; round += 1) await new Promise(setImmediate);
    // Its event comes in a turn of its own.
    await new Promise(setImmediate);
    expect(server.socket.closed).toBe(true);
  }
});

test.each(schemes)(
  '%s: data and a second FF 00 behind our FIN are read and dropped, and the socket goes with the FIN of the client',
  async (scheme) => {
    const server = await establishedServer(scheme, { policies: { 'server.onClientClose': 'ackAndClose' } });
    server.peer.write(FF00);
    await server.peer.ended();
    expect([server.told, server.served.clock.lingering.size]).toEqual([['close true', 'closed true'], 1]);
    server.peer.write(frame('ä').repeat(1000), FF00, REQUEST);
    await server.peer.finishes();
    await closed(server);
    expect([server.told, server.served.watch.messages, server.peer.errors]).toEqual([['close true', 'closed true'], [], []]);
    expect([server.socket.listenerCount('data'), server.served.clock.lingering.size]).toEqual([0, 0]);
  },
);

test('10.3.4.5.3#p1: a FIN that never comes is waited for by any.close.linger, not longer', async () => {
  const server = await establishedServer('ws', { policies: { 'server.onClientClose': 'ackAndClose' } });
  server.peer.write(FF00);
  await server.peer.ended();
  expect(server.socket.destroyed).toBe(false);
  for (const ring of server.served.clock.lingering) ring();
  expect(server.socket.destroyed).toBe(true);
});

describe('limits on connections', () => {
  test.each(['total', 'perAddress', 'handshakes'] as const)(
    'server.connections.limit.%s 2: two come in, a third is gone at once, again and again',
    async (name) => {
      const sockets = ourSockets();
      const served = new Served({ limits: { [`server.connections.limit.${name}`]: 2 } });
      const refused: string[] = [];
      served.server.on('refused', (address) => refused.push(address));
      for (const round of [1, 2, 3]) {
        const inside = [await served.peer(), await served.peer()];
        const outside = await served.peer();
        await outside.ended();
        expect([refused.length, sockets.at(-1)?.destroyed]).toEqual([round, true]);
        // One of them is established, the other is not, when they go.
        inside[0]?.write(REQUEST);
        await inside[0]?.receives(RESPONSE);
        for (const peer of inside) peer.vanish();
        await served.watch.tells('CLOSED', 2 * round);
        for (const socket of sockets) if (!socket.closed) await once(socket, 'close');
      }
      expect(refused).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
    },
  );

  test('server.connections.limit.handshakes: who is established makes room, once, and who leaves then makes no more', async () => {
    const served = new Served({ limits: { 'server.connections.limit.handshakes': 1 } });
    for (let round = 1; round <= 2; round += 1) {
      const peer = await served.peer();
      peer.write(REQUEST);
      await peer.receives(RESPONSE);
      peer.vanish();
      await served.watch.tells('CLOSED', round);
    }
    const waiting = await served.peer();
    await waiting.writeApart(served.watch, 'G');
    expect(await (await served.peer()).ended()).toBe('');
  });
});

describe('closing twice', () => {
  test('shutdown() and then close(): both are over when all are gone, and no timer runs', async () => {
    const server = await establishedServer('ws');
    const down = server.served.server.shutdown(10);
    const over: string[] = [];
    void down.then(() => over.push('shutdown'));
    await server.peer.receives(FF00);
    await server.served.server.close();
    await new Promise(setImmediate);
    expect([over, server.told, server.served.clock.running.size]).toEqual([['shutdown'], ['close false', 'closed false'], 0]);
  });

  test('close() and shutdown() again and again are over as well', async () => {
    const served = new Served();
    await served.peer();
    const over = [0, 1].flatMap(() => [served.server.close(), served.server.shutdown(10)]);
    await Promise.all(over);
    expect(served.clock.running.size).toBe(0);
  });

  test('shutdown() twice sends one FF 00', async () => {
    const server = await establishedServer('ws');
    const both = [server.served.server.shutdown(10), server.served.server.shutdown(20)];
    await server.peer.receives(FF00);
    server.peer.write(FF00);
    await server.peer.ended();
    server.peer.socket.end();
    await Promise.all(both);
    expect([server.peer.received.split(FF00).length, server.told]).toEqual([2, ['close true', 'closed true']]);
  });

  test('a server that never listened closes', async () => {
    await new Served().server.close();
    await new Served().server.shutdown();
  });
});

describe('beside an HTTP server', () => {
  async function beside() {
    const served = new Served();
    const http = createHttpServer((_request, response) => response.end('a page'));
    served.server.beside(http);
    const taken: boolean[] = [];
    http.on('upgrade', (request, socket, head) => {
      const isTaken = served.server.handleUpgrade(request, socket, head);
      taken.push(isTaken);
      if (!isTaken) socket.destroy();
    });
    await once(http.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(async () => {
      await served.server.close();
      http.close();
      http.closeAllConnections();
    });
    const peer = async () => {
      const accepted = once(http, 'connection');
      const made = new Peer(connect({ port: (http.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true }));
      const [socket] = await accepted;
      return { peer: made, socket };
    };
    return { served, taken, peer };
  }

  test('a connection that is taken over is heard by nobody else any more', async () => {
    const { served, peer: come } = await beside();
    const { peer, socket } = await come();
    const before = socket.listenerCount('data');
    peer.write(REQUEST.slice(0, -8));
    peer.write(KEY3, frame('é'));
    await served.watch.tells('MESSAGE_RECEIVED');
    expect([before > 1, socket.listenerCount('data')]).toEqual([true, 1]);
  });

  test("an HTTP server's time for sockets at rest is not that of one that is taken over", async () => {
    const { peer: come } = await beside();
    const { peer, socket } = await come();
    socket.setTimeout(60_000);
    peer.write(REQUEST);
    await peer.receives(RESPONSE);
    expect(socket.timeout).toBe(0);
  });

  test('a request that is read in pieces is taken over whole', async () => {
    const { served, peer: come } = await beside();
    const { peer, socket } = await come();
    const all = `${REQUEST.replace('Upgrade:', 'X: \xc3\xa4\r\nUpgrade:')}${frame('é')}${FF00}`;
    for (let at = 0; at < all.length; at += 40) {
      peer.write(all.slice(at, at + 40));
      while (socket.bytesRead < Math.min(at + 40, all.length)) await new Promise(setImmediate);
    }
    await peer.receives(FF00);
    expect(served.watch.messages).toEqual(['é']);
  });

  test('a connection that served pages is taken over with the bytes of its own request, and no others', async () => {
    const { served, peer: come } = await beside();
    const { peer } = await come();
    const pages = 'GET /demo HTTP/1.1\r\nHost: h\r\nX: é\r\n\r\n';
    for (let round = 1; round <= 2; round += 1) {
      peer.write(pages);
      await peer.receives('a page'.slice(-4));
      peer.chunks.length = 0;
    }
    peer.write(REQUEST, frame('é'), FF00);
    await peer.receives(FF00);
    expect(served.watch.messages).toEqual(['é']);
  });

  test.each(['Sec-WebSocket-Key1', 'Sec-WebSocket-Key2'])('a request with %s alone is ours, and is refused', async (missing) => {
    const { taken, peer: come } = await beside();
    const { peer } = await come();
    peer.write(REQUEST.replace(new RegExp(`${missing}: .*\r\n`), ''));
    expect(await peer.ended()).toBe('');
    expect(taken).toEqual([true]);
  });

  test('a request with neither key is not ours', async () => {
    const { taken, peer: come } = await beside();
    const { peer } = await come();
    peer.write(REQUEST.replace(/Sec-WebSocket-Key\d: .*\r\n/g, ''));
    await peer.ended();
    expect(taken).toEqual([false]);
  });
});

test.each(schemes)(
  '%s: pause() within a message lasts: nothing is read but what came with it, until resume(); and so the second time',
  async (scheme) => {
    const heard: string[] = [];
    const server = await askedServer(scheme);
    server.served.server.on('connection', (connection) => {
      connection.on('message', (data) => {
        heard.push(data);
        connection.pause();
      });
    });
    server.peer.write(REQUEST);
    await server.peer.receives(RESPONSE);
    for (const round of [1, 2]) {
      await server.peer.writeApart(server.served.watch, frame(`ä${round}`));
      server.peer.write(frame(`ö${round}`));
      for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
      expect([heard.at(-1), server.socket.isPaused()]).toEqual([`ä${round}`, true]);
      server.connection.resume();
      while (heard.length < 2 * round) await new Promise(setImmediate);
      server.connection.resume();
    }
    expect(heard).toEqual(['ä1', 'ö1', 'ä2', 'ö2']);
  },
);

test.each(schemes)('%s: close() hands over what was sent in the same turn', async (scheme) => {
  const server = await establishedServer(scheme);
  server.connection.send('bis später');
  void server.served.server.close();
  expect(server.valve.writes.at(-1)).toBe(frame('bis später'));
  await server.peer.ended();
});
