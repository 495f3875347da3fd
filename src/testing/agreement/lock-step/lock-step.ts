/**
 * Holds two ways to run a machine against XState, event by event, on paths of
 * the composed machines: the interpreter, in all that it tells of its way, and
 * the engine of the socket layer. XState is slow, so what it makes of an event
 * is found out once for each position: the same states and variables make the
 * same of it.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { AnyMachineSnapshot } from 'xstate';
import type { Effect, MachineEvent, Revision } from '../../../../machines/index.js';
import { Compiled } from '../../../engine/compiled/index.js';
import { engineBy, Interpreter, type Position } from '../../../engine/index.js';
import { automata, type Criterion, inputOf, machinesFor, type Path, pathsOfWords, type Role } from '../../../paths/index.js';
import { Stepper } from '../stepper.js';
import { textOf, textOfAll } from '../variables.js';

/** Where XState and the interpreter have come to, and what both made there of events so far. */
interface Stage {
  snapshot: AnyMachineSnapshot;
  position: Position;
  next: Map<string | number, Step>;
}

interface Step {
  effects: readonly Effect[];
  stage: Stage;
}

/** What XState and another one made of the same. */
type Pair = readonly [what: string, xstate: unknown, other: unknown];

/** All paths of an automaton's words for a criterion; of triples there are thousands. */
export function pathsFor(automaton: string, criterion: Criterion): Path[] {
  const of = automata.filter(({ id }) => id === automaton);
  if (of.length === 0) throw new Error(`no automaton "${automaton}"; there are ${automata.map(({ id }) => id).join(', ')}`);
  return pathsOfWords(criterion, undefined, of);
}

export class LockStep {
  private readonly runners = new Map<Role, { stepper: Stepper; interpreter: Interpreter }>();
  private readonly stages = new Map<string, Stage>();
  /** Events that were told. */
  told = 0;

  /** @param always whether the engine's variables are looked at after each event, not only in the end */
  constructor(
    private readonly always = false,
    private readonly revision: Revision = 'r4820',
  ) {}

  /**
   * Tells a path to all of them.
   * @throws Error where they differ first, with the command that plays the path alone
   */
  tell({ id, role, setting, tokens }: Path): void {
    const input = inputOf(setting);
    const engine = engineBy('compiled', this.revision)(machinesFor(this.revision)[role], input);
    const { stepper, interpreter } = this.runnersOf(role);
    let stage = this.stageOf(role, stepper.begin(input), interpreter.begin(input));
    try {
      for (const event of tokens.flatMap(({ events }) => events)) {
        const step = this.advance(role, stage, event);
        const effects = engine.tell(event);
        this.told += 1;
        if (effects.length + step.effects.length > 0) same(event, [['effects of the engine', step.effects, effects]]);
        stage = step.stage;
        if (engine instanceof Compiled)
          same(event, [['states of the engine', Object.values(stage.snapshot.value), engine.states]]);
        if (this.always) sameVariables(event, stage.snapshot.context, engine.context as object);
      }
      sameVariables(undefined, stage.snapshot.context, engine.context as object);
    } catch (error) {
      throw new Error(`${id}: ${(error as Error).message}\nplay it alone: npx hixie76 paths --play ${id}`);
    }
  }

  private runnersOf(role: Role) {
    const machine = machinesFor(this.revision)[role];
    const runners = this.runners.get(role) ?? { stepper: new Stepper(machine), interpreter: new Interpreter(machine) };
    this.runners.set(role, runners);
    return runners;
  }

  private stageOf(role: Role, snapshot: AnyMachineSnapshot, position: Position): Stage {
    const text = `${role} ${JSON.stringify(snapshot.value)} ${textOfAll(snapshot.context)}`;
    const key = createHash('sha1').update(text).digest('base64');
    const stage = this.stages.get(key) ?? { snapshot, position, next: new Map() };
    this.stages.set(key, stage);
    return stage;
  }

  private advance(role: Role, { snapshot, position, next }: Stage, event: MachineEvent): Step {
    const key = event.type === 'BYTE' ? event.byte : JSON.stringify(event);
    const known = next.get(key);
    if (known !== undefined) return known;
    const { stepper, interpreter } = this.runnersOf(role);
    const slow = stepper.pass(snapshot, [event]);
    const fast = interpreter.pass(position, [event]);
    same(event, [
      ['effects', slow.effects, fast.effects],
      ['transitions', slow.transitions, fast.transitions],
      ['states on the way', slow.states, fast.states],
      ['states', Object.values(slow.snapshot.value), fast.position.states],
    ]);
    sameVariables(event, slow.snapshot.context, fast.position.context);
    const step = { effects: slow.effects, stage: this.stageOf(role, slow.snapshot, fast.position) };
    next.set(key, step);
    return step;
  }
}

function same(event: MachineEvent | undefined, pairs: readonly Pair[]): void {
  const pair = pairs.find(([, xstate, other]) => !isDeepStrictEqual(xstate, other));
  if (pair === undefined) return;
  const [what, xstate, other] = pair;
  const when = event === undefined ? 'in the end' : `on ${JSON.stringify(event)}`;
  throw new Error(`${when}, ${what}: ${JSON.stringify(xstate)} by XState, ${JSON.stringify(other)} otherwise`);
}

function sameVariables(event: MachineEvent | undefined, one: object, other: object): void {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const isSame = (name: string) => {
    const [left, right] = [one[name as never] as unknown, other[name as never] as unknown];
    return left === right || textOf(left) === textOf(right);
  };
  if ([...names].every(isSame)) return;
  same(
    event,
    Array.from(names, (name) => [name, textOf(one[name as never]), textOf(other[name as never])]),
  );
}
