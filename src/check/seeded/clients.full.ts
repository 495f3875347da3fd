/** Clients with one fault each: every one is found, in words, and nothing is told beside it that the fault does not explain. */
import { describe, expect, test } from 'vitest';
import { accepted, refused } from './testing/accepted.js';
import { clientOf } from './testing/client.js';
import { closed, received, receivedText } from './testing/received.js';
import { keys, requests } from './testing/requests.js';
import { checkClientOn, expectFound, expectSound, type SeededClient } from './testing/seeded.js';

/** Faults by topic, with the traces that show them and others of their kind. */
const topics: readonly [what: string, faults: Record<string, SeededClient>, on: RegExp][] = [
  ['its request', requests, /handshakes\/|client-segments\/0/],
  ['its keys', keys, /handshakes\/|client-segments|frames\/0/],
  ['replies that it should refuse', accepted, /client-handshake\/|client-fields/],
  ['valid replies that it refuses', refused, /client-handshake\/|client-fields/],
  ['frames', received, /frames\/0|client-(types|lengths)/],
  ['text', receivedText, /frames\/01|client-text\/[01]/],
  ['closing', closed, /frames\/0|client-closing/],
];

test('there are at least twenty-five', () => {
  expect(topics.flatMap(([, faults]) => Object.keys(faults)).length).toBeGreaterThanOrEqual(25);
});

for (const [what, faults, usual] of topics) {
  describe(`A client, as to ${what}:`, () => {
    test.each(Object.entries(faults))('it %s', async (_, { client, on, ...expected }) => {
      expectFound(await checkClientOn(client, on ?? usual), expected);
    });
  });
}

test('the client that faults are made of is sound', async () => {
  expectSound(await checkClientOn(clientOf(), /./));
});
