/** Asks a peer one word over a connection of its own: each input is done, and what comes of it is awaited before the next. */
import { performance } from 'node:perf_hooks';
import type { Connection, Hooks } from '../check/index.js';
import type { Side } from '../judge/index.js';
import { type Alphabet, type Input, writesOf } from './alphabet.js';
import type { Word } from './mealy.js';
import { type Answer, NOTHING } from './observations.js';
import { Reader } from './outputs.js';

/** A connection to a peer, behind the opening handshake if the alphabet begins there. */
export interface Line {
  connection: Connection;
  hooks?: Hooks | undefined;
  /** What the peer's keys are rightly answered with, if it is a client. */
  answer: Buffer;
  /** Writes in the names of the peer. */
  named(pieces: readonly string[]): string[];
  end(): Promise<void>;
}

/** Whoever can be asked. */
export interface Peer {
  readonly side: Side;
  /** Whether it shares our process. */
  readonly isOurs: boolean;
  /** @throws Error when no connection comes about */
  open(isOpened: boolean): Promise<Line>;
}

/** It does not speak the protocol, or answers a sound handshake with no other one. */
export class NoPeer extends Error {}

/** What an input wrote, and the bytes that came then. */
export interface Exchanged {
  sent: Buffer;
  came: Buffer;
}

/** An answer, with what went over the wire at each input. */
export interface Told extends Answer {
  parts: readonly Exchanged[];
}

/** Outputs that are to be expected, and whether they were seen before. */
export type Expected = readonly { output: string | undefined; isKnown: boolean }[];

/** Milliseconds: the least and the most for which nothing has to come, and what is expected or known is waited for. */
const QUIET = { least: 6, most: 150 };
const PATIENCE = { expected: 250, known: 2_000 };
/** Times that answers took lately; who was slow once may be so again. */
const LATELY = 64;
const MOST_OF = 0.9;

export class Talks {
  private readonly latencies: number[] = [];

  constructor(
    private readonly peer: Peer,
    private readonly alphabet: Alphabet,
  ) {}

  /** @param patience how many times as long as usual is waited */
  async ask(word: Word, expected: Expected, patience = 1): Promise<Told> {
    const { alphabet, peer } = this;
    const line = await peer.open(alphabet.opened);
    try {
      const talk = new Talk(line, alphabet, peer, word);
      const outputs: string[] = [];
      const told = (isOver: boolean): Told => ({ outputs, isOver, parts: talk.parts });
      for (const [at, of] of word.entries()) {
        const wanted = expected[at] ?? { output: undefined, isKnown: false };
        talk.do(at);
        outputs.push(await this.awaited(talk, wanted, patience));
        if (talk.isOver || 'fin' in (alphabet.inputs[of] as Input)) return told(true);
      }
      return told(false);
    } finally {
      await line.end();
    }
  }

  /** What came of an input, once it is as expected and nothing more comes for a while, or the time is over. */
  private async awaited(talk: Talk, { output, isKnown }: Expected[number], patience: number): Promise<string> {
    const began = performance.now();
    const quiet = patience * Math.min(QUIET.most, Math.max(QUIET.least, 2 * this.slow));
    const deadline = began + patience * (isKnown ? PATIENCE.known : Math.max(PATIENCE.expected, 2 * quiet));
    const isMet = () => output === undefined || talk.output === output;
    const { changes } = talk.connection;
    while (!talk.isOver && !isMet() && (await changes.next(deadline)));
    if (isMet() && output !== undefined && output !== NOTHING) this.note(performance.now() - began);
    if (talk.output === NOTHING) await talk.connection.delivered(!this.peer.isOurs);
    while (!talk.isOver && (await changes.next(performance.now() + quiet)));
    return talk.done();
  }

  /** What most answers took at the most, lately. */
  private get slow(): number {
    const sorted = this.latencies.toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length * MOST_OF)] ?? 0;
  }

  private note(latency: number): void {
    this.latencies.push(latency);
    if (this.latencies.length > LATELY) this.latencies.shift();
  }
}

/** One word on its way. */
class Talk {
  readonly connection: Connection;
  readonly parts: Exchanged[] = [];
  private readonly reader: Reader;
  private readonly writes: readonly (string | undefined)[];
  private sent = Buffer.alloc(0);
  private from = 0;
  private seen: number;
  private said: string | undefined;

  constructor(
    private readonly line: Line,
    private readonly alphabet: Alphabet,
    { side }: Peer,
    private readonly word: Word,
  ) {
    this.connection = line.connection;
    this.reader = new Reader(side, alphabet.opened);
    this.seen = side === 'client' || alphabet.opened ? line.connection.received.length : 0;
    this.writes = this.written();
  }

  /** What each input writes, in the names of the peer. */
  private written(): (string | undefined)[] {
    const { alphabet, line, word } = this;
    const inputs = word.map((index) => alphabet.inputs[index] as Input);
    const pieces = writesOf(inputs, line.answer).map((bytes) => bytes?.toString('latin1'));
    if (alphabet.opened) return pieces;
    const named = line.named(pieces.filter((piece) => piece !== undefined));
    return pieces.map((piece) => (piece === undefined ? undefined : named.shift()));
  }

  get isOver(): boolean {
    return this.connection.closed !== undefined || this.connection.flooded;
  }

  do(at: number): void {
    const { connection, line } = this;
    const input = this.alphabet.inputs[this.word[at] as number] as Input;
    const bytes = Buffer.from(this.writes[at] ?? '', 'latin1');
    this.from = this.sent.length;
    this.sent = Buffer.concat([this.sent, bytes]);
    this.said = 'send' in input ? input.send : undefined;
    if (bytes.length > 0) connection.send(bytes);
    else if ('fin' in input) connection.finish();
    else if ('send' in input) line.hooks?.send?.(input.send);
    else if ('close' in input) line.hooks?.close?.();
  }

  /** What has come of the last input so far. */
  get output(): string {
    return this.read(this.reader.copy());
  }

  /** The same, when no more is awaited. */
  done(): string {
    const output = this.read(this.reader);
    const { received } = this.connection;
    this.parts.push({ sent: this.sent.subarray(this.from), came: received.subarray(this.seen) });
    this.seen = received.length;
    return output;
  }

  private read(reader: Reader): string {
    const { sent, from, said, connection, seen } = this;
    const closed = connection.closed !== undefined;
    return reader.read({ sent, from, said, bytes: connection.received.subarray(seen), closed });
  }
}
