/**
 * Lets hypotheses read what the other side sends. Where the text leaves a
 * choice, a hypothesis becomes several; where a byte would bind what may be
 * sent, one stays that has not read it yet, because reading may lag behind
 * (10.3.4.1.10#p4) and frames may cross a closing frame.
 */

import type { Effect, MachineEvent } from '../../machines/index.js';
import { limitDefaults } from '../../spec/index.js';
import { everyWay, type Interpreter } from '../engine/index.js';
import { byteEvents, type Led, take } from './bulk.js';
import { distinct, factsOf, type Hypothesis, type Piece } from './hypothesis.js';
import { optionsFor } from './options.js';
import { reduce } from './reduce.js';
import type { Stream } from './stream.js';

/** Effects behind which less may be sent than before. */
const BINDING: readonly Effect['type'][] = ['CLOSE_TCP', 'CLIENT_TERMINATED', 'CLOSING_STARTED'];

/** Whatever is too large for somebody is a reason to close, which is judged when a close is seen. */
const UNLIMITED = Object.fromEntries(Object.keys(limitDefaults).map((name) => [name, Number.POSITIVE_INFINITY]));

/** Bytes that are read in one go where nothing depends on them. */
const PIECE = 16_384;

const NEW = { read: 0, closeRead: false, waits: false, decided: {}, shown: {}, pending: [], ended: undefined };

export class Reader {
  /** Whether a message with ill-formed UTF-8 was read (server.utf8.invalid). */
  readIllFormed = false;
  private readonly aheadOf = new WeakMap<Hypothesis, Hypothesis[]>();

  constructor(
    readonly interpreter: Interpreter,
    private readonly input: Stream,
  ) {}

  /** Every way that a machine can go from its initial state, with an input that is a partial context. */
  start(
    input: object,
    events: readonly MachineEvent[],
    known: Partial<Pick<Hypothesis, 'decided' | 'shown'>> = {},
  ): Hypothesis[] {
    const position = this.interpreter.begin({ ...input, limits: UNLIMITED });
    return this.tell({ ...NEW, ...known, position }, events, 0);
  }

  /** All that the hypotheses can make of what has arrived. */
  readOn(all: readonly Hypothesis[]): Hypothesis[] {
    return distinct(all.flatMap((one) => (one.waits ? [one] : this.readAll(one))));
  }

  /** Those that wait, and what comes of them if they read on as well. */
  resumed(all: readonly Hypothesis[]): Hypothesis[] {
    return distinct([...all, ...all.flatMap((one) => (one.waits ? this.ahead(one) : []))]);
  }

  /** What comes of one that waits; what it has read for that is not read again. */
  private ahead(one: Hypothesis): Hypothesis[] {
    const read = this.readOn(this.aheadOf.get(one) ?? [{ ...one, waits: false }]);
    this.aheadOf.set(one, read);
    return read;
  }

  /** What comes of bytes, those that arrived or others in their place. */
  readBytes(one: Hypothesis, bytes: Uint8Array): Hypothesis[] {
    let read = [one];
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      read = distinct(read.flatMap((each) => (each.waits ? [each] : this.readPiece(each, piece))));
    }
    return read;
  }

  /** Where a piece cannot be read in one go, its halves may, down to the byte on which something depends. */
  private readPiece(one: Hypothesis, bytes: Uint8Array): Hypothesis[] {
    const led = take(this.interpreter, one.position, bytes, one.decided);
    if (led !== undefined && !binds(one, led)) return [this.after(one, led, bytes.length)];
    if (bytes.length > 1) {
      const half = bytes.length >> 1;
      const first = this.readPiece(one, bytes.subarray(0, half));
      return distinct(first).flatMap((each) => (each.waits ? [each] : this.readPiece(each, bytes.subarray(half))));
    }
    return this.tell(one, byteEvents(bytes), bytes.length);
  }

  /** Every way that an event of this side's own can go; who waits goes on waiting. */
  act(one: Hypothesis, event: MachineEvent): Hypothesis[] {
    const { waits } = one;
    const told = this.tell({ ...one, waits: false }, [event], 0).filter((each) => !each.waits);
    return told.map((each) => ({ ...each, waits }));
  }

  private readAll(one: Hypothesis): Hypothesis[] {
    const bytes = this.input.slice(one.read);
    const read = this.readBytes(one, bytes);
    if (this.input.closed === undefined) return read;
    return read.flatMap((each) => (each.waits || each.closeRead ? [each] : this.readClose(each)));
  }

  private readClose(one: Hypothesis): Hypothesis[] {
    return this.tell(one, [{ type: 'TCP_CLOSED' }], 0).map((each) => (each.waits ? each : { ...each, closeRead: true }));
  }

  private tell(one: Hypothesis, events: readonly MachineEvent[], count: number): Hypothesis[] {
    const options = optionsFor(factsOf(one));
    const ways = reduce(everyWay(this.interpreter, one.position, events, one.decided, options), one.decided, options);
    const told = ways.map((way) => this.after({ ...one, decided: way.decided }, way, count));
    return ways.some((way) => binds(one, way)) ? [...told, { ...one, waits: true }] : told;
  }

  private after(one: Hypothesis, { position, effects }: Led, count: number): Hypothesis {
    for (const effect of effects) if (effect.type === 'MESSAGE_RECEIVED') this.noteMessage(effect.data);
    const refused = effects.find(({ type }) => type === 'REPORT') as { step: Hypothesis['ended'] } | undefined;
    return {
      ...one,
      position,
      read: one.read + count,
      pending: [...one.pending, ...piecesOf(effects, factsOf(one).established)],
      ended: one.ended ?? refused?.step,
    };
  }

  /** A character that was put in for ill-formed bytes is not among the bytes that arrived. */
  private noteMessage(data: string): void {
    if (this.readIllFormed || !data.includes('\ufffd')) return;
    const wellFormed = Buffer.concat([Buffer.from(data), Buffer.of(0xff)]);
    this.readIllFormed = !this.input.slice().includes(wellFormed);
  }
}

function binds(one: Hypothesis, { effects }: Led): boolean {
  return factsOf(one).established && effects.some(({ type }) => BINDING.includes(type));
}

/** What is sent before the connection is established is a server's handshake. */
function piecesOf(effects: readonly Effect[], established: boolean): Piece[] {
  const sent = (some: readonly Effect[]) => some.flatMap((effect) => (effect.type === 'SEND' ? [effect.bytes] : []));
  const border = established ? -1 : effects.findIndex(({ type }) => type === 'ESTABLISHED');
  const [handshake, others] = [sent(effects.slice(0, border + 1)), sent(effects.slice(border + 1))];
  const pieces: Piece[] = [];
  if (handshake.length > 0) {
    const lines = handshake.slice(0, -2).map((line) => Buffer.from(line).toString('latin1').slice(0, -2));
    pieces.push({ lines, digest: handshake.at(-1) as Uint8Array });
  }
  if (others.length > 0) pieces.push(Buffer.concat(others));
  return pieces;
}
