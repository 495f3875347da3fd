/**
 * Judges one side of a connection: is there a way of the text's machine, under
 * policies that the text allows, that gives all that was seen?
 *
 * What the other side sends is read by every explanation that is left; what the
 * side itself sends has to be what one of them gives. Sending may be put off at
 * will, so nothing is ever late until somebody says that its time is over, but
 * nothing precedes its cause.
 */
import { inRevision, type MachineEvent, type Revision } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { causeOfSilence } from './cause.js';
import {
  best,
  byDeparture,
  type Choices,
  departure,
  type Fingerprint,
  isUndefined,
  libertiesOf,
  markOf,
  namedByAll,
  shown,
} from './choices.js';
import { ClientOpening } from './client-opening.js';
import { explainClose } from './closure.js';
import type { Entry, Exchange, Fault, Side, Verdict } from './exchange.js';
import { type Explanation, factsOf, merged } from './explanation.js';
import { Frames } from './frames.js';
import type { Case, Opening } from './opening.js';
import { roleOf } from './role.js';
import { ServerOpening } from './server-opening.js';
import { canonical, simplest } from './simplest.js';
import { readOn, resumed, Speech, wordsOf } from './speech.js';
import { Stream } from './stream.js';
import { type Told, Ways } from './ways.js';

/** The verdict on one side of an exchange; what it has not said by the end may still come, and its application may say what it likes. */
export function judge(exchange: Exchange, side: Side, revision?: Revision): Verdict {
  const judging = new Judge(side, { secure: exchange.url?.startsWith('wss:') ?? false, revision });
  for (const entry of exchange.wire) judging.sees(entry);
  return judging.verdict();
}

/** Verdicts on the side that an exchange names, or on both. */
export function judgeAll(exchange: Exchange): Verdict[] {
  const sides: readonly Side[] = exchange.role === undefined ? ['server', 'client'] : [exchange.role];
  return sides.map((side) => judge(exchange, side));
}

/** How what was seen so far stands to what the text allows. */
export interface Standing {
  /** How it counts if nothing more comes; undefined while something is due in every explanation. */
  mark: 'pass' | 'allowed' | undefined;
  /** Whether what is still due would make it count as pass. */
  mayPass: boolean;
}

/** Judges a side while its connection goes on; `fork` gives one that goes on by itself. */
export class Judge {
  private found: Fault | undefined;
  private readonly of: Case;
  private opening: Opening;
  private speech: Speech;
  private frames: Frames | undefined;
  private judged = 0;
  private readonly closings: string[] = [];

  /** @param told what is known of the side: what its application does ('any' if absent), limits, service */
  constructor(
    readonly side: Side,
    told: Partial<Told> = {},
  ) {
    const { revision = 'r4820' } = told;
    const ways = new Ways(roleOf(side, revision), { application: 'any', secure: false, ...told });
    this.of = { ways, output: new Stream(), input: new Stream(), explanations: [] };
    this.opening = side === 'client' ? new ClientOpening(this.of) : new ServerOpening(this.of);
    this.speech = new Speech(this.of);
  }

  /** The first thing that nothing allows; its item is numbered as the text numbers it that judges. */
  get fault(): Fault | undefined {
    return this.found;
  }

  private set fault(fault: Fault | undefined) {
    this.found = fault && { ...fault, step: this.numbered(fault.step) };
  }

  /** The text that judges. */
  get revision(): Revision {
    return this.of.ways.role.revision;
  }

  private numbered(step: StepId): StepId {
    return (inRevision(this.revision, step) ?? step) as StepId;
  }

  /** Bytes or a close, as they were recorded. */
  sees(entry: Entry): void {
    if ('close' in entry) this.closes(entry.from, entry.close);
    else this.sends(entry.from, entry.bytes, entry.at);
  }

  /** Bytes of either side. */
  sends(from: Side, bytes: Uint8Array, at = 0): void {
    if (this.fault !== undefined) return;
    const { of } = this;
    if (from === this.side) {
      of.output.append(bytes, at);
      this.fault = this.judgeOutput();
    } else {
      of.input.append(bytes, at);
      this.readOn();
    }
  }

  /** A close of either side. */
  closes(from: Side, how: 'fin' | 'rst'): void {
    if (this.fault !== undefined) return;
    const { of } = this;
    this.closings.push(`${from === this.side ? 'it' : `the ${from}`} closed TCP (${how.toUpperCase()})`);
    if (from === this.side) {
      const midst = how === 'fin' && this.isInTheMidst();
      of.output.closed = how;
      of.explanations = merged(explainClose(of, resumed(of, of.explanations), midst));
    } else {
      of.input.closed = how;
      this.readOn();
    }
  }

