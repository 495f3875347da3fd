/** What is counted behind each test sees each kind of thing while it is alive: else nothing left would be no news. */
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { alive, leftAlive } from './alive.js';
import { askingClient, establishedServer } from './pairs.js';
import { closeAll } from './sockets.js';

afterEach(closeAll);

const some = expect.any(Number);

test('a connection of a server: its side, its socket, which knows its side and is heard, and its server', async () => {
  await establishedServer('ws');
  // The server has it among its guests, in its count and by its address.
  expect(alive()).toEqual({ handles: some, sides: 1, carriers: 3, servers: 3 });
  await closeAll();
  expect(await leftAlive()).toEqual({});
});

test('a client that waits for its reply: its side, its socket, its timer and its turn', async () => {
  const { peer, client } = await askingClient('ws');
  expect(alive()).toEqual({ handles: some, sides: 1, carriers: 3, timers: 1, turns: 1 });
  client.tell({ type: 'CLOSE_CONNECTION' });
  peer.vanish();
  await closeAll();
  expect(await leftAlive()).toEqual({});
});

test('a port that is listened to, and a listener of the process', async () => {
  const hear = () => {};
  process.on('warning', hear);
  expect(alive()).toEqual({ listeners: 1 });
  process.off('warning', hear);
  const tcp = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => tcp.once('listening', resolve));
  expect(alive()).toEqual({ handles: 1 });
  tcp.close();
  expect(await leftAlive()).toEqual({});
});
