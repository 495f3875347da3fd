/** The server's end of the wire: accepts TCP connections and runs a machine over each. */
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { choose, chooseLimits, type Effect, type Revision, server as serverMachine } from '../../machines/index.js';
import type { Limits, Policies, StepId } from '../../spec/index.js';
import { type EngineChoice, engineBy } from '../engine/index.js';
import { type Clock, systemClock } from './clock.js';
import { Connection } from './connection.js';
import { ConnectionCounts } from './connection-counts.js';
import { checked, checkedTls, type Kind, kinds } from './options.js';
import { cut, type Owner, Side, serverTimeouts } from './side.js';
import { type AddressInfo, type Socket, system, type TcpServer, TLSSocket } from './system.js';
import { isHandshake, Overheard } from './takeover.js';
import { type ServerTls, serverUpgrade } from './tls.js';
import { givenBy, WELCOME, type WelcomeOptions } from './welcome.js';

/** What a server is willing to serve, and how. */
export interface ServerOptions extends WelcomeOptions {
  /** Certificate and key, for `wss:`; in the clear if absent. With a list of hosts, a client that names another one is refused. */
  tls?: ServerTls;
  /** Choices other than the defaults. */
  policies?: Partial<Policies>;
  /** Limits other than the defaults, in bytes or milliseconds; Infinity is none. */
  limits?: Partial<Limits>;
  /** How machines are run; `compiled` if absent. With `xstate` or `xstateEngine(listener)` XState runs them, to be watched. */
  engine?: EngineChoice;
  /** By which text it is done: r4819, r4820 or r5065, which was uploaded as hixie-76; r4820 if absent. */
  revision?: Revision;
  /** Where timers come from; the system if absent. */
  clock?: Clock;
}

/** What each option has to be; policies, limits and engine say more themselves. */
const OPTIONS: Readonly<Record<keyof ServerOptions, Kind>> = {
  ...WELCOME,
  tls: kinds.anObject,
  policies: kinds.anObject,
  limits: kinds.anObject,
  engine: kinds.any,
  revision: kinds.aRevision,
  clock: kinds.aClock,
};

/** What a server tells, and with what. */
export interface ServerEvents {
  /** A client's connection is established. */
  connection: [connection: Connection];
  /** A handshake was aborted, because of that step; `why` names the machine's guard that found it so, where one did. */
  abort: [step: StepId, why: string | undefined];
  /** A connection is closed, established or not. */
  closed: [wasClean: boolean];
  /** There were too many connections for one more from this address. */
  refused: [address: string];
  /** What a function or listener of the application threw; it has cost no more than the connection it was called for. */
  fault: [error: unknown];
}

/** A server of the protocol, on a TCP port of its own or beside an HTTP server. */
export class Server extends EventEmitter<ServerEvents> {
  private readonly tcp: TcpServer;
  /** Whom each socket belongs to while it is open. */
  private readonly guests = new Map<Socket, Guest>();
  /** Hears that a socket is closed; one for all, since a closure for each is a good part of what an idle connection takes. */
  private readonly gone: (this: Socket) => void;
  private readonly clock: Clock;
  private readonly begin: Beginning;
  private readonly counts: ConnectionCounts;
  private readonly overheard = new Overheard();
  private empty: (() => void) | undefined;
  private stopping: Promise<void> | undefined;

  /**
   * A server that does not listen yet; createServer() does the same, and throws the same.
   */
  constructor(given: ServerOptions) {
    super();
    const options = checked(given, OPTIONS);
    const limits = chooseLimits(options.limits);
    this.clock = options.clock ?? systemClock;
    this.begin = beginning(options, limits, this);
    this.counts = new ConnectionCounts(limits);
    const server = this;
    this.gone = function () {
      server.part(this);
    };
    this.tcp = system.createServer({ allowHalfOpen: true }, (socket) => this.receive(socket));
    // Not to be accepted, as without file descriptors, costs the client its connection, and the server nothing.
    this.tcp.on('error', (error) => this.tcp.listening && this.fault(error));
  }

