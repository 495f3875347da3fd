/**
 * A machine as a plain graph, for whoever draws it.
 *
 * It is read from the definitions of the algorithms, not from a traversal of
 * the XState machine, which does not see states that are left through `always`.
 */
import { type AnyAlgorithm, list, type Machine, type State, stepsOf } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { type Place, placesIn } from '../citations/index.js';

/** A machine: one cluster for each of its algorithms. */
export interface Graph {
  id: string;
  title: string;
  clusters: readonly Cluster[];
}

/** An algorithm. */
export interface Cluster {
  id: string;
  section: string;
  title: string;
  /** Id of the node that it begins in. */
  initial: string;
  /** In the order in which the states are defined, which is the order of the steps. */
  nodes: readonly Node[];
  edges: readonly Edge[];
}

/** How what is in one text alone, or differs in it, is marked in a graph of two. */
export type Mark = 'brought' | 'gone' | 'changed';

/** A state. */
export interface Node {
  mark?: Mark;
  /** `algorithm.state`. */
  id: string;
  /** The state's name in its algorithm. */
  name: string;
  steps: readonly StepId[];
  does: string;
  /** Names of actions. */
  entry: readonly string[];
  exit: readonly string[];
  initial: boolean;
  /** Whether it can last until an event: no transition leaves it unconditionally. */
  waits: boolean;
  /** Whether no transition of its own leaves it: the algorithm is over. */
  over: boolean;
}

/** A transition. */
export interface Edge {
  mark?: Mark;
  /** As coverage numbers it: `algorithm.state EVENT[index]`. */
  id: string;
  /** Id of a node; `algorithm.*` for a transition from every state. */
  from: string;
  /** Id of a node; equal to `from` where the transition has no target. */
  to: string;
  /** Whether it has no target, so that the state is not left. */
  internal: boolean;
  /** Name of the event, or `always`. */
  event: string;
  guard?: string;
  /** Whether an earlier transition for the event has a guard and this one has none. */
  otherwise: boolean;
  actions: readonly string[];
  /** Its own items; none where it has those of its state. */
  steps: readonly StepId[];
  /** Its place among the transitions of that state for that event, from 0. */
  index: number;
  /** Whether it fails or aborts the WebSocket connection. */
  fails: boolean;
}

/** The name that stands for every state of an algorithm. */
export const EVERY = '*';

export function graphOf(machine: Machine): Graph {
  return { id: machine.id, title: machine.title, clusters: machine.algorithms.map(clusterOf) };
}

function clusterOf(one: AnyAlgorithm): Cluster {
  const states = Object.entries(one.states as Record<string, State>);
  const places = placesIn(one).sort((a, b) => Number(a.state === EVERY) - Number(b.state === EVERY));
  return {
    id: one.id,
    section: one.section,
    title: one.title,
    initial: `${one.id}.${one.initial}`,
    nodes: states.map(([name, state]) => nodeOf(one, name, state)),
    edges: places.map((place) => edgeOf(one, place)),
  };
}

function nodeOf(one: AnyAlgorithm, name: string, state: State): Node {
  const always = list(state.always);
  const over = always.length === 0 && Object.keys(state.on ?? {}).length === 0;
  return {
    id: `${one.id}.${name}`,
    name,
    steps: stepsOf(state.step),
    does: state.does,
    entry: list(state.entry),
    exit: list(state.exit),
    initial: one.initial === name,
    waits: !over && always.every(({ guard }) => guard !== undefined),
    over,
  };
}

function edgeOf(one: AnyAlgorithm, { id, state: name, event, index, transition }: Place): Edge {
  const actions = list(transition.actions);
  return {
    id,
    from: `${one.id}.${name}`,
    to: `${one.id}.${transition.target ?? name}`,
    internal: transition.target === undefined,
    event,
    ...(transition.guard === undefined ? {} : { guard: transition.guard }),
    otherwise: index > 0 && transition.guard === undefined,
    actions,
    steps: stepsOf(transition.step),
    index,
    fails: actions.some((action) => action === 'fail' || action === 'abort'),
  };
}
