/** What went wrong with frames: other ways to read those that were sent, and other texts sent back, than those of 10.3.4.3.2 and 10.3.4.4.3. */
import type { Side } from '../../judge/index.js';
import { texts } from './texts.js';

/** What was sent to a side behind the handshake. */
export interface Sent {
  /** The side that reads it. */
  side: Side;
  bytes: Buffer;
  /** Where writes ended, in order. */
  ends: readonly number[];
}

/** A way to read frames, or to send them back, that is not the text's. */
export interface FrameMistake {
  /** What it does otherwise, in a few words. */
  name: string;
  /** All that an echo peer may send then; some of them where it depends on how it treats bytes that are no UTF-8. */
  gives(sent: Sent): readonly Buffer[];
}

/** How a frame with a length is read: the message that is made of it, if any, and where reading goes on; never where it does not. */
type Reading = (bytes: Buffer, type: number, sent: Sent) => { message?: Buffer | undefined; next: number };

/** How a length is read that begins there: its value, and where the data begin. */
type Length = (bytes: Buffer, from: number) => readonly [length: number, data: number];

/** Reads bytes up to one below 80, as the text does; Infinity where that has not come. */
function folded(fold: (length: number, byte: number, index: number) => number): Length {
  return (bytes, from) => {
    let length = 0;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      length = fold(length, byte, at - from);
      if (byte < 0x80) return [length, at + 1];
    }
    return [Infinity, bytes.length];
  };
}

const inBase = (base: number) => folded((length, byte) => length * base + (byte & 0x7f));
const lengthOf = inBase(128);
const byteAt = (bytes: Buffer, at: number) => bytes[at] ?? Infinity;
const isClosing = (bytes: Buffer, type: number, length: number) => bytes[type] === 0xff && length === 0;

/** Skips data whose length is read in this way. */
function skipping(read: Length, change = (length: number, _bytesOfLength: number) => length): Reading {
  return (bytes, type) => {
    const [length, data] = read(bytes, type + 1);
    if (isClosing(bytes, type, length)) return { next: Infinity };
    return { next: data + Math.max(0, change(length, data - type - 1)) };
  };
}

/** What is done with a frame whose data, of the length that it says, have come. */
function having(then: (data: Buffer, next: number, sent: Sent) => { message?: Buffer; next: number }): Reading {
  return (bytes, type, sent) => {
    const [length, data] = lengthOf(bytes, type + 1);
    const next = data + length;
    return isClosing(bytes, type, length) || next > bytes.length
      ? { next: Infinity }
      : then(bytes.subarray(data, next), next, sent);
  };
}

const behindFF = (bytes: Buffer, from: number) => bytes.indexOf(0xff, from) + 1 || Infinity;