  /**
   * Listens on a port; 0 takes a free one.
   * @returns the port
   * @throws Error with a `code` such as EADDRINUSE when it cannot
   */
  async listen(port = 0, host?: string): Promise<number> {
    this.tcp.listen(port, host);
    await once(this.tcp, 'listening');
    return (this.tcp.address() as AddressInfo).port;
  }

  /**
   * Stands beside an HTTP or HTTPS server, to take connections over from it. From now on each connection is listened to,
   * since the server's parser does not keep the spaces at the ends of keys, which count (E10).
   */
  beside(http: EventEmitter): void {
    this.overheard.listenTo(http);
  }

  /**
   * Takes a connection over from an HTTP server that this one stands beside, and that has read the request:
   * `http.on('upgrade', ...)`. A handshake whose bytes were not heard is refused, for its keys are not known.
   * @param head what came behind the request, such as the eight bytes of key3, or some of them; the rest may come later
   * @returns false, and nothing was touched, if it is no handshake of this protocol; one of RFC 6455 is for another server
   */
  handleUpgrade(request: IncomingMessage, duplex: Duplex, head: Uint8Array): boolean {
    if (!isHandshake(request)) return false;
    const socket = duplex as Socket;
    socket.setTimeout(0);
    const bytes = this.overheard.take(request, duplex, head);
    // Whoever is gone by now, as while an application thought about it, is nobody's guest: nothing would tell when he leaves.
    if (socket.destroyed) return true;
    if (this.stopping) this.receive(socket);
    else if (bytes !== undefined) this.receive(socket, Buffer.concat([bytes, head]));
    else {
      socket.destroy();
      this.fault(
        new Error('handleUpgrade: the bytes of the handshake were not heard; call beside(http) before connections come'),
      );
    }
    return true;
  }

  /** Stops listening and closes the connections that are left, as a server may whenever it likes. */
  async close(): Promise<void> {
    const closed = this.stop();
    for (const socket of this.guests.keys()) cut(socket);
    await closed;
  }

  /**
   * Stops listening, cuts off handshakes that are under way, and terminates every connection with the closing handshake;
   * those that are left after a deadline are closed without. Nobody is let in meanwhile.
   * @param milliseconds until the deadline
   * @step 10.3.4.4.3#p3
   */
  async shutdown(milliseconds = 10_000): Promise<void> {
    const closed = this.stop();
    for (const [socket, { connection, isPending }] of [...this.guests]) {
      if (isPending) cut(socket);
      else connection.terminate();
    }
    const stopTimer = this.clock.start(milliseconds, 'shutdown', () => {
      for (const socket of this.guests.keys()) socket.destroy();
    });
    await closed;
    stopTimer();
  }

  /** However often it is told to stop, it does once. */
  private stop(): Promise<void> {
    this.stopping ??= this.leave();
    return this.stopping;
  }

  private async leave(): Promise<void> {
    this.overheard.stop();
    const gone = new Promise<void>((resolve) => {
      this.empty = resolve;
    });
    if (this.guests.size === 0) this.empty?.();
    if (this.tcp.listening) {
      const closed = once(this.tcp, 'close');
      this.tcp.close();
      await closed;
    }
    await gone;
  }

  private receive(socket: Socket, before?: Uint8Array): void {
    const address = socket.remoteAddress ?? '';
    if (this.stopping || !this.counts.enter(address)) {
      socket.destroy();
      try {
        this.emit('refused', address);
      } catch (error) {
        this.fault(error);
      }
      return;
    }
    const guest = new Guest(this, this.counts, address);
    this.guests.set(socket, guest);
    socket.on('close', this.gone);
    try {
      this.begin(socket, guest, before);
    } catch (error) {
      this.fault(error);
      socket.destroy();
    }
  }

