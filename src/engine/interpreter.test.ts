import { expect, test } from 'vitest';
import { type Algorithm, type Effect, machines } from '../../machines/index.js';
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

test('a passage tells what its guards said, each outcome once', () => {
  const interpreter = new Interpreter(machines.clientDataFraming as (typeof machines)[string]);
  const text = [0x00, 0x61, 0x62, 0xff].map((byte) => ({ type: 'BYTE', byte }) as const);
  const { guards } = interpreter.pass(interpreter.begin({}), [{ type: 'ESTABLISHED' }, ...text]);
  expect(guards).toEqual(
    [
      'highBitOfTypeIsSet=false',
      'bIsFF=false',
      'messageIsTooLarge=false',
      'bIsFF=true',
      'typeIs00=true',
      'errorIsTrue=false',
    ].map((outcome) => `clientDataFraming.${outcome}`),
  );
});

test('a loop without end ends at the limit', () => {
  const again = { step: '10.3.4.3.2#1', does: 'again', always: { target: 'round' } } as const;
  const round: Algorithm = {
    id: 'round',
    section: '10.3.4.3.2',
    title: 'round',
    context: {},
    initial: 'idle',
    states: { idle: { ...again, always: [], on: { TASK: { target: 'round' } } }, round: again },
    guards: {},
    actions: {},
  };
  const interpreter = new Interpreter({ id: 'round', algorithms: [round] }, { limit: 50 });
  expect(() => interpreter.pass(interpreter.begin({}), [{ type: 'TASK' }])).toThrow('more than 50 microsteps on TASK');
});

function plain({ effects, transitions, states }: { effects: Effect[]; transitions: string[]; states: string[] }) {
  return { effects, transitions, states };
}
