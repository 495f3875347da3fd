/**
 * The line between a client and a server: it passes on each handshake and each
 * frame whole, in one write, and keeps what was said. What came in pieces is no
 * reason then for the two not to understand each other; that is for the checks.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Entry, Side } from '../../judge/index.js';
import { Changes } from '../changes.js';
import { Speech } from './speech.js';

/** More than that is no conversation any more. */
const MOST = 64 * 1024 * 1024;

export class Line {
  readonly client = new Speech('client');
  readonly server = new Speech('server');
  readonly wire: Entry[] = [];
  /** Which sides have closed, the first one first. */
  readonly closed: Side[] = [];
  /** Whether one of them was cut, so that the other's close cannot be seen. */
  cut = false;
  /** Whether a client has connected. */
  connected = false;
  /** What is waited for; the conversation itself, and whatever else is noted there. */
  readonly changes = new Changes();
  private readonly listener: Server;
  private readonly sockets: Socket[] = [];
  private readonly opened = performance.now();
  private length = 0;

  /** @param port of the server, on 127.0.0.1 */
  constructor(port: number) {
    this.listener = createServer({ allowHalfOpen: true }, (client) => {
      this.connected = true;
      this.listener.close();
      const server = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
      this.sockets.push(client, server);
      this.pass('client', client, server);
      this.pass('server', server, client);
    });
  }

  /** @returns the port for the client, on 127.0.0.1 */
  async open(): Promise<number> {
    await once(this.listener.listen(0, '127.0.0.1'), 'listening');
    return (this.listener.address() as AddressInfo).port;
  }

  /**
   * Waits for something to come true, or for both sides to have closed.
   * @param within milliseconds; the deadline of what is observed
   * @returns whether it did in time
   */
  async until(isSo: () => boolean, within: number): Promise<boolean> {
    const deadline = performance.now() + within;
    while (!isSo()) {
      if (this.cut || this.closed.length === 2 || this.length > MOST) return false;
      if (!(await this.changes.next(deadline))) return isSo();
    }
    return true;
  }

  /** Cuts what is open. */
  end(): void {
    this.listener.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private pass(from: Side, source: Socket, target: Socket): void {
    source.setNoDelay(true);
    source.on('data', (bytes: Buffer) => {
      this.length += bytes.length;
      for (const part of this[from].hear(bytes)) this.say(from, part, target);
      this.changes.note();
    });
    source.on('end', () => this.close(from, 'fin', target));
    source.on('error', () => this.close(from, 'rst', target));
  }

  private say(from: Side, bytes: Buffer, target: Socket): void {
    this.wire.push({ from, at: this.now(), bytes });
    target.write(bytes);
  }

  private close(from: Side, close: 'fin' | 'rst', target: Socket): void {
    if (this.closed.includes(from)) return;
    const rest = this[from].rest();
    if (rest.length > 0) this.say(from, rest, target);
    this.wire.push({ from, at: this.now(), close });
    this.closed.push(from);
    if (close === 'fin') target.end();
    else {
      this.cut = true;
      target.resetAndDestroy();
    }
    this.changes.note();
  }

  private now(): number {
    return Math.round(performance.now() - this.opened);
  }
}
