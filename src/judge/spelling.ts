/**
 * What a side has been told to send: exact bytes, or the echo of a text that
 * was ill-formed. Such a text comes back with one to n U+FFFD for each run of n
 * ill-formed bytes, since the text of r4820 gives no number (E22).
 */
import type { Choices } from './choices.js';
import { type Part, partsOf } from './utf8.js';

export type Piece = Uint8Array | Spelling;

/** How far bytes agree with a piece, and whether they are all of it. */
export interface Agreement {
  upTo: number;
  whole: boolean;
}

const REPLACEMENT = Buffer.from('\ufffd');

/** Spellings that are listed one by one; of a text that has more, the three that policy client.utf8.replacement names. */
const MANY = 12;

/** The frame that sends an ill-formed text back. */
export class Spelling {
  private readonly parts: readonly Part[];

  /**
   * @param raw the bytes of the text, without 00 and FF
   * @param isOfClient whether it shows an option of client.utf8.replacement
   */
  constructor(
    private readonly raw: Uint8Array,
    private readonly isOfClient: boolean,
  ) {
    this.parts = [Uint8Array.of(0x00), ...partsOf(raw), Uint8Array.of(0xff)];
  }

  /** How bytes compare: a U+FFFD of the text's own beside a run counts as one of the run's. */
  agreement(bytes: Uint8Array): Agreement {
    let at = 0;
    // How far bytes agree if one U+FFFD more has begun.
    let begun = 0;
    let [least, most] = [0, 0];
    for (const part of this.parts) {
      if (typeof part === 'number') {
        least += 1;
        most += part;
        continue;
      }
      const literal = Buffer.from(part);
      let from = 0;
      while (isReplacement(literal, from)) {
        from += REPLACEMENT.length;
        least += 1;
        most += 1;
      }
      const run = counted(bytes, at, most);
      at += run.count * REPLACEMENT.length;
      if (run.count < most) begun = at + run.begun;
      if (run.count < least) return { upTo: begun, whole: false };
      [least, most] = [0, 0];
      const same = common(bytes.subarray(at), literal.subarray(from));
      at += same;
      if (from + same < literal.length) return { upTo: Math.max(at, begun), whole: false };
    }
    return { upTo: at, whole: at === bytes.length };
  }

  /** The options that explain a frame; none where the text names none. */
  shownBy(frame: Uint8Array): Choices[] {
    const names = this.isOfClient ? ['maximalSubpart', 'perByte', 'perRun'] : [];
    const shown = names.filter((_, index) => named(this.raw)[index]?.equals(frame));
    return shown.length === 0 ? [{}] : shown.map((option) => ({ 'client.utf8.replacement': option }));
  }

  /** The frames that it may be. */
  all(): Buffer[] {
    const runs = this.parts.filter((part) => typeof part === 'number');
    if (runs.reduce((product, run) => product * run, 1) > MANY) return named(this.raw);
    let frames: Buffer[] = [Buffer.alloc(0)];
    for (const part of this.parts) {
      const next = typeof part !== 'number' ? [part] : Array.from({ length: part }, (_, index) => repeated(index + 1));
      frames = frames.flatMap((frame) => next.map((each) => Buffer.concat([frame, each])));
    }
    return [...new Map(frames.map((frame) => [frame.toString('hex'), frame])).values()];
  }
}

/** How far bytes agree with any piece. */
export function agreement(piece: Piece, bytes: Uint8Array): Agreement {
  if (piece instanceof Spelling) return piece.agreement(bytes);
  const upTo = common(bytes, piece);
  return { upTo, whole: upTo === bytes.length && upTo === piece.length };
}

/** One U+FFFD for each maximal subpart, each byte, and each run. */
function named(raw: Uint8Array): Buffer[] {
  const parts = partsOf(raw);
  const with_ = (count: (run: number) => number) =>
    Buffer.concat(parts.map((part) => (typeof part === 'number' ? repeated(count(part)) : part)));
  const texts = [new TextDecoder('utf-8', { ignoreBOM: true }).decode(raw), with_((run) => run), with_(() => 1)];
  return texts.map((text) => Buffer.concat([Buffer.of(0x00), Buffer.from(text), Buffer.of(0xff)]));
}

function repeated(count: number): Buffer {
  return Buffer.concat(Array.from({ length: count }, () => REPLACEMENT));
}

function isReplacement(bytes: Uint8Array, at: number): boolean {
  return REPLACEMENT.every((byte, index) => bytes[at + index] === byte);
}

/** How many U+FFFD stand here, at most so many, and how many bytes of another have come. */
function counted(bytes: Uint8Array, at: number, most: number): { count: number; begun: number } {
  let count = 0;
  while (count < most && isReplacement(bytes, at + count * REPLACEMENT.length)) count += 1;
  return { count, begun: common(bytes.subarray(at + count * REPLACEMENT.length), REPLACEMENT) };
}

function common(one: Uint8Array, other: Uint8Array): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
