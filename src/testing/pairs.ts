/** Either side of ours with a plain socket at its other end, in the clear or through TLS, just established. */
import { once } from 'node:events';
import { connect, TLSSocket, type TLSSocketOptions } from 'node:tls';
import { type Given, replyFields, statusLine } from '../../machines/testing.js';
import type { Client, ClientOptions } from '../net/client.js';
import type { Connection } from '../net/connection.js';
import type { ServerOptions } from '../net/server.js';
import type { Socket } from '../net/system.js';
import type { HandClock } from './clock.js';
import { ourSockets, Valve } from './faults.js';
import { KEY3, REQUEST, RESPONSE } from './handshakes.js';
import { type Certificate, certificate } from './peers/index.js';
import { Peer, Served, Wire } from './sockets.js';
import type { Watch } from './watch.js';

let made: Certificate | undefined;

/** The certificate of all tests here, and its key; made once. */
export function credentials(): { cert: string; key: string } {
  if (made === undefined) {
    made = certificate('DNS:example.com');
    made.remove();
  }
  return { cert: made.cert, key: made.key };
}

/** In the clear, or through TLS. */
export const schemes = ['ws', 'wss'] as const;
export type Scheme = (typeof schemes)[number];

export interface OfServer {
  served: Served;
  connection: Connection;
  peer: Peer;
  /** What the server's socket gives to the system. */
  valve: Valve;
  /** The client's socket, below TLS if there is any. */
  plain: Socket;
  /** The server's socket. */
  socket: Socket;
  /** What was told to the application: `close` of the connection and `closed` of the server, with whether it was clean. */
  told: string[];
}

/** A server of ours, a socket connected to it, and what it has heard of it so far. */
export async function askedServer(scheme: Scheme, options: Partial<ServerOptions> = {}): Promise<OfServer> {
  const sockets = ourSockets();
  const told: string[] = [];
  const got = { told } as Partial<OfServer>;
  const served = new Served({ ...options, ...(scheme === 'wss' ? { tls: credentials() } : {}) }, (connection) => {
    got.connection = connection;
    connection.on('close', (wasClean) => told.push(`close ${wasClean}`));
  });
  served.server.on('closed', (wasClean) => told.push(`closed ${wasClean}`));
  const plain = await served.peer();
  const peer = scheme === 'ws' ? plain : await securely(plain);
  const socket = sockets.at(-1) as Socket;
  return Object.assign(got, { served, peer, plain: plain.socket, socket, valve: new Valve(socket) }) as OfServer;
}

/** The same, established. */
export async function establishedServer(scheme: Scheme, options: Partial<ServerOptions> = {}): Promise<OfServer> {
  const server = await askedServer(scheme, options);
  server.peer.write(REQUEST);
  await server.peer.receives(RESPONSE);
  return server;
}

async function securely(plain: Peer): Promise<Peer> {
  plain.socket.removeAllListeners('data');
  const tls = connect({ socket: plain.socket, ca: credentials().cert, servername: 'example.com' });
  const peer = new Peer(tls);
  await once(tls, 'secureConnect');
  return peer;
}

export interface OfClient {
  client: Client;
  watch: Watch;
  clock: HandClock;
  peer: Peer;
  valve: Valve;
  socket: Socket;
  wire: Wire;
}

/** A client of ours whose request has come. */
export async function askingClient(scheme: Scheme, given: Given = {}, more: Partial<ClientOptions> = {}): Promise<OfClient> {
  const sockets = ourSockets();
  const wire = new Wire();
  const secure = scheme === 'wss' ? { secure: true, port: 443 } : {};
  const tls = scheme === 'wss' ? { tls: { ca: credentials().cert } } : {};
  const made = await wire.client({ ...given, ...secure }, 'overview', { ...tls, ...more });
  const peer = scheme === 'ws' ? await wire.peer() : accepted(await wire.socket());
  await peer.receives(KEY3);
  const socket = sockets.at(-1) as Socket;
  return { ...made, wire, peer, socket, valve: new Valve(socket) };
}

/** The same, established. */
export async function establishedClient(scheme: Scheme, given: Given = {}, more: Partial<ClientOptions> = {}): Promise<OfClient> {
  const client = await askingClient(scheme, given, more);
  client.peer.write(replyOf(scheme));
  await client.watch.tells('ESTABLISHED');
  return client;
}

/** A reply to the request of a client. */
export function replyOf(scheme: Scheme, ...fields: string[]): string {
  return statusLine + replyFields({ 'Sec-WebSocket-Location': `${scheme}://example.com/demo` }, ...fields) + RESPONSE;
}

/** The server's end of a TLS connection. */
export function accepted(socket: Socket, options: TLSSocketOptions = {}): Peer {
  return new Peer(new TLSSocket(socket, { isServer: true, ...credentials(), ...options }));
}
