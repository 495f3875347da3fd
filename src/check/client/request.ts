/** What a client asks for: its handshake, read as kindly as can be, so that it can be answered. */
import { createHash } from 'node:crypto';

/** How the numbers of the challenge are written. */
export type Order = 'big' | 'little';

/** A handshake of a client. */
export interface Handshake {
  /** Bytes in all. */
  length: number;
  resource: string;
  host: string | undefined;
  origin: string | undefined;
  protocol: string | null;
  keys: readonly [string, string];
  key3: Buffer;
  /** Names of the fields, as they came. */
  names: readonly string[];
}

/** What is no handshake of this protocol. */
export interface Otherwise {
  /** In words that go on after "it". */
  otherwise: string;
}

const END = '\r\n\r\n';
const KEY3 = 8;
/** A client that goes on for longer without an end of its fields never ends. */
const LONGEST = 65_536;

/** The handshake at the beginning of what was received, or undefined while more has to come. */
export function handshakeIn(bytes: Buffer): Handshake | Otherwise | undefined {
  const end = bytes.indexOf(END);
  if (end === -1)
    return bytes.length > LONGEST ? { otherwise: `sends ${LONGEST} bytes without an end of the fields` } : undefined;
  const [line = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const fields = lines.map(fieldOf);
  const valueOfField = (wanted: string) => fields.find(({ name }) => name.toLowerCase() === wanted)?.value;
  const [key1, key2] = [valueOfField('sec-websocket-key1'), valueOfField('sec-websocket-key2')];
  if (key1 === undefined || key2 === undefined) return { otherwise: otherwise(line, valueOfField('sec-websocket-version')) };
  const length = end + END.length + KEY3;
  if (bytes.length < length) return undefined;
  return {
    length,
    resource: line.split(' ')[1] ?? '',
    host: valueOfField('host'),
    origin: valueOfField('origin'),
    protocol: valueOfField('sec-websocket-protocol') ?? null,
    keys: [key1, key2],
    key3: bytes.subarray(length - KEY3, length),
    names: fields.map(({ name }) => name),
  };
}

/** The resource that is asked for, as soon as the first line is there. */
export function resourceIn(bytes: Buffer): string | undefined {
  const end = bytes.indexOf('\n');
  if (end === -1) return bytes.length > LONGEST ? '' : undefined;
  return bytes.toString('latin1', 0, end).split(' ')[1] ?? '';
}

function fieldOf(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  const value = line.slice(colon + 1);
  return { name: line.slice(0, Math.max(0, colon)), value: value.startsWith(' ') ? value.slice(1) : value };
}

function otherwise(line: string, version: string | undefined): string {
  const asks = `asks with ${JSON.stringify(line.slice(0, 80))}, without Sec-WebSocket-Key1 and Sec-WebSocket-Key2`;
  return version === undefined ? asks : `${asks}, but with Sec-WebSocket-Version ${version}: that is another protocol`;
}

/** The sixteen bytes that a client with these keys expects. */
export function digestFor({ keys, key3 }: Pick<Handshake, 'keys' | 'key3'>, order: Order): Buffer {
  const challenge = Buffer.concat([Buffer.alloc(8), key3]);
  for (const [index, key] of keys.entries()) {
    const number = numberOf(key);
    if (order === 'big') challenge.writeUInt32BE(number, 4 * index);
    else challenge.writeUInt32LE(number, 4 * index);
  }
  return createHash('md5').update(challenge).digest();
}

/** The number that a key says. What is no such key says something all the same. */
export function numberOf(key: string): number {
  const spaces = BigInt(key.split(' ').length - 1 || 1);
  return Number(BigInt.asUintN(32, BigInt(key.replace(/[^0-9]/g, '') || '0') / spaces));
}
