/** Decisions by the states in which algorithms rest. */
import type { Machine } from '../../../machines/index.js';
import type { Configuration } from './explore.js';
import { block } from './functions.js';
import type { Names } from './names.js';

/**
 * Lines that find out what to do in a configuration.
 * @param lines of a configuration; configurations with the same lines are not told apart
 */
export function dispatch(
  { algorithms }: Machine,
  configurations: readonly Configuration[],
  names: Names,
  lines: (configuration: Configuration) => readonly string[],
): string[] {
  const regions = algorithms.map(({ id }) => id);
  const textOf = new Map(configurations.map((each) => [each, lines(each)]));
  return decide(configurations);

  function decide(those: readonly Configuration[]): string[] {
    const texts = new Set(those.map((each) => text(each)));
    if (texts.size === 1) return [...(textOf.get(those[0] as Configuration) as readonly string[])];
    const [region] = regions.map((_, index) => index).sort((one, other) => unrest(one, those) - unrest(other, those)) as [number];
    const byState = grouped(those, ({ states }) => states[region] as string);
    const algorithm = regions[region] as string;
    const cases = [...byState]
      .map(([state, some]) => ({ state, lines: decide(some) }))
      .sort((one, other) => (names.numberOf(algorithm, one.state) ?? 0) - (names.numberOf(algorithm, other.state) ?? 0));
    return block(`switch (m.${algorithm})`, [
      ...[...grouped(cases, (each) => each.lines.join('\n')).values()].flatMap((alike) => {
        const heads = alike.map(
          ({ state }) => `case ${names.numberOf(algorithm, state)}: // ${names.describe(algorithm, state)}`,
        );
        const [head, ...others] = heads.toReversed();
        return [...others.toReversed(), ...scoped(head as string, alike[0]?.lines ?? [])];
      }),
      'default:',
      '  return m.lost();',
    ]).split('\n');
  }

  /** What is left open when the state of a region is known: fewer is better. */
  function unrest(region: number, those: readonly Configuration[]): number {
    const groups = [...grouped(those, ({ states }) => states[region] as string).values()];
    if (groups.length === 1) return Number.POSITIVE_INFINITY;
    return groups.reduce((sum, group) => sum + group.length * (new Set(group.map(text)).size - 1), 0) + groups.length / 100;
  }

  function text(configuration: Configuration): string {
    return (textOf.get(configuration) as readonly string[]).join('\n');
  }
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

/** Lines of a case, in braces where they declare something. */
function scoped(head: string, lines: readonly string[]): string[] {
  const [label, comment] = head.split(' // ') as [string, string];
  const declares = lines.some((line) => line.startsWith('const '));
  return declares
    ? block(`${label} {`.slice(0, -2), lines).replace('{', `{ // ${comment}`).split('\n')
    : [head, ...lines.map((line) => `  ${line}`)];
}
