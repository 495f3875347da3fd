/**
 * How an algorithm of the text is written down.
 *
 * One algorithm has one context, and states named by step. Guards and actions
 * are small named functions of (context, event), each citing its item; actions
 * change the context that they are given, which XState has copied for them and
 * the compiler need not.
 */
import type { StepId } from '../../spec/index.js';
import type { Effect, EventName, Told } from './vocabulary.js';

/** One item or, where one state or function serves several, all of them. */
export type Steps = StepId | readonly StepId[];

/** A named question about context and event. */
export interface Guard<Context> {
  /** The item that asks. */
  step: Steps;
  /** Whether it is so; it changes nothing. */
  when(context: Context, event: Told): boolean;
}

/**
 * A named deed: either it changes the context, or it tells an effect. `step`
 * is the item of the state or transition that calls for it. `do` may write to
 * the context that it is given; `tell` may not. It is told the item of the state
 * or transition and, of a transition with a guard, the guard's name.
 */
export type Action<Context> =
  | { step: Steps; do(context: Context, event: Told): void }
  | { step: Steps; tell(context: Context, event: Told, step: StepId, why?: string): Effect };

/** A transition; `step` names its item where that is not the state's own. */
export interface Transition<G extends string, A extends string, S extends string> {
  /** Its item, where that is not the state's. */
  step?: Steps;
  /** It is taken only if this says so; always if absent. */
  guard?: G;
  /** Where it leads; nowhere if absent, and no state is left. */
  target?: S;
  /** What is done on the way, in order. */
  actions?: A | readonly A[];
}

/** One, or several in an order that matters. */
export type OneOrMore<T> = T | readonly T[];

/** A state: one step of the text. */
export interface State<G extends string, A extends string, S extends string> {
  /** Its items. */
  step: Steps;
  /** In a few words for charts; the item itself says it in full. */
  does: string;
  /** Done when it is entered. */
  entry?: A | readonly A[];
  /** Done when it is left. */
  exit?: A | readonly A[];
  /** Transitions that wait for nothing, tried in order. */
  always?: OneOrMore<Transition<G, A, S>>;
  /** Transitions by event. */
  on?: Events<G, A, S>;
}

/** Transitions by event, those of one event tried in order. */
export type Events<G extends string, A extends string, S extends string> = {
  [Name in EventName]?: OneOrMore<Transition<G, A, S>>;
};

/** An algorithm of the text. */
export interface Algorithm<
  Context extends object = object,
  G extends string = string,
  A extends string = string,
  S extends string = string,
> {
  /** The name it has in charts, paths and reports. */
  id: string;
  /** The section that it is of. */
  section: string;
  /** Its name in words. */
  title: string;
  /** Initial values of everything that the algorithm reads or writes. */
  context: Context;
  /** The state that it begins in. */
  initial: NoInfer<S>;
  /** Transitions from every state. */
  on?: Events<NoInfer<G>, NoInfer<A>, NoInfer<S>>;
  /** Its steps, in the order of the text. */
  states: Record<S, State<NoInfer<G>, NoInfer<A>, NoInfer<S>>>;
  /** What its transitions ask. */
  guards: Record<G, Guard<Context>>;
  /** What its states and transitions do. */
  actions: Record<A, Action<Context>>;
}

/** An algorithm, whatever its variables. */
// biome-ignore lint/suspicious/noExplicitAny: contexts differ; each algorithm has checked its own.
export type AnyAlgorithm = Algorithm<any, any, any, any>;

/** A transition as it is numbered in coverage: `algorithm.state EVENT[index]`. */
export function transitionId(algorithm: string, state: string, event: string, index: number): string {
  return `${algorithm}.${state} ${event}[${index}]`;
}

/** The transitions of one state for one event, in the order they are tried. */
export function transitionsFor(
  from: { always?: unknown; on?: unknown },
  event: string,
): readonly Transition<string, string, string>[] {
  const on = (from.on ?? {}) as Record<string, unknown>;
  const found = event === 'always' ? from.always : on[event];
  return list(found as OneOrMore<Transition<string, string, string>> | undefined);
}

/** The events that an algorithm listens to. */
export function eventsOf(one: AnyAlgorithm): string[] {
  const states = Object.values(one.states) as State<string, string, string>[];
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
