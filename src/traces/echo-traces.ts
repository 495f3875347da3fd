/** Makes traces for any echo client: we are the server that it connects to. */
import type { Bytes } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import type { Path, Token } from '../paths/index.js';
import {
  type Branch,
  contextOf,
  endOf,
  isSilent,
  preferred,
  ranked,
  shownBy,
  spellings,
  tellBranches,
  wayOf,
} from './branches.js';
import { ADDRESS, beginEcho, echoClient } from './echo-client.js';
import { errataOf } from './errata.js';
import { outcomesOf, policiesIn } from './outcomes.js';
import { restInVain, restOfReply, soundAnswer } from './replies.js';
import { behind, stepsOn } from './steps.js';
import { probe, textOf } from './suffix.js';
import { CLOSURES, type Draft, type Ending, titleOf, wordsOf } from './titles.js';
import type { BytesEvent, Need, Observation, TraceEvent } from './types.js';

/**
 * What our side does on a path of the client or its API, up to where the path
 * takes a script's call, with what tells where it led behind it; undefined
 * where the path takes another address, or is nothing but calls.
 * @param id the trace's
 * @param writes whether each token behind a sound reply is a write of its own, and the path's title says what they are
 */
export function echoTrace(id: string, path: Path, ending: Ending = 'probe', writes = false): Draft | undefined {
  const tokens = ofPeer(path);
  if (tokens === undefined) return undefined;
  const scribe = new Scribe(id, tokens, writes ? path.title : undefined);
  scribe.writePath();
  if (ending !== 'probe' && !scribe.isInTheMiddle()) return undefined;
  if (ending === 'probe') scribe.writeProbe();
  else scribe.writeClosure(ending);
  return scribe.draft();
}

/**
 * What both sides do on a path behind a sound reply, where the script is told to send or to close; undefined where it is
 * told nothing, or something else. A client that has begun to close gets a message and then our closing frame.
 * @param id the trace's
 */
export function hookedTrace(id: string, path: Path): Draft | undefined {
  if (ofPeer(path) === undefined) return undefined;
  const [, , ...rest] = wholeOf(path).filter(({ events }) => events.some(({ type }) => type !== 'TASK'));
  const tokens = rest.at(-1)?.name === 'FIN' ? rest.slice(0, -1) : rest;
  const isSound = SOUND.every((name, index) => tokens[index]?.name === name);
  if (!isSound || !tokens.some(isCall) || !tokens.every((token) => isOfPeer(token) || isCall(token))) return undefined;
  const scribe = new Scribe(id, tokens);
  scribe.writePath();
  scribe.writeProbe();
  return scribe.draft();
}

/** A sound reply and a probe. */
export function clientControl(): Draft {
  const scribe = new Scribe('control', []);
  scribe.writePath();
  scribe.writeProbe();
  return { ...scribe.draft(), title: 'a sound reply; then a probe' };
}

/** Whether a path is one that our FIN cuts short in the middle of something. */
export function isCutShort(path: Path): boolean {
  const [, , ...tokens] = wholeOf(path).filter(({ events }) => events.some(({ type }) => type !== 'TASK'));
  return ofPeer(path) !== undefined && tokens.at(-1)?.name === 'FIN' && tokens.slice(0, -1).every(isOfPeer);
}

/** The tokens of our side behind the connection. */
function ofPeer(path: Path): readonly Token[] | undefined {
  const [construct, connects, ...rest] = wholeOf(path);
  const [call] = construct?.events ?? [];
  if (call?.type !== 'CONSTRUCT' || call.url !== ADDRESS || call.protocol !== null) return undefined;
  if (!connects?.events.some(({ type }) => type === 'TCP_OPENED') || path.setting.script) return undefined;
  const end = rest.findIndex((token) => !isOfPeer(token));
  return rest.slice(0, end === -1 ? rest.length : end).filter(({ events }) => events.every(({ type }) => type === 'BYTE'));
}

function wholeOf({ tokens, body }: Path): readonly Token[] {
  return tokens.slice(0, body);
}

function isOfPeer({ events }: Token): boolean {
  return events.every(({ type }) => type === 'BYTE' || type === 'TASK');
}

/** A call that a program can be told to make in a line. */
function isCall({ events }: Token): boolean {
  return events.every((event) => {
    return event.type === 'CLOSE_CALLED' || (event.type === 'SEND_CALLED' && /^[ -~]{1,32}$/.test(event.data));
  });
}

const ESTABLISHED = 'clientOpeningHandshake.step_46';
/** The client has sent its handshake. */
const REQUESTED = 'clientOpeningHandshake.step_28';
const OF_FRAMES = /^10\.3\.4\.3\.2#/;
const ECHO: StepId = '10.3.4.3.2#3b.5';
const CLOSED: StepId = '10.3.4.5.3#p1';

const CLEAN_CLOSE: StepId = '10.3.4.3.2#3a.8.3';

