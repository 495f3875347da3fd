import { expect, test } from 'vitest';
import { automata, quotientFor } from '../graphs/automata.js';
import { groupsOf } from '../groups.js';
import { machineOf, pathsBeyondTcp, pathsOfWords } from '../index.js';
import { committedManifest } from '../manifest.js';
import { Walk } from '../parts/walk.js';

const words = pathsOfWords('transition');

test('there is a path for each word and each byte that matters at its end, as many as the committed manifest says', () => {
  const counts = committedManifest().automata.filter(({ criterion }) => criterion === 'transition');
  expect(counts.map(({ machine }) => machine)).toEqual(automata.map(({ id }) => id));
  for (const { machine, paths, sequences } of counts) {
    const own = words.filter(({ id }) => id.startsWith(`transition/${machine}/`));
    expect({ machine, paths: own.length }).toEqual({ machine, paths });
    expect(own.length).toBeGreaterThanOrEqual(sequences);
  }
});

test('in the composed machines the words take every transition of the automata, but for five', () => {
  const taken = new Set(words.flatMap(({ transitions }) => transitions));
  const edges = automata.flatMap((automaton) => quotientFor(automaton).edges);
  const wanted = new Set(edges.flatMap(({ passage }) => passage.transitions));
  expect([...wanted].filter((each) => !taken.has(each))).toEqual([
    // send() asks for nothing to be sent that may not be.
    'clientSendData.idle SEND_DATA[1]',
    // A word has its tasks run before close(), which then finds CLOSED; the scenario of tasks by the letter has not (E28).
    'clientClosingHandshake.step_C1 always[1]',
    'clientClosingHandshake.step_C4 always[0]',
    // close() starts no closing handshake twice.
    'clientClosingHandshake.step_C1 always[0]',
    // Stands for any content: the automaton does not look at it.
    'serverReadingHandshake.checkResource always[0]',
  ]);
});

test('paths beyond plain TCP are as many as the committed manifest says', () => {
  expect(groupsOf(pathsBeyondTcp())).toEqual(committedManifest().beyond);
});

test.each([
  ['a word', words],
  ['a path beyond plain TCP', pathsBeyondTcp()],
])('%s ends with what tells where it led: closed, and nothing left to do', (_, paths) => {
  for (const path of paths) {
    const { facts } = new Walk(path, machineOf).add(...path.tokens);
    expect({ path: path.id, closed: facts.closed, tasks: facts.tasks ?? [] }).toEqual({ path: path.id, closed: true, tasks: [] });
  }
});

test('the words of a criterion hold to a limit, and end with a clear message', () => {
  expect(() => pathsOfWords('pair', 500)).toThrow(/^more than 500 words for the criterion "pair": give a higher limit/);
});
