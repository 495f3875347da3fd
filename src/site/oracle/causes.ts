/** What is wrong with an exchange: what is wrong by itself, and what only follows from that. */
import { everyPolicy, type PolicyName } from '../../../spec/index.js';
import { judgedOn, repaired } from '../../check/habits/recorded.js';
import { type Exchange, otherThan, type Refusal, type Side, type Verdict } from '../../judge/exchange.js';
import { Judge, judge } from '../../judge/judge.js';

/** The verdict on a side. */
export interface Judged {
  verdict: Verdict & { further?: Verdict[] };
  /** Why it is wrong, where it is: by itself, or since the other side was wrong before; it is in order if that one is. */
  cause?: 'root' | 'follows';
  /** The options beyond the text that would allow it; the judge has tried all others. */
  permittedBy: readonly Relaxation[];
  /** The later text that allows it, which was uploaded as hixie-76. */
  allowedBy?: 'r5065';
}

/** An option that the text does not allow. */
export interface Relaxation {
  policy: PolicyName;
  option: string;
}

const RELAXATIONS: readonly Relaxation[] = everyPolicy.flatMap(({ name: policy, options }) =>
  options.flatMap(({ name: option, mark }) => (mark === 'relaxation' ? [{ policy, option }] : [])),
);

/** Each side that is to be judged, what is wrong by itself first. */
export function causesOf(exchange: Exchange): Judged[] {
  const sides: readonly Side[] = exchange.role === undefined ? ['server', 'client'] : [exchange.role];
  const all = sides.map((side) => judgedOn(exchange, side));
  const wrong = all.filter((each): each is Refusal => !each.accepted);
  const judged = all.map((verdict): Judged => {
    if (verdict.accepted) return { verdict, permittedBy: [] };
    const before = wrong.find(({ role }) => role !== verdict.role);
    const follows = before !== undefined && isBefore(before, verdict, exchange) && isRightWithout(before, verdict, exchange);
    const later = judge(exchange, verdict.role, 'r5065').accepted ? ({ allowedBy: 'r5065' } as const) : {};
    const permittedBy = RELAXATIONS.filter((each) => isRightWith(each, verdict, exchange));
    return { verdict, cause: follows ? 'follows' : 'root', permittedBy, ...later };
  });
  return judged.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ cause }: Judged): number {
  return cause === 'root' ? 0 : cause === 'follows' ? 1 : 2;
}

/** Whether one side was wrong earlier on the wire than the other. */
function isBefore(one: Refusal, other: Refusal, exchange: Exchange): boolean {
  return entryOf(one, exchange) < entryOf(other, exchange);
}

/** Number of the entry that has the offending byte. */
export function entryOf({ rejection: { from, offset } }: Refusal, { wire }: Exchange): number {
  let count = 0;
  const index = wire.findIndex((entry) => {
    if (entry.from !== from || !('bytes' in entry)) return false;
    count += entry.bytes.length;
    return count > offset;
  });
  return index === -1 ? wire.length : index;
}

/** Whether a side would be in order if the other one's handshake were. */
function isRightWithout(before: Refusal, { role }: Refusal, exchange: Exchange): boolean {
  return judge(repaired({ ...exchange, role: otherThan(role) }, before.role), role).accepted;
}

function isRightWith({ policy, option }: Relaxation, { role }: Refusal, { url = '', wire }: Exchange): boolean {
  const judging = new Judge(role, { secure: url.startsWith('wss:'), decided: { [policy]: option } });
  for (const entry of wire) judging.sees(entry);
  return judging.verdict().accepted;
}
