/**
 * Every way that an echo peer may go, as branches: the explanations of the judge,
 * and what was seen of each up to the last observation. Branches that came to
 * the same are one again, without the options that made no difference.
 */
import type { MachineEvent } from '../../machines/index.js';
import {
  type Choices,
  canonical,
  type Expectation,
  type Explanation,
  groupedBy,
  type Head,
  headIn,
  isUndefined,
} from '../judge/index.js';
import type { Explained } from './outcomes.js';
import type { Way } from './steps.js';
import type { Outcome, Reply } from './types.js';

/** One way so far. */
export interface Branch {
  one: Explanation;
  /** The frames that the last observation saw, in hex. */
  frames: string;
  /** The handshake that an observation saw. */
  reply?: Outcome['reply'];
}

/** What comes of branches when an event is told to each that is not over. */
export function tellBranches(of: Expectation, branches: readonly Branch[], event: MachineEvent): readonly Branch[] {
  return remembered(branches, event, () => each(branches, (some) => of.tell(some, event)));
}

const latest = new WeakMap<object, { key: string; after: unknown }>();

/** What the latest call with this object and the same value made, if it was the same value: traces that begin alike are made one after another. */
export function remembered<T>(before: object, told: unknown, tell: () => T): T {
  const key = JSON.stringify(told);
  const known = latest.get(before);
  if (known?.key === key) return known.after as T;
  const after = tell();
  latest.set(before, { key, after });
  return after;
}

/** What comes of the explanations of branches that have shown the same. */
export function each(branches: readonly Branch[], become: (some: readonly Explanation[]) => Explanation[]): Branch[] {
  return [...groupedBy(branches, ({ one: _, ...seen }) => canonical(seen)).values()].flatMap((group) =>
    become(group.map(({ one }) => one)).map((one) => ({ ...(group[0] as Branch), one })),
  );
}

/** Where a branch went. */
export function wayOf({ one }: Branch): Way {
  const passages: (readonly string[])[] = [];
  for (let at = one.trail; at !== undefined; at = at.before) passages.push(at.passage);
  return passages.reverse();
}

/** Everything that may be seen of a branch now, each as the branch that has shown it. */
export function spellings(branch: Branch): Branch[] {
  const { pending, ...rest } = branch.one;
  const seen: Branch = { ...branch, one: { ...rest, pending: [] } };
  if (rest.reply !== undefined && isUndefined(branch.one)) {
    return [seen, { ...branch, one: { ...seen.one, reply: undefined, answer: 'silence' } }];
  }
  return pending.reduce<Branch[]>((all, piece) => all.flatMap((branch) => spelled(branch, piece)), [seen]);
}

function spelled(branch: Branch, piece: Explanation['pending'][number]): Branch[] {
  const { one, frames } = branch;
  const sent = (frame: Uint8Array, shown = {}) => ({
    ...branch,
    one: { ...one, decided: { ...one.decided, ...shown } },
    frames: frames + Buffer.from(frame).toString('hex'),
  });
  if (piece instanceof Uint8Array) return [sent(piece)];
  return piece.all().flatMap((frame) => piece.shownBy(frame).map((shown) => sent(frame, shown)));
}

/** What a branch shows whose frames have all been seen, and what had to be decided for it. */
export function shownBy(of: Expectation, { one, frames, reply }: Branch, withReply: boolean): Explained {
  const decided = unsettled(one.decided, of.settled);
  if (one.anything) return { decided, shown: { anything: true } };
  return { decided, shown: { ...(withReply ? { reply: reply ?? replyOf(one) } : {}), frames, closes: of.closes(one) } };
}

/** The options taken, without those that are the only ones of the text. */
export function unsettled(decided: Choices, settled: object): Choices {
  return Object.fromEntries(Object.entries(decided).filter(([policy]) => !(policy in settled)));
}

/** Whether the options taken do not tell which digest was seen, so that each observation has to say it again. */
export function areAmbiguous(branches: readonly Branch[]): boolean {
  const agree = (one: Choices, other: Choices) =>
    Object.entries(one).every(([policy, option]) => (other[policy as keyof Choices] ?? option) === option);
  const digests = branches.flatMap(({ reply, one }) =>
    typeof reply === 'object' ? [{ digest: reply.digest, decided: one.decided }] : [],
  );
  return digests.some((one) => digests.some((other) => one.digest !== other.digest && agree(one.decided, other.decided)));
}

/** Whether a branch shows nothing new, and stays open. */
export function isSilent(of: Expectation, { one, reply }: Branch, withReply: boolean): boolean {
  if (one.anything) return true;
  const replies = withReply && reply === undefined && replyOf(one) !== 'none';
  return of.closes(one) !== true && one.pending.length === 0 && !replies;
}

/** A branch from here on, its handshake having been seen. */
export function afterReply({ one, frames, reply = replyOf(one) }: Branch): Branch {
  return { frames, ...(reply === 'none' ? {} : { reply }), one: { ...one, reply: undefined } };
}

/** The handshake of a server that has come so far. */
function replyOf(one: Explanation): 'none' | 'http' | Reply {
  const { answer, reply } = one;
  if (answer === 'http') return 'http';
  if (reply === undefined) return 'none';
  const { fields } = headIn(Buffer.from(`${reply.lines.join('\r\n')}\r\n\r\n`, 'latin1')) as Head;
  const values = fields.map(({ name, value }) => [name.toLowerCase(), Buffer.from(value, 'latin1').toString()] as const);
  const digest = isUndefined(one) ? 'any' : Buffer.from(reply.digest ?? []).toString('hex');
  return { fields: Object.fromEntries(values), digest };
}
