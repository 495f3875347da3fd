/** Names and numbers of a compiled machine: functions of its algorithms, and states in which it can rest. */
import { type AnyAlgorithm, type Machine, type State, stepsOf } from '../../../machines/index.js';
import type { Graph } from './explore.js';
import type { Named } from './knowledge.js';

export class Names {
  private readonly used = new Map<string, Named>();
  private readonly resting: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly machine: Machine,
    { configurations }: Graph,
  ) {
    this.resting = new Map(
      machine.algorithms.map(({ id }, index) => [id, [...new Set(configurations.map(({ states }) => states[index] as string))]]),
    );
  }

  /** The name of a guard or an action, which is then declared. */
  of(one: Named): string {
    const name = `${one.algorithm}_${one.name}`;
    this.used.set(name, one);
    return name;
  }

  /** The number of a state in which its algorithm can rest, or undefined where it only passes. */
  numberOf(algorithm: string, state: string): number | undefined {
    const number = this.resting.get(algorithm)?.indexOf(state);
    return number === -1 ? undefined : number;
  }

  /** Lines for the entry into a state. */
  entering(algorithm: string, state: string): string[] {
    const number = this.numberOf(algorithm, state);
    const comment = `// ${algorithm}.${this.describe(algorithm, state)}`;
    return number === undefined ? [comment] : [comment, `m.${algorithm} = ${number};`];
  }

  /** A state, its step and what it does. */
  describe(algorithm: string, state: string): string {
    const { step, does } = this.algorithm(algorithm).states[state] as State;
    return `${state} (${stepsOf(step).join(', ')}): ${does}`;
  }

  /** Fields of the machine: a number for each algorithm that can rest in several states. */
  fields(): string[] {
    return [...this.resting].map(
      ([algorithm, states]) => `${algorithm} = 0; // ${states.map((state, at) => `${at} ${state}`).join(', ')}`,
    );
  }

  /** Constants with the names of each algorithm's states, by number. */
  tables(): string[] {
    return [...this.resting].map(([id, states]) => `const ${id}States = [${states.map((state) => `'${state}'`).join(', ')}];`);
  }

  /** Expressions for the name of the state in which each algorithm rests. */
  restingStates(): string[] {
    return [...this.resting.keys()].map((id) => `${id}States[this.${id}] as string`);
  }

  /** Constants for what was named. */
  declarations(): string {
    const constants = [...this.used].sort().map(([name, { algorithm, name: own }]) => {
      return `const ${name} = ${this.kindOf(algorithm, own)}(${algorithm}, '${own}');`;
    });
    return constants.join('\n');
  }

  private kindOf(id: string, name: string): 'guard' | 'assignment' | 'emission' {
    const { guards, actions } = this.algorithm(id);
    if (name in guards && name in actions) throw new Error(`${id} has a guard and an action named ${name}`);
    if (name in guards) return 'guard';
    return 'do' in (actions[name] as object) ? 'assignment' : 'emission';
  }

  private algorithm(id: string): AnyAlgorithm {
    return this.machine.algorithms.find((each) => each.id === id) as AnyAlgorithm;
  }
}
