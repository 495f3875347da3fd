/** Faults of a sound server that no case of the tier small comes to: each is found, with the shortest word to it. */
import { expect, test } from 'vitest';
import { learnServer, making, seeded, whole } from './testing.js';
import { faults } from './testing-faults.js';

const LETTERS = 'te02cf';

test.each(Object.entries(faults))('a server that %s', async (_, { word, output, step, ...fault }) => {
  const { ended, unconfirmed, differences } = await learnServer(await seeded(fault), { alphabet: whole });
  expect({ ended, unconfirmed }).toEqual({ ended: 'learned', unconfirmed: 0 });
  const found = differences.filter(({ kind }) => kind === 'against it');
  expect(found).toContainEqual(expect.objectContaining({ word: wordOf(word), output, step }));
  expect(found[0]?.word).toHaveLength(word.length);
});

test.each([
  ['closes on a third empty text in a row', /eee$/, making.closing, 'eee', 'server.close.whenever=closed'],
  ['does not answer a closing behind two empty frames', /00c$/, making.unanswered, '00c', 'server.onClientClose=nothing'],
])('a server that %s takes a liberty', async (_, when, makes, word, policy) => {
  const { differences } = await learnServer(await seeded({ when, makes }), { alphabet: whole });
  expect(differences).toEqual([expect.objectContaining({ kind: 'a liberty', word: wordOf(word), policy })]);
});

const wordOf = (letters: string) => [...letters].map((letter) => whole.inputs[LETTERS.indexOf(letter)]?.name);
