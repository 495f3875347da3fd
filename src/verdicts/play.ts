/** Plays traces to a server or client that has no socket, so that a suite of its own language can judge it. */
import type { Revision } from '../../machines/index.js';
import { type Closing, digestOf, headIn, Judge, KEY3, otherThan, type Side, type Verdict, valueIn } from '../judge/index.js';
import { bytesOf, revisionOf, type Trace, type TraceEvent } from '../traces/index.js';

/** What the side under test says; behind its close it says no more. */
export interface Wire {
  /** It sends bytes. */
  sends(bytes: Uint8Array): void;
  /** It closes TCP, by FIN unless told otherwise. */
  closes(how?: Closing): void;
}

/** The side under test, without its socket. */
export interface Endpoint {
  /** Takes the bytes of one segment. What this is answered with has been said when it returns, or when its promise is fulfilled. */
  receives(bytes: Buffer): void | Promise<void>;
  /** Learns that the other side has closed; nothing is told where this is absent. */
  closes?(how: Closing): void | Promise<void>;
}

/**
 * Plays a trace to a server that sends each message back, or to such a client of `http://example.com`, and judges it by the
 * text of the trace. The client has to connect to `ws://example.com/demo`, and may send its handshake at once. What is due and has not been said
 * when a segment was taken is missing: nothing is waited for.
 * @param begin makes what is under test, anew for each trace
 * @throws Error when the trace needs more than a connection, or a client sends no handshake; whatever the side throws
 */
export async function playTrace(trace: Trace, begin: (wire: Wire) => Endpoint): Promise<Verdict> {
  const { id, role, needs, events, observations } = trace;
  if (role === 'api' || needs.length > 0) throw new Error(`${id} takes more than a connection: ${needs.join(', ')}`);
  const run = new Run(role, begin, revisionOf(trace));
  for (const [index, event] of events.entries()) {
    if (run.isOver) break;
    await run.tell(event);
    if (observations.some(({ after }) => after === index)) run.judge.late();
  }
  return run.judge.verdict();
}

class Run {
  readonly judge: Judge;
  private readonly endpoint: Endpoint;
  private said = Buffer.alloc(0);
  private closed = false;

  constructor(
    private readonly side: Side,
    begin: (wire: Wire) => Endpoint,
    revision: Revision,
  ) {
    this.judge = new Judge(side, { application: 'echo', revision });
    this.endpoint = begin({ sends: (bytes) => this.sends(bytes), closes: (how) => this.closes(how) });
  }

  /** Whether it has closed, has refused in HTTP, or did what nothing allows. */
  get isOver(): boolean {
    const { answer = '101', fault } = this.judge;
    return this.closed || answer !== '101' || fault !== undefined;
  }

  async tell(event: TraceEvent): Promise<void> {
    const from = otherThan(this.side);
    if (event.type === 'bytes') {
      const bytes = bytesOf(event, event.answer === undefined ? undefined : this.digest());
      this.judge.sends(from, bytes);
      await this.endpoint.receives(bytes);
    } else if (event.type === 'fin' || event.type === 'reset') {
      const how = event.type === 'fin' ? 'fin' : 'rst';
      this.judge.closes(from, how);
      await this.endpoint.closes?.(how);
    }
  }

  private sends(bytes: Uint8Array): void {
    if (this.closed) return;
    this.said = Buffer.concat([this.said, bytes]);
    this.judge.sends(this.side, bytes);
  }

  private closes(how: Closing = 'fin'): void {
    if (!this.closed) this.judge.closes(this.side, how);
    this.closed = true;
  }

  /** What the client's keys are rightly answered with. */
  private digest(): Buffer {
    const head = headIn(this.said);
    const [key1, key2] = [1, 2].map((which) => head && valueIn(head, `sec-websocket-key${which}`));
    const key3 = this.said.subarray(head?.length, (head?.length ?? 0) + KEY3);
    if (key1 === undefined || key2 === undefined || key3.length < KEY3) throw new Error('the client has sent no handshake');
    return digestOf([key1, key2], key3, 'big');
  }
}
