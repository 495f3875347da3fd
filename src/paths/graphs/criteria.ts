/** What a set of words has to cover, by name, and the words of an automaton that do. */
import { within } from '../parts/limit.js';
import type { Quotient, QuotientEdge } from './quotient.js';

/** `transition`: every edge. `pair`, `triple`: every two, three edges in a row. `simple`: every way without a state twice. */
export const CRITERIA = ['transition', 'pair', 'triple', 'simple'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** Edges that a simple way may have at the most. */
export const SIMPLE_BOUND = 6;

/** Sequences that an enumeration may have before it gives up. */
const LIMIT = 500_000;

/** A word of an automaton: the shortest way to a state, then the edges that the criterion asks for. */
export type Word = readonly QuotientEdge[];

/**
 * The words of an automaton for a criterion.
 * @throws Error when there are more than the limit
 */
export function wordsOf(quotient: Quotient, criterion: Criterion, limit = LIMIT): Word[] {
  const leaving = leavingIn(quotient.edges);
  if (criterion === 'simple') return simple(quotient.begin, leaving, limit);
  const length = 1 + ['transition', 'pair', 'triple'].indexOf(criterion);
  const words: Word[] = [];
  for (const [state, way] of shortestWays(quotient.begin, quotient.edges)) {
    for (const chain of chains(state, length, leaving)) words.push([...way, ...chain]);
    within(limit, words.length, `words for the criterion "${criterion}"`);
  }
  return words;
}

type Leaving = ReadonlyMap<string, readonly QuotientEdge[]>;

/** Edges by the state that they leave. */
function leavingIn<Edge extends { from: string }>(edges: readonly Edge[]): Map<string, Edge[]> {
  const leaving = new Map<string, Edge[]>();
  for (const edge of edges) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  return leaving;
}

/** The shortest way to each state of a graph. */
export function shortestWays<Edge extends { from: string; to: string }>(begin: string, edges: readonly Edge[]) {
  const leaving = leavingIn(edges);
  const ways = new Map<string, readonly Edge[]>([[begin, []]]);
  for (const [state, way] of ways) {
    for (const edge of leaving.get(state) ?? []) if (!ways.has(edge.to)) ways.set(edge.to, [...way, edge]);
  }
  return ways;
}

/** Edges in a row, so many, from a state. */
function chains(state: string, length: number, leaving: Leaving): Word[] {
  if (length === 0) return [[]];
  return (leaving.get(state) ?? []).flatMap((edge) => chains(edge.to, length - 1, leaving).map((rest) => [edge, ...rest]));
}

/** Ways from the beginning that visit no state twice and cannot, or may not, go on. */
function simple(begin: string, leaving: Leaving, limit: number): Word[] {
  const words: Word[] = [];
  const follow = (state: string, way: Word, seen: ReadonlySet<string>) => {
    const next = way.length === SIMPLE_BOUND ? [] : (leaving.get(state) ?? []).filter(({ to }) => !seen.has(to));
    if (next.length === 0) words.push(way);
    within(limit, words.length, `simple ways of at most ${SIMPLE_BOUND} edges`);
    for (const edge of next) follow(edge.to, [...way, edge], new Set([...seen, edge.to]));
  };
  follow(begin, [], new Set([begin]));
  return words;
}
