/** Plays a path to the built-in server: the other end is a plain TCP socket. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type OutsideEvent, timerOf } from '../../machines/index.js';
import { type Connection, createServer, type Server, type ServerOptions } from '../net/index.js';
import type { Path, Token } from '../paths/index.js';
import { ManualClock } from './clock.js';
import type { Observation } from './observation.js';
import type { Recorder } from './recorder.js';
import { anonymous, clientEnd, NO_TLS } from './tls.js';
import { closedBy } from './world.js';

/** Plays a path to the server; the recorder watches its machine. */
export class ServerPlay {
  private readonly clock = new ManualClock();
  private readonly server: Server;
  private readonly received: Buffer[] = [];
  private readonly seen: string[] = [];
  private socket: Socket | undefined;
  private connection: Connection | undefined;
  private sent = 0;

  constructor(
    private readonly path: Path,
    private readonly recorder: Recorder,
  ) {
    const { policies, limits, service, secure, encryptionExpected, cookiesToSet } = path.setting;
    const options: ServerOptions = {
      origins: 'any',
      hosts: 'any',
      ...service,
      ...(secure ? { tls: anonymous } : {}),
      secure: encryptionExpected ?? false,
      setCookies: cookiesToSet ?? [],
      policies: policies ?? {},
      limits: limits ?? {},
      engine: recorder.engine,
      clock: this.clock,
    };
    this.server = createServer(options, (connection) => {
      this.connection = connection;
      this.seen.push('a connection');
      connection.on('message', (data) => this.seen.push(`message ${JSON.stringify(data)}`));
    });
    this.server.on('closed', (wasClean) => this.seen.push(closedBy(wasClean)));
  }

  async run(): Promise<Observation> {
    const port = await this.server.listen(0, '127.0.0.1');
    this.socket = connect(port, '127.0.0.1');
    const ended = once(this.socket, 'close');
    this.socket.on('error', () => {});
    if (this.path.setting.secure) this.socket.resume();
    else this.listen(this.socket);
    for (const token of this.path.tokens) await this.play(token);
    await ended;
    return { bytes: Buffer.concat(this.received).toString('hex'), seen: this.seen };
  }

  private listen(socket: Socket): void {
    socket.on('data', (chunk) => this.received.push(chunk));
  }

  async end(): Promise<void> {
    this.socket?.destroy();
    await this.server.close();
  }

  private async play({ events }: Token): Promise<void> {
    const bytes = events.flatMap((event) => (event.type === 'BYTE' ? [event.byte] : []));
    if (bytes.length > 0) {
      this.sent += bytes.length;
      this.socket?.write(Buffer.from(bytes));
      await this.recorder.until('BYTE', this.sent);
    }
    if (events.some(({ type }) => type === 'SEND_FAILED')) this.socket?.resetAndDestroy();
    for (const event of events) await this.tell(event);
  }

  private async secure(tcp: Socket): Promise<void> {
    this.socket = clientEnd(tcp);
    this.socket.on('error', () => {});
    this.listen(this.socket);
    await this.recorder.until('TLS_OPENED', 1);
  }

  private async tell(event: OutsideEvent): Promise<void> {
    const timer = timerOf(event.type);
    if (event.type === 'ACCEPT') await this.recorder.until('ACCEPT', 1);
    else if (event.type === 'TERMINATE') this.connection?.terminate();
    else if (event.type === 'SEND_STRING') this.connection?.send(event.data);
    else if (timer !== undefined) this.clock.ring(timer);
    else if (event.type === 'TLS_OPENED') await this.secure(this.socket as Socket);
    else if (event.type === 'TLS_FAILED') {
      this.socket?.write(NO_TLS);
      await this.recorder.until('TLS_FAILED', 1);
    } else if (event.type === 'SEND_FAILED') await this.recorder.until('SEND_FAILED', 1);
    else if (event.type === 'TCP_CLOSED') {
      this.socket?.end();
      await this.recorder.until('TCP_CLOSED', 1);
    }
  }
}
