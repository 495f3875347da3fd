/**
 * Many connections to an echo server in a process of its own: `concurrent
 * CONNECTIONS MESSAGES` or `churn CONNECTIONS`; figures as JSON. `server` is
 * that process, which tells of itself when it is asked.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { REQUEST, RESPONSE } from '../testing/handshakes.js';
import { echo } from './echo.js';
import { createServer } from './server.js';

/** Connections that are opened, or come and go, at a time. */
const AT_A_TIME = 100;

/** What a server's process holds once all connections are gone, without garbage. */
interface State {
  bytes: number;
  handles: number;
  rss: number;
}

const [part, ...numbers] = process.argv.slice(2);
const [count = 0, messages = 0] = numbers.map(Number);
if (part === 'server') await serve();
const child = fork(import.meta.filename, ['server'], { execArgv: process.execArgv });
const [port] = (await once(child, 'message')) as [number];
console.log(JSON.stringify(part === 'churn' ? await churn(count) : await concurrent(count, messages)));
child.kill();
process.exit(0);

/** Serves until it is ended, and answers each message of the other process with its state. */
async function serve(): Promise<never> {
  // All load comes from one address.
  const limits = { 'server.connections.limit.perAddress': Number.POSITIVE_INFINITY };
  const server = createServer({ origins: 'any', hosts: 'any', limits }, echo);
  const isOpen = () => process.getActiveResourcesInfo().includes('TCPSocketWrap');
  process.on('message', async (isToBeEmpty) => {
    while (isToBeEmpty && isOpen()) await new Promise((resolve) => setImmediate(resolve));
    for (let times = 0; times < 3; times += 1) globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    const state: State = { bytes: heapUsed + external, handles: process.getActiveResourcesInfo().length, rss };
    process.send?.(state);
  });
  process.send?.(await server.listen(0, '127.0.0.1'));
  return new Promise(() => {});
}

async function stateOfServer(isToBeEmpty: boolean): Promise<State> {
  child.send(isToBeEmpty);
  return ((await once(child, 'message')) as [State])[0];
}

/** Opens a connection, handshake included. */
async function opened(): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.write(REQUEST, 'latin1');
  let reply = '';
  while (!reply.endsWith(RESPONSE)) reply += ((await once(socket, 'data')) as [Buffer])[0].toString('latin1');
  return socket;
}

/** Does something so many times, a hundred at a time. */
async function many<T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count) {
    const size = Math.min(AT_A_TIME, count - all.length);
    const from = all.length;
    all.push(...(await Promise.all(Array.from({ length: size }, (_, index) => act(from + index)))));
  }
  return all;
}

/** Sends numbered messages with the name of the connection, and compares all that comes back. */
async function conversed(socket: Socket, name: number, messages: number): Promise<boolean> {
  const frames = Array.from(
    { length: messages },
    (_, index) => `\x00${name}:${index}:${'x'.repeat((name * 7 + index) % 90)}\xff`,
  );
  const due = Buffer.from(frames.join(''), 'latin1');
  const come: Buffer[] = [];
  let length = 0;
  const all = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      come.push(chunk);
      length += chunk.length;
      if (length >= due.length) resolve();
    });
    socket.on('close', () => resolve());
  });
  for (const frame of frames) {
    socket.write(Buffer.from(frame, 'latin1'));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await all;
  return Buffer.concat(come).equals(due);
}

async function concurrent(connections: number, messages: number): Promise<object> {
  const empty = await stateOfServer(true);
  const begun = performance.now();
  const sockets = await many(connections, opened);
  const open = performance.now();
  const right = await Promise.all(sockets.map((socket, name) => conversed(socket, name, messages)));
  const done = performance.now();
  const { rss } = await stateOfServer(false);
  for (const socket of sockets) socket.resetAndDestroy();
  return {
    connections: sockets.length,
    messages: connections * messages,
    wrong: right.filter((each) => !each).length,
    secondsToOpen: seconds(open - begun),
    secondsToConverse: seconds(done - open),
    bytesOfServerPerConnection: Math.round((rss - empty.rss) / connections),
  };
}

/** A connection that comes, is answered, and goes: every other one with the closing handshake. */
async function visit(index: number): Promise<void> {
  const socket = await opened();
  socket.write(Buffer.from(`\x00hi\xff${index % 2 === 0 ? '\xff\x00' : ''}`, 'latin1'));
  await once(socket, 'data');
  const gone = once(socket, 'close');
  // RST, so that the port is free again.
  socket.resetAndDestroy();
  await gone;
}

async function churn(connections: number): Promise<object> {
  // What is made once is made before it is measured.
  await many(connections / 10, visit);
  const before = await stateOfServer(true);
  const begun = performance.now();
  await many(connections - connections / 10, visit);
  const took = performance.now() - begun;
  const after = await stateOfServer(true);
  return {
    connections,
    seconds: seconds(took),
    handlesMore: after.handles - before.handles,
    bytesMore: after.bytes - before.bytes,
  };
}

/** Seconds, to a tenth. */
function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