  /** The application of the side, or a timer of it, did something. */
  tells(event: MachineEvent): void {
    if (this.fault !== undefined) return;
    this.of.explanations = this.of.ways.tellAll(resumed(this.of, this.of.explanations), event);
  }

  /** The time is over in which what is due had to come, and what had to be read was read. */
  late(): void {
    // A client that has not sent its handshake is not waited for here.
    if (this.fault !== undefined || this.of.explanations.length === 0) return;
    const read = resumed(this.of, this.of.explanations).filter(({ waits }) => !waits);
    const left = read.filter((one) => !this.isDue(one));
    const whole = this.isUnfinished() ? left.filter(({ anything }) => anything) : left;
    if (whole.length > 0) this.of.explanations = whole;
    else this.fault = left.length > 0 ? this.unfinished() : this.omission(read);
  }

  /** The status code that a server has answered its handshake with, once its three digits are there. */
  get answer(): string | undefined {
    return this.opening.answer;
  }

  /** Whether a server refuses in HTTP what it has no cause to refuse. */
  get refusesFreely(): boolean {
    const { explanations } = this.of;
    return explanations.length > 0 && explanations.every(({ answer, ended }) => answer === 'http' && ended === undefined);
  }

  /** How it stands; what reads only later does not count. */
  standing(): Standing {
    const read = this.of.explanations.filter(({ waits }) => !waits);
    const met = best(
      read.filter((one) => !this.isDue(one)),
      ({ decided }) => decided,
    );
    const mark = met === undefined ? undefined : markOf(met.decided);
    return { mark, mayPass: mark !== 'pass' && read.some((one) => markOf(one.decided) === 'pass') };
  }

  /** The options of each explanation that is left, without those that make no difference. */
  explanations(): Choices[] {
    const all = withReasons(simplest(resumed(this.of, this.of.explanations).map(({ decided }) => decided)));
    return all.toSorted((one, other) => byDeparture(one, other) || rank(one) - rank(other));
  }

  /** The verdict so far. */
  verdict(): Verdict {
    const { side, fault, of } = this;
    const course = [this.opening.course, ...(this.frames === undefined ? [] : this.speech.course), ...this.closings];
    if (fault !== undefined) {
      const seen = of.output.slice(fault.offset, fault.offset + 16).toString('hex');
      const rejection = { from: side, at: of.output.seenAt(fault.offset), seen, ...fault };
      return { role: side, accepted: false, course, rejection };
    }
    const verdict = accepted(this.explanations(), side);
    const needs = verdict.needs.map((each) => ({ ...each, step: this.numbered(each.step) }));
    return { role: side, ...verdict, needs, course };
  }

  /** Everything that what comes next depends on, as text: two judges with the same state judge the same. */
  state(): string {
    const { of, fault } = this;
    const base = of.explanations.map((one) =>
      // Policies answer for what is decided, which stands beside them, and for nothing else.
      canonical([one.position.states, { ...factsOf(one), policies: undefined }, one.decided, one.pending, one.waits, one.answer]),
    );
    return JSON.stringify([fault?.step, this.frames?.begun().toString('hex'), of.input.closed, of.output.closed, base.sort()]);
  }

  /** A judge of the same that goes on by itself. */
  fork(): Judge {
    const of = { ...this.of, input: this.of.input.copy(), output: this.of.output.copy() };
    const fork: Judge = Object.create(Judge.prototype);
    return Object.assign(fork, this, {
      of,
      opening: this.opening.copy(of),
      speech: this.speech.copy(of),
      frames: this.frames?.copy(),
      closings: [...this.closings],
    });
  }

  private readOn(): void {
    this.readInput();
    if (this.opening.over === undefined && this.of.output.length > 0) this.fault = this.judgeOutput();
  }

  /** Every explanation reads as far as it can. */
  private readInput(): void {
    const { of } = this;
    of.explanations = merged(of.explanations.flatMap((one) => readOn(of.ways, of.input, one)));
  }

  private judgeOutput(): Fault | undefined {
    const { of, opening } = this;
    if (this.frames === undefined) {
      const fault = opening.judge();
      if (opening.over === undefined) return fault;
      this.frames = new Frames(opening.over);
      this.judged = opening.over;
      // A client reads nothing before it has sent its handshake.
      this.readInput();
    }
    const bytes = of.output.slice(this.judged);
    this.judged = of.output.length;
    return this.speech.judge(this.frames, bytes);
  }

  /** Whether an explanation has something to send, or has to close. */
  private isDue(one: Explanation): boolean {
    if (one.anything) return false;
    // Once the client has closed, a server has nothing to do any more (rule 5).
    if (this.side === 'server' && this.of.input.closed !== undefined) return false;
    if (this.hasBegunToAnswer()) return true;
    const isAnswered = this.opening.hasHead === true;
    if (one.reply !== undefined && !isAnswered) return !isUndefined(one);
    if (one.answer === 'http' && !isAnswered && this.of.output.closed === undefined) return true;
    return one.reply?.digest !== undefined || one.pending.length > 0 || this.hasToClose(one);
  }

