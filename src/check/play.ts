/** Plays one trace over a connection of its own, while the judge follows what is seen. */
import { type Revision, timeoutOf } from '../../machines/index.js';
import { type Choices, type Entry, type Judge, roles } from '../judge/index.js';
import type { BytesEvent, Observation, TraceEvent } from '../traces/index.js';
import type { Playable } from './cases.js';
import type { Connection } from './connection.js';
import { type Hearer, Repair } from './habits/index.js';
import type { Hooks } from './hooks.js';

/** Who is sent this many bytes more has as long again for what is due: long messages are not to be a matter of speed. */
const MORE = 16_384;

/** The part of the timeout in which a server may still close, or say something, where nothing is due any more. */
const LINGER = 1 / 8;

/** What came of a trace. */
export interface Played {
  judge: Judge;
  /** A judge by another text that was told the same; absent where nobody kept it. */
  by?: (revision: Revision) => Judge;
  /** The options of each explanation of what was seen, those first that ask us to believe least. */
  explanations: readonly Choices[];
  /** The item of the last observation that was made. */
  step: Observation['step'] | undefined;
  /** Everything that was received, and where of it frames begin, if a handshake came. */
  received: Buffer;
  closed: 'fin' | 'rst' | undefined;
  flooded: boolean;
  /** Milliseconds that the slowest answer took of those that are due. */
  slowest: number;
  /** Milliseconds within which the last of them had to come. */
  patience: number;
  log: readonly Entry[];
  /** What has become of what was received before the judge was told of it. */
  repair: Pick<Repair, 'offsetOf' | 'framesAt'>;
  /** What the peer's command said on stderr. */
  said?: string | undefined;
}

/** How traces are played to a side. */
export interface Playing {
  judge: Judge;
  /** A judge by another text, told as much as the other one is when the trace begins. */
  by: (revision: Revision) => Judge;
  /** Milliseconds within which what is due has to come, behind what is short. */
  timeout: number;
  /** Whether the side shares our process. */
  isOurs: boolean | undefined;
  /** The side's habits; none if absent. */
  repair?: Repair;
  /** What the side can be told. */
  hooks: Hooks | undefined;
  /** Writes the bytes of the next event that has any, in the names of the side. */
  write(event: BytesEvent): void | Promise<void>;
  /** Entries of the connection's log that the judge was told already, in words of its own. */
  told?: number;
}

/** Plays a trace over a connection, which is left as it is then. */
export async function play({ events, observations }: Playable, connection: Connection, how: Playing): Promise<Played> {
  const run = new Run(connection, how);
  for (const [index, event] of events.entries()) {
    // Of many writes the first and the last (key3 and a frame, byte by byte) are waited for, as looking takes its time.
    const isNearAnEnd = index <= 4 || events.length - index <= 20;
    const isBehindBytes = events[index - 1]?.type === 'bytes' && event.type === 'bytes';
    if (isBehindBytes) await connection.delivered(!how.isOurs && isNearAnEnd);
    await run.tell(event);
    const observation = observations.find(({ after }) => after === index);
    // A server may linger behind our FIN, so that nothing is due; a client has to close.
    const afterFin = event.type === 'fin' && how.judge.side === 'server';
    if (observation !== undefined && !(await run.observe(observation, afterFin))) break;
  }
  return run.played();
}

/** Whether a handshake was answered in HTTP. */
export function isRefusal({ answer }: Judge): boolean {
  return answer !== undefined && answer !== '101';
}

class Run {
  private step: Observation['step'] | undefined;
  private slowest = 0;
  private unanswered = 0;
  /** Entries of the log that the judge was told. */
  private told: number;
  private readonly repair: Repair;
  /** What the judge was told since. */
  private readonly said: ((judge: Judge) => void)[] = [];
  private readonly hearer: Hearer & Pick<Judge, 'late'> = {
    sees: (entry) => this.say((judge) => judge.sees(entry)),
    sends: (...sent) => this.say((judge) => judge.sends(...sent)),
    late: () => this.say((judge) => judge.late()),
  };

