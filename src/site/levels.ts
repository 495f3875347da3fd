/** How often something was gone through, in a few levels, as the charts show them. */
export const LEVELS = [
  ['never', 'never', 0],
  ['few', '1 to 9 times', 1],
  ['some', '10 to 99 times', 10],
  ['many', '100 times and more', 100],
] as const;

export type Level = (typeof LEVELS)[number][0];

/** Passing runs of the report through a state or a transition, traces through it, and why none can reach it, if so. */
export type Times = readonly [runs: number, traces: number, reason?: string];

/** The level of a number of runs. */
export function levelOf(count: number): Level {
  return LEVELS.findLast(([, , least]) => count >= least)?.[0] ?? 'never';
}

export function timesInWords([runs, traces, reason]: Times): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  return `${count(runs, 'run')} and ${count(traces, 'trace')} through it${reason === undefined ? '' : `: ${reason}`}`;
}
