/** Where the paths of the client and of its API are looked for. */
import { READY_STATE, type Task } from '../../../machines/index.js';
import type { View } from '../../engine/index.js';
import { connects, refused } from '../ending/completion.js';
import { type Field, fieldsWith, serverFields } from '../parts/handshakes.js';
import type { Scenario, Setting, Token } from '../parts/model.js';
import { byte, bytes, fin, frameBytes, lines, one } from '../parts/tokens.js';
import { clientLimitsKey, limitsAlphabet, narrowClient } from './limits.js';

function construct(url: string, protocol: string | null = null): Token {
  const asked = protocol === null ? '' : ` asking for "${protocol}"`;
  return { name: `new WebSocket("${url}"${asked})`, events: [{ type: 'CONSTRUCT', url, protocol }] };
}

const closeCalled = one('close()', 'CLOSE_CALLED');
const task = one('a task runs', 'TASK');
const sendHi: Token = { name: 'send("hi")', events: [{ type: 'SEND_CALLED', data: 'hi' }] };
const sendSurrogate: Token = { name: 'send() of a surrogate', events: [{ type: 'SEND_CALLED', data: '\ud800' }] };
const sendTooMuch: Token = { name: 'send() of too much', events: [{ type: 'SEND_CALLED', data: 'x'.repeat(100) }] };
const sendFails: Token = { name: 'sending fails', events: [{ type: 'SEND_CALLED', data: 'hi' }, { type: 'SEND_FAILED' }] };

const URLS = [
  construct('ws://example.com/demo'),
  construct('ws://example.com:8080/demo?q'),
  construct('ws://example.com/?'),
  construct('/relative'),
  construct('http://example.com/'),
  construct('ws://example.com/#'),
  construct('ws://example.com:25/', ''),
  construct('ws://example.com/demo', ''),
  construct('ws://example.com/demo', 'chat'),
  construct('ws://example.com:0/'),
  construct('ws://bücher_x.example/'),
];

const SOUND: readonly Field[] = serverFields({ origin: 'http://example.com', url: 'ws://example.com/demo', protocol: null });
const fields = (name: string, changes: Record<string, string | undefined> = {}, ...more: string[]) =>
  fieldsWith(name, SOUND, changes, ...more);

const chat = { 'Sec-WebSocket-Protocol': 'chat' };

/** Fields of a reply, each with one thing that differs from a sound one, to a client that asks for chat or for nothing. */
function blocksFor(protocol: string | null): readonly Token[] {
  const asked = protocol === null ? {} : chat;
  return [
    fields('valid fields'),
    fields('valid fields and chat', chat),
    fields('another subprotocol', { 'Sec-WebSocket-Protocol': 'Chat' }),
    fields('no Upgrade', { Upgrade: undefined, ...asked }),
    fields('two of Connection', asked, 'Connection: Upgrade'),
    fields('no origin', { 'Sec-WebSocket-Origin': undefined, ...asked }),
    fields('lowercase websocket', { Upgrade: 'websocket', ...asked }),
    fields('a list in Connection', { Connection: 'keep-alive, Upgrade', ...asked }),
    fields('another origin', { 'Sec-WebSocket-Origin': 'http://example.org', ...asked }),
    fields('another location', { 'Sec-WebSocket-Location': 'ws://example.com/', ...asked }),
    fields('two locations', asked, 'Sec-WebSocket-Location: ws://example.com/demo'),
    fields('an empty name', asked, ': x'),
    fields('a cookie', asked, 'Set-Cookie: a=b'),
    fields('a field with nothing after the colon', asked, 'X-Empty:'),
  ];
}

const statusLines: readonly Token[] = [
  bytes('status line', lines('HTTP/1.1 101 WebSocket Protocol Handshake')),
  bytes('status line without CR', 'HTTP/1.1 101 WebSocket Protocol Handshake\n'),
  bytes('status line 1O1', lines('HTTP/1.1 1O1 WebSocket Protocol Handshake')),
  bytes('status line 407', lines('HTTP/1.1 407 WebSocket Protocol Handshake')),
  bytes('status line 404', lines('HTTP/1.1 404 WebSocket Protocol Handshake')),
];

const lexical: readonly Token[] = [...'aA:\r\n '].map((letter) => byte(letter.charCodeAt(0)));

const late = one('timeout', 'HANDSHAKE_TIMEOUT');

interface Handshake {
  closed: boolean;
  established: boolean;
  name: { length: number };
  value: { length: number };
  entries: readonly { name: string; value: string }[];
  heldCookies: readonly { name: string; value: string }[];
  reply: { length: number };
  expected: { latin1(): string };
  tasks: readonly Task[];
  readyState: number;
}

function handshakeAlphabet({ state: stateOf, context }: View, blocks: readonly Token[]): readonly Token[] {
  const { closed, established, entries, expected, tasks } = context as Handshake;
  const state = stateOf('clientOpeningHandshake');
  if (closed || established) return tasks.length > 0 ? [task] : [];
  if (state === 'step_1') return [connects, refused, closeCalled, sendHi];
  if (state === 'step_28') return [...statusLines, byte(0x48), fin, one('timeout', 'STATUS_LINE_TIMEOUT'), closeCalled];
  if (state === 'step_44')
    return [replyToken('the right reply', expected, 0), replyToken('a wrong reply', expected, 1), byte(0x2a), late, fin];
  if (entries.length > 0) return [];
  return [...lexical, ...(state === 'step_34' ? blocks : []), late, fin];
}

function replyToken(name: string, expected: { latin1(): string }, change: number): Token {
  const reply = expected.latin1();
  return bytes(name, reply.slice(0, 15) + String.fromCharCode(reply.charCodeAt(15) ^ change));
}

