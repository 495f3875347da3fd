/** Our own server and what is said of it: on both engines it is the machine of the text. */
import { expect, test } from 'vitest';
import { echoServer } from '../check/testing.js';
import { learnServer } from './testing.js';

test.each(['compiled', 'xstate'] as const)('our server on %s is the machine of the text', async (engine) => {
  const learned = await learnServer(await echoServer({ engine }));
  expect(learned).toMatchObject({ ended: 'learned', isText: true, differences: [], unconfirmed: 0 });
  expect(learned.upTo).toBe(learned.states.length);
});
