/** Chunks whose ends lie at every distance, and the first difference that one of them shows. */
import type { MachineEvent } from '../../../../machines/index.js';
import type { Held } from './held.js';
import { END } from './reading.js';

const CR = 0x0d;
const task: MachineEvent = { type: 'TASK' };

/** An end at each distance, with so many bytes behind it. */
export function endsAt(held: Held, distances: readonly number[], behind: readonly number[]): string | undefined {
  return first(distances, (distance) =>
    first(behind, (more) =>
      first([END, CR], (end) => {
        const one = chunk(distance + more, [distance], end);
        const next = chunk(80, [17, 18], end);
        return held.chunks({}, [], one, next) ?? held.chunks({}, [byte(3), task], one, Uint8Array.of(), next);
      }),
    ),
  );
}

/** No end in chunks of each length. */
export function withoutEnd(held: Held, lengths: readonly number[]): string | undefined {
  return first(
    lengths,
    (length) =>
      held.chunks({}, [], chunk(length), chunk(130 - length), chunk(2, [1])) ??
      held.chunks({}, [task], chunk(length), chunk(3, [0]), chunk(length), chunk(2, [1])),
  );
}

/** Each limit, met by chunks of lengths around it and beyond. */
export function atLimits(held: Held, limits: readonly number[]): string | undefined {
  return first(limits, (long) =>
    first([1, 2, 3, long, long + 1, long + 2, 130], (length) =>
      held.chunks({ limits: { short: 70 - long, long } }, [], chunk(length), chunk(long), chunk(130, [long + 1])),
    ),
  );
}

/** A count of each number, whose bytes come in chunks of lengths around it. */
export function atCounts(held: Held, counts: readonly number[]): string | undefined {
  return first(counts, (count) =>
    first([0, 1, count - 1, count, count + 1, count + 2, count + 3], (length) => {
      const some = chunk(Math.max(0, length));
      return held.chunks({}, [], Uint8Array.of(count, ...some), chunk(300)) ?? held.chunks({}, [byte(count)], some, chunk(300));
    }),
  );
}

function byte(value: number): MachineEvent {
  return { type: 'BYTE', byte: value };
}

/** Bytes of which none is an end, but for those at some places. */
function chunk(length: number, ends: readonly number[] = [], end = END): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (ends.includes(at) ? end : 0x61 + (at % 20)));
}

function first(all: readonly number[], find: (one: number) => string | undefined): string | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All whole numbers between two. */
export function between(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
