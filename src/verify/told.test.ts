import { expect, test } from 'vitest';
import { properties } from './properties.js';
import { committedChecks } from './results.js';
import { allFindings, boundsOf, choicesOf, inShort, under } from './told.js';
import { readings } from './verify.js';

const reading = (id: string) => readings.find((each) => each.id === id) as (typeof readings)[number];

test('every property that is claimed has a verdict, and its sentence and items are those of the claim', () => {
  const told = allFindings().map(({ id, sentence, items }) => ({ id, sentence, items }));
  expect(told).toEqual(properties.map(({ id, sentence, items }) => ({ id, sentence, items })));
  expect(allFindings().filter(({ checks }) => checks.length === 0)).toEqual([]);
  expect(committedChecks()?.readings).toEqual(JSON.parse(JSON.stringify(readings)));
});

test('a line tells under how many readings a property holds, and names those under which it does not', () => {
  const check = { property: 'p', isExpected: true, states: 1, megabytes: 1, seconds: 1 };
  const checks = (['holds', 'violated', 'holds', 'undecided'] as const).map((verdict, at) => ({
    ...check,
    reading: `r${at}`,
    verdict,
  }));
  const finding = { id: 'p', sentence: '', items: [], checks };
  expect(under(finding, 'holds')).toEqual(['r0', 'r2']);
  expect(inShort(finding)).toBe('proved within bounds under 2 of 4 readings; violated under r1; undecided under r3');
});

test('what a reading chooses has the names of policies and of their options', () => {
  expect(choicesOf(reading('ack-and-close'))).toEqual(['server.onClientClose=ackAndClose', 'TIMERS=LATE']);
});

test('bounds are what the model states: two messages of the machines, one where a reading says so, and room for all bytes', () => {
  expect(boundsOf(reading('defaults'))).toEqual({ messages: 2, closes: 2, channel: 13, tasks: 11 });
  expect(boundsOf(reading('resets'))).toEqual({ messages: 1, closes: 2, channel: 10, tasks: 9 });
  expect(boundsOf(reading('as-written'))).toEqual({ messages: 1, closes: 1, channel: 10, tasks: 9 });
});
