/** Tokens that several scenarios use. */
import type { OutsideEvent } from '../../../machines/index.js';
import type { Token } from './model.js';

/** Bytes as one token; a string gives one byte per character, U+0000 to U+00FF. */
export function bytes(name: string, text: string): Token {
  return { name, events: Array.from(text, (character) => ({ type: 'BYTE', byte: character.charCodeAt(0) })) };
}

/** The bytes of a token, one character each. */
export function textOf({ events }: Token): string {
  return events.map((event) => (event.type === 'BYTE' ? String.fromCharCode(event.byte) : '')).join('');
}

/** A single byte, named in hex. */
export function byte(value: number): Token {
  return bytes(value.toString(16).padStart(2, '0').toUpperCase(), String.fromCharCode(value));
}

/** One event without payload. */
export function one(name: string, type: Plain): Token {
  return { name, events: [{ type }] };
}

type Needing = 'BYTE' | 'SENT' | 'CONSTRUCT' | 'SEND_CALLED' | 'SEND_STRING';
type Plain = Exclude<OutsideEvent['type'], Needing>;

/** The other side sends FIN. */
export const fin = one('FIN', 'TCP_CLOSED');

/** Lines as they go over the wire, each ended by CRLF. */
export function lines(...each: string[]): string {
  return each.map((line) => `${line}\r\n`).join('');
}

/** Bytes that begin, fill and end frames of every kind. */
export const frameBytes = [0x00, 0x01, 0x41, 0x80, 0x81, 0xff].map(byte);
