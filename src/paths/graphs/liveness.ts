/**
 * Which variables matter in a state: those that may be read later before they
 * are written. Reads and writes of guards and actions are recorded while paths
 * run, and carried backwards through the states to a fixed point.
 */
import {
  type Action,
  type AnyAlgorithm,
  type Guard,
  list,
  type State,
  type Told,
  transitionsFor,
} from '../../../machines/index.js';

interface Uses {
  reads: Set<string>;
  writes: Set<string>;
}

/** A situation in which a guard was asked. */
export interface Sample {
  when: Guard<object>['when'];
  context: object;
  event: Told;
}

/** Situations that are kept of each guard. */
const SAMPLES = 40;

/** What guards and actions of an algorithm read and write, by name. */
export class Record {
  private readonly uses = new Map<string, Uses>();
  private readonly asked = new Map<string, Sample[]>();

  /** The algorithm, whose guards and actions note what they read and write. */
  instrument(algorithm: AnyAlgorithm): AnyAlgorithm {
    const guards = mapEntries<Guard<object>>(algorithm.guards, (guard, name) => ({
      ...guard,
      when: (context, event) => {
        const id = `${algorithm.id}.guard.${name}`;
        this.keep(id, guard, context, event);
        return guard.when(this.watch(context, id), event);
      },
    }));
    const actions = mapEntries<Action<object>>(algorithm.actions, (action, name) => {
      const id = `${algorithm.id}.action.${name}`;
      return 'do' in action
        ? { ...action, do: (context, event) => action.do(this.watch(context, id), event) }
        : { ...action, tell: (context, event, step) => action.tell(this.watch(context, id), event, step) };
    });
    return { ...algorithm, guards, actions };
  }

  /** Guards that read a variable, each with situations in which it was asked. */
  asking(variable: string): Sample[] {
    return [...this.asked].flatMap(([id, samples]) => (this.uses.get(id)?.reads.has(variable) ? samples : []));
  }

  /** Guards that read a variable, each in a situation where it said yes and in one where it said no. */
  askingTwice(variable: string): Sample[] {
    return [...this.asked].flatMap(([id, samples]) => {
      if (!this.uses.get(id)?.reads.has(variable)) return [];
      const says = (answer: boolean) => samples.find(({ when, context, event }) => when(context, event) === answer);
      return [says(true), says(false)].filter((sample) => sample !== undefined);
    });
  }

  /** Whether some action makes a variable's value out of that value. */
  isCounter(variable: string): boolean {
    return [...this.uses.values()].some(({ reads, writes }) => reads.has(variable) && writes.has(variable));
  }

  /** Whether any action writes a variable. */
  isWritten(variable: string): boolean {
    return [...this.uses.values()].some(({ writes }) => writes.has(variable));
  }

  of(algorithm: AnyAlgorithm, kind: 'guard' | 'action', name: string): Uses {
    return this.uses.get(`${algorithm.id}.${kind}.${name}`) ?? { reads: new Set(), writes: new Set() };
  }

  private keep(id: string, guard: Guard<object>, context: object, event: Told): void {
    const samples = this.asked.get(id) ?? [];
    this.asked.set(id, samples);
    if (samples.length < SAMPLES) samples.push({ when: guard.when, context: { ...context }, event });
  }

  private watch(context: object, id: string): object {
    const uses = this.uses.get(id) ?? { reads: new Set(), writes: new Set() };
    this.uses.set(id, uses);
    return new Proxy(context, {
      get: (target, name) => {
        if (!uses.writes.has(name as string)) uses.reads.add(name as string);
        return Reflect.get(target, name);
      },
      set: (target, name, value) => {
        uses.writes.add(name as string);
        return Reflect.set(target, name, value);
      },
    });
  }
}

/** For each state of an algorithm, the variables that matter while it is there. */
export function liveIn(algorithm: AnyAlgorithm, record: Record): Map<string, Set<string>> {
  const states = Object.entries(algorithm.states as { [name: string]: State });
  const resting = new Map(states.map(([name]) => [name, new Set<string>()]));
  for (let grew = true; grew; ) {
    grew = false;
    for (const [name, state] of states) {
      const live = resting.get(name) as Set<string>;
      const before = live.size;
      for (const each of leaving(algorithm, name, state, resting, record)) live.add(each);
      grew ||= live.size > before;
    }
  }
  return resting;
}

/** What the transitions out of a state read, themselves and where they lead. */
function leaving(
  algorithm: AnyAlgorithm,
  name: string,
  state: State,
  resting: ReadonlyMap<string, ReadonlySet<string>>,
  record: Record,
): Set<string> {
  const live = new Set<string>();
  const events = ['always', ...Object.keys(state.on ?? {})].map((event) => transitionsFor(state, event));
  const everywhere = Object.keys(algorithm.on ?? {}).map((event) => transitionsFor(algorithm, event));
  for (const transition of [...events, ...everywhere].flat()) {
    const target = transition.target === undefined ? undefined : (algorithm.states[transition.target] as State);
    const calls = [
      ...(target === undefined ? [] : list(state.exit)),
      ...list(transition.actions),
      ...(target === undefined ? [] : list(target.entry)),
    ];
    const after = new Set(resting.get(transition.target ?? name));
    for (const call of calls.toReversed()) {
      const { reads, writes } = record.of(algorithm, 'action', call);
      for (const each of writes) after.delete(each);
      for (const each of reads) after.add(each);
    }
    if (transition.guard !== undefined) for (const each of record.of(algorithm, 'guard', transition.guard).reads) live.add(each);
    for (const each of after) live.add(each);
  }
  return live;
}

function mapEntries<T>(record: { [name: string]: T }, map: (value: T, name: string) => T): { [name: string]: T } {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}
