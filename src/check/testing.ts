/** What the tests of the checker share: peers that are no good, or good but for one thing. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Connection, createServer as createEchoServer, type ServerOptions } from '../index.js';
import { ManualClock } from '../play/index.js';
import {
  type CheckResult,
  casesOf,
  checkServer,
  needsOf,
  only,
  SERVER_LINES,
  type ServerCheckOptions,
  type ServerHooks,
} from './index.js';

const cases = casesOf('small');
const [control] = cases;

/** Those that are made from paths, so that many servers are done soon. */
const plain = cases.filter(({ trace }) => !trace.id.startsWith('input/'));

/**
 * Checks a server with the tier small, with deadlines that a loopback can keep.
 * @param glob which cases; those that are made from paths if absent
 */
export function check(url: string, options: Partial<ServerCheckOptions> = {}, glob?: string): Promise<CheckResult> {
  if (control === undefined) throw new Error('no control');
  return checkServer(
    { url: new URL(url), timeout: 2_000, isOurs: true, concurrency: 8, ...options },
    control,
    glob === undefined ? plain : only(cases, glob),
  );
}

/** Starts our echo server. */
export async function echoServer(options: Partial<ServerOptions> = {}): Promise<string> {
  const server = createEchoServer({ origins: 'any', hosts: 'any', ...options }, (connection) =>
    connection.on('message', (data) => connection.send(data)),
  );
  onTestFinished(() => server.close());
  return `ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/`;
}

/** Our echo server with all that a trace may need: one for each case, whose timers we hold. */
export function ownHooks(options: Partial<ServerOptions> = {}): ServerHooks {
  return {
    can: needsOf(SERVER_LINES),
    async begin(given) {
      const clock = new ManualClock();
      let connection: Connection | undefined;
      const told: ServerOptions = {
        origins: 'any',
        hosts: 'any',
        ...options,
        ...given?.service,
        limits: given?.limits ?? {},
        clock,
      };
      const server = createEchoServer(told, (each) => {
        connection = each.on('message', (data) => each.send(data));
      });
      // What it is given is in the names that the traces have.
      const url = new URL(`ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/demo`);
      return {
        url,
        send: (data) => connection?.send(data),
        close: () => connection?.terminate(),
        timer: (name) => clock.ring(name),
        end: () => server.close(),
      };
    },
  };
}

/** Starts a server that does what it is told to each connection. */
export async function tcpServer(serve: (socket: Socket) => void): Promise<{ url: string; server: Server }> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

/** Changes what comes in one write; one character is one byte. Undefined closes the connection. */
export type Change = (text: string) => string | undefined;

/** A fault: what becomes of requests and replies between us and a sound server. A function for each connection. */
export type Fault = () => { up?: Change; down?: Change };

/** Puts a fault before a sound echo server, which goes away after so many connections. */
export async function faulty(fault: Fault, connections = Infinity, options: Partial<ServerOptions> = {}): Promise<string> {
  const sound = new URL(await echoServer(options));
  let count = 0;
  const { url, server: front } = await tcpServer((socket) => {
    count += 1;
    if (count === connections) front.close();
    const { up, down } = fault();
    const server = connect({ port: Number(sound.port), host: sound.hostname, allowHalfOpen: true });
    server.on('error', () => socket.destroy());
    pass(socket, server, up);
    pass(server, socket, down);
  });
  return url;
}

/** Passes on what comes, changed, and its end. */
export function pass(from: Socket, to: Socket, change: Change = (text) => text): void {
  from.on('data', (bytes) => {
    const text = change(bytes.toString('latin1'));
    if (text === undefined) {
      from.destroy();
      to.destroy();
    } else if (text !== '') to.write(text, 'latin1');
  });
  from.on('end', () => to.end());
}
