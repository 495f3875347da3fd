/** How a protocol looks on the wire to a client that only sends and counts. */
import type { Kind } from './kinds.js';
import { frameOf, opening } from './messages.js';
import { wsPackage } from './peers.js';

/** What a client of a protocol sends, and what it gets back. */
export interface Wire {
  request: Buffer;
  /** How the answer to the request ends; undefined where there is no handshake. */
  answerEnds?: string;
  /** A message as the client sends it. */
  frame(text: string): Buffer;
  /** The same message as the server sends it. */
  echo(text: string): Buffer;
}

const hixie: Wire = { ...opening, frame: frameOf, echo: frameOf };
const tcp: Wire = { request: Buffer.alloc(0), frame: frameOf, echo: frameOf };
const rfc6455: Wire = {
  request: Buffer.from(
    [
      'GET /demo HTTP/1.1',
      'Host: example.com',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Origin: http://example.com',
      '\r\n',
    ].join('\r\n'),
    'latin1',
  ),
  answerEnds: 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
  frame: (text) => framed(text, true),
  echo: (text) => framed(text, false),
};

export const wires: Readonly<Record<Kind, Wire>> = { hixie76: hixie, 'websocket-driver': hixie, ws: rfc6455, TCP: tcp };

/** A final text frame of RFC 6455, with a mask if it is the client's. */
function framed(text: string, mask: boolean): Buffer {
  return Buffer.concat(wsPackage().Sender.frame(Buffer.from(text), { fin: true, rsv1: false, opcode: 1, mask, readOnly: true }));
}
