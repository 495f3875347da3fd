import { expect, test } from 'vitest';
import type { Fineness } from './abstraction.js';
import { type Automaton, automata, sourceOf } from './automata.js';
import { disagreement } from './honesty.js';
import { quotientOf } from './quotient.js';

/** Events after which a difference has to show. A counter capped at 3 is told from a larger one by the third byte. */
const DEPTH = 2;

function found(automaton: Automaton, fineness?: Fineness) {
  const source = sourceOf(automaton, fineness);
  return disagreement(source, quotientOf(source), DEPTH);
}

test.each(automata.map((each) => [each.id, each] as const))(
  '%s: the abstraction merges nothing that two events tell apart',
  (_, automaton) => {
    expect(found(automaton)).toBeUndefined();
  },
);

const connections = automata.filter(({ id }) => id.endsWith('-connection')).map((each) => [each.id, each] as const);

test.each(connections)('%s: states without variables merge what behaves differently', (_, automaton) => {
  expect(found(automaton, { cap: 3, variables: false })).toBeDefined();
});

test.each(connections)('%s: counters capped at 1 merge what behaves differently', (_, automaton) => {
  expect(found(automaton, { cap: 1, variables: true })).toBeDefined();
});

test.each(connections)('%s: counters capped at 2 merge what behaves differently', (_, automaton) => {
  expect(found(automaton, { cap: 2, variables: true })).toBeDefined();
});
