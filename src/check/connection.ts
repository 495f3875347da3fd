/** Our end of a TCP connection to the side under test: it writes, keeps all that comes, and logs both. */
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Entry, otherThan, type Side } from '../judge/index.js';
import { Changes } from './changes.js';
import { delivered } from './delivery.js';

/** What went over the wire, and what the trace has in its place, if that is something else. */
export type Logged = Entry & { inTrace?: Entry };

/** A peer that sends more than any trace asks for is not listened to for ever. */
const MOST = 4 * 1024 * 1024;

export class Connection {
  /** What went over the wire, in the order in which it was seen. */
  readonly log: Logged[] = [];
  /** How the other side has closed, or undefined while it has not. */
  closed: 'fin' | 'rst' | undefined;
  /** Whether it sent so much that reading was given up. */
  flooded = false;
  /** Everything that was received. */
  received = Buffer.alloc(0);
  /** What was seen of the other side. */
  readonly changes = new Changes();
  private readonly opened = performance.now();

  /** @param peer the side under test, at the other end */
  constructor(
    private readonly socket: Socket,
    private readonly peer: Side,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.hears(bytes));
    socket.on('end', () => this.ended('fin'));
    socket.on('error', () => this.ended('rst'));
    socket.on('close', () => this.ended('rst'));
  }

  /**
   * Connects to a server.
   * @param timeout in milliseconds
   * @param ca PEM of the authorities to trust for `wss:`
   * @throws Error with what the system or TLS says
   */
  static async to(url: URL, timeout: number, ca?: string): Promise<Connection> {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const secure = url.protocol === 'wss:';
    // Reading on when the other side has closed, and so on: closing is ours to decide.
    const to = { host, port: Number(url.port || (secure ? 443 : 80)), allowHalfOpen: true };
    const trusting = { ...(ca === undefined ? {} : { ca }), ...(isIP(host) === 0 ? { servername: host } : {}) };
    const socket = secure ? connectTls({ ...to, ...trusting }) : connect(to);
    try {
      await once(socket, secure ? 'secureConnect' : 'connect', { signal: AbortSignal.timeout(timeout) });
    } catch (error) {
      socket.destroy();
      throw (error as Error).name === 'AbortError' ? new Error(`no connection within ${timeout} ms`) : error;
    }
    return new Connection(socket, 'server');
  }

  /**
   * Sends bytes in one write; what can no longer be sent is not sent.
   * @param inTrace what they are in the trace that is played
   */
  send(bytes: Buffer, inTrace: Buffer = bytes): void {
    if (this.closed !== undefined) return;
    const entry = { from: otherThan(this.peer), at: this.now(), bytes };
    this.log.push({ ...entry, inTrace: { ...entry, bytes: inTrace } });
    this.socket.write(bytes);
  }

  /**
   * Waits until the other side has read what was sent, if it is to be known; otherwise that is its turn.
   * @returns whether it is known
   */
  async delivered(known: boolean): Promise<boolean> {
    if (known && this.closed === undefined) return delivered(this.socket);
    await new Promise((resolve) => setImmediate(resolve));
    return false;
  }

  /** Closes our half. */
  finish(): void {
    if (this.closed !== undefined) return;
    this.log.push({ from: otherThan(this.peer), at: this.now(), close: 'fin' });
    this.socket.end();
  }

  /** Breaks the connection; nothing of it can be seen any more. */
  reset(): void {
    if (this.closed !== undefined) return;
    this.log.push({ from: otherThan(this.peer), at: this.now(), close: 'rst' });
    this.socket.removeAllListeners('data').resetAndDestroy();
  }

  /** Lets go of the connection. */
  destroy(): void {
    this.socket.removeAllListeners('data').destroy();
  }

  private hears(bytes: Buffer): void {
    this.received = Buffer.concat([this.received, bytes]);
    this.log.push({ from: this.peer, at: this.now(), bytes });
    this.flooded = this.received.length > MOST;
    if (this.flooded) this.destroy();
    this.changes.note();
  }

  private ended(how: 'fin' | 'rst'): void {
    if (this.closed !== undefined || this.flooded) return;
    this.closed = how;
    this.log.push({ from: this.peer, at: this.now(), close: how });
    this.changes.note();
  }

  private now(): number {
    return Math.round(performance.now() - this.opened);
  }
}
