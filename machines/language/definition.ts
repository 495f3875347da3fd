/**
 * An algorithm as engines, charts and mutants take it: states with the names of
 * what they do, and the guards and actions of these names, each with the items
 * that it cites. `algorithm.ts` is how one is written.
 */
import type { StepId } from '../../spec/index.js';
import type { Effect, EventName, Told } from './vocabulary.js';

/** The type of an algorithm's variables, and the names of what it hears and tells. */
export interface Talk {
  /** Its variables. */
  context: object;
  /** The events that it listens to. */
  hears: EventName;
  /** The effects that it tells. */
  tells: Effect['type'];
}

/** One item or, where one state or function serves several, all of them. */
export type Steps = OneOrMore<StepId>;

/** A named question about context and event. */
export interface Guard<Context> {
  /** The items that ask. */
  step: Steps;
  /** Whether it is so; it changes nothing. */
  when(context: Context, event: Told): boolean;
}

/**
 * A named action: either it changes the context, or it tells an effect. `step` has
 * the items that call for it. `do` may write to the context that it is given,
 * which XState has copied for it and the compiler need not; `tell` may not. It is
 * told the item of the state or transition and, of a transition with a guard,
 * the guard's name.
 */
export type Action<Context> =
  | { step: Steps; do(context: Context, event: Told): void }
  | { step: Steps; tell(context: Context, event: Told, step: StepId, why?: string): Effect };

/** A transition. */
export interface Transition {
  /** Its items, where they are not the state's. */
  step?: Steps;
  /** It is taken only if this says so; always if absent. */
  guard?: string;
  /** Where it leads; nowhere if absent, and no state is left. */
  target?: string;
  /** What is done on the way, in order. */
  actions?: OneOrMore<string>;
}

/** One, or several in an order that matters. */
export type OneOrMore<T> = T | readonly T[];

/** A state: one step of the text. */
export interface State {
  /** Its items. */
  step: Steps;
  /** In a few words for charts; the item itself says it in full. */
  does: string;
  /** Done when it is entered. */
  entry?: OneOrMore<string>;
  /** Done when it is left. */
  exit?: OneOrMore<string>;
  /** Transitions that wait for nothing, tried in order. */
  always?: OneOrMore<Transition>;
  /** Transitions by event. */
  on?: Events;
}

/** Transitions by event, those of one event tried in order. */
export type Events = { readonly [Name in EventName]?: OneOrMore<Transition> };

/** An algorithm of the text, with its talk and the names of its states. */
export interface Algorithm<T extends Talk = Talk, S extends string = string> {
  /** The name it has in charts, paths and reports. */
  id: string;
  /** The section that it is of. */
  section: string;
  /** Its name in words. */
  title: string;
  /** Initial values of everything that the algorithm reads or writes. */
  context: T['context'];
  /** What it hears and tells: a type alone. */
  talk?: T;
  /** The state that it begins in. */
  initial: S;
  /** Transitions from every state. */
  on?: Events;
  /** Its steps, in the order of the text. */
  states: Readonly<Record<S, State>>;
  /** What its transitions ask. */
  guards: Readonly<Record<string, Guard<T['context']>>>;
  /** What its states and transitions do. */
  actions: Readonly<Record<string, Action<T['context']>>>;
}

/** An algorithm, whatever its variables. */
// biome-ignore lint/suspicious/noExplicitAny: contexts differ; each algorithm has checked its own.
export type AnyAlgorithm = Algorithm<any, any>;

/** A transition as it is numbered in coverage: `algorithm.state EVENT[index]`. */
export function transitionId(algorithm: string, state: string, event: string, index: number): string {
  return `${algorithm}.${state} ${event}[${index}]`;
}

/** The transitions of one state for one event, in the order they are tried. */
export function transitionsFor(from: { always?: unknown; on?: unknown }, event: string): readonly Transition[] {
  const on = (from.on ?? {}) as Record<string, unknown>;
  return list((event === 'always' ? from.always : on[event]) as OneOrMore<Transition> | undefined);
}

/** The events that an algorithm listens to. */
export function eventsOf(one: AnyAlgorithm): string[] {
  const states = Object.values<State>(one.states);
  return [...new Set([one, ...states].flatMap((each) => Object.keys(each.on ?? {})))];
}

/** The items that a `step` names. */
export function stepsOf(step: Steps | undefined): StepId[] {
  return [...list<StepId>(step)];
}

/** One, many or none as a list. */
export function list<T>(value: OneOrMore<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
