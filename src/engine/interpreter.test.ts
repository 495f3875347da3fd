import { expect, test } from 'vitest';
import { type Algorithm, machines } from '../../machines/index.js';
import { Interpreter } from './interpreter.js';

test('a passage tells what its guards said, each outcome once', () => {
  const interpreter = new Interpreter(machines.clientDataFraming);
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
