/** Words with each byte that their last edge stands for, as far as some state tells it from the others. */
import { type Criterion, type Word, wordsOf } from './criteria.js';
import type { Quotient } from './quotient.js';

/**
 * The words of an automaton for a criterion, those that end with a byte once for each byte that matters somewhere.
 * @throws Error when the criterion takes more words than the limit
 */
export function wordsWithEachByte(quotient: Quotient, criterion: Criterion, limit?: number): Word[] {
  const tellsApart = differingBytes(quotient);
  return wordsOf(quotient, criterion, limit).flatMap((word) => withEachLast(word, tellsApart));
}

/** One byte for each set of bytes that the automaton treats alike in all its states. */
function differingBytes({ edges }: Quotient): number[] {
  const sets = [...new Set(edges.map(({ by }) => by.name))].filter((name) => name.startsWith('BYTE ')).map(bytesIn);
  const bySignature = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte -= 1) bySignature.set(sets.map((set) => Number(set.has(byte))).join(''), byte);
  return [...bySignature.values()].sort((one, other) => one - other);
}

/** The bytes that a name such as `BYTE 00-09 0B` stands for. */
export function bytesIn(name: string): Set<number> {
  const [, ...ranges] = name.split(' ');
  const bytes = ranges.flatMap((range) => {
    const [first, last] = range.split('-').map((hex) => Number.parseInt(hex, 16)) as [number, number?];
    return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
  });
  return new Set(bytes);
}

/** A word for each byte that its last edge stands for, as far as some state tells it from the others. */
function withEachLast(word: Word, tellsApart: readonly number[]): Word[] {
  const last = word.at(-1);
  if (last?.by.event.type !== 'BYTE') return [word];
  const alike = bytesIn(last.by.name);
  const chosen = tellsApart.filter((byte) => alike.has(byte));
  return chosen.map((byte) => word.with(-1, { ...last, by: { ...last.by, event: { type: 'BYTE', byte } } }));
}
