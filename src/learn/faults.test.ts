/** Faults of a sound server that no case of the tier small comes to: each is found, with the shortest word to it. Here are three; all in faults.full.ts. */
import { expect, test } from 'vitest';
import { faults } from './testing/faults.js';
import { expectFound, learnServer, making, seeded, whole, wordOf } from './testing.js';

test.each(Object.entries(faults).slice(1, 4))('a server that %s', (_, fault) => expectFound(fault));

test.each([
  ['closes on a third empty text in a row', /eee$/, making.closing, 'eee', 'server.close.whenever=closed'],
  ['does not answer a closing after two empty frames', /00c$/, making.unanswered, '00c', 'server.onClientClose=nothing'],
])('a server that %s takes a liberty', async (_, when, makes, word, policy) => {
  const { differences } = await learnServer(await seeded({ when, makes }), { alphabet: whole });
  expect(differences).toEqual([expect.objectContaining({ kind: 'a liberty', word: wordOf(word), policy })]);
});
