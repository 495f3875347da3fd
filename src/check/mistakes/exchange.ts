/** What was sent and what was seen of one case, as mistakes need it. */
import { DIGEST, headIn, isSwitching, KEY3, type Side } from '../../judge/index.js';
import type { CaseResult, WireEntry } from '../types.js';
import { type Asked, askedIn } from './digest.js';
import type { Sent } from './frames.js';

/** A connection that got as far as its handshake. */
export interface Exchange {
  /** The request up to each write that ended before anything was answered, the whole of it first; of a server only. */
  asked: readonly Asked[];
  /** What was seen in place of the digest and behind it; of a server only. */
  digest: Buffer;
  /** The frames that were sent, and what was seen of those that came back. */
  sent: Sent;
  frames: Buffer;
}

/** @returns undefined where the handshake was not answered with 101 */
export function exchangeOf({ wire }: CaseResult, side: Side): Exchange | undefined {
  const [sent, received] = [bytesOf(wire, 'sent'), bytesOf(wire, 'received')];
  const [request, reply] = side === 'server' ? [sent, received] : [received, sent];
  const [asking, answer] = [headIn(request), headIn(reply)];
  if (asking === undefined || answer === undefined || !isSwitching(answer.line)) return undefined;
  const [behindRequest, behindReply] = [asking.length + KEY3, answer.length + DIGEST];
  const [from, seenFrom] = side === 'server' ? [behindRequest, behindReply] : [behindReply, behindRequest];
  return {
    asked: side === 'server' ? beginningsOf(wire).flatMap((bytes) => askedIn(bytes) ?? []) : [],
    digest: received.subarray(answer.length),
    sent: { side, bytes: sent.subarray(from), ends: endsOf(wire).flatMap((end) => (end > from ? end - from : [])) },
    frames: received.subarray(seenFrom),
  };
}

const hexOf = (entry: WireEntry, dir: WireEntry['dir']) => (entry.dir === dir && 'hex' in entry ? entry.hex : '');

function bytesOf(wire: readonly WireEntry[], dir: WireEntry['dir']): Buffer {
  return Buffer.from(wire.map((entry) => hexOf(entry, dir)).join(''), 'hex');
}

/** Where writes of ours ended. */
function endsOf(wire: readonly WireEntry[]): number[] {
  const lengths = wire.map((entry) => hexOf(entry, 'sent').length / 2);
  return lengths.flatMap((length, index) => (length === 0 ? [] : lengths.slice(0, index + 1).reduce((sum, each) => sum + each)));
}

function beginningsOf(wire: readonly WireEntry[]): Buffer[] {
  const first = wire.findIndex(({ dir }) => dir === 'received');
  const before = wire.slice(0, first === -1 ? undefined : first);
  return before.map((_, index) => bytesOf(before.slice(0, index + 1), 'sent')).reverse();
}
