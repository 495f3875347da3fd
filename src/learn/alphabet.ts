/** Alphabets: what is done to a peer, each input whole. Some have names, and any can come from a file. */
import { headIn, type Side } from '../judge/index.js';
import { clientFields, requestLine, soundRequest, textOf } from '../paths/index.js';

/**
 * Something that is done to a peer: bytes in one write, our FIN, or a call that its application makes. In `hex`, `xx` is a
 * letter, another one each time, so that a text is told from earlier ones; `text` has one character for each byte.
 */
export type Input = { readonly name: string } & (
  | { readonly hex: string }
  | { readonly text: string }
  /** The next bytes, so many, of the sixteen that the client's keys are rightly answered with, as far as there are any left. */
  | { readonly answer: number }
  | { readonly fin: true }
  | { readonly send: string }
  | { readonly close: true }
);

export interface Alphabet {
  readonly name: string;
  /** Whether inputs come behind a sound opening handshake. */
  readonly opened: boolean;
  readonly inputs: readonly Input[];
}

/** An alphabet that is none: one line that says what is wrong with it. */
export class Unusable extends Error {}

const FRAMES: readonly Input[] = [
  { name: 'a text', hex: '00 xx ff' },
  { name: 'an empty text', hex: '00 ff' },
  { name: 'a begun text', hex: '00 xx' },
  { name: 'its end', hex: 'xx ff' },
  { name: '80 00', hex: '80 00' },
  { name: '80 02 xx xx', hex: '80 02 xx xx' },
  { name: '80 02 xx', hex: '80 02 xx' },
  { name: 'FF 00', hex: 'ff 00' },
  { name: 'FF 80 00', hex: 'ff 80 00' },
  { name: '01 xx FF', hex: '01 xx ff' },
  { name: 'FF 02 xx xx', hex: 'ff 02 xx xx' },
  { name: 'FIN', fin: true },
];
const TEXT = FRAMES[0] as Input;
const FIN = FRAMES.at(-1) as Input;

const field = ([name, value]: readonly [string, string]) => `${name}: ${value}\r\n`;
const withoutKey2 = clientFields.filter(([name]) => !name.endsWith('Key2'));
const key3 = textOf(soundRequest.key3);

/** As long as key3, and half as long as the answer to it: no cut between inputs ever makes its FF the type of a frame. */
const EIGHT: Input = { name: 'a text', hex: '00 xx xx xx xx xx xx ff' };

/** What begins a handshake, its parts, and what comes too early. */
const HANDSHAKES: Readonly<Record<Side, readonly Input[]>> = {
  server: [
    { name: 'the request line', text: `${requestLine}\r\n` },
    { name: 'all fields', text: textOf(soundRequest.fields) },
    { name: 'all fields but key 2', text: `${withoutKey2.map(field).join('')}\r\n` },
    { name: 'key3', text: key3 },
    { name: 'the first half of key3', text: key3.slice(0, 4) },
    { name: 'the other half', text: key3.slice(4) },
    { name: 'key3 with a text', text: `${key3}\0a\xff` },
    EIGHT,
    FIN,
  ],
  client: [
    { name: 'the status line', text: 'HTTP/1.1 101 WebSocket Protocol Handshake\r\n' },
    { name: 'another status', text: 'HTTP/1.1 404 Not Found\r\n' },
    {
      name: 'all fields',
      text: 'Upgrade: WebSocket\r\nConnection: Upgrade\r\nSec-WebSocket-Origin: http://example.com\r\nSec-WebSocket-Location: ws://example.com/demo\r\n\r\n',
    },
    { name: 'the answer', answer: 16 },
    { name: 'half of the answer', answer: 8 },
    { name: 'a wrong answer', text: 'a wrong answer!!' },
    EIGHT,
    FIN,
  ],
};

/** Calls that an application makes; what it is told to send is no text that comes over the wire. */
const CALLS: readonly Input[] = [
  { name: 'its application sends', send: 'told' },
  { name: 'its application closes', close: true },
];

export const PRESETS = ['frames', 'handshake', 'hooks'] as const;

/** The alphabet of a name for a side, or undefined if there is none. */
export function preset(name: string, side: Side): Alphabet | undefined {
  switch (name) {
    case 'frames':
      return { name, opened: true, inputs: FRAMES };
    case 'handshake':
      return { name, opened: false, inputs: HANDSHAKES[side] };
    case 'hooks':
      return { name, opened: true, inputs: [TEXT, { name: 'FF 00', hex: 'ff 00' }, ...CALLS, FIN] };
    default:
      return undefined;
  }
}

/**
 * The alphabet that a file has: `{"opened": true, "inputs": [{"name": "a text", "hex": "00 xx ff"}, {"name": "FIN", "fin": true}]}`.
 * @throws Unusable with what is wrong, and where
 */
