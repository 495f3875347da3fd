/** What came of all mutants: totals, and what differs from the list of survivors. */
import { MUTANT_KINDS, type Mutation, machinesHash, type Tally } from '../report/index.js';
import type { Mutant } from './mutate.js';
import { type Survivors, survivors } from './survivors/index.js';

/** Of the mutants that can be told, this share has to be killed. */
export const WANTED = 0.98;

/** What a worker says of one mutant. */
export interface Judged extends Pick<Mutant, 'id' | 'kind' | 'algorithm'> {
  killed: boolean;
}

/** A mutant that two sides share is killed where one of them kills it. */
export function merged(judged: readonly Judged[]): Judged[] {
  const byId = new Map<string, Judged>();
  for (const each of judged) byId.set(each.id, { ...each, killed: each.killed || byId.get(each.id)?.killed === true });
  return [...byId.values()];
}

/** The totals; what survived counts as equivalent if it is on the list. */
export function resultOf(judged: readonly Judged[], paths: Record<string, number>, listed = survivors): Mutation {
  const alive = new Set(judged.filter(({ killed }) => !killed).map(({ id }) => id));
  const left = new Set(alive);
  // Each for the first reason that it has.
  const groups = listed.map(({ reason, ids }) => ({ reason, ids: ids.filter((id) => left.delete(id)) }));
  return {
    machines: machinesHash(),
    paths,
    mutants: judged.length,
    killed: judged.length - alive.size,
    equivalent: groups.reduce((sum, { ids }) => sum + ids.length, 0),
    algorithms: [...new Set(judged.map(({ algorithm }) => algorithm))].map((id) => ({ id, ...talliesOf(judged, id) })),
    survivors: groups.filter(({ ids }) => ids.length > 0),
  };
}

function talliesOf(judged: readonly Judged[], algorithm: string): Record<(typeof MUTANT_KINDS)[number], Tally> {
  const tally = (kind: string): Tally => {
    const own = judged.filter((each) => each.algorithm === algorithm && each.kind === kind);
    return { mutants: own.length, killed: own.filter(({ killed }) => killed).length };
  };
  return Object.fromEntries(MUTANT_KINDS.map((kind) => [kind, tally(kind)])) as Record<(typeof MUTANT_KINDS)[number], Tally>;
}

/** Where the list of survivors and the mutants disagree, a line each. */
export function disagreements(judged: readonly Judged[], listed: readonly Survivors[] = survivors): string[] {
  const killed = new Map(judged.map((each) => [each.id, each.killed]));
  const ids = listed.flatMap((group) => group.ids);
  const named = listed.filter(({ byType }) => byType !== true).flatMap((group) => group.ids);
  const twice = named.filter((id) => ids.indexOf(id) !== ids.lastIndexOf(id));
  return [
    ...judged.filter((each) => !each.killed && !ids.includes(each.id)).map(({ id }) => `survived, and is not on the list: ${id}`),
    ...named.filter((id) => killed.get(id) === true).map((id) => `on the list, and was killed: ${id}`),
    ...named.filter((id) => !killed.has(id)).map((id) => `on the list, and there is no such mutant: ${id}`),
    ...[...new Set(twice)].map((id) => `on the list twice: ${id}`),
  ];
}
