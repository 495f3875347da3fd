/**
 * How an algorithm of the text is written down: one state for each step, and
 * what a state does or asks written where it does or asks it, under a name.
 *
 *     '#3a.2': { does: 'read a byte of the length', on: { BYTE: { actions: { letB }, target: '#3a.3' } } },
 *     '#3a.3': { does: 'take its low seven bits', entry: { letBv: (c) => (c.bv = c.b & 0x7f) }, always: '#3a.4' },
 *
 * An id that begins with # is of the algorithm's section. A state named by one
 * is that step; other states carry other names, and say whose `step` they
 * serve: `idle` comes before the first step and `over` behind the last, and the
 * head of a file says what more there are. A guard is a question about
 * variables and event. An action is a function that changes the variables, or
 * an effect, or a function of `tell` that makes one. Both cite the items of the transition that asks and does, or
 * else the first of its state, or what `at` says. What stands at several places
 * is a const.
 */
import type { StepId } from '../../spec/index.js';
import type { OneOrMore, Talk } from './definition.js';
import type { Effect, Of } from './vocabulary.js';

/** An algorithm of some talk in a section, with these states. */
export interface Written<T extends Talk, Section extends string, S extends string> {
  /** The name it has in charts, paths and reports. */
  id: string;
  /** The section that it is of. */
  section: Section;
  /** Its name in words. */
  title: string;
  /** Initial values of everything that the algorithm reads or writes. */
  context: T['context'];
  /** The state that it begins in. */
  initial: NoInfer<S>;
  /** Transitions from every state. */
  on?: On<T, Id<Section>, NoInfer<S>>;
  /** Its steps, in the order of the text. */
  states: Record<S, State<T, Id<Section>, NoInfer<S>>> & Sound<Section, NoInfer<S>>;
}

/** An item: of the algorithm's section as the text numbers it there, with # before; of another one in full. */
type Id<Section extends string> = Own<Section> | Exclude<StepId, `${Section}#${string}`>;
type Own<Section extends string> = StepId extends infer Each
  ? Each extends `${Section}${infer Name extends `#${string}`}`
    ? Name
    : never
  : never;

/** A state that looks like a step is one, and another says which it serves. */
type Sound<Section extends string, S extends string> = {
  [Name in S]: Name extends `#${string}` ? (Name extends Own<Section> ? { step?: never } : never) : { step: unknown };
};

interface State<T extends Talk, I extends string, S extends string> {
  /** The items that a state serves which is not named by one. */
  step?: OneOrMore<I>;
  /** Further items, behind the one that names the state. */
  also?: OneOrMore<I>;
  /** In a few words for charts; the item itself says it in full. */
  does: string;
  /** Done when it is entered. */
  entry?: Actions<T, Of<T['hears']>, I>;
  /** Done when it is left. */
  exit?: Actions<T, Of<T['hears']>, I>;
  /** Transitions that wait for nothing, tried in order. */
  always?: OneOrMore<Transition<T, Of<T['hears']>, I, S>>;
  /** Transitions by event. */
  on?: On<T, I, S>;
}

/** Transitions by event, those of one event tried in order. */
type On<T extends Talk, I extends string, S extends string> = {
  [Name in T['hears']]?: OneOrMore<Transition<T, Of<Name>, I, S>>;
};

/** A transition, or the state to which one leads that asks and does nothing. */
type Transition<T extends Talk, Event, I extends string, S extends string> =
  | S
  | {
      /** Its items, where they are not the state's. */
      step?: OneOrMore<I>;
      /** It is taken only if this says so, by its name; always if absent. */
      guard?: Parts<Question<T['context'], Event>, I>;
      /** Where it leads; nowhere if absent, and no state is left. */
      target?: S;
      /** What is done on the way, in order. */
      actions?: Actions<T, Event, I>;
    };

type Question<Context, Event> = (context: Context, event: Event) => boolean;

/** What is asked or done, by name. */
type Parts<Part, I extends string> = Record<string, Part | At<I, Part>>;

type Actions<T extends Talk, Event, I extends string> = Parts<
  | ((context: T['context'], event: Event) => NoEffect)
  | Told<T>
  | { tell(context: T['context'], event: Event, step: StepId, why?: string): Told<T> },
  I
>;

type Told<T extends Talk> = Extract<Effect, { type: T['tells'] }>;

/** What an assignment gives: anything but an effect, which would be lost. */
// biome-ignore lint/suspicious/noConfusingVoidType: a const in braces gives void.
type NoEffect = void | string | number | boolean | bigint | null | undefined | (object & { type?: never });

/** A guard or action with the items that it cites, where they are not those of its place. */
export interface At<I extends string, Part> {
  step: OneOrMore<I>;
  is: Part;
}

/** Cites other items than those of the place. */
export function at<const I extends string, const Part>(step: OneOrMore<I>, is: Part): At<I, Part> {
  return { step, is };
}
