import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { algorithm, compose } from '../../../machines/index.js';
import { compile } from './compile.js';
import { compiled } from './sources.js';

test.each(compiled().map(({ file, source }) => [file, source] as const))('%s is what the compiler makes now', (file, source) => {
  const committed = readFileSync(new URL(`../compiled/generated/${file}`, import.meta.url), 'utf8');
  expect(committed === source, `run "npm run compile": ${file} is out of date`).toBe(true);
});

test('a loop that goes on while something waits in the queue is refused, by the states it is in', () => {
  const round = algorithm<object>()({
    id: 'round',
    section: '10.3.4.3.2',
    title: 'round',
    context: {},
    initial: 'step_1',
    states: {
      step_1: { step: '10.3.4.3.2#1', does: 'begin', on: { TASK: { actions: 'say', target: 'step_2' } } },
      step_2: {
        step: '10.3.4.3.2#2',
        does: 'go round',
        always: [{ guard: 'isOver', target: 'step_1' }, { target: 'step_3' }],
      },
      step_3: { step: '10.3.4.3.2#3', does: 'come back', always: { target: 'step_2' } },
    },
    guards: { isOver: { step: '10.3.4.3.2#2', when: () => true } },
    actions: { say: { step: '10.3.4.3.2#1', tell: () => ({ type: 'ESTABLISHED' }) } },
  });
  const hearing = algorithm<object>()({
    id: 'hearing',
    section: '10.3.4.3.2',
    title: 'hearing',
    context: {},
    initial: 'step_4',
    states: { step_4: { step: '10.3.4.3.2#4', does: 'hear', on: { ESTABLISHED: {}, BYTE: {} } } },
    guards: {},
    actions: {},
  });
  const machine = compose('both', 'Both', [round, hearing]);
  expect(() => compile(machine, new Set(['BYTE', 'TASK']))).toThrow(
    'cannot compile a loop with events in the queue, at step_2,step_4',
  );
});
