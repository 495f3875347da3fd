/** Survivors of which no single one need be named: what they are tells why nothing can notice them. */
import { type AnyAlgorithm, algorithms, list, type State, transitionsFor } from '../../../machines/index.js';
import { unreached } from '../../report/index.js';
import { type Mutant, mutantsOf } from '../mutate.js';
import { CLOSES, type Survivors, UNREACHED } from './types.js';

/** Mutants of these types may survive; of some the suite sees a difference all the same. */
export function survivorsByType(): Survivors[] {
  const mutants = algorithms.flatMap(mutantsOf);
  const group = (reason: string, is: (mutant: Mutant) => boolean): Survivors => ({
    reason,
    byType: true,
    ids: mutants.filter(is).map(({ id }) => id),
  });
  return [group(CLOSES, isLedElsewhereAtTheEnd), group(UNREACHED, isOutOfReach)];
}

/**
 * Where a step that fails, aborts or closes the connection is led to a state
 * that only waits: nothing is heard before CLOSED, which ends the algorithm.
 */
function isLedElsewhereAtTheEnd({ kind, algorithm, at, led }: Mutant): boolean {
  const one = algorithmOf(algorithm);
  const target = led === undefined ? undefined : (one.states[led] as State);
  if (kind !== 'transition' || target === undefined || one.on?.CLOSED === undefined) return false;
  const ends = list(transitionAt(one, at.state, at.when, at.index)?.actions).some((each) => ENDS.includes(each));
  return ends && target.entry === undefined && target.always === undefined;
}

const ENDS = ['fail', 'abort', 'close'];

/** Where nothing gets that could make a difference, as the list of what is unreached says. */
function isOutOfReach({ reachedBy }: Mutant): boolean {
  return reachedBy.length > 0 && reachedBy.every(isUnreached);
}

const listed = new Set(unreached.map(({ id }) => id));

/** A transition, or an outcome of a guard at its place: of the guard anywhere, or of one whose transition is never taken. */
function isUnreached(place: string): boolean {
  const [, algorithm = '', state = '', event = '', index, outcome] = /^(\w+)\.(\S+) (\w+)\[(\d+)\](?:=(\w+))?$/.exec(place) ?? [];
  if (outcome === undefined) return listed.has(place);
  const guard = transitionAt(algorithmOf(algorithm), state, event, Number(index))?.guard;
  const taken = place.replace(/=true$/, '');
  return listed.has(`${algorithm}.${guard}=${outcome}`) || listed.has(taken);
}

function algorithmOf(id: string): AnyAlgorithm {
  return algorithms.find((each) => each.id === id) as AnyAlgorithm;
}

function transitionAt(one: AnyAlgorithm, state: string, event: string, index = 0) {
  return transitionsFor(one.states[state] ?? one, event)[index];
}
