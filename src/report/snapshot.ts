/** What is committed of the report, so that a change of coverage shows in review. */
import type { Traceability } from './types.js';

/** One line per item (`id disposition status`), then one per machine (`machine id states 3/4 transitions 5/9`). */
export function snapshot({ items, machines }: Traceability): string {
  const lines = [
    ...items.map((item) => `${item.id} ${item.disposition} ${item.status}`),
    ...machines.map(
      ({ id, states, transitions }) =>
        `machine ${id} states ${states.covered}/${states.total} transitions ${transitions.covered}/${transitions.total}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
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

function entry(words: readonly string[]): [string, Record<string, string>] {
  const [first = '', second = '', third = '', fourth = '', , sixth = ''] = words;
  if (first === 'machine') return [`machine ${second}`, { states: fourth, transitions: sixth }];
  return [first, { disposition: second, status: third }];
}

function compare(name: string, was: Record<string, string> | undefined, is: Record<string, string> | undefined): string[] {
  if (was === undefined) return [`${name} is new: ${describe(is)}`];
  if (is === undefined) return [`${name} is gone, was ${describe(was)}`];
  return Object.keys(is)
    .filter((key) => is[key] !== was[key])
    .map((key) => {
      const covered = key === 'states' || key === 'transitions';
      return covered ? `${name} covered ${was[key]} ${key}, covers ${is[key]}` : `${name} was ${was[key]}, is ${is[key]}`;
    });
}

function describe(values: Record<string, string> | undefined): string {
  const { states, transitions, disposition, status } = values ?? {};
  return states === undefined ? `${disposition}, ${status}` : `${states} states, ${transitions} transitions`;
}
