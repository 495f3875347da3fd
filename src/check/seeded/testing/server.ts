/** An echo server written by hand after sections 10.3.4.4.1 to 10.3.4.4.3, each part of which can be put wrong. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { tcpServer } from '../../testing.js';
import { type FrameParts, framesOf, SOUND_FRAMES } from './frames.js';

/** What a client asked for. In all strings of this file one character is one byte. */
export interface Request {
  resource: string;
  /** Names in lowercase, and values, in the order on the wire. */
  fields: readonly (readonly [name: string, value: string])[];
  /** The value of a field; undefined unless there is exactly one. */
  value(name: string): string | undefined;
  key3: string;
}

/** What a server does with what it is sent; undefined closes. */
export interface Parts extends FrameParts {
  digits(key: string): number;
  spaces(key: string): number;
  /** The part of the challenge that a key gives. */
  quotient(digits: number, spaces: number): number | undefined;
  /** The four bytes of a part. */
  bytes(part: number): Buffer;
  challenge(part1: Buffer, part2: Buffer, request: Request): Buffer;
  response(challenge: Buffer): string;
  origin(request: Request): string | undefined;
  location(request: Request): string | undefined;
  /** The fields of the reply beyond those four that each has. */
  protocol(request: Request): string | undefined;
}

const SOUND: Parts = {
  digits: (key) => Number(key.replace(/[^0-9]/g, '') || NaN),
  spaces: (key) => key.split(' ').length - 1,
  quotient: (digits, spaces) => (spaces > 0 && digits % spaces === 0 && digits / spaces < 2 ** 32 ? digits / spaces : undefined),
  bytes: (part) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(part);
    return bytes;
  },
  challenge: (part1, part2, { key3 }) => Buffer.concat([part1, part2, Buffer.from(key3, 'latin1')]),
  response: (challenge) => md5(challenge, 'latin1'),
  origin: (request) => request.value('origin'),
  // The default port is not written.
  location: (request) => `ws://${request.value('host')?.toLowerCase().replace(/:80$/, '')}${request.resource}`,
  protocol: (request) => request.value('sec-websocket-protocol'),
  ...SOUND_FRAMES,
};

export function md5(bytes: Buffer, encoding: 'latin1' | 'hex' | 'base64'): string {
  return createHash('md5').update(bytes).digest().toString(encoding);
}

/** Starts a sound server but for these parts. */
export async function sketch(parts: Partial<Parts> = {}): Promise<string> {
  const { url } = await tcpServer((socket) => serve(socket, { ...SOUND, ...parts }));
  return url;
}

function serve(socket: Socket, parts: Parts): void {
  let received = '';
  const send = (bytes: string) => socket.writable && socket.write(bytes, 'latin1');
  const frames = framesOf(parts, { send, closed: () => send('\xff\0') });
  socket.setNoDelay(true).on('end', () => socket.end());
  const handshake = (bytes: Buffer) => {
    received += bytes.toString('latin1');
    const [all, head = '', key3 = ''] = /^([\s\S]*?)\r\n\r\n([\s\S]{8})/.exec(received) ?? [];
    if (all === undefined) return;
    const request = requestOf(head, key3);
    const reply = request && replyTo(request, parts);
    socket.off('data', handshake);
    if (reply === undefined) return socket.resume().end();
    send(reply);
    socket.on('data', (more) => frames(more.toString('latin1')));
    frames(received.slice(all.length));
  };
  socket.on('data', handshake);
}

/** What a head asks for; undefined if it does not match section 10.3.4.4.1. */
function requestOf(head: string, key3: string): Request | undefined {
  const [line = '', ...lines] = head.split('\r\n');
  const [, resource] = /^GET (\/[!-~]*) /.exec(line) ?? [];
  const parsed = lines.map((each) => /^([!-9;-~]+): ?([^\r\n]*)$/.exec(each));
  if (resource === undefined || !isUtf8(Buffer.from(head, 'latin1'))) return undefined;
  const fields = parsed.flatMap((match) => (match === null ? [] : [[(match[1] ?? '').toLowerCase(), match[2] ?? ''] as const]));
  if (fields.length < lines.length) return undefined;
  const value = (name: string) => {
    const values = fields.filter((field) => field[0] === name);
    return values.length === 1 ? values[0]?.[1] : undefined;
  };
  return { resource, fields, value, key3 };
}

function replyTo(request: Request, parts: Parts): string | undefined {
  if (!/^websocket$/i.test(request.value('upgrade') ?? '') || !/^upgrade$/i.test(request.value('connection') ?? ''))
    return undefined;
  const [part1, part2] = ['sec-websocket-key1', 'sec-websocket-key2'].map((name) => {
    const key = request.value(name);
    const part = key === undefined ? undefined : parts.quotient(parts.digits(key), parts.spaces(key));
    return part === undefined ? undefined : parts.bytes(part);
  });
  const [origin, location, protocol] = [parts.origin(request), parts.location(request), parts.protocol(request)];
  if (!part1 || !part2 || request.value('host') === undefined || origin === undefined || location === undefined) return undefined;
  const fields = [
    'Upgrade: WebSocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Origin: ${origin}`,
    `Sec-WebSocket-Location: ${location}`,
    ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
  ];
  const response = parts.response(parts.challenge(part1, part2, request));
  return `HTTP/1.1 101 WebSocket Protocol Handshake\r\n${fields.join('\r\n')}\r\n\r\n${response}`;
}

/** The sixteen bytes for two numbers and key3. */
export function digestOf(part1: number, part2: number, key3: string): string {
  return md5(Buffer.concat([SOUND.bytes(part1), SOUND.bytes(part2), Buffer.from(key3, 'latin1')]), 'latin1');
}
