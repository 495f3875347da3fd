/** What a peer sends and does behind an input, abstracted, so that content makes no states without end. */
import { isUtf8 } from 'node:buffer';
import { DIGEST, digestOf, frameAt, headIn, isSwitching, KEY3, type Side, valueIn } from '../judge/index.js';
import { NOTHING } from './observations.js';

/** What was done and seen on one input. */
export interface Seen {
  /** All that was sent to the peer so far, behind the opening handshake if the alphabet begins there. */
  sent: Buffer;
  /** Where in it the bytes of this input begin. */
  from: number;
  /** What the peer sent then. */
  bytes: Buffer;
  /** What its application was told to send. */
  said?: string | undefined;
  /** Whether it has closed TCP. */
  closed: boolean;
}

/** How long a name may be, in outputs: who goes on for ever says nothing more. */
const MOST = 6;

/** Reads the outputs of one connection, in order. */
export class Reader {
  private phase: 'head' | 'digest' | 'frames' | 'refused';
  private begun = Buffer.alloc(0);

  constructor(
    private readonly side: Side,
    private readonly opened: boolean,
  ) {
    this.phase = opened || side === 'client' ? 'frames' : 'head';
  }

  copy(): Reader {
    return Object.assign(new Reader(this.side, this.opened), this);
  }

  /** The output of an input, in words. */
  read(seen: Seen): string {
    const names = [...this.names(seen)].slice(0, MOST);
    return [...names, ...(seen.closed ? ['closes'] : [])].join(', ') || NOTHING;
  }

  private *names(seen: Seen): Generator<string> {
    this.begun = Buffer.concat([this.begun, seen.bytes]);
    if (seen.bytes.length === 0) return;
    if (this.phase === 'head') yield* this.head();
    if (this.phase === 'digest') yield* this.digest(seen.sent);
    if (this.phase === 'frames') yield* this.units(seen);
  }

  private *head(): Generator<string> {
    const head = headIn(this.begun);
    if (head === undefined) return yield 'part of a head';
    const [, code] = /^HTTP\/\d+\.\d+ (\d{3})/.exec(head.line) ?? [];
    yield code === undefined ? 'no HTTP' : isSwitching(head.line) ? code : `HTTP ${code}`;
    this.begun = this.begun.subarray(head.length);
    this.phase = isSwitching(head.line) ? 'digest' : 'refused';
  }

  private *digest(sent: Buffer): Generator<string> {
    if (this.begun.length === 0) return;
    if (this.begun.length < DIGEST) return yield 'part of a digest';
    const head = headIn(sent);
    const keys = ['sec-websocket-key1', 'sec-websocket-key2'].map((name) => (head && valueIn(head, name)) ?? '');
    const key3 = head && sent.subarray(head.length, head.length + KEY3);
    const isRight = key3?.length === KEY3 && digestOf(keys, key3, 'big').equals(this.begun.subarray(0, DIGEST));
    yield isRight ? 'digest' : 'another digest';
    this.begun = this.begun.subarray(DIGEST);
    this.phase = 'frames';
  }

  /** What has begun and not ended is kept, and told again when more of it comes. */
  private *units(seen: Seen): Generator<string> {
    const due = echoesDue(seen, this.opened, this.side);
    while (this.begun.length > 0) {
      const { type, data, whole, end } = frameAt(this.begun, 0);
      const isClosing = type === 0xff && (this.begun[1] ?? 0) === 0;
      if (type !== 0 && !isClosing) {
        // What follows has no meaning that anybody could agree on.
        this.phase = 'refused';
        return yield `byte ${this.begun.toString('hex', 0, type === 0xff ? 2 : 1)}`;
      }
      if (!whole) return yield isClosing ? 'FF' : 'part of a text';
      this.begun = this.begun.subarray(end);
      yield isClosing ? 'FF 00' : nameOf(data, due, seen.said);
    }
  }
}

function nameOf(text: Buffer, due: readonly Buffer[], said: string | undefined): string {
  if (due.some((each) => echoOf(each).equals(text))) return 'echo';
  if (due.some((each) => each.equals(text))) return 'an ill-formed echo';
  if (said !== undefined && text.toString('latin1') === said) return 'what it was told';
  if (text.length === 0) return 'an empty text';
  return isUtf8(text) ? 'a text' : 'an ill-formed text';
}

/** A text as it comes back: with U+FFFD where it is ill-formed. */
export function echoOf(text: Buffer): Buffer {
  return Buffer.from(text.toString('utf8'));
}

/** The texts of frames that an input has completed. */
export function echoesDue({ sent, from }: Pick<Seen, 'sent' | 'from'>, opened: boolean, side: Side): Buffer[] {
  const head = opened ? 0 : headIn(sent)?.length;
  if (head === undefined) return [];
  const due: Buffer[] = [];
  for (let at = head + (opened ? 0 : side === 'server' ? KEY3 : DIGEST); at < sent.length; ) {
    const { type, data, whole, end } = frameAt(sent, at);
    if (type < 0x80 && whole && end > from) due.push(data);
    at = end;
  }
  return due;
}
