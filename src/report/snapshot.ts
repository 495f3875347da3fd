/** What is committed of the report, so that a change of coverage shows in review. */
import type { Mutation } from './mutation.js';
import type { Traceability, TracedItem } from './types.js';

/**
 * One line per item (`id disposition status`, and for one that is tested the run and the mutant of its witness), then one per machine
 * (`machine id states 3/4 transitions 5/9 microsteps 7/9 guards 4/6`), then `mutants killed 90/99 equivalent 9 machines HASH`.
 */
export function snapshot({ items, machines, mutation }: Traceability): string {
  const lines = [
    ...items.map((item) => `${item.id} ${item.disposition} ${item.status}${witnessed(item)}`),
    ...machines.map(({ id, states, transitions, microsteps, guards }) => {
      const all = Object.entries({ states, transitions, microsteps, guards });
      return `machine ${id} ${all.map(([name, { covered, total }]) => `${name} ${covered}/${total}`).join(' ')}`;
    }),
    ...(mutation === undefined ? [] : [mutantsLine(mutation)]),
  ];
  return `${lines.join('\n')}\n`;
}

function witnessed({ witness }: TracedItem): string {
  return witness === undefined ? '' : ` ${witness.run} notices ${witness.mutant}`.replace(/\s+/g, ' ');
}

function mutantsLine({ killed, mutants, equivalent, machines }: Mutation): string {
  return `mutants killed ${killed}/${mutants} equivalent ${equivalent} machines ${machines.slice(0, 12)}`;
}

/** What differs between two snapshots, a statement each; nothing where they agree. */
export function compareSnapshot(expected: string, actual: string): string[] {
  const before = parse(expected);
  const after = parse(actual);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => compare(name, before.get(name), after.get(name)));
}

/** Name of item or machine, and its values by what they are. */
function parse(text: string): Map<string, Record<string, string>> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return new Map(lines.map((line) => line.trim().split(/\s+/)).map(entry));
}

function entry([first = '', second = '', third = '', ...rest]: readonly string[]): [string, Record<string, string>] {
  if (first === 'machine') return [`machine ${second}`, pairs([third, ...rest])];
  if (first === 'mutants') return ['mutants', pairs([second, third, ...rest])];
  return [first, { disposition: second, status: third, ...(rest.length === 0 ? {} : { witness: rest.join(' ') }) }];
}

function pairs(words: readonly string[]): Record<string, string> {
  const names = words.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(names.map((name, index) => [name, words[2 * index + 1] ?? '']));
}

function compare(name: string, was: Record<string, string> | undefined, is: Record<string, string> | undefined): string[] {
  if (was === undefined) return [`${name} is new: ${describe(is)}`];
  if (is === undefined) return [`${name} is gone, was ${describe(was)}`];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => is[key] !== was[key])
    .map((key) => {
      const [before, after] = [was[key] ?? 'nothing', is[key] ?? 'nothing'];
      if (name.startsWith('machine ')) return `${name} covered ${before} ${key}, covers ${after}`;
      return name === 'mutants' ? `mutants: ${key} was ${before}, is ${after}` : `${name} was ${before}, is ${after}`;
    });
}

function describe(values: Record<string, string> | undefined): string {
  const { disposition, status, ...counts } = values ?? {};
  if (disposition !== undefined) return `${disposition}, ${status}`;
  return Array.from(Object.entries(counts), ([name, count]) => `${count} ${name}`).join(', ');
}
