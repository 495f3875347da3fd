/** What all compiled machines share. Nothing here knows an algorithm, and nothing depends on a package. */
import type { Effect, MachineEvent, Told } from '../../../machines/language/vocabulary.js';
import type { Engine } from '../engine.js';

/** Variables of all algorithms of a machine, by name; they are changed in place. */
export type Variables = Record<string, unknown>;

type When = (context: Variables, event: Told) => boolean;
type Do = (context: Variables, event: Told) => void;
type Tell = (context: Variables, event: Told, step: string, why?: string) => Told;

/** What most bytes tell; shared, so that no list is made for them. */
const NOTHING: unknown[] = [];

/** A machine made of functions; its own fields are the numbers of the states in which its algorithms rest. */
export abstract class Compiled implements Engine {
  /** What was told since the last time. */
  private out: unknown[] = NOTHING;
  readonly inHand = { type: 'BYTE', byte: 0 } as Told;

  constructor(readonly context: Variables) {}

  /** The state of each algorithm, in the machine's order. */
  abstract get states(): string[];
  protected abstract on(event: Told): void;
  protected abstract byte(event: Told): void;
  protected abstract many(chunk: Uint8Array, from: number): number;

  tell(event: MachineEvent): Effect[] {
    this.on(event as unknown as Told);
    return this.drain();
  }

  read(chunk: Uint8Array, hear: (effects: Effect[]) => void): void {
    for (let at = this.many(chunk, 0); at < chunk.length; at = this.many(chunk, at + 1)) {
      this.inHand.byte = chunk[at] as number;
      this.byte(this.inHand);
      if (this.out !== NOTHING) hear(this.drain());
    }
  }

  /** Tells an effect. */
  say(effect: unknown): void {
    if (this.out === NOTHING) this.out = [effect];
    else this.out.push(effect);
  }

  /** @throws Error always: the algorithms rest in states in which they never rest together */
  lost(): never {
    throw new Error('the machine is in a configuration that it cannot come to');
  }

  /** @throws Error always: what the algorithms tell each other was not compiled to be told from outside */
  protected refuse({ type }: Told): never {
    throw new Error(`${type} is for the machine to tell itself; the direct engine can be told so from outside`);
  }

  private drain(): Effect[] {
    const { out } = this;
    this.out = NOTHING;
    return out as Effect[];
  }
}

interface Parts {
  guards: Readonly<Record<string, { when: unknown }>>;
  actions: Readonly<Record<string, object>>;
}

/** The function of a guard. */
export function guard({ guards }: Parts, name: string): When {
  return guards[name]?.when as When;
}

/** The function of an action that changes variables. */
export function assignment({ actions }: Parts, name: string): Do {
  return (actions[name] as { do: Do }).do;
}

/** The function of an action that tells. */
export function emission({ actions }: Parts, name: string): Tell {
  return (actions[name] as { tell: Tell }).tell;
}

/** The index of the first byte, from an index on, that a table marks; the end if there is none. */
export function until(stops: Uint8Array, chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length && stops[chunk[at] as number] === 0) at += 1;
  return at;
}

/** The index of a byte, from an index on; the end if there is none. */
export function find(byte: number, chunk: Uint8Array, from: number): number {
  const found = chunk.indexOf(byte, from);
  return found === -1 ? chunk.length : found;
}

/** An index between two, nearer to the first each time. */
export function halfway(from: number, to: number): number {
  return from + ((to - from) >> 1);
}

/** A table of bytes. */
export function table(...bytes: readonly number[]): Uint8Array {
  const marks = new Uint8Array(256);
  for (const byte of bytes) marks[byte] = 1;
  return marks;
}
