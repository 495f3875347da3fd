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

/**
 * What comes on the connections of an HTTP server, as it came. Its parser takes spaces off the ends of values, and in a
 * key they count (10.3.4.4.2#5, E10).
 */
export class Overheard {
  private readonly heard = new WeakMap<Duplex, { chunks: Buffer[]; listener(chunk: Buffer): void }>();

  /** Listens to each connection from now on, by `connection` and, for one of HTTPS, `secureConnection`. */
  listenTo(http: EventEmitter): void {
    for (const event of ['connection', 'secureConnection']) http.on(event, (socket: Duplex) => this.begin(socket));
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
      chunks.push(chunk);
      kept += chunk.length;
      while (kept - (chunks[0] as Buffer).length >= KEPT) kept -= (chunks.shift() as Buffer).length;
    };
    this.heard.set(socket, { chunks, listener });
    // Before the parser, which tells of the upgrade while it has the last chunk.
    socket.prependListener('data', listener);
  }
}