/** Names of the tokens of a sound reply. */
const SOUND = ['status line', 'sound fields', 'the right reply'];

/** A text frame that no path sends. */
const GREETING = '\0ready\xff';

/** How often what has begun can be completed: a handshake, and a frame. */
const TRIES = 12;

/** Writes one trace down while its events are told. */
class Scribe {
  private branches: readonly Branch[] = beginEcho();
  private readonly events: TraceEvent[] = [{ type: 'open' }];
  private readonly observations: Observation[] = [];
  private readonly rest: string[] = [];
  private pending: number[] = [];
  /** All bytes so far, one character each. */
  private sent = '';
  private answered = false;
  private isPath = true;
  private answer: Omit<BytesEvent, 'type' | 'hex'> | undefined;
  private way: readonly (readonly string[])[] = [];
  /** Where on the way the path's own frames begin, if they had to wait. */
  private begun: number | undefined;
  /** The best of the branches that an observation left behind. */
  private left: Branch | undefined;

  constructor(
    private readonly id: string,
    private readonly tokens: readonly Token[],
    private readonly what?: string,
  ) {}

  /** The path itself; what comes behind a sound reply waits until the client has shown that it took that. */
  writePath(): void {
    for (const [index, token] of this.tokens.entries()) {
      if (this.what !== undefined && this.awaitsEcho() && textOf(token).startsWith('\xff')) this.observe();
      if (isCall(token)) this.call(token);
      else this.send(textOf(token));
      if (index < SOUND.length && this.isOpenedSoundly()) this.greet(index);
      else if (this.what !== undefined) this.flush();
    }
    this.isPath = false;
    this.way = wayOf(this.best());
  }

  private call({ events }: Token): void {
    // What the script is told to do might overtake an echo.
    if (this.best().one.pending.length > 0) this.observe();
    this.flush();
    for (const event of events) {
      if (event.type === 'CLOSE_CALLED') {
        this.events.push({ type: 'call', name: 'close' });
        this.branches = tellBranches(echoClient, this.branches, { type: 'START_CLOSING' });
      } else if (event.type === 'SEND_CALLED') {
        this.events.push({ type: 'call', name: 'send', data: event.data });
        this.branches = tellBranches(echoClient, this.branches, { type: 'SEND_DATA', data: event.data });
      }
    }
    this.observe();
  }

  private isOpenedSoundly(): boolean {
    return SOUND.every((name, index) => this.tokens[index]?.name === name);
  }

  private greet(index: number): void {
    if (index < SOUND.length - 1 || this.tokens.length === SOUND.length) return;
    this.send(GREETING);
    this.observe(ECHO);
    this.begun = wayOf(this.best()).length;
  }

  /** Whether a handshake or frame has begun and not ended. */
  isInTheMiddle(): boolean {
    const main = preferred(echoClient, this.branches);
    return main !== undefined && echoClient.view(main.one).state('clientDataFraming') !== 'step_1';
  }

  /** The rest of what has begun, a probe, and a FIN. A client that should have failed gets all that a sound one would. */
  writeProbe(): void {
    const complete = !this.isClosed() && this.complete();
    if (this.isClosed()) this.sendInVain();
    else if (complete) this.send(probe.text, probe.words);
    this.observe();
    if (!this.isClosed() && this.hasBegunToClose()) this.sendFF00();
    if (!this.isClosed()) this.writeClosure('fin');
  }

  writeClosure(how: 'fin' | 'reset'): void {
    this.flush();
    if (how === 'reset' && this.observations.length === 0) this.observe();
    this.events.push({ type: how });
    if (this.rest.length === 0) this.rest.push(CLOSURES[how]);
    this.branches = tellBranches(echoClient, this.branches, { type: 'TCP_CLOSED' });
    if (how === 'fin') this.observe(CLOSED);
  }

  draft(): Draft {
    const steps = this.stepsBehind();
    const opened = this.isOpenedSoundly();
    const words = this.tokens.slice(opened ? SOUND.length : 0).map(wordsOf);
    const policies = policiesIn(this.observations.flatMap(({ outcomes }) => outcomes));
    return {
      id: this.id,
      role: 'client',
      title: titleOf(opened ? 'a sound reply' : '', this.what === undefined ? words : [this.what], this.rest),
      steps,
      errata: errataOf(steps, Object.keys(policies)),
      policies,
      seed: null,
      needs: needsOf(this.events),
      events: this.events,
      observations: this.observations,
    };
  }

  /** The items behind the handshake; behind the request, if it comes to none; with the request, if the path has no more. */
  private stepsBehind(): StepId[] {
    const { way } = this;
    const parts = [this.framesOn(way), behind(way, REQUESTED), way];
    return stepsOn(parts.find(({ length }) => length > 0) ?? []);
  }

