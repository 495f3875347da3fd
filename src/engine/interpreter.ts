/**
 * Runs a machine straight from the definitions of its algorithms, as XState
 * runs it, and some fifty times faster: for enumeration, mutants and oracles,
 * which take many steps from many states. A test holds it against XState.
 */
import {
  type Action,
  type AlgorithmId,
  type AnyAlgorithm,
  type Effect,
  eventsOf,
  list,
  type Machine,
  type MachineEvent,
  type State,
  type StateIn,
  stepsOf,
  type Told,
  type Transition,
  transitionId,
  transitionsFor,
} from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { byteByByte, type Engine, watched } from './engine.js';

/** Where a machine is: a state per algorithm, in the machine's order, and the variables. */
export interface Position {
  readonly states: readonly string[];
  readonly context: Readonly<Record<string, unknown>>;
}

/** A position to be looked at: the state of each algorithm, and the variables. */
export interface View {
  state<Id extends AlgorithmId>(algorithm: Id): StateIn<Id>;
  context: unknown;
}

/** What happened between two positions. */
export interface Passage {
  position: Position;
  effects: Effect[];
  /** Ids of the transitions taken, in their order. */
  transitions: string[];
  /** `algorithm.state` of the states that were left or entered, in their order. */
  states: string[];
  /** Where transitions from every state were taken: `algorithm.state * EVENT[index]`, in the order of their first time. */
  departures: string[];
  /** `algorithm.guard=true` or `=false`: what the guards that were asked said, in the order of their first time. */
  guards: string[];
}

export interface InterpreterOptions {
  /** Microsteps that one event may take; more is a loop without end, and throws. */
  limit?: number;
}

const LIMIT = 100_000;

type Named = Transition;

/** A transition with what it needs at hand. */
export interface Arrow {
  id: string;
  /** Name and algorithm of its guard, and the guard. */
  asks: { algorithm: string; name: string } | undefined;
  guard: ((context: object, event: Told) => boolean) | undefined;
  /** How the guard's outcomes are noted. */
  holds: string;
  fails: string;
  calls: readonly Call[];
  target: string | undefined;
  /** How the state that it leaves or enters is noted; nothing for a transition from every state, or to none. */
  left: string | undefined;
  entered: string | undefined;
}

export interface Call {
  algorithm: string;
  name: string;
  action: Action<object>;
  step: StepId;
  /** Name of the guard of its transition, if it has one. */
  why: string | undefined;
}

export interface Node {
  entry: readonly Call[];
  exit: readonly Call[];
  always: readonly Arrow[];
  on: Readonly<Record<string, readonly Arrow[]>>;
}

/** An algorithm made ready to be run. */
export interface Region {
  id: string;
  initial: string;
  nodes: Readonly<Record<string, Node>>;
  everywhere: Readonly<Record<string, readonly Arrow[]>>;
}

/** A run that can be asked for its way so far; the position is the run's own and goes on changing. */
export interface Resumed extends Engine {
  /** From where it was resumed, without the effects, which were told. */
  passage(): Passage;
}

/** A machine made ready to be run from any position. */
export class Interpreter {
  private readonly regions: readonly Region[];
  private readonly heard: ReadonlySet<string>;
  private readonly defaults: object;
  private readonly limit: number;

  constructor(
    readonly machine: Pick<Machine, 'id' | 'algorithms'>,
    { limit = LIMIT }: InterpreterOptions = {},
  ) {
    this.limit = limit;
    this.regions = machine.algorithms.map(regionOf);
    this.heard = new Set(machine.algorithms.length > 1 ? machine.algorithms.flatMap(eventsOf) : []);
    this.defaults = Object.assign({}, ...machine.algorithms.map(({ context }) => context));
  }

  /** The initial position for an input, a partial context. */
  begin(input: object): Position {
    return { states: this.regions.map(({ initial }) => initial), context: { ...this.defaults, ...input } };
  }

  /** A position to be looked at. */
  view({ states, context }: Position): View {
    return { state: (algorithm) => states[this.regions.findIndex(({ id }) => id === algorithm)] as never, context };
  }

