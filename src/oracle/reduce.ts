/**
 * Merges the ways of one event that lead to the same place: a machine asks for
 * policies that make no difference (what to do without a Host, when there is
 * one), and such a policy is not decided by having been asked for.
 */
import type { Decided, OptionsOf, Way } from '../engine/index.js';

/**
 * Ways without repetition, each with the fewest decisions that lead there.
 * @param known what was decided before the event
 */
export function reduce(ways: readonly Way[], known: Decided, optionsOf: OptionsOf): Way[] {
  const groups: Way[][] = [];
  for (const way of ways) {
    const group = groups.find(([first]) => first !== undefined && sameOutcome(first, way));
    if (group === undefined) groups.push([way]);
    else group.push(way);
  }
  return groups.flatMap((group) => {
    const taken = group.map(({ decided }) => omit(decided, Object.keys(known)));
    return fewest(taken, optionsOf).map((decided) => ({ ...(group[0] as Way), decided: { ...known, ...decided } }));
  });
}

type Name = keyof Decided;

function fewest(taken: readonly Decided[], optionsOf: OptionsOf): Decided[] {
  const names = new Set(taken.flatMap((decided) => Object.keys(decided) as Name[]));
  let left = minimal(taken);
  for (const name of names) left = minimal(withoutIrrelevant(left, name, optionsOf));
  return left;
}

/** Where every option of a policy occurs beside the same other decisions, it decides nothing. */
function withoutIrrelevant(taken: readonly Decided[], name: Name, optionsOf: OptionsOf): Decided[] {
  const byRest = new Map<string, Decided[]>();
  for (const decided of taken) {
    const rest = keyOf(omit(decided, [name]));
    byRest.set(rest, [...(byRest.get(rest) ?? []), decided]);
  }
  return [...byRest.values()].flatMap((alike) => {
    const seen = new Set(alike.map((decided) => decided[name] as string | undefined));
    return optionsOf(name).every((option) => seen.has(option)) ? [omit(alike[0] as Decided, [name])] : alike;
  });
}

/** Without those that only add to what another one decides. */
function minimal(taken: readonly Decided[]): Decided[] {
  const all = [...new Map(taken.map((decided) => [keyOf(decided), decided])).values()];
  return all.filter((one) => !all.some((other) => other !== one && isPart(other, one)));
}

function isPart(small: Decided, large: Decided): boolean {
  return Object.entries(small).every(([name, option]) => large[name as Name] === option);
}

function omit(decided: Decided, names: readonly string[]): Decided {
  return Object.fromEntries(Object.entries(decided).filter(([name]) => !names.includes(name))) as Decided;
}

function keyOf(decided: Decided): string {
  return JSON.stringify(Object.entries(decided).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function sameOutcome(one: Way, other: Way): boolean {
  if (!one.position.states.every((state, index) => state === other.position.states[index])) return false;
  const [first, second] = [one.position.context, other.position.context];
  const names = Object.keys(first).filter((name) => name !== 'policies');
  return names.every((name) => same(first[name], second[name])) && same(onTheWire(one), onTheWire(other));
}

function onTheWire({ effects }: Way): unknown {
  return effects.flatMap((effect) => {
    if (effect.type === 'SEND') return [Buffer.from(effect.bytes).toString('hex')];
    return effect.type === 'CLOSE_TCP' ? [effect.type] : [];
  });
}

function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  return JSON.stringify(one) === JSON.stringify(other);
}