  private framesOn(way: readonly (readonly string[])[]): readonly (readonly string[])[] {
    return this.begun === undefined ? behind(way, ESTABLISHED) : way.slice(this.begun);
  }

  private complete(): boolean {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const branch = preferred(echoClient, this.branches);
      const rest = branch && restOfReply(echoClient.view(branch.one));
      if (rest === undefined) return false;
      if (rest.text === '') return true;
      this.send(rest.text, rest.words);
    }
    return false;
  }

  /** What a client would get that goes on where it should not: the rest of a sound reply, and a probe that it would echo. */
  private sendInVain(): void {
    if (!this.isEstablished()) this.send(restInVain(this.sent), 'the rest of the reply');
    if (!this.isEstablished() && !this.answered) {
      this.answer = { answer: hexOf(soundAnswer()), at: this.pending.length };
      this.send(Buffer.from(soundAnswer()).toString('latin1'));
    }
    this.send(probe.text, probe.words);
  }

  private hasBegunToClose(): boolean {
    return contextOf<{ closingStarted: boolean }>(this.best()).closingStarted;
  }

  private sendFF00(): void {
    this.send('\xff\0', 'FF 00');
    this.observe(CLEAN_CLOSE);
  }

  private isEstablished(): boolean {
    return contextOf<{ established: boolean }>(this.best()).established;
  }

  private send(text: string, words?: string): void {
    if (words !== undefined && text !== '' && this.rest.at(-1) !== words) this.rest.push(words);
    for (const letter of text) this.byte(letter.charCodeAt(0));
  }

  private byte(byte: number): void {
    if (byte === 0xff && !(this.isPath && this.what !== undefined) && this.awaitsEcho()) this.observe();
    this.noteAnswer();
    this.branches = tellBranches(echoClient, this.branches, { type: 'BYTE', byte });
    this.pending.push(byte);
    this.sent += String.fromCharCode(byte);
  }

  /** Bytes that the client reads as the answer to its keys are told apart, since other keys need others. */
  private noteAnswer(): void {
    const main = preferred(echoClient, this.branches);
    if (main === undefined || echoClient.view(main.one).state('clientOpeningHandshake') !== 'step_44') return;
    const { expected, reply } = echoClient.view(main.one).context as { expected: Bytes; reply: Bytes };
    this.answered = true;
    const { answer = '', at = this.pending.length, from = reply.length } = this.answer ?? {};
    this.answer = { answer: answer + hexOf(expected.view().subarray(reply.length, reply.length + 1)), at, from };
  }

  /** Whether an echo is under way where a frame begins: what that starts might overtake the echo. */
  private awaitsEcho(): boolean {
    const main = preferred(echoClient, this.branches);
    if (main === undefined || echoClient.view(main.one).state('clientDataFraming') !== 'step_1') return false;
    return main.one.pending.length > 0;
  }

  private isClosed(): boolean {
    return this.branches.every(({ one }) => echoClient.isOver(one));
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const { answer, at = 0, from = 0 } = this.answer ?? {};
    const part = answer === undefined ? {} : { answer, ...(at > 0 ? { at } : {}), ...(from > 0 ? { from } : {}) };
    this.events.push({ type: 'bytes', hex: hexOf(Uint8Array.from(this.pending)), ...part });
    this.pending = [];
    this.answer = undefined;
  }

  private observe(step: StepId = this.newest()): void {
    this.flush();
    const due = !this.branches.some((branch) => isSilent(echoClient, branch, this.sent, false));
    this.branches = this.branches.flatMap(spellings);
    const all = this.branches.map((branch) => ({
      decided: branch.one.decided,
      shown: shownBy(echoClient, branch, this.sent, false),
    }));
    this.observations.push({ after: this.events.length - 1, due, step, outcomes: outcomesOf(all) });
    this.left = this.best();
    const open = this.branches.filter(({ one }) => !echoClient.isOver(one));
    this.branches = open.length > 0 ? open : this.branches;
  }

  /** The item that an observation hangs on: the one that fails, or the newest that the path came to. */
  private newest(): StepId {
    const failed = endOf(this.best());
    if (failed !== undefined) return failed;
    if (echoClient.closes(this.best().one, this.sent) === true) return CLEAN_CLOSE;
    const way = this.way.length > 0 ? this.way : wayOf(this.best());
    const later = this.framesOn(way);
    if (later.length === 0 && this.rest.length === 0)
      return stepsOn(way).findLast((step) => step.startsWith('10.3.4.3.1#')) as StepId;
    return stepsOn(later).findLast((step) => OF_FRAMES.test(step)) ?? ECHO;
  }

  private best(): Branch {
    return ranked(this.branches)[0] ?? (this.left as Branch);
  }
}

function needsOf(events: readonly TraceEvent[]): Need[] {
  const names = new Set(events.flatMap((event) => (event.type === 'call' ? [event.name] : [])));
  return (['send', 'close'] as const).filter((name) => names.has(name));
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
