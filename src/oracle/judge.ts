/**
 * Judges one side of a recorded exchange: is there a way of the text's machine,
 * under policies that the text allows, that gives all that was seen?
 *
 * What the other side sends is read by every explanation that is left; what the
 * side itself sends has to be what one of them gives: bytes that its machine
 * has told to send, or a string or a closing handshake of its application. Sending
 * may be put off at will, so nothing is ever late, but nothing precedes its cause.
 */
import { Interpreter } from '../engine/index.js';
import { ClientOpening } from './client-opening.js';
import { Closure } from './closure.js';
import type { Exchange, Fault, Rejection, Side, Verdict } from './exchange.js';
import { Frames } from './frames.js';
import type { Case, Opening } from './opening.js';
import { Reader } from './reader.js';
import { type Role, roles } from './role.js';
import { ServerOpening } from './server-opening.js';
import { Speech } from './speech.js';
import { Stream } from './stream.js';
import { acceptance } from './verdict.js';

const interpreters = new Map<Side, Interpreter>();

/** The verdict on one side. */
export function judge(exchange: Exchange, side: Side): Verdict {
  const judging = new Judge(roles[side], exchange.url?.startsWith('wss:') ?? false);
  for (const entry of exchange.wire) {
    const fault = 'close' in entry ? judging.closes(entry.from, entry.close) : judging.sends(entry.from, entry.bytes);
    if (fault !== undefined) return judging.rejects(fault, exchange);
  }
  return judging.accepts();
}

/** Verdicts on the side that an exchange names, or on both. */
export function judgeAll(exchange: Exchange): Verdict[] {
  const sides: readonly Side[] = exchange.role === undefined ? ['server', 'client'] : [exchange.role];
  return sides.map((side) => judge(exchange, side));
}

class Judge {
  private readonly of: Case;
  private readonly opening: Opening;
  private readonly speech: Speech;
  private frames: Frames | undefined;
  private judged = 0;
  private readonly closings: string[] = [];

  constructor(
    private readonly role: Role,
    secure: boolean,
  ) {
    const interpreter = interpreters.get(role.side) ?? new Interpreter(role.machine);
    interpreters.set(role.side, interpreter);
    const input = new Stream();
    this.of = { output: new Stream(), input, reader: new Reader(interpreter, input), hypotheses: [] };
    this.opening = role.side === 'client' ? new ClientOpening(this.of, secure) : new ServerOpening(this.of, secure);
    this.speech = new Speech(this.of, role);
  }

  sends(from: Side, bytes: Uint8Array): Fault | undefined {
    const { of } = this;
    if (from === this.role.side) {
      of.output.append(bytes);
      return this.judgeOutput();
    }
    of.input.append(bytes);
    of.hypotheses = of.reader.readOn(of.hypotheses);
    return undefined;
  }

  closes(from: Side, how: 'fin' | 'rst'): undefined {
    const { of } = this;
    this.closings.push(`${from === this.role.side ? 'it' : `the ${from}`} closed TCP (${how.toUpperCase()})`);
    if (from === this.role.side) {
      of.output.closed = how;
      of.hypotheses = new Closure(of, this.role).explain();
    } else {
      of.input.closed = how;
      of.hypotheses = of.reader.readOn(of.hypotheses);
    }
  }

  rejects(fault: Fault, { wire }: Exchange): Verdict {
    const { side } = this.role;
    const seen = this.of.output.slice(fault.offset, fault.offset + 16).toString('hex');
    const rejection: Rejection = { from: side, at: timeOf(wire, side, fault.offset), seen, ...fault };
    return { role: side, accepted: false, course: this.course(), rejection };
  }

  accepts(): Verdict {
    const { of, role } = this;
    of.hypotheses = of.reader.resumed(of.hypotheses);
    return { role: role.side, ...acceptance(of.hypotheses), course: this.course() };
  }

  private judgeOutput(): Fault | undefined {
    const { of, opening } = this;
    if (this.frames === undefined) {
      const fault = opening.judge();
      if (fault !== undefined || opening.over === undefined) return fault;
      this.frames = new Frames(opening.over);
      this.judged = opening.over;
      // A client reads nothing before it has sent its handshake.
      of.hypotheses = of.reader.readOn(of.hypotheses);
    }
    const bytes = of.output.slice(this.judged);
    this.judged = of.output.length;
    return this.speech.judge(this.frames, bytes);
  }

  private course(): string[] {
    return [this.opening.course, ...(this.frames === undefined ? [] : this.speech.course), ...this.closings];
  }
}

/** When a byte of a side was seen. */
function timeOf(wire: Exchange['wire'], side: Side, offset: number): number {
  let length = 0;
  for (const entry of wire) {
    if (entry.from !== side || 'close' in entry) continue;
    length += entry.bytes.length;
    if (length > offset) return entry.at;
  }
  return wire.at(-1)?.at ?? 0;
}
