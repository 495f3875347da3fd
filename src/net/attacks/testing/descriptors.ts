/** Runs a server until its process has no file descriptors left, and says what still works; a test starts it with few. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { PROBE, REQUEST } from '../../../testing/handshakes.js';
import { echo } from '../../echo.js';
import { createServer } from '../../server.js';

/** Has a server echo over a socket. */
async function echoes(socket: Socket): Promise<void> {
  socket.write(PROBE, 'latin1');
  let come = '';
  while (!come.endsWith('probe\xff')) come += ((await once(socket, 'data')) as [Buffer])[0].toString('latin1');
}

const server = createServer({ origins: 'any', hosts: 'any' }, echo);
server.on('fault', () => {});
const port = await server.listen(0, '127.0.0.1');
const first = connect(port, '127.0.0.1');
await once(first, 'connect');
first.write(REQUEST, 'latin1');
await once(server, 'connection');
const others: Socket[] = [];
for (let broken = false; !broken; ) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  others.push(socket);
  broken = await Promise.race([once(socket, 'connect').then(() => false), once(socket, 'close').then(() => true)]).catch(
    () => true,
  );
}
console.log('exhausted');
await echoes(first);
console.log('the first is served');
for (const socket of others) if (!socket.closed) await once(socket.destroy(), 'close');
const next = connect(port, '127.0.0.1');
await once(next, 'connect');
next.write(REQUEST, 'latin1');
await once(server, 'connection');
await echoes(next);
console.log('the next is served');
first.destroy();
next.destroy();
await server.close();
