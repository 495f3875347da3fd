/** Every committed exchange of traces/revisions/ tells apart what the search finds, and is no shorter. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apart } from './apart.js';

test('all that a server of r4820 and one of r5065 part in, and a trace of each difference that the search names', () => {
  const found = [...apart(['r4819', 'r4820']), ...apart(['r4820', 'r5065'])];
  const traced = readdirSync(new URL('../../traces/revisions/', import.meta.url)).map((file) => file.replace('.json', ''));
  const names = found.flatMap(({ difference }) => difference ?? []);
  // A frame is long from more bytes on than are looked at.
  expect([...new Set(names)].sort()).toEqual(traced.filter((name) => name !== 'long-frame').sort());
  const long = found.filter(({ frames }) => frames.length > 4).map(({ difference, violates }) => [difference, violates.step]);
  expect(long).toEqual([
    ['server-reads-closing-frame', '10.3.4.4.3#3.B8'],
    ['bail-out-at-length', '10.3.4.4.3#4'],
    ['length-zero', '10.3.4.4.3#3.B6'],
  ]);
}, 300_000);
