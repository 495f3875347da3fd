/** A long algorithm in phases: each is one node until it is opened. */
import type { Cluster, Edge, Graph, Node } from './graph.js';

/** Each phase begins with a state, and ends before the next one; a phase without a title is always open. */
const PHASES: Readonly<Record<string, readonly (readonly [title: string, first: string])[]>> = {
  clientOpeningHandshake: [
    ['Connect', 'idle'],
    ['Request', 'step_5'],
    ['Keys', 'step_16'],
    ['Status line', 'step_28'],
    ['Fields', 'step_32'],
    ['Checks', 'step_41'],
    ['Digest', 'step_42'],
    ['', 'over'],
  ],
};

/** The titles of the phases of a machine; none where it has none. */
export function phasesOf({ id }: Graph): string[] {
  return (PHASES[id] ?? []).map(([title]) => title).filter((title) => title !== '');
}

/** The graph of a machine that has phases, with one of them open, or none. */
export function phased(graph: Graph, open?: string): Graph {
  return { ...graph, clusters: graph.clusters.map((cluster) => withPhases(cluster, open)) };
}

function withPhases(cluster: Cluster, open: string | undefined): Cluster {
  const starts = PHASES[cluster.id] ?? [];
  const phaseOf = new Map<string, string>();
  let phase = '';
  for (const { id, name } of cluster.nodes) {
    phase = starts.find(([, first]) => first === name)?.[0] ?? phase;
    if (phase !== '' && phase !== open) phaseOf.set(id, phase);
  }
  const nodeOf = (id: string) => {
    const title = phaseOf.get(id);
    return title === undefined ? id : `${cluster.id}.phase_${title.replace(' ', '_')}`;
  };
  const first = new Set<string>();
  const isFirst = (key: string) => !first.has(key) && first.add(key) !== undefined;
  const nodes = cluster.nodes.flatMap((node) => {
    const id = nodeOf(node.id);
    if (id === node.id) return [node];
    const all = cluster.nodes.filter((each) => nodeOf(each.id) === id);
    return isFirst(id) ? [phaseNode(id, node, all)] : [];
  });
  const edges = cluster.edges.flatMap((edge): Edge[] => {
    const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)];
    if (from === edge.from) return [{ ...edge, to }];
    if (from === to) return [];
    // Of a phase that is closed it is only said where it leads.
    const { guard: _, ...plain } = edge;
    const key = `${from} ${to} ${edge.event === 'always'} ${edge.fails}`;
    return isFirst(key) ? [{ ...plain, from, to, otherwise: false, actions: [], steps: [] }] : [];
  });
  return { ...cluster, initial: nodeOf(cluster.initial), nodes, edges };
}

function phaseNode(id: string, { initial }: Node, all: readonly Node[]): Node {
  const title = id.replace(/.*\.phase_/, '').replace('_', ' ');
  const [first, last] = [all[0] as Node, all.at(-1) as Node];
  const does = `${first.name} to ${last.name}: ${all.length} states`.replaceAll('step_', '');
  return { ...first, id, name: title, steps: [], does, entry: [], exit: [], initial, waits: false, over: false };
}
