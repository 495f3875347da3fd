/** What of an algorithm has to cite, as the running code has it. */
import { type AnyAlgorithm, list } from '../../machines/index.js';
import { placesIn } from './places.js';

/** A state, transition, guard or action with the items it cites. */
export interface Part {
  kind: 'state' | 'transition' | 'guard' | 'action';
  /** `algorithm.name`, or for a transition its id. */
  name: string;
  /** Its items. */
  steps: readonly string[];
  /** Whether these are a state's, and the transition has none of its own. */
  inherited: boolean;
}

/** The parts of an algorithm, in its order. A transition without a step has its state's. */
export function partsOf(one: AnyAlgorithm): Part[] {
  const transitions = placesIn(one).map(({ id, state, transition, from }) => {
    const inherited = transition.step === undefined;
    return { state, part: { ...part('transition', id, transition.step ?? from.step), inherited } };
  });
  const leaving = (name: string) => transitions.filter(({ state }) => state === name).map(({ part }) => part);
  const named = (kind: Part['kind'], all: object) =>
    Object.entries(all).map(([name, { step }]) => part(kind, `${one.id}.${name}`, step));
  return [
    ...leaving('*'),
    ...Object.entries(one.states).flatMap(([name, state]) => [...named('state', { [name]: state }), ...leaving(name)]),
    ...named('guard', one.guards),
    ...named('action', one.actions),
  ];
}

function part(kind: Part['kind'], name: string, step: Parameters<typeof list<string>>[0]): Part {
  return { kind, name, steps: list(step), inherited: false };
}
