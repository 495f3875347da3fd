import { expect, test } from 'vitest';
import { draw, type MachineEvent } from '../../../../machines/index.js';
import { Held } from './held.js';
import { made, together } from './made.js';
import * as machines from './telling.js';

const events = [{ type: 'TASK' }, { type: 'TURN' }, { type: 'ACCEPT' }, { type: 'SEND_STRING', data: 's' }] as MachineEvent[];
const { OUTSIDE, ...all } = machines;

test.each(Object.values(all))('$id: compiled, it does what it does by the interpreter and by XState', (machine) => {
  const held = new Held(machine, OUTSIDE);
  expect(held.words({}, events, 3)).toBeUndefined();
  for (const seed of ['one', 'two', 'three']) expect(held.word({}, longWord(seed))).toBeUndefined();
});

test('what algorithms tell each other is refused from outside, by its name', () => {
  const held = new Held(machines.queuesMeet, OUTSIDE);
  expect(held.chunks({}, [{ type: 'CLOSED', wasClean: true }])).toMatch(/CLOSED is for the machine to tell itself/);
});

test('a machine that reads no bytes is not compiled, and the message names it', () => {
  expect(() => new Held(machines.queuesMeet, ['TASK'])).toThrow('cannot compile queuesMeet, which is told no BYTE from outside');
});

test.each([{ entry: 'say' }, { always: { actions: 'say', target: 'b' } }])(
  'nor is one that begins before it is told anything: %j',
  (a) => {
    const one = made('one', { context: {}, states: { a, b: { on: { BYTE: {} } } }, tells: { say: 'FAIL' } });
    expect(() => new Held(together('one', one), ['BYTE'])).toThrow('cannot compile one, which does something in a before');
  },
);

/** Forty events by chance, the same each time. */
function longWord(seed: string): MachineEvent[] {
  return Array.from({ length: 40 }, (_, drawn) => events[draw({ seed, script: [], drawn }, events.length)[0]] as MachineEvent);
}
