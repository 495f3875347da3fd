/** What is saved of a difference is a trace that the checker plays. */
import { expect, test } from 'vitest';
import { casesIn, checkServer } from '../check/index.js';
import { echoServer } from '../check/testing.js';
import { tracesOfDifferences } from './save.js';
import { learnServer, making, seeded, whole } from './testing.js';

test('a saved difference fails where it was learned, and passes with a sound server', async () => {
  const url = await seeded({ when: /22t$/, makes: making.lost });
  const learned = await learnServer(url, { alphabet: whole });
  const [control, ...cases] = casesIn(JSON.stringify(tracesOfDifferences(learned)));
  if (control === undefined) throw new Error('no control');
  expect(cases).toHaveLength(1);
  const summaryOf = async (address: string) => {
    const options = { url: new URL(address), timeout: 1_000, isOurs: true, concurrency: 1 };
    return (await checkServer(options, control, cases)).summary;
  };
  expect(await summaryOf(url)).toMatchObject({ pass: 0, fail: 1 });
  expect(await summaryOf(await echoServer())).toMatchObject({ pass: 1, fail: 0 });
});
