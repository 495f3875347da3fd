/** Servers with one fault each: every one is found, in words, and nothing is told beside it that the fault does not explain. */
import { describe, expect, test } from 'vitest';
import { closing, selective } from './testing/closing.js';
import { digests } from './testing/digests.js';
import { framing } from './testing/framing.js';
import { impasses, replies } from './testing/replies.js';
import { checkOn, expectFound, expectSound, type SeededServer } from './testing/seeded.js';
import { sketch } from './testing/server.js';
import { texts } from './testing/texts.js';

/** Faults by topic, with the traces that show them and others of their kind. */
const topics: readonly [what: string, faults: Record<string, SeededServer>, on: RegExp][] = [
  ['its reply', replies, /^server-(handshake\/01|frames\/0)/],
  ['what clients make of its reply', impasses, /^server-(handshake\/01|frames\/0)/],
  ['its digest', digests, /server-(keys|handshake\/02)/],
  ['its frames', framing, /server-(frames\/0[01]|types\/(002|128|129|255)|lengths\/[0-4]|closing\/(06|12))/],
  ['its text', texts, /server-(text\/[01]|sizes\/2|frames\/00)/],
  ['how it closes', closing, /server-(frames|closing|types|lengths\/0)/],
  ['what it withholds', selective, /./],
];

test('there are at least forty', () => {
  expect(topics.flatMap(([, faults]) => Object.keys(faults)).length).toBeGreaterThanOrEqual(40);
});

for (const [what, faults, usual] of topics) {
  describe(`A server, as to ${what}:`, () => {
    test.each(Object.entries(faults))('it %s', async (_, { server, protocol, on, ...expected }) => {
      expectFound(await checkOn(await server(), on ?? usual, protocol), expected);
    });
  });
}

test('the server that faults are made of is sound', async () => {
  expectSound(await checkOn(await sketch(), /./));
});
