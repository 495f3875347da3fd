/** Writes a trace of an echo peer down while its events are told: what is done, and what may be seen of it. */
import { inR4820, inRevision, type MachineEvent, type OutsideEvent, type StateName } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { best, type Choices, type Expectation, factsOf, type Side, withoutKeptOpen } from '../judge/index.js';
import { type Path, type Token, textOf } from '../paths/index.js';
import { afterReply, areAmbiguous, type Branch, each, isSilent, shownBy, spellings, tellBranches, wayOf } from './branches.js';
import { type Draft, draftOf, titleOf, wordsOf, written } from './draft.js';
import { openedBy, openings } from './echo-client.js';
import { outcomesOf } from './outcomes.js';
import { behind, stepsOn, type Way } from './steps.js';
import { type Framing, isBegun, PROBE, restOf } from './suffix.js';
import type { BytesEvent, Observation, TraceEvent } from './types.js';

/** How a trace ends: with a probe, or with our closure in the middle of what it is about. */
export type Ending = 'probe' | 'fin' | 'reset';

/** What a trace is made of. */
export interface Plan extends Pick<Path, 'setting' | 'tokens' | 'revision'> {
  id: string;
  /** What the tokens behind the opening handshake are, in words, if each of them is a write of its own. */
  writes?: string;
}

/** A client has sent its handshake. */
const REQUESTED: StateName = 'clientOpeningHandshake.step_28';
/** Whether a token is nothing but bytes. */
export function isBytes({ events }: Token): boolean {
  return events.every(({ type }) => type === 'BYTE');
}

const CLOSED: StepId = '10.3.4.5.3#p1';

const decidedBy = ({ one }: Branch): Choices => one.decided;

/** How often what has begun can be led a step further. */
const TRIES = 12;

export abstract class TraceRecorder {
  protected readonly observations: Observation[] = [];
  /** What comes behind the path, in words. */
  protected readonly rest: string[] = [];
  /** Bytes of the write that is under way. */
  protected pending: number[] = [];
  /** What of these is an answer to the peer's keys. */
  protected answer: Omit<BytesEvent, 'type' | 'hex'> | undefined;
  /** All bytes so far, one character each. */
  protected sent = '';
  /** Whether the peer's handshake has been seen. */
  protected replied = true;
  /** Where on the way the frames of the path begin, if they had to wait. */
  protected begun: number | undefined;
  /** What its items are called. */
  protected readonly steps: Expectation['role']['steps'];
  private readonly opening: (typeof openings)[Side];
  /** How many tokens open the connection. */
  private readonly length: number;
  /** Where the path went. */
  private path: Way | undefined;
  /** The best of the branches when something was last seen. */
  private last: Branch | undefined;

  constructor(
    protected readonly plan: Plan,
    protected readonly expected: Expectation,
    protected branches: readonly Branch[],
    private readonly events: TraceEvent[] = [],
  ) {
    this.steps = expected.role.steps;
    this.opening = openings[expected.side];
    this.length = openedBy(expected.side, plan.tokens, plan.revision);
  }

  /** The item that an observation hangs on. */
  protected abstract newest(): StepId;

  /** The trace; undefined if it should end with our closure and nothing is under way then. */
  trace(ending: Ending): Draft | undefined {
    this.writePath();
    if (ending === 'probe') this.writeProbe();
    else if (isBegun(this.stateOfFraming())) this.writeClosure(ending);
    else return undefined;
    return this.draft();
  }

  private draft(): Draft {
    const { plan, opening, length, rest, events, observations } = this;
    const words = plan.writes === undefined ? plan.tokens.slice(length).map(wordsOf) : [plan.writes];
    const title = titleOf(length > 0 ? `a valid ${opening.what}` : '', words, rest);
    // What is behind the opening handshake; or behind a client's request, if the path does not come to that; or all.
    const way = [this.frames(), behind(this.way(), REQUESTED)].find(({ length }) => length > 0) ?? this.way();
    const steps = stepsOn(way, plan.revision);
    return draftOf({ id: plan.id, role: this.expected.side, title, steps, seed: null, events, observations }, plan);
  }

  /** The way behind the opening handshake, as far as it is the path's. */
  protected frames(): Way {
    return this.begun === undefined ? behind(this.way(), this.opening.established) : this.way().slice(this.begun);
  }

  /** Items met, as r4820 numbers them. */
  protected stepsOn(way: Way): StepId[] {
    const { revision } = this.expected.role;
    return stepsOn(way, revision).map((step) => inR4820(revision, step) as StepId);
  }

  /** Where the path went, or where it is. */
  protected way(): Way {
    return this.path ?? wayOf(this.best());
  }

  /** The path itself; a sound opening handshake is told byte by byte. */
  private writePath(): void {
    const { tokens, writes } = this.plan;
    for (const [index, token] of tokens.entries()) {
      if (writes === undefined || index < this.length) this.play(token);
      else {
        this.sendAtOnce(textOf(token));
        this.flush();
      }
      if (index === this.length - 1 && tokens.length > this.length) this.beforeFrames();
    }
    this.path = this.way();
  }

