import { expect, test } from 'vitest';
import { machines } from '../../machines/index.js';
import { folded, graphOf, phased } from './index.js';

const all = Object.values(machines).map((machine) => [machine.id, machine] as const);

test.each(all)('%s folded: each state is stood for by one that is there, and each choice and each wait remains', (_, machine) => {
  const graph = graphOf(machine);
  const { graph: fewer, standsFor } = folded(graph);
  const left = new Set(fewer.clusters.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  for (const { nodes, edges } of graph.clusters) {
    for (const { id } of nodes) expect(left.has(standsFor.get(id) ?? '')).toBe(true);
    const choices = edges.filter(({ event, guard, otherwise }) => event !== 'always' || guard !== undefined || otherwise);
    const kept = new Set(fewer.clusters.flatMap((each) => each.edges.map(({ id }) => id)));
    for (const { id } of choices) expect(kept.has(id)).toBe(true);
  }
});

test('the opening handshake of the client becomes less than three quarters of what it was', () => {
  const graph = graphOf(machines.clientOpeningHandshake);
  const count = ({ clusters }: typeof graph) => clusters.reduce((sum, { nodes }) => sum + nodes.length, 0);
  expect(count(folded(graph).graph) / count(graph)).toBeLessThan(3 / 4);
});

test('a closed phase stands for its states, and its arrows for all transitions that lead where they lead', () => {
  const graph = graphOf(machines.clientOpeningHandshake);
  const { graph: phases, standsFor } = phased(graph);
  const [all, [cluster]] = [graph.clusters[0]?.edges ?? [], phases.clusters];
  expect(standsFor.get('clientOpeningHandshake.step_28')).toBe('clientOpeningHandshake.phase_Status_line');
  const nodes = new Set(cluster?.nodes.map(({ id }) => id));
  expect([...standsFor.values()].filter((id) => !nodes.has(id))).toEqual([]);
  const isInside = ({ from, to }: (typeof all)[number]) => standsFor.get(from) === standsFor.get(to) && standsFor.get(to) !== to;
  const drawn = new Set(cluster?.edges.flatMap(({ id }) => id.split('\n')));
  expect(all.filter((edge) => !isInside(edge) && !drawn.has(edge.id)).map(({ id }) => id)).toEqual([]);
});
