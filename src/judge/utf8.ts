/** Reads UTF-8: at which byte it ceases to be well-formed, and where it is not. */
import { isUtf8 } from 'node:buffer';

/** One of these makes a character of whatever can become one. */
const RESTS = ['', '80', '8080', '808080', 'bf80', 'bf8080'].map((hex) => Buffer.from(hex, 'hex'));

/** Reads text piece by piece. */
export class Utf8 {
  /** The character that is unfinished. */
  private begun: Uint8Array = Buffer.of();

  /** Whether no character is unfinished. */
  get complete(): boolean {
    return this.begun.length === 0;
  }

  /** Index of the first byte that cannot stand there in well-formed text, or -1. */
  read(bytes: Uint8Array): number {
    const text = Buffer.concat([this.begun, bytes]);
    const cut = [0, 1, 2, 3].find((count) => isUtf8(text.subarray(0, text.length - count)));
    let end = cut === undefined ? 0 : text.length - cut;
    while (end < text.length && characterAt(text, end) > 0) end += characterAt(text, end);
    const last = text.subarray(end, end + 4);
    const canBegin = (start: Uint8Array) => RESTS.some((rest) => isUtf8(Buffer.concat([start, rest])));
    const wrong = [...last.keys()].find((index) => !canBegin(last.subarray(0, index + 1)));
    if (wrong !== undefined) return end + wrong - this.begun.length;
    this.begun = last;
    return -1;
  }

  copy(): Utf8 {
    return Object.assign(new Utf8(), this);
  }
}

/** Bytes of the character whose well-formed sequence begins here; 0 where none does. */
function characterAt(bytes: Uint8Array, at: number): number {
  return [1, 2, 3, 4].find((length) => isUtf8(bytes.subarray(at, at + length))) ?? 0;
}

/**
 * Where a text ceases to be well-formed, or its end if that comes amid a character; -1 if it is in order so far.
 * @param text one character per byte
 */
export function illFormedAt(text: string, complete: boolean): number {
  const utf8 = new Utf8();
  const index = utf8.read(Buffer.from(text, 'latin1'));
  return complete && !utf8.complete ? text.length : index;
}

export { isUtf8 as isWellFormed };

/** Well-formed text, or how many bytes in a row are ill-formed. */
export type Part = Uint8Array | number;

/** Bytes, parted into what is well-formed and runs of what is not. */
export function partsOf(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = characterAt(bytes, at);
    const goesOn = at > 0 && (typeof parts.at(-1) === 'number') === (length === 0);
    if (!goesOn) start = at;
    at += length || 1;
    parts[parts.length - (goesOn ? 1 : 0)] = length === 0 ? at - start : bytes.subarray(start, at);
  }
  return parts;
}
