/**
 * Loops over bytes, found by their shape: a configuration that a byte leads
 * back to, with nothing told. What its guards and actions do is found out by
 * asking them about all 256 bytes and looking at which variables they read and
 * change; whatever fits no shape is left to be run byte by byte.
 */
import { type AnyAlgorithm, Bytes, type Guard, type Machine, type Told } from '../../../machines/index.js';
import type { Configuration, Operation } from './explore.js';
import { type Named, readsOf } from './knowledge.js';
import type { Class, Minimal, Operations } from './minimise.js';

/** What many bytes can be told at once. */
export type Loop =
  /** Whatever comes is discarded. */
  | { kind: 'skip' }
  /** Bytes are counted down to one; `variable` says how many are to come. */
  | { kind: 'count'; variable: string }
  /** Bytes are appended, until one of `stops` or until there is no room. */
  | { kind: 'append'; variable: string; last: readonly string[]; stops: readonly number[]; full: Named | undefined };

/** The loop of a configuration, if there is one. */
export function loopOf(machine: Machine, minimal: Minimal, configuration: Configuration): Loop | undefined {
  const ways = waysOf(machine, minimal, configuration).filter((way) => way.isSilent && way.end === configuration.states.join());
  const loops = ways.map((way) => shapeOf(machine, way)).filter((loop) => loop !== undefined);
  return loops.sort((one, other) => stopsOf(one) - stopsOf(other))[0];
}

function stopsOf(loop: Loop): number {
  return loop.kind === 'append' ? loop.stops.length : 0;
}

/** One way through a macrostep. */
interface Way {
  /** Questions with their answers, and actions, in their order. */
  parts: readonly Part[];
  end: string;
  isSilent: boolean;
}

type Part = { guard: Named; answer: boolean } | { action: Named };

/** Ways that are longer, in classes, are none of a loop over bytes. */
const LONGEST = 6;

function waysOf(machine: Machine, { classes, begin }: Minimal, configuration: Configuration): Way[] {
  const byId = new Map(classes.map((each) => [each.id, each]));
  const regions = machine.algorithms.map(({ id }) => id);
  const from: Way = { parts: [], end: configuration.states.join(), isSilent: true };
  return follow(begin(configuration, 'BYTE'), from, LONGEST);

  function follow({ does }: Class, way: Way, left: number): Way[] {
    return left === 0 || !way.isSilent ? [] : through(does, way, left);
  }

  function through(does: Operations, way: Way, left: number): Way[] {
    if ('guard' in does) {
      const fork = (answer: boolean) => ({ ...way, parts: [...way.parts, { guard: does.guard, answer }] });
      return [...through(does.yes, fork(true), left), ...through(does.no, fork(false), left)];
    }
    const done = does.operations.reduce(after, way);
    return does.to.kind === 'end' ? [done] : follow(byId.get(does.to.class) as Class, done, left - 1);
  }

  function after(way: Way, operation: Operation): Way {
    if (operation.kind === 'tell') return { ...way, isSilent: false };
    if (operation.kind === 'do') return { ...way, parts: [...way.parts, { action: operation.action }] };
    const states = way.end.split(',').with(regions.indexOf(operation.region), operation.state);
    return { ...way, end: states.join() };
  }
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte);
const SOME = BYTES.filter((byte) => byte % 5 === 1);
type Context = Record<string, unknown>;

function shapeOf(machine: Machine, way: Way): Loop | undefined {
  const probe = new Probe(machine, way);
  const { changed, asked } = probe;
  const stays = BYTES.filter((byte) => probe.stays(byte));
  const open = asked.filter(({ isOfByte }) => !isOfByte);
  const grown = changed.filter(({ how }) => how === 'appends');
  const counted = changed.filter(({ how }) => how === 'counts');
  const last = changed.filter(({ how }) => how === 'last').map(({ variable }) => variable);
  const only = open.length === 1 ? open[0] : undefined;
  const isWhole = stays.length === BYTES.length;
  if (changed.some(({ how }) => how === 'otherwise')) return undefined;
  if (changed.length === 0 && open.length === 0 && isWhole) return { kind: 'skip' };
  if (counted.length === 1 && changed.length === 1 && isWhole && only !== undefined && !only.answer) {
    const variable = counted[0]?.variable as string;
    return probe.holdsOnlyAtZero(only.guard, variable) ? { kind: 'count', variable } : undefined;
  }
  if (grown.length !== 1 || counted.length > 0 || stays.length === 0) return undefined;
  const variable = grown[0]?.variable as string;
  const stops = BYTES.filter((byte) => !stays.includes(byte));
  const limits = open
    .map(({ guard }) => ({ guard, room: probe.roomOf(guard, variable, stays) }))
    .filter(({ room }) => room !== 'endless');
  if (open.some(({ answer }) => answer) || limits.length > 1 || limits[0]?.room === 'unknown') return undefined;
  return { kind: 'append', variable, last, stops, full: limits[0]?.guard };
}

/** Lengths of byte arrays to ask about. */
const LENGTHS = Array.from({ length: 100 }, (_, length) => length);

type How = 'last' | 'appends' | 'counts' | 'otherwise';

interface Asked {
  part: Part;
  guard: Named;
  answer: boolean;
  /** Whether it reads nothing but the byte. */
  isOfByte: boolean;
}

/** Runs the parts of a way on variables of its own, and looks what they do. */
class Probe {
  readonly changed: readonly { variable: string; how: How }[];
  readonly asked: readonly Asked[];
  private readonly context: Context;