  /** Called where a sound opening handshake has been told, and frames follow. */
  protected beforeFrames(): void {}

  private play(token: Token): void {
    for (const event of token.events) {
      if (event.type === 'BYTE') this.send(String.fromCharCode(event.byte));
      else this.call(event);
    }
    if (!isBytes(token)) this.observe();
  }

  private call(event: OutsideEvent): void {
    // What the application is told to do might overtake an echo.
    if (this.replied && this.best().one.pending.length > 0) this.observe();
    this.flush();
    this.events.push(...written(event));
    if (event.type === 'TCP_CLOSED') this.cut();
    else this.tell(event);
  }

  /** The rest of what has begun, a probe, and a FIN, behind which nothing else may come. */
  protected writeProbe(): void {
    const isComplete = this.complete();
    if (this.isClosed()) this.sendInVain();
    else if (isComplete) this.send(PROBE, 'a probe');
    if (this.pending.length > 0) this.observe();
    if (!this.isClosed()) this.beforeFin();
    if (!this.isClosed()) this.writeClosure('fin');
  }

  /** What comes in place of a probe to a peer that is closed. */
  protected sendInVain(): void {}

  /** What comes between the probe and the FIN. */
  protected beforeFin(): void {}

  /** Completes what has begun. @returns whether a probe can follow */
  private complete(): boolean {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const main = this.main();
      const text = main && restOf(this.expected.side, this.expected.view(main.one));
      if (main === undefined || text === undefined) return false;
      if (text === '') return true;
      this.send(text, `the rest of the ${factsOf(main.one).established ? 'frame' : this.opening.what}`);
    }
    return false;
  }

  private writeClosure(how: 'fin' | 'reset'): void {
    this.flush();
    if (how === 'reset' && this.observations.length === 0) this.observe();
    this.events.push({ type: how });
    if (this.rest.length === 0) this.rest.push(how === 'fin' ? 'FIN' : 'RST');
    this.cut();
    if (how === 'fin') this.observe(CLOSED);
  }

  /** Sends bytes of which each may show something, as long as there is a peer for them. */
  protected send(text: string, words?: string): void {
    if (words !== undefined && text !== '' && this.rest.at(-1) !== words) this.rest.push(words);
    for (const letter of text) if (this.branches.length > 0) this.sendAtOnce(letter);
  }

  /** Sends bytes of which nothing is looked at before the last. */
  protected sendAtOnce(text: string): void {
    // What begins with FF might overtake an echo that is under way.
    if (text.startsWith('\xff') && this.awaitsEcho()) this.observe();
    for (const letter of text) this.take(letter.charCodeAt(0));
  }

  protected take(byte: number): void {
    this.tell({ type: 'BYTE', byte });
    this.pending.push(byte);
    this.sent += String.fromCharCode(byte);
  }

  protected tell(event: MachineEvent): void {
    this.branches = tellBranches(this.expected, this.branches, event);
  }

  private cut(): void {
    this.branches = each(this.branches, (some) => this.expected.cut(some));
  }

  /** Puts the bytes of a write among the events. */
  private flush(): void {
    if (this.pending.length === 0) return;
    this.events.push({ type: 'bytes', hex: Buffer.from(this.pending).toString('hex'), ...this.answer });
    this.pending = [];
    this.answer = undefined;
  }

  protected observe(step: StepId = this.newest()): void {
    this.flush();
    const { expected, sent } = this;
    const replied = this.replied && !areAmbiguous(this.branches);
    this.branches = each(this.branches, (some) => withoutKeptOpen(some, sent));
    const due = !this.branches.some((branch) => isSilent(expected, branch, !replied));
    this.branches = this.branches.flatMap(spellings);
    const outcomes = outcomesOf(this.branches.map((branch) => shownBy(expected, branch, !replied)));
    const numbered = (inRevision(expected.role.revision, step) ?? step) as StepId;
    this.observations.push({ after: this.events.length - 1, due, step: numbered, outcomes });
    this.last = this.best();
    this.branches = this.left().map(afterReply);
  }

  /** The branches that go on behind an observation. */
  protected left(): readonly Branch[] {
    const isLeft = (branch: Branch) => this.isOpen(branch) || branch.one.anything || branch.one.answer === 'silence';
    return this.isClosed() ? this.branches : this.branches.filter(isLeft);
  }

  /** Whether a frame begins while an echo is under way. */
  private awaitsEcho(): boolean {
    return this.stateOfFraming() === 'step_1' && (this.main()?.one.pending.length ?? 0) > 0;
  }

  private stateOfFraming(): Framing | undefined {
    const main = this.main();
    return main && this.expected.view(main.one).state(`${this.expected.side}DataFraming`);
  }

  private readonly isOpen = ({ one }: Branch) => !this.expected.isOver(one);

  protected isClosed(): boolean {
    return !this.branches.some(this.isOpen);
  }

  /** The best of the branches that are open, if one is. */
  protected main(): Branch | undefined {
    return best(this.branches.filter(this.isOpen), decidedBy);
  }

  /** The best of the branches; of those that there were last, if none goes on. */
  protected best(): Branch {
    return best(this.branches, decidedBy) ?? (this.last as Branch);
  }
}
