/** Runs a machine: told an event, it tells the effects, in their order. */
import { type Actor, type AnyStateMachine, createActor, type InspectionEvent } from 'xstate';
import type { Effect, Machine, MachineEvent } from '../../machines/index.js';

export interface Engine {
  /** Tells the machine an event and returns what it tells in turn. */
  tell(event: MachineEvent): Effect[];
  /** The machine's variables, to be read. */
  readonly context: unknown;
}

/** Hears every microstep, action and snapshot of XState's run. */
export type Inspect = (event: InspectionEvent) => void;

/** Creates an engine for a machine and its input, a partial context. */
export type EngineFactory = (machine: Machine, input: object) => Engine;

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
    const told = this.told;
    this.told = [];
    return told;
  }

  get context(): unknown {
    return this.actor.getSnapshot().context;
  }
}

export { allowed, type Decided, everyWay, marked, type OptionsOf, type Way } from './choices.js';
export { Interpreter, type Passage, type Position, type View } from './interpreter.js';
export { Trail } from './trail.js';
