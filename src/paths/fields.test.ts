import { expect, test } from 'vitest';
import type { AnyAlgorithm, Machine } from '../../machines/index.js';
import { type FieldSource, fieldAutomaton, fieldSources } from './fields.js';

const [ofClient, ofServer] = fieldSources as [FieldSource, FieldSource];

test('for the client, a handshake is a set of required fields or doomed: 33 states', () => {
  const { states, edges, sequences } = fieldAutomaton(ofClient);
  expect(states.size).toBe(2 ** 5 + 1);
  expect({ edges, sequences }).toEqual({ edges: 33 * 14, sequences: (1 + 33 * 14) * 2 ** 5 });
});

test('for the server likewise, and a subprotocol may come once: 65 states', () => {
  const { states, edges, sequences } = fieldAutomaton(ofServer);
  expect(states.size).toBe(2 ** 6 + 1);
  expect({ edges, sequences }).toEqual({ edges: 65 * 13, sequences: (1 + 65 * 13) * 2 ** 6 });
});

test('a characterizing set that leaves out a field which matters is refused', () => {
  expect(() => fieldAutomaton({ ...ofServer, sound: 5 })).toThrow(/"a subprotocol" tells apart what W does not/);
});

test('a client that forgets one required field has other states', () => {
  const forgetful = fieldAutomaton({ ...ofClient, machine: withGuard(ofClient.machine, 'entriesAreWrong', () => false) });
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
