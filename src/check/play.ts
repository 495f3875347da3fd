/** Plays one trace over a connection of its own, and judges each of its observations. */
import type { Entry, Rejection, Side } from '../oracle/index.js';
import type { Observation, TraceEvent } from '../traces/index.js';
import type { Playable } from './cases.js';
import type { Connection } from './connection.js';
import { type Judgement, judged } from './judgement.js';
import type { Seen } from './seen.js';

/** Who is sent this many bytes more has as long again for what is due: long messages are not to be a matter of speed. */
const MORE = 16_384;

/** Milliseconds in which a server may still close, or say something, where nothing is due any more. */
const LINGER = 250;

/** What came of a trace. */
export interface Played {
  /** The side that it was played to. */
  role: Side;
  judgements: readonly Judgement[];
  /** The observation that the last judgement is of. */
  last: Observation | undefined;
  seen: Seen;
  received: Buffer;
  closed: 'fin' | 'rst' | undefined;
  flooded: boolean;
  /** Milliseconds that the slowest answer took of those that are due. */
  slowest: number;
  /** Milliseconds within which the last of them had to come. */
  patience: number;
  log: readonly Entry[];
  /** What the oracle rejects of it; asked in the terms of the log if absent. */
  rejection?(): Rejection | undefined;
  /** What the peer's command said on stderr. */
  said?: string;
}

/** How traces are played to a side. */
export interface Playing {
  role: Side;
  /** Milliseconds within which what is due has to come, behind what is short. */
  timeout: number;
  /** Whether the side shares our process. */
  isOurs: boolean;
  /** Does what an event says. */
  tell(event: TraceEvent): void | Promise<void>;
  /** What bytes are, all that were received. */
  see(bytes: Buffer): Seen;
}

/** Plays a trace over a connection, which is left as it is then. */
export async function play({ events, observations }: Playable, connection: Connection, how: Playing): Promise<Played> {
  const run = new Run(connection, how);
  for (const [index, event] of events.entries()) {
    if (events[index - 1]?.type === 'bytes' && event.type === 'bytes')
      await connection.delivered(!how.isOurs && isNearAnEnd(index, events.length));
    await how.tell(event);
    run.sent(event);
    const observation = observations.find(({ after }) => after === index);
    // A server may linger behind our FIN, so that nothing is due; a client has to close.
    const afterFin = event.type === 'fin' && how.role === 'server';
    if (observation !== undefined && !(await run.observe(observation, afterFin))) break;
  }
  return run.played();
}

/** Of many writes the first and the last (key3 and a frame, byte by byte) are waited for, as looking takes its time; the others have their turn. */
function isNearAnEnd(index: number, length: number): boolean {
  return index <= 4 || length - index <= 20;
}

class Run {
  private readonly judgements: Judgement[] = [];
  private last: Observation | undefined;
  private slowest = 0;
  private unanswered = 0;

  constructor(
    private readonly connection: Connection,
    private readonly how: Playing,
  ) {}

  sent(event: TraceEvent): void {
    if (event.type === 'bytes') this.unanswered += event.hex.length / 2;
  }

  private get patience(): number {
    return this.how.timeout * (1 + Math.floor(this.unanswered / MORE));
  }

  /** @returns whether the trace goes on */
  async observe(observation: Observation, afterFin: boolean): Promise<boolean> {
    const { connection, how } = this;
    const began = performance.now();
    this.last = observation;
    const first = await this.judge(observation, afterFin, began + (afterFin ? LINGER : this.patience));
    if (first === undefined) return false;
    if (observation.due && first.verdict !== 'fail') this.slowest = Math.max(this.slowest, performance.now() - began);
    const isHttp = how.see(connection.bytes()).reply === 'http';
    const judgement = (isHttp && first.closing.length > 0 && (await this.onceClosed(observation))) || first;
    this.judgements.push(judgement);
    if (judgement.verdict !== 'fail') this.unanswered = 0;
    return judgement.verdict !== 'fail' && connection.closed === undefined && !isHttp;
  }

  /** The judgement once the server has closed behind its HTTP response, which may be what it is about to do. */
  private async onceClosed(observation: Observation): Promise<Judgement | undefined> {
    const { connection } = this;
    const until = performance.now() + LINGER;
    while (connection.closed === undefined && (await connection.more(until)));
    const judgement = this.judgedNow(observation, false, true);
    // What has not closed by now counts as open.
    return judgement && { ...judgement, closing: [] };
  }

  private async judge(observation: Observation, afterFin: boolean, until: number): Promise<Judgement | undefined> {
    const { connection } = this;
    for (let late = false; ; ) {
      const judgement = this.judgedNow(observation, afterFin, late);
      if (judgement !== undefined) return judgement;
      if (connection.flooded) return undefined;
      late = !(await connection.more(until));
    }
  }

  private judgedNow(observation: Observation, afterFin: boolean, late: boolean): Judgement | undefined {
    const { connection, how } = this;
    const seen = how.see(connection.bytes());
    return judged(observation, { role: how.role, seen, closed: connection.closed !== undefined, afterFin, late });
  }

  played(): Played {
    const { judgements, last, slowest, patience, connection, how } = this;
    const { closed, flooded, log } = connection;
    const received = connection.bytes();
    return {
      role: how.role,
      judgements,
      last,
      seen: how.see(received),
      received,
      closed,
      flooded,
      slowest,
      patience,
      log: [...log],
    };
  }
}
