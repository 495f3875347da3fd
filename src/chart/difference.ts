/** What differs between a machine of one text and that of another: told in lines, and as one graph of both. */
import { type AnyAlgorithm, list, type Machine, stepsOf } from '../../machines/index.js';
import { type Cluster, type Edge, type Graph, graphOf, type Mark, type Node } from './graph.js';

/** What came, went, or is the same by name and does something else. */
export interface Difference {
  mark: Mark;
  kind: 'algorithm' | 'state' | 'transition' | 'guard' | 'action';
  /** What it is called, with the item that it serves. */
  name: string;
}

/** Every difference, in the order of the algorithms. */
export function differencesOf(before: Machine | undefined, after: Machine | undefined): Difference[] {
  return both(before?.algorithms ?? [], after?.algorithms ?? [], ({ id }) => id).flatMap(([was, is]) => {
    const [only = was] = [is];
    const { id, title } = only as AnyAlgorithm;
    if (was === is) return [];
    if (was === undefined || is === undefined)
      return [{ mark: was === undefined ? 'brought' : 'gone', kind: 'algorithm', name: `${id}: ${title}` } as const];
    const merged = mergedCluster(clusterOf(was), clusterOf(is));
    return [
      ...merged.nodes.flatMap((node) => (node.mark ? [{ mark: node.mark, kind: 'state', name: nameOf(node) } as const] : [])),
      ...merged.edges.flatMap((edge) =>
        edge.mark ? [{ mark: edge.mark, kind: 'transition', name: arrowOf(edge) } as const] : [],
      ),
      ...parts(id, 'guard', was.guards, is.guards),
      ...parts(id, 'action', was.actions, is.actions),
    ];
  });
}

/** The differences, a line each. */
export function differenceInLines(before: Machine | undefined, after: Machine | undefined): string[] {
  const signs: Record<Mark, string> = { brought: '+', gone: '-', changed: '~' };
  return differencesOf(before, after).map(({ mark, kind, name }) => `${signs[mark]} ${kind} ${name}`);
}

/** Both machines in one graph, in which what differs is marked. */
export function differenceGraph(before: Machine | undefined, after: Machine | undefined): Graph {
  const { id, title } = (after ?? before) as Machine;
  const clustersOf = (machine: Machine | undefined) => (machine === undefined ? [] : graphOf(machine).clusters);
  const clusters = both(clustersOf(before), clustersOf(after), (each) => each.id).map(([was, is]) =>
    mergedCluster(was ?? emptied(is as Cluster), is ?? emptied(was as Cluster)),
  );
  return { id, title, clusters };
}

function clusterOf(one: AnyAlgorithm): Cluster {
  return graphOf({ id: one.id, title: one.title, algorithms: [one] } as unknown as Machine).clusters[0] as Cluster;
}

function emptied(cluster: Cluster): Cluster {
  return { ...cluster, nodes: [], edges: [] };
}

/** States are the same by name, since a revision keeps the names of r4820; transitions by all that they say but their items. */
function mergedCluster(was: Cluster, is: Cluster): Cluster {
  const nodes = both(was.nodes, is.nodes, ({ id }) => id).map(([old, now]) =>
    marked(old, now, (each) => `${each.entry} ${each.exit}`),
  );
  const edges = both(was.edges, is.edges, arrowOf).map(([old, now]) => marked(old, now, () => ''));
  return { ...is, nodes, edges: edges.map((edge, index) => ({ ...edge, index })) };
}

function marked<T extends Node | Edge>(old: T | undefined, now: T | undefined, saysOf: (each: T) => string): T {
  if (old === undefined) return { ...(now as T), mark: 'brought' };
  if (now === undefined) return { ...old, mark: 'gone' };
  return saysOf(old) === saysOf(now) ? now : { ...now, mark: 'changed' };
}

/** A part of the same name that is another function. */
function parts(id: string, kind: 'guard' | 'action', was: object, is: object): Difference[] {
  const code = (part: unknown) => {
    const { when, do: does, tell } = (part ?? {}) as Record<'when' | 'do' | 'tell', unknown>;
    return when ?? does ?? tell;
  };
  return both(Object.entries(was), Object.entries(is), ([name]) => name).flatMap(([old, now]): Difference[] => {
    const [name, part] = (now ?? old) as [string, { step: never }];
    const called = `${id}.${name} (${stepsOf(part.step).join(', ')})`;
    if (old === undefined || now === undefined) return [{ mark: old === undefined ? 'brought' : 'gone', kind, name: called }];
    return code(old[1]) === code(now[1]) ? [] : [{ mark: 'changed', kind, name: called }];
  });
}

/** Pairs of the same key, in the order of the later list, with what went behind what it stood behind. */
function both<T>(earlier: readonly T[], later: readonly T[], keyOf: (each: T) => string): [T | undefined, T | undefined][] {
  const keys = later.map(keyOf);
  for (const [index, each] of earlier.entries()) {
    if (keys.includes(keyOf(each))) continue;
    const previous = earlier[index - 1];
    keys.splice(previous === undefined ? 0 : keys.indexOf(keyOf(previous)) + 1, 0, keyOf(each));
  }
  const find = (all: readonly T[], key: string) => all.find((each) => keyOf(each) === key);
  return keys.map((key) => [find(earlier, key), find(later, key)]);
}

function nameOf({ id, steps, does }: Node): string {
  return `${id} (${steps.join(', ')}): ${does}`;
}

function arrowOf({ from, event, guard, to, actions }: Edge): string {
  const asks = guard === undefined ? '' : ` [${guard}]`;
  return `${from} ${event}${asks} -> ${to.slice(to.indexOf('.') + 1)}${list(actions)
    .map((each) => ` / ${each}`)
    .join('')}`;
}