  /** What a server has begun to answer it has to end. */
  private hasBegunToAnswer(): boolean {
    const { output } = this.of;
    return this.side === 'server' && output.length > 0 && output.closed === undefined && this.opening.hasHead !== true;
  }

  private hasToClose(one: Explanation): boolean {
    const { output } = this.of;
    if (output.closed !== undefined) return false;
    if (one.answer !== 'http') return factsOf(one).closed;
    return one.decided['server.abort.answer'] !== 'httpKeepOpen';
  }

  /** Whether a head has come in part, or FF without its 00: nothing that a machine does is a reason to close there, unless the other side has closed. */
  private isInTheMidst(): boolean {
    return this.of.input.closed === undefined && (this.frames?.open?.kind === 'closing' || this.hasBegunToAnswer());
  }

  /** Whether a frame has begun that has to end: once a side has closed nothing more is due (rule 5). */
  private isUnfinished(): boolean {
    const { input, output } = this.of;
    return this.frames?.open !== undefined && output.closed === undefined && input.closed === undefined;
  }

  /** A frame that has begun, and does not end in time. */
  private unfinished(): Fault {
    const { steps, side } = this.of.ways.role;
    const [step, end] = this.frames?.open?.kind === 'closing' ? [steps.closing, '00'] : [steps.textEnds, 'FF'];
    return this.lacking(step, `the ${side} does not end its frame`, end);
  }

  private lacking(step: Fault['step'], why: string, allowed: string): Fault {
    return { offset: this.of.output.length, step, why, allowed: [allowed], kind: 'omission' };
  }

  /** What did not come in time. */
  private omission(read: readonly Explanation[]): Fault {
    const least = best(read, ({ decided }) => decided) as Explanation;
    const { side, of } = this;
    const { steps } = of.ways.role;
    const [piece] = least.pending;
    const ofReply = of.output.length === 0 ? '10.3.4.4.2#p1' : '10.3.4.4.2#13';
    if (least.reply !== undefined) return this.lacking(ofReply, 'the reply does not come', 'the reply');
    if (piece !== undefined && factsOf(least).closingStarted) return this.lacking(steps.answered, 'FF 00 does not come', 'FF 00');
    if (piece !== undefined) {
      const begun = this.frames?.open === undefined ? Buffer.of() : this.frames.begun();
      const step = causeOfSilence(of, piece, begun, this.speech.messages);
      const why = `${of.ways.given.application === 'echo' ? 'the echo' : 'what it was told to send'} does not come`;
      return { ...this.lacking(step, why, wordsOf(piece)), ...this.speech.breach };
    }
    if (of.input.closed !== undefined) return this.lacking('10.3.4.5.3#p1', `the ${side} does not close its side`, 'closing TCP');
    const aborts = side === 'server' && (least.answer === 'http' || least.ended !== undefined);
    const why = least.ended === undefined ? '' : `, although ${least.ended} ends the connection`;
    const step = aborts ? '10.3.4.5.2#p1' : (least.ended ?? steps.closes);
    return this.lacking(step, `the ${side} does not close TCP${why}`, 'closing TCP');
  }
}

/** That a side may close whenever it likes explains nothing where a better reason takes as few liberties (rule 1). */
function withReasons(all: readonly Choices[]): Choices[] {
  const isWhenever = (each: Choices) => each['server.close.whenever'] === 'closed' || each['client.close.arbitrary'] === 'closed';
  const better = Math.min(...all.filter((each) => !isWhenever(each)).map((each) => departure(each).liberties));
  return all.filter((each) => !isWhenever(each) || departure(each).liberties < better);
}

/** Of explanations that ask us to believe as much, a close on FF 00 is better explained by what the text says of FF 00. */
function rank(choices: Choices): number {
  return choices['server.frame.unknownType'] === 'disconnect' ? 1 : 0;
}

/** The mark is that of the explanation with the fewest liberties. */
function accepted(explanations: readonly Choices[], side: Side) {
  const [least = {}] = explanations;
  const { liberties, resorts } = departure(least);
  const simple = explanations.filter((each) => {
    const one = departure(each);
    return one.liberties === liberties && one.resorts === resorts;
  });
  return {
    accepted: true as const,
    mark: markOf(least),
    needs: libertiesOf(least, side),
    policies: shown(simple),
    // What one of them leaves open is not known.
    possible: Object.fromEntries(namedByAll(explanations)) as Fingerprint,
  };
}
