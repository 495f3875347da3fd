/** What runs a machine. */
import type { Effect, Machine, MachineEvent } from '../../machines/index.js';

export interface Engine {
  /** Tells the machine an event and returns what it tells in turn. */
  tell(event: MachineEvent): Effect[];
  /** The machine's variables, to be read. */
  readonly context: unknown;
}

/** Creates an engine for a machine and its input, a partial context. */
export type EngineFactory = (machine: Machine, input: object) => Engine;
