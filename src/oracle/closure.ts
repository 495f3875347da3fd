/**
 * Explains that a side closes TCP. It always may; but what a machine was told
 * to do, a timer, or a limit is a better reason than none.
 */
import type { MachineEvent } from '../../machines/index.js';
import { type Choices, distinct, factsOf, type Hypothesis, showing } from './hypothesis.js';
import type { Case } from './opening.js';
import type { Role } from './role.js';

export class Closure {
  constructor(
    private readonly of: Case,
    private readonly role: Role,
  ) {}

  /** All explanations of the close; there is at least one for each that there was before. */
  explain(): Hypothesis[] {
    const read = this.of.reader.resumed(this.of.hypotheses);
    return distinct(read.flatMap((one) => [...this.causes(one), showing(sent(one), this.role.closeShows)]));
  }

  private causes(one: Hypothesis): Hypothesis[] {
    if (factsOf(one).closed) return this.unsent(one);
    return [...this.timers(one), ...this.limits(one), ...this.illFormed(one)];
  }

  /**
   * Once the other side has closed nothing more is due, and after an RST what
   * was not seen is not known; otherwise a side sends what it was told to before it closes.
   */
  private unsent(one: Hypothesis): Hypothesis[] {
    const { input, output } = this.of;
    if (output.length === 0 && isMereSupposition(one)) return [];
    if (one.pending.length === 0 || output.closed === 'rst' || input.closed === 'rst') return [sent(one)];
    if (input.closed === undefined) return [];
    return [this.role.side === 'client' ? showing(sent(one), { 'client.close.notice': 'atOnce' }) : sent(one)];
  }

  /** Timers that run, and a script that gives up before the connection is established. */
  private timers(one: Hypothesis): Hypothesis[] {
    const events: [MachineEvent, Choices][] = [
      [{ type: 'CLOSING_TIMEOUT' }, {}],
      [{ type: 'STATUS_LINE_TIMEOUT' }, { 'client.handshake.timeout': 'timeout' }],
    ];
    if (this.role.side === 'client' && !factsOf(one).established) events.push([{ type: 'FAIL', step: '10.3.2#Bb' }, {}]);
    return events.flatMap(([event, shown]) =>
      this.of.reader
        .act(one, event)
        .filter((each) => factsOf(each).closed && each.pending.length === 0)
        .map((each) => showing({ ...each, ended: one.ended }, shown)),
    );
  }

  /** In the middle of a frame whose data or length has begun, it may be too large. */
  private limits(one: Hypothesis): Hypothesis[] {
    const state = this.of.reader.interpreter.view(one.position).state(this.role.framing);
    const { length, rawData } = one.position.context as { length: number; rawData: { length: number } };
    const size = /^step_3b?_2$/.test(state) ? rawData.length : /^step_3(a|_B)/.test(state) ? length : 0;
    return size > 0 && one.pending.length === 0 ? [showing(one, this.role.limitShows)] : [];
  }

  private illFormed(one: Hypothesis): Hypothesis[] {
    const may = this.role.side === 'server' && this.of.reader.readIllFormed && one.pending.length === 0;
    return may ? [showing(one, { 'server.utf8.invalid': 'close' })] : [];
  }
}

/**
 * That the server was asked for what it does not serve is no reason that was
 * seen: to close then would pass, but so would whatever refuses everything. It
 * is left to server.close.whenever, which is a liberty.
 */
function isMereSupposition({ shown }: Hypothesis): boolean {
  return shown['server.check.resource'] === 'abort';
}

/** Closing leaves nothing to be sent. */
function sent(one: Hypothesis): Hypothesis {
  return { ...one, pending: [] };
}
