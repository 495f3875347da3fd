/**
 * Node's Buffer for pages: the package of that name, and what it lacks of
 * what machines and oracle use. A test holds it against Node's own.
 */
import type { Buffer as NodeBuffer } from 'node:buffer';
import { Buffer as Bytes } from 'buffer/index.js';

const strict = new TextDecoder('utf-8', { fatal: true });
const { equals, indexOf } = Bytes.prototype;

Object.assign(Bytes.prototype, {
  latin1Slice(this: Bytes, start?: number, end?: number): string {
    return this.toString('latin1', start, end);
  },
  utf8Slice(this: Bytes, start?: number, end?: number): string {
    return this.toString('utf8', start, end);
  },
  // Node's take any bytes.
  equals(this: Bytes, other: Uint8Array): boolean {
    return equals.call(this, Bytes.from(other));
  },
  indexOf(this: Bytes, what: string | number | Uint8Array, from?: number): number {
    return indexOf.call(this, what instanceof Uint8Array ? Bytes.from(what) : what, from);
  },
});

export const Buffer = Bytes as unknown as typeof NodeBuffer;

/** Whether all bytes are below 80. */
export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** Whether they are well-formed UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