  constructor(
    private readonly connection: Connection,
    private readonly how: Playing,
  ) {
    this.told = how.told ?? 0;
    this.repair = how.repair ?? new Repair(how.judge.side, [], () => undefined);
  }

  private say(tell: (judge: Judge) => void): void {
    this.said.push(tell);
    tell(this.how.judge);
  }

  /** Does what an event says. */
  async tell(event: TraceEvent): Promise<void> {
    const { connection, how } = this;
    if (event.type === 'fin') connection.finish();
    else if (event.type === 'reset') connection.reset();
    else if (event.type === 'bytes') {
      this.unanswered += event.hex.length / 2;
      await how.write(event);
    } else if (event.type !== 'open') this.call(event);
    this.follow();
  }

  /** A call to the application of the side, of which the log shows nothing. */
  private call(event: TraceEvent): void {
    const { judge, hooks } = this.how;
    const { say, end } = roles[judge.side];
    if (event.type === 'timer') {
      this.say((each) => each.tells({ type: timeoutOf[event.timer] }));
      hooks?.timer?.(event.timer);
    } else if (event.type === 'call' && event.name === 'send') {
      this.say((each) => each.tells(say(event.data ?? '')));
      hooks?.send?.(event.data ?? '');
    } else if (event.type === 'call' && event.name !== 'WebSocket') {
      this.say((each) => each.tells(end));
      hooks?.close?.();
    } else throw new Error(`a ${judge.side} under test cannot be told ${event.type}`);
  }

  private get patience(): number {
    return this.how.timeout * (1 + Math.floor(this.unanswered / MORE));
  }

  /** @returns whether the trace goes on */
  async observe({ step, due }: Observation, afterFin: boolean): Promise<boolean> {
    const { connection, how } = this;
    const began = performance.now();
    this.step = step;
    await this.settle(afterFin, began + (afterFin ? LINGER * this.how.timeout : this.patience));
    if (how.judge.fault !== undefined || connection.flooded) return false;
    if (due) this.slowest = Math.max(this.slowest, performance.now() - began);
    this.unanswered = 0;
    return connection.closed === undefined && !isRefusal(how.judge);
  }

  /** Waits until all has come that is due, or the time is over. */
  private async settle(afterFin: boolean, until: number): Promise<void> {
    const { connection, how } = this;
    for (let late = false; ; ) {
      this.follow();
      if (how.judge.fault !== undefined || connection.flooded || connection.closed !== undefined) return;
      const { mark, mayPass } = how.judge.standing();
      if (!afterFin && mark !== undefined && !mayPass) return this.linger();
      if (late) return this.repair.late(this.hearer);
      late = !(await connection.changes.next(until));
    }
  }

  /** Behind an HTTP response a server may be about to close; what has not closed by then counts as open. */
  private async linger(): Promise<void> {
    const { connection, how } = this;
    if (!isRefusal(how.judge)) return;
    const until = performance.now() + LINGER * how.timeout;
    while (connection.closed === undefined && (await connection.changes.next(until)));
    this.follow();
    if (connection.closed === undefined) this.repair.late(this.hearer);
  }

  /** Tells the judge what is new in the log. */
  private follow(): void {
    const { connection } = this;
    for (const entry of connection.log.slice(this.told)) this.repair.tell(this.hearer, entry.inTrace ?? entry);
    this.told = connection.log.length;
  }

  played(): Played {
    const { step, slowest, patience, connection, how, repair } = this;
    this.follow();
    const { received, closed, flooded, log } = connection;
    const { judge } = how;
    const explanations = judge.explanations();
    const { by: begun } = how;
    const by = (revision: Revision) => {
      const other = begun(revision);
      for (const tell of this.said) tell(other);
      return other;
    };
    return { judge, by, explanations, step, received, closed, flooded, slowest, patience, repair, log: [...log] };
  }
}
