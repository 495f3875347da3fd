/** What comes of a moment: by compiled code, by the interpreter, and by XState. */
import { isDeepStrictEqual } from 'node:util';
import type { AnyMachineSnapshot } from 'xstate';
import type { Effect, Machine, MachineEvent } from '../../../../machines/index.js';
import { Interpreter } from '../../interpreter.js';
import { textOfAll } from '../../lock-step/testing.js';
import { Stepper } from '../../stepper.js';
import type { Compiled } from '../compiled.js';
import type { Make } from './evaluated.js';
import type { Piece } from './exchanges.js';
import type { Moment } from './moments.js';

/** What is told, where all algorithms are then, and the variables; or why it throws. */
export type Outcome = { effects: readonly Effect[]; states: readonly string[]; variables: string } | { throws: string };

/** More effects than any piece has. */
const MANY = 1_000;

/** What compiled code tells when it is told a piece. */
export function heardOf(engine: Pick<Compiled, 'tell' | 'read'>, piece: Piece): Effect[] {
  if (!(piece instanceof Uint8Array)) return engine.tell(piece);
  const effects: Effect[] = [];
  engine.read(piece, (some) => {
    effects.push(...some);
    if (effects.length > MANY) throw new Error('no end');
  });
  return effects;
}

export function byCompiled(make: Make, { numbers, variables, told }: Moment): Outcome {
  return outcomeOf(() => {
    const engine = Object.assign(make(variables), numbers);
    return { effects: heardOf(engine, told), states: engine.states, variables: textOfAll(engine.context) };
  });
}

/** Runs moments by the definitions of a machine's algorithms, and by XState. */
export class Definitions {
  private readonly interpreter: Interpreter;
  private readonly stepper: Stepper;

  /** @param make its compiled code, which names the states of a moment */
  constructor(
    private readonly machine: Machine,
    private readonly make: Make,
  ) {
    this.interpreter = new Interpreter(machine);
    this.stepper = new Stepper(machine);
  }

  byInterpreter(moment: Moment): Outcome {
    return outcomeOf(() => {
      const { effects, position } = this.interpreter.pass(
        { states: this.statesOf(moment), context: moment.variables },
        eventsOf(moment),
      );
      return { effects, states: position.states, variables: textOfAll(position.context) };
    });
  }

  byXState(moment: Moment): Outcome {
    return outcomeOf(() => {
      const states = this.statesOf(moment);
      const value = Object.fromEntries(this.machine.algorithms.map(({ id }, index) => [id, states[index]]));
      const from = this.machine.machine.resolveState({ value, context: moment.variables } as never) as AnyMachineSnapshot;
      const { effects, snapshot } = this.stepper.pass(from, eventsOf(moment));
      return { effects, states: Object.values(snapshot.value), variables: textOfAll(snapshot.context) };
    });
  }

  private statesOf({ numbers, variables }: Moment): string[] {
    return Object.assign(this.make(variables), numbers).states;
  }
}

/** Whether two outcomes are the same; of what throws, only that it does. */
export function isSame(one: Outcome, other: Outcome): boolean {
  return 'throws' in one || 'throws' in other ? 'throws' in one && 'throws' in other : isDeepStrictEqual(one, other);
}

function eventsOf({ told }: Moment): MachineEvent[] {
  return told instanceof Uint8Array ? Array.from(told, (byte) => ({ type: 'BYTE', byte })) : [told];
}

function outcomeOf(run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    return { throws: (error as Error).message };
  }
}
