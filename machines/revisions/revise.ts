/**
 * How a revision is made of the machines of r4820: by what differs. A state keeps the name that it has in r4820; its items,
 * and those of what it asks and does, are numbered as the revision numbers them. What does not differ is the same object.
 */
import { type Policies, revised, type StepId } from '../../spec/index.js';
import {
  type Action,
  type AnyAlgorithm,
  type Guard,
  list,
  type OneOrMore,
  type State,
  stepsOf,
  type Transition,
} from '../language/definition.js';

/** A text whose machines there are. */
export type Revision = 'r4819' | 'r4820' | 'r5065';

/** Ids of another revision are no ids of r4820. */
type Foreign<T> = T extends unknown ? Omit<T, 'step'> & { step: OneOrMore<string> } : never;

/** A state of a revision. */
export type RevisedState = Omit<Foreign<State>, 'always' | 'on'> & {
  always?: OneOrMore<RevisedTransition>;
  on?: Readonly<Record<string, OneOrMore<RevisedTransition>>>;
};
type RevisedTransition = Omit<Transition, 'step'> & { step?: OneOrMore<string> };

/** In what an algorithm differs; guards and actions that do not differ are named as they are. */
export interface Difference {
  /** Variables that r4820 does not have. */
  context?: object;
  /** States by name: in place of one (made of it, if a function), behind the one before it, or undefined for one that is gone. */
  states?: Readonly<Record<string, RevisedState | ((base: RevisedState) => RevisedState) | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: contexts differ, as for any algorithm.
  guards?: Readonly<Record<string, Foreign<Guard<any>>>>;
  // biome-ignore lint/suspicious/noExplicitAny: likewise.
  actions?: Readonly<Record<string, Foreign<{ do(context: any, event: any): void } | { tell(...given: any[]): object }>>>;
}

/** Differences by algorithm; null for one that the revision does not have. */
export type Differences = Readonly<Record<string, Difference | null>>;

/** The id that an item of r4820 has in a revision; undefined if it has none there. */
export function inRevision(revision: Revision, id: string): string | undefined {
  const ids = idsIn(revision);
  return ids.has(id) ? ids.get(id) : id;
}

/** The id that an item of a revision has in r4820; the same id if it is in the revision alone. */
export function inR4820(revision: Revision, id: string): string {
  return [...idsIn(revision)].find(([, theirs]) => theirs === id)?.[0] ?? id;
}

/** Options that a text leaves of choices of r4820, where it leaves one. */
export function settledBy(revision: Revision): Partial<Policies> {
  const { differences = [] } = revised.find((each) => each.revision === revision && revision !== 'r4820') ?? {};
  return Object.assign({}, ...differences.map(({ settles }) => settles));
}

/** What is made of a revision once; of r4820 where none is named. */
export function perRevision<T, More extends unknown[]>(make: (revision: Revision, ...more: More) => T) {
  const made = new Map<Revision, T>();
  return (revision: Revision = 'r4820', ...more: More): T => {
    if (!made.has(revision)) made.set(revision, make(revision, ...more));
    return made.get(revision) as T;
  };
}

/** Items of r4820 that have another id in a revision, or none. */
const idsIn = perRevision((revision): ReadonlyMap<string, string | undefined> => new Map(pairs(revision)));

function pairs(revision: Revision): [string, string | undefined][] {
  if (revision === 'r4820') return [];
  const { changes = [] } = revised.find((each) => each.revision === revision || each.against === revision) ?? {};
  const isEarlier = revision === 'r4819';
  return changes.flatMap(({ from, to }) => {
    const [ours, theirs] = isEarlier ? [to, from] : [from, to];
    return ours === undefined || ours === theirs ? [] : [[ours, theirs] as [string, string | undefined]];
  });
}

