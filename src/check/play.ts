/** Plays one trace over a connection of its own, and judges each of its observations. */
import type { Entry, Rejection, Side } from '../oracle/index.js';
import type { Observation, TraceEvent } from '../traces/index.js';
import type { Playable } from './cases.js';
import { Connection } from './connection.js';
import { type Judgement, judged } from './judgement.js';
import { type Seen, split } from './seen.js';

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
  log: readonly Entry[];
  /** What the oracle rejects of it; asked in the terms of the log if absent. */
  rejection?(): Rejection | undefined;
  /** What the peer's command said on stderr. */
  said?: string;
}

/**
 * Plays a trace that needs nothing but a URL.
 * @param timeout milliseconds within which what is due has to come
 * @param ca PEM of the authorities to trust for `wss:`; those that Node knows if absent
 * @throws Error when no connection comes about
 */
export async function play({ events, observations }: Playable, url: URL, timeout: number, ca?: string): Promise<Played> {
  const connection = await Connection.to(url, timeout, ca);
  const playing = new Playing(connection, timeout);
  try {
    for (const [index, event] of events.entries()) {
      playing.tell(event);
      const observation = observations.find(({ after }) => after === index);
      if (observation !== undefined && !(await playing.observe(observation, event.type === 'fin'))) break;
    }
    return playing.played();
  } finally {
    connection.destroy();
  }
}

class Playing {
  private readonly judgements: Judgement[] = [];
  private last: Observation | undefined;
  private slowest = 0;

  constructor(
    private readonly connection: Connection,
    private readonly timeout: number,
  ) {}

  tell(event: TraceEvent): void {
    if (event.type === 'bytes') this.connection.send(Buffer.from(event.hex, 'hex'));
    else if (event.type === 'fin') this.connection.finish();
    else throw new Error(`a server that has but a URL cannot be told ${event.type}`);
  }

  /** @returns whether the trace goes on */
  async observe(observation: Observation, afterFin: boolean): Promise<boolean> {
    const { connection } = this;
    const began = performance.now();
    this.last = observation;
    const first = await awaited(connection, observation, {
      see: split,
      afterFin,
      until: began + (afterFin ? LINGER : this.timeout),
    });
    if (first === undefined) return false;
    if (observation.due) this.slowest = Math.max(this.slowest, performance.now() - began);
    const isHttp = split(connection.bytes()).reply === 'http';
    const judgement = (isHttp && first.closing.length > 0 && (await this.onceClosed(observation))) || first;
    this.judgements.push(judgement);
    return judgement.verdict !== 'fail' && connection.closed === undefined && !isHttp;
  }

  /** The judgement once the server has closed behind its HTTP response, which may be what it is about to do. */
  private async onceClosed(observation: Observation): Promise<Judgement | undefined> {
    const { connection } = this;
    const until = performance.now() + LINGER;
    while (connection.closed === undefined && (await connection.more(until)));
    const sight = { seen: split(connection.bytes()), closed: connection.closed !== undefined, afterFin: false, late: true };
    const judgement = judged(observation, sight);
    // What has not closed by now counts as open.
    return judgement && { ...judgement, closing: [] };
  }

  played(): Played {
    const { judgements, last, slowest, connection } = this;
    const { closed, flooded, log } = connection;
    const received = connection.bytes();
    return { role: 'server', judgements, last, seen: split(received), received, closed, flooded, slowest, log: [...log] };
  }
}

/** How an observation is made. */
export interface Watching {
  role?: Side;
  /** What bytes are, all that were received. */
  see(bytes: Buffer): Seen;
  afterFin: boolean;
  /** A time of performance.now() at which it has to be decided. */
  until: number;
}

/** The judgement of an observation as soon as it can be made, or undefined where too much comes to make one. */
export async function awaited(
  connection: Connection,
  observation: Observation,
  { role = 'server', see, afterFin, until }: Watching,
): Promise<Judgement | undefined> {
  for (let late = false; ; ) {
    const closed = connection.closed !== undefined;
    const judgement = judged(observation, { role, seen: see(connection.bytes()), closed, afterFin, late });
    if (judgement !== undefined) return judgement;
    if (connection.flooded) return undefined;
    late = !(await connection.more(until));
  }
}
