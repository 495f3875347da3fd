/** Where the server's paths are looked for. */
import type { Field, StateIn } from '../../../machines/index.js';
import type { View } from '../../engine/index.js';
import { clientFields, fieldsWith, goldenKey3, soundRequest } from '../parts/handshakes.js';
import type { Scenario, Setting, Token } from '../parts/model.js';
import { byte, bytes, fin, frameBytes, one } from '../parts/tokens.js';
import { limitsAlphabet, narrowServer, serverLimitsKey } from './limits.js';

/** Where a server waits for its client, until a timeout. */
const WAITS: readonly StateIn<'serverTerminating'>[] = ['acknowledged', 'step_C2'];

const fields = (name: string, changes: Record<string, string | undefined> = {}, ...more: string[]) =>
  fieldsWith(name, clientFields, changes, ...more);

const accept = one('accept', 'ACCEPT');
const { line: requestLine, fields: soundFields, key3 } = soundRequest;

const blocks: readonly Token[] = [
  soundFields,
  fields('an unknown field', {}, 'X-Unknown: 1'),
  fields('no Upgrade', { Upgrade: undefined }),
  fields('no Connection', { Connection: undefined }),
  fields('no Host', { Host: undefined }),
  fields('no Origin', { Origin: undefined }),
  fields('a port in Host', { Host: 'example.com:8080' }),
  fields('a foreign Host', { Host: 'example.org' }),
  fields('a foreign Origin', { Origin: 'http://example.org' }),
  fields('subprotocol chat', { 'Sec-WebSocket-Protocol': 'chat' }),
  fields('two of Host', {}, 'Host: example.com'),
  fields('two of Origin', {}, 'Origin: http://example.org'),
  fields('a Host that no URL has', { Host: 'a"<b>' }),
  fields('an Origin that is none', { Origin: 'anybody' }),
  fields('a value that is not UTF-8', {}, 'X-Unknown: \xc0\x80'),
  fields('no key1', { 'Sec-WebSocket-Key1': undefined }),
  fields('key2 without spaces', { 'Sec-WebSocket-Key2': '12' }),
  fields('key1 without digits', { 'Sec-WebSocket-Key1': 'a b' }),
  fields('key1 no multiple', { 'Sec-WebSocket-Key1': '3 a a' }),
  fields('key2 no multiple', { 'Sec-WebSocket-Key2': '3 a a' }),
  fields('key1 too large', { 'Sec-WebSocket-Key1': '42949672 96' }),
];

const letters = [...'GETx /:\r\n'].map((letter) => byte(letter.charCodeAt(0)));
const lexical: readonly Token[] = [...letters, byte(0x80)];
const timeout = one('timeout', 'HANDSHAKE_TIMEOUT');
const mostOfKey3 = bytes('seven bytes of key3', goldenKey3.slice(0, 7));
const lastOfKey3 = bytes('the last byte of key3', goldenKey3.slice(7));

interface Reading {
  matched: number;
  resource: { length: number };
  fieldName: { length: number };
  fieldValue: { length: number };
  key3: { length: number };
  clientFields: readonly Field[];
  closed: boolean;
}

/** Behind fields that are not sound no frame comes with key3: a path differs from a sound one in one thing. */
function isSound(come: readonly Field[]): boolean {
  return come.map(({ value }) => value).join() === clientFields.map(([, value]) => value).join();
}

function handshakeAlphabet({ state: stateOf, context }: View): readonly Token[] {
  const { closed, clientFields: come, matched, key3: key3Read } = context as Reading;
  const state = stateOf('serverReadingHandshake');
  if (closed || state === 'over') return [];
  if (state === 'step_6') return [...(key3Read.length === 0 || isSound(come) ? [mostOfKey3] : []), lastOfKey3, timeout, fin];
  if (state === 'step_1' && matched === 0) return [...lexical, requestLine, timeout, fin];
  if (come.length > 0) return [];
  return [...lexical, ...(state === 'step_5' ? blocks : []), fin];
}

/** Fields in one piece, and what comes behind them. */
function wholeFields(view: View): readonly Token[] {
  return handshakeAlphabet(view).filter((token) => !lexical.includes(token));
}

function handshakeKey({ matched, resource, fieldName, fieldValue, key3, clientFields }: Reading): unknown {
  const some = [resource, fieldName, fieldValue].map(({ length }) => Math.min(length, 1));
  return [matched, some, key3.length, clientFields.map(({ name, value }) => name + value)];
}