/** An algorithm as a revision has it: the same object if it is the same. */
export function revise(revision: Revision, one: AnyAlgorithm, difference: Difference = {}): AnyAlgorithm {
  const { context, states = {}, guards = {}, actions = {} } = difference;
  const isSame = Object.keys(difference).length === 0 && !citedBy(one).some((id) => idsIn(revision).has(id));
  if (isSame) return one;
  const merged = mergedStates(renumberedStates(revision, one.states), states);
  const all = Object.values(merged);
  const names = new Set<string>();
  for (const each of [{ on: one.on }, ...all] as Partial<State>[]) {
    for (const name of [...list(each.entry), ...list(each.exit)]) names.add(name);
    for (const { guard, actions: done } of transitionsOf(each))
      for (const name of [...list(guard), ...list(done)]) names.add(name);
  }
  const partsOf = <Part extends { step: OneOrMore<StepId> }>(parts: Readonly<Record<string, Part>>, others: object) =>
    Object.fromEntries(
      Object.entries({ ...renumberedParts(revision, parts), ...others }).filter(([name]) => names.has(name)),
    ) as Record<string, Part>;
  return {
    ...one,
    section: sectionIn(revision, one),
    context: { ...one.context, ...context },
    ...(one.on && { on: eventsIn(revision, one.on) }),
    states: merged,
    guards: partsOf<Guard<object>>(one.guards, guards),
    actions: partsOf<Action<object>>(one.actions, actions),
  } as AnyAlgorithm;
}

/** Differing states in place of those that differ, new ones behind the one that is written before them. */
function mergedStates(base: Record<string, State>, differing: NonNullable<Difference['states']>): Record<string, State> {
  const order = Object.keys(base);
  let last = order.length - 1;
  for (const name of Object.keys(differing)) {
    if (!order.includes(name)) order.splice(last + 1, 0, name);
    last = order.indexOf(name);
  }
  const made = Object.entries(differing).map(([name, one]) => [name, typeof one === 'function' ? one(base[name] as State) : one]);
  const all: Record<string, State> = { ...base, ...Object.fromEntries(made) };
  return Object.fromEntries(order.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

function renumberedStates(revision: Revision, states: Readonly<Record<string, State>>): Record<string, State> {
  return mapped(states, ({ always, on, ...state }) => ({
    ...state,
    step: itemsIn(revision, state.step),
    ...(always && { always: list(always).map((each) => transitionIn(revision, each)) }),
    ...(on && { on: eventsIn(revision, on) }),
  }));
}

function eventsIn(revision: Revision, on: NonNullable<State['on']>): NonNullable<State['on']> {
  return mapped(on as Record<string, OneOrMore<Transition>>, (each) => list(each).map((one) => transitionIn(revision, one)));
}

/** A transition whose own items are gone has those of its state. */
function transitionIn(revision: Revision, { step, ...transition }: Transition): Transition {
  const items = itemsIn(revision, step);
  return items.length === 0 ? transition : { ...transition, step: items };
}

function renumberedParts<Part extends { step: OneOrMore<StepId> }>(revision: Revision, parts: Readonly<Record<string, Part>>) {
  return mapped(parts, (part) => ({ ...part, step: itemsIn(revision, part.step) }));
}

function itemsIn(revision: Revision, step: OneOrMore<StepId> | undefined): StepId[] {
  const ids: readonly (string | undefined)[] = stepsOf(step).map((id) => inRevision(revision, id));
  return ids.filter((id) => id !== undefined) as StepId[];
}

/** An algorithm is of the section that its first state is of. */
function sectionIn(revision: Revision, { section, initial, states }: AnyAlgorithm): string {
  const own = stepsOf((states[initial] as State).step).find((id) => id.startsWith(`${section}#`));
  return own === undefined ? section : ((inRevision(revision, own) ?? own).split('#')[0] as string);
}

function citedBy(one: AnyAlgorithm): StepId[] {
  const states = Object.values<State>(one.states);
  const parts = [
    ...Object.values<{ step: OneOrMore<StepId> }>(one.guards),
    ...Object.values<{ step: OneOrMore<StepId> }>(one.actions),
  ];
  return [...states, ...[one, ...states].flatMap(transitionsOf), ...parts].flatMap(({ step }) => stepsOf(step));
}

function transitionsOf({ always, on = {} }: { always?: State['always']; on?: State['on'] }): Transition[] {
  return [...list(always), ...Object.values(on as Record<string, OneOrMore<Transition>>).flatMap((each) => [...list(each)])];
}

function mapped<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