function handshakeKey({ name, value, entries, heldCookies, reply, closed, established, tasks, readyState }: Handshake): unknown {
  const some = (bytes: { length: number }) => Math.min(bytes.length, 1);
  const kinds = tasks.map(({ kind }) => kind);
  return [some(name), some(value), entries, heldCookies, some(reply), closed, established, kinds, readyState];
}

function ending({ state: stateOf, context }: View): Token | undefined {
  const { closed, tasks } = context as Handshake;
  if (stateOf('clientOpeningHandshake') === 'step_1') return connects;
  if (!closed && stateOf('websocketConstructor') !== 'over') return undefined;
  if (!closed && stateOf('clientOpeningHandshake') !== 'idle') return fin;
  return tasks.length > 0 ? task : undefined;
}

function handshakes(id: string, title: string, setting: Setting, protocol: string | null = null): Scenario {
  const prefix = [construct('ws://example.com/demo', protocol)];
  const blocks = blocksFor(protocol);
  const alphabet = (view: View) => handshakeAlphabet(view, blocks);
  return { id, title, role: 'client', setting, prefix, ending, alphabet, key: handshakeKey };
}

interface Frames {
  frameType: number;
  length: number;
  lengthBytes: { length: number };
  remaining: number;
  error: boolean;
  rawData: { length: number };
  closingStarted: boolean;
  closingFinished: boolean;
  closed: boolean;
  readyState: number;
  tasks: readonly Task[];
}

/** Two tasks wait at the most: a bound of this scenario, since the queue has none. */
function framesAlphabet({ state: stateOf, context }: View): readonly Token[] {
  const { closed, closingStarted, tasks, readyState } = context as Frames;
  const calls = [sendHi, closeCalled, ...(tasks.length > 0 ? [task] : [])];
  if (closed) return calls;
  const timer = stateOf('clientClosingHandshake') === 'step_C5' ? [one('timeout', 'CLOSING_TIMEOUT')] : [];
  const more = tasks.length < 2 ? [...frameBytes, ...timer, fin] : [];
  const failing = readyState === READY_STATE.OPEN && !closingStarted ? [sendFails] : [];
  return [...calls, ...more, sendSurrogate, sendTooMuch, ...failing];
}

function framesKey(context: Frames): unknown {
  const { frameType, length, remaining, error, rawData, closingStarted, closingFinished, closed, readyState, tasks } = context;
  const kind = frameType === 0 ? '00' : frameType < 0x80 ? 'text' : frameType === 0xff ? 'FF' : 'binary';
  const capped = [length, remaining, rawData.length].map((value) => Math.min(value, 3));
  return [kind, capped, error, closingStarted, closingFinished, closed, readyState, tasks.map((each) => each.kind)];
}

function frames(id: string, title: string, setting: Setting, prefix: readonly Token[]): Scenario {
  return { id, title, role: 'api', setting, prefix, ending, alphabet: framesAlphabet, key: framesKey };
}

const sendLimit = { 'api.send.bufferLimit': 64 };

/** The way of a sound handshake until the reply is due. */
export const untilReply: readonly Token[] = [
  construct('ws://example.com/demo'),
  connects,
  statusLines[0] as Token,
  fields('valid fields'),
];

/** The reply that the client expects in a snapshot. */
export function replyOf({ context }: View): Token {
  return replyToken('the right reply', (context as Handshake).expected, 0);
}

/** @param reply the sixteen bytes that an unseeded client of this address expects */
export function clientScenarios(reply: Token): readonly Scenario[] {
  const established = [...untilReply, reply];
  const url: Scenario = {
    id: 'constructor',
    title: 'the constructor',
    role: 'api',
    setting: {},
    prefix: [],
    ending,
    alphabet: constructorAlphabet,
    key: ({ url, closed, tasks }: { url: string; closed: boolean; tasks: readonly Task[] }) => [url, closed, tasks.length],
  };
  return [
    url,
    handshakes('client-handshake', 'the handshake of a client', {}),
    handshakes('client-handshake-chat', 'the handshake of a client that asks for chat', {}, 'chat'),
    handshakes('client-handshake-literal', 'the handshake of a client that takes 35b at its word', {
      policies: { 'client.field.emptyValueNoSpace': 'literalFail', 'client.cookie.when': 'inOrder' },
    }),
    frames('frames', 'frames, calls, tasks and closing', { limits: sendLimit }, established),
    frames('frames-literal', 'tasks by the letter', literal, established),
    {
      ...handshakes('client-handshake-limits', 'a handshake above narrow limits', { limits: narrowClient }),
      prefix: [construct('ws://example.com/demo'), connects],
      alphabet: limitsAlphabet,
      key: clientLimitsKey,
    },
    {
      ...frames('frames-limits', 'frames above narrow limits', { limits: narrowFrames }, established),
      key: (context: Frames) => [framesKey(context), Math.min(context.lengthBytes.length, 3)],
    },
  ];
}

const narrowFrames = { 'client.limit.message': 2, 'client.limit.skip': 2, 'client.limit.lengthBytes': 2 };

const literal: Setting = {
  policies: { 'api.openTask.afterClose': 'literal', 'api.closingTask.afterClosed': 'literal' },
  limits: sendLimit,
};

function constructorAlphabet({ state: stateOf, context }: View): readonly Token[] {
  if (stateOf('websocketConstructor') === 'idle') return URLS;
  const { closed, tasks } = context as Handshake;
  if (closed) return tasks.length > 0 ? [task] : [];
  return stateOf('clientOpeningHandshake') === 'step_1' ? [connects] : [];
}
