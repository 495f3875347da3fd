import { expect, expectTypeOf, test } from 'vitest';
import { createActor } from 'xstate';
import { type Effect, machines, type StateOf } from './index.js';

// What is wrong here must not compile: tsc finds each line below a @ts-expect-error that has no error.

test('a machine is known by its name, and no other name is', () => {
  expect(machines.clientDataFraming.id).toBe('clientDataFraming');
  // @ts-expect-error a slip of the pen
  expect(machines.clientDataFramming).toBeUndefined();
});

test('whoever runs a machine has the types of its variables, of what it hears and of what it tells', () => {
  const actor = createActor(machines.clientDataFraming.machine, { input: { length: 0 } });
  const told: string[] = [];
  actor.on('MESSAGE_RECEIVED', ({ data }) => told.push(data));
  actor.start();
  actor.send({ type: 'ESTABLISHED' });
  for (const byte of [0x00, 0x61, 0xff]) actor.send({ type: 'BYTE', byte });
  expectTypeOf(actor.getSnapshot().context.frameType).toEqualTypeOf<number>();
  expect([told, actor.getSnapshot().context.frameType]).toEqual([['a'], 0]);
  // @ts-expect-error it does not hear TASK
  const task: Parameters<typeof actor.send>[0] = { type: 'TASK' };
  // @ts-expect-error it does not tell FIRE
  actor.on('FIRE', () => expect(task).toBeUndefined());
  // @ts-expect-error it has no variable of this name
  createActor(machines.clientDataFraming.machine, { input: { lenght: 0 } });
});

test('a composed machine has the variables, events and effects of all its algorithms', () => {
  const actor = createActor(machines.server.machine);
  const told: Effect['type'][] = [];
  actor.on('START_TIMER', ({ type }) => told.push(type));
  actor.start().send({ type: 'ACCEPT' });
  const { context } = actor.getSnapshot();
  expectTypeOf(context.clientTerminated).toEqualTypeOf<boolean>();
  expectTypeOf(context.part1).toEqualTypeOf<bigint>();
  expect([told, context.clientTerminated, context.part1]).toEqual([['START_TIMER'], false, 0n]);
});

test('the names of states are types, of one algorithm and of all that are composed', () => {
  const last: StateOf<typeof machines.clientDataFraming> = 'step_3a_8_4';
  const same: StateOf<typeof machines.client> = last;
  expect(machines.client.algorithms.some(({ states }) => same in states)).toBe(true);
  // @ts-expect-error the section has no step 3a.8.5
  const none: StateOf<typeof machines.client> = 'step_3a_8_5';
  expect(machines.client.algorithms.some(({ states }) => none in states)).toBe(false);
});
