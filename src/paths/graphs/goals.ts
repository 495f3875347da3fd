/** What sequences can be made for. */
import { CRITERIA, type Criterion, SIMPLE_BOUND } from './criteria.js';

/** Everything that sequences can be made for: the criteria of the automata by byte, and what goes beyond them. */
export const GOALS = [...CRITERIA, 'fields', 'near-miss', 'beyond'] as const;
export type Goal = (typeof GOALS)[number];

const LEXICAL = 'of the automata by byte, the content of handshakes uninterpreted';

/** What each promises, in words that promise no more than it keeps. */
export const goalTitles: Readonly<Record<Goal, string>> = {
  transition: `all transitions ${LEXICAL}`,
  pair: `all pairs of transitions ${LEXICAL}`,
  triple: `all triples of transitions ${LEXICAL}`,
  simple: `all ways of at most ${SIMPLE_BOUND} transitions without a state twice, ${LEXICAL}`,
  fields: 'W-complete for the automata of whole fields: detects every automaton that has no more states',
  'near-miss': 'each cause alone and its near misses: a valid exchange with a single defect',
  beyond: 'TLS, proxies, credentials and cookies, each alone, valid and failing',
};

/** Tells the criteria of the automata by byte from what goes beyond them. */
export function isOfAutomata(goal: Goal): goal is Criterion {
  return CRITERIA.some((each) => each === goal);
}
