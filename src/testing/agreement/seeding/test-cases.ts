/**
 * Test cases of a compiled machine: where it rests, with what variables, and what it is told there. They are found by
 * going exchanges, by telling everything in every configuration, and by changing one variable at a time of those that
 * were read, for as long as that leads to another way through the code. Variables need not be such as the machine
 * comes to: compiled code has to do what the machine does whatever they are.
 */
import { type MachineEvent, type Told, transitionsFor } from '../../../../machines/index.js';
import { runTime } from '../../../engine/compiled/index.js';
import { generatedScript, type Make, makerOf } from '../evaluated.js';
import { textOfAll } from '../variables.js';
import type { Ground, TestCase, Variables } from './exchanges.js';
import { bounded, noting } from './faults.js';
import { heardOf } from './outcomes.js';

/** One of those that were found. */
export interface Found extends TestCase {
  /** Functions and branches that the machine goes through. */
  way: ReadonlySet<string>;
}

type Rest = Pick<TestCase, 'numbers' | 'variables'>;

/** The first test case of a way, the variables that were read and written, and how the exchange goes on. */
interface First {
  testCase: Found;
  reads: ReadonlySet<string>;
  writes: ReadonlySet<string>;
  behind: readonly MachineEvent[];
}

/** Test cases that are kept of one way. */
const MOST = 3;
/** Flags of which all combinations are tried. */
const FLAGS = 6;
/** Test cases of a machine, so many of each way through its code. */
export function testCasesOf(ground: Ground): Found[] {
  return new Exploration(ground).testCases();
}

class Exploration {
  private readonly found: Found[] = [];
  private readonly way = new Set<string>();
  private readonly make: Make;
  private readonly times = new Map<string, number>();
  private readonly ways = new Set<string>();
  private readonly open: First[] = [];
  private readonly configurations = new Set<string>();
  private readonly values = new Map<string, Map<string, unknown>>();
  private readonly said = new Set<string>();
  private readonly heard = new Set<string>();

  constructor(private readonly ground: Ground) {
    const script = noting(bounded(generatedScript(ground.file)));
    this.make = makerOf(script, undefined, { ...runTime, reached: this.way } as typeof runTime);
    for (const [name, values] of Object.entries(ground.values)) this.keep(name, values);
  }

  testCases(): Found[] {
    for (const { input, events } of this.ground.exchanges()) {
      const engine = this.make(input);
      this.along({ numbers: numbersOf(engine), variables: engine.context }, events);
    }
    for (const [name, values] of this.values) this.keep(name, [...values.values()].flatMap(others));
    for (let next = this.open.shift(); next !== undefined; next = this.open.shift()) this.vary(next);
    return this.found;
  }

  private along(from: Rest, events: readonly MachineEvent[]): void {
    let rest = from;
    for (const [index, told] of events.entries()) {
      const after = this.step({ ...rest, told }, events.slice(index + 1));
      this.hearGuards(rest.variables);
      rest = after;
    }
  }

  /**
   * Tells it, and keeps the test case if few went that way. From a new configuration it goes on with everything that can
   * be told, and as the exchange would have gone on.
   */
  private step({ numbers, variables, told }: TestCase, behind: readonly MachineEvent[]): Rest {
    const [reads, writes] = [new Set<string>(), new Set<string>()];
    const engine = Object.assign(this.make(variables), numbers);
    const after = engine.context;
    Object.assign(engine, { context: watched(after, reads, writes) });
    this.way.clear();
    heardOf(engine, told);
    const way = `${told instanceof Uint8Array ? textOf(numbers) : told.type} ${[...this.way].join()}`;
    const times = this.times.get(way) ?? 0;
    const isFirst = this.isNew(`${way} ${told instanceof Uint8Array || told.type === 'BYTE' ? '' : JSON.stringify(told)}`);
    if (times < MOST || isFirst) {
      this.times.set(way, times + 1);
      const testCase = { numbers, variables, told, way: new Set(this.way) };
      this.found.push(testCase);
      if (isFirst) this.open.push({ testCase, reads, writes, behind });
      if (isFirst && behind.length > 0) for (const name of reads) this.keep(name, [variables[name]]);
    }
    const reached = { numbers: numbersOf(engine), variables: after };
    if (!this.configurations.has(textOf(reached.numbers))) {
      this.configurations.add(textOf(reached.numbers));
      for (const other of this.ground.others) this.step({ ...reached, told: other }, behind);
      this.along(reached, behind);
    }
    return reached;
  }

