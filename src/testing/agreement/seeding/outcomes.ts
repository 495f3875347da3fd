/** What comes of a test case: by compiled code, by the interpreter, and by XState. */
import { isDeepStrictEqual } from 'node:util';
import type { AnyMachineSnapshot } from 'xstate';
import type { Effect, Machine, MachineEvent } from '../../../../machines/index.js';
import type { Compiled } from '../../../engine/compiled/index.js';
import { Interpreter } from '../../../engine/index.js';
import type { Make } from '../evaluated.js';
import { Stepper } from '../stepper.js';
import { textOfAll } from '../variables.js';
import type { Piece, TestCase } from './exchanges.js';

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

export function byCompiled(make: Make, { numbers, variables, told }: TestCase): Outcome {
  return outcomeOf(() => {
    const engine = Object.assign(make(variables), numbers);
    return { effects: heardOf(engine, told), states: engine.states, variables: textOfAll(engine.context) };
  });
}

/** Runs test cases by the definitions of a machine's algorithms, and by XState. */
export class Definitions {
  private readonly interpreter: Interpreter;
  private readonly stepper: Stepper;

  /** @param make its compiled code, which names the states of a test case */
  constructor(
    private readonly machine: Machine,
    private readonly make: Make,
  ) {
    this.interpreter = new Interpreter(machine);
    this.stepper = new Stepper(machine);
  }

  byInterpreter(testCase: TestCase): Outcome {
    return outcomeOf(() => {
      const { effects, position } = this.interpreter.pass(
        { states: this.statesOf(testCase), context: testCase.variables },
        eventsOf(testCase),
      );
      return { effects, states: position.states, variables: textOfAll(position.context) };
    });
  }

  byXState(testCase: TestCase): Outcome {
    return outcomeOf(() => {
      const states = this.statesOf(testCase);
      const value = Object.fromEntries(this.machine.algorithms.map(({ id }, index) => [id, states[index]]));
      const from = this.machine.machine.resolveState({ value, context: testCase.variables } as never) as AnyMachineSnapshot;
      const { effects, snapshot } = this.stepper.pass(from, eventsOf(testCase));
      return { effects, states: Object.values(snapshot.value), variables: textOfAll(snapshot.context) };
    });
  }

  private statesOf({ numbers, variables }: TestCase): string[] {
    return Object.assign(this.make(variables), numbers).states;
  }
}

/** Whether two outcomes are the same; of what throws, only that it does. */
export function isSame(one: Outcome, other: Outcome): boolean {
  return 'throws' in one || 'throws' in other ? 'throws' in one && 'throws' in other : isDeepStrictEqual(one, other);
}

function eventsOf({ told }: TestCase): MachineEvent[] {
  return told instanceof Uint8Array ? Array.from(told, (byte) => ({ type: 'BYTE', byte })) : [told];
}

function outcomeOf(run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    return { throws: (error as Error).message };
  }
}
