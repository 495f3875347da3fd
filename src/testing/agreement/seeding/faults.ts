/** Faults that a slip of the compiler could make in the code of a machine. */

/** A line of a script, and what it becomes. */
export interface Fault {
  /** The function that it is in. */
  of: string;
  line: number;
  was: string;
  becomes: string;
}

/**
 * What a slip could do to a line, or to two. A state that is written where the
 * algorithm rests counts; one that is written over at once does not, and is
 * left alone.
 */
const slips: readonly (readonly [pattern: RegExp, by: string])[] = [
  // A guard asked the other way round.
  [/if \((\w+\(c, \w+\))\) \{$/m, 'if (!$1) {'],
  // An action or an effect forgotten, or what is told not told to the world.
  [/^\s+\w+_\w+\(c, \w+\);$/m, ''],
  [/^\s+m\.say\(.*\);$/m, ''],
  // Another state than the right one.
  [/^(\s+m\.\w+ = )(\d+);(?=\n\s+return;)/m, '$1($2 + 1) % 2;'],
  // A loop over bytes that ends elsewhere, or that forgets its limit or its last byte.
  [/find\(255,/, 'find(254,'],
  [/until\(STOPS_\d, chunk, from\)/, 'chunk.length'],
  [/return from \+ many;/m, 'return from + many + 1;'],
  [/^\s+continue;(?=\n.*(chunk|return to))/m, ';'],
  [/chunk\[to - 1\]/, 'chunk[from]'],
  [/^\s+c\.\w+ = before;$/m, ''],
];

/** Every fault of a script's functions, one for each line and slip. */
export function faultsOf(script: string): Fault[] {
  const lines = script.split('\n');
  let of = '';
  return lines.flatMap((was, line) => {
    of = /^function (\w+)/.exec(was)?.[1] ?? of;
    const both = `${was}\n${lines[line + 1]}`;
    return slips.flatMap(([pattern, by]) => {
      const [becomes] = both.replace(pattern, by).split('\n') as [string];
      return becomes === was ? [] : [{ of, line, was, becomes }];
    });
  });
}

/** Rounds after which a loop of the text has no end. */
const ROUNDS = 5_000;

/** A script with a fault, whose loops throw where they would not end. */
export function withFault(script: string, { line, becomes }: Fault): string {
  return bounded(script.split('\n').with(line, becomes).join('\n'));
}

/** A script whose loops throw where they would not end. */
export function bounded(script: string): string {
  return script.replaceAll('for (;;) {', `for (let round = 0;; round += 1) { if (round > ${ROUNDS}) throw new Error('no end');`);
}

/** A script that notes in a set `reached` the functions and the branches that it goes through. */
export function noting(script: string): string {
  const lines = script.split('\n');
  let inside = false;
  return lines
    .map((line, index) => {
      const name = /^function (\w+)\(.*\{$/.exec(line)?.[1];
      if (name !== undefined) inside = true;
      if (line === '}') inside = false;
      if (name !== undefined) return `${line} reached.add('${name}');`;
      return inside && /^\s+(if|for|\} else)\b.*\{$/.test(line) ? `${line} reached.add('${index}');` : line;
    })
    .join('\n');
}
