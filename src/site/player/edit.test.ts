import { expect, test } from 'vitest';
import { loadTraces } from '../../traces/index.js';
import { cutAt, endOf, inserted } from './edit.js';
import { type Action, actionsOf, addressOf, hello, isPlayable, situationAt } from './situation.js';
import { Stage } from './stage.js';
import { typed } from './typed.js';

const traces = loadTraces('small').filter(isPlayable);
const frames = traces.find(({ id }) => id === 'server-frames/008') as (typeof traces)[number];
const short = traces.filter(({ events }) => JSON.stringify(events).length < 800).slice(0, 40);
const statesOf = ({ moments }: Stage) => moments.map(({ side, step }) => [side, step?.event, step?.states]);

test.each([undefined, frames])('a story that is cut at some moment is still the same story', (trace) => {
  const actions = trace === undefined ? hello : actionsOf(trace);
  const stage = new Stage(actions, trace);
  for (let at = 0; at < stage.moments.length; at += 1 + (at % 23)) {
    const [before, after] = cutAt(stage, actions, at);
    const again = new Stage([...before, ...after], trace);
    expect(statesOf(again)).toEqual(statesOf(stage));
    expect(endOf(again, before.length - 1)).toBeGreaterThanOrEqual(at);
  }
});

test('bytes in the middle leave what was before, and what comes after still comes', () => {
  const actions = actionsOf(frames);
  const stage = new Stage(actions, frames);
  const at = Math.floor(stage.moments.length / 2);
  const [story, index] = inserted(stage, actions, at, { do: 'bytes', to: 'server', hex: '006869ff' });
  const changed = new Stage(story, frames);
  expect(story[index]).toEqual({ do: 'bytes', to: 'server', hex: '006869ff' });
  expect(statesOf(changed).slice(0, at)).toEqual(statesOf(stage).slice(0, at));
  const bytes = ({ wire }: Stage) => wire.client.map(({ byte }) => byte);
  expect(bytes(changed)).toHaveLength(bytes(stage).length + 4);
});

test('a changed trace survives its address, which says no more than what was changed', () => {
  for (const trace of short) {
    const actions = actionsOf(trace);
    const stage = new Stage(actions, trace);
    for (const at of [0, Math.floor(stage.moments.length / 3), stage.moments.length - 1]) {
      const [story] = inserted(stage, actions, at, { do: 'fin', to: trace.role === 'server' ? 'server' : 'client' });
      const address = addressOf({ actions: story, trace, at });
      expect(situationAt(address, traces)).toEqual({ actions: story, trace, at });
    }
  }
  const longer: Action[] = [...actionsOf(frames), { do: 'all' }];
  expect(addressOf({ actions: longer, trace: frames })).not.toContain('cut');
});

test('typed bytes are hex with or without 0x, and text in quotes', () => {
  expect(typed('0xff 0x80')).toEqual([0xff, 0x80]);
  expect(typed('0xFF80, 00')).toEqual([0xff, 0x80, 0]);
  expect(typed('00 "h\\u00ef" ff')).toEqual([0, 0x68, 0xc3, 0xaf, 0xff]);
  expect(typed('"\\"\\\\"')).toEqual([0x22, 0x5c]);
  expect(typed(' ')).toEqual([]);
});

test.each([
  ['f', /half a byte/],
  ['0xfff', /half a byte/],
  ['ff xy', /^xy is neither/],
  ['"\\x"', /^\\x means nothing/],
  ['"\\u12"', /^\\u means nothing/],
  ['00 "hi ff', /no quote at its end/],
  ['"\\"', /no quote at its end/],
])('%s is refused in a line', (text, reason) => {
  expect(() => typed(text)).toThrow(reason);
  expect(() => typed(text)).not.toThrow(/\n/);
});
