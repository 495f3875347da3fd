/** What was seen of a peer, in a line. */
import type { Played } from './play.js';

/** Bytes of a digest, and of what is told of frames at once. */
const [DIGEST, LONG] = [16, 128];

/** @param isLate whether nothing more came in time */
export function observation(played: Played, isLate: boolean): string {
  const { role, received, closed, patience } = played;
  const words = role === 'client' ? framesInWords(behindRequest(received)) : answerInWords(received);
  return [...words, closed === undefined ? 'open' : 'closed', ...(isLate ? [`nothing more within ${patience} ms`] : [])].join(
    '; ',
  );
}

/** The first line of what was received. */
export function firstLineOf({ received }: Pick<Played, 'received'>): string {
  return received.toString('latin1').split('\r\n', 1).join();
}

function behindRequest(received: Buffer): Buffer {
  const end = received.indexOf('\r\n\r\n');
  return received.subarray(end === -1 ? received.length : end + 12);
}

function answerInWords(received: Buffer): string[] {
  if (received.length === 0) return ['no byte'];
  const end = received.indexOf('\r\n\r\n');
  const [statusLine = '', ...fields] = received.toString('latin1', 0, end === -1 ? received.length : end).split('\r\n');
  if (end === -1) return [`an incomplete head, ${JSON.stringify(shortened(statusLine))}`];
  if (!/^HTTP\/\d+\.\d+ 101/.test(statusLine)) return [JSON.stringify(shortened(statusLine))];
  const [digest, frames] = [received.subarray(end + 4, end + 4 + DIGEST), received.subarray(end + 4 + DIGEST)];
  return [
    [JSON.stringify(statusLine), ...fields.map(fieldInWords)].join(', '),
    digest.length === 0 ? 'no digest' : `digest ${digest.toString('hex')}`,
    ...framesInWords(frames),
  ];
}

function fieldInWords(line: string): string {
  const colon = line.indexOf(': ');
  return colon === -1 ? JSON.stringify(line) : `${line.slice(0, colon).toLowerCase()} ${JSON.stringify(line.slice(colon + 2))}`;
}

function shortened(text: string): string {
  return text.length <= LONG ? text : `${text.slice(0, LONG)}…`;
}

/** A frame of a megabyte is named by its length. */
function framesInWords(frames: Buffer): string[] {
  if (frames.length === 0) return ['no frame'];
  const shown = frames.subarray(0, LONG);
  const more = frames.length > LONG ? ` and ${frames.length - LONG} bytes more` : '';
  const text = shown.toString('latin1').replace(/[^ -~]/g, '.');
  return [`frames ${shown.toString('hex').replace(/(..)(?!$)/g, '$1 ')} |${text}|${more}`];
}
