/** What tells two texts apart, derived from their outlines: bytes in hex, those of the side that is judged after a "!". */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseLog, type Side } from '../judge/index.js';
import { apart } from './apart.js';
import { type Apart, courseOf, type Texts } from './apart-names.js';

const bytesOf = ({ frames, side, late }: Apart) =>
  [
    ...frames.map((each) => `${each.from === side ? '!' : ''}${'bytes' in each ? Buffer.from(each.bytes).toString('hex') : ''}`),
    late ? 'late' : '',
  ]
    .join(' ')
    .trim();

/** Bytes of a committed exchange that follow the opening handshakes. */
function bytesIn(name: string): number {
  const { wire } = parseLog(readFileSync(new URL(`../../traces/revisions/${name}.json`, import.meta.url), 'utf8'));
  return wire.slice(2).reduce((sum, entry) => sum + ('bytes' in entry ? entry.bytes.length : 0), 0);
}

test.each<[Texts, Side, number, [difference: string, allowedBy: string, step: string, bytes: string][]]>([
  [
    ['r4819', 'r4820'],
    'client',
    5,
    [
      ['client-reads-closing-frame', 'r4819', '10.3.4.3.2#3a.8.1', 'ff 00 late'],
      ['client-starts-closing', 'r4820', '10.3.4.5#p1', '!ff'],
    ],
  ],
  [
    ['r4819', 'r4820'],
    'server',
    5,
    [
      ['server-reads-closing-frame', 'r4819', '10.3.4.4.3#3.B8', 'ff 00 00 ff !00'],
      ['server-terminates', 'r4820', '10.3.4.5#p1', '!ff'],
      ['besides', 'r4820', '10.3.4.4.3#3.4', '00 ff ff 00 late'],
      ['besides', 'r4820', '10.3.4.4.3#4', 'ff 00 00 ff late'],
    ],
  ],
  [
    ['r4820', 'r5065'],
    'client',
    2,
    [
      ['byte-order', 'r4820', '10.3.4.3.1#45', 'late'],
      ['key-edges', 'r4820', '10.3.4.3.1#22', ''],
      ['origin-compared', 'r4820', '10.3.4.3.1#41c', 'late'],
    ],
  ],
  [
    ['r4820', 'r5065'],
    'server',
    4,
    [
      ['byte-order', 'r4820', '10.3.4.4.2#9', ''],
      ['origin-sent', 'r4820', '10.3.4.4.2#2e', ''],
      ['reserved-text', 'r4820', '10.3.4.4.3#2.5', '01 ff !00'],
      ['bail-out-at-text-type', 'r5065', '10.3.4.4.3#3.4', '01 ff 00 ff late'],
      ['bail-out-at-binary-type', 'r5065', '10.3.4.4.3#4', '80 00 00 ff late'],
    ],
  ],
])('what %j part in, of a %s', (texts, side, most, expected) => {
  const found = apart(texts, [side], most);
  const told = found.map((one) => [one.difference ?? 'besides', one.allowedBy, one.violates.step, bytesOf(one)]);
  expect(told).toEqual(expected);
  for (const { difference, frames } of found)
    if (difference !== undefined) expect(frames.length).toBeLessThanOrEqual(bytesIn(difference));
});

test('a course is told with what is otherwise in the handshakes, and by whom which bytes are sent', () => {
  const [from, bytes] = ['client', (...all: number[]) => Uint8Array.from(all)] as const;
  const frames = [
    { from, at: 0, bytes: bytes(0x01) },
    { from, at: 0, bytes: bytes(0xff) },
    { from: 'server' as const, at: 0, bytes: bytes(0x00) },
  ];
  const one = { side: 'server', frames, late: true, opening: 'the Origin is another' } as unknown as Apart;
  expect(courseOf(one)).toEqual([
    'the opening handshakes, in which the Origin is another',
    'the client sends 01 FF',
    'the server sends 00',
    'nothing more comes from the server',
  ]);
});
