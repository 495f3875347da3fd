/** The transitions of an algorithm, each in its place. */
import { type AnyAlgorithm, type State, type Transition, transitionId, transitionsFor } from '../../machines/index.js';

/** A transition and where it stands. */
export interface Place {
  id: string;
  /** The state's name; `*` stands for the algorithm's own, from every state. */
  state: string;
  /** An event's name, or `always`. */
  event: string;
  /** Which it is of those for the event. */
  index: number;
  transition: Transition;
  /** The state; nothing of the kind for the algorithm's own. */
  from: Partial<State>;
}

/** All transitions, those from every state first. */
export function placesIn(one: AnyAlgorithm): Place[] {
  const states = Object.entries(one.states as Record<string, State>);
  return [['*', { on: one.on } as Place['from']] as const, ...states].flatMap(([state, from]) =>
    ['always', ...Object.keys(from.on ?? {})].flatMap((event) =>
      transitionsFor(from, event).map((transition, index) => {
        return { id: transitionId(one.id, state, event, index), state, event, index, transition, from };
      }),
    ),
  );
}
