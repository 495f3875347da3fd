/** What one case, or all of them, shows to be wrong, and where on the wire that is. */
import { isUtf8 } from 'node:buffer';
import { DIGEST, frameAt, headIn, isSwitching, KEY3, type Side } from '../../judge/index.js';
import { CONTROL } from '../cases.js';
import type { CaseResult, Deviation, WireEntry } from '../types.js';

export interface Evidence extends Deviation {
  id: string;
  title: string;
  /** Where the first byte is that nothing allows, counted in all bytes of the peer; undefined where one is missing. */
  offset: number | undefined;
  /** Whether it is right by r5065. */
  asPublished?: true | undefined;
  /** Whether each connection shows it. */
  always: boolean;
  /** What the peer has sent, and where its frames begin, if they do. */
  received: Buffer;
  frames: number | undefined;
  /** What it was sent before: all, and what of that comes behind the handshake. */
  sent: Buffer;
  behind: Buffer;
  /** Bytes that it was sent in all. */
  size: number;
}

type Judged = Pick<
  CaseResult,
  'id' | 'title' | 'wire' | 'why' | 'expected' | 'observed' | 'mistake' | 'firstOffendingByte' | 'asPublished'
>;

/** What a case that failed shows. */
export function evidenceOf(of: Judged & Pick<CaseResult, 'violated'>, role: Side): Evidence[] {
  const { id, title, violated, why = '', expected = [], observed = '', mistake, firstOffendingByte, wire, asPublished } = of;
  if (violated === undefined) return [];
  const isOfAll = id === CONTROL || id.includes('/handshakes/');
  const offset = firstOffendingByte?.offset;
  return [
    {
      id,
      title,
      violated,
      why,
      expected,
      observed,
      mistake,
      offset,
      asPublished,
      always: isOfAll,
      ...onWire(wire, offset, role),
    },
  ];
}

/** What the control shows each time. */
export function evidenceOfHabit(
  habit: Deviation,
  control: Pick<CaseResult, 'id' | 'title' | 'wire'> | undefined,
  role: Side,
): Evidence {
  const { id = CONTROL, title = '', wire = [] } = control ?? {};
  return { ...habit, id, title, offset: undefined, always: true, ...onWire(wire, undefined, role) };
}

/** Both directions of a wire log up to the byte of the peer that is wrong. */
export function onWire(wire: readonly WireEntry[], offset: number | undefined, role: Side) {
  const received = bytesOf(wire, 'received');
  const frames = handshakeOf(received, role);
  const last = offset === undefined ? wire.length : entryWith(wire, offset);
  const sent = bytesOf(wire.slice(0, last), 'sent');
  const size = bytesOf(wire, 'sent').length;
  const start = handshakeOf(sent, role === 'server' ? 'client' : 'server') ?? sent.length;
  return { received, frames, sent, size, behind: sent.subarray(start) };
}

function bytesOf(wire: readonly WireEntry[], dir: WireEntry['dir']): Buffer {
  return Buffer.from(wire.flatMap((each) => (each.dir === dir && 'hex' in each ? each.hex : [])).join(''), 'hex');
}

function entryWith(wire: readonly WireEntry[], offset: number): number {
  let seen = 0;
  const found = wire.findIndex((each) => {
    if (each.dir === 'received' && 'hex' in each) seen += each.hex.length / 2;
    return seen > offset;
  });
  return found === -1 ? wire.length : found;
}

/** How long the handshake is that a side has sent; undefined if it is not whole, or a refusal. */
function handshakeOf(bytes: Buffer, side: Side): number | undefined {
  const head = headIn(bytes);
  if (head === undefined || (side === 'server' && !isSwitching(head.line))) return undefined;
  const length = head.length + (side === 'server' ? DIGEST : KEY3);
  return length <= bytes.length ? length : undefined;
}

/**
 * What sets frames apart from plain text that a peer was sent behind those that it has answered, up to the next text, the
 * first that applies.
 */
export function triggerOf(
  of: Pick<Evidence, 'behind' | 'received' | 'frames' | 'offset'>,
): 'length' | 'type' | 'ill-formed' | 'text' {
  const { behind, received, frames = received.length, offset } = of;
  const answered = framesIn(received.subarray(frames, offset)).filter((each) => each.whole && isText(each)).length;
  const sent = framesIn(behind);
  const last = sent.filter(isText)[answered - 1];
  const left = sent.slice(last === undefined ? 0 : sent.indexOf(last) + 1);
  const some = left.slice(0, left.findIndex(isText) + 1 || undefined);
  if (some.some(({ type, data, whole }) => type >= 0x80 && !(type === 0xff && data.length === 0 && whole))) return 'length';
  if (some.some((each) => isText(each) && !isUtf8(each.data))) return 'ill-formed';
  return some.some((each) => isText(each) && each.type > 0) ? 'type' : 'text';
}

function isText({ type }: { type: number }): boolean {
  return type < 0x80;
}

/** The bytes that stand where a frame should begin, if they begin none. */
export function strayOf({ received, frames, offset }: Evidence): Buffer | undefined {
  if (frames === undefined || offset === undefined || offset < frames) return undefined;
  const isBegin = offset === frames || received[offset - 1] === 0xff || received.readUInt16BE(offset - 2) === 0xff00;
  return isBegin && !FIRST.includes(received[offset] as number) ? received.subarray(offset, offset + STRAY) : undefined;
}

/** What a side's frames begin with. */
const FIRST = [0x00, 0xff];

/** So many bytes tell one thing that is no frame from another. */
const STRAY = 12;

function framesIn(bytes: Buffer) {
  const frames: ReturnType<typeof frameAt>[] = [];
  for (let at = 0; at < bytes.length; at = frames.at(-1)?.end as number) frames.push(frameAt(bytes, at));
  return frames;
}
