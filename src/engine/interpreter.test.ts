import { expect, test } from 'vitest';
import type { Effect } from '../../machines/index.js';
import { inputOf, machineOf, transitionPaths } from '../paths/index.js';
import { Interpreter } from './interpreter.js';
import { Stepper } from './stepper.js';

const { paths } = transitionPaths();

test.each(paths.map((path) => [path.id, path] as const))('%s: the interpreter takes the way that XState takes', (_, path) => {
  const machine = machineOf[path.role];
  const [stepper, interpreter] = [new Stepper(machine), new Interpreter(machine)];
  let snapshot = stepper.begin(inputOf(path.setting));
  let position = interpreter.begin(inputOf(path.setting));
  for (const event of path.tokens.flatMap(({ events }) => events)) {
    const slow = stepper.pass(snapshot, [event]);
    const fast = interpreter.pass(position, [event]);
    expect({ event, ...plain(fast) }).toEqual({ event, ...plain(slow) });
    expect(fast.position.states).toEqual(Object.values(slow.snapshot.value));
    expect(fast.position.context).toEqual(slow.snapshot.context);
    snapshot = slow.snapshot;
    position = fast.position;
  }
});

function plain({ effects, transitions, states }: { effects: Effect[]; transitions: string[]; states: string[] }) {
  return { effects, transitions, states };
}
