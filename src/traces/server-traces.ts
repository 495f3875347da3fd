/** Makes traces of paths of the server. */
import { type MachineEvent, type OutsideEvent, timerOf } from '../../machines/index.js';
import { limitDefaults, type StepId } from '../../spec/index.js';
import { Expectation } from '../judge/index.js';
import type { Path, Token } from '../paths/index.js';
import {
  type Branch,
  contextOf,
  each,
  endOf,
  isEstablished,
  isSilent,
  preferred,
  ranked,
  replyOf,
  shownBy,
  spellings,
  tellBranches,
  wayOf,
} from './branches.js';
import { errataOf } from './errata.js';
import { outcomesOf, policiesIn } from './outcomes.js';
import { behind, stepsOn } from './steps.js';
import { probe, type Rest, restOf, type Sound } from './suffix.js';
import { CLOSURES, type Draft, type Ending, givenOf, needsOf, overTcp, titleOf, wordsOf } from './titles.js';
import type { Observation, TraceEvent } from './types.js';

/**
 * The trace of a path, with what tells where it led behind it.
 * @param id the trace's
 * @param writes whether each token is a write of its own, and the path's title says what they are
 */
export function serverTrace(id: string, path: Path, sound: Sound, ending: Ending = 'probe', writes = false): Draft {
  const scribe = new Scribe(id, path, sound, writes);
  scribe.writePath();
  if (ending === 'probe') scribe.writeSuffix();
  else if (ending === 'fin') scribe.writeFin();
  else scribe.writeReset();
  return scribe.draft();
}

/** The trace of a path that a FIN cuts short in the middle of something, or undefined if it is not such a path. */
export function cutTrace(id: string, path: Path, sound: Sound): Draft | undefined {
  if (path.tokens.at(-1)?.name !== 'FIN') return undefined;
  const scribe = new Scribe(id, path, sound);
  scribe.writePath();
  if (!scribe.isInTheMiddle()) return undefined;
  scribe.writeFin();
  return scribe.draft();
}

/** A server's own names, for a client that gives none; others are as good (server.location and server.origin.value configured). */
const OWN = { host: 'example.com', origin: 'http://example.com' };

const ESTABLISHED = 'serverSendingHandshake.established';
/** What a server sends, unless it is told to, hangs on what it has read. */
const OF_READING = /^10\.3\.4\.4\.3#\d/;
/** Of frames with a length that is the outcome; of a message it is the message. */
const OF_LENGTH = /^10\.3\.4\.4\.3#3\.B/;
const NEXT_FRAME: StepId = '10.3.4.4.3#4';
const REPLY: StepId = '10.3.4.4.2#13';
/** Steps of frames and of closing, in either reading of it. */
const OF_FRAMES = /^10\.3\.4\.(4\.3|1\.4)#/;
/** A frame that came with the handshake was read all the same. */
const FIRST_FRAME: StepId = '10.3.4.4.3#1';
const ECHO: StepId = '10.3.4.4.3#3.4';

/** How often what has begun can be completed: a handshake, a frame, and what a lenient reading leaves. */
const TRIES = 4;

interface Opening {
  branches: readonly Branch[];
  events: readonly TraceEvent[];
  observations: readonly Observation[];
  sent: string;
}

const openings = new WeakMap<Sound, Map<string, Opening>>();

/** Writes one trace down while its events are told. */
class Scribe {
  private readonly expected: Expectation;
  private branches: readonly Branch[];
  /** All bytes that are sent, one character each. */
  private sent = '';
  private readonly events: TraceEvent[] = [];
  private readonly observations: Observation[] = [];
  private readonly rest: string[] = [];
  private readonly hooked: boolean;
  private pending: number[] = [];
  private settled = false;
  private replied = false;
  private way: readonly (readonly string[])[] = [];
  /** The best of the branches that an observation left behind. */
  private left: Branch | undefined;

  constructor(
    private readonly id: string,
    private readonly path: Path,
    private readonly sound: Sound,
    private readonly writes = false,
  ) {
    this.hooked = overTcp(path).length < path.tokens.length;
    const { limits, service } = path.setting;
    this.expected = new Expectation('server', { limits: { ...limitDefaults, ...limits }, service, own: OWN });
    this.branches = this.expected.begin({}, [{ type: 'ACCEPT' }]).map((one) => ({ one, frames: '' }));
  }

  /** The path itself, without the FIN that it may end with. */
  writePath(): void {
    const tokens = tokensOf(this.path);
    const opened = isEstablishedBy(this.path) && this.adopt(this.opening());
    for (const token of opened ? tokens.slice(SOUND.length) : tokens) {
      if (this.writes) this.write(token);
      else this.play(token);
    }
    this.way = wayOf(this.best());
  }

