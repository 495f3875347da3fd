/**
 * Client, wire and server. Actions happen one after the other; each makes
 * moments, one for each microstep of a machine, which can all be looked at
 * afterwards.
 */
import {
  type Effect,
  errorType,
  type Machine,
  type MachineEvent,
  machinesOf,
  type Revision,
  settledBy,
  type Timer,
  timeoutOf,
} from '../../../machines/index.js';
import type { Policies } from '../../../spec/index.js';
import { inputOf } from '../../paths/parts/setting.js';
import type { Trace } from '../../traces/types.js';
import type { Action, Side } from './situation.js';
import { type Microstep, type Place, Tracing } from './tracing.js';

/** Something that can be looked at: both sides as they are then. */
export interface Moment {
  /** Which action it belongs to; -1 is the beginning. */
  action: number;
  /** Which of the acts of which actions are made; likewise. */
  act: number;
  /** Who moved; nobody at the beginning. */
  side: Side | undefined;
  step: Microstep | undefined;
  /** Whether it is the first that came of an event from outside. */
  begins: boolean;
  places: Readonly<Record<Side, Place | undefined>>;
  /** The text that numbers its steps. */
  revision: Revision;
}

/** The least that happens: an action, or one byte of it, or one thing that happened by itself in it. */
export interface Act {
  action: number;
  did: Action;
}

/** A byte on the wire. Numbers are those of moments; undefined: not yet. */
export interface Sent {
  byte: number;
  sent: number;
  read: number | undefined;
}

/** Something that a script or an application saw. */
export interface Heard {
  at: number;
  by: Side;
  what: string;
}

const MOST = 400;

export class Stage {
  readonly moments: Moment[] = [];
  readonly acts: Act[] = [];
  /** What each side sent. */
  readonly wire: Readonly<Record<Side, Sent[]>> = { client: [], server: [] };
  /** When each side closed TCP. */
  readonly closed: Partial<Record<Side, number>> = {};
  readonly heard: Heard[] = [];
  /** Timers that run, in the end. */
  readonly timers: Readonly<Record<Side, Set<Timer>>> = { client: new Set(), server: new Set() };
  private readonly sides: Partial<Record<Side, Tracing>> = {};
  private readonly learned = new Set<Side>();
  private action = -1;
  private begins = true;
  private waits: 'turn' | 'tcp' | undefined;
  private isOpen = false;
  private established = false;
  private readonly solo: Side | undefined;

  /**
   * @param asks is told the name of each policy that a machine asks for
   * @param revision the text whose machines play; what it has settled is no choice
   */
  constructor(
    actions: readonly Action[],
    trace: Trace | undefined,
    policies: Partial<Policies> = {},
    asks?: (policy: string) => void,
    readonly revision: Revision = 'r4820',
  ) {
    this.solo = trace === undefined ? undefined : trace.role === 'server' ? 'server' : 'client';
    const { limits, service, draws } = trace?.given ?? {};
    const setting = {
      policies: { ...policies, ...settledBy(revision) },
      ...(limits ? { limits } : {}),
      ...(service ? { service } : {}),
      ...(draws ? { script: draws } : {}),
    };
    const input = inputOf(setting as never) as { policies: Policies };
    if (asks !== undefined) input.policies = heardOf(input.policies, asks);
    if (this.solo !== 'server') this.sides.client = this.tracing('client', input);
    if (this.solo !== 'client') this.sides.server = this.tracing('server', input);
    this.moments.push({ action: -1, act: -1, side: undefined, step: undefined, begins: true, places: this.places(), revision });
    if (this.solo === 'server') this.accept();
    for (const [index, action] of actions.entries()) {
      this.action = index;
      this.happens(action);
    }
  }

  /** Bytes that were sent and not read, in the end. */
  underWay(to: Side): number {
    return this.wire[otherThan(to)].filter(({ read }) => read === undefined).length;
  }

  /** Whether something is left that happens by itself. */
  get isStill(): boolean {
    return this.next() === undefined;
  }