export function alphabetIn(text: string, name: string): Alphabet {
  const { opened = true, inputs, ...others } = objectIn(text);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Unusable(`"${unknown}" means nothing; there are "opened" and "inputs"`);
  if (typeof opened !== 'boolean') throw new Unusable('"opened" is neither true nor false');
  if (!Array.isArray(inputs) || inputs.length === 0) throw new Unusable('"inputs" is no list with an input in it');
  const all = inputs.map(inputAt);
  const twice = all.find(({ name }, index) => all.findIndex((each) => each.name === name) !== index);
  if (twice !== undefined) throw new Unusable(`two inputs have the name "${twice.name}"`);
  return { name, opened, inputs: all };
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new Unusable(`no JSON: ${(error as Error).message}`);
  }
  throw new Unusable('no object with "inputs"');
}

/** What each kind of input has to be, and that in words. */
const KINDS: Readonly<Record<string, readonly [is: (value: unknown) => boolean, wanted: string]>> = {
  hex: [(value) => typeof value === 'string' && /^\s*(?:(?:[0-9a-f]{2}|xx)\s*)+$/i.test(value), 'pairs of hex digits, or xx'],
  text: [(value) => typeof value === 'string' && /^[\0-\xff]+$/.test(value), 'a text of U+0000 to U+00FF'],
  answer: [(value) => Number.isInteger(value) && (value as number) > 0 && (value as number) <= 16, 'a number from 1 to 16'],
  fin: [(value) => value === true, 'true'],
  send: [(value) => typeof value === 'string' && /^[ -~]{1,32}$/.test(value), 'up to 32 printable ASCII characters'],
  close: [(value) => value === true, 'true'],
};

function inputAt(value: unknown, index: number): Input {
  const where = `inputs[${index}]`;
  if (typeof value !== 'object' || value === null) throw new Unusable(`${where} is no object`);
  const { name, ...rest } = value as Record<string, unknown>;
  const [kind, ...others] = Object.keys(rest);
  if (typeof name !== 'string' || name === '') throw new Unusable(`${where} has no "name"`);
  const [is, wanted] = KINDS[kind ?? ''] ?? [];
  if (is === undefined || others.length > 0)
    throw new Unusable(`${where}, "${name}", has to have one of ${Object.keys(KINDS).join(', ')}, and nothing else`);
  if (!is(rest[kind as string])) throw new Unusable(`${where}.${kind} is not ${wanted}`);
  return value as Input;
}

/**
 * The bytes that an input writes, if it writes any. Of the answer to the client's keys, none are written twice, or before
 * the fields have ended: they would be others each time.
 * @param at its place in the word, from 0
 * @param sent what was written before
 * @param answer what the client's keys are rightly answered with
 */
export function writtenBy(input: Input, at: number, sent: Buffer, answer: Buffer): Buffer | undefined {
  if ('text' in input) return Buffer.from(input.text, 'latin1');
  if ('answer' in input) {
    const head = headIn(sent)?.length ?? Number.POSITIVE_INFINITY;
    return answer.subarray(sent.length - head, sent.length - head + input.answer);
  }
  if (!('hex' in input)) return undefined;
  const letter = (0x61 + (at % 26)).toString(16);
  return Buffer.from(input.hex.replaceAll(/xx/gi, letter).replaceAll(/\s/g, ''), 'hex');
}

/** What each input of a word writes. */
export function writesOf(inputs: readonly Input[], answer: Buffer): (Buffer | undefined)[] {
  let sent = Buffer.alloc(0);
  return inputs.map((input, at) => {
    const bytes = writtenBy(input, at, sent, answer);
    sent = Buffer.concat([sent, bytes ?? Buffer.alloc(0)]);
    return bytes;
  });
}

/** The inputs that names stand for. */
export function inputsOf({ inputs }: Alphabet, names: readonly string[]): Input[] {
  return names.map((name) => inputs.find((each) => each.name === name) as Input);
}

/** Whether an input takes more than a connection. */
export function isCall(input: Input): boolean {
  return 'send' in input || 'close' in input;
}

/** What a machine over this alphabet cannot show, in words. */
export function unseenBy({ opened, inputs }: Alphabet): string[] {
  const has = (is: (input: Input) => boolean) => inputs.some(is);
  return [
    'what takes other inputs than these, or other cuts between them',
    'what texts and fields say, beyond whether a text is the echo that is due',
    'which way of closing TCP was taken, and what happens without an input, in time',
    ...(opened ? ['handshakes: each connection begins with a sound one'] : []),
    ...(has((input) => 'fin' in input) ? [] : ['what happens on our FIN']),
    ...(has(isCall) ? [] : ['what its application does of its own']),
  ];
}
