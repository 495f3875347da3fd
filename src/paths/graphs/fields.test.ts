import { expect, test } from 'vitest';
import type { AnyAlgorithm, Machine } from '../../../machines/index.js';
import { committedManifest } from '../manifest.js';
import { type Count, fieldCount } from './counts.js';
import { type FieldSource, fieldAutomaton, fieldSources } from './fields.js';

const [ofClient, ofServer] = fieldSources as [FieldSource, FieldSource];

const [client, server] = committedManifest().fields as [Count, Count];

test('for the client, a handshake is a set of required fields or doomed: 33 states', () => {
  const edges = 33 * 14;
  expect(client).toMatchObject({ states: 2 ** 5 + 1, edges, sequences: (1 + edges) * 2 ** 5 });
  expect(fieldCount(ofClient)).toEqual(client);
});

test('for the server likewise, and a subprotocol may come once: 65 states', () => {
  const edges = 65 * 13;
  expect(server).toMatchObject({ states: 2 ** 6 + 1, edges, sequences: (1 + edges) * 2 ** 6 });
  expect(fieldCount(ofServer)).toEqual(server);
});

test('an automaton of whole fields holds to a limit, and ends with a clear message', () => {
  expect(() => fieldAutomaton(ofClient, 8)).toThrow(/^more than 8 states of client-handshake-fields: /);
});

test('a characterizing set that leaves out a field which matters is refused', () => {
  expect(() => fieldAutomaton({ ...ofServer, sound: 5 })).toThrow(/"a subprotocol" tells apart what W does not/);
});

test('a client that forgets one required field has other states', () => {
  const forgetful = fieldAutomaton({ ...ofClient, machine: withGuard(ofClient.machine, 'upgradeIsNotThereOnce', () => false) });
  expect(forgetful.states.size).not.toBe(2 ** 5 + 1);
});

function withGuard(machine: Machine, name: string, when: () => boolean): Machine {
  const algorithms = machine.algorithms.map((algorithm: AnyAlgorithm) =>
    name in algorithm.guards
      ? { ...algorithm, guards: { ...algorithm.guards, [name]: { ...algorithm.guards[name], when } } }
      : algorithm,
  );
  return { ...machine, algorithms } as Machine;
}
