/** Selective behaviour: what a peer grants the control, and withholds on one input, whatever excuses that alone. */
import { type Choices, DIGEST, type Entry, frameAt, headIn, KEY3, type Side } from '../judge/index.js';
import type { Played } from './play.js';
import type { SelectiveRefusal } from './types.js';

/** What lets a side close for no reason in what it was sent. Of other closes the text says why, or leaves them free. */
const UNASKED: readonly Choices[] = [
  { 'server.close.whenever': 'closed' },
  { 'client.close.arbitrary': 'closed' },
  { 'server.frame.unknownType': 'disconnect' },
  { 'server.limit.message': 'limit' },
  { 'server.limit.skip': 'limit' },
];

/**
 * How a peer withholds what the text would have it do with an input, if a liberty alone excuses that. To do what the text asks for or
 * leaves free is to withhold nothing, and so is whatever comes behind a close of ours, or our FF 00.
 */
export function withheld({ judge, explanations: [least = {}], log }: Played): SelectiveRefusal['how'] | undefined {
  const { side } = judge;
  if (judge.fault !== undefined) return undefined;
  const before = untilWeClose(log, side);
  const theirs = before.filter(({ from }) => from === side);
  const has = (choices: Choices) =>
    Object.entries(choices).every(([policy, option]) => least[policy as keyof Choices] === option);
  const isUnasked = UNASKED.some(has);
  if (judge.refusesFreely) return theirs.length > 0 ? 'refuses' : undefined;
  if ((has({ 'server.terminate': 'unasked' }) || (isUnasked && side === 'client')) && endsIn(theirs, 'ff00')) return 'terminates';
  if (isUnasked) return theirs.some((entry) => 'close' in entry) ? 'closes' : undefined;
  const isSilent = has({ 'server.utf8.invalid': 'other' }) && before.at(-1)?.from !== side;
  return isSilent ? 'falls silent' : undefined;
}

/** The log up to where we close, or have sent the whole of FF 00. */
function untilWeClose(log: readonly Entry[], peer: Side): readonly Entry[] {
  const end = endOfClosing(bytesOf(log.filter(({ from }) => from !== peer)), peer);
  let sent = 0;
  const index = log.findIndex((entry) => {
    if (entry.from === peer) return false;
    if ('close' in entry) return true;
    sent += entry.bytes.length;
    return sent >= end;
  });
  return index === -1 ? log : log.slice(0, index);
}

/** Where our closing frame ends in what we have sent. */
function endOfClosing(sent: Buffer, peer: Side): number {
  const head = headIn(sent)?.length ?? sent.length;
  for (let at = head + (peer === 'server' ? KEY3 : DIGEST); at < sent.length; ) {
    const { type, data, whole, end } = frameAt(sent, at);
    if (type === 0xff && whole && data.length === 0) return end;
    at = end;
  }
  return Number.POSITIVE_INFINITY;
}

function endsIn(entries: readonly Entry[], hex: string): boolean {
  return bytesOf(entries).toString('hex').endsWith(hex);
}

function bytesOf(entries: readonly Entry[]): Buffer {
  return Buffer.concat(entries.flatMap((entry) => ('bytes' in entry ? [entry.bytes] : [])));
}
