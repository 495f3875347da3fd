import { expect, test } from 'vitest';
import { type Benchmark, merged, page, type Results } from './index.js';
import type { Usage } from './kinds.js';
import { Helper } from './processes.js';
import { givesFigures } from './testing.js';
import { sized } from './types.js';

test.each<[Benchmark, string[]]>([
  ['parse', ['32 B, ASCII', '32 B, ASCII, the limit', '32 B, mixed UTF-8', '32 B, mixed UTF-8, the limit']],
  ['handshake', ['a server answers']],
  ['engines', ['reading 32 B, ASCII', 'reading 32 B, ASCII, XState']],
])('%s gives each figure beside a peer, with the ratio and its spread', givesFigures);

test('a process ends when whoever started it lets go of it', async () => {
  const server = Helper.start<Usage>('servers', ['TCP']);
  expect(await server.answer()).toMatchObject({ port: expect.any(Number) });
  expect(server.over).toBe(false);
  await server.end();
  expect(server.over).toBe(true);
});

test('later results take the place of those of the same benchmark, and of no other', () => {
  const results = (benchmark: Benchmark, ours: number): Results => ({
    conditions: [{ benchmark, at: '2010-03-01', node: 'v20', processor: 'one', cores: 1, load: [0, ours] }],
    runs: [
      {
        benchmark,
        name: sized(32),
        unit: 's',
        more: false,
        ours,
        peer: null,
        theirs: null,
        ratio: null,
        spread: { least: ours, most: ours, rounds: 1 },
      },
    ],
  });
  const both = merged(results('tools', 1), results('parse', 2));
  expect(both.runs.map(({ benchmark }) => benchmark)).toEqual(['parse', 'tools']);
  const anew = merged(both, results('tools', 3));
  expect(anew.runs.map(({ ours }) => ours)).toEqual([2, 3]);
  expect(anew.conditions.map(({ load }) => load[1])).toEqual([2, 3]);
  expect(page(anew).match(/<section id="\w+"/g)).toEqual(['<section id="parse"', '<section id="tools"']);
});
