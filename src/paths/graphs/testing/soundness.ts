/**
 * Whether an abstraction is sound: where it takes positions for the same, the
 * automaton has to do what the machine does at each of them. The positions are
 * met on words, and tried with events, that do not come from the abstraction.
 */
import { draw, type MachineEvent, type OutsideEvent, type Random } from '../../../../machines/index.js';
import type { Passage, Position } from '../../../engine/index.js';
import { bytesIn } from '../each-byte.js';
import type { Quotient, QuotientEdge, Source } from '../quotient.js';

/** A position where the machine does not do what the automaton says. */
export interface Disagreement {
  name: string;
  /** The events after which it shows; none if the automaton does not know the position at all. */
  after: string[];
}

/** Positions by their abstract names. */
export type Members = ReadonlyMap<string, readonly Position[]>;

/** How thoroughly positions are looked for and tried. */
export interface Effort {
  /** Words by chance that begin at each place of a sound word. */
  tails: number;
  /** Positions of one name that are tried. */
  members: number;
  /** Events that follow each other from each of them. */
  depth: number;
}

/** How long a word by chance is: too short for a length of 53 bits, which is a limit's affair. */
const TAIL = 4;

/** Bytes that the text names, and ends of the ranges that it names, each with the one before it and the one behind. */
const NAMED: readonly number[] = [0x00, 0x0a, 0x0d, 0x20, 0x30, 0x39, 0x3a, 0x41, 0x5a, 0x61, 0x7a, 0x80, 0xff];
export const BYTES: readonly number[] = [...new Set(NAMED.flatMap((byte) => [byte - 1, byte, byte + 1]))].filter(
  (byte) => byte >= 0 && byte <= 0xff,
);

/** Positions on sound words, and on those that leave them anywhere. */
export function membersOf(
  { interpreter, begin, others, abstraction }: Source,
  words: readonly MachineEvent[][],
  effort: Effort,
): Members {
  const members = new Map<string, Map<string, Position>>();
  const events = [...BYTES.map(byteEvent), ...others];
  let random: Random = { seed: 'members', script: [], drawn: 0 };
  const meet = (position: Position) => {
    const name = abstraction.nameOf(position);
    const known = members.get(name) ?? new Map<string, Position>();
    members.set(name, known);
    if (known.size < effort.members) known.set(JSON.stringify(position), position);
  };
  for (const word of words) {
    let place = begin;
    meet(place);
    for (const event of word) {
      for (let tail = 0; tail < effort.tails; tail += 1) {
        let position = place;
        for (let step = 0; step < TAIL; step += 1) {
          const [index, rest] = draw(random, events.length);
          random = rest;
          position = interpreter.pass(position, [events[index] as MachineEvent]).position;
          meet(position);
        }
      }
      place = interpreter.pass(place, [event]).position;
      meet(place);
    }
  }
  return new Map([...members].map(([name, known]) => [name, [...known.values()]]));
}

/** The first position at which the automaton does, on some events in a row, what the machine does not. */
export function disagreement(source: Source, quotient: Quotient, members: Members, depth: number): Disagreement | undefined {
  const edges = edgesByEvent(quotient);
  const every = [...Array.from({ length: 256 }, (_, byte) => byteEvent(byte)), ...source.others];
  const some = every.filter((event) => event.type !== 'BYTE' || BYTES.includes(event.byte));
  const goesOn = new Set(some);
  for (const [name, positions] of members) {
    if (!quotient.states.includes(name)) return { name, after: [] };
    for (const position of positions) {
      const after = differing(position, name, depth, every);
      if (after !== undefined) return { name, after };
    }
  }
  return undefined;

  function differing(position: Position, name: string, left: number, events: readonly OutsideEvent[]): string[] | undefined {
    for (const event of events) {
      const edge = edges.get(name)?.get(keyOf(event));
      const passage = source.interpreter.pass(position, [event]);
      if (doneBy(passage) !== (edge === undefined ? NONE : doneBy(edge.passage))) return [keyOf(event)];
      if (left === 1 || edge === undefined || !goesOn.has(event)) continue;
      const after = differing(passage.position, edge.to, left - 1, some);
      if (after !== undefined) return [keyOf(event), ...after];
    }
    return undefined;
  }
}

/** The edges of each state by the events that they stand for. */
function edgesByEvent({ edges }: Quotient): Map<string, Map<string, QuotientEdge>> {
  const all = new Map<string, Map<string, QuotientEdge>>();
  for (const edge of edges) {
    const leaving = all.get(edge.from) ?? new Map<string, QuotientEdge>();
    all.set(edge.from, leaving);
    const { event, name } = edge.by;
    const events = event.type === 'BYTE' ? [...bytesIn(name)].map(byteEvent) : [event];
    for (const each of events) leaving.set(keyOf(each), edge);
  }
  return all;
}

function byteEvent(byte: number): OutsideEvent {
  return { type: 'BYTE', byte };
}

function keyOf(event: MachineEvent): string {
  return event.type === 'BYTE' ? `BYTE ${event.byte}` : event.type;
}

function doneBy({ transitions, effects }: Pick<Passage, 'transitions' | 'effects'>): string {
  return `${transitions.join()} ${effects.map(({ type }) => type).join()}`;
}

const NONE = doneBy({ transitions: [], effects: [] });
