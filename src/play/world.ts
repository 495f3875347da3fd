/**
 * The world around a machine, without sockets: it tells the machine only what
 * can happen there, and notes what the other side and the script see. A timer
 * rings only while it runs, a task runs only if it was queued, bytes come and
 * go only while TCP is open; the system takes what is sent at once.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Effect, type MachineEvent, type OutsideEvent, type Timer, timeoutOf, timerOf } from '../../machines/index.js';
import type { Engine } from '../engine/index.js';
import type { Role, Token } from '../paths/index.js';

/** What is seen of one token, each part in its own order. */
export interface StepObservation {
  /** By the other side: bytes in hex behind `sends`, connections opened and closed; and cookies, which a later request shows. */
  wire: string[];
  /** By the script, or by the application of a server: messages, events, return values and exceptions. */
  seen: string[];
  /** By the script: attributes of the object, after the token. */
  attributes: string;
}

/** Tasks that may wait in the end. */
const MOST = 10;

export class World {
  private timers: ReadonlySet<Timer> = new Set();
  private tcp: 'none' | 'opening' | 'open' | 'closed' = 'none';
  /** The other side has closed its half, or the connection is broken. */
  private half = false;
  private broken = false;
  private awaitsTurn = false;
  private inTls = false;
  /** A script has its object, an application its connection. */
  private given = false;
  private tasks = 0;
  private pending: Uint8Array[] = [];
  private payload = 0;
  private taken = 0;
  private observation: StepObservation = { wire: [], seen: [], attributes: '' };

  constructor(
    private readonly engine: Engine,
    private readonly role: Role,
  ) {}

  /** The same world around another engine; they part ways from here. */
  fork(engine: Engine): World {
    return Object.assign(new World(engine, this.role), this, { engine });
  }

  /** Whether two worlds are alike, whatever their engines. */
  isLike(other: World): boolean {
    const nothing = { engine: undefined, observation: undefined };
    return isDeepStrictEqual({ ...this, ...nothing }, { ...other, ...nothing });
  }

  /** Lets the events of a token happen, as far as they can. */
  play({ events }: Token): StepObservation {
    this.observation = { wire: [], seen: [], attributes: '' };
    for (const event of events) if (this.happens(event)) this.tell(event);
    if (this.taken > 0) this.tell({ type: 'SENT', bytes: this.taken });
    this.taken = 0;
    if (this.given && this.role !== 'server') this.observation.attributes = attributesOf(this.engine.context as Attributes);
    return this.observation;
  }

  /** Lets happen what happens by itself in the end: tasks run, timers ring. */
  settle(): StepObservation {
    const tasks = Array.from({ length: MOST }, () => ({ type: 'TASK' }) as const);
    return this.play({ name: 'in the end', events: [...tasks, ...Object.values(timeoutOf).map((type) => ({ type })), ...tasks] });
  }

  /** Whether an event can happen now. */
  private happens({ type }: OutsideEvent): boolean {
    const isOpen = this.tcp === 'open';
    const timer = timerOf(type);
    if (timer !== undefined) return this.timers.has(timer);
    switch (type) {
      case 'TURN':
        return this.awaitsTurn;
      case 'TCP_OPENED':
      case 'TCP_FAILED':
        return this.tcp === 'opening';
      case 'TLS_OPENED':
      case 'TLS_FAILED':
        return isOpen && this.inTls;
      case 'BYTE':
      case 'TCP_CLOSED':
      case 'SEND_FAILED':
        return isOpen && !this.half;
      case 'TASK':
        return this.tasks > 0;
      case 'SEND_CALLED':
      case 'CLOSE_CALLED':
      case 'SEND_STRING':
      case 'TERMINATE':
        return this.given;
      default:
        return true;
    }
  }

  private tell(event: MachineEvent): void {
    this.change(event);
    const effects = this.engine.tell(event);
    if (event.type === 'CONSTRUCT') this.given = effects.every(({ type }) => type !== 'THROW');
    for (const effect of effects) this.perform(effect);
    this.flush();
    if (event.type === 'SEND_FAILED' && this.tcp === 'open') this.tell({ type: 'TCP_CLOSED' });
  }

  /** What an event means to the world itself. */
  private change({ type }: MachineEvent): void {
    if (type === 'ACCEPT' || type === 'TCP_OPENED') this.tcp = 'open';
    else if (type === 'TCP_FAILED') this.tcp = 'closed';
    else if (type === 'TURN') this.awaitsTurn = false;
    else if (type === 'TLS_OPENED' || type === 'TLS_FAILED') this.inTls = false;
    else if (type === 'TCP_CLOSED') this.half = true;
    else if (type === 'SEND_FAILED') this.half = this.broken = true;
    else if (type === 'TASK') this.tasks -= 1;
    else this.timers = without<Timer | undefined>(this.timers, timerOf(type)) as ReadonlySet<Timer>;
  }

