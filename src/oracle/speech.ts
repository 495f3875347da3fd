/**
 * Judges what a side sends once its handshake is over: well-formed text frames
 * and one FF 00, each of them something that an explanation can give at that point.
 */
import type { StepId } from '../../spec/index.js';
import type { Fault } from './exchange.js';
import type { Frames, Unit } from './frames.js';
import { distinct, factsOf, type Hypothesis, showing } from './hypothesis.js';
import type { Case } from './opening.js';
import type { Role } from './role.js';

const CLOSING = Buffer.of(0xff, 0x00);
const TEXT = 'a text frame: 00, well-formed UTF-8, FF';
const NOTHING = 'nothing but closing TCP';

export class Speech {
  private messages = 0;
  private closing = false;
  /** The frame that goes on although it is ill-formed. */
  private excused = false;
  private readonly spoken = new WeakMap<Hypothesis, readonly Hypothesis[]>();

  constructor(
    private readonly of: Case,
    private readonly role: Role,
  ) {}

  /** In words, what was said. */
  get course(): string[] {
    const { messages, closing } = this;
    const count = messages === 1 ? '1 message' : `${messages} messages`;
    return [...(messages > 0 ? [`it sent ${count}`] : []), ...(closing ? ['it sent FF 00'] : [])];
  }

  judge(frames: Frames, bytes: Buffer): Fault | undefined {
    for (const unit of frames.split(bytes)) {
      const fault = this.judgeUnit(unit);
      if (fault !== undefined) return fault;
    }
    const { open } = frames;
    return open === undefined ? undefined : this.mayNotBegin(open.kind, open.offset);
  }

  private judgeUnit(unit: Unit): Fault | undefined {
    switch (unit.type) {
      case 'begins':
        return undefined;
      case 'text':
        return this.explainText(unit.frame) ? undefined : this.fault(unit.offset);
      case 'closing':
        return this.explainClosing() ? undefined : this.fault(unit.offset);
      case 'ill-formed':
        return this.mayNotBegin('text', unit.offset) ?? this.judgeIllFormed(unit.at);
      case 'stray':
        return this.stray(unit.offset, unit.at);
    }
  }

  private stray(offset: number, at: number): Fault | undefined {
    if (!this.of.hypotheses.some((one) => this.canSay(one))) return this.fault(offset);
    if (offset === at) {
      return fault(at, this.role.steps.type, 'no frame begins with this byte', [TEXT, 'FF 00']);
    }
    return (
      this.mayNotBegin('closing', offset) ?? fault(at, this.role.steps.closing, 'FF is followed by another byte than 00', ['00'])
    );
  }

  /** A server may do anything with ill-formed text, sending it back included. */
  private judgeIllFormed(at: number): Fault | undefined {
    this.excused = this.role.side === 'server' && this.of.reader.readIllFormed;
    if (this.excused) return undefined;
    return fault(at, this.role.steps.utf8, 'the text ceases to be well-formed UTF-8', ['well-formed UTF-8', 'FF']);
  }

  private explainText(frame: Buffer): boolean {
    const said = this.excused ? this.sayIllFormed(frame) : this.of.hypotheses.flatMap((one) => this.say(one, frame));
    this.excused = false;
    if (said.length > 0) this.messages += 1;
    return this.left(said);
  }

  /**
   * What it becomes by its application sending the text of a frame; none if that does not give the frame. Sending
   * text binds nobody to anything, so an explanation stays where it is, and need not be asked again.
   */
  private say(one: Hypothesis, frame: Buffer): readonly Hypothesis[] {
    const known = this.spoken.get(one);
    if (known !== undefined) return known;
    const said = this.of.reader
      .act(one, this.role.say(frame.toString('utf8', 1, frame.length - 1)))
      .filter(({ pending: [piece] }) => piece instanceof Uint8Array && frame.equals(piece))
      .map(({ decided }) => (Object.keys(decided).length === Object.keys(one.decided).length ? one : { ...one, decided }));
    this.spoken.set(one, said);
    return said;
  }

  private sayIllFormed(frame: Buffer): Hypothesis[] {
    const back = this.of.input.slice().includes(frame.subarray(1));
    const shown = { 'server.utf8.invalid': back ? 'verbatim' : 'other' };
    return this.of.hypotheses.filter((one) => this.canSay(one)).map((one) => showing(one, shown));
  }

  private canSay(one: Hypothesis): boolean {
    return this.say(one, Buffer.of(0x00, 0xff)).length > 0;
  }

  private explainClosing(): boolean {
    this.closing = this.left(this.closings());
    return this.closing;
  }

  /** FF 00 is the answer to the other side's, which may be read only now, or the application's own. */
  private closings(): Hypothesis[] {
    return this.of.reader.resumed(this.of.hypotheses).flatMap((one) => this.close(one));
  }

  private close(one: Hypothesis): Hypothesis[] {
    const [piece] = one.pending;
    if (piece instanceof Uint8Array && CLOSING.equals(piece)) return [{ ...one, pending: one.pending.slice(1) }];
    if (piece !== undefined || !factsOf(one).established) return [];
    return this.of.reader
      .act(one, this.role.end)
      .filter(({ pending: [first] }) => first instanceof Uint8Array && CLOSING.equals(first))
      .map((each) => showing(nothingPending(each), this.role.endShows));
  }

  private left(hypotheses: readonly Hypothesis[]): boolean {
    if (hypotheses.length > 0) this.of.hypotheses = distinct(hypotheses);
    return hypotheses.length > 0;
  }

  private mayNotBegin(kind: 'text' | 'closing', offset: number): Fault | undefined {
    const may = kind === 'text' ? this.of.hypotheses.some((one) => this.canSay(one)) : this.closings().length > 0;
    return may ? undefined : this.fault(offset);
  }

  /** Why nothing may be sent here. */
  private fault(offset: number): Fault {
    const { steps, side } = this.role;
    const { hypotheses } = this.of;
    if (hypotheses.every((one) => factsOf(one).closingStarted)) {
      return fault(offset, steps.afterClosing, `the ${side} has sent FF 00, behind which it sends nothing`, [NOTHING]);
    }
    const ended = hypotheses.map((one) => one.ended).find((step) => step !== undefined);
    if (ended !== undefined) return fault(offset, ended, `the ${side} sends although the connection failed`, [NOTHING]);
    if (!hypotheses.some((one) => factsOf(one).established)) {
      return fault(offset, steps.early, `the ${side} sends before the connection is established`, ['nothing', 'closing TCP']);
    }
    return fault(offset, steps.afterClosing, `the ${side} sends where it has closed the connection`, [NOTHING]);
  }
}

function fault(offset: number, step: StepId, why: string, allowed: readonly string[]): Fault {
  return { offset, step, why, allowed, kind: 'byte' };
}

function nothingPending(one: Hypothesis): Hypothesis {
  return { ...one, pending: [] };
}