  /** What a sound handshake leads to under this setting, found out but once. */
  private opening(): Opening {
    const known = openings.get(this.sound) ?? new Map<string, Opening>();
    openings.set(this.sound, known);
    const key = JSON.stringify(this.path.setting);
    const opening = known.get(key) ?? this.open();
    known.set(key, opening);
    return opening;
  }

  private open(): Opening {
    const { id, path, sound } = this;
    const scribe = new Scribe(id, { ...path, tokens: sound.tokens }, sound);
    for (const token of sound.tokens.slice(1)) scribe.play(token);
    const { branches, events, observations, sent } = scribe;
    return { branches, events, observations, sent };
  }

  private adopt({ branches, events, observations, sent }: Opening): true {
    this.sent = sent;
    this.branches = branches;
    this.events.push(...events);
    this.observations.push(...observations);
    this.settled = true;
    this.replied = true;
    return true;
  }

  /** Whether a handshake or frame has begun and not ended. */
  isInTheMiddle(): boolean {
    const state = this.stateOfFraming();
    return state !== undefined && state !== 'step_1' && state !== 'discarding';
  }

  /** The rest of what has begun, a probe, and a FIN, behind which nothing else may come. */
  writeSuffix(): void {
    if (contextOf<{ closed: boolean }>(this.best()).closed && this.hooked) return;
    if (this.complete()) this.send(probe);
    if (this.pending.length > 0) this.observe();
    if (this.main() !== undefined) this.writeFin();
  }

