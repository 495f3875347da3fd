/** Learned machines beside each other. */
import { expect, test } from 'vitest';
import { dot } from '../chart/index.js';
import { echoServer } from '../check/testing.js';
import { graphOf } from './chart.js';
import { inLines, partingLines } from './report.js';
import { learnedIn, partings } from './result.js';
import { learnServer, making, seeded, whole } from './testing.js';

test('two machines part at the shortest words, and each is told and drawn', async () => {
  const one = await learnServer(await echoServer(), { alphabet: whole, name: 'sound' });
  const other = await learnServer(await seeded({ when: /22t$/, makes: making.lost }), { alphabet: whole, name: 'lossy' });
  expect(partings(one, one)).toEqual([]);
  const [first] = partings(one, learnedIn(JSON.stringify(other)));
  expect(first).toEqual({ word: ['skip 2', 'skip 2', 'text'], outputs: ['echo', '-'] });
  expect(partingLines([], ['a', 'b'])).toEqual(['the same machine']);
  expect(inLines(other)).toContain('against the text: skip 2 · skip 2 · text / -');
  expect(inLines(one)).toContain('the machine of the text, with its default policies');
  expect(dot(graphOf(other))).toContain('fails');
});

test('what is no learned machine is refused in one line', () => {
  expect(() => learnedIn('{}')).toThrow('not what learn --json prints of a machine');
});
