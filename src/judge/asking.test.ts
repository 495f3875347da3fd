/** A lazy machine asks for a policy only where its options differ, in a guard, in what it tells and in what it does. */
import { expect, test } from 'vitest';
import type { AnyAlgorithm, Effect } from '../../machines/index.js';
import type { Policies } from '../../spec/index.js';
import { Undecided } from '../engine/index.js';
import { lazy } from './lazy.js';

interface Context {
  policies: Policies;
  count: number;
}

const isBig = ({ policies }: Context) => policies['number.byteOrder'] === 'big';
const reported = (why: string): Effect => ({ type: 'REPORT', step: '10.3.4.4.2#8', why });

const algorithm = {
  guards: {
    same: { when: (each: Context) => isBig(each) || !isBig(each) },
    other: { when: isBig },
    failing: { when: (each: Context) => fails(isBig(each)) },
  },
  actions: {
    tellsTheSame: { tell: (each: Context) => reported(isBig(each) ? 'a' : 'a') },
    tellsAnother: { tell: (each: Context) => reported(isBig(each) ? 'a' : 'b') },
    doesTheSame: { do: (each: Context) => counts(each, isBig(each) ? 7 : 7) },
    doesAnother: { do: (each: Context) => counts(each, isBig(each) ? 7 : 8) },
    leavesItAsItIs: { do: (each: Context) => isBig(each) && counts(each, 5) },
  },
};

function counts(context: Context, count: number): void {
  context.count = count;
}

function fails(isDefect: boolean): boolean {
  if (isDefect) throw new RangeError('a defect of the machine');
  return true;
}

/** The algorithm made lazy, and a context in which no policy is decided. */
function begun() {
  const [{ guards, actions }] = lazy([algorithm as unknown as AnyAlgorithm]) as unknown as [typeof algorithm];
  const asking = { get: (_: object, name: string) => raise(new Undecided(name as keyof Policies)) };
  return { guards, actions, context: { policies: new Proxy({}, asking) as Policies, count: 5 } };
}

function raise(thrown: unknown): never {
  throw thrown;
}

/** The policy that is asked for, or undefined. */
function askedBy(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (asked) {
    return asked instanceof Undecided ? asked.policy : raise(asked);
  }
}

test('a guard asks where its answers differ', () => {
  const { guards, context } = begun();
  expect(guards.same.when(context)).toBe(true);
  expect(askedBy(() => guards.other.when(context))).toBe('number.byteOrder');
});

test('what is told is asked about where it differs', () => {
  const { actions, context } = begun();
  expect(actions.tellsTheSame.tell(context)).toEqual(reported('a'));
  expect(askedBy(() => actions.tellsAnother.tell(context))).toBe('number.byteOrder');
});

test('what is done is asked about where it changes something else', () => {
  const { actions, context } = begun();
  expect(askedBy(() => actions.doesAnother.do(context))).toBe('number.byteOrder');
  expect(askedBy(() => actions.leavesItAsItIs.do(context))).toBeUndefined();
  expect(context.count).toBe(5);
  expect(askedBy(() => actions.doesTheSame.do(context))).toBeUndefined();
  expect(context.count).toBe(7);
});

test('what fails under one option alone is no answer', () => {
  const { guards, context } = begun();
  expect(() => guards.failing.when(context)).toThrow('a defect of the machine');
});
