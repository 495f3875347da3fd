import { expect, test } from 'vitest';
import { loadTraces } from '../../traces/index.js';
import { actionsOf, addressOf, hello, isPlayable, situationAt } from './situation.js';
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
