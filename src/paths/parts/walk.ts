/** A path in the making: tokens are added while the sound machine is watched. */
import type { AlgorithmId, StateIn } from '../../../machines/index.js';
import { Interpreter, type Position, type View } from '../../engine/index.js';
import { within } from './limit.js';
import type { MachineOf, Path, Role, Setting, Token } from './model.js';
import { inputOf } from './setting.js';

/** Where a path begins, and what it is called. */
export type Beginning = Pick<Path, 'role' | 'setting'>;

/** What every side knows of its connection, and what waits to run. */
export interface Facts {
  established: boolean;
  closed: boolean;
  clientTerminated?: boolean;
  closingStarted: boolean;
  tasks?: readonly unknown[];
}

/** Tokens that a path may have. */
const LIMIT = 200;

export class Walk {
  readonly tokens: Token[] = [];
  private readonly transitions = new Set<string>();
  private body: number | undefined;
  private readonly interpreter: Interpreter;
  private position: Position;
  readonly role: Role;
  private readonly setting: Setting;

  constructor(
    { role, setting }: Beginning,
    machines: MachineOf,
    private readonly limit = LIMIT,
  ) {
    this.role = role;
    this.setting = setting;
    this.interpreter = interpreterOf(machines[role]);
    this.position = this.interpreter.begin(inputOf(setting));
  }

  /**
   * Adds tokens, whatever the machine makes of them.
   * @throws Error when there are more than the limit
   */
  add(...tokens: readonly Token[]): this {
    for (const token of tokens) {
      const { position, transitions } = this.interpreter.pass(this.position, token.events);
      this.position = position;
      for (const id of transitions) this.transitions.add(id);
      this.tokens.push(token);
      within(this.limit, this.tokens.length, 'tokens on one path');
    }
    return this;
  }

  /** The same walk so far; the two part ways from here. */
  fork(): Walk {
    const fork = Object.create(Walk.prototype) as Walk;
    return Object.assign(fork, this, { tokens: [...this.tokens], transitions: new Set(this.transitions) });
  }

  /** What is added from here on only tells where the walk has led. */
  beginSuffix(): void {
    this.body = this.tokens.length;
  }

  get view(): View {
    return this.interpreter.view(this.position);
  }

  get facts(): Facts {
    return this.position.context as unknown as Facts;
  }

  /** Tells whether a part of the machine is in a state. */
  isIn<Id extends AlgorithmId>(algorithm: Id, ...states: StateIn<Id>[]): boolean {
    return states.includes(this.view.state(algorithm));
  }

  path(id: string, title: string): Path {
    const { role, setting, tokens, body } = this;
    return { id, title, role, setting, tokens, transitions: [...this.transitions], ...(body === undefined ? {} : { body }) };
  }
}

const interpreters = new WeakMap<object, Interpreter>();

function interpreterOf(machine: MachineOf[Role]): Interpreter {
  const interpreter = interpreters.get(machine) ?? new Interpreter(machine);
  interpreters.set(machine, interpreter);
  return interpreter;
}
