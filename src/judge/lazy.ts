/**
 * A machine that asks for a policy only where it makes a difference: a guard
 * or action that asks is tried with every option that is open, and passes the
 * question on only if they differ. So a sound handshake does not fork over
 * what becomes of an unsound one.
 */
import type { Action, AnyAlgorithm, Guard, Told } from '../../machines/index.js';
import type { Policies } from '../../spec/index.js';
import { type Decided, Undecided } from '../engine/index.js';
import { followed } from './explanation.js';
import { canonical, simplest } from './simplest.js';

interface Context {
  policies: Policies;
}

/** The algorithms, made lazy. */
export function lazy(algorithms: readonly AnyAlgorithm[]): AnyAlgorithm[] {
  return algorithms.map((one) => ({
    ...one,
    guards: mapValues(one.guards as Record<string, Guard<Context>>, lazyGuard),
    actions: mapValues(one.actions as Record<string, Action<Context>>, lazyAction),
  }));
}

function lazyGuard(guard: Guard<Context>): Guard<Context> {
  return { ...guard, when: (context, event) => ask(context, (each) => guard.when(each, event)) };
}

function lazyAction(action: Action<Context>): Action<Context> {
  if ('tell' in action)
    return { ...action, tell: (context, event, ...reason) => ask(context, (each) => action.tell(each, event, ...reason)) };
  const changed: typeof action.do = (context, event) =>
    Object.assign(
      context,
      ask(context, (each) => changes(action, each, event)),
    );
  return { ...action, do: changed };
}

/** What a run of an action changes, so that runs can be compared, and the context be changed but once. */
function changes(action: { do(context: Context, event: Told): void }, context: Context, event: Told): object {
  const changed: Context = Object.create(context);
  action.do(changed, event);
  return Object.fromEntries(Object.entries(changed).filter(([name, value]) => context[name as keyof Context] !== value));
}

/**
 * What `run` gives, if all that is still open leads to the same.
 * @throws Undecided that names a policy which makes a difference
 */
function ask<T>(context: Context, run: (context: Context) => T): T {
  try {
    return run(context);
  } catch {
    // What is no question is thrown again.
    const results = everyResult(context, run, {});
    const policy = decisive(results);
    if (policy !== undefined) throw new Undecided(policy);
    return (results[0] as Result<T>).value;
  }
}

interface Result<T> {
  value: T;
  decided: Decided;
}

function everyResult<T>(context: Context, run: (context: Context) => T, decided: Decided): Result<T>[] {
  const policies = new Proxy(context.policies, {
    get: (asked, name) => (name in decided ? decided : asked)[name as keyof Policies],
  });
  try {
    return [{ value: run({ ...context, policies }), decided }];
  } catch (undecided) {
    if (!(undecided instanceof Undecided)) throw undecided;
    const { policy } = undecided;
    return followed(policy).flatMap((option) => everyResult(context, run, { ...decided, [policy]: option }));
  }
}

/** A policy on which the results depend, or undefined if they are all the same. */
function decisive<T>(results: readonly Result<T>[]): keyof Policies | undefined {
  const [first] = results.map(({ value }) => canonical(value));
  const same = results.filter(({ value }) => canonical(value) === first);
  return simplest(
    same.map(({ decided }) => decided),
    followed,
  ).flatMap((decided) => Object.keys(decided) as (keyof Policies)[])[0];
}

function mapValues<T>(record: Record<string, T>, map: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
