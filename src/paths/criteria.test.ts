import { expect, test } from 'vitest';
import { compose } from '../../machines/index.js';
import { Interpreter } from '../engine/index.js';
import { Stepper } from '../engine/stepper.js';
import { automata, sourceOf } from './automata.js';
import { wordsOf } from './criteria.js';
import { committedManifest, currentManifest } from './manifest.js';
import { quotientOf } from './quotient.js';

test('the counts of every automaton and criterion are those of the committed manifest', () => {
  expect(currentManifest()).toEqual(committedManifest());
});

test.each(automata.map((each) => [each.id, each] as const))(
  '%s: on all pairs, XState and the interpreter agree',
  (_, automaton) => {
    const { algorithms, input, prefix } = automaton;
    const xstate = new Stepper(compose(automaton.id, automaton.title, algorithms));
    const interpreter = new Interpreter({ id: automaton.id, algorithms });
    const words = wordsOf(quotientOf(sourceOf(automaton)), 'pair');
    expect(words.length).toBeGreaterThan(100);
    for (const word of words) {
      const events = [...prefix, ...word.map(({ by }) => by.event)];
      const slow = xstate.pass(xstate.begin(input), events);
      const fast = interpreter.pass(interpreter.begin(input), events);
      expect(fast.position.states).toEqual(Object.values(slow.snapshot.value));
      expect(fast.position.context).toEqual(slow.snapshot.context);
      expect([fast.effects, fast.transitions]).toEqual([slow.effects, slow.transitions]);
    }
  },
);
