/**
 * What follows a path to tell where it led: the rest of the handshake, the rest
 * of the frame, and a text frame whose echo shows that all before it was read.
 */
import type { Bytes } from '../../machines/index.js';
import type { View } from '../engine/index.js';
import type { Path, Token } from '../paths/index.js';

/**
 * The handshake that completes every other one, in its parts.
 * @internal
 */
export interface Sound {
  /** Without its CRLF. */
  requestLine: string;
  /** Lines of all fields, each without its CRLF. */
  fields: readonly string[];
  /** The eight bytes behind the fields, a character each. */
  key3: string;
  /** What a path makes of it. */
  tokens: readonly Token[];
}

/**
 * The sound handshake, as the scenarios of frames begin with it.
 * @throws Error when no path does
 * @internal
 */
export function soundHandshake(paths: readonly Path[]): Sound {
  const wanted = ['accept', 'request line', 'sound fields', 'key3'];
  const path = paths.find(({ tokens }) => wanted.every((name, index) => tokens[index]?.name === name));
  if (path === undefined) throw new Error('no path of a server begins with a sound handshake: see src/paths/scenarios/server.ts');
  const tokens = path.tokens.slice(0, wanted.length);
  const [, requestLine, fields, key3] = tokens.map(textOf) as [string, string, string, string];
  return { requestLine, fields: fields.split('\r\n').filter((line) => line !== ''), key3, tokens };
}

/** The bytes of a token, one character each. */
export function textOf({ events }: Token): string {
  return events.map((event) => (event.type === 'BYTE' ? String.fromCharCode(event.byte) : '')).join('');
}

/** Bytes as one token; one character is one byte. */
export function tokenOf(name: string, text: string): Token {
  return { name, events: Array.from(text, (letter) => ({ type: 'BYTE', byte: letter.charCodeAt(0) })) };
}

/** Bytes to send, and what they are in words. */
export interface Rest {
  words: string;
  text: string;
}

interface Variables {
  matched: number;
  resource: Bytes;
  key3: Bytes;
  clientFields: readonly { name: string }[];
  established: boolean;
  type: number;
  length: number;
  remaining: number;
}

/** Bytes of a binary frame that a suffix will fill in at the most. */
const LONGEST = 4_096;

/** The rest of what a server is in the middle of, or undefined where nothing can complete it. */
export function restOf(view: View, sound: Sound): Rest | undefined {
  const { established } = view.context as Variables;
  return established ? restOfFrame(view) : { words: 'the rest of the handshake', text: restOfHandshake(view, sound) };
}

function restOfHandshake({ state: stateOf, context }: View, { requestLine, fields, key3 }: Sound): string {
  const { matched, resource, key3: read, clientFields } = context as Variables;
  const known = new Set(clientFields.map(({ name }) => name));
  const missing = fields.filter((line) => !known.has(line.slice(0, line.indexOf(':')).toLowerCase()));
  const rest = `${missing.map((line) => `${line}\r\n`).join('')}\r\n${key3}`;
  const [method, target] = [requestLine.indexOf(' '), requestLine.lastIndexOf(' ')];
  const rests: Readonly<Record<string, string>> = {
    step_1: requestLine.slice(matched) + rest,
    step_2: requestLine.slice(method) + rest,
    step_3: requestLine.slice(resource.length === 0 ? method + 1 : target) + rest,
    step_4: `\r\n${rest}`,
    step_4_CR: `\n${rest}`,
    step_5: rest,
    step_5_name: `: x\r\n${rest}`,
    step_5_space: ` x\r\n${rest}`,
    step_5_value: `\r\n${rest}`,
    step_5_LF: `\n${rest}`,
    step_5_end: `\n${key3}`,
    step_6: key3.slice(read.length),
  };
  return rests[stateOf('serverReadingHandshake')] ?? '';
}

function restOfFrame({ state: stateOf, context }: View): Rest | undefined {
  const { type, length, remaining } = context as Variables;
  const rest = (text: string) => (text.length > LONGEST ? undefined : { words: 'the rest of the frame', text });
  switch (stateOf('serverDataFraming')) {
    case 'step_3_2':
      return rest('\xff');
    case 'step_3_B2':
      // FF 00 would be the closing frame, so a frame of type FF gets data.
      if (length === 0) return rest(type === 0xff ? '\x01x' : '\x00');
      return rest(`\x00${'x'.repeat(Math.min(length * 128, LONGEST + 1))}`);
    case 'step_3_B6':
      return rest('x'.repeat(Math.min(remaining, LONGEST + 1)));
    default:
      return { words: '', text: '' };
  }
}

/** A text frame whose text no path sends. */
export const probe: Rest = { words: 'a probe', text: '\x00probe\xff' };
