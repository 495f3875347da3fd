/** Which step an echo that is wrong, or missing, violates: that follows from the bytes that were sent. */
import type { StepId } from '../../spec/index.js';
import type { Case } from './opening.js';
import { DIGEST } from './reply.js';
import type { Role } from './role.js';
import { agreement, type Piece, Spelling } from './spelling.js';

/** A frame that was sent to the side under test, as far as it has come. */
export interface Read {
  /** Its offset. */
  at: number;
  type: number;
  /** Text, or the data that are discarded. */
  data: Buffer;
  /** All behind the type. */
  raw: Buffer;
  whole: boolean;
}

/**
 * The step is known from the first byte that is wrong: what comes behind it may be seen later, and changes nothing.
 * @param frame a text frame that should not have come, up to the byte that is wrong
 * @param due what should have come
 * @param messages how many were sent before
 */
export function causeOf(of: Case, frame: Buffer, due: readonly Piece[], messages: number): StepId {
  const { steps } = of.ways.role;
  const frames = framesIn(of);
  const left = unanswered(frames, messages);
  const ended = frame.at(-1) === 0xff;
  const text = frame.subarray(1, ended ? -1 : undefined);
  const isLike = (bytes: Buffer, from = 0) =>
    bytes.subarray(from, from + text.length).equals(text) && (!ended || (bytes[from + text.length] ?? 0xff) === 0xff);
  const isEchoOf = ({ type, data }: Read) => type < 0x80 && isLike(data);
  const begins = frame[0] === 0x00 && frame[1] !== 0xff;
  // A text that is made of what is discarded has its data, its length and data, or what looks like a text frame among them.
  const isMadeOf = ({ data, raw }: Read) =>
    begins && (isLike(data) || isLike(raw) || raw.some((byte, at) => byte === 0x00 && isLike(raw, at + 1)));
  const source = left.find((each) => each.type >= 0x80 && !isClosing(each) && isMadeOf(each));
  if (source !== undefined) return source.whole ? steps.discarded : steps.lengthData;
  const told = due.find((piece): piece is Uint8Array => isTold(of, piece, frames));
  if (told !== undefined) return stepOfSending(of.ways.role, told, frame);
  const end = left.findIndex(isClosing);
  if (end !== -1 && left.slice(end + 1).some(isEchoOf)) return steps.terminated;
  if (left.some((each) => !each.whole && isEchoOf(each))) return steps.textData;
  if (due.some((piece) => piece instanceof Spelling)) return steps.replaced;
  const isFirst = due.length > 0 && messages === 0 && isOfHandshake(of, frames);
  return isFirst && frames.slice(1).some(isEchoOf) ? steps.firstFrame : steps.message;
}

/** Frames behind those that were answered: a side answers in order. */
function unanswered(frames: readonly Read[], messages: number): readonly Read[] {
  const answered = frames.filter(({ type }) => type < 0x80)[messages - 1];
  return frames.slice(frames.indexOf(answered as Read) + 1);
}

/** Whether a text is one that the application of the side was told to send, and no echo. */
function isTold({ ways }: Case, piece: Piece, frames: readonly Read[]): piece is Uint8Array {
  if (piece instanceof Spelling || piece[0] !== 0x00) return false;
  return ways.given.application === 'any' || !frames.some(({ data }) => data.equals(piece.subarray(1, -1)));
}

/** The step that sends the byte of a text frame which did not come behind those that did. */
function stepOfSending({ steps }: Role, piece: Uint8Array, sent: Buffer): StepId {
  const { upTo } = agreement(piece, sent);
  if (upTo === 0) return steps.type;
  return upTo < piece.length - 1 ? steps.utf8 : steps.textEnds;
}

/** Whether the first frame came with the end of the handshake, in one segment: it has to be read all the same. */
function isOfHandshake({ input }: Case, [first]: readonly Read[]): boolean {
  return first !== undefined && first.type < 0x80 && !input.endsAt(first.at);
}

function isClosing({ type, data, whole }: Read): boolean {
  return type === 0xff && whole && data.length === 0;
}

/**
 * The step by which a message is missing: that sends it, reads the frame behind another, or makes a message of it.
 * @param due the message
 * @param frame what has come of it
 * @param messages how many were sent before
 */
export function causeOfSilence(of: Case, due: Piece, frame: Buffer, messages: number): StepId {
  const { steps } = of.ways.role;
  const frames = framesIn(of);
  const text = due instanceof Spelling ? undefined : due.subarray(1, -1);
  if (isTold(of, due, frames)) return stepOfSending(of.ways.role, due, frame);
  if (messages === 0 && isOfHandshake(of, frames)) return steps.firstFrame;
  if (text === undefined) return steps.replaced;
  const lost = unanswered(frames, messages).find(({ type, data }) => type < 0x80 && data.equals(text));
  const before = frames[frames.indexOf(lost as Read) - 1];
  return before !== undefined && before.type !== 0x00 ? steps.nextFrame : steps.message;
}

function framesIn({ input, ways }: Case): Read[] {
  const bytes = input.slice();
  // A server may take lines that end with LF alone.
  const head = /.*?\n\r?\n/s.exec(bytes.toString('latin1'))?.[0] ?? '';
  const frames: Read[] = [];
  for (let at = head.length + (ways.role.side === 'server' ? 8 : DIGEST); at < bytes.length; ) {
    const frame = frameAt(bytes, at);
    frames.push(frame);
    at = frame.end;
  }
  return frames;
}

/** The frame that begins at an offset, as far as it has come, and where it ends. */
export function frameAt(bytes: Buffer, start: number): Read & { end: number } {
  const type = bytes[start] as number;
  if (type < 0x80) {
    const end = bytes.indexOf(0xff, start + 1);
    const data = bytes.subarray(start + 1, end === -1 ? bytes.length : end);
    return { at: start, type, data, raw: data, whole: end !== -1, end: end === -1 ? bytes.length : end + 1 };
  }
  let length = 0;
  let at = start + 1;
  let more = true;
  for (; more && at < bytes.length; at += 1) {
    length = length * 128 + ((bytes[at] as number) & 0x7f);
    more = (bytes[at] as number) >= 0x80;
  }
  const end = Math.min(bytes.length, at + length);
  return {
    at: start,
    type,
    data: bytes.subarray(at, end),
    raw: bytes.subarray(start + 1, end),
    whole: !more && end - at === length,
    end,
  };
}
