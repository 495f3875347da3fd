/** A long algorithm in phases: each is one node until it is opened. */
import type { Folded } from './fold.js';
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
export function phased(graph: Graph, open?: string): Folded {
  const standsFor = new Map<string, string>();
  return { graph: { ...graph, clusters: graph.clusters.map((cluster) => withPhases(cluster, open, standsFor)) }, standsFor };
}

function withPhases(cluster: Cluster, open: string | undefined, standsFor: Map<string, string>): Cluster {
  const starts = PHASES[cluster.id] ?? [];
  let phase = '';
  for (const { id, name } of cluster.nodes) {
    phase = starts.find(([, first]) => first === name)?.[0] ?? phase;
    const isOpen = phase === '' || phase === open;
    standsFor.set(id, isOpen ? id : `${cluster.id}.phase_${phase.replace(' ', '_')}`);
  }
  const nodeOf = (id: string) => standsFor.get(id) ?? id;
  const nodes = new Map<string, Node>();
  for (const node of cluster.nodes) {
    const id = nodeOf(node.id);
    if (nodes.has(id)) continue;
    const all = cluster.nodes.filter((each) => nodeOf(each.id) === id);
    nodes.set(id, id === node.id ? node : phaseNode(id, node, all));
  }
  const edges = new Map<string, Edge>();
  for (const edge of cluster.edges) {
    const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)];
    if (from === edge.from) edges.set(edge.id, { ...edge, to });
    else if (from !== to) {
      // Of a phase that is closed it is only said where it leads, by all of its transitions that lead there.
      const { guard: _, ...plain } = edge;
      const key = `${from} ${to} ${edge.event === 'always'} ${edge.fails}`;
      const ids = [...(edges.get(key)?.id.split('\n') ?? []), edge.id];
      edges.set(key, { ...plain, id: ids.join('\n'), from, to, otherwise: false, actions: [], steps: [] });
    }
  }
  return { ...cluster, initial: nodeOf(cluster.initial), nodes: [...nodes.values()], edges: [...edges.values()] };
}

function phaseNode(id: string, { initial }: Node, all: readonly Node[]): Node {
  const title = id.replace(/.*\.phase_/, '').replace('_', ' ');
  const [first, last] = [all[0] as Node, all.at(-1) as Node];
  const does = `${first.name} to ${last.name}: ${all.length} states`.replaceAll('step_', '');
  return { ...first, id, name: title, steps: [], does, entry: [], exit: [], initial, waits: false, over: false };
}
