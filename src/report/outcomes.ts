/** What an algorithm can do besides its transitions: take those from every state in each of them, and ask its guards. */
import { type AnyAlgorithm, type State, transitionsFor } from '../../machines/index.js';
import { placesIn } from '../citations/index.js';

/** Transitions from every state, once for each state where the algorithm can wait: `algorithm.state * EVENT[index]`. */
export function departuresOf(one: AnyAlgorithm): string[] {
  const states = Object.entries(one.states as Record<string, State>).filter(([, state]) => !leavesAtOnce(state));
  return Object.keys(one.on ?? {}).flatMap((event) =>
    states
      .filter(([, state]) => transitionsFor(state, event).every(({ guard }) => guard !== undefined))
      .flatMap(([name]) => transitionsFor({ on: one.on }, event).map((_, index) => `${one.id}.${name} * ${event}[${index}]`)),
  );
}

/** Both outcomes of each guard that some transition asks: `algorithm.guard=true`, `algorithm.guard=false`. */
export function outcomesOf(one: AnyAlgorithm): string[] {
  const asked = new Set(placesIn(one).flatMap(({ transition: { guard } }) => (guard === undefined ? [] : [guard])));
  return [...asked].flatMap((guard) => [`${one.id}.${guard}=true`, `${one.id}.${guard}=false`]);
}

function leavesAtOnce(state: State): boolean {
  return transitionsFor(state, 'always').some(({ guard }) => guard === undefined);
}
