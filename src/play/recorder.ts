/** Watches an engine: what it is told, what it tells, and the way it takes. */
import {
  type AnyAlgorithm,
  type Effect,
  type Machine,
  type MachineEvent,
  machinesOf,
  type Revision,
} from '../../machines/index.js';
import { type EngineFactory, Interpreter, type Passage, type Resumed, watched } from '../engine/index.js';

const interpreters = new WeakMap<object, Interpreter>();

export class Recorder {
  private inner: Resumed | undefined;
  readonly effects: Effect[] = [];
  private readonly told = new Map<string, number>();
  private readonly waiting = new Set<() => void>();

  /**
   * @param mutated takes the place of the algorithm of its id
   * @param revision the text whose machine takes the place of that of r4820
   */
  constructor(
    private readonly mutated?: AnyAlgorithm,
    private readonly revision: Revision = 'r4820',
  ) {}

  /** Creates an engine and watches it. */
  readonly engine: EngineFactory = (machine, input) => {
    const interpreter = this.interpreterOf(machinesOf(this.revision)[machine.id] ?? machine);
    const inner = interpreter.resume(interpreter.begin(input));
    this.inner = inner;
    return watched(inner, (event) => this.note(event, inner.tell(event)));
  };

  /** The way that was taken; nothing where no machine was started. */
  get passage(): Pick<Passage, 'states' | 'transitions' | 'departures' | 'guards'> {
    return this.inner?.passage() ?? { states: [], transitions: [], departures: [], guards: [] };
  }

  /** How often an event was told. */
  count(type: MachineEvent['type']): number {
    return this.told.get(type) ?? 0;
  }

  /** Whether the connection is closed. */
  get closed(): boolean {
    return this.effects.some(({ type }) => type === 'CLOSED');
  }

  /** Resolves once an event was told so often, or the connection is closed, so that no more will be. */
  async until(type: MachineEvent['type'], count: number): Promise<void> {
    while (this.count(type) < count && !this.closed) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  private interpreterOf(machine: Machine): Interpreter {
    if (this.mutated !== undefined) return new Interpreter(withMutant(machine, this.mutated));
    const interpreter = interpreters.get(machine) ?? new Interpreter(machine);
    interpreters.set(machine, interpreter);
    return interpreter;
  }

  private note(event: MachineEvent, effects: Effect[]): Effect[] {
    this.told.set(event.type, this.count(event.type) + 1);
    this.effects.push(...effects);
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
    return effects;
  }
}

/** A machine with one of its algorithms changed. */
export function withMutant({ id, algorithms }: Machine, mutated: AnyAlgorithm): Pick<Machine, 'id' | 'algorithms'> {
  return { id, algorithms: algorithms.map((each) => (each.id === mutated.id ? mutated : each)) };
}
