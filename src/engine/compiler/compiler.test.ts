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
  const round = algorithm<{ context: object; hears: 'TASK'; tells: 'ESTABLISHED' }>()({
    id: 'round',
    section: '10.3.4.3.2',
    title: 'round',
    context: {},
    initial: '#1',
    states: {
      '#1': { does: 'begin', on: { TASK: { actions: { say: { type: 'ESTABLISHED' } }, target: '#2' } } },
      '#2': { does: 'go round', always: [{ guard: { isOver: () => true }, target: '#1' }, '#3'] },
      '#3': { does: 'come back', always: '#2' },
    },
  });
  const hearing = algorithm<{ context: object; hears: 'ESTABLISHED' | 'BYTE'; tells: never }>()({
    id: 'hearing',
    section: '10.3.4.3.2',
    title: 'hearing',
    context: {},
    initial: '#4',
    states: { '#4': { does: 'hear', on: { ESTABLISHED: {}, BYTE: {} } } },
  });
  const machine = compose('both', 'Both', [round, hearing]);
  expect(() => compile(machine, new Set(['BYTE', 'TASK']))).toThrow(
    'cannot compile a loop with events in the queue, at step_2,step_4',
  );
});
