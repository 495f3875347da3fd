import { expect, test } from 'vitest';
import { machineOf } from '../index.js';
import { committedManifest } from '../manifest.js';
import type { Scenario } from '../parts/model.js';
import { scenariosFor } from '../scenarios/index.js';
import { type Automaton, automata, quotientFor, sourceOf } from './automata.js';
import { countsOf } from './counts.js';
import { CRITERIA, wordsOf } from './criteria.js';
import { graphOf } from './enumerate.js';
import { GOALS, goalTitles } from './goals.js';
import { quotientOf } from './quotient.js';

test('the counts of every automaton and criterion are those of the committed manifest', () => {
  expect(countsOf()).toEqual(committedManifest().automata);
});

test.each(CRITERIA)('the words for the criterion "%s" hold to a limit, and end with a clear message', (criterion) => {
  const quotient = quotientFor(automata[0] as Automaton);
  expect(() => wordsOf(quotient, criterion, 100)).toThrow(/^more than 100 .*: give a higher limit/);
});

test('a graph of states holds to a limit, and ends with a clear message', () => {
  const [automaton] = automata as [Automaton];
  expect(() => quotientOf(sourceOf(automaton), 10)).toThrow(/^more than 10 abstract states: /);
  const [scenario] = scenariosFor(machineOf) as [Scenario];
  expect(() => graphOf(scenario, machineOf, 3)).toThrow(`more than 3 states of the scenario ${scenario.id}: `);
});

test('every criterion has a name that says what it is of', () => {
  expect(Object.keys(goalTitles)).toEqual([...GOALS]);
  for (const criterion of CRITERIA) expect(goalTitles[criterion]).toContain('automata by byte');
});
