/** Timers of a side: each runs once at most, however often the machine asks for it. */
import { expect, test } from 'vitest';
import type { Effect } from '../../../machines/index.js';
import { limitDefaults } from '../../../spec/index.js';
import { alive } from '../../testing/alive.js';
import { HandClock } from '../../testing/clock.js';
import { clientTimeouts, Side, serverTimeouts } from '../side.js';

/** A side whose machine tells what the test says, one list per event. */
function sideThatTells(...told: Effect[][]) {
  const clock = new HandClock();
  const heard: string[] = [];
  const engine = {
    tell: ({ type }: { type: string }) => {
      heard.push(type);
      return told.shift() ?? [];
    },
    read: () => {},
    context: {},
  };
  const side = new Side(engine, { perform: () => {} }, clientTimeouts(limitDefaults), clock);
  return { side, clock, heard };
}

const start = (timer: 'statusLine' | 'handshake' | 'closing'): Effect => ({ type: 'START_TIMER', timer });
const stop = (timer: 'statusLine' | 'handshake' | 'closing'): Effect => ({ type: 'STOP_TIMER', timer });
const event = { type: 'ESTABLISH' } as const;

test('a timer that is started anew runs once, and is stopped once', () => {
  const { side } = sideThatTells([start('handshake')], [start('handshake')], [stop('handshake')]);
  side.tell(event);
  side.tell(event);
  expect(alive()).toEqual({ sides: 1, timers: 1 });
  side.tell(event);
  expect(alive()).toEqual({});
});

test('timers run beside each other; one that is stopped or was never started disturbs no other', () => {
  const { side, clock, heard } = sideThatTells(
    [start('statusLine'), start('closing')],
    [stop('statusLine'), stop('handshake')],
    [],
    [{ type: 'CLOSE_TCP' }],
  );
  side.tell(event);
  side.tell(event);
  expect([...clock.running]).toEqual([['closing', limitDefaults['client.closing.timeout']]]);
  clock.ring('closing');
  expect(heard.at(-1)).toBe('CLOSING_TIMEOUT');
  side.tell(event);
  expect(alive()).toEqual({});
});

test('closing stops all of them', () => {
  const { side } = sideThatTells([start('statusLine'), start('handshake'), start('closing')], [{ type: 'CLOSE_TCP' }]);
  side.tell(event);
  expect(alive().timers).toBe(3);
  side.tell(event);
  expect(alive()).toEqual({});
});

test('each wait has the time of its own limit', () => {
  const limits = { ...limitDefaults };
  for (const [number, name] of Object.keys(limits).entries()) Object.assign(limits, { [name]: number });
  expect(clientTimeouts(limits)).toEqual({
    statusLine: limits['client.handshake.timeout'],
    handshake: limits['client.handshake.lateTimeout'],
    closing: limits['client.closing.timeout'],
    linger: limits['any.close.linger'],
  });
  expect(serverTimeouts(limits)).toEqual({
    statusLine: Number.POSITIVE_INFINITY,
    handshake: limits['server.handshake.timeout'],
    closing: limits['server.terminate.timeout'],
    linger: limits['any.close.linger'],
  });
});