  /** Tells events one by one; the position given stays as it is. */
  pass(from: Position, events: readonly MachineEvent[]): Passage {
    const run = new Run(this.regions, this.heard, this.limit, from);
    for (const event of events) run.tell(event as unknown as Told);
    return run.passage();
  }

  /** A run that goes on from one event to the next, and forgets the way it took. */
  start(input: object): Engine {
    const run = new Run(this.regions, this.heard, this.limit, this.begin(input));
    const engine = engineOn(run);
    return watched(engine, (event) => {
      run.forget();
      return engine.tell(event);
    });
  }

  /** A run from any position, which stays as it is; it remembers its way. */
  resume(from: Position): Resumed {
    const run = new Run(this.regions, this.heard, this.limit, from);
    return { ...engineOn(run), passage: () => run.passage() };
  }
}

function engineOn(run: Run): Engine {
  return {
    tell(event) {
      run.tell(event as unknown as Told);
      return run.drain();
    },
    read(bytes, hear) {
      byteByByte(this, bytes, hear);
    },
    context: run.context,
  };
}

/**
 * One run; it changes its own copy of states and variables in place. Whoever
 * wants to know what a machine could do, whatever its variables are, overrides
 * how guards are asked and actions performed.
 */
export class Run {
  readonly states: string[];
  private readonly nodes: Node[];
  readonly context: Record<string, unknown>;
  protected readonly queue: Told[] = [];
  private effects: Effect[] = [];
  private taken: string[] = [];
  private visited: string[] = [];
  private readonly outcomes = new Set<string>();
  private readonly departures = new Set<string>();

  constructor(
    protected readonly regions: readonly Region[],
    protected readonly heard: ReadonlySet<string>,
    private readonly limit: number,
    { states, context }: Position,
  ) {
    this.states = [...states];
    this.nodes = regions.map(({ nodes }, index) => nodes[states[index] as string] as Node);
    this.context = { ...context };
  }

  /** The effects since the last time. */
  drain(): Effect[] {
    const { effects } = this;
    this.effects = [];
    return effects;
  }

  forget(): void {
    this.taken = [];
    this.visited = [];
  }

  passage(): Passage {
    const position = { states: this.states, context: this.context };
    return {
      position,
      effects: this.effects,
      transitions: this.taken,
      states: this.visited,
      departures: [...this.departures],
      guards: [...this.outcomes],
    };
  }

  tell(event: Told): void {
    let current = event;
    this.microstep(this.select(current), current);
    for (let steps = 0; steps < this.limit; steps += 1) {
      const always = this.selectAlways(current);
      if (always.length > 0) {
        this.microstep(always, current);
        continue;
      }
      const next = this.queue.shift();
      if (next === undefined) return;
      current = next;
      this.microstep(this.select(current), current);
    }
    throw new Error(`more than ${this.limit} microsteps on ${event.type}, last in ${this.states.join(', ')}`);
  }

  protected select(event: Told): Selected[] {
    const selected: Selected[] = [];
    for (let index = 0; index < this.regions.length; index += 1) {
      const region = this.regions[index] as Region;
      const node = this.nodes[index] as Node;
      const arrow = this.enabled(node.on[event.type], event) ?? this.enabled(region.everywhere[event.type], event);
      if (arrow !== undefined) selected.push({ index, region, node, arrow });
    }
    return selected;
  }

  protected selectAlways(event: Told): Selected[] {
    const selected: Selected[] = [];
    for (let index = 0; index < this.nodes.length; index += 1) {
      const node = this.nodes[index] as Node;
      const arrow = node.always.length === 0 ? undefined : this.enabled(node.always, event);
      if (arrow !== undefined) selected.push({ index, region: this.regions[index] as Region, node, arrow });
    }
    return selected;
  }

  private enabled(arrows: readonly Arrow[] | undefined, event: Told): Arrow | undefined {
    if (arrows === undefined) return undefined;
    for (const arrow of arrows) {
      if (arrow.guard === undefined) return arrow;
      if (this.holds(arrow, event)) return arrow;
    }
    return undefined;
  }

