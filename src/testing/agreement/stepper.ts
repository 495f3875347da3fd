/**
 * XState's own way from one snapshot to the next, with the transitions of every
 * microstep and the effects: the measure that the interpreter is held against.
 */
import { type ActorScope, type AnyEventObject, type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';
import type { Effect, Machine, MachineEvent } from '../../../machines/index.js';
import { Trail } from './trail.js';

/** What happened between two snapshots. */
export interface Passage {
  snapshot: AnyMachineSnapshot;
  effects: Effect[];
  /** Ids of the transitions taken, in their order. */
  transitions: string[];
  /** `algorithm.state` of the states that were left or entered, in their order. */
  states: string[];
}

/** Runs a machine without an actor, so that any snapshot can be continued in many ways. */
export class Stepper {
  private readonly effects: Effect[] = [];
  private readonly trail = new Trail();
  private readonly scope: Scope;

  private readonly machine: AnyStateMachine;

  constructor({ id, machine }: Machine) {
    this.machine = machine;
    const self = createActor(this.machine, { input: {} });
    self.system.inspect((event) => this.trail.hear(event));
    this.scope = {
      self,
      system: self.system,
      id,
      sessionId: self.sessionId,
      logger: () => {},
      defer: (deferred) => deferred(),
      emit: (effect) => this.effects.push(effect as unknown as Effect),
      stopChild: () => {},
      actionExecutor: (action) => action.exec?.(action.info, action.params),
    };
  }

  /** The first snapshot. */
  begin(input: object): AnyMachineSnapshot {
    return this.machine.getInitialSnapshot(this.scope, input as never) as AnyMachineSnapshot;
  }

  /** Tells events one by one. */
  pass(from: AnyMachineSnapshot, events: readonly MachineEvent[]): Passage {
    this.effects.length = 0;
    this.trail.clear();
    let snapshot = from;
    for (const event of events) {
      snapshot = this.machine.transition(snapshot, event as AnyEventObject, this.scope) as AnyMachineSnapshot;
    }
    return { snapshot, effects: [...this.effects], ...this.trail.both() };
  }
}

type Scope = ActorScope<AnyMachineSnapshot, AnyEventObject>;
