/** Paths: every way through a machine that a criterion asks for. */
import { server, webSocket } from '../../machines/index.js';
import { everyTransition, type Graph, graphOf } from './enumerate.js';
import type { MachineOf, Path } from './model.js';
import { scenariosFor } from './scenarios/index.js';

export { type Automaton, automata, quotientFor } from './automata.js';
export { type Count, CRITERIA, type Criterion, countsOf, type Word, wordsOf } from './criteria.js';
export type { MachineOf, Path, Role, Scenario, Setting, Token } from './model.js';
export { inputOf } from './setting.js';

/** The machine that each role's paths are told to. */
export const machineOf: MachineOf = { server, client: webSocket, api: webSocket };

/** How large the graph of a scenario is, and how many of its paths were picked. */
export interface Extent {
  scenario: string;
  title: string;
  machine: string;
  states: number;
  edges: number;
  sequences: number;
}

/** What an enumeration gave. */
export interface Enumeration {
  extents: Extent[];
  paths: Path[];
}

/**
 * Paths that together take every transition within reach of the scenarios.
 * @param progress hears how many scenarios are done, and how many there are
 * @throws Error when a scenario has more states than the traversal's limit
 */
export function transitionPaths(progress: (done: number, total: number) => void = () => {}): Enumeration {
  const scenarios = scenariosFor(machineOf);
  const graphs = scenarios.map((scenario, index) => {
    const graph = graphOf(scenario, machineOf);
    progress(index + 1, scenarios.length);
    return graph;
  });
  const paths = everyTransition(graphs, machineOf);
  return { paths, extents: graphs.map((graph) => extentOf(graph, paths)) };
}

function extentOf({ scenario, ways, edges }: Graph, paths: readonly Path[]): Extent {
  const { id, title, role } = scenario;
  const sequences = paths.filter((path) => path.id.startsWith(`${id}/`)).length;
  return { scenario: id, title, machine: machineOf[role].id, states: ways.size, edges: edges.length, sequences };
}
