/**
 * Judges what a side sends once its handshake is over: well-formed text frames
 * and one FF 00, each of them something that an explanation can give at that
 * point. An application that says what it likes may send any text; one that
 * echoes sends what it has been told, in order, and nothing else.
 */
import { causeOf } from './cause.js';
import type { Fault } from './exchange.js';
import { type Explanation, factsOf, merged, showing } from './explanation.js';
import type { Frames, Unit } from './frames.js';
import { byteFault, type Case } from './opening.js';
import { agreement, type Piece, Spelling } from './spelling.js';

const CLOSING = Buffer.of(0xff, 0x00);
const EMPTY = Buffer.of(0x00, 0xff);
const TEXT = 'a text frame: 00, well-formed UTF-8, FF';
const NOTHING = 'nothing but closing TCP';

export class Speech {
  /** How many were sent. */
  messages = 0;
  private terminated = false;
  /** The frame that goes on although it is ill-formed. */
  private excused = false;
  private readonly spoken = new WeakMap<Explanation, readonly Explanation[]>();

  constructor(private readonly of: Case) {}

  copy(of: Case): Speech {
    const { messages, terminated, excused } = this;
    return Object.assign(new Speech(of), { messages, terminated, excused });
  }

  /** In words, what was said. */
  get course(): string[] {
    const { messages, terminated } = this;
    const count = messages === 1 ? '1 message' : `${messages} messages`;
    return [...(messages > 0 ? [`it sent ${count}`] : []), ...(terminated ? ['it sent FF 00'] : [])];
  }

  judge(frames: Frames, bytes: Buffer): Fault | undefined {
    for (const unit of frames.split(bytes)) {
      const fault = this.judgeUnit(unit);
      if (fault !== undefined) return fault;
    }
    const { open } = frames;
    if (open === undefined) return undefined;
    return open.kind === 'text' ? this.mayBegin(open.offset, frames.begun()) : this.mayClose(open.offset);
  }

  private judgeUnit(unit: Unit): Fault | undefined {
    switch (unit.type) {
      case 'text':
        return this.explainText(unit.frame) ? undefined : this.fault(unit.offset, unit.frame);
      case 'closing':
        this.terminated = this.left(this.closings());
        return this.terminated ? undefined : this.fault(unit.offset);
      case 'ill-formed':
        return this.mayBegin(unit.offset, unit.begun) ?? this.judgeIllFormed(unit.at);
      case 'stray':
        return this.left(this.of.explanations.filter(({ anything }) => anything)) ? undefined : this.stray(unit.offset, unit.at);
    }
  }

  private get echoes(): boolean {
    return this.of.ways.given.application === 'echo';
  }

  private stray(offset: number, at: number): Fault | undefined {
    const { steps } = this.of.ways.role;
    if (offset === at) {
      return this.mayGoOn ? byteFault(at, steps.type, 'no frame begins with this byte', [TEXT, 'FF 00']) : this.fault(offset);
    }
    return this.mayClose(offset) ?? byteFault(at, steps.closing, 'FF is followed by another byte than 00', ['00']);
  }

  /** A server may do anything with ill-formed text, sending it back included. */
  private judgeIllFormed(at: number): Fault | undefined {
    const { side, steps } = this.of.ways.role;
    this.excused = side === 'server' && this.of.explanations.some((one) => one.illFormed.length > 0);
    if (this.excused) return undefined;
    return byteFault(at, steps.utf8, 'the text ceases to be well-formed UTF-8', ['well-formed UTF-8', 'FF']);
  }

  private explainText(frame: Buffer): boolean {
    const said = this.of.explanations.flatMap((one) => this.explained(one, frame));
    this.excused = false;
    if (said.length > 0) this.messages += 1;
    return this.left(said);
  }

  private explained(one: Explanation, frame: Buffer): readonly Explanation[] {
    if (one.anything) return [one];
    const told = this.told(one, frame);
    if (this.echoes || told.length > 0) return told;
    return this.excused ? this.sayIllFormed(one, frame) : this.say(one, frame);
  }

  /** What it becomes by sending what it was told to send next. */
  private told(one: Explanation, frame: Buffer): Explanation[] {
    const [piece, ...pending] = one.pending;
    if (piece === undefined || !agreement(piece, frame).whole) return [];
    if (!(piece instanceof Spelling)) return [{ ...one, pending }];
    return piece.shownBy(frame).map((shown) => showing({ ...one, pending }, shown));
  }

  /**
   * What it becomes by its application sending the text of a frame; none if that does not give the frame. Sending
   * text binds nobody to anything, so an explanation stays where it is, and need not be asked again.
   */
  private say(one: Explanation, frame: Buffer): readonly Explanation[] {
    const known = this.spoken.get(one);
    if (known !== undefined) return known;
    if (one.pending.length > 0) return [];
    const { ways } = this.of;
    const said = ways
      .act(one, ways.role.say(frame.toString('utf8', 1, frame.length - 1)))
      .filter(({ pending }) => pending.length > 0)
      .map(({ decided }) => (Object.keys(decided).length === Object.keys(one.decided).length ? one : { ...one, decided }));
    this.spoken.set(one, said);
    return said;
  }

  private sayIllFormed(one: Explanation, frame: Buffer): Explanation[] {
    if (one.illFormed.length === 0) return [];
    const back = one.illFormed.some((raw) => frame.subarray(1, -1).equals(raw));
    return [showing(one, { 'server.utf8.invalid': back ? 'verbatim' : 'other' })];
  }

  private canSay(one: Explanation): boolean {
    return this.say(one, EMPTY).length > 0;
  }

