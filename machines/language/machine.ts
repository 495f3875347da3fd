/**
 * How algorithms become an XState machine, alone or composed with others.
 *
 * Composed, each algorithm is a parallel region, the contexts are one, and what
 * an algorithm tells is an event for the others.
 */
import { assign, createMachine, enqueueActions, type StateMachine } from 'xstate';
import type { StepId } from '../../spec/index.js';
import {
  type Action,
  type AnyAlgorithm,
  eventsOf,
  list,
  type OneOrMore,
  type Steps,
  stepsOf,
  transitionId,
  transitionsFor,
} from './definition.js';
import type { All, Effect, Of, Told } from './vocabulary.js';

/** A machine together with the algorithms it was made from. */
export interface Machine<A extends AnyAlgorithm = AnyAlgorithm> {
  /** Its name in charts, paths and reports. */
  id: string;
  /** Its name in words. */
  title: string;
  /** In the text's order; a single one if it is alone. */
  algorithms: readonly A[];
  /** The XState machine; its input is a partial context. */
  machine: Runs<All<A['context']>, Of<TalkOf<A>['hears']>, Extract<Effect, { type: TalkOf<A>['tells'] }>>;
}

type TalkOf<A extends AnyAlgorithm> = NonNullable<A['talk']>;

/** An XState machine of this context, these events, and effects that it emits. */
// biome-ignore format: the others are XState's own, and of no importance.
// biome-ignore lint/suspicious/noExplicitAny: likewise.
type Runs<C, E extends { type: string }, Told extends { type: string }> = StateMachine<C & object, E, any, any, any, any, any, any, any, Partial<C> | undefined, any, Told, any, any>;

/** The names of a machine's or an algorithm's states. */
export type StateOf<M extends Machine | AnyAlgorithm> = M extends { algorithms: readonly (infer A)[] }
  ? StatesOf<A>
  : StatesOf<M>;
type StatesOf<A> = A extends { states: Readonly<Record<infer S, unknown>> } ? S & string : never;

/** The machine of one algorithm, whose effects go to whoever runs it. */
export function alone<A extends AnyAlgorithm>(one: A): Machine<A> {
  return build(one.id, one.title, [one], { ...region(one, bare), id: one.id }, bare);
}

/**
 * Several algorithms as one machine of parallel regions, whose guards and
 * actions are named `algorithm.name`.
 * @throws Error when two algorithms begin with different values of one variable.
 */
export function compose<A extends AnyAlgorithm>(id: string, title: string, algorithms: readonly A[]): Machine<A> {
  const states = Object.fromEntries(algorithms.map((each) => [each.id, region(each, qualified)]));
  return build(id, title, algorithms, { id, type: 'parallel', states }, qualified);
}

/** How a machine names the guards and actions of an algorithm. */
type Naming = (one: AnyAlgorithm, name: string) => string;
const bare: Naming = (_one, name) => name;
const qualified: Naming = (one, name) => `${one.id}.${name}`;

function build<A extends AnyAlgorithm>(
  id: string,
  title: string,
  algorithms: readonly A[],
  config: object,
  naming: Naming,
): Machine<A> {
  const context = merge(algorithms.map((each) => each.context));
  const guards = merge(algorithms.map((each) => rename(each.guards, (name) => naming(each, name))));
  const actions = merge(algorithms.map((each) => rename(each.actions, (name) => naming(each, name))));
  const heard = algorithms.length > 1 ? new Set(algorithms.flatMap(eventsOf)) : new Set<string>();
  const machine = createMachine(
    { ...config, context: ({ input }: { input: unknown }) => ({ ...context, ...(input as object) }) } as never,
    {
      guards: mapValues(
        guards,
        (guard) =>
          ({ context, event }: Scope) =>
            guard.when(context, event),
      ),
      actions: mapValues(actions, (action) => perform(action, heard)),
      // biome-ignore lint/suspicious/noExplicitAny: the names were checked when the algorithms were typed.
    } as any,
  );
  return { id, title, algorithms, machine: machine as never };
}

interface Scope {
  context: object;
  event: Told;
}

function perform(action: Action<object>, heard: ReadonlySet<string>): unknown {
  if ('do' in action) {
    return assign(({ context, event }) => {
      const next = { ...context };
      action.do(next, event as unknown as Told);
      return next;
    });
  }
  return enqueueActions(({ context, event, enqueue }, params) => {
    const { step, why } = params as unknown as { step: StepId; why?: string };
    const effect = action.tell(context, event as unknown as Told, step, why);
    enqueue.emit(effect as never);
    if (heard.has(effect.type)) enqueue.raise(effect as never);
  });
}

function region(one: AnyAlgorithm, naming: Naming): object {
  const states = mapValues(one.states, (state, name) => ({
    description: state.does,
    meta: { algorithm: one.id, steps: stepsOf(state.step) },
    entry: calls(one, naming, state.entry, state.step),
    exit: calls(one, naming, state.exit, state.step),
    always: transitions(one, naming, name, 'always', state),
    on: mapValues(state.on ?? {}, (_, event) => transitions(one, naming, name, event, state)),
  }));
  const on = mapValues(one.on ?? {}, (_, event) => transitions(one, naming, '*', event, one));
  return { initial: one.initial, description: one.title, states, on };
}

function transitions(
  one: AnyAlgorithm,
  naming: Naming,
  name: string,
  event: string,
  from: { step?: unknown; always?: unknown; on?: unknown },
) {
  return transitionsFor(from, event).map((transition, index) => ({
    ...(transition.guard === undefined ? {} : { guard: naming(one, transition.guard) }),
    ...(transition.target === undefined ? {} : { target: name === '*' ? `.${transition.target}` : transition.target }),
    actions: calls(one, naming, transition.actions, transition.step ?? (from.step as Steps), transition.guard),
    reenter: transition.target === name,
    meta: {
      algorithm: one.id,
      id: transitionId(one.id, name, event, index),
      steps: stepsOf(transition.step),
    },
  }));
}

function calls(one: AnyAlgorithm, naming: Naming, names: OneOrMore<string> | undefined, step: unknown, why?: string): object[] {
  return list(names).map((name) => ({ type: naming(one, name), params: { step: stepsOf(step as Steps)[0], why } }));
}

function rename<T>(record: Record<string, T>, name: (key: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [name(key), value]));
}

function mapValues<T, U>(record: Record<string, T>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function merge<T>(records: readonly Record<string, T>[]): Record<string, T> {
  const merged: Record<string, T> = {};
  for (const [key, value] of records.flatMap((record) => Object.entries(record))) {
    if (key in merged && merged[key] !== value) throw new Error(`two algorithms begin with different values of "${key}"`);
    merged[key] = value;
  }
  return merged;
}
