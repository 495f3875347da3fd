/** Handshakes that an HTTP server has read already, given back their bytes. */
import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Whether a request is a handshake of this protocol, and not one of RFC 6455: it has a key of its own. */
export function isHandshake({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET') return false;
  return headers['sec-websocket-key1'] !== undefined || headers['sec-websocket-key2'] !== undefined;
}

/** As much of what came last is kept of each connection: more than Node's HTTP parser takes for one request. */
const KEPT = 131_072;

/** Events by which HTTP servers tell of a connection, and those of HTTPS. */
const CONNECTIONS = ['connection', 'secureConnection'];

/**
 * What comes on the connections of an HTTP server, as it came. Its parser takes spaces off the ends of values, and in a
 * key they count (10.3.4.4.2#5, E10).
 */
export class Overheard {
  private readonly heard = new WeakMap<Duplex, { chunks: Buffer[]; listener(chunk: Buffer): void }>();

  private readonly servers: EventEmitter[] = [];
  private isOver = false;
  private readonly begins = (socket: Duplex) => this.begin(socket);

  /** Listens to each connection from now on. */
  listenTo(http: EventEmitter): void {
    this.servers.push(http);
    for (const event of CONNECTIONS) http.on(event, this.begins);
  }

  /** Listens no more, to no connection. */
  stop(): void {
    this.isOver = true;
    for (const http of this.servers.splice(0)) for (const event of CONNECTIONS) http.off(event, this.begins);
  }

  /**
   * The bytes of a request, without the head behind it. A connection is no longer listened to then.
   * @returns undefined if they were not heard
   */
  take({ method, url, httpVersion }: IncomingMessage, socket: Duplex, head: Uint8Array): Buffer | undefined {
    const { chunks, listener } = this.heard.get(socket) ?? { chunks: [], listener: () => {} };
    this.heard.delete(socket);
    socket.off('data', listener);
    const all = Buffer.concat(chunks);
    const begin = all.lastIndexOf(Buffer.from(`${method} ${url} HTTP/${httpVersion}\r\n`, 'latin1'));
    return begin === -1 ? undefined : all.subarray(begin, all.length - head.length);
  }

  private begin(socket: Duplex): void {
    const chunks: Buffer[] = [];
    let kept = 0;
    const listener = (chunk: Buffer) => {
      if (this.isOver) {
        socket.off('data', listener);
        return;
      }
      chunks.push(chunk);
      kept += chunk.length;
      while (kept - (chunks[0] as Buffer).length >= KEPT) kept -= (chunks.shift() as Buffer).length;
    };
    this.heard.set(socket, { chunks, listener });
    // Before the parser, which tells of the upgrade while it has the last chunk.
    socket.prependListener('data', listener);
  }
}
