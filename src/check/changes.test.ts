import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Connection } from './connection.js';

test('what has come before the deadline counts, even if we had no time to read it by then', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const { port } = server.address() as AddressInfo;
  const connection = await Connection.to(new URL(`ws://127.0.0.1:${port}/`), 5_000);
  const [socket] = await accepted;
  onTestFinished(() => void socket.destroy());
  onTestFinished(() => connection.destroy());
  const until = performance.now() + 20;
  const next = connection.changes.next(until);
  socket.write('in time');
  while (performance.now() < until + 20);
  expect(await next).toBe(true);
  expect(connection.received.toString()).toBe('in time');
});
