/** The machine itself, run by XState: slower, and open to be watched. */
import { type Actor, type AnyStateMachine, createActor, type InspectionEvent } from 'xstate';
import type { Effect, Machine, MachineEvent } from '../../machines/index.js';
import { byteByByte, type Engine, type EngineFactory } from './engine.js';

/** Hears every microstep, action and snapshot of XState's run. */
export type Inspect = (event: InspectionEvent) => void;

/**
 * The machine itself, run by XState.
 * @param inspect hears XState's inspection events
 */
export function xstateEngine(inspect?: Inspect): EngineFactory {
  return (machine, input) => new XStateEngine(machine, input, inspect);
}

class XStateEngine implements Engine {
  private readonly actor: Actor<AnyStateMachine>;
  private told: Effect[] = [];

  constructor(machine: Machine, input: object, inspect?: Inspect) {
    this.actor = createActor(machine.machine, inspect === undefined ? { input } : { input, inspect });
    this.actor.on('*', (effect) => this.told.push(effect as unknown as Effect));
    this.actor.start();
  }

  tell(event: MachineEvent): Effect[] {
    this.actor.send(event);
    const { status, error } = this.actor.getSnapshot();
    if (status === 'error') throw error;
    const told = this.told;
    this.told = [];
    return told;
  }

  read(bytes: Uint8Array, hear: (effects: Effect[]) => void): void {
    byteByByte(this, bytes, hear);
  }

  get context(): unknown {
    return this.actor.getSnapshot().context;
  }
}
