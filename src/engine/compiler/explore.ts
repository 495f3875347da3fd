/**
 * What a machine does in each configuration for each event, whatever its
 * variables are. Guards are answered both ways, actions are noted instead of
 * called; each microstep leads to a node, which is looked at once.
 */
import { type Effect, eventsOf, type Machine, type Told } from '../../../machines/index.js';
import type { StepId } from '../../../spec/index.js';
import { type Arrow, type Call, type Region, Run, regionOf } from '../interpreter.js';
import { Knowledge, type Named } from './knowledge.js';

/** One thing done on the way. */
export type Operation =
  | { kind: 'enter'; region: string; state: string }
  | { kind: 'do'; action: Named }
  /** What is told joins the queue, if an algorithm listens to it. */
  | { kind: 'tell'; action: Named; step: StepId; why: string | undefined; isHeard: boolean };

/** What a microstep does, and where it leads. */
export type Branch = { guard: Named; yes: Branch; no: Branch } | { operations: readonly Operation[]; to: To };

/** On with the event in hand, on with the first of the queue, or the end. */
export type To = { kind: 'on' | 'next'; node: string } | { kind: 'end' };

/** A place between two microsteps, with an event in hand and a queue behind it. */
export interface Node {
  key: string;
  states: readonly string[];
  /** Whether the event in hand has been told already, so that only `always` is left. */
  isTold: boolean;
  event: string;
  queue: readonly string[];
  /** Algorithms whose `always` may have become possible since it was asked last. */
  recheck: readonly string[];
  branch: Branch;
}

/** A stable configuration: a state per algorithm; and the node where each event begins. */
export interface Configuration {
  states: readonly string[];
  begins: ReadonlyMap<string, string>;
}

export interface Graph {
  regions: readonly Region[];
  nodes: ReadonlyMap<string, Node>;
  configurations: readonly Configuration[];
}

type Place = Omit<Node, 'branch'>;

/**
 * Everything that a machine can do from its initial configuration.
 * @param events that can be told from outside
 * @throws Error for a machine with more nodes than the limit
 */
export function explore({ id, algorithms }: Machine, events: readonly string[], limit = 200_000): Graph {
  const regions = algorithms.map(regionOf);
  const heard = new Set(algorithms.length > 1 ? algorithms.flatMap(eventsOf) : []);
  const knowledge = new Knowledge(algorithms);
  const nodes = new Map<string, Node>();
  const configurations = new Map<string, Configuration>();
  const places: Place[] = [];
  const arrive = (states: readonly string[]) => {
    if (configurations.has(states.join())) return;
    const begins = events.map((event) => place({ states, isTold: false, event, queue: [], recheck: [] }));
    configurations.set(states.join(), { states, begins: new Map(begins.map(({ event, key }) => [event, key])) });
    places.push(...begins.toReversed());
  };
  arrive(regions.map(({ initial }) => initial));
  for (let next = places.pop(); next !== undefined; next = places.pop()) {
    if (nodes.has(next.key)) continue;
    if (nodes.size === limit) throw new Error(`${id} has more than ${limit} nodes; the last is ${next.key}`);
    const branch = branchOf(
      next,
      (answers) => new Symbolic(regions, heard, knowledge, next as Place, answers),
      (to) => {
        if (to.places !== undefined) places.push(to.places);
        else arrive(to.states);
      },
    );
    nodes.set(next.key, { ...next, branch });
  }
  return { regions, nodes, configurations: [...configurations.values()] };
}

function place(one: Omit<Place, 'key'>): Place {
  return { ...one, key: [...one.states, one.isTold ? 'told' : 'tell', one.event, ...one.queue, '|', ...one.recheck].join() };
}

type Arrival = { states: readonly string[]; places?: Place };

