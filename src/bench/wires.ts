/** How a protocol looks on the wire to a client that only sends and counts. */
import { randomBytes } from 'node:crypto';
import type { Kind } from './kinds.js';
import { frameOf, opening } from './messages.js';

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
  frame: (text) => framed(Buffer.from(text), randomBytes(4)),
  echo: (text) => framed(Buffer.from(text)),
};

export const wires: Readonly<Record<Kind, Wire>> = { hixie76: hixie, 'websocket-driver': hixie, ws: rfc6455, TCP: tcp };

/** A final text frame of RFC 6455, masked if there is a mask. */
function framed(data: Buffer, mask?: Buffer): Buffer {
  const bit = mask === undefined ? 0 : 0x80;
  const head = Buffer.concat([Buffer.of(0x81), lengthOf(data.length, bit), mask ?? Buffer.alloc(0)]);
  return Buffer.concat([head, mask === undefined ? data : data.map((byte, index) => byte ^ (mask[index % 4] as number))]);
}

function lengthOf(length: number, bit: number): Buffer {
  if (length < 126) return Buffer.of(bit | length);
  const bytes = Buffer.alloc(length < 65_536 ? 3 : 9);
  bytes[0] = bit | (length < 65_536 ? 126 : 127);
  bytes.writeUIntBE(length, bytes.length - (length < 65_536 ? 2 : 6), length < 65_536 ? 2 : 6);
  return bytes;
}
