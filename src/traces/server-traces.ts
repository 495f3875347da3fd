/** Makes traces of paths of the server. */
import type { Revision } from '../../machines/index.js';
import { limitDefaults, type StepId } from '../../spec/index.js';
import { Expectation, factsOf } from '../judge/index.js';
import type { Path, Setting } from '../paths/index.js';
import { type Branch, remembered } from './branches.js';
import type { Draft } from './draft.js';
import { type Ending, isBytes, type Plan, TraceRecorder } from './recorder.js';

/**
 * The traces of a path, up to three: for any server, cut short by a FIN, and for one that is told or given more. What tells
 * where the path has led is not the path's own, which takes hooks, but what any server can answer.
 */
export function serverTraces({ id, tokens: all, body, setting, revision = 'r4820' }: Path): Draft[] {
  const endsInFin = all.slice(0, body).at(-1)?.name === 'FIN';
  const tokens = all.slice(0, body).slice(1, endsInFin ? -1 : undefined);
  const overTcp = tokens.slice(0, [...tokens.map(isBytes), false].indexOf(false));
  const isWhole = overTcp.length === tokens.length;
  const own = isWhole ? id : `${id}/tcp`;
  const anywhere = { id: own, tokens: overTcp, setting: {}, revision };
  const { limits, service } = setting;
  return [
    overTcp.length > 0 || (isWhole && endsInFin) ? serverTrace(anywhere) : undefined,
    isWhole && endsInFin ? serverTrace({ ...anywhere, id: `${own}/cut` }, 'fin') : undefined,
    !isWhole || limits || service ? serverTrace({ id: isWhole ? `${id}/given` : id, tokens, setting, revision }) : undefined,
  ].filter((draft) => draft !== undefined);
}

/**
 * The trace of what is done to a server that has accepted a connection.
 * @returns undefined if it should end with our closure, and nothing is under way then
 */
export function serverTrace(plan: Plan, ending: Ending = 'probe'): Draft | undefined {
  return new ServerRecorder(plan).trace(ending);
}

/** A server's own names, for a client that gives none; others are as good (server.location and server.origin.value configured). */
const OWN = { host: 'example.com', origin: 'http://example.com' };

/** A server with a setting, which has accepted a connection. */
function accept({ limits, service }: Setting, revision?: Revision): { expected: Expectation; branches: readonly Branch[] } {
  return remembered(OWN, [limits, service, revision], () => {
    const expected = new Expectation('server', { limits: { ...limitDefaults, ...limits }, service, own: OWN, revision });
    return { expected, branches: expected.begin({}, [{ type: 'ACCEPT' }]).map((one) => ({ one, frames: '' })) };
  });
}

/** What a server sends, unless it is told to, hangs on what it has read. */
const OF_READING = /^10\.3\.4\.4\.3#\d/;
/** Of frames with a length that is the outcome; of a message it is the message. */
const OF_LENGTH = /^10\.3\.4\.4\.3#3\.B/;
const REPLY: StepId = '10.3.4.4.2#13';
/** Steps of frames and of closing, in either reading of it. */
const OF_FRAMES = /^10\.3\.4\.(4\.3|1\.4)#/;

class ServerRecorder extends TraceRecorder {
  /** Whether the handshake has been answered, in whatever way. */
  private settled = false;
  /** Whether the application is told to do something. */
  private readonly hooked: boolean;

  constructor(plan: Plan) {
    const { expected, branches } = accept(plan.setting, plan.revision);
    super(plan, expected, branches);
    this.hooked = !plan.tokens.every(isBytes);
    this.replied = false;
  }

  protected override writeProbe(): void {
    if (!this.hooked || !factsOf(this.best().one).closed) super.writeProbe();
  }

  /** What is seen of an answer to the handshake, or of a closing frame, is seen before anything else is sent. */
  protected override sendAtOnce(text: string): void {
    const [settled, terminated] = [this.settled, this.isTerminated()];
    super.sendAtOnce(text);
    // A frame that came with the handshake was read all the same.
    const step = this.best().one.pending.length === 0 ? undefined : this.steps.firstFrame;
    if (settled !== this.settled) this.observe(step);
    else if (terminated !== this.isTerminated()) this.observe();
  }

  protected override take(byte: number): void {
    super.take(byte);
    this.settled ||= this.branches.every(({ one }) => this.expected.isOver(one) || factsOf(one).established);
  }

  private isTerminated(): boolean {
    return this.branches.length > 0 && factsOf(this.best().one).clientTerminated === true;
  }

  /** With calls everything goes on, since they can still be made to what is closed. */
  protected override left(): readonly Branch[] {
    this.replied = this.settled && !this.branches.some(({ one }) => one.answer === 'silence');
    if (this.hooked) return this.branches;
    return this.isClosed() ? [] : super.left();
  }

  /** The item that aborts, the reply, or the newest that the path came to. */
  protected newest(): StepId {
    if (!this.replied) return this.best().one.ended ?? REPLY;
    const steps = this.stepsOn(this.frames()).filter((step) => OF_FRAMES.test(step));
    if (this.hooked) return steps.at(-1) ?? this.steps.message;
    const ofLength = steps.some((step) => OF_LENGTH.test(step));
    return steps.findLast((step) => OF_READING.test(step) && (ofLength || step !== this.steps.nextFrame)) ?? this.steps.message;
  }
}