  constructor(
    private readonly machine: Machine,
    private readonly way: Way,
  ) {
    const contexts = machine.algorithms.map(({ context }) => context as Context);
    // Something to count down from, and something to have been read before.
    this.context = mapped(Object.assign({}, ...contexts), (value) =>
      typeof value === 'number' ? 100 : value instanceof Bytes ? Bytes.from([1, 2, 3]) : value,
    );
    this.changed = this.changes();
    this.asked = way.parts.flatMap((part, at) =>
      'guard' in part ? [{ ...part, part, isOfByte: this.readsOf(part.guard).every((name) => this.isByteBefore(name, at)) }] : [],
    );
  }

  /** Whether a byte goes this way, as far as that depends on the byte alone. */
  stays(byte: number): boolean {
    const ofByte = new Set(this.asked.filter(({ isOfByte }) => isOfByte).map(({ part }) => part));
    const context = { ...this.context };
    return this.way.parts.every((part) => {
      if ('action' in part) this.act(part.action, context, byte);
      return 'action' in part || !ofByte.has(part) || this.guard(part.guard).when(context, told(byte)) === part.answer;
    });
  }

  /** Whether a guard holds when a variable is zero and at no other number. */
  holdsOnlyAtZero(guard: Named, variable: string): boolean {
    if (this.readsOf(guard).some((read) => read !== variable)) return false;
    return [...LENGTHS, 127, 128, 300, 65_536, 2 ** 40].every(
      (value) => this.guard(guard).when({ ...this.context, [variable]: value }, told(0)) === (value === 0),
    );
  }

  /**
   * Whether a guard says no to some bytes without a look at anything else, or begins to hold at some length of a byte
   * array and holds from there on. One that looks at the array and never holds may do so yet, at another length.
   */
  roomOf(guard: Named, variable: string, bytes: readonly number[]): 'endless' | 'limited' | 'unknown' {
    if (this.readsOf(guard).some((read) => read !== variable && read !== 'limits')) return 'unknown';
    const limits = this.context.limits as Record<string, number> | undefined;
    const answers = [0, 1, 5, 9].map((limit) =>
      LENGTHS.map((length) => {
        const context = {
          ...this.context,
          limits: mapped(limits ?? {}, () => limit),
          [variable]: Bytes.from(new Uint8Array(length)),
        };
        const each = new Set(bytes.map((byte) => this.guard(guard).when(context, told(byte))));
        return each.size === 1 ? each.has(true) : undefined;
      }),
    );
    const isNever = answers.flat().every((answer) => answer === false);
    if (isNever) return this.looksInto(guard, variable, bytes) ? 'unknown' : 'endless';
    const isThreshold = (row: readonly (boolean | undefined)[]) =>
      row.every((answer, index) => answer === true || (answer === false && !row.slice(0, index).includes(true)));
    return answers.every(isThreshold) ? 'limited' : 'unknown';
  }

  /** Whether a guard asks anything of a byte array when it is asked about some bytes. */
  private looksInto(guard: Named, variable: string, bytes: readonly number[]): boolean {
    let looks = false;
    const get = (array: Bytes, name: string) => {
      looks = true;
      return Reflect.get(array, name);
    };
    const context = { ...this.context, [variable]: new Proxy(this.context[variable] as Bytes, { get }) };
    for (const byte of bytes) this.guard(guard).when(context, told(byte));
    return looks;
  }

  private changes(): { variable: string; how: How }[] {
    const ways = SOME.map((byte) => [byte, this.after(byte)] as const);
    const names = Object.keys(this.context).filter((name) => ways.some(([, context]) => context[name] !== this.context[name]));
    return names.map((variable) => ({ variable, how: howOf(this.context[variable], ways, variable) }));
  }

  /** The variables behind the first parts of the way. */
  private after(byte: number, parts = this.way.parts.length): Context {
    const context = { ...this.context };
    for (const part of this.way.parts.slice(0, parts)) if ('action' in part) this.act(part.action, context, byte);
    return context;
  }

  /** Whether a variable is the byte that is read, before a part of the way; behind it, it may become so too late. */
  private isByteBefore(variable: string, part: number): boolean {
    return SOME.every((byte) => this.after(byte, part)[variable] === byte);
  }

  private readsOf(guard: Named): string[] {
    return readsOf(this.guard(guard), this.context, BYTES.map(told));
  }

  private act({ algorithm, name }: Named, context: Context, byte: number): void {
    const action = this.algorithm(algorithm).actions[name];
    if (action !== undefined && 'do' in action) action.do(context, told(byte));
  }

  private guard({ algorithm, name }: Named): Guard<Context> {
    return this.algorithm(algorithm).guards[name] as Guard<Context>;
  }

  private algorithm(id: string): AnyAlgorithm {
    return this.machine.algorithms.find((each) => each.id === id) as AnyAlgorithm;
  }
}

function howOf(before: unknown, ways: readonly (readonly [number, Context])[], variable: string): How {
  const all = (is: (byte: number, value: unknown) => boolean) => ways.every(([byte, context]) => is(byte, context[variable]));
  if (all((byte, value) => value === byte)) return 'last';
  if (typeof before === 'number' && all((_, value) => value === before - 1)) return 'counts';
  if (before instanceof Bytes && all((byte, value) => (value as Bytes).latin1() === before.append(byte).latin1()))
    return 'appends';
  return 'otherwise';
}

function told(byte: number): Told {
  return { type: 'BYTE', byte } as Told;
}

function mapped<T>(record: Record<string, T>, map: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
