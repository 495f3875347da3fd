/** What was seen of a peer, in a line. */
import { DIGEST, type HeadField, headIn, isSwitching, KEY3 } from '../judge/index.js';
import type { Played } from './play.js';

/** Bytes that are told of frames at once, and characters of a first line. */
const LONG = 128;

/** @param isLate whether nothing more came in time */
export function observation({ judge, received, closed, patience, repair }: Played, isLate: boolean): string {
  // Who is played to as a client has sent its handshake whole.
  const from = repair.framesAt ?? (headIn(received)?.length ?? 0) + KEY3;
  const words = judge.side === 'client' ? framesInWords(received.subarray(from)) : answerInWords(received, repair.framesAt);
  const late = isLate ? [`nothing more within ${patience} ms`] : [];
  return [...words, closed === undefined ? 'open' : 'closed', ...late].join('; ');
}

/** The first line of what was received. */
export function firstLineOf({ received }: Pick<Played, 'received'>): string {
  return received.toString('latin1').split('\r\n', 1).join();
}

/** @param framesAt where frames begin, if that does not follow from what was received */
function answerInWords(received: Buffer, framesAt: number | undefined): string[] {
  if (received.length === 0) return ['no byte'];
  const head = headIn(received);
  const line = firstLineOf({ received });
  const first = JSON.stringify(line.length <= LONG ? line : `${line.slice(0, LONG)}…`);
  if (head === undefined && framesAt !== undefined) return [`the reply, ${first}`, ...framesInWords(received.subarray(framesAt))];
  if (head === undefined) return [`an incomplete head, ${first}`];
  if (!isSwitching(head.line)) return [first];
  const over = framesAt ?? head.length + DIGEST;
  const digest = received.subarray(head.length, over);
  return [
    [JSON.stringify(head.line), ...head.fields.map(fieldInWords)].join(', '),
    digest.length === 0 ? 'no digest' : `digest ${digest.toString('hex')}`,
    ...framesInWords(received.subarray(over)),
  ];
}

function fieldInWords({ line, name, value }: HeadField): string {
  return line.includes(': ') ? `${name.toLowerCase()} ${JSON.stringify(value)}` : JSON.stringify(line);
}

/** A frame of a megabyte is named by its length. */
function framesInWords(frames: Buffer): string[] {
  if (frames.length === 0) return ['no frame'];
  const shown = frames.subarray(0, LONG);
  const more = frames.length > LONG ? ` and ${frames.length - LONG} bytes more` : '';
  const text = shown.toString('latin1').replace(/[^ -~]/g, '.');
  return [`frames ${shown.toString('hex').replace(/(..)(?!$)/g, '$1 ')} |${text}|${more}`];
}
