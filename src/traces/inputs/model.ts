/** Inputs of one side, write by write: what no enumeration of a machine asks for, since a machine reads byte by byte. */
import type { Ending } from '../scribe.js';

/** What we do to one side. */
export interface Input {
  id: string;
  side: 'server' | 'client';
  /** In words. */
  what: string;
  /** Each is sent in one write; one character is one byte. */
  writes: readonly string[];
  /** Whether a sound handshake and its answer go before. */
  opened: boolean;
  ending: Ending;
  /** Whether it stands for others like it, in the tier small. */
  isSmall: boolean;
  /** How often the unit in it stands for itself in the trace; see long.ts. */
  repeat?: number;
}

/** Something to send, in words and in writes. */
export interface Some {
  what: string;
  writes: readonly string[];
  isSmall?: boolean;
  ending?: Ending;
  repeat?: number;
}

/** Gives inputs their ids, such as `input/server-keys/03`. */
export function numbered(side: Input['side'], group: string, opened: boolean, all: readonly Some[]): Input[] {
  const digits = String(all.length).length;
  return all.map(({ what, writes, isSmall = false, ending = 'probe', repeat }, index) => ({
    id: `input/${side}-${group}/${String(index + 1).padStart(digits, '0')}`,
    side,
    what,
    writes,
    opened,
    ending,
    isSmall,
    ...(repeat === undefined ? {} : { repeat }),
  }));
}

/** A text in pieces that end where a pattern does. */
export function pieces(text: string, end: RegExp): string[] {
  return text.split(end).filter((piece) => piece !== '');
}

/** A text in two pieces, cut at each place. */
export function cutAnywhere(text: string): [string, string][] {
  return Array.from({ length: text.length - 1 }, (_, at) => [text.slice(0, at + 1), text.slice(at + 1)]);
}