  /** Completes what has begun. @returns whether a probe can follow */
  private complete(): boolean {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const branch = this.main();
      const rest = branch && restOf(this.expected.view(branch.one), this.sound);
      if (rest === undefined) return false;
      if (rest.text === '') return true;
      this.send(rest);
    }
    return false;
  }

  private send({ words, text }: Rest): void {
    this.rest.push(words);
    for (const letter of text) this.byte(letter.charCodeAt(0));
  }

  writeFin(): void {
    this.flush();
    this.events.push({ type: 'fin' });
    if (this.rest.length === 0) this.rest.push(CLOSURES.fin);
    this.branches = each(this.branches, (some) => this.expected.cut(some));
    this.observe('10.3.4.5.3#p1');
  }

  writeReset(): void {
    if (this.pending.length > 0 || this.observations.length === 0) this.observe();
    this.events.push({ type: 'reset' });
    this.rest.push(CLOSURES.reset);
  }

  draft(): Draft {
    const prefix = isEstablishedBy(this.path) ? 'a sound handshake' : '';
    const words = tokensOf(this.path).slice(prefix === '' ? 0 : SOUND.length);
    const later = behind(this.way, ESTABLISHED);
    const steps = stepsOn(later.length > 0 ? later : this.way);
    const policies = policiesIn(this.observations.flatMap(({ outcomes }) => outcomes));
    return {
      id: this.id,
      role: 'server',
      title: titleOf(prefix, this.writes ? [this.path.title] : words.map(wordsOf), this.rest),
      steps,
      errata: errataOf(steps, Object.keys(policies)),
      policies,
      seed: null,
      needs: needsOf(this.path),
      ...givenOf(this.path.setting),
      events: this.events,
      observations: this.observations,
    };
  }

  /** One write: what is seen of it is seen behind its last byte. */
  private write(token: Token): void {
    const [first] = token.events;
    if (first?.type === 'BYTE' && first.byte === 0xff && this.awaitsEcho()) this.observe();
    const [settled, terminated] = [this.settled, this.isTerminated()];
    for (const event of token.events) if (event.type === 'BYTE') this.take(event.byte);
    if (settled !== this.settled) this.observe(this.best().one.pending.length === 0 ? undefined : FIRST_FRAME);
    else if (terminated !== this.isTerminated()) this.observe();
    else this.flush();
  }

  private play({ events }: Token): void {
    for (const event of events) {
      if (event.type === 'BYTE') this.byte(event.byte);
      else this.hook(event);
    }
    if (events.some(({ type }) => type !== 'BYTE')) this.observe();
  }

  private byte(byte: number): void {
    if (this.branches.length === 0) return;
    if (byte === 0xff && this.awaitsEcho()) this.observe();
    const [settled, terminated] = [this.settled, this.isTerminated()];
    this.take(byte);
    if (settled !== this.settled || (!terminated && this.isTerminated())) this.observe();
  }

  private take(byte: number): void {
    this.sent += String.fromCharCode(byte);
    this.tell({ type: 'BYTE', byte });
    this.pending.push(byte);
    this.settled ||= this.branches.every((branch) => this.expected.isOver(branch.one) || isEstablished(branch));
  }

  private hook(event: OutsideEvent): void {
    // What the application is told to do might overtake an echo.
    if (this.replied && (this.main()?.one.pending.length ?? 0) > 0) this.observe();
    this.flush();
    this.events.push(written(event));
    if (event.type === 'TCP_CLOSED') this.branches = each(this.branches, (some) => this.expected.cut(some));
    else this.tell(event);
  }

  private tell(event: MachineEvent): void {
    this.branches = tellBranches(this.expected, this.branches, event);
  }

  /** Whether a frame begins while an echo is under way: a closing frame might overtake it. */
  private awaitsEcho(): boolean {
    return this.stateOfFraming() === 'step_1' && (this.main()?.one.pending.length ?? 0) > 0;
  }

  private isTerminated(): boolean {
    const main = ranked(this.branches)[0];
    return main !== undefined && contextOf<{ clientTerminated: boolean }>(main).clientTerminated;
  }

  private main(): Branch | undefined {
    return preferred(this.expected, this.branches);
  }

  private stateOfFraming(): string | undefined {
    const main = this.main();
    return main && this.expected.view(main.one).state('serverDataFraming');
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    this.events.push({ type: 'bytes', hex: Buffer.from(this.pending).toString('hex') });
    this.pending = [];
  }

  private observe(step: StepId = this.newest()): void {
    this.flush();
    const withReply = !this.replied;
    const { expected, sent } = this;
    this.branches = each(this.branches, (some) => expected.possible(some, sent));
    const due = !this.branches.some((branch) => isSilent(expected, branch, sent, withReply));
    this.branches = this.branches.flatMap(spellings);
    const all = this.branches.map((branch) => ({
      decided: branch.one.decided,
      shown: shownBy(expected, branch, sent, withReply),
    }));
    this.observations.push({ after: this.events.length - 1, due, step, outcomes: outcomesOf(all) });
    this.replied = this.settled && !this.branches.some(({ one }) => one.answer === 'silence');
    this.left = this.best();
    this.branches = this.branchesLeft().map(({ one, frames, reply = replyOf(one) }) => {
      return { frames, ...(reply === 'none' ? {} : { reply }), one: { ...one, reply: undefined } };
    });
  }

  /** What can go on: what is not over, and with calls everything, since they can still be made to what is closed. */
  private branchesLeft(): readonly Branch[] {
    if (this.hooked) return this.branches;
    const open = this.branches.filter(({ one }) => !this.expected.isOver(one));
    const goesOn = ({ one }: Branch) => !this.expected.isOver(one) || one.anything || one.answer === 'silence';
    return open.length > 0 ? this.branches.filter(goesOn) : [];
  }

  /** The item that an observation hangs on: the one that aborts, the reply, or the newest that the path came to. */
  private newest(): StepId {
    if (!this.replied) return endOf(this.best()) ?? REPLY;
    const later = behind(this.way.length > 0 ? this.way : wayOf(this.best()), ESTABLISHED);
    const steps = stepsOn(later).filter((step) => OF_FRAMES.test(step));
    if (this.hooked) return steps.at(-1) ?? ECHO;
    const ofLength = steps.some((step) => OF_LENGTH.test(step));
    return steps.findLast((step) => OF_READING.test(step) && (ofLength || step !== NEXT_FRAME)) ?? ECHO;
  }

  private best(): Branch {
    return ranked(this.branches)[0] ?? (this.left as Branch);
  }
}

/** The tokens between acceptance and the FIN at the end. */
function tokensOf({ tokens }: Path): readonly Token[] {
  return tokens.filter(({ name }, index) => name !== 'accept' && !(name === 'FIN' && index === tokens.length - 1));
}

/** Names of the tokens of a sound handshake. */
const SOUND = ['request line', 'sound fields', 'key3'];

function isEstablishedBy(path: Path): boolean {
  const names = tokensOf(path).map(({ name }) => name);
  return SOUND.every((name, index) => names[index] === name);
}

function written(event: OutsideEvent): TraceEvent {
  if (event.type === 'SEND_STRING') return { type: 'call', name: 'send', data: event.data };
  if (event.type === 'TERMINATE') return { type: 'call', name: 'terminate' };
  const timer = timerOf(event.type);
  if (timer !== undefined) return { type: 'timer', timer };
  if (event.type === 'SEND_FAILED') return { type: 'reset' };
  if (event.type === 'TCP_CLOSED') return { type: 'fin' };
  throw new Error(`a trace of a server cannot say ${event.type}`);
}
