/** Judges a recorded exchange on, beside what is wrong with an opening handshake. */
import type { Revision } from '../../../machines/index.js';
import { type Entry, type Exchange, headIn, judge, type Side, type Verdict, valueIn } from '../../judge/index.js';
import { habitsIn } from './find.js';
import { Repair } from './repair.js';
import { SoundReplies, soundRequest } from './sound.js';

/** Put before the course of what is judged beside a fault. */
const GOING_ON = 'going on as if that were in order';

/**
 * The verdict on one side; where it is rejected in its opening handshake, `further` has the verdicts that follow, each as if
 * all that was rejected before were in order.
 */
export function judgedOn(exchange: Exchange, side: Side, revision?: Revision): Verdict & { further?: Verdict[] } {
  const verdict = judge(exchange, side, revision);
  if (verdict.accepted) return verdict;
  const { wire } = exchange;
  const { habits, faults, judge: last } = habitsIn(seenOf(exchange, side, revision));
  if (habits.length === 0) return verdict;
  const rejected = faults.slice(1).map((fault): Verdict => {
    const seen = sentBy(side, wire).toString('hex', fault.offset, fault.offset + 16);
    const rejection = { from: side, at: timeOf(fault.offset, exchange, side), seen, ...fault };
    return { role: side, accepted: false, course: [GOING_ON], rejection };
  });
  const rest = last.verdict();
  return { ...verdict, further: [...rejected, ...(rest.accepted ? [{ ...rest, course: [GOING_ON, ...rest.course] }] : [])] };
}

/** The exchange as it would be if what one side sends in its opening handshake were in order, as far as that can be known. */
export function repaired(exchange: Exchange, side: Side): Exchange {
  const seen = seenOf(exchange, side);
  const { habits } = habitsIn(seen);
  const wire: Entry[] = [];
  const collector = {
    sees: (entry: Entry) => void wire.push(entry),
    sends: (from: Side, bytes: Uint8Array, at = 0) => void wire.push({ from, at, bytes }),
  };
  const repair = new Repair(side, habits, seen.sound);
  for (const entry of exchange.wire) repair.tell(collector, entry);
  repair.flush(collector);
  return { ...exchange, wire };
}

function seenOf({ wire, url }: Exchange, side: Side, revision?: Revision) {
  const told = { application: 'any' as const, revision, secure: url?.startsWith('wss:') ?? false };
  const request = sentBy('client', wire);
  const sound = side === 'client' ? requestLike(request) : new SoundReplies().to(request, told);
  return { side, wire, told, sound: () => sound };
}

function sentBy(side: Side, wire: Exchange['wire']): Buffer {
  return Buffer.concat(wire.flatMap((entry) => (entry.from === side && 'bytes' in entry ? [entry.bytes] : [])));
}

function requestLike(request: Buffer) {
  const head = headIn(request);
  if (head === undefined) return undefined;
  return soundRequest({ resource: head.line.split(' ')[1] ?? '/', host: valueIn(head, 'host')?.toLowerCase() ?? 'example.com' });
}

/** When a byte was seen, or else the last of them. */
function timeOf(offset: number, { wire }: Exchange, side: Side): number {
  let end = 0;
  const of = wire.filter((entry) => entry.from === side && 'bytes' in entry);
  const found = of.find((entry) => {
    end += 'bytes' in entry ? entry.bytes.length : 0;
    return end > offset;
  });
  return (found ?? of.at(-1))?.at ?? 0;
}
