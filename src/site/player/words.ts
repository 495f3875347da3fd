/** What is shown of events, effects, actions and variables, in words. */
import { type Effect, type Revision, readyStatesOf, type Told } from '../../../machines/index.js';
import type { Action } from './situation.js';

const LONG = 96;

/** A byte in hex, and as a character where it is one. */
export function byteInWords(byte: number): string {
  const hex = byte.toString(16).padStart(2, '0').toUpperCase();
  return byte > 0x20 && byte < 0x7f ? `${hex} ${String.fromCharCode(byte)}` : hex;
}

/** The character that stands for a byte in text. */
export function characterOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}

/** What a machine was told. */
export function eventInWords(event: Told): string {
  if (event.type === 'BYTE') return `BYTE ${byteInWords(event.byte)}`;
  const { type, ...rest } = event as Partial<Told> & { type: string };
  const told = Object.values(rest).filter((value) => value !== undefined && value !== null);
  return [type, ...told.map((value) => shortened(shown(value)))].join(' ');
}

export function effectInWords(effect: Effect): string {
  const { type, ...rest } = effect;
  if (effect.type === 'SEND') return `SEND ${shortened(hexOf(effect.bytes))}`;
  const told = Object.entries(rest).filter(([, value]) => value !== null);
  return [type, ...told.map(([, value]) => shortened(shown(value)))].join(' ');
}

export function actionInWords(action: Action): string {
  switch (action.do) {
    case 'new':
      return `new WebSocket(${JSON.stringify(action.url)}${action.protocol === null ? '' : `, ${JSON.stringify(action.protocol)}`})`;
    case 'send':
      return `send(${JSON.stringify(action.text)})`;
    case 'close':
      return 'close()';
    case 'connect':
      return 'TCP opens';
    case 'refuse':
      return 'TCP is refused';
    case 'task':
      return 'a task runs';
    case 'deliver':
      return `${action.count === undefined ? 'all bytes' : action.count === 1 ? 'a byte' : `${action.count} bytes`} to the ${action.to}`;
    case 'bytes':
      return `bytes to the ${action.to}: ${shortened(action.hex)}`;
    case 'swap':
      return `another byte to the ${action.to}: ${shortened(action.hex)}`;
    case 'fin':
      return `FIN to the ${action.to}`;
    case 'reset':
      return `the connection of the ${action.to} breaks`;
    case 'timer':
      return `the timer ${action.timer} of the ${action.of} rings`;
    case 'say':
      return `the server sends ${JSON.stringify(action.text)}`;
    case 'terminate':
      return 'the server terminates';
    case 'all':
      return 'all that happens by itself';
  }
}

/** A variable's value. */
export function shown(value: unknown): string {
  if (value instanceof Uint8Array) return hexOf(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isBytes(value)) {
    const bytes = value.view();
    return bytes.length === 0 ? 'no bytes' : `${hexOf(bytes)}  ${Array.from(bytes, characterOf).join('')}`;
  }
  if (typeof value === 'bigint') return String(value);
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? String(value);
}

/** The name that a readyState has in a text. */
export function readyStateInWords(value: unknown, revision: Revision = 'r4820'): string {
  return Object.entries(readyStatesOf(revision)).find(([, number]) => number === value)?.[0] ?? String(value);
}

function isBytes(value: unknown): value is { view(): Uint8Array } {
  return typeof value === 'object' && value !== null && 'view' in value;
}

/** Bytes in hex, with a space between each two. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

export function shortened(text: string, most = LONG): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
