/** A machine compiled on the spot and held in lock-step with XState and the interpreter. */
import { isDeepStrictEqual } from 'node:util';
import type { AnyMachineSnapshot } from 'xstate';
import type { Effect, Machine, MachineEvent } from '../../../../machines/index.js';
import { compile } from '../../../engine/compiler/index.js';
import { type Engine, Interpreter, type Position } from '../../../engine/index.js';
import { type Make, makerOf, type RunTime, scriptOf } from '../evaluated.js';
import { Stepper } from '../stepper.js';
import { textOfAll } from '../variables.js';

/** Where XState and the interpreter are, and what they made of the last event. */
interface Stage {
  snapshot: AnyMachineSnapshot;
  position: Position;
  effects: readonly Effect[];
}

export class Held {
  /** The source that the compiler makes of the machine. */
  readonly source: string;
  private readonly make: Make;
  private readonly stepper: Stepper;
  private readonly interpreter: Interpreter;

  /** @param told events that can come from outside; of others the machine hears only its own */
  constructor(machine: Machine, told: readonly string[], runTime?: RunTime) {
    this.source = compile(machine, new Set(told));
    this.make = makerOf(scriptOf(this.source), machine.algorithms, runTime);
    this.stepper = new Stepper(machine);
    this.interpreter = new Interpreter(machine);
  }

  /** Tells every word of some events, up to a length. @returns where the three differ first, if they do */
  words(input: object, events: readonly MachineEvent[], length: number): string | undefined {
    const follow = (stage: Stage, word: readonly MachineEvent[]): string | undefined => {
      if (word.length === length) return this.compare(input, word, []);
      for (const event of events) {
        const longer = [...word, event];
        const next = this.next(stage, event);
        const found = typeof next === 'string' ? `${textOf(longer)}: ${next}` : follow(next, longer);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    return follow(this.begin(input), []);
  }

  /** Tells one word to all three. */
  word(input: object, word: readonly MachineEvent[]): string | undefined {
    let stage: Stage | string = this.begin(input);
    for (const event of word) {
      stage = this.next(stage, event);
      if (typeof stage === 'string') return `${textOf(word)}: ${stage}`;
    }
    return this.compare(input, word, []);
  }

  /** Tells events, then lets the compiled machine read chunks at once, which the interpreter reads byte by byte. */
  chunks(input: object, before: readonly MachineEvent[], ...chunks: readonly Uint8Array[]): string | undefined {
    return this.compare(input, before, chunks);
  }

  private begin(input: object): Stage {
    return { snapshot: this.stepper.begin(input), position: this.interpreter.begin(input), effects: [] };
  }

  /** The interpreter is held against XState. */
  private next({ snapshot, position }: Stage, event: MachineEvent): Stage | string {
    const slow = this.stepper.pass(snapshot, [event]);
    const fast = this.interpreter.pass(position, [event]);
    const found = differenceOf(
      { effects: slow.effects, states: Object.values(slow.snapshot.value), variables: textOfAll(slow.snapshot.context) },
      { effects: fast.effects, states: fast.position.states, variables: textOfAll(fast.position.context) },
    );
    return found === undefined
      ? { snapshot: slow.snapshot, position: fast.position, effects: fast.effects }
      : `interpreter: ${found}`;
  }

  /** The compiled machine is held against the interpreter. */
  private compare(input: object, word: readonly MachineEvent[], chunks: readonly Uint8Array[]): string | undefined {
    const engine = this.make(input);
    const right = this.interpreter.resume(this.interpreter.begin(input));
    const pieces = [...word, ...chunks];
    for (const [index, piece] of pieces.entries()) {
      const so = `compiled, ${textOf(pieces.slice(0, index + 1))}`;
      const expected = heardOf(right, piece);
      const { states, context } = right.passage().position;
      try {
        const found = differenceOf(
          { effects: expected, states, variables: textOfAll(context) },
          { effects: heardOf(engine, piece), states: engine.states, variables: textOfAll(engine.context) },
        );
        if (found !== undefined) return `${so}: ${found}`;
      } catch (error) {
        return `${so}: ${(error as Error).message}`;
      }
    }
    return undefined;
  }
}

function heardOf(engine: Engine, piece: MachineEvent | Uint8Array): Effect[] {
  if (!(piece instanceof Uint8Array)) return engine.tell(piece);
  const effects: Effect[] = [];
  engine.read(piece, (some) => {
    effects.push(...some);
    if (effects.length > MANY) throw new Error(`more than ${MANY} effects of one chunk`);
  });
  return effects;
}

/** More effects than any chunk has here: a machine that tells as many has no end. */
const MANY = 1_000;

interface Seen {
  effects: readonly Effect[];
  states: readonly unknown[];
  variables: string;
}

function differenceOf(right: Seen, other: Seen): string | undefined {
  const what = (['effects', 'states', 'variables'] as const).find((each) => !isDeepStrictEqual(right[each], other[each]));
  return what === undefined ? undefined : `${what} are ${JSON.stringify(other[what])}, not ${JSON.stringify(right[what])}`;
}

function textOf(pieces: readonly (MachineEvent | Uint8Array)[]): string {
  return pieces
    .map((piece) => {
      if (piece instanceof Uint8Array) return `a chunk of ${piece.length}`;
      return piece.type === 'BYTE' ? piece.byte.toString(16).padStart(2, '0') : piece.type;
    })
    .join(' ');
}
