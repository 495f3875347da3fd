import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { one as token } from '../paths/index.js';
import { play } from '../play/index.js';
import { tracesFolder } from '../traces/index.js';
import { committedCounterexamples, counterexampleName, explained, replayed } from './counterexamples.js';
import { literalHappening } from './happenings.js';
import { committedChecks } from './results.js';

const FIN = token('FIN', 'TCP_CLOSED');
const ofMachines = committedCounterexamples().filter(({ trace }) => trace !== undefined);

test('each erratum that names a counterexample names a verdict that was found to be "violated", and a file that is there', () => {
  const violated = committedChecks()?.checks.filter(({ verdict }) => verdict === 'violated') ?? [];
  const names = violated.map((check) => counterexampleName(check));
  expect(explained.filter((one) => !names.includes(counterexampleName(one)))).toEqual([]);
  const files = readdirSync(new URL('verify/', tracesFolder)).sort();
  expect(files).toEqual(explained.map((one) => `${counterexampleName(one)}.json`).sort());
  expect(committedCounterexamples().map(({ property, reading, errata }) => ({ property, reading, errata }))).toEqual(explained);
});

test.each(ofMachines)(
  '$errata: the machines play the counterexample to $property under $reading, and it is still its trace',
  (one) => {
    const { happenings, trace } = replayed(one, one.happenings);
    expect(happenings).toEqual(one.happenings);
    expect(trace).toEqual(one.trace);
  },
);

test.each(ofMachines)(
  '$errata: over a real socket the script sees the counterexample to $property under $reading',
  async (one) => {
    const { path } = replayed(one, one.happenings);
    const isOpen = one.trace?.observations.at(-1)?.outcomes.some(({ closes, mark }) => closes === false && mark === 'pass');
    // A connection that the counterexample leaves open is closed behind it.
    const tokens = [...path.tokens, ...(isOpen ? [FIN] : [])];
    const { failure, over } = await play({ ...path, tokens });
    expect({ failure, over }).toEqual({ over: 'socket' });
  },
);

test('E27: the script that sees readyState fall over a real socket does not see it where the task of open is suppressed', async () => {
  const one = ofMachines.find(({ reading }) => reading === 'open-task-as-written');
  const { path } = replayed(one as (typeof ofMachines)[number], one?.happenings ?? []);
  expect(path.setting.policies).toMatchObject({ 'api.openTask.afterClose': 'literal' });
  const outcomes = one?.trace?.observations.at(-1)?.outcomes ?? [];
  const shown = outcomes.map(({ policies, script }) => [policies['api.openTask.afterClose'], script?.at(-1)]);
  expect(shown).toContainEqual(['literal', { event: 'open', readyState: 1 }]);
  expect(shown).toContainEqual(['suppressed', { returns: null, readyState: 2 }]);
});

test('a line of the literal model is a call, a task or a step with its id; what SPIN prints by itself is nothing', () => {
  const told = (line: string) => literalHappening(line).map((each) => [each.side, each.told, ...each.doings].join(' '));
  expect(told('close()')).toEqual(['client CLOSE_CALLED']);
  expect(told('task 1 0')).toEqual(['client OPEN_TASK_0 fireOpen()']);
  expect(told('client C2')).toEqual(['client 10.3.4.3.2#C2 sendByte(CLIENT, 255)']);
  expect(told('client 46')).toEqual(['client 10.3.4.3.1#46']);
  expect(told('server C1')).toEqual(['server 10.3.4.4.3#C1 sendByte(SERVER, 255) sendByte(SERVER, 0)']);
  expect(told('tasks?kind,k')).toEqual([]);
});
