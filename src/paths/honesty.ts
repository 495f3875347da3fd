/** Whether an abstraction is honest: what it takes for the same must behave the same. */

import { draw, unseeded } from '../../machines/index.js';
import type { Interpreter, Passage, Position } from '../engine/index.js';
import type { EventClass, Quotient, Source } from './quotient.js';

/** Two positions of one name that behave differently. */
export interface Disagreement {
  name: string;
  /** The events after which it shows. */
  after: string[];
}

/** Random words that look for positions, and how long they are: too short for a length of 53 bits, which is a limit's affair. */
const WORDS = 400;
const LENGTH = 6;
/** Positions of one name that are compared. */
const MEMBERS = 8;

/**
 * Looks for positions of one name of which a word of up to `depth` events makes
 * different things: other transitions, other effects.
 */
export function disagreement(source: Source, quotient: Quotient, depth: number): Disagreement | undefined {
  const alphabet = [...new Map(quotient.edges.map(({ by }) => [JSON.stringify(by.event), by])).values()];
  for (const [name, [one, ...others]] of membersOf(source, alphabet)) {
    for (const other of others) {
      const after = one === undefined ? undefined : differing(source.interpreter, alphabet, one, other, depth);
      if (after !== undefined) return { name, after };
    }
  }
  return undefined;
}

/** Positions by name, found on random words; the same words each time. */
function membersOf({ interpreter, begin, abstraction }: Source, alphabet: readonly EventClass[]): Map<string, Position[]> {
  const members = new Map<string, Position[]>();
  let random = { ...unseeded, seed: 'members' };
  for (let word = 0; word < WORDS; word += 1) {
    let position = begin;
    for (let step = 0; step < LENGTH; step += 1) {
      const [index, rest] = draw(random, alphabet.length);
      random = rest;
      position = interpreter.pass(position, [(alphabet[index] as EventClass).event]).position;
      const name = abstraction.nameOf(position);
      const known = members.get(name) ?? [];
      members.set(name, known);
      if (known.length < MEMBERS) known.push(position);
    }
  }
  return members;
}

/** A word on which two positions differ, or undefined. */
function differing(
  interpreter: Interpreter,
  alphabet: readonly EventClass[],
  one: Position,
  other: Position,
  left: number,
): string[] | undefined {
  if (left === 0) return undefined;
  for (const { name, event } of alphabet) {
    const first = interpreter.pass(one, [event]);
    const second = interpreter.pass(other, [event]);
    if (deeds(first) !== deeds(second)) return [name];
    if (first.transitions.length === 0) continue;
    const after = differing(interpreter, alphabet, first.position, second.position, left - 1);
    if (after !== undefined) return [name, ...after];
  }
  return undefined;
}

function deeds({ transitions, effects }: Passage): string {
  return JSON.stringify([transitions, effects.map(({ type }) => type)]);
}
