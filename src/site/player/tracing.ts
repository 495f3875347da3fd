/** A machine that runs from one microstep to the next, and is looked at in between. */
import type { Effect, Machine, MachineEvent, Told } from '../../../machines/index.js';
import { eventsOf } from '../../../machines/index.js';
import { Interpreter } from '../../engine/index.js';
import { type Call, type Region, Run, regionOf, type Selected } from '../../engine/interpreter.js';

/** What a microstep did. */
export interface Microstep {
  /** What the machine was told, or said to itself. */
  event: Told;
  /** Ids of the transitions; none where nothing listened. */
  transitions: readonly string[];
  /** `algorithm.state` of the states that were entered, or remained in. */
  states: readonly string[];
  effects: readonly Effect[];
}

/** Where a machine is: the state of each algorithm, and its variables. */
export interface Place {
  states: Readonly<Record<string, string>>;
  context: Readonly<Record<string, unknown>>;
}

export class Tracing {
  private readonly run: TracingRun;
  private readonly ids: readonly string[];

  constructor(
    machine: Machine,
    input: object,
    private readonly look: (step: Microstep, place: Place) => void,
  ) {
    this.ids = machine.algorithms.map(({ id }) => id);
    const heard = new Set(machine.algorithms.length > 1 ? machine.algorithms.flatMap(eventsOf) : []);
    const begin = new Interpreter(machine).begin(input);
    this.run = new TracingRun(machine.algorithms.map(regionOf), heard, LIMIT, begin);
    this.run.seen = (step) => this.look(step, this.place());
  }

  place(): Place {
    const { states, context } = this.run;
    return {
      states: Object.fromEntries(this.ids.map((id, index) => [id, states[index] as string])),
      context: { ...context },
    };
  }

  /** Tells the machine an event, and returns what it tells in turn. */
  tell(event: MachineEvent): Effect[] {
    this.run.tell(event as unknown as Told);
    return this.run.drain();
  }
}

const LIMIT = 100_000;

class TracingRun extends Run {
  seen: (step: Microstep) => void = () => {};
  private told: Effect[] = [];

  protected override perform(call: Call, event: Told): Effect | undefined {
    const effect = super.perform(call, event);
    if (effect !== undefined) this.told.push(effect);
    return effect;
  }

  protected override microstep(selected: readonly Selected[], event: Told): void {
    this.told = [];
    super.microstep(selected, event);
    const states = selected.map(({ region, index }) => `${(region as Region).id}.${this.states[index]}`);
    this.seen({ event, transitions: selected.map(({ arrow }) => arrow.id), states, effects: this.told });
  }
}
