/** A graph with less in it: steps that follow each other without a choice become one. */
import type { Cluster, Edge, Graph, Node } from './graph.js';

/** A folded graph, and which node stands for each state. */
export interface Folded {
  graph: Graph;
  standsFor: ReadonlyMap<string, string>;
}

/** Folds each run of states that pass at once, and that nothing else leads into, into its first one. */
export function folded(graph: Graph): Folded {
  const standsFor = new Map<string, string>();
  const clusters = graph.clusters.map((cluster) => foldCluster(cluster, standsFor));
  return { graph: { ...graph, clusters }, standsFor };
}

function foldCluster(cluster: Cluster, standsFor: Map<string, string>): Cluster {
  const runs = runsOf(cluster);
  for (const run of runs) for (const node of run) standsFor.set(node.id, (run[0] as Node).id);
  const head = (id: string) => standsFor.get(id) ?? id;
  const isInside = ({ from, to }: Edge) => head(from) === head(to) && to !== head(to) && from !== to;
  return {
    ...cluster,
    initial: head(cluster.initial),
    nodes: runs.map(merged),
    edges: cluster.edges.filter((edge) => !isInside(edge)).map((edge) => ({ ...edge, from: head(edge.from), to: head(edge.to) })),
  };
}

/** The states in runs, most of them of one. */
function runsOf({ nodes, edges, initial }: Cluster): Node[][] {
  const into = (id: string) => edges.filter(({ to, internal }) => to === id && !internal);
  const outOf = (id: string) => edges.filter(({ from }) => from === id);
  const next = (node: Node): Node | undefined => {
    const [only, ...others] = outOf(node.id);
    if (only === undefined || others.length > 0 || only.event !== 'always' || only.guard !== undefined) return undefined;
    const target = nodes.find(({ id }) => id === only.to);
    return target === undefined || into(target.id).length !== 1 || target.id === initial ? undefined : target;
  };
  const isInner = new Set(nodes.flatMap((node) => next(node)?.id ?? []));
  return nodes
    .filter(({ id }) => !isInner.has(id))
    .map((node) => {
      const run = [node];
      for (let last = next(node); last !== undefined; last = next(last)) run.push(last);
      return run;
    });
}

function merged(run: readonly Node[]): Node {
  const [first, last] = [run[0] as Node, run.at(-1) as Node];
  if (run.length === 1) return first;
  return {
    ...last,
    id: first.id,
    name: `${shortName(first)} – ${shortName(last)}`,
    steps: [],
    does: `${first.does}, and so on: ${run.length} steps`,
    entry: [],
    exit: [],
    initial: first.initial,
  };
}

function shortName({ name }: Node): string {
  return name.replace(/^step_/, '').replaceAll('_', '.');
}
