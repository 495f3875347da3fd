/** The server's end of the wire: accepts TCP connections and runs a machine over each. */
import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { choose, type Effect, type Service, server as serverMachine } from '../../machines/index.js';
import { type Limits, limitDefaults, type Policies, type StepId } from '../../spec/index.js';
import { type Engine, type EngineChoice, engineBy } from '../engine/index.js';
import type { Clock } from './clock.js';
import { cut, type Owner, Side, serverTimeouts } from './side.js';
import { type ServerTls, serverUpgrade } from './tls.js';

/** What a server is willing to serve, and how. */
export interface ServerOptions {
  /** Host names, lowercase, with `:port` unless it is the default; any if absent. */
  hosts?: readonly string[];
  /** Origins, as their ASCII serialization; any if absent. */
  origins?: readonly string[];
  /** Resource names, from the slash on; any if absent. */
  resources?: readonly string[];
  /** Subprotocols it supports; none if absent. */
  protocols?: readonly string[];
  /** Certificate and key, for `wss:`; in the clear if absent. A client that names a host which is not among `hosts` is refused. */
  tls?: ServerTls;
  policies?: Partial<Policies>;
  limits?: Partial<Limits>;
  /** How machines are run; `compiled` if absent. With `xstate` or `xstateEngine(listener)` XState runs them, to be watched. */
  engine?: EngineChoice;
  clock?: Clock;
}

interface ConnectionEvents {
  /** A message from the client. */
  message: [data: string];
  /** There is room again, after `send()` returned false. */
  drain: [];
  /** The connection is closed. */
  close: [wasClean: boolean];
}

interface Established {
  requested: string;
  host: string;
  origin: string;
  subprotocol: string | null;
  established: boolean;
  closed: boolean;
  limits: Limits;
}

/** A connection to one client, from its establishment on. */
export class Connection extends EventEmitter<ConnectionEvents> {
  constructor(
    private readonly side: Side,
    private readonly engine: Engine,
  ) {
    super();
  }

  /** The resource name that the client asked for. */
  get resource(): string {
    return this.variables.requested;
  }

  /** The host that the client addressed, in lowercase. */
  get host(): string {
    return this.variables.host;
  }

  /** The origin that the client gave. */
  get origin(): string {
    return this.variables.origin;
  }

  /** The subprotocol in use, or null. */
  get protocol(): string | null {
    return this.variables.subprotocol;
  }

  /**
   * Sends a string, if the connection still takes any; unpaired surrogates become U+FFFD.
   * When more waits than `server.send.bufferLimit` allows, the connection closes, for its client reads too little.
   * @returns false when 64 KiB or more wait to be taken by the system: all will be sent, but better wait for `drain`
   * @step 10.3.4.4.3#p2
   * @step 10.3.4.5.3#p2
   */
  send(data: string): boolean {
    this.side.tell({ type: 'SEND_STRING', data });
    if (this.side.waiting > this.variables.limits['server.send.bufferLimit']) this.side.tell({ type: 'SEND_FAILED' });
    return this.side.hasRoom();
  }

  /**
   * Reads no further, so that the client has to wait; messages that have arrived already may still come. Neither
   * closing frame nor FIN is seen until `resume()`.
   */
  pause(): void {
    this.side.pause();
  }

  /** Reads on. */
  resume(): void {
    this.side.resume();
  }

  /**
   * Terminates the connection: the closing handshake, then TCP.
   * @step 10.3.4.4.3#p3
   */
  terminate(): void {
    this.side.tell({ type: 'TERMINATE' });
  }

  private get variables(): Established {
    return this.engine.context as Established;
  }
}

interface ServerEvents {
  /** A client's connection is established. */
  connection: [connection: Connection];
  /** A handshake was aborted, because of that step. */
  abort: [step: StepId];
  /** A connection is closed, established or not. */
  closed: [wasClean: boolean];
}

/** A server of the protocol on a TCP port of its own. */
export class Server extends EventEmitter<ServerEvents> {
  private readonly tcp: TcpServer;
  private readonly sockets = new Set<Socket>();

  constructor(options: ServerOptions = {}) {
    super();
    const { sockets } = this;
    const forget = function (this: Socket) {
      sockets.delete(this);
    };
    const begin = beginning(options, this);
    this.tcp = createTcpServer({ allowHalfOpen: true }, (socket) => {
      sockets.add(socket);
      socket.once('close', forget);
      begin(socket);
    });
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

  /** Stops listening and closes the connections that are left, as a server may whenever it likes. */
  async close(): Promise<void> {
    const closed = once(this.tcp, 'close');
    this.tcp.close();
    for (const socket of this.sockets) cut(socket);
    await closed;
  }
}

/** Begins with connections as the options want it; what they all share is made once. */
function beginning(options: ServerOptions, server: Server): (socket: Socket) => void {
  const limits = { ...limitDefaults, ...options.limits };
  const { tls } = options;
  const input = { service: serviceOf(options), policies: choose(options.policies), limits, secure: tls !== undefined };
  const upgrade = tls && serverUpgrade(tls, input.service.hosts);
  const timeouts = serverTimeouts(limits);
  const { clock } = options;
  const run = engineBy(options.engine);
  return (socket) => {
    const engine = run(serverMachine, input);
    const owner = new Accepted(server);
    const side = new Side(engine, owner, timeouts, clock, upgrade);
    owner.connection = new Connection(side, engine);
    side.attach(socket);
    side.tell({ type: 'ACCEPT' });
  };
}

/** Passes on what a machine tells of its connection. */
class Accepted implements Owner {
  declare connection: Connection;

  constructor(private readonly server: Server) {}

  perform(effect: Effect): void {
    const { server, connection } = this;
    if (effect.type === 'MESSAGE_RECEIVED') connection.emit('message', effect.data);
    else if (effect.type === 'ESTABLISHED') server.emit('connection', connection);
    else if (effect.type === 'REPORT') server.emit('abort', effect.step);
    else if (effect.type === 'CLOSED') {
      connection.emit('close', effect.wasClean);
      server.emit('closed', effect.wasClean);
    }
  }

  drained(): void {
    this.connection.emit('drain');
  }
}

/** Creates a server; `serve` hears each connection once it is established. */
export function createServer(options: ServerOptions = {}, serve?: (connection: Connection) => void): Server {
  const server = new Server(options);
  if (serve !== undefined) server.on('connection', serve);
  return server;
}

function serviceOf({ hosts, origins, resources, protocols }: ServerOptions): Service {
  return { hosts: hosts ?? null, origins: origins ?? null, resources: resources ?? null, protocols: protocols ?? [] };
}
