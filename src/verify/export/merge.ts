/** Makes one position of all that do the same whatever is told, now and later. */
import type { StepId } from '../../../spec/index.js';
import type { Decided } from '../../engine/index.js';

/** What is done in a position when something is told. */
export interface Line {
  from: number;
  told: string;
  /** The options that make it so. */
  decided: Decided;
  doings: readonly string[];
  to: number;
  /** The items that it goes through. */
  steps: readonly StepId[];
}

/**
 * The lines of a table with each position once, and without those where nothing happens.
 * Position 0 stays the first; the others are numbered as they are met.
 */
export function merged(lines: readonly Line[], count: number): { positions: number; lines: Line[] } {
  const byPosition: Line[][] = Array.from({ length: count }, () => []);
  for (const line of lines) byPosition[line.from]?.push(line);
  let classes: readonly number[] = byPosition.map(() => 0);
  for (let size = 1; ; ) {
    const numbers = new Map<string, number>();
    const before = classes;
    classes = byPosition.map((own, position) => {
      const does = own.map(({ told, decided, doings, to }) => [told, decided, doings, before[to]]);
      const key = JSON.stringify([before[position], does]);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    });
    if (numbers.size === size) break;
    size = numbers.size;
  }
  const all = lines
    .filter(({ from }) => classes.indexOf(classes[from] as number) === from)
    .map((line) => ({ ...line, from: classes[line.from] as number, to: classes[line.to] as number }));
  return { positions: Math.max(...classes) + 1, lines: all.filter(({ from, to, doings }) => from !== to || doings.length > 0) };
}