const lengths: Readonly<Record<string, Reading>> = {
  'reads lengths in base 256, not 128': skipping(inBase(256)),
  'does not take the highest bit off the bytes of a length': skipping(folded((length, byte) => length * 128 + byte)),
  'takes only the last byte of a length': skipping(folded((_, byte) => byte & 0x7f)),
  'takes only the first byte of a length': skipping(folded((length, byte, index) => (index === 0 ? byte & 0x7f : length))),
  'takes the byte after the type for the whole length': skipping((bytes, from) => [byteAt(bytes, from), from + 1]),
  'takes seven bits of the byte after the type for the whole length': skipping((bytes, from) => [
    byteAt(bytes, from) & 0x7f,
    from + 1,
  ]),
  'takes the two bytes after the type for the length': skipping((bytes, from) => [
    256 * byteAt(bytes, from) + byteAt(bytes, from + 1),
    from + 2,
  ]),
  'reads the bytes of a length in the reverse order': skipping(
    folded((length, byte, index) => length + (byte & 0x7f) * 128 ** index),
  ),
  'keeps 8 bits of a length': skipping(folded((length, byte) => (length * 128 + (byte & 0x7f)) % 256)),
  'keeps 16 bits of a length': skipping(folded((length, byte) => (length * 128 + (byte & 0x7f)) % 65_536)),
  'keeps 32 bits of a length': skipping(folded((length, byte) => (length * 128 + (byte & 0x7f)) % 4_294_967_296)),
  'takes the bytes of a length for part of the data': skipping(lengthOf, (length, bytes) => length - bytes),
  'takes the type and the bytes of a length for part of the data': skipping(lengthOf, (length, bytes) => length - bytes - 1),
  'skips a byte too many': skipping(lengthOf, (length) => length + 1),
  'skips a byte too few': skipping(lengthOf, (length) => length - 1),
  'makes a message of data that are to be skipped': having((message, next) => ({ message, next })),
  'takes frames with a length for text, up to FF': (bytes, type) => {
    const next = behindFF(bytes, type + 1);
    return next === Infinity ? { next } : { message: bytes.subarray(type + 1, next - 1), next };
  },
  'skips frames with a length up to FF': (bytes, type) => ({ next: behindFF(bytes, type + 1) }),
  'ends data at FF, whatever their length': (bytes, type, sent) => {
    const [, data] = lengthOf(bytes, type + 1);
    return { next: Math.min(soundly(bytes, type, sent).next, behindFF(bytes, data)) };
  },
  'takes 80 00 for a closing frame': (bytes, type, sent) =>
    bytes[type] === 0x80 && bytes[type + 1] === 0 ? { next: Infinity } : soundly(bytes, type, sent),
  'takes every frame without data for a closing frame': (bytes, type, sent) =>
    lengthOf(bytes, type + 1)[0] === 0 ? { next: Infinity } : soundly(bytes, type, sent),
  'takes FF for a closing frame, whatever its length': (bytes, type, sent) =>
    bytes[type] === 0xff ? { next: Infinity } : soundly(bytes, type, sent),
  'reads nothing any more after a frame with a length': () => ({ next: Infinity }),
  'loses what comes in one segment with a frame that has a length': having((_, next, { ends }) => ({
    next: ends.find((end) => end >= next) ?? Infinity,
  })),
  'passes over the type of a frame with a length, and nothing else': (_, type) => ({ next: type + 1 }),
};

const soundly = skipping(lengthOf);

/** The messages in what was sent. */
function messagesIn(sent: Sent, read: Reading): Buffer[] {
  const { bytes, side } = sent;
  const messages: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const type = bytes[at] as number;
    const { message, next } = type < 0x80 ? textIn(bytes, at) : read(bytes, at, sent);
    if (message !== undefined && (side === 'server' || type === 0 || type >= 0x80)) messages.push(message);
    at = next;
  }
  return messages;
}

function textIn(bytes: Buffer, type: number) {
  const next = behindFF(bytes, type + 1);
  return next === Infinity ? { next } : { message: bytes.subarray(type + 1, next - 1), next };
}

const [START, END] = [Buffer.of(0x00), Buffer.of(0xff)];
const sentBack = (messages: readonly Buffer[]) => Buffer.concat(messages.flatMap((message) => [START, message, END]));
const decoded = (message: Buffer) => Buffer.from(message.toString('utf8'));

/** What an echo peer of the text sends. */
export function echoOf(sent: Sent): Buffer {
  return sentBack(messagesIn(sent, soundly).map(decoded));
}

/** Writes, and the messages that end in each. */
function inSegments(sent: Sent, make: (segment: Buffer) => Buffer[]): Buffer[] {
  return sent.ends.flatMap((end, index) => make(sent.bytes.subarray(sent.ends[index - 1] ?? 0, end)));
}

export const frameMistakes: readonly FrameMistake[] = [
  ...Object.entries(lengths).map(([name, read]) => ({
    name,
    gives: (sent: Sent) => {
      const messages = messagesIn(sent, read);
      return [sentBack(messages), sentBack(messages.map(decoded))];
    },
  })),
  ...Object.entries(texts).map(([name, changes]) => ({
    name,
    gives: (sent: Sent) => changes.map((change) => sentBack(messagesIn(sent, soundly).flatMap(change))),
  })),
  {
    name: 'takes each segment for a whole frame',
    gives: (sent) => [sentBack(inSegments(sent, (segment) => [segment.subarray(1, -1)]))],
  },
  {
    name: 'makes one message of those that come in one segment',
    gives: (sent) => {
      const joined = inSegments(sent, (bytes) => {
        const messages = messagesIn({ ...sent, bytes, ends: [bytes.length] }, soundly);
        return messages.length === 0 ? [] : [Buffer.concat(messages)];
      });
      return [sentBack(joined)];
    },
  },
];
