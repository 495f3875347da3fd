import { expect, test } from 'vitest';
import { FINE, type Fineness } from './abstraction.js';
import { type Automaton, automata, sourceOf } from './automata.js';
import { quotientOf } from './quotient.js';
import { soundWords } from './soundness.testing.js';
import { disagreement, membersOf } from './testing/soundness.js';

/** A counter capped at 3 is told from a larger one by the third byte. */
const EFFORT = { tails: 1, members: 2, depth: 2 };

function tried(automaton: Automaton, coarser: Partial<Fineness> = {}, effort = EFFORT) {
  const source = sourceOf(automaton, { ...FINE, ...coarser });
  const quotient = quotientOf(source);
  const members = membersOf(source, soundWords[automaton.id] ?? [], effort);
  return { quotient, members, found: disagreement(source, quotient, members, EFFORT.depth) };
}

test.each(automata)('$id: wherever sound words and others lead, the automaton does what the machine does', (automaton) => {
  const { quotient, members, found } = tried(automaton);
  expect(found).toBeUndefined();
  // None of its states was left out, and most were met in several ways.
  expect(quotient.states.filter((name) => !members.has(name))).toEqual([]);
  expect([...members.values()].flat().length).toBeGreaterThan(1.5 * quotient.states.length);
});

/** Abstractions that take for the same what is not, by what they leave out. */
const coarser: Record<string, readonly Partial<Fineness>[]> = {
  'client-connection': [{ variables: false }, { cap: 1 }, { cap: 2 }],
  'server-connection': [{ variables: false }, { cap: 1 }, { cap: 2 }],
  'client-handshake-lexical': [
    { variables: false },
    { letters: 0 },
    { letters: 3 },
    { signs: [] },
    { signs: [0x0d, 0x0a] },
    { signs: [0x20] },
  ],
  'server-handshake-lexical': [{ variables: false }, { cap: 1 }, { letters: 0 }],
};

test.each(automata.flatMap((automaton) => (coarser[automaton.id] ?? []).map((less) => [automaton.id, less, automaton] as const)))(
  '%s: that an abstraction with %j merges what behaves differently is found',
  (_, less, automaton) => {
    expect(tried(automaton, less, { ...EFFORT, tails: 0 }).found).toBeDefined();
  },
);

test('there is a coarser abstraction for each automaton', () => {
  expect(Object.keys(coarser)).toEqual(automata.map(({ id }) => id));
});
