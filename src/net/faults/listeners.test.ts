/** Listeners and functions of the application that throw: that costs at most the connection they were called for. */
import { once } from 'node:events';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { ourSockets } from '../../testing/faults.js';
import { FF00, frame, REQUEST, RESPONSE, requestOf } from '../../testing/handshakes.js';
import { closeAll, type Peer, Served } from '../../testing/sockets.js';
import type { Connection } from '../connection.js';
import type { ServerOptions } from '../server.js';

afterEach(closeAll);

const thrown = new Error('thrown by the application');
const throws = () => {
  throw thrown;
};

/** What a client does so that the application is called, once. */
interface Call {
  options?: Partial<ServerOptions>;
  connection?: (connection: Connection) => void;
  server?: (served: Served) => void;
  provoke(peer: Peer): unknown;
}

const PROTOCOL = requestOf({ 'Sec-WebSocket-Protocol': 'chat' });

const calls: [string, Call][] = [
  ['connection', { server: ({ server }) => server.on('connection', throws), provoke: (peer) => peer.write(REQUEST) }],
  [
    'message',
    {
      connection: (connection) => connection.on('message', throws),
      provoke: (peer) => peer.write(REQUEST, frame('é'), frame('ë')),
    },
  ],
  [
    'close',
    {
      connection: (connection) => connection.on('close', throws),
      provoke: (peer) => {
        peer.write(REQUEST, FF00);
        peer.socket.end();
      },
    },
  ],
  [
    'drain',
    {
      connection: (connection) => {
        connection.on('drain', throws);
        connection.on('message', () => connection.send('é'.repeat(40_000)));
      },
      provoke: (peer) => peer.write(REQUEST, frame('é')),
    },
  ],
  ['abort', { server: ({ server }) => server.on('abort', throws), provoke: (peer) => peer.write('POST / HTTP/1.1\r\n') }],
  [
    'closed',
    {
      server: ({ server }) => server.once('closed', throws),
      provoke: async (peer) => {
        peer.write(REQUEST);
        await peer.receives(RESPONSE);
        peer.socket.end();
      },
    },
  ],
  ['origins', { options: { origins: throws }, provoke: (peer) => peer.write(REQUEST) }],
  ['hosts', { options: { hosts: throws }, provoke: (peer) => peer.write(REQUEST) }],
  ['resources', { options: { resources: throws }, provoke: (peer) => peer.write(REQUEST) }],
  ['protocols', { options: { protocols: throws }, provoke: (peer) => peer.write(PROTOCOL) }],
];

/** Each is called for the first connection alone. */
function firstAlone(options: Partial<ServerOptions>): Partial<ServerOptions> {
  let isFirst = true;
  const first = (value: unknown) => () => {
    if (!isFirst) return true;
    isFirst = false;
    return (value as () => boolean)();
  };
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, first(value)]));
}

test.each(calls)(
  'what "%s" throws is told once, closes its connection and no other',
  async (_, { options = {}, connection, server, provoke }) => {
    let isFirst = true;
    const served = new Served(firstAlone(options), (each) => {
      if (isFirst) connection?.(each);
      else each.on('message', (data) => each.send(data));
      isFirst = false;
    });
    server?.(served);
    const faults: unknown[] = [];
    served.server.on('fault', (error) => faults.push(error));
    const peer = await served.peer();
    await provoke(peer);
    await peer.ended();
    await served.watch.tells('CLOSED');
    expect(faults).toEqual([thrown]);
    served.server.removeAllListeners('connection');
    served.server.on('connection', (each) => each.on('message', (data) => each.send(data)));
    const other = await served.peer();
    other.write(options.protocols === undefined ? REQUEST : PROTOCOL, frame('weiter, ä'));
    await other.receives(frame('weiter, ä'));
    expect(faults).toEqual([thrown]);
  },
);

test.each<[string, Partial<ServerOptions>]>([
  ['secure', { secure: throws }],
  ['setCookies', { setCookies: throws }],
  ['setCookies, with what is beyond ASCII', { setCookies: () => ['ä=b'] }],
  ['setCookies, with what ends its line', { setCookies: () => ['a=b', 'c=d\r\nX: y'] }],
])('what "%s" throws is told once, and is answered as if it said nothing', async (_, options) => {
  const served = new Served({ policies: { 'server.reply.timing': 'afterKey3' }, ...options });
  const faults: unknown[] = [];
  served.server.on('fault', (error) => faults.push(error));
  const peer = await served.peer();
  peer.write(REQUEST);
  const reply = await peer.receives(RESPONSE);
  expect(faults).toHaveLength(1);
  expect([reply.includes('Set-Cookie'), reply.includes('Location: ws://example.com/demo\r\n')]).toEqual([false, true]);
});

test('"refused" that throws is told, and the connection is gone all the same', async () => {
  const sockets = ourSockets();
  const served = new Served({ limits: { 'server.connections.limit.total': 0 } });
  const faults: unknown[] = [];
  served.server.on('fault', (error) => faults.push(error));
  served.server.on('refused', throws);
  await (await served.peer()).ended();
  expect([faults, sockets[0]?.destroyed]).toEqual([[thrown], true]);
});

/** Warnings of the process until the test is over. */
function warnings(): Error[] {
  const seen: Error[] = [];
  const hear = (warning: Error) => void seen.push(warning);
  process.on('warning', hear);
  onTestFinished(() => void process.removeListener('warning', hear));
  return seen;
}

test.each<[string, (served: Served) => void, string]>([
  ['that nobody hears of', () => {}, 'thrown by the application'],
  [
    'whose listener throws too',
    ({ server }) =>
      server.on('fault', () => {
        throw new Error('thrown by fault');
      }),
    'thrown by fault',
  ],
])('a fault %s is a warning of the process, and costs no more than its connection', async (_, prepare, message) => {
  const seen = warnings();
  const served = new Served({}, (connection) => {
    connection.on('message', (data) => {
      if (data === 'ä') throw thrown;
      connection.send(data);
    });
  });
  prepare(served);
  const [one, other] = [await served.peer(), await served.peer()];
  for (const peer of [one, other]) {
    peer.write(REQUEST);
    await peer.receives(RESPONSE);
  }
  const warned = once(process, 'warning');
  one.write(frame('ä'));
  await one.ended();
  await warned;
  expect(seen.map((warning) => warning.message)).toEqual([message]);
  other.write(frame('ö'));
  await other.receives(frame('ö'));
});

test('a message may close its own connection, end it twice and send on: nothing comes behind FF 00', async () => {
  const served = new Served({}, (connection) => {
    connection.on('message', () => {
      connection.pause();
      connection.terminate();
      connection.send('zu spät');
      connection.terminate();
      connection.resume();
    });
  });
  const peer = await served.peer();
  peer.write(REQUEST, frame('a').repeat(3));
  await peer.receives(FF00);
  peer.write(FF00);
  await peer.ended();
  expect([peer.received.split(RESPONSE)[1], served.watch.messages]).toEqual([FF00, ['a', 'a', 'a']]);
});