  private isNew(way: string): boolean {
    if (this.ways.has(way)) return false;
    this.ways.add(way);
    return true;
  }

  /** Changes each variable that was read; and, so that it is seen to be written, each that was written. */
  private vary({ testCase, reads, writes, behind }: First): void {
    const others = (name: string) =>
      [...(this.values.get(name)?.values() ?? [])]
        .filter((value) => value !== testCase.variables[name])
        .map((value) => this.with(testCase, { [name]: value }))
        .filter((other) => this.rests(other));
    for (const name of writes) this.found.push(...others(name).slice(0, 2));
    for (const name of reads) for (const other of others(name)) this.step(other, behind);
    const flags = [...reads].filter((name) => typeof testCase.variables[name] === 'boolean').slice(0, FLAGS);
    for (let each = 0; each < 1 << flags.length; each += 1) {
      const other = this.with(testCase, Object.fromEntries(flags.map((name, bit) => [name, (each & (1 << bit)) !== 0])));
      if (this.rests(other)) this.step(other, behind);
    }
  }

  private with(testCase: Found, variables: Variables): Found {
    return { ...testCase, variables: { ...testCase.variables, ...variables } };
  }

  /** Whether a machine with these variables would stay in its states: it has left a state that has a way on. */
  private rests(testCase: TestCase): boolean {
    const { states } = Object.assign(this.make(testCase.variables), testCase.numbers);
    return this.ground.machine.algorithms.every((algorithm, index) => {
      const state = algorithm.states[states[index] as never] as object;
      return transitionsFor(state, 'always').every(
        ({ guard }) => guard !== undefined && !truthOf(() => algorithm.guards[guard]?.when(testCase.variables, CR) ?? true),
      );
    });
  }

  private keep(name: string, values: readonly unknown[]): void {
    const known = this.values.get(name) ?? new Map<string, unknown>();
    for (const value of values) known.set(textOfAll({ value }), value);
    this.values.set(name, known);
  }

  /** Keeps values of which the guards that read them say something new. */
  private hearGuards(variables: Variables): void {
    const text = textOfAll(variables);
    if (this.heard.has(text)) return;
    this.heard.add(text);
    const said = new Map<string, string>();
    for (const { id, guards } of this.ground.machine.algorithms) {
      for (const [name, { when }] of Object.entries(guards)) {
        const reads = new Set<string>();
        const says = truthOf(() => when(watched(variables, reads), CR)) ? `${id}.${name} ` : '';
        for (const each of reads) said.set(each, `${said.get(each) ?? each} ${says}`);
      }
    }
    for (const [name, all] of said) {
      if (this.said.has(all)) continue;
      this.said.add(all);
      this.keep(name, [variables[name]]);
    }
  }
}

const CR = { type: 'BYTE', byte: 0x0d } as Told;

/** Values of the same kind. */
function others(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [0, 1, 2, 300];
  return typeof value === 'string' ? ['', 'x'] : [];
}

const NO_STATES = new Set(['context', 'inHand', 'out']);

function numbersOf(engine: object): Record<string, number> {
  return Object.fromEntries(Object.entries(engine).filter(([name]) => !NO_STATES.has(name)));
}

function textOf(numbers: TestCase['numbers']): string {
  return Object.values(numbers).join();
}

function watched(variables: Variables, reads: Set<string>, writes = new Set<string>()): Variables {
  return new Proxy(variables, {
    get(target, name: string) {
      reads.add(name);
      return target[name];
    },
    set(target, name: string, value) {
      writes.add(name);
      target[name] = value;
      return true;
    },
  });
}

/** A guard that cannot be asked about such variables says no. */
function truthOf(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}
