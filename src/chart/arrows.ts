/** Transitions as they are drawn: several in one arrow, and some arrows cut short. */
import { type Cluster, type Edge, EVERY, type Mark } from './graph.js';
import { fromEvery } from './words.js';

/** Transitions of one kind between the same two states. */
export interface Arrow {
  /** `algorithm.state-target-kind`. */
  id: string;
  from: string;
  to: string;
  edges: readonly Edge[];
  /** `event` or `always`, and `fails` where the connection is failed or aborted. */
  kind: string;
  always: boolean;
  fails: boolean;
  /** What two texts do not have alike, where it is a graph of two. */
  mark?: Mark;
  /** Whether it ends beside the state that it leaves, in a reference to `to`. */
  short: boolean;
}

/** A state that at least so many others go to is a crowd's, and arrows to it may be short. */
const CROWD = 4;

/** The arrows of an algorithm, in the order of its transitions. */
export function arrowsOf(cluster: Cluster): Arrow[] {
  const arrows = new Map<string, Edge[]>();
  for (const edge of cluster.edges) {
    const key = `${edge.from}>${edge.to} ${kindOf(edge)}`;
    arrows.set(key, [...(arrows.get(key) ?? []), edge]);
  }
  return [...arrows.values()].flatMap((edges) => (edges[0] === undefined ? [] : [arrowOf(cluster, edges[0], edges)]));
}

/** The node that an arrow ends in. */
export function endOf(arrow: Arrow): string {
  return arrow.short ? `${arrow.id}-end` : arrow.to;
}

/** The place of a state among the steps, from 0; -1 for every state. */
export function placeOf(cluster: Cluster, name: string): number {
  return cluster.nodes.findIndex(({ id }) => id === name);
}

function arrowOf(cluster: Cluster, first: Edge, edges: readonly Edge[]): Arrow {
  const kind = kindOf(first);
  return {
    id: `${first.from.replace(EVERY, 'any')}-${first.to.slice(cluster.id.length + 1)}-${kind.replace(' ', '-')}`,
    from: first.from,
    to: first.to,
    edges,
    kind,
    always: first.event === 'always',
    fails: first.fails,
    short: isShort(cluster, first),
    ...(first.mark && { mark: first.mark }),
  };
}

function kindOf(edge: Edge): string {
  return `${edge.event === 'always' ? 'always' : 'event'}${edge.fails ? ' fails' : ''}${edge.mark ? ` ${edge.mark}` : ''}`;
}

/** Where many arrows meet, those that leave the line of the steps or go back in it would hide its flow. */
function isShort(cluster: Cluster, edge: Edge): boolean {
  const sources = new Set(cluster.edges.filter(({ to }) => to === edge.to).map(({ from }) => from));
  if (sources.size < CROWD || edge.from === edge.to) return false;
  const [from, to] = [placeOf(cluster, edge.from), placeOf(cluster, edge.to)];
  const isAlternative = edge.guard !== undefined || edge.otherwise;
  return edge.fails || fromEvery(edge) || to < from || (isAlternative && to !== from + 1);
}
