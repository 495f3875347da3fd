/** What the tests of the socket layer share: the other end of the wire, a look at the machine, a clock. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createTcpServer, Socket } from 'node:net';
import { client } from '../../machines/index.js';
import { address, drawsOf, type Given, golden } from '../../machines/testing.js';
import { limitDefaults, policyDefaults } from '../../spec/index.js';
import { Client, type ClientOptions } from '../net/client.js';
import type { Connection } from '../net/connection.js';
import { createServer, type Server, type ServerOptions } from '../net/server.js';
import { Turns } from '../net/turns.js';
import { HandClock } from './clock.js';
import { Waiting, Watch } from './watch.js';

const leftOpen: (() => unknown)[] = [];

/** Closes whatever a test left open. */
export async function closeAll(): Promise<void> {
  for (const close of leftOpen.splice(0).reverse()) await close();
}

/**
 * What sockets give to the system from now on, one string per write: TCP does not keep the borders of writes, so the
 * writes themselves are looked at.
 */
export class Writes {
  private readonly seen: { socket: Socket; bytes: string }[] = [];

  constructor() {
    const [one, several] = [Socket.prototype._write, Socket.prototype._writev as NonNullable<Socket['_writev']>];
    const note = (socket: Socket, chunks: readonly Uint8Array[]) =>
      this.seen.push({ socket, bytes: Buffer.concat(chunks).toString('latin1') });
    Socket.prototype._write = function (chunk, ...rest) {
      note(this, [chunk]);
      one.call(this, chunk, ...rest);
    };
    Socket.prototype._writev = function (chunks, done) {
      note(
        this,
        chunks.map(({ chunk }) => chunk),
      );
      several.call(this, chunks, done);
    };
    leftOpen.push(() => Object.assign(Socket.prototype, { _write: one, _writev: several }));
  }

  /** The writes of all sockets but this one. */
  without(peer: Peer): string[] {
    return this.seen.filter(({ socket }) => socket !== peer.socket).map(({ bytes }) => bytes);
  }
}

/** The other end of a connection: a plain socket, which closes only when it is told to. */
export class Peer extends Waiting {
  /** What came, by 'data' event, one character per byte. */
  readonly chunks: string[] = [];
  /** Codes of what went wrong with the socket. */
  readonly errors: string[] = [];
  private over = false;

  constructor(readonly socket: Socket) {
    super();
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.note(chunk.toString('latin1')));
    socket.on('end', () => this.noteEnd());
    socket.on('close', () => this.noteEnd());
    socket.on('error', ({ code }: NodeJS.ErrnoException) => this.errors.push(code ?? ''));
    leftOpen.push(() => socket.destroy());
  }

  get received(): string {
    return this.chunks.join('');
  }

  /** Sends bytes in one segment. */
  write(...parts: string[]): void {
    this.socket.write(Buffer.from(parts.join(''), 'latin1'));
  }

  /** Sends pieces so that each is read before the next is sent, unless nothing is read any more. */
  async writeApart(watch: Watch, ...pieces: string[]): Promise<void> {
    for (const piece of pieces) {
      const count = watch.count('BYTE') + piece.length;
      this.write(piece);
      await watch.readsOrCloses(count);
    }
  }

  /** All that came, once it ends with this. */
  async receives(end: string): Promise<string> {
    await this.until(() => this.received.endsWith(end));
    return this.received;
  }

  /** All that came, once the other side has closed its half. */
  async ended(): Promise<string> {
    await this.until(() => this.over);
    return this.received;
  }

  /** Closes its half too; resolves once the socket is gone. */
  async finishes(): Promise<void> {
    this.socket.end();
    if (!this.socket.closed) await once(this.socket, 'close');
  }

  /** Closes at once, with a RST if anything was left unread. */
  vanish(): void {
    this.socket.destroy();
  }

  private note(chunk: string): void {
    this.chunks.push(chunk);
    this.changed();
  }

  private noteEnd(): void {
    this.over = true;
    this.changed();
  }
}

/** Our server, watched, to which plain sockets connect. */
export class Served {
  readonly watch = new Watch();
  readonly clock = new HandClock();
  readonly server: Server;
  private port = 0;

  constructor(options: Partial<ServerOptions> = {}, serve?: (connection: Connection) => void) {
    this.server = createServer({ origins: 'any', hosts: 'any', ...options, engine: this.watch.engine, clock: this.clock }, serve);
  }

  async peer(): Promise<Peer> {
    if (this.port === 0) {
      this.port = await this.server.listen(0, '127.0.0.1');
      leftOpen.push(() => this.server.close());
    }
    const socket = connect({ port: this.port, host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    return new Peer(socket);
  }
}

/** A plain server, and our clients that connect to it. */
export class Wire {
  private at = 0;
  private readonly turns = new Turns();
  private readonly peers: Socket[] = [];
  // Paused until a Peer reads: what nobody reads makes a RST of a close.
  private readonly tcp = createTcpServer({ allowHalfOpen: true, pauseOnConnect: true });

  constructor() {
    this.tcp.on('connection', (socket) => this.peers.push(socket));
  }

  /** Has a client of our own connect, with the numbers of a worked example; it is watched. */
  async client(
    given: Given = {},
    id = 'overview',
    more: Partial<ClientOptions> = {},
  ): Promise<{ client: Client; watch: Watch; clock: HandClock }> {
    const port = await this.port();
    const [watch, clock] = [new Watch(), new HandClock()];
    const random = { seed: '', script: drawsOf(golden(id)), drawn: 0 };
    const limits = { ...limitDefaults, ...given.limits };
    const input = { ...address, random, ...given, limits, policies: { ...policyDefaults, ...given.policies } };
    const route = () => ({ host: '127.0.0.1', port });
    const engine = watch.engine(client, input);
    const made = new Client({ engine, limits, turns: this.turns, route, perform: () => {}, clock, ...more });
    made.tell({ type: 'ESTABLISH' });
    return { client: made, watch, clock };
  }

  /** How many connections were opened. */
  get opened(): number {
    return this.peers.length;
  }

  /** The socket of a connection, which nobody reads yet. */
  async socket(index = 0): Promise<Socket> {
    while (this.peers.length <= index) await once(this.tcp, 'connection');
    const socket = this.peers[index] as Socket;
    leftOpen.push(() => socket.destroy());
    return socket;
  }

  /** The other end of a connection. */
  async peer(index = 0): Promise<Peer> {
    const peer = new Peer(await this.socket(index));
    peer.socket.resume();
    return peer;
  }

  /** From now on connections are refused. */
  async close(): Promise<void> {
    await this.port();
    this.tcp.close();
    await once(this.tcp, 'close');
  }

  /** Where it listens, from now on. */
  async port(): Promise<number> {
    if (this.at === 0) {
      await once(this.tcp.listen(0, '127.0.0.1'), 'listening');
      this.at = (this.tcp.address() as AddressInfo).port;
      leftOpen.push(() => this.tcp.close());
    }
    return this.at;
  }
}