  /** FF 00 is the answer to the other side's, which may be read only now, or the application's own. */
  private closings(): Explanation[] {
    return resumed(this.of, this.of.explanations).flatMap((one) => this.closing(one));
  }

  private closing(one: Explanation): Explanation[] {
    if (one.anything) return [one];
    const { ways } = this.of;
    const { role } = ways;
    const { pending } = one;
    const told = pending.findIndex((piece) => piece instanceof Uint8Array && CLOSING.equals(piece));
    // It may come before echoes that are still to be sent, which then never come: processing may lag behind.
    if (told === 0 || (told !== -1 && this.echoes)) return [{ ...one, pending: pending.slice(told + 1) }];
    if (!factsOf(one).established || (pending.length > 0 && !this.echoes)) return [];
    // A client that echoes has no cause to close.
    const shows = this.echoes && role.side === 'client' ? role.closeShows : role.endShows;
    return ways
      .act({ ...one, pending: [] }, role.end)
      .filter(({ pending }) => pending.length > 0)
      .map((each) => showing({ ...each, pending: [] }, shows));
  }

  private left(explanations: readonly Explanation[]): boolean {
    if (explanations.length > 0) this.of.explanations = merged(explanations);
    return explanations.length > 0;
  }

  /** Whether a text frame that has come so far may come here. */
  private mayBegin(offset: number, begun: Buffer): Fault | undefined {
    const may = this.of.explanations.filter((one) => {
      if (one.anything) return true;
      const [piece] = one.pending;
      if (piece !== undefined && agreement(piece, begun).upTo === begun.length) return true;
      return !this.echoes && this.canSay(one);
    });
    return this.left(may) ? undefined : this.fault(offset, begun);
  }

  /** Whether there is anything that may still come. */
  private get mayGoOn(): boolean {
    return this.of.explanations.some((one) => one.pending.length > 0 || this.canSay(one));
  }

  private mayClose(offset: number): Fault | undefined {
    const isClient = this.of.ways.role.side === 'client';
    // The FF of a client takes the liberty of its FF 00 already.
    const becoming = (one: Explanation) => this.closing(one).map(({ decided }) => (isClient ? { ...one, decided } : one));
    const may = resumed(this.of, this.of.explanations).flatMap(becoming);
    return this.left(may) ? undefined : this.fault(offset);
  }

  /** Where a frame leaves what was due, and of what that tells. */
  private wrongText(offset: number, frame: Buffer, due: readonly Piece[]): Fault {
    const { side } = this.of.ways.role;
    const upTo = Math.max(0, ...due.map((piece) => agreement(piece, frame).upTo));
    const allowed = due.length === 0 ? [NOTHING] : [...new Set(due.map(wordsOf))];
    const step = causeOf(this.of, frame.subarray(0, upTo + 1), due, this.messages);
    const why = `the ${side} sends ${this.echoes ? 'another text than it was sent' : 'something else than it was told to send'}`;
    return { ...byteFault(offset + upTo, step, why, allowed), ...this.breach };
  }

  /** What a fault is besides, where something else is due. */
  get breach(): { echo?: true } {
    return this.echoes ? { echo: true } : {};
  }

  /** Why a frame may not be sent here. */
  private fault(offset: number, frame: Buffer = CLOSING): Fault {
    const { steps, side } = this.of.ways.role;
    const { explanations } = this.of;
    const due = explanations.flatMap(({ pending: [piece] }) => piece ?? []);
    const isWrong = this.echoes ? frame !== CLOSING && this.mayGoOn : due.some((piece) => agreement(piece, EMPTY).upTo > 0);
    if (isWrong) return this.wrongText(offset, frame, due);
    if (explanations.every((one) => factsOf(one).closingStarted)) {
      return byteFault(offset, steps.afterClosing, `the ${side} has sent FF 00, after which it sends nothing`, [NOTHING]);
    }
    const ends = explanations.flatMap(({ ended }) => ended ?? []);
    const [ended] = ends;
    if (ended !== undefined && ends.length === explanations.length)
      return byteFault(offset, ended, `the ${side} sends although the connection failed`, [NOTHING]);
    if (!explanations.some((one) => factsOf(one).established)) {
      const why = `the ${side} sends before the connection is established`;
      return byteFault(offset, steps.early, why, ['nothing', 'closing TCP']);
    }
    return byteFault(offset, '10.3.4.5.3#p1', `the ${side} sends where the connection is closed`, [NOTHING]);
  }
}

export function wordsOf(piece: Uint8Array | Spelling): string {
  const bytes = piece instanceof Spelling ? (piece.all()[0] as Buffer) : Buffer.from(piece);
  const shown = bytes.toString('hex', 0, SHOWN).replace(/(..)(?!$)/g, '$1 ');
  return bytes.length > SHOWN ? `${shown} and ${bytes.length - SHOWN} bytes more` : shown;
}

/** Bytes of a frame that are told. */
const SHOWN = 64;

/** Those that wait, and what comes of them if they read on as well. */
export function resumed({ ways, input }: Case, all: readonly Explanation[]): Explanation[] {
  return merged([...all, ...all.flatMap((one) => (one.waits ? readOn(ways, input, { ...one, waits: false }) : []))]);
}

/** All that an explanation can make of what has arrived. */
export function readOn(ways: Case['ways'], input: Case['input'], one: Explanation): Explanation[] {
  const read = ways.readAll([one], input.slice(one.read));
  if (input.closed === undefined) return read;
  return read.flatMap((each) => (each.closeRead ? [each] : ways.readClose(each)));
}
