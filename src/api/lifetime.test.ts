import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createEnvironment, type WebSocket } from './index.js';
import { Peer, Tasks, type Wire, watch } from './testing.js';

// Tests run in processes of their own, under `--expose-gc`.
const gc = globalThis.gc as () => void;

const environment = createEnvironment({ origin: 'http://example.com' });

/** Opens a connection whose object nobody refers to any more. */
async function forgotten(peer: Peer, prepare: (socket: WebSocket, seen: string[]) => void = () => {}) {
  const seen: string[] = [];
  const wire = await opened(peer, (socket) => prepare(socket, seen));
  return { wire, seen };
}

async function opened(peer: Peer, prepare: (socket: WebSocket) => void): Promise<Wire> {
  const socket = new environment.WebSocket(peer.url);
  const open = once(socket, 'open');
  prepare(socket);
  const wire = await peer.wire(peer.wires.length);
  await wire.establish();
  await open;
  return wire;
}

/** Collects garbage until the client has closed that connection. @returns what it has sent before */
async function collected(wire: Wire): Promise<string> {
  let rest: Buffer | undefined;
  const ended = wire.rest().then((bytes) => {
    rest = bytes;
  });
  while (rest === undefined) {
    gc();
    await setImmediate();
  }
  await ended;
  return (rest as Buffer).toString('latin1');
}

const hear = (seen: string[]) => (event: Event) => void seen.push((event as MessageEvent<string>).data);

test.each<[string, (socket: WebSocket, seen: string[]) => void]>([
  ['listens to nothing', () => {}],
  ['listens only to what is over', (socket, seen) => socket.addEventListener('open', hear(seen))],
  [
    'listens to nothing any more',
    (socket, seen) => {
      const listener = hear(seen);
      socket.addEventListener('message', listener);
      socket.removeEventListener('message', listener);
    },
  ],
  [
    'has handlers no more',
    (socket, seen) => {
      socket.onmessage = hear(seen);
      socket.onclose = () => {};
      socket.onmessage = null;
      socket.onclose = null;
    },
  ],
])('10.3.3.2#p2: an object that %s is collected, and its connection is closed, without FF 00', async (_, prepare) => {
  await using peer = await Peer.listen();
  const { wire } = await forgotten(peer, prepare);
  expect(await collected(wire)).toBe('');
});

test.each<[string, (socket: WebSocket, seen: string[]) => void]>([
  ['a listener for message events', (socket, seen) => socket.addEventListener('message', hear(seen))],
  [
    'a handler for message events',
    (socket, seen) => {
      socket.onmessage = hear(seen);
    },
  ],
])('10.3.3.2#p1: an object with %s is not collected while its connection is open', async (_, prepare) => {
  await using peer = await Peer.listen();
  const { wire, seen } = await forgotten(peer, prepare);
  // By the time that this one is collected, the other would have been.
  const control = await forgotten(peer);
  expect(await collected(control.wire)).toBe('');
  wire.write('\x00still here\xff');
  let isClosed = false;
  const closes = () => {
    isClosed = true;
  };
  wire.rest().then(closes, closes);
  while (seen.length === 0 && !isClosed) await setImmediate();
  expect(seen).toEqual(['still here']);
  wire.cut();
});

test('10.3.3.2#p2: an object whose listeners went with their signal is collected', async () => {
  await using peer = await Peer.listen();
  const going = new AbortController();
  const { wire } = await forgotten(peer, (socket, seen) => {
    socket.addEventListener('message', hear(seen), going);
  });
  going.abort();
  expect(await collected(wire)).toBe('');
});

test('an object whose close event somebody waits for is kept until that has come', async () => {
  await using peer = await Peer.listen();
  let closed = 0;
  const { wire } = await forgotten(peer, (socket) => {
    socket.onclose = () => {
      closed += 1;
    };
  });
  expect(await collected((await forgotten(peer)).wire)).toBe('');
  wire.cut();
  while (closed === 0) await setImmediate();
  expect(closed).toBe(1);
});

test('r4819: behind its close event an object is not kept, whatever listener comes later and whatever readyState is called', async () => {
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin: 'http://example.com', revision: 'r4819' });
  const closed = async () => {
    const socket = new WebSocket(peer.url);
    const close = once(socket, 'close');
    socket.close();
    await close;
    socket.addEventListener('message', () => {});
    return new WeakRef(socket);
  };
  const socket = await closed();
  while (socket.deref() !== undefined) {
    await setImmediate();
    gc();
  }
  expect(socket.deref()).toBeUndefined();
});

test('a listener that hears once keeps the object no longer than that', async () => {
  await using peer = await Peer.listen();
  const { wire, seen } = await forgotten(peer, (socket, seen) => {
    socket.addEventListener('message', hear(seen), { once: true });
  });
  wire.write('\x00once\xff');
  while (seen.length === 0) await setImmediate();
  expect(await collected(wire)).toBe('');
});

test('an object is kept while it connects, if it listens for that', async () => {
  await using peer = await Peer.listen();
  let open = 0;
  const begin = () => {
    new environment.WebSocket(peer.url).onopen = () => {
      open += 1;
    };
  };
  begin();
  const wire = await peer.wire();
  for (let round = 0; round < 10; round += 1) {
    gc();
    await setImmediate();
  }
  await wire.establish();
  while (open === 0) await setImmediate();
  expect(open).toBe(1);
});

test('policy api.unload: the connections of an environment that is unloaded close without FF 00, and no event comes, but they are CLOSED (10.3.2#d)', async () => {
  await using peer = await Peer.listen();
  const [one, other] = [1, 2].map(() => createEnvironment({ origin: 'http://example.com' })) as [
    typeof environment,
    typeof environment,
  ];
  const sockets = [new one.WebSocket(peer.url), new other.WebSocket(peer.url), new one.WebSocket(peer.url)];
  const seen = sockets.map((socket) => watch(socket));
  for (const number of [0, 1]) {
    const open = once(sockets[number] as WebSocket, 'open');
    await (await peer.wire(number)).establish();
    await open;
  }
  const third = await peer.wire(2);
  await third.request();
  one.unload();
  expect((await (peer.wires[0] as Wire).rest()).length).toBe(0);
  expect((await third.rest()).length).toBe(0);
  sockets[1]?.send('still here');
  expect((await (peer.wires[1] as Wire).read(12)).toString('latin1')).toBe('\x00still here\xff'.slice(0, 12));
  expect(seen).toEqual([['open 1'], ['open 1'], []]);
  expect(sockets.map(({ readyState }) => readyState)).toEqual([3, 1, 3]);
});

test('policy api.unload: tasks that were queued fire nothing, and what is constructed later opens nothing and comes to be CLOSED', async () => {
  await using peer = await Peer.listen();
  const tasks = new Tasks();
  const { WebSocket, unload } = createEnvironment({ origin: 'http://example.com', queueTask: tasks.queueTask });
  const socket = new WebSocket(peer.url);
  const seen = watch(socket);
  await (await peer.wire()).establish('\x00late\xff');
  await tasks.queued(2);
  unload();
  const late = new WebSocket(peer.url);
  expect([socket.readyState, late.readyState]).toEqual([0, 0]);
  while (tasks.length > 0) tasks.run();
  // Connections to one address come in the order in which they were asked for.
  const next = new environment.WebSocket(peer.url);
  await (await peer.wire(1)).establish();
  await once(next, 'open');
  expect([seen, peer.wires.length]).toEqual([[], 2]);
  expect([socket.readyState, late.readyState]).toEqual([3, 3]);
});