function ending({ context }: View): Token | undefined {
  return (context as Reading).closed ? undefined : fin;
}

function handshakes(id: string, title: string, setting: Setting): Scenario {
  return { id, title, role: 'server', setting, prefix: [accept], ending, alphabet: handshakeAlphabet, key: handshakeKey };
}

interface Frames {
  type: number;
  length: number;
  lengthBytes: { length: number };
  remaining: number;
  rawData: { length: number };
  clientTerminated: boolean;
  closingStarted: boolean;
  closed: boolean;
}

function framesAlphabet({ state: stateOf, context }: View): readonly Token[] {
  if ((context as Frames).closed) return [say];
  const timer = WAITS.includes(stateOf('serverTerminating')) ? [one('timeout', 'CLOSING_TIMEOUT')] : [];
  return [...frameBytes, say, sendFails, one('terminate', 'TERMINATE'), ...timer, fin];
}

const sendFails: Token = { name: 'sending fails', events: [{ type: 'SEND_STRING', data: 'hi' }, { type: 'SEND_FAILED' }] };
const say: Token = { name: 'send "hi"', events: [{ type: 'SEND_STRING', data: 'hi' }] };

function framesKey({ type, length, remaining, rawData, clientTerminated, closingStarted, closed }: Frames): unknown {
  const kind = type < 0x80 ? 'text' : type === 0xff ? 'FF' : 'binary';
  const capped = [length, remaining, rawData.length].map((value) => Math.min(value, 3));
  return [kind, capped, clientTerminated, closingStarted, closed];
}

function frames(id: string, title: string, setting: Setting): Scenario {
  const prefix = [accept, requestLine, soundFields, key3];
  return { id, title, role: 'server', setting, prefix, ending, alphabet: framesAlphabet, key: framesKey };
}

const narrow = { hosts: ['example.com'], origins: ['http://example.com'], resources: ['/demo'], protocols: ['chat'] };

export const serverScenarios: readonly Scenario[] = [
  handshakes('server-handshake', 'the handshake of a server that welcomes anybody', {}),
  handshakes('server-handshake-narrow', 'the handshake of a server with lists', { service: narrow }),
  handshakes('server-handshake-space', 'the handshake of a server that wants the space', {
    policies: { 'server.field.space': 'required' },
  }),
  handshakes('server-handshake-in-front', 'the handshake of a server behind a proxy that ends TLS and holds key3 back', {
    policies: { 'server.reply.timing': 'fieldsFirst' },
    encryptionExpected: true,
  }),
  {
    ...handshakes('server-handshake-unchecked', 'the handshake of a server that checks neither host nor origin', {
      policies: { 'server.check.host': 'ignore', 'server.check.origin': 'ignore' },
    }),
    prefix: [accept, requestLine],
    alphabet: wholeFields,
  },
  {
    ...handshakes('server-handshake-limits', 'the handshake of a server with narrow limits', { limits: narrowServer }),
    alphabet: limitsAlphabet,
    key: serverLimitsKey,
  },
  frames('server-frames', 'frames and closing', {}),
  frames('server-frames-close', 'a server that acknowledges and closes', { policies: { 'server.onClientClose': 'ackAndClose' } }),
  frames('server-frames-only', 'a server that only closes', { policies: { 'server.onClientClose': 'closeOnly' } }),
  frames('server-frames-nothing', 'a server that does nothing on FF 00', { policies: { 'server.onClientClose': 'nothing' } }),
  frames('server-frames-disconnect', 'a server that disconnects on unknown types', {
    policies: { 'server.frame.unknownType': 'disconnect' },
  }),
  {
    ...frames('server-frames-limits', 'a server with narrow limits', {
      limits: { 'server.limit.message': 2, 'server.limit.skip': 2, 'server.limit.lengthBytes': 2 },
    }),
    key: (context: Frames) => [framesKey(context), Math.min(context.lengthBytes.length, 3)],
  },
  ...(['disconnect', 'terminate'] as const).map((option) => ({
    ...frames(`server-frames-stop-${option}`, `a server that may stop at reserved frames: ${option}`, {
      policies: { 'server.frame.reservedType': option, 'server.frame.lengthByte': option },
    }),
    revision: 'r5065' as const,
  })),
  {
    ...frames('server-frames-zero', 'a server that takes 2.B4 at its word', { policies: { 'server.frame.lengthZero': 'skip' } }),
    revision: 'r5065',
  },
];
