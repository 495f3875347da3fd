/** Plays cases side by side where the peer stands that; what is doubtful there is seen alone before it is told. */
import { canonical } from '../judge/index.js';
import type { Case } from './cases.js';
import { inTurns } from './turns.js';
import type { CaseResult } from './types.js';

/** Cases that are played at once at the least, if not one by one. */
const FEW = 4;

/** How many waits that are seen side by side have to be the same alone before the others are believed. */
const SURE = 2;

/**
 * How many cases at once a peer stands: so many controls each come to what one alone does.
 * @param control plays it; undefined where it is not answered well in time
 */
export async function mostOf(control: () => Promise<CaseResult | undefined>, limit: number): Promise<number> {
  const alone = limit > 1 ? await control() : undefined;
  let most = 1;
  while (alone !== undefined && most < limit) {
    const next = Math.max(FEW, 2 * most);
    const all = await Promise.all(Array.from({ length: next }, control));
    if (!all.every((each) => each !== undefined && isAlike(each, alone))) break;
    most = next;
  }
  return most;
}

/** How cases are played. */
export interface Plays {
  /** @param again whether what does not come in time has to fail to come a second time */
  play(of: Case, again: boolean): Promise<CaseResult>;
  /** Whether a case may have no other beside it; that may turn out meanwhile. */
  isAlone(of: Case): boolean;
  /** Hears each result that is final. */
  take(of: Case, result: CaseResult): void;
  /** Whether the control is answered well in time. */
  isServed(): Promise<boolean>;
  /** Milliseconds within which what is due has to come. */
  timeout: number;
}

/** Plays cases, so many at a time, and then one by one those that have to be alone. */
export async function sideBySide(cases: readonly Case[], most: number, plays: Plays): Promise<void> {
  const { play, isAlone, take } = plays;
  const doubts = new Map<Case, { seen: CaseResult; served: boolean | undefined }>();
  const together = cases.filter((of) => !isAlone(of));
  // Side by side, what may be waited for longest begins first; one by one, the last case is the one that ended a peer.
  const ordered = most === 1 ? together : together.toSorted((one, other) => lengthOf(other) - lengthOf(one));
  await inTurns(ordered, most, async (of) => {
    const watched = most > 1 ? servedAmid(plays) : undefined;
    const seen = await play(of, most === 1);
    const served = await watched?.();
    const isSlow = served !== undefined && seen.verdict !== 'pass';
    if (watched !== undefined && (isSlow || isDoubtful(seen))) doubts.set(of, { seen, served });
    else take(of, seen);
  });
  let agreed = 0;
  for (const of of cases.filter((each) => isAlone(each) || doubts.has(each))) {
    const { seen, served } = doubts.get(of) ?? {};
    // A wait proves something by itself if the control was served meanwhile, unless another wait did not come again alone.
    const result = seen !== undefined && served && agreed >= SURE && !isAlone(of) ? seen : await play(of, !served);
    if (seen !== undefined && served && result !== seen) agreed += isAlike(seen, result) ? 1 : -Infinity;
    take(of, result);
  }
}

function lengthOf({ trace: { events } }: Case): number {
  return events.reduce((sum, event) => sum + (event.type === 'bytes' ? event.hex.length : 0), 0);
}

/** Plays the control once half of the time is over; what is returned ends that, and says what came of it, if it came to that. */
function servedAmid({ isServed, timeout }: Plays): () => Promise<boolean> | undefined {
  let served: Promise<boolean> | undefined;
  const middle = setTimeout(() => {
    served = isServed().catch(() => false);
  }, timeout / 2);
  return () => {
    clearTimeout(middle);
    return served;
  };
}

/** All that fails or is unclear, and a closure that comes before any of ours. */
function isDoubtful({ verdict, wire }: CaseResult): boolean {
  if (verdict !== 'allowed') return verdict !== 'pass' && verdict !== 'not run';
  return wire.find((entry) => 'close' in entry)?.dir === 'received';
}

function isAlike(one: CaseResult, other: CaseResult): boolean {
  const told = ({ verdict, violated, explanations }: CaseResult) => canonical({ verdict, violated, explanations });
  return told(one) === told(other);
}
