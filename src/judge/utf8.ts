/** Reads UTF-8: at which byte it ceases to be well-formed, and where it is not. */

/** Least and greatest second byte where it is not 80 to BF, by first byte. */
const SECOND: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};

/** Reads text piece by piece. */
export class Utf8 {
  private missing = 0;
  private least = 0x80;
  private most = 0xbf;

  /** Whether no character is unfinished. */
  get complete(): boolean {
    return this.missing === 0;
  }

  /** Index of the first byte that cannot stand there in well-formed text, or -1. */
  read(bytes: Uint8Array): number {
    for (let index = 0; index < bytes.length; index += 1) if (!this.accepts(bytes[index] as number)) return index;
    return -1;
  }

  copy(): Utf8 {
    return Object.assign(new Utf8(), this);
  }

  private accepts(byte: number): boolean {
    if (this.missing === 0) return this.begins(byte);
    if (byte < this.least || byte > this.most) return false;
    this.missing -= 1;
    [this.least, this.most] = [0x80, 0xbf];
    return true;
  }

  private begins(byte: number): boolean {
    if (byte < 0x80) return true;
    if (byte < 0xc2 || byte > 0xf4) return false;
    this.missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    [this.least, this.most] = SECOND[byte] ?? [0x80, 0xbf];
    return true;
  }
}

/**
 * Where a text ceases to be well-formed, or its end if that comes amid a character; -1 if it is in order so far.
 * @param text one character per byte
 */
export function illFormedAt(text: string, complete: boolean): number {
  const utf8 = new Utf8();
  const index = utf8.read(Buffer.from(text, 'latin1'));
  return index === -1 && complete && !utf8.complete ? text.length : index;
}

/** Whether bytes are well-formed as UTF-8. */
export function isWellFormed(bytes: Uint8Array): boolean {
  const reader = new Utf8();
  return reader.read(bytes) === -1 && reader.complete;
}

/** Well-formed text, or how many bytes in a row are ill-formed. */
export type Part = Uint8Array | number;

/** Bytes, parted into what is well-formed and runs of what is not. */
export function partsOf(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes, at);
    const goesOn = at > 0 && (typeof parts.at(-1) === 'number') === (length === 0);
    if (!goesOn) start = at;
    at += length || 1;
    parts[parts.length - (goesOn ? 1 : 0)] = length === 0 ? at - start : bytes.subarray(start, at);
  }
  return parts;
}

/** Bytes of the character whose well-formed sequence begins here; 0 where none does. */
function lengthOfCharacter(bytes: Uint8Array, at: number): number {
  const most = Math.min(4, bytes.length - at);
  for (let length = 1; length <= most; length += 1) if (isWellFormed(bytes.subarray(at, at + length))) return length;
  return 0;
}
