/**
 * What may be seen of any echo client, whatever it was asked to connect to:
 * every way of the client's machine, with an application that sends each
 * message back. Traces are enumerated for one URL and one draw of keys; this
 * tells what the bytes that a foreign client is really sent lead to.
 */
import { type Bytes, client, type Effect, type MachineEvent } from '../../machines/index.js';
import { policyDefaults, type StepId } from '../../spec/index.js';
import { type Decided, Interpreter, type Way } from '../engine/index.js';
import { inputOf } from '../paths/index.js';
import { advance, type Branch, deciding, effectsOf, preferred, ranked, tell, wayOf } from './branches.js';
import { frugal } from './frugal.js';
import { outcomesOf } from './outcomes.js';
import { replacements } from './replacement.js';
import { stepsOn } from './steps.js';
import type { Outcome } from './types.js';

/** What a client was asked for, and how it asks. */
export interface Asked {
  host: string;
  port: number;
  resourceName: string;
  origin: string;
  protocol: string | null;
}

interface Seen {
  head: string;
  frames: string;
  closes: boolean | 'may';
  over: boolean;
}

interface Variables {
  established: boolean;
  expected: Bytes;
  reply: Bytes;
  rawData: Bytes;
  /** The status line, as far as it has come. */
  field: Bytes;
  entries: readonly { name: string }[];
  name: Bytes;
  remaining: number;
  frameType: number;
  length: number;
}

/** How chance is drawn and numbers are written is for whoever plays to translate. */
const PINNED: Decided = { 'client.key.edgeSpaces': policyDefaults['client.key.edgeSpaces'], 'number.byteOrder': 'big' };
const interpreter = new Interpreter({ id: client.id, algorithms: frugal(client.algorithms) });
const nothing: Seen = { head: '', frames: '', closes: false, over: false };

/** An echo client in all ways that the text allows, being told what is done to it. */
export class EchoClient {
  private branches: readonly Branch<Seen>[];
  /** The best way just before everything was over. */
  private last: Branch<Seen>;

  constructor(asked: Asked) {
    const input = inputOf({ beyond: { ...asked, secure: false } });
    const position = interpreter.begin(input);
    this.last = { position, decided: PINNED, seen: nothing, trail: undefined };
    this.branches = [this.last];
    for (const type of ['ESTABLISH', 'TURN', 'TCP_OPENED'] as const) this.tell({ type });
  }

  /** The handshake that it sends, one character for each byte; its keys are always the same. */
  get request(): string {
    return this.last.seen.head;
  }

  /** Tells one byte of the server, or something that is done to it. */
  tell(event: MachineEvent): void {
    this.branches = advance(interpreter, this.branches, event, after);
    this.last = preferred(this.branches) ?? this.last;
  }

  /** Whether no way goes on. */
  get isOver(): boolean {
    return this.branches.every(({ seen }) => seen.over);
  }

  get isEstablished(): boolean {
    return this.variables.established;
  }

  /** The state that an algorithm is in, on the best way that goes on, or else where it ended. */
  state(algorithm: string): string {
    return interpreter.view(this.last.position).state(algorithm);
  }

  get variables(): Variables {
    return this.last.position.context as unknown as Variables;
  }

  /** Which byte of the digest comes next, and what it should be; undefined elsewhere. */
  get digest(): { at: number; due: number } | undefined {
    const { reply, expected } = this.variables;
    if (this.isOver || this.state('clientOpeningHandshake') !== 'step_44') return undefined;
    return { at: reply.length, due: expected.view()[reply.length] as number };
  }

  /** Everything that was echoed so far on the best way, in hex. */
  get frames(): string {
    return (ranked(this.branches)[0] ?? this.last).seen.frames;
  }

  /** All that may be seen by now behind the handshake. */
  outcomes(): Outcome[] {
    return outcomesOf(
      this.branches.map(({ decided, seen: { frames, closes } }) => ({ decided, shown: { frames, closes } })),
      PINNED,
    );
  }

  /** The newest item of the protocol that the best way has come to. */
  newest(): StepId {
    const best = ranked(this.branches)[0] ?? this.last;
    return stepsOn(wayOf(best)).findLast(isOfProtocol) ?? '10.3.4.3.1#p1';
  }
}

/** Whether an item is about the handshake or about frames: not about scripts, and not about what any failure leads to. */
export function isOfProtocol(step: StepId): boolean {
  return /^10\.3\.4\.3\./.test(step) && !/^10\.3\.4\.3\.[12]#p1$/.test(step);
}

function after(before: Branch<Seen>, { effects }: Way, next: Branch<Seen>): Branch<Seen>[] {
  const { established } = before.position.context as unknown as Variables;
  const shown = { ...next, seen: effects.reduce((seen, effect) => show(seen, effect, established), before.seen) };
  const waits = interpreter.view(shown.position).state('clientClosingHandshake') === 'step_C5';
  const branch = waits && shown.seen.closes === false ? { ...shown, seen: { ...shown.seen, closes: 'may' as const } } : shown;
  const [message] = effectsOf(effects, 'MESSAGE_RECEIVED');
  return message === undefined ? [branch] : echoed(branch, message.data);
}

function show(seen: Seen, effect: Effect, established: boolean): Seen {
  if (effect.type === 'CLOSE_TCP' || effect.type === 'CLOSED') return { ...seen, closes: true, over: true };
  if (effect.type !== 'SEND') return seen;
  const bytes = Buffer.from(effect.bytes);
  if (established) return { ...seen, frames: seen.frames + bytes.toString('hex') };
  return { ...seen, head: seen.head + bytes.toString('latin1') };
}

/** The application sends a message back, as it was decoded: each way of decoding is one. */
function echoed(branch: Branch<Seen>, data: string): Branch<Seen>[] {
  const { rawData } = branch.position.context as unknown as Variables;
  return replacements(rawData.view(), data).flatMap(({ text, option }) => {
    const decided = option === undefined ? branch : deciding(branch, 'client.utf8.replacement', option);
    return tell(interpreter, decided, { type: 'SEND_DATA', data: text }, after);
  });
}
