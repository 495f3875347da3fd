/** Sequences that are ill-formed as UTF-8, derived from the rows of the Unicode standard's table of well-formed ones (table 3-7). */
import { type Some, some } from './model.js';

/** The bytes that may stand at one place. */
type Range = readonly [first: number, last: number];

const tail: Range = [0x80, 0xbf];

/** The rows for two, three and four bytes; the one for a single byte, 00 to 7F, has nothing that could be out of range. */
const rows: readonly (readonly Range[])[] = [
  [[0xc2, 0xdf], tail],
  [[0xe0, 0xe0], [0xa0, 0xbf], tail],
  [[0xe1, 0xec], tail, tail],
  [[0xed, 0xed], [0x80, 0x9f], tail],
  [[0xee, 0xef], tail, tail],
  [[0xf0, 0xf0], [0x90, 0xbf], tail, tail],
  [[0xf1, 0xf3], tail, tail, tail],
  [[0xf4, 0xf4], [0x80, 0x8f], tail, tail],
];

/** Of the bytes with which no row begins the first and the last of each range; FF ends a frame. */
const strayLeads = [0x80, 0xc1, 0xf5, 0xfe];

/** Text frames, each with one ill-formed sequence between two letters. */
export function illFormed(): Some[] {
  return [
    ...rows.flatMap(outOfRange),
    ...rows.flatMap(truncated),
    ...strayLeads.map((byte) => frame('no row begins so', [byte], true)),
  ];
}

/** A text frame with the first and the last sequence of every row. */
export function edges(): Some[] {
  const sequences = rows.flatMap((row) => [row.map(([first]) => first), row.map(([, last]) => last)]);
  const text = String.fromCharCode(...sequences.flat());
  return [some('a text frame with the first and the last character of every length of UTF-8', `\0${text}\xff`)];
}

/** At each place the byte below its range, and the one above. */
function outOfRange(row: readonly Range[]): Some[] {
  const lowest = row.map(([first]) => first);
  return row.slice(1).flatMap(([first, last], index) => {
    const place = `byte ${index + 2} of ${row.length}`;
    return [
      frame(`${place} above its range`, lowest.with(index + 1, last + 1), true),
      frame(`${place} below its range`, lowest.with(index + 1, first - 1), false),
    ];
  });
}

function truncated(row: readonly Range[]): Some[] {
  const lowest = row.map(([first]) => first);
  return row.slice(1).map((_, index) => {
    const what = `${index + 1} of ${row.length} bytes`;
    return frame(what, lowest.slice(0, index + 1), index === row.length - 2);
  });
}

function frame(why: string, bytes: readonly number[], isSmall: boolean): Some {
  const hex = bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
  return { ...some(`a text frame with ${hex}, ${why}`, `\0a${String.fromCharCode(...bytes)}b\xff`), isSmall };
}
