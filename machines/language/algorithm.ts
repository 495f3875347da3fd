/**
 * How an algorithm of the text is written down: one state for each step, and
 * what a state does or asks written where it does or asks it, under a name.
 *
 *     '#3a.2': { does: 'read a byte of the length', on: { BYTE: { actions: { letB }, target: '#3a.3' } } },
 *     '#3a.3': { does: 'its low seven bits', entry: { letBv: (c) => (c.bv = c.b & 0x7f) }, always: '#3a.4' },
 *
 * An id that begins with # is of the algorithm's section. A state named by one
 * is that step; other states carry other names, and say whose `step` they
 * serve. A guard is a question about variables and event. An action is a
 * function that changes the variables, or an effect, or a function of `tell`
 * that makes one. Both cite the items of the transition that asks and does, or
 * else the first of its state, or what `at` says. What stands at several places
 * is a const.
 */
import type { Algorithm, OneOrMore, Talk } from './definition.js';
import { lowered } from './lowering.js';
import type { At, Written } from './written.js';

/** Cites other items than those of the place. */
export function at<const I extends string, const Part>(step: OneOrMore<I>, is: Part): At<I, Part> {
  return { step, is };
}

/** Types an algorithm, and makes of it what is run: a wrong step, state, event, effect or variable does not compile. */
export function algorithm<T extends Talk>() {
  return <const Section extends string, S extends string>(written: Written<T, Section, S>): Algorithm<T, Named<S>> =>
    lowered(written as never);
}

/** The name of a state once it runs: `step_3a_2` for `#3a.2`. */
type Named<S extends string> = S extends `#${infer Id}` ? `step_${Underscored<Id>}` : S;
type Underscored<Id extends string> = Id extends `${infer Head}.${infer Rest}` ? `${Head}_${Underscored<Rest>}` : Id;
