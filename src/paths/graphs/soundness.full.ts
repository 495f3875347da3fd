import { expect, test } from 'vitest';
import { automata, sourceOf } from './automata.js';
import { quotientOf } from './quotient.js';
import { soundWords } from './soundness.testing.js';
import { disagreement, membersOf } from './testing/soundness.js';

test.each(automata)('$id: the automaton does what the machine does at many positions of each name', (automaton) => {
  const source = sourceOf(automaton);
  const members = membersOf(source, soundWords[automaton.id] ?? [], { tails: 30, members: 40, depth: 2 });
  expect([...members.values()].flat().length).toBeGreaterThan(100);
  expect(disagreement(source, quotientOf(source), members, 2)).toBeUndefined();
});
