/**
 * Mutants of the algorithms' definitions, made in memory: each has one guard,
 * transition or action changed in one place. The operators are those of the
 * trade and look at the form alone; none knows what a definition means.
 */
import { type AnyAlgorithm, list, type State, type Transition, transitionsFor } from '../../machines/index.js';
import { type Place, placesIn } from '../citations/index.js';

export type Kind = 'guard' | 'transition' | 'action';

export interface Mutant {
  /** Stable: the place as coverage names it, and what was done to it. */
  id: string;
  kind: Kind;
  algorithm: string;
  /** Where it is changed, and the guard or the action that is. */
  at: Spot;
  /** The state that a transition is led to instead of its own. */
  led?: string;
  /** Only a sound run that shows one of these, a transition or a guard's outcome at its place, can end otherwise. */
  reachedBy: readonly string[];
  /** The algorithm with the change. */
  mutated: AnyAlgorithm;
}

/** A transition, by event and index, or the entry or exit of a state; `*` stands for the algorithm's own, from every state. */
export interface Spot {
  state: string;
  /** An event's name, `always`, `entry` or `exit`. */
  when: string;
  index?: number;
  /** The action that is dropped or altered, by its name in the definition. */
  action?: string;
  /** Whether it is the transition's guard that is changed. */
  turned?: boolean;
}

type Source = State | AnyAlgorithm;

/** Every mutant of an algorithm. */
export function mutantsOf(algorithm: AnyAlgorithm): Mutant[] {
  const one = separated(algorithm);
  return [
    ...placesIn(one).flatMap((place) => [...guardMutants(one, place), ...transitionMutants(one, place), ...dropped(one, place)]),
    ...Object.entries(one.states as Record<string, State>).flatMap(([name, state]) => [
      ...droppedInState(one, name, state, 'entry'),
      ...droppedInState(one, name, state, 'exit'),
    ]),
  ];
}

/**
 * The same algorithm, with a guard of its own for each place that asks one, so
 * that outcomes are told apart by place: `algorithm.state EVENT[index]=true`.
 */
export function separated(algorithm: AnyAlgorithm): AnyAlgorithm {
  let one = algorithm;
  for (const place of placesIn(algorithm)) {
    const { guard: asked } = place.transition;
    const guard = asked === undefined ? undefined : algorithm.guards[asked];
    if (guard === undefined) continue;
    const name = nameOf(place);
    one = replaced({ ...one, guards: { ...one.guards, [name]: guard } }, place, { ...place.transition, guard: name });
  }
  return one;
}

function nameOf({ state, event, index }: Place): string {
  return `${state} ${event}[${index}]`;
}

function spotOf({ state, event, index }: Place): Spot {
  return { state, when: event, index };
}

/** A guard that is constantly false removes its transition, so that is not done once more below. */
function guardMutants(one: AnyAlgorithm, place: Place): Mutant[] {
  const { id, transition } = place;
  const { guard: name } = transition;
  const guard = name === undefined ? undefined : one.guards[name];
  if (name === undefined || guard === undefined) return [];
  const change = (what: string, outcomes: readonly string[], when: typeof guard.when): Mutant => ({
    id: `${id} guard ${what}`,
    kind: 'guard',
    algorithm: one.id,
    at: { ...spotOf(place), turned: true },
    reachedBy: outcomes.map((outcome) => `${id}=${outcome}`),
    mutated: { ...one, guards: { ...one.guards, [name]: { ...guard, when } } },
  });
  return [
    change('negated', ['true', 'false'], (context, event) => !guard.when(context, event)),
    change('constantly true', ['false'], () => true),
    change('constantly false', ['true'], () => false),
  ];
}

function transitionMutants(one: AnyAlgorithm, place: Place): Mutant[] {
  const { id, transition } = place;
  const change = (what: string, mutated: AnyAlgorithm, led?: string): Mutant => ({
    id: `${id} ${what}`,
    kind: 'transition',
    algorithm: one.id,
    at: spotOf(place),
    ...(led === undefined ? {} : { led }),
    reachedBy: [id],
    mutated,
  });
  const removed =
    transition.guard === undefined && !doesNothing(one, place) ? [change('removed', replaced(one, place, undefined))] : [];
  const retargeted = otherTargets(one, place)
    .filter((target) => !staysAlike(one, place, target))
    .map((target) => change(`to ${target}`, replaced(one, place, { ...transition, target }), target));
  return [...removed, ...retargeted];
}

/** A transition that stays where it is and does nothing, of an event that nothing else listens to, is as good as none. */
function doesNothing(one: AnyAlgorithm, place: Place): boolean {
  const { state, event, transition } = place;
  const { target, actions } = transition;
  const stays = target === undefined || (target === state && isPassive(one.states[state] as State));
  return stays && list(actions).length === 0 && transitionsFor(one, event).length === 0;
}

function isPassive({ entry, exit }: State): boolean {
  return entry === undefined && exit === undefined;
}

/** Staying in a state and entering it again are the same where nothing is done on the way. */
function staysAlike(one: AnyAlgorithm, { state, transition }: Place, target: string): boolean {
  return transition.target === undefined && target === state && isPassive(one.states[target] as State);
}

/** The initial state, where the algorithm is over, the source, and the steps behind source and target. */
function otherTargets(one: AnyAlgorithm, { state, transition }: Place): string[] {
  const names = Object.keys(one.states);
  const after = (name: string | undefined) => (name === undefined ? undefined : names[names.indexOf(name) + 1]);
  const isOver = (name: string) => placesIn(one).every((place) => place.state !== name);
  const source = state === '*' ? undefined : state;
  const all = [one.initial as string, ...names.filter(isOver), source, after(source), after(transition.target)];
  return [...new Set(all)].filter((name) => name !== undefined && name !== transition.target) as string[];
}

function dropped(one: AnyAlgorithm, place: Place): Mutant[] {
  const { id, transition } = place;
  return list(transition.actions).map((action, index, all) => ({
    id: `${id} without ${action}`,
    kind: 'action',
    algorithm: one.id,
    at: { ...spotOf(place), action },
    reachedBy: [id],
    mutated: replaced(one, place, { ...transition, actions: all.filter((_, other) => other !== index) }),
  }));
}

function droppedInState(one: AnyAlgorithm, name: string, state: State, when: 'entry' | 'exit'): Mutant[] {
  const places = placesIn(one).filter(({ transition, state: source }) =>
    when === 'entry' ? transition.target === name : source === name || source === '*',
  );
  const reachedBy = places.map(({ id }) => id);
  return list(state[when]).map((action, index, all) => ({
    id: `${one.id}.${name} ${when} without ${action}`,
    kind: 'action',
    algorithm: one.id,
    at: { state: name, when, action },
    reachedBy,
    mutated: withState(one, name, { ...state, [when]: all.filter((_, other) => other !== index) }),
  }));
}

/** The algorithm with another transition in that place, or with none. */
function replaced(one: AnyAlgorithm, { state, event, index }: Place, transition: Transition | undefined): AnyAlgorithm {
  const source: Source = state === '*' ? one : (one.states[state] as State);
  const all = transitionsFor(source, event).toSpliced(index, 1, ...(transition === undefined ? [] : [transition]));
  const changed = event === 'always' ? { ...source, always: all } : { ...source, on: { ...source.on, [event]: all } };
  return state === '*' ? (changed as AnyAlgorithm) : withState(one, state, changed as State);
}

function withState(one: AnyAlgorithm, name: string, state: State): AnyAlgorithm {
  return { ...one, states: { ...one.states, [name]: state } };
}
