import { expect, test } from 'vitest';
import type { Revision } from '../../../machines/index.js';
import { loadTraces } from '../../traces/index.js';
import { type Action, actionsOf, addressOf, hello, isPlayable, situationAt } from './situation.js';
import { Stage } from './stage.js';

const traces = loadTraces('small').filter(isPlayable);

test('hello goes there and back, and the goodbye is clean', () => {
  const stage = new Stage(hello, undefined);
  expect(stage.heard.filter(({ by }) => by === 'client').map(({ what }) => what)).toEqual([
    'open',
    'returns true',
    'message "hello"',
    'close, clean',
  ]);
  expect(stage.isStill).toBe(true);
});

test('by r4819 nothing is clean, and FF 00 to a client is an error behind which it goes on (10.3.3#p3, 10.3.4.3.2#3a.8)', () => {
  const heard = (actions: readonly Action[], revision: Revision) => {
    const stage = new Stage(actions, undefined, {}, undefined, revision);
    return [...stage.heard.filter(({ by }) => by === 'client').map(({ what }) => what), stage.closed.client !== undefined];
  };
  const open = hello.slice(0, 2);
  expect(heard([...open, { do: 'close' }, { do: 'all' }], 'r4819')).toEqual(['open', 'close, not clean', true]);
  const closing: Action[] = [...open, { do: 'bytes', to: 'client', hex: 'ff00' }, { do: 'all' }];
  expect(heard(closing, 'r4819')).toEqual(['open', 'messageerror', false]);
  for (const later of ['r4820', 'r5065'] as const) expect(heard(closing, later)).toEqual(['open', 'close, clean', true]);
});

test('an address names a text other than r4820, and no other name', () => {
  const situation = { actions: hello, revision: 'r5065' as const };
  expect(situationAt(addressOf(situation), [])).toEqual(situation);
  expect(situationAt('do=[]&revision=r4820', [])).toEqual({ actions: [] });
  expect(() => situationAt('do=[]&revision=r5083', [])).toThrow('there is no revision "r5083", only r4819, r4820, r5065');
});

test('each moment is one microstep, and readyState is what it was then', () => {
  const { moments } = new Stage(hello, undefined);
  const states = moments.map(({ places }) => places.client?.context.readyState);
  expect([...new Set(states)]).toEqual([0, 1, 2, 3]);
  const [last] = moments.slice(-1);
  expect(last?.action).toBe(hello.length - 1);
});

test.each(traces.map((trace) => [trace.id, trace] as const))('trace %s: the stage shows one of its outcomes', (_, trace) => {
  const side = trace.role === 'server' ? 'server' : 'client';
  for (const { after, outcomes } of trace.observations) {
    const stage = new Stage(actionsOf(trace).slice(0, after + 1), trace);
    const sent = stage.wire[side].map(({ byte }) => byte.toString(16).padStart(2, '0')).join('');
    const isClosed = stage.closed[side] !== undefined;
    const meets = outcomes.filter(
      ({ frames = '', closes, anything }) =>
        anything || (sent.endsWith(frames) && (typeof closes !== 'boolean' || closes === isClosed)),
    );
    expect(meets.length).toBeGreaterThan(0);
    if (isClosed && side === 'server') return;
  }
});

test('a situation survives its address', () => {
  const [trace] = traces;
  const own = { actions: hello, at: 7 };
  const further = { actions: [...actionsOf(trace as never), { do: 'all' } as const], trace: trace as never };
  expect(situationAt(addressOf(own), traces)).toEqual(own);
  expect(situationAt(addressOf(further), traces)).toEqual(further);
  expect(situationAt('', traces)).toBeUndefined();
});