/** All runs of one microstep: each guard that is asked forks. */
function branchOf(
  from: Place,
  begin: (answers: readonly boolean[]) => Symbolic,
  arrived: (arrival: Arrival) => void,
  answers: readonly boolean[] = [],
): Branch {
  const run = begin(answers);
  const asked = run.step();
  if (asked !== undefined) {
    const fork = (answer: boolean) => branchOf(from, begin, arrived, [...answers, answer]);
    return { guard: asked, yes: fork(true), no: fork(false) };
  }
  const { to, arrival } = run.arrival();
  arrived(arrival);
  return { operations: run.operations, to };
}

class Asked extends Error {
  constructor(readonly guard: Named) {
    super();
  }
}

/** A run of one microstep that writes down what it would do. */
class Symbolic extends Run {
  readonly operations: Operation[] = [];
  private asked = 0;

  constructor(
    regions: readonly Region[],
    heard: ReadonlySet<string>,
    private readonly knowledge: Knowledge,
    private readonly from: Place,
    private readonly answers: readonly boolean[],
  ) {
    super(regions, heard, 1, { states: from.states, context: {} });
    this.queue.push(...from.queue.map((type) => ({ type }) as Told));
  }

  /** @returns the guard that has no answer yet, or nothing when the microstep is done */
  step(): Named | undefined {
    const told = { type: this.from.event } as Told;
    try {
      this.microstep(this.from.isTold ? this.selectAlways(told) : this.select(told), told);
      return undefined;
    } catch (error) {
      if (error instanceof Asked) return error.guard;
      throw error;
    }
  }

  /** Where the microstep has led. */
  arrival(): { to: To; arrival: Arrival } {
    const [states, queue, recheck] = [[...this.states], this.queue.map(({ type }) => type as string), this.recheck()];
    if (recheck.length > 0) return to('on', place({ states, isTold: true, event: this.from.event, queue, recheck }));
    const [first, ...rest] = queue;
    if (first !== undefined) return to('next', place({ states, isTold: false, event: first, queue: rest, recheck }));
    return { to: { kind: 'end' }, arrival: { states } };
  }

  /** Where the machine rests, no `always` is possible; one becomes so only by an entry, or by a change of what its guards read. */
  private recheck(): string[] {
    const entered = new Set(this.operations.flatMap((operation) => (operation.kind === 'enter' ? [operation.region] : [])));
    const done = this.operations.flatMap((operation) => (operation.kind === 'do' ? [operation.action] : []));
    const isToRecheck = ({ id, nodes }: Region, index: number) => {
      const { always } = nodes[this.states[index] as string] as { always: readonly Arrow[] };
      if (always.length === 0 || entered.has(id)) return always.length > 0;
      return always.some(({ asks }) => asks === undefined || done.some((action) => this.knowledge.concerns(action, asks)));
    };
    return this.regions.filter(isToRecheck).map(({ id }) => id);
  }

  protected override holds({ asks }: Arrow): boolean {
    const isAtRest = this.from.isTold && !this.from.recheck.includes((asks as Named).algorithm);
    if (isAtRest) return false;
    const answer = this.answers[this.asked];
    this.asked += 1;
    if (answer === undefined) throw new Asked(asks as Named);
    return answer;
  }

  protected override perform({ algorithm, name, action, step, why }: Call): Effect | undefined {
    if ('do' in action) {
      this.operations.push({ kind: 'do', action: { algorithm, name } });
      return undefined;
    }
    const type = this.knowledge.tells({ algorithm, name });
    const asks = action.tell.length > 3 ? why : undefined;
    this.operations.push({ kind: 'tell', action: { algorithm, name }, step, why: asks, isHeard: this.heard.has(type) });
    return { type } as unknown as Effect;
  }

  protected override enters({ id }: Region, state: string): void {
    this.operations.push({ kind: 'enter', region: id, state });
  }
}

function to(kind: 'on' | 'next', at: Place): { to: To; arrival: Arrival } {
  return { to: { kind, node: at.key }, arrival: { states: at.states, places: at } };
}
