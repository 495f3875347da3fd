import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { REQUEST, RESPONSE } from '../testing/handshakes.js';
import type { Connection } from './connection.js';
import { echo } from './echo.js';
import { createServer, type Server } from './server.js';

/** Bytes of a message, so many that a few fill a connection whose other end does not read. */
const LARGE = 2 ** 20;
/** More messages than fit into the buffers of the system. */
const MANY = 48;

let server: Server;
const clients: Socket[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await server.close();
});

/** A server with clients that it has established, and which do not read on; and its ends of the connections. */
async function served(count: number, serve: (connection: Connection) => void = () => {}) {
  const connections: Connection[] = [];
  server = createServer({ origins: 'any', hosts: 'any' }, (connection) => {
    connections.push(connection);
    serve(connection);
  });
  const port = await server.listen(0, '127.0.0.1');
  while (clients.length < count) clients.push(await established(port));
  return { clients, connections } as { clients: [Socket, Socket]; connections: [Connection, Connection] };
}

async function established(port: number): Promise<Socket> {
  const client = connect({ port, host: '127.0.0.1' });
  client.write(REQUEST, 'latin1');
  let byte = '';
  for (let reply = ''; !reply.endsWith(RESPONSE); reply += byte) byte = (await read(client, 1)).toString('latin1');
  return client;
}

function frame(data: string): Buffer {
  return Buffer.from(`\x00${data}\xff`, 'latin1');
}

/** So many bytes, and no more. */
async function read(socket: Socket, length: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let left = length; left > 0; ) {
    if (socket.readableLength === 0) await once(socket, 'readable');
    const piece = socket.read(Math.min(left, socket.readableLength)) as Buffer | null;
    if (piece !== null) pieces.push(piece);
    left -= piece?.length ?? 0;
  }
  return Buffer.concat(pieces);
}

/** Has an echo server answer so many times: whatever it would do besides, it has done some of it by then. */
async function rounds(client: Socket, count = 20): Promise<void> {
  for (let round = 0; round < count; round += 1) {
    client.write(frame('round'));
    await read(client, 7);
  }
}

test('send() returns false while the client reads too little, and drain tells once that all is taken', async () => {
  const { clients, connections } = await served(1);
  const [client, connection] = [clients[0], connections[0]];
  let drains = 0;
  connection.on('drain', () => {
    drains += 1;
  });
  expect(connection.send('small')).toBe(true);
  let sent = 0;
  // What is taken at once is drained at once.
  while (drains === sent) {
    expect(connection.send('x'.repeat(LARGE))).toBe(false);
    sent += 1;
    await turn();
  }
  expect(connection.send('small')).toBe(false);
  expect(drains).toBe(sent - 1);
  const drain = once(connection, 'drain');
  await read(client, 7 + sent * (LARGE + 2) + 7);
  await drain;
  expect(drains).toBe(sent);
  expect(connection.send('small')).toBe(true);
});

test('a connection that is paused reads nothing until it reads on, however long that takes', async () => {
  const { clients, connections } = await served(2, echo);
  const messages: string[] = [];
  connections[0].on('message', (data) => messages.push(data));
  connections[0].pause();
  clients[0].write(frame('one'));
  await rounds(clients[1]);
  clients[0].write(Buffer.concat([frame('two'), Buffer.of(0xff, 0x00)]));
  await rounds(clients[1]);
  expect(messages).toEqual([]);
  connections[0].resume();
  expect((await read(clients[0], 12)).toString('latin1')).toBe('\x00one\xff\x00two\xff\xff\x00'.slice(0, 12));
  expect(messages).toEqual(['one', 'two']);
});

test('paused by a message, a connection reads no further than what arrived with that', async () => {
  let messages = 0;
  const { clients, connections } = await served(2, (connection) => {
    connection.on('message', (data) => {
      if (data === 'round') {
        connection.send(data);
        return;
      }
      messages += 1;
      connection.pause();
    });
  });
  for (let sent = 0; sent < MANY; sent += 1) clients[0].write(frame('x'.repeat(LARGE)));
  await once(connections[0], 'message');
  await rounds(clients[1]);
  expect(messages).toBe(1);
});

test('an echo server whose answers are not read reads no further; read at last, they are all there', async () => {
  const { clients, connections } = await served(2, echo);
  const [client, control] = clients;
  let messages = 0;
  connections[0].on('message', () => {
    messages += 1;
  });
  for (let sent = 0; sent < MANY; sent += 1) client.write(frame(String.fromCharCode(65 + sent).repeat(LARGE)));
  // One message that nobody reads fills no more than its own room, so the answers stop where the system takes no more.
  for (let before = -1; before < messages; await rounds(control)) before = messages;
  expect(messages).toBeLessThan(MANY);
  expect(client.writableLength).toBeGreaterThan(0);
  for (let sent = 0; sent < MANY; sent += 1) {
    const answer = await read(client, LARGE + 2);
    expect(answer.equals(frame(String.fromCharCode(65 + sent).repeat(LARGE)))).toBe(true);
  }
  expect(messages).toBe(MANY);
});