  private part(socket: Socket): void {
    const guest = this.guests.get(socket) as Guest;
    this.guests.delete(socket);
    guest.establish();
    this.counts.leave(guest.address);
    if (this.guests.size === 0) this.empty?.();
  }

  /** Tells of what an application threw; if nobody listens, or a listener throws in turn, as a warning of the process. */
  fault(error: unknown): void {
    const warn = (of: unknown) => process.emitWarning(of instanceof Error ? of : String(of));
    try {
      if (!this.emit('fault', error)) warn(error);
    } catch (thrown) {
      warn(thrown);
    }
  }
}

type Beginning = (socket: Socket, guest: Guest, before?: Uint8Array) => void;

/** Begins with connections as the options want it; what they all share is made once. */
function beginning(options: ServerOptions, limits: Limits, server: Server): Beginning {
  const { tls, hosts } = options;
  // As the policy has it, where TLS ends in front of the server.
  const timing = options.policies?.['server.reply.timing'] ?? (options.secure ? 'fieldsFirst' : undefined);
  const policies = choose({ ...options.policies, ...(timing ? { 'server.reply.timing': timing } : {}) }, options.revision);
  const given = givenBy(options, (error) => server.fault(error));
  const upgrade = tls && serverUpgrade(checkedTls(tls), Array.isArray(hosts) ? hosts : null);
  const timeouts = serverTimeouts(limits);
  const { clock } = options;
  const run = engineBy(options.engine, options.revision);
  return (socket, guest, before) => {
    const isTunnel = before !== undefined && socket instanceof TLSSocket;
    const secure = isTunnel || (before === undefined && tls !== undefined);
    const engine = run(serverMachine, { ...given(socket, secure), policies, limits, secure });
    const side = new Side(engine, guest, timeouts, clock, upgrade);
    guest.side = side;
    guest.connection = new Connection(side, engine, guest.address);
    side.attach(socket, isTunnel);
    side.tell({ type: 'ACCEPT' });
    if (before !== undefined) side.read(before);
  };
}

/** Passes on what a machine tells of its connection. */
class Guest implements Owner {
  declare connection: Connection;
  declare side: Side;
  /** Whether it counts as one that has not finished its handshake. */
  isPending = true;

  constructor(
    private readonly server: Server,
    private readonly counts: ConnectionCounts,
    /** Where it came from. */
    readonly address: string,
  ) {}

  /** It is no longer one that has not finished its handshake. */
  establish(): void {
    if (this.isPending) this.counts.establish();
    this.isPending = false;
  }

  perform(effect: Effect): void {
    try {
      this.pass(effect);
    } catch (error) {
      this.giveUp(error);
    }
  }

  drained(): void {
    try {
      this.connection.emit('drain');
    } catch (error) {
      this.giveUp(error);
    }
  }

  private pass(effect: Effect): void {
    const { server, connection } = this;
    if (effect.type === 'MESSAGE_RECEIVED') connection.emit('message', effect.data);
    else if (effect.type === 'ESTABLISHED') {
      this.establish();
      server.emit('connection', connection);
    } else if (effect.type === 'REPORT') server.emit('abort', effect.step, effect.why);
    else if (effect.type === 'CLOSED') {
      // Whatever the one throws, the other is told.
      try {
        connection.emit('close', effect.wasClean);
      } finally {
        server.emit('closed', effect.wasClean);
      }
    }
  }

  /** What the application threw closes the connection that it was called for, and no other. */
  private giveUp(error: unknown): void {
    this.server.fault(error);
    this.side.tell({ type: 'SEND_FAILED' });
  }
}

/**
 * Creates a server; `serve` hears each connection once it is established.
 * @throws TypeError for an option that there is not, or that is not what it has to be: no origins, a value of a list that could not
 *   be sent or compared, or a certificate or key that is none
 * @throws RangeError for a policy or a limit that cannot be chosen
 */
export function createServer(options: ServerOptions, serve?: (connection: Connection) => void): Server {
  const server = new Server(options);
  if (serve !== undefined) server.on('connection', serve);
  return server;
}
