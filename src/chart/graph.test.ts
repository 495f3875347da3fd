import { expect, test } from 'vitest';
import { list, type Machine, machines } from '../../machines/index.js';
import { type Graph, graphOf } from './graph.js';

const all = Object.values(machines).map((machine) => [machine.id, machine] as const);

test.each(all)('%s: every state of every algorithm is a node', (_, machine) => {
  const states = machine.algorithms.flatMap((one) => Object.keys(one.states).map((name) => `${one.id}.${name}`));
  expect(nodesOf(graphOf(machine)).map(({ id }) => id)).toEqual(states);
});

test.each(all)('%s: every transition that XState knows is an edge, and no other', (_, machine) => {
  const edges = edgesOf(graphOf(machine)).map(({ id }) => id);
  expect(new Set(edges).size).toBe(edges.length);
  expect(edges.sort()).toEqual(transitionsKnownTo(machine).sort());
});

test.each(all)('%s: every edge ends at a state, or at the state it leaves', (_, machine) => {
  for (const { id, nodes, edges } of graphOf(machine).clusters) {
    const ends = [...nodes.map((node) => node.id), `${id}.*`];
    for (const edge of edges) {
      expect(ends).toContain(edge.from);
      expect(ends).toContain(edge.to);
      if (edge.internal) expect(edge.to).toBe(edge.from);
    }
  }
});

test.each(all)('%s: every algorithm begins in one state', (_, machine) => {
  for (const { initial, nodes } of graphOf(machine).clusters) {
    expect(nodes.filter((node) => node.initial).map(({ id }) => id)).toEqual([initial]);
  }
});

test('a state that reads waits, a state that computes passes on, and what has no way out is over', () => {
  const kinds = nodesOf(graphOf(machine('clientDataFraming'))).map(({ name, waits, over }) => [name, waits, over]);
  expect(kinds).toContainEqual(['step_1', true, false]);
  expect(kinds).toContainEqual(['step_2', false, false]);
  expect(kinds).toContainEqual(['step_3a_6', true, false]);
  expect(kinds).toContainEqual(['aborted', false, true]);
});

test('an edge has its event, guard, actions, own items and place', () => {
  const edges = edgesOf(graphOf(machine('clientOpeningHandshake'))).filter(({ from }) => from.endsWith('.step_34'));
  expect(edges.find(({ id }) => id.endsWith('BYTE[1]'))).toEqual({
    id: 'clientOpeningHandshake.step_34 BYTE[1]',
    from: 'clientOpeningHandshake.step_34',
    to: 'clientOpeningHandshake.over',
    internal: false,
    event: 'BYTE',
    guard: 'byteIsCR',
    otherwise: false,
    actions: ['fail'],
    steps: ['10.3.4.3.1#34a'],
    index: 1,
    fails: true,
  });
  expect(edges.at(-1)).toMatchObject({ to: edges[0]?.from, internal: true, otherwise: true, fails: false });
});

test('a transition without a guard is "else" only behind one that has a guard', () => {
  const edges = edgesOf(graphOf(machine('clientOpeningHandshake')));
  const otherwise = (id: string) => edges.find((edge) => edge.id === `clientOpeningHandshake.${id}`)?.otherwise;
  expect(otherwise('step_1 TURN[0]')).toBe(false);
  expect(otherwise('step_4 always[0]')).toBe(false);
  expect(otherwise('step_4 always[1]')).toBe(true);
});

test('a transition from every state leaves from the star of its algorithm', () => {
  const [edge] = edgesOf(graphOf(machine('serverTerminating'))).filter(({ from }) => from === 'serverTerminating.*');
  expect(edge).toMatchObject({ to: 'serverTerminating.over', event: 'CLOSED', steps: ['10.3.4.5.3#p1'] });
});

function machine(id: string): Machine {
  const found = (machines as Readonly<Record<string, Machine>>)[id];
  if (found === undefined) throw new Error(`no machine "${id}"`);
  return found;
}

function nodesOf(graph: Graph) {
  return graph.clusters.flatMap(({ nodes }) => nodes);
}

function edgesOf(graph: Graph) {
  return graph.clusters.flatMap(({ edges }) => edges);
}

/** The ids in the configuration that XState runs. */
function transitionsKnownTo({ machine }: Machine): string[] {
  const found: string[] = [];
  const visit = (node: { always?: unknown; on?: object; states?: object }): void => {
    const transitions = [node.always, ...Object.values(node.on ?? {})].flatMap((each) => list(each as Numbered));
    found.push(...transitions.map(({ meta }) => meta.id));
    for (const state of Object.values(node.states ?? {})) visit(state);
  };
  visit(machine.config as object);
  return found;
}

type Numbered = { meta: { id: string } };