  private perform(effect: Effect): void {
    if (effect.type === 'SEND') {
      this.pending = [...this.pending, effect.bytes];
      this.payload += effect.payload;
    } else if (effect.type === 'CLOSE_TCP') this.closeTcp();
    else if (effect.type === 'AWAIT_TURN') this.awaitsTurn = true;
    else if (effect.type === 'OPEN_TCP') this.openTcp(effect);
    else if (effect.type === 'START_TLS') {
      this.inTls = true;
      this.observation.wire.push(`starts TLS for ${effect.host}`);
    } else if (effect.type === 'START_TIMER') this.timers = new Set([...this.timers, effect.timer]);
    else if (effect.type === 'STOP_TIMER') this.timers = without(this.timers, effect.timer);
    else if (effect.type === 'QUEUE_TASK') this.tasks += 1;
    else this.note(effect);
  }

  private note(effect: Effect): void {
    if (effect.type === 'ESTABLISHED') this.given = true;
    if (effect.type === 'SET_COOKIE') this.observation.wire.push(`keeps the cookie ${effect.name}: ${effect.value}`);
    if (effect.type === 'CLOSED') this.giveUp();
    this.observation.seen.push(...seen(effect, this.role));
  }

  private openTcp({ host, port, proxy }: Effect & { type: 'OPEN_TCP' }): void {
    this.tcp = 'opening';
    this.half = false;
    this.observation.wire.push(`opens TCP to ${host}:${port}${proxy === null ? '' : ` by ${proxy}`}`);
  }

  private closeTcp(): void {
    this.flush();
    this.timers = new Set();
    if (this.tcp !== 'open') return;
    this.tcp = 'closed';
    if (!this.broken) this.observation.wire.push('closes TCP');
  }

  /** A client that is closed waits neither for its turn nor for TCP. */
  private giveUp(): void {
    this.awaitsTurn = false;
    if (this.tcp === 'opening') this.tcp = 'closed';
  }

  private flush(): void {
    if (this.tcp !== 'open' || this.pending.length === 0) return;
    if (!this.broken) {
      this.sends(Buffer.concat(this.pending).toString('hex'));
      this.taken += this.payload;
    }
    this.pending = [];
    this.payload = 0;
  }

  private sends(hex: string): void {
    const last = this.observation.wire.at(-1);
    if (last?.startsWith(SENDS)) this.observation.wire.splice(-1, 1, last + hex);
    else this.observation.wire.push(SENDS + hex);
  }
}

const SENDS = 'sends ';

function without<T>(set: ReadonlySet<T>, gone: T): ReadonlySet<T> {
  return new Set([...set].filter((each) => each !== gone));
}

/** All bytes of some observations, in hex. */
export function bytesOf(observations: readonly StepObservation[]): string {
  const wire = observations.flatMap((observation) => observation.wire);
  return wire.flatMap((each) => (each.startsWith(SENDS) ? [each.slice(SENDS.length)] : [])).join('');
}

interface Attributes {
  url: string;
  readyState: number;
  bufferedAmount: number;
}

function attributesOf({ url, readyState, bufferedAmount }: Attributes): string {
  return `URL ${url}, readyState ${readyState}, bufferedAmount ${bufferedAmount}`;
}

function seen(effect: Effect, role: Role): string[] {
  if (role === 'server') {
    if (effect.type === 'ESTABLISHED') return ['a connection'];
    if (effect.type === 'MESSAGE_RECEIVED') return [`message ${JSON.stringify(effect.data)}`];
    return effect.type === 'CLOSED' ? [closedBy(effect.wasClean)] : [];
  }
  if (effect.type === 'THROW') return [`throws ${effect.exception}`];
  if (effect.type === 'RETURN') return [`returns ${effect.value ?? 'nothing'}`];
  if (effect.type !== 'FIRE') return [];
  const { task } = effect;
  if (task.kind === 'message') return [`message ${JSON.stringify(task.data)}`];
  return task.kind === 'close' ? [closedBy(task.wasClean)] : [task.kind];
}

/** How a closure reads in what was seen. */
export function closedBy(wasClean: boolean): string {
  return wasClean ? 'closed cleanly' : 'closed, not cleanly';
}
