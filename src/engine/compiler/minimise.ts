/** Places of a machine that do the same from there on are one: configurations differ in many algorithms, of which few matter to an event. */
import type { Branch, Configuration, Graph, Node, Operation } from './explore.js';
import type { Named } from './knowledge.js';

/** What is done in a class of places, and where that leads. */
export type Operations =
  | { guard: Named; yes: Operations; no: Operations }
  | { operations: readonly Operation[]; to: { kind: 'on' | 'next'; class: number } | { kind: 'end' } };

export interface Class {
  id: number;
  /** A member, for its name. */
  node: Node;
  /** How many events wait behind the one in hand. */
  queued: number;
  does: Operations;
}

export interface Minimal {
  classes: readonly Class[];
  /** The class where an event begins in a configuration. */
  begin(configuration: Configuration, event: string): Class;
}

/** The coarsest partition of a graph's nodes in which members do the same and lead to the same classes. */
export function minimise({ nodes }: Graph): Minimal {
  const all = [...nodes.values()];
  let classOf = numbered(all, (node) => String(node.queue.length));
  for (let count = 0; count !== new Set(classOf.values()).size; ) {
    count = new Set(classOf.values()).size;
    const known = classOf;
    classOf = numbered(all, (node) => `${known.get(node.key)} ${text(node.branch, known)}`);
  }
  const classes = new Map<number, Class>();
  for (const node of all) {
    const id = classOf.get(node.key) as number;
    if (!classes.has(id)) classes.set(id, { id, node, queued: node.queue.length, does: operationsOf(node.branch, classOf) });
  }
  const begin = ({ begins }: Configuration, event: string) =>
    classes.get(classOf.get(begins.get(event) as string) as number) as Class;
  return { classes: [...classes.values()], begin };
}

function numbered(nodes: readonly Node[], signature: (node: Node) => string): Map<string, number> {
  const numbers = new Map<string, number>();
  return new Map(
    nodes.map((node) => {
      const key = signature(node);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return [node.key, number];
    }),
  );
}

function text(branch: Branch, classOf: ReadonlyMap<string, number>): string {
  return JSON.stringify(operationsOf(branch, classOf));
}

function operationsOf(branch: Branch, classOf: ReadonlyMap<string, number>): Operations {
  if ('guard' in branch) {
    return { guard: branch.guard, yes: operationsOf(branch.yes, classOf), no: operationsOf(branch.no, classOf) };
  }
  const { operations, to } = branch;
  return { operations, to: to.kind === 'end' ? to : { kind: to.kind, class: classOf.get(to.node) as number } };
}