  private happens(action: Action): void {
    if (action.do !== 'deliver' && action.do !== 'bytes' && action.do !== 'all') this.did(action);
    switch (action.do) {
      case 'new':
        this.tell('client', { type: 'CONSTRUCT', url: action.url, protocol: action.protocol });
        return;
      case 'send':
        this.tell('client', { type: 'SEND_CALLED', data: action.text });
        return;
      case 'close':
        this.tell('client', { type: 'CLOSE_CALLED' });
        return;
      case 'connect':
        this.connect('TCP_OPENED');
        return;
      case 'refuse':
        this.connect('TCP_FAILED');
        return;
      case 'task':
        this.tell('client', { type: 'TASK' });
        return;
      case 'deliver':
        this.deliver(action.to, action.count);
        return;
      case 'bytes':
        this.read(action.to, hexBytes(action.hex));
        return;
      case 'swap':
        this.swap(action.to, hexBytes(action.hex));
        return;
      case 'fin':
        this.tell(action.to, { type: 'TCP_CLOSED' });
        return;
      case 'reset':
        this.tell(action.to, { type: 'SEND_FAILED' });
        return;
      case 'timer':
        this.timers[action.of].delete(action.timer);
        this.tell(action.of, { type: timeoutOf[action.timer] });
        return;
      case 'say':
        this.tell('server', { type: 'SEND_STRING', data: action.text });
        return;
      case 'terminate':
        this.tell('server', { type: 'TERMINATE' });
        return;
      case 'all':
        for (let round = 0; round < MOST; round += 1) {
          const next = this.next();
          if (next === undefined) return;
          this.happens(next);
        }
    }
  }

  private did(did: Action): void {
    this.acts.push({ action: this.action, did });
  }

  /** What happens next by itself. */
  private next(): Action | undefined {
    if (this.waits !== undefined) return { do: 'connect' };
    for (const to of ['server', 'client'] as const) {
      if (this.sides[to] === undefined || this.solo !== undefined || this.closed[to] !== undefined) continue;
      if (this.underWay(to) > 0) return { do: 'deliver', to };
      if (this.closed[otherThan(to)] !== undefined && !this.learned.has(to)) return { do: 'fin', to };
    }
    return this.tasks() > 0 ? { do: 'task' } : undefined;
  }

  private tasks(): number {
    const { tasks = [] } = (this.sides.client?.place().context ?? {}) as { tasks?: readonly unknown[] };
    return tasks.length;
  }

  private connect(how: 'TCP_OPENED' | 'TCP_FAILED'): void {
    if (this.waits === 'turn') this.tell('client', { type: 'TURN' });
    if (this.waits === undefined) return;
    this.waits = undefined;
    this.isOpen = how === 'TCP_OPENED';
    if (this.isOpen && this.sides.server !== undefined) this.accept();
    this.tell('client', { type: how });
  }

  private accept(): void {
    this.isOpen = true;
    this.tell('server', { type: 'ACCEPT' });
  }

  private deliver(to: Side, count = Number.POSITIVE_INFINITY): void {
    const waiting = this.wire[otherThan(to)].filter(({ read }) => read === undefined);
    for (const sent of waiting.slice(0, count)) {
      sent.read = this.moments.length;
      this.did({ do: 'deliver', to, count: 1 });
      if (this.closed[to] === undefined) this.tell(to, { type: 'BYTE', byte: sent.byte });
    }
  }

  /** Bytes from nowhere are on the wire as if the other side had sent them. */
  private read(to: Side, bytes: readonly number[]): void {
    for (const byte of bytes) {
      const now = this.moments.length;
      this.did({ do: 'bytes', to, hex: byte.toString(16).padStart(2, '0') });
      this.wire[otherThan(to)].push({ byte, sent: now, read: now });
      if (this.closed[to] === undefined) this.tell(to, { type: 'BYTE', byte });
    }
  }

  private swap(to: Side, bytes: readonly number[]): void {
    const wire = this.wire[otherThan(to)];
    const next = wire.findIndex(({ read }) => read === undefined);
    const [now, at] = [this.moments.length, next === -1 ? wire.length : next];
    const { sent = now } = wire[at] ?? {};
    wire.splice(at, 1, ...bytes.map((byte) => ({ byte, sent, read: now })));
    for (const byte of bytes) if (this.closed[to] === undefined) this.tell(to, { type: 'BYTE', byte });
  }

