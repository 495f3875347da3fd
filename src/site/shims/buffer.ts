/** As much of Node's Buffer as machines and oracle use, for pages. A test holds it against Node's own. */

type Encoding = 'utf8' | 'latin1' | 'hex';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true });

/** Whatever its constructor is given: sizes, arrays, or a part of an ArrayBuffer. */
const Bytes = Uint8Array as unknown as new (...given: unknown[]) => Uint8Array<ArrayBuffer>;

export class Buffer extends Bytes {
  static alloc(size: number): Buffer {
    return new Buffer(size);
  }

  static allocUnsafe(size: number): Buffer {
    return new Buffer(size);
  }

  static allocUnsafeSlow(size: number): Buffer {
    return new Buffer(size);
  }

  static isBuffer(value: unknown): boolean {
    return value instanceof Buffer;
  }

  static byteLength(text: string): number {
    return new TextEncoder().encode(text).length;
  }

  static from(from: unknown, second?: unknown, third?: unknown): Buffer {
    if (typeof from === 'string') return encoded(from, second as Encoding | undefined);
    if (from instanceof ArrayBuffer) return new Buffer(from, second as number | undefined, third as number | undefined);
    return new Buffer(from as ArrayLike<number>);
  }

  static concat(parts: readonly Uint8Array[]): Buffer {
    const whole = new Buffer(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** Not a copy, as with Node. */
  override slice(start?: number, end?: number): Buffer {
    return this.subarray(start, end) as Buffer;
  }

  override toString(encoding: Encoding = 'utf8', start = 0, end = this.length): string {
    const part = this.subarray(start, Math.max(start, end));
    if (encoding === 'hex') return Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return encoding === 'latin1' ? latin1(part) : decoder.decode(part);
  }

  latin1Slice(start?: number, end?: number): string {
    return this.toString('latin1', start, end);
  }

  utf8Slice(start?: number, end?: number): string {
    return this.toString('utf8', start, end);
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, index) => byte === other[index]);
  }

  override indexOf(what: unknown, from = 0): number {
    if (typeof what === 'number') return super.indexOf(what & 0xff, from);
    const part = typeof what === 'string' ? encoded(what) : (what as Uint8Array);
    for (let at = Math.max(0, from); at + part.length <= this.length; at += 1) {
      if (part.every((byte, index) => this[at + index] === byte)) return at;
    }
    return -1;
  }

  override includes(what: unknown, from = 0): boolean {
    return this.indexOf(what, from) !== -1;
  }

  copy(target: Uint8Array, at = 0, start = 0, end = this.length): number {
    target.set(this.subarray(start, end), at);
    return end - start;
  }

  readUInt16BE(at: number): number {
    return this.view(at, 2).getUint16(0);
  }

  readUInt16LE(at: number): number {
    return this.view(at, 2).getUint16(0, true);
  }

  readUInt32BE(at: number): number {
    return this.view(at, 4).getUint32(0);
  }

  readUInt32LE(at: number): number {
    return this.view(at, 4).getUint32(0, true);
  }

  private view(at: number, length: number): DataView {
    if (at < 0 || at + length > this.length) throw new RangeError(`nothing can be read at ${at}: there are ${this.length} bytes`);
    return new DataView(this.buffer, this.byteOffset + at, length);
  }
}

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

function encoded(text: string, encoding: Encoding = 'utf8'): Buffer {
  if (encoding === 'latin1') return new Buffer(Array.from({ length: text.length }, (_, index) => text.charCodeAt(index) & 0xff));
  if (encoding === 'hex') return new Buffer((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
  return new Buffer(new TextEncoder().encode(text));
}

/** TextDecoder's latin1 is windows-1252. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
