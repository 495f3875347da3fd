import { expect, test } from 'vitest';
import { loadTraces } from '../../traces/index.js';
import { chaptersOf, lapsOf, spanAt } from './chapters.js';
import { turnTo } from './look.js';
import { actionsOf, hello, isPlayable } from './situation.js';
import { Stage } from './stage.js';

const stage = new Stage(hello, undefined);
const small = loadTraces('small').filter((trace) => isPlayable(trace) && JSON.stringify(trace.events).length < 2000);

test('a conversation has its chapters in the order in which it goes', () => {
  const names = chaptersOf(stage).map(({ name }) => name);
  const order = ['constructor', 'TCP', 'request', 'keys', 'reply', 'digest', 'open', 'message', 'goodbye'];
  expect([...new Set(names)]).toEqual(order);
  expect(names.slice(-3)).toEqual(order.slice(-3));
});

test('the closing frame is a part of the goodbye from its first byte on, a text frame of the messages', () => {
  const chapters = chaptersOf(stage);
  const types = stage.moments.flatMap(({ step }, at) => (step?.states.includes('serverDataFraming.step_2') ? [at] : []));
  expect(types.map((at) => chapters[spanAt(chapters, at)]?.name)).toEqual(['message', 'goodbye']);
});

test.each(small.filter((_, index) => index % 20 === 0).map((trace) => [trace.id, trace] as const))(
  'trace %s: each moment is in one chapter and in one step of the fold',
  (_, trace) => {
    const played = new Stage(actionsOf(trace), trace);
    for (const spans of [chaptersOf(played), lapsOf(played)]) {
      expect(spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))).toEqual([
        ...played.moments.keys(),
      ]);
    }
  },
);

test('a loop over bytes is one step of the fold, with how often it goes round', () => {
  const laps = lapsOf(stage);
  expect(laps.filter(({ step, does, times }) => step === '5p4' && does === 'read a value' && times > 5).length).toBeGreaterThan(
    5,
  );
  expect(laps.length).toBeLessThan(stage.moments.length / 2);
  const text = laps.find(({ step, from }) => step === '3.2' && stage.moments[from]?.side === 'server');
  expect(text).toMatchObject({ does: 'read a byte of data', times: 'hello'.length + 'FF'.length / 2 });
  const key = laps.find(({ step, times }) => step === '6' && times === 8);
  expect(turnTo(stage, laps, key?.from ?? -1, 1, 'loop')).toBe(key?.to);
});

test.each(['step', 'event', 'loop', 'action'] as const)('by %s, backward stops where forward does', (pace) => {
  const last = stage.moments.length - 1;
  const stops = (from: number, to: number, by: 1 | -1) => {
    const found = [from];
    for (let at = from; at !== to; found.push(at)) at = turnTo(stage, lapsOf(stage), at, by, pace);
    return found;
  };
  const forward = stops(0, last, 1);
  expect(forward.length).toBeGreaterThan(5);
  expect(stops(last, 0, -1).reverse()).toEqual(forward);
});
