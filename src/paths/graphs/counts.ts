/** How large the automata are, and how many sequences each criterion takes. */
import { type Automaton, automata, sourceOf } from './automata.js';
import { CRITERIA, type Criterion, SIMPLE_BOUND, wordsOf } from './criteria.js';
import { wordsWithEachByte } from './each-byte.js';
import { type FieldSource, fieldAutomaton, fieldSources } from './fields.js';
import { type Quotient, quotientOf } from './quotient.js';

/** How large an automaton is, and how many sequences a criterion takes. */
export interface Count {
  machine: string;
  title: string;
  criterion: Criterion | 'fields';
  states: number;
  edges: number;
  sequences: number;
  /** Edges of the longest way that is followed; only where there is a bound. */
  bound?: number;
  /** Paths of the composed machine made of the sequences, each byte that matters at their end, with a telling suffix. */
  paths?: number;
}

/** Counts of every automaton by byte for each of the criteria. */
export function countsOf(criteria: readonly Criterion[] = CRITERIA, of: readonly Automaton[] = automata): Count[] {
  return of.flatMap((automaton) => {
    const quotient = quotientOf(sourceOf(automaton));
    return criteria.map((criterion) => countOf(automaton, quotient, criterion));
  });
}

function countOf({ id, title }: Automaton, quotient: Quotient, criterion: Criterion): Count {
  return {
    machine: id,
    title,
    criterion,
    states: quotient.states.length,
    edges: quotient.edges.length,
    sequences: wordsOf(quotient, criterion).length,
    ...(criterion === 'simple' ? { bound: SIMPLE_BOUND } : {}),
    ...(hasPaths(criterion) ? { paths: wordsWithEachByte(quotient, criterion).length } : {}),
  };
}

function hasPaths(criterion: Criterion): boolean {
  return criterion === 'transition' || criterion === 'pair';
}

/** Counts of every automaton of whole fields; this runs their W-complete suites. */
export function fieldCounts(): Count[] {
  return fieldSources.map(fieldCount);
}

/** Counts of one automaton of whole fields. */
export function fieldCount(source: FieldSource): Count {
  const { states, edges, sequences } = fieldAutomaton(source);
  return { machine: source.id, title: source.title, criterion: 'fields', states: states.size, edges, sequences };
}
