/** What of an algorithm has to cite, as the running code has it. */
import { type AnyAlgorithm, list, type State, transitionId, transitionsFor } from '../../machines/index.js';

/** A state, transition, guard or action with the items it cites. */
export interface Part {
  kind: 'state' | 'transition' | 'guard' | 'action';
  /** `algorithm.name`, or for a transition its id. */
  name: string;
  /** Items and modelling notes. */
  steps: readonly string[];
  /** Whether these are a state's, and the transition has none of its own. */
  inherited: boolean;
}

type AnyState = State<string, string, string>;
type Source = Pick<AnyState, 'always' | 'on'>;

/** The parts of an algorithm, in its order. A transition without a step has its state's. */
export function partsOf(one: AnyAlgorithm): Part[] {
  const states = Object.entries(one.states as Record<string, AnyState>);
  return [
    ...transitionParts(one.id, '*', one, undefined),
    ...states.flatMap(([name, state]) => [
      part('state', `${one.id}.${name}`, state.step),
      ...transitionParts(one.id, name, state, state.step),
    ]),
    ...Object.entries(one.guards).map(([name, guard]) => part('guard', `${one.id}.${name}`, guard.step)),
    ...Object.entries(one.actions).map(([name, action]) => part('action', `${one.id}.${name}`, action.step)),
  ];
}

function transitionParts(algorithm: string, state: string, from: Source, step: AnyState['step'] | undefined): Part[] {
  return ['always', ...Object.keys(from.on ?? {})].flatMap((event) =>
    transitionsFor(from, event).map((transition, index) => ({
      ...part('transition', transitionId(algorithm, state, event, index), transition.step ?? step),
      inherited: transition.step === undefined,
    })),
  );
}

function part(kind: Part['kind'], name: string, step: AnyState['step'] | undefined): Part {
  return { kind, name, steps: list<string>(step), inherited: false };
}
