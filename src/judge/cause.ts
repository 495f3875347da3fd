/** Which step an echo that is wrong, or missing, violates: that follows from the bytes that were sent. */
import type { StepId } from '../../spec/index.js';
import type { Case } from './opening.js';
import { DIGEST } from './reply.js';

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
 * @param frame a text frame that should not have come, as far as it has come
 * @param first whether another one is due, the first of all
 */
export function causeOf(of: Case, frame: Buffer, first: boolean): StepId {
  const { steps } = of.ways.role;
  const text = frame.subarray(1, frame.at(-1) === 0xff ? -1 : undefined);
  const frames = framesIn(of);
  const source = frames.find((each) => each.type >= 0x80 && !isClosing(each) && isMadeOf(text, each));
  if (source !== undefined) return source.whole ? steps.discarded : steps.lengthData;
  const isEchoOf = ({ type, data }: Read) => type < 0x80 && data.equals(text);
  const end = frames.findIndex(isClosing);
  if (end !== -1 && frames.slice(end + 1).some(isEchoOf)) return steps.terminated;
  if (frames.some((each) => !each.whole && isEchoOf(each))) return steps.textData;
  if (of.explanations.some(({ illFormed }) => illFormed.length > 0)) return steps.replaced;
  return first && frames.slice(1).some(isEchoOf) && isOfHandshake(of, frames) ? steps.firstFrame : steps.message;
}

/** Whether the first frame came with the end of the handshake, in one segment: it has to be read all the same. */
function isOfHandshake({ input }: Case, [first]: readonly Read[]): boolean {
  return first !== undefined && first.type < 0x80 && !input.ends.includes(first.at);
}

function isClosing({ type, data, whole }: Read): boolean {
  return type === 0xff && whole && data.length === 0;
}

/** Whether a text has the data of a frame that is discarded, or its length and data. */
function isMadeOf(text: Buffer, { data, raw }: Read): boolean {
  if (text.length === 0) return false;
  if (data.equals(text) || (raw.length > 1 ? text.includes(raw) : text.subarray(0, 1).equals(raw))) return true;
  return (text.length > 1 && data.includes(text)) || (data.length > 1 && text.includes(data));
}

/**
 * The step by which the echo of a message is missing: that reads the frame behind another, or that makes a message of it.
 * @param first whether it is the first echo
 */
export function causeOfSilence(of: Case, first: boolean): StepId {
  const { steps } = of.ways.role;
  const frames = framesIn(of);
  if (first && isOfHandshake(of, frames)) return steps.firstFrame;
  const [, before] = frames.reverse();
  if (of.explanations.some(({ illFormed }) => illFormed.length > 0)) return steps.replaced;
  return before !== undefined && before.type >= 0x80 ? steps.nextFrame : steps.message;
}

function framesIn({ input, ways }: Case): Read[] {
  const bytes = input.slice();
  const end = bytes.indexOf('\r\n\r\n');
  const frames: Read[] = [];
  for (let at = end + 4 + (ways.role.side === 'server' ? 8 : DIGEST); end !== -1 && at < bytes.length; ) {
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
