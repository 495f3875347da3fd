/**
 * The judge that the net is held against. This is the only file of the net that knows which judge that is: another one is
 * put in by changing `rule` and `MODES`.
 */
import { timeoutOf } from '../../../../machines/index.js';
import { Judge, type Side } from '../../../judge/index.js';
import type { Given, OutcomeMark, TraceEvent } from '../../../traces/index.js';

/**
 * What happens on a connection, in order: bytes of a side; its close; something that is done to the side that is judged and
 * is not on the wire; a deadline that has passed, so that everything that was due has been seen.
 */
export type Happening =
  | { from: Side; bytes: Uint8Array }
  | { from: Side; close: 'fin' | 'rst' }
  | { told: Exclude<TraceEvent, { type: 'bytes' | 'fin' | 'reset' }> }
  | { late: true };

/** What is known of the side that is judged before anything happens. */
export interface Situation {
  /** The side that is judged. */
  side: Side;
  /** Limits in bytes, what a server serves, and a client's draws, where the trace gives them. */
  given: Given;
  /** Whether its application sends each message back, and nothing else unless it is told to. */
  echoes: boolean;
}

/** Options of policies by name. */
export type Options = Readonly<Record<string, string>>;

/** What the judge says. */
export interface Ruling {
  accepted: boolean;
  /** Only where it is accepted. */
  mark?: OutcomeMark;
  /** The liberties of the simplest explanation. */
  liberties: Options;
  /** In words, with the step, for the reader of a disagreement. */
  why: string;
}

/** `lagging`: whatever is due may come later; `prompt`: it has come by the deadlines. */
export type Mode = 'lagging' | 'prompt';

/** The modes that the judge has. */
export const MODES: readonly Mode[] = ['lagging', 'prompt'];

/** The verdict on the side that is judged. */
export function rule(situation: Situation, happenings: readonly Happening[]): Ruling {
  return new Rulings(situation).rule(happenings);
}

/** A judge that has seen some happenings, and those that went on from there. */
interface Known {
  judge: Judge;
  next: Map<string, Known>;
}

/** Verdicts in one situation, in which happenings that begin alike are judged once so far. */
export class Rulings {
  private readonly root: Known;

  constructor(private readonly situation: Situation) {
    const { limits, service } = situation.given;
    const judge = new Judge(situation.side, { application: situation.echoes ? 'echo' : 'any', limits, service });
    this.root = { judge, next: new Map() };
  }

  /** The verdict on the side that is judged. */
  rule(happenings: readonly Happening[]): Ruling {
    const { judge } = happenings.reduce((known, each) => this.goOn(known, each), this.root);
    const verdict = judge.verdict();
    if (!verdict.accepted) {
      const { step, offset, why, seen } = verdict.rejection;
      return { accepted: false, liberties: {}, why: `${step} at byte ${offset} (${seen}): ${why}` };
    }
    const liberties = Object.fromEntries(verdict.needs.map(({ policy, option }) => [policy, option]));
    return { accepted: true, mark: verdict.mark, liberties, why: verdict.course.join('; ') };
  }

  private goOn({ judge, next }: Known, each: Happening): Known {
    const key = 'bytes' in each ? `${each.from} ${Buffer.from(each.bytes).toString('latin1')}` : JSON.stringify(each);
    const known = next.get(key);
    if (known !== undefined) return known;
    const fork = judge.fork();
    if ('late' in each) fork.late();
    else if ('told' in each) tell(fork, each.told, this.situation.given.limits);
    else fork.sees({ ...each, at: 0 });
    const more = { judge: fork, next: new Map() };
    next.set(key, more);
    return more;
  }
}

function tell(judge: Judge, event: Extract<Happening, { told: unknown }>['told'], limits: Given['limits']): void {
  const isClient = judge.side === 'client';
  if (event.type === 'timer') judge.tells({ type: timeoutOf[event.timer] });
  else if (event.type !== 'call') return;
  else if (event.name === 'send') {
    const data =
      event.data ??
      Buffer.from(event.utf16 ?? '', 'hex')
        .swap16()
        .toString('utf16le');
    const isTooMuch = Buffer.byteLength(data) > (limits?.['api.send.bufferLimit'] ?? Number.POSITIVE_INFINITY);
    if (isTooMuch) judge.tells({ type: 'FAIL', step: '10.3.2#p7', why: 'tooMuch' });
    else judge.tells(isClient ? { type: 'SEND_DATA', data } : { type: 'SEND_STRING', data });
  } else if (event.name === 'terminate') judge.tells({ type: 'TERMINATE' });
  else if (event.name === 'close') judge.tells({ type: 'START_CLOSING' });
}
