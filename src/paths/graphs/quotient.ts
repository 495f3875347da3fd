/**
 * A machine as a finite automaton: positions by their abstract names, bytes by
 * what guards make of them. @xstate/graph walks it.
 */
import { getAdjacencyMap } from '@xstate/graph';
import type { OutsideEvent } from '../../../machines/index.js';
import type { Interpreter, Passage, Position } from '../../engine/index.js';
import { within } from '../parts/limit.js';
import type { Abstraction } from './abstraction.js';

export interface QuotientEdge {
  from: string;
  to: string;
  /** Events that the machine cannot tell apart where it is, such as `BYTE 01-7F` or `TCP_CLOSED`; one stands for all. */
  by: { name: string; event: OutsideEvent };
  passage: Passage;
}

export interface Quotient {
  begin: string;
  states: readonly string[];
  edges: readonly QuotientEdge[];
}

/** What an automaton is made from. */
export interface Source {
  interpreter: Interpreter;
  begin: Position;
  /** Events besides bytes. */
  others: readonly OutsideEvent[];
  abstraction: Abstraction;
}

/** States that a traversal may visit before it gives up. */
const LIMIT = 5_000;

/**
 * The automaton of a machine.
 * @throws Error when it has more states than the limit
 */
export function quotientOf(source: Source, limit = LIMIT): Quotient {
  const { interpreter, begin, abstraction } = source;
  const edges: QuotientEdge[] = [];
  const nameOf = (position: Position) => abstraction.nameOf(position);
  const classes = new Map<string, QuotientEdge[]>();
  const leaving = (position: Position) => {
    const name = nameOf(position);
    const known = classes.get(name) ?? edgesFrom(source, position, name);
    if (!classes.has(name)) edges.push(...known);
    classes.set(name, known);
    within(limit, classes.size, 'abstract states');
    return known;
  };
  const logic = {
    config: {},
    getInitialSnapshot: () => begin,
    getPersistedSnapshot: (position: Position) => position,
    transition(position: Position, { event }: { event: OutsideEvent }) {
      return interpreter.pass(position, [event]).position;
    },
  };
  getAdjacencyMap(logic as never, {
    // What is counted above ends it first.
    limit: Number.POSITIVE_INFINITY,
    serializeState: nameOf as never,
    serializeEvent: (({ name }: { name: string }) => name) as never,
    events: ((position: Position) => leaving(position).map(({ by }) => ({ type: 'CLASS', ...by }))) as never,
  });
  return { begin: nameOf(begin), states: [...classes.keys()], edges };
}

/** One edge for each class of events that the machine does anything on. */
function edgesFrom({ interpreter, others, abstraction }: Source, position: Position, from: string): QuotientEdge[] {
  const classes = new Map<string, { bytes: number[]; event: OutsideEvent; passage: Passage; to: string }>();
  const bytes = Array.from({ length: 256 }, (_, byte): OutsideEvent => ({ type: 'BYTE', byte }));
  for (const event of [...bytes, ...others]) {
    const passage = interpreter.pass(position, [event]);
    if (passage.transitions.length === 0) continue;
    const to = abstraction.nameOf(passage.position);
    const key = event.type === 'BYTE' ? `BYTE ${passage.transitions.join(' ')} ${to}` : event.type;
    const known = classes.get(key) ?? { bytes: [], event, passage, to };
    classes.set(key, known);
    if (event.type === 'BYTE') known.bytes.push(event.byte);
  }
  return [...classes.values()].map(({ bytes, event, passage, to }) => ({
    from,
    to,
    by: { name: event.type === 'BYTE' ? `BYTE ${ranges(bytes)}` : event.type, event },
    passage,
  }));
}

/** Ascending bytes as ranges in hex, such as `00-09 0B 0E-FF`. */
function ranges(bytes: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const byte of bytes) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === byte - 1) last[1] = byte;
    else runs.push([byte, byte]);
  }
  const hex = (byte: number) => byte.toString(16).padStart(2, '0').toUpperCase();
  return runs.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`)).join(' ');
}
