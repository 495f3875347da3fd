/** Sound handshakes of both sides, in parts. */
import { vectors } from '../../../spec/index.js';
import type { Token } from './model.js';
import { bytes, lines, one } from './tokens.js';
import type { Walk } from './walk.js';

/** A worked example of the text, for servers. */
export const golden = vectors.golden.find(({ id }) => id === 'overview') as (typeof vectors.golden)[number];
export const goldenKey3 = Buffer.from(golden.key3.hex, 'hex').toString('latin1');
export const requestLine = 'GET /demo HTTP/1.1';
export const statusLine = 'HTTP/1.1 101 WebSocket Protocol Handshake';

export type Field = readonly [name: string, value: string];

/** Fields that a server wants to read, without the optional subprotocol. */
export const clientFields: readonly Field[] = [
  ['Host', 'example.com'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key2', golden.key2],
  ['Upgrade', 'WebSocket'],
  ['Sec-WebSocket-Key1', golden.key1],
  ['Origin', 'http://example.com'],
];

/** What a client compares a server's handshake with. */
export interface Expecting {
  origin: string;
  url: string;
  protocol: string | null;
  expected: { latin1(): string };
}

/** Fields that a client wants to read. */
export function serverFields({ origin, url, protocol }: Omit<Expecting, 'expected'>): Field[] {
  return [
    ['Upgrade', 'WebSocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Origin', origin],
    ['Sec-WebSocket-Location', url],
    ...(protocol === null ? [] : [['Sec-WebSocket-Protocol', protocol] as const]),
  ];
}

/** Field lines, without the blank one. */
export function linesOf(fields: readonly Field[]): string {
  return lines(...fields.map(([name, value]) => `${name}: ${value}`));
}

/** All fields of a sound handshake and the blank line, with some changed; undefined leaves one out. */
export function fieldsWith(
  name: string,
  sound: readonly Field[],
  changes: Readonly<Record<string, string | undefined>> = {},
  ...more: string[]
): Token {
  const all = Object.entries({ ...Object.fromEntries(sound), ...changes }).filter(([, value]) => value !== undefined);
  return bytes(name, lines(...all.map(([field, value]) => `${field}: ${value}`), ...more, ''));
}

/** A client's handshake. */
export const soundRequest = {
  line: bytes('request line', lines(requestLine)),
  fields: bytes('valid fields', `${linesOf(clientFields)}\r\n`),
  key3: bytes('key3', goldenKey3),
};

/** What a user agent has for a connection. */
export interface Having {
  proxy?: string;
  credentials?: string;
  cookies?: readonly string[];
}

/** A client that has been constructed and has connected. */
export function opened(
  url = 'ws://example.com/demo',
  protocol: string | null = null,
  { cookies, ...configured }: Having = {},
): [construct: Token, opened: Token] {
  const names = Object.entries({ cookies, ...configured }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const having = names.length === 0 ? '' : `, with ${names.join(' and ')}`;
  const events = [
    { type: 'TURN', ...configured },
    { type: 'TCP_OPENED', ...(cookies ? { cookies } : {}) },
  ] as const;
  return [
    { name: `new WebSocket("${url}")`, events: [{ type: 'CONSTRUCT', url, protocol }] },
    { name: `TCP opens${having}`, events },
  ];
}

/** A server's handshake for the client of a walk; the proof is there once the fields were read. */
export function soundReply({ view }: Walk): { statusLine: Token; fields: Token; proof(): Token } {
  const expecting = view.context as Expecting;
  return {
    statusLine: bytes('status line', lines(statusLine)),
    fields: bytes('valid fields', `${linesOf(serverFields(expecting))}\r\n`),
    proof: () => bytes('the right reply', expecting.expected.latin1()),
  };
}

/** Brings a walk from its beginning to an established connection; of a client, whose script knows of it. */
export function establish(walk: Walk): Walk {
  if (walk.role === 'server') return walk.add(one('accept', 'ACCEPT'), soundRequest.line, soundRequest.fields, soundRequest.key3);
  walk.add(...opened());
  const { statusLine, fields } = soundReply(walk);
  walk.add(statusLine, fields);
  return walk.add(soundReply(walk).proof(), one('a task runs', 'TASK'));
}