  /** Asks the guard of a transition. */
  protected holds({ guard, holds, fails }: Arrow, event: Told): boolean {
    const answer = guard === undefined || guard(this.context, event);
    this.outcomes.add(answer ? holds : fails);
    return answer;
  }

  /** Calls an action. @returns what it tells, if it tells something */
  protected perform({ action, step, why }: Call, event: Told): Effect | undefined {
    if ('tell' in action) return action.tell(this.context, event, step, why);
    action.do(this.context, event);
    return undefined;
  }

  /** Called when a state is entered, before its actions. */
  protected enters(_region: Region, _state: string): void {}

  /** All exits, then all actions, then all entries, as XState does. */
  protected microstep(selected: readonly Selected[], event: Told): void {
    for (let last = selected.length - 1; last >= 0; last -= 1) {
      const { arrow, node } = selected[last] as Selected;
      if (arrow.target !== undefined) this.call(node.exit, event);
    }
    for (const { index, arrow } of selected) {
      this.taken.push(arrow.id);
      if (arrow.left !== undefined) this.visited.push(arrow.left);
      else this.departures.add(arrow.id.replace('.*', `.${this.states[index]} *`));
      if (arrow.entered !== undefined) this.visited.push(arrow.entered);
      this.call(arrow.calls, event);
    }
    for (const { index, region, arrow } of selected) {
      if (arrow.target === undefined) continue;
      const node = region.nodes[arrow.target] as Node;
      this.states[index] = arrow.target;
      this.nodes[index] = node;
      this.enters(region, arrow.target);
      this.call(node.entry, event);
    }
  }

  private call(calls: readonly Call[], event: Told): void {
    for (const call of calls) {
      const effect = this.perform(call, event);
      if (effect === undefined) continue;
      this.effects.push(effect);
      if (this.heard.has(effect.type)) this.queue.push(effect as unknown as Told);
    }
  }
}

export interface Selected {
  index: number;
  region: Region;
  node: Node;
  arrow: Arrow;
}

/** Makes an algorithm ready to be run. */
export function regionOf(algorithm: AnyAlgorithm): Region {
  const { id, initial, states } = algorithm;
  const nodes = Object.entries(states as Record<string, State>).map(([name, state]) => {
    const { entry, exit, step, on = {} } = state;
    const node: Node = {
      entry: callsOf(algorithm, entry, step),
      exit: callsOf(algorithm, exit, step),
      always: arrowsOf(algorithm, name, 'always', state),
      on: Object.fromEntries(Object.keys(on).map((event) => [event, arrowsOf(algorithm, name, event, state)])),
    };
    return [name, node] as const;
  });
  const everywhere = Object.keys(algorithm.on ?? {}).map((event) => [event, arrowsOf(algorithm, '*', event, algorithm)] as const);
  return { id, initial, nodes: Object.fromEntries(nodes), everywhere: Object.fromEntries(everywhere) };
}

type Source = { step?: unknown; always?: unknown; on?: unknown };

function arrowsOf(algorithm: AnyAlgorithm, name: string, event: string, from: Source): Arrow[] {
  return transitionsFor(from, event).map((transition: Named, index) => ({
    id: transitionId(algorithm.id, name, event, index),
    asks: transition.guard === undefined ? undefined : { algorithm: algorithm.id, name: transition.guard },
    guard: transition.guard === undefined ? undefined : algorithm.guards[transition.guard]?.when,
    holds: `${algorithm.id}.${transition.guard}=true`,
    fails: `${algorithm.id}.${transition.guard}=false`,
    calls: callsOf(algorithm, transition.actions, transition.step ?? from.step, transition.guard),
    target: transition.target,
    left: name === '*' ? undefined : `${algorithm.id}.${name}`,
    entered: transition.target === undefined ? undefined : `${algorithm.id}.${transition.target}`,
  }));
}

function callsOf(algorithm: AnyAlgorithm, names: string | readonly string[] | undefined, step: unknown, why?: string): Call[] {
  const [first] = stepsOf(step as never);
  return list(names).map((name) => ({
    algorithm: algorithm.id,
    name,
    action: algorithm.actions[name] as Action<object>,
    step: first as StepId,
    why,
  }));
}
