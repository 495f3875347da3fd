/** What the tests of the checker of clients share: our client, and clients that are good but for one thing. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createEnvironment, type EnvironmentOptions } from '../../index.js';
import { type CheckResult, checkClient, clientCasesOf, only } from '../index.js';
import { type Fault, pass } from '../testing.js';
import type { ClientCheckOptions, Started } from './peer.js';

const cases = clientCasesOf('small');
const [control] = cases;

/** Starts a client for a URL. */
export type Start = (url: string) => Started;

/** Those that are made from paths, and what all handshakes show, so that many clients are done soon. */
const plain = cases.filter(({ trace }) => !trace.id.startsWith('input/'));

/**
 * Checks a client with the tier small.
 * @param glob which cases; a part that says most if absent
 */
export function checkIt(start: Start, glob?: string, options: Partial<ClientCheckOptions> = {}): Promise<CheckResult> {
  if (control === undefined) throw new Error('no control');
  const hooks = ['send', 'close'] as const;
  const told = { port: 0, timeout: 2_000, isOurs: true, wait: 5_000, concurrency: 8, start, hooks, ...options };
  return checkClient(told, control, glob === undefined ? plain : only(cases, glob));
}

/** Our client, which sends each message back. */
export function echoClient(options: Partial<EnvironmentOptions> = {}): Start {
  return (url) => {
    const { WebSocket } = createEnvironment({ origin: 'http://localhost', blockedPorts: [], ...options });
    const socket = new WebSocket(url);
    socket.addEventListener('message', (event) => socket.send((event as MessageEvent<string>).data));
    return {
      hooks: { send: (data) => socket.send(data), close: () => socket.close() },
      stop: async () => socket.close(),
    };
  };
}

/** A client that does what it is told with a connection of its own, and never closes by itself. */
export function tcpClient(run: (socket: Socket, url: URL) => void): Start {
  return (address) => {
    const url = new URL(address);
    const socket = connect({ port: Number(url.port), host: url.hostname, allowHalfOpen: true });
    socket.on('error', () => socket.destroy());
    socket.once('connect', () => run(socket, url));
    return { stop: async () => void socket.destroy() };
  };
}

/** Our client with a fault between it and the checker; `names` are those of the checker to the client. */
export function faulty(fault: Fault, options: Partial<EnvironmentOptions> = {}): Start {
  return (address) => {
    const url = new URL(address);
    const front = createServer({ allowHalfOpen: true });
    const sockets = new Set<Socket>();
    front.listen(0).once('connection', (client) => {
      const { up, down } = fault();
      const checker = connect({ port: Number(url.port), host: url.hostname, allowHalfOpen: true });
      for (const socket of [client, checker]) {
        sockets.add(socket);
        socket.setNoDelay(true).on('error', () => socket.destroy());
      }
      pass(client, checker, up);
      pass(checker, client, down);
    });
    const route = () => ({ host: 'localhost', port: (front.address() as AddressInfo).port });
    const started = once(front, 'listening').then(() => echoClient({ ...options, route })(address));
    return {
      hooks: {
        send: (data) => void started.then(({ hooks }) => hooks?.send?.(data)),
        close: () => void started.then(({ hooks }) => hooks?.close?.()),
      },
      stop: async () => {
        front.close();
        for (const socket of sockets) socket.destroy();
        await (await started).stop();
      },
    };
  };
}