  private tell(side: Side, event: MachineEvent): void {
    if (event.type === 'TCP_CLOSED' || event.type === 'SEND_FAILED') this.learned.add(side);
    this.begins = true;
    const effects = this.sides[side]?.tell(event) ?? [];
    let payload = 0;
    for (const effect of effects) {
      this.perform(side, effect);
      if (effect.type === 'SEND') payload += effect.payload;
    }
    // The system takes at once what is sent.
    if (payload > 0 && side === 'client') this.tell('client', { type: 'SENT', bytes: payload });
  }

  private perform(side: Side, effect: Effect): void {
    const at = this.moments.findLastIndex(({ step }) => step?.effects.includes(effect));
    switch (effect.type) {
      case 'SEND':
        if (this.isOpen) for (const byte of effect.bytes) this.wire[side].push({ byte, sent: at, read: undefined });
        return;
      case 'CLOSE_TCP':
        this.closed[side] ??= at;
        this.timers[side].clear();
        return;
      case 'AWAIT_TURN':
        this.waits = 'turn';
        return;
      case 'OPEN_TCP':
        this.waits = 'tcp';
        return;
      case 'START_TIMER':
        this.timers[side].add(effect.timer);
        return;
      case 'STOP_TIMER':
        this.timers[side].delete(effect.timer);
        return;
      default:
        this.hear(side, effect, at);
    }
  }

  private hear(side: Side, effect: Effect, at: number): void {
    const what = side === 'client' ? toScript(effect, this.revision) : toApplication(effect);
    if (what !== undefined) this.heard.push({ at, by: side, what });
    if (effect.type === 'CLOSED' && side === 'client') this.waits = undefined;
    if (side !== 'server') return;
    if (effect.type === 'ESTABLISHED') this.established = true;
    // The application of this server echoes.
    if (effect.type === 'MESSAGE_RECEIVED' && this.established) this.tell('server', { type: 'SEND_STRING', data: effect.data });
  }

  private tracing(side: Side, input: object): Tracing {
    const { revision } = this;
    const machine = machinesOf(revision)[side === 'client' ? 'webSocket' : 'server'] as Machine;
    return new Tracing(machine, input, (step, place) => {
      const before = this.moments.at(-1)?.places ?? this.places();
      const act = this.acts.length - 1;
      const places = { ...before, [side]: place };
      this.moments.push({ action: this.action, act, side, step, begins: this.begins, places, revision });
      this.begins = false;
    });
  }

  private places(): Record<Side, Place | undefined> {
    return { client: this.sides.client?.place(), server: this.sides.server?.place() };
  }
}

function heardOf(policies: Policies, asks: (policy: string) => void): Policies {
  return new Proxy(policies, {
    get(all, name) {
      asks(String(name));
      return Reflect.get(all, name);
    },
  });
}

export function otherThan(side: Side): Side {
  return side === 'client' ? 'server' : 'client';
}

/** Bytes of a text of hex digits, whatever stands between them. */
export function hexBytes(text: string): number[] {
  return [...Buffer.from(text.replace(/[^0-9a-f]/gi, ''), 'hex')];
}

function toScript(effect: Effect, revision: Revision): string | undefined {
  if (effect.type === 'THROW') return `throws ${effect.exception}`;
  if (effect.type === 'RETURN') return effect.value === null ? undefined : `returns ${effect.value}`;
  if (effect.type !== 'FIRE') return undefined;
  const { task } = effect;
  if (task.kind === 'message') return `message ${JSON.stringify(task.data)}`;
  if (task.kind === 'close') return `close, ${task.wasClean ? 'clean' : 'not clean'}`;
  return task.kind === 'error' ? errorType(revision) : task.kind;
}

function toApplication(effect: Effect): string | undefined {
  if (effect.type === 'ESTABLISHED') return 'a connection';
  if (effect.type === 'MESSAGE_RECEIVED') return `message ${JSON.stringify(effect.data)}`;
  return effect.type === 'CLOSED' ? `closed, ${effect.wasClean ? 'clean' : 'not clean'}` : undefined;
}
