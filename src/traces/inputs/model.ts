/** Inputs of one side, write by write: what no enumeration of a machine asks for, since a machine reads byte by byte. */
import type { Side } from '../../judge/index.js';
import type { Ending } from '../recorder.js';

/** Something to send, in words and in writes. */
export interface Some {
  what: string;
  /** Each is sent in one write; one character is one byte. */
  writes: readonly string[];
  /** How it ends; with a probe if absent. */
  ending?: Ending;
  /** Whether it stands for others like it, in the tier small; it does if absent. */
  isSmall?: boolean;
  /** Bytes that its text has in the trace, if it is short for a long one; see long.ts. */
  size?: number;
}

/** What we do to one side. */
export interface Input extends Some {
  id: string;
  side: Side;
  /** Whether a sound handshake and its answer go before. */
  opened: boolean;
}

/** Gives the inputs of each group their ids, such as `input/server-keys/03`. */
export function numbered(side: Side, opened: boolean, groups: Readonly<Record<string, readonly Some[]>>): Input[] {
  return Object.entries(groups).flatMap(([group, all]) => {
    const idOf = (index: number) => `${index + 1}`.padStart(`${all.length}`.length, '0');
    return all.map((each, index) => ({ ...each, id: `input/${side}-${group}/${idOf(index)}`, side, opened }));
  });
}

export function some(what: string, ...writes: string[]): Some {
  return { what, writes };
}

/**
 * A text in two writes, cut at each place.
 * @param small behind how many bytes it is cut in the tier small
 */
export function cutAnywhere(what: string, text: string, small: readonly number[] = []): Some[] {
  return Array.from({ length: text.length - 1 }, (_, index) => {
    const at = index + 1;
    const cut = some(`${what}, cut after ${at} bytes`, text.slice(0, at), text.slice(at));
    return { ...cut, isSmall: small.includes(at) };
  });
}
