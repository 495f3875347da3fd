/**
 * For which items a mutant speaks. A guard that is turned or an action that is
 * dropped speaks for the items of the guard or action and for those of the
 * transition or state that asks for it; a transition that is led elsewhere
 * speaks for its own, or for its state's where it has none.
 */
import { type AnyAlgorithm, algorithms, type State, stepsOf, transitionId, transitionsFor } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import type { Mutant } from '../mutants/index.js';
import { credited, ownedBy } from '../report/index.js';

/** A place that a mutant changes, and the items for which that place stands there. */
export interface Claim {
  kind: 'state' | 'transition' | 'guard' | 'action';
  /** As citations name it: with its algorithm or, where another file exports it, alone. */
  names: readonly string[];
  /** The change speaks for one item alone only if this is the only one. */
  steps: readonly StepId[];
}

/** The places of a mutant. */
export function claimsOf({ algorithm, at }: Mutant): Claim[] {
  const one = algorithms.find(({ id }) => id === algorithm) as AnyAlgorithm;
  const state = one.states[at.state] as State | undefined;
  const transition = at.index === undefined ? undefined : transitionsFor(state ?? one, at.when)[at.index];
  const place: Pick<Claim, 'kind' | 'names'> =
    transition?.step === undefined
      ? { kind: 'state', names: [`${algorithm}.${at.state}`] }
      : { kind: 'transition', names: [transitionId(algorithm, at.state, at.when, at.index as number)] };
  const own = stepsOf(transition?.step ?? state?.step);
  const part = partOf(one, at, transition?.guard);
  if (part === undefined) return [{ ...place, steps: own }];
  const shared = own.filter((step) => part.cited.includes(step));
  return [
    { ...place, steps: shared.length > 0 ? shared : own },
    { kind: part.kind, names: [`${algorithm}.${part.name}`, part.name], steps: credited([part.cited], own, ownedBy(one)) },
  ];
}

function partOf(one: AnyAlgorithm, { action, turned }: Mutant['at'], guard: string | undefined) {
  if (action !== undefined) return { kind: 'action', name: action, cited: stepsOf(one.actions[action]?.step) } as const;
  if (turned !== true || guard === undefined) return undefined;
  return { kind: 'guard', name: guard, cited: stepsOf(one.guards[guard]?.step) } as const;
}

/** What a transition that is led elsewhere speaks for as well: the step that it no longer comes to. */
export function claimsPast({ kind, algorithm, at }: Mutant): Claim[] {
  const one = algorithms.find(({ id }) => id === algorithm) as AnyAlgorithm;
  const transition = transitionsFor(one.states[at.state] ?? one, at.when)[at.index ?? 0];
  const target = kind === 'transition' ? transition?.target : undefined;
  if (target === undefined) return [];
  return [{ kind: 'state', names: [`${algorithm}.${target}`], steps: stepsOf(one.states[target]?.step) }];
}
