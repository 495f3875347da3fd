/** What runs a machine. */
import type { Effect, Machine, MachineEvent } from '../../machines/index.js';

/** A machine that runs: it is told events and tells effects. */
export interface Engine {
  /** Tells the machine an event and returns what it tells in turn. */
  tell(event: MachineEvent): Effect[];
  /** Tells bytes; `hear` gets what is told in turn, before the next byte. It may tell the machine something itself. */
  read(bytes: Uint8Array, hear: (effects: Effect[]) => void): void;
  /** The machine's variables, to be read. */
  readonly context: unknown;
}

/** Creates an engine for a machine and its input, a partial context. */
export type EngineFactory = (machine: Machine, input: object) => Engine;

/** Reads as the text does, a byte at a time. */
export function byteByByte(engine: Pick<Engine, 'tell'>, bytes: Uint8Array, hear: (effects: Effect[]) => void): void {
  for (const byte of bytes) {
    const effects = engine.tell({ type: 'BYTE', byte });
    if (effects.length > 0) hear(effects);
  }
}

/** An engine that is told each byte by itself, by way of `tell`, so that whoever watches misses nothing. */
export function watched(inner: Engine, tell: (event: MachineEvent) => Effect[]): Engine {
  return {
    tell,
    read(bytes, hear) {
      byteByByte(this, bytes, hear);
    },
    get context() {
      return inner.context;
    },
  };
}
