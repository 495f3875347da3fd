/** Conversions and comparisons of text that several algorithms need. */
import { Buffer, isUtf8 as isUtf8Bytes } from 'node:buffer';
import type { Bytes } from './bytes.js';

/** The bytes around a message; the same array each time, to be read only. */
export const FRAME_BEGINS = Uint8Array.of(0x00);
export const FRAME_ENDS = Uint8Array.of(0xff);

/** The UTF-8 bytes of a string; unpaired surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/**
 * A byte array interpreted as UTF-8, a leading U+FEFF kept. Each maximal
 * subpart of an ill-formed sequence becomes one U+FFFD (policy
 * client.utf8.replacement; for servers server.utf8.invalid).
 * @step 10.3.4.3.3#p1
 * @step 10.3.4.4.4#p1
 */
export function decodeUtf8(bytes: Bytes): string {
  return bytes.utf8();
}

/** Whether a byte array is well-formed as UTF-8. */
export function isUtf8(bytes: Bytes): boolean {
  return isUtf8Bytes(bytes.view());
}

/** Whether each character lies between two code points, both included. */
export function allWithin(text: string, first: number, last: number): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < first || code > last) return false;
  }
  return true;
}

/**
 * Whether a string can name a subprotocol.
 * @step 10.3.2#p1
 * @step 10.3.4.3.1#p1
 */
export function isProtocolName(text: string): boolean {
  return text !== '' && allWithin(text, 0x20, 0x7e);
}

/** Bytes that fields take, each with `: ` and CRLF; what was ill-formed counts as what it became. */
export function sizeOf(fields: readonly { name: string; value: string }[]): number {
  return fields.reduce((sum, { name, value }) => sum + Buffer.byteLength(name) + Buffer.byteLength(value) + 4, 0);
}
