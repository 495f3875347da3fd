import { test } from 'vitest';
import type { Benchmark } from './index.js';
import { givesFigures } from './testing.js';

test.each<[Benchmark, string[]]>([
  ['large', ['100 KiB, time', '100 KiB, memory']],
  ['memory', ['20 idle connections, ws', '20 idle connections']],
  ['tools', ['compiling the three machines', 'enumerating every transition of the automata']],
  [
    'echo',
    ['1 at a time', '64 at a time'].flatMap((each) => ['', ', ws', ', the limit'].map((beside) => `3 × 32 B, ${each}${beside}`)),
  ],
])('%s gives each figure beside a peer, with the ratio and its spread', givesFigures);
