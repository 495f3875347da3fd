/** What one case came to, for the report. */
import { type Choices, type Entry, libertiesOf, markOf, type Side } from '../judge/index.js';
import type { Case } from './cases.js';
import type { Played } from './play.js';
import type { CaseResult, WireEntry } from './types.js';
import { observation } from './words.js';

/** The verdict on what was played; which liberties are named is settled when all cases are known. */
export function resultOf(of: Case, played: Played): CaseResult {
  const { judge, explanations, flooded, said, patience } = played;
  const common = about(of, played);
  const verdict = judge.verdict();
  if (!verdict.accepted) {
    const { step, why, allowed } = verdict.rejection;
    const late = isLate(played);
    return {
      ...common,
      verdict: 'fail',
      violated: step,
      why: late ? `not within ${patience} ms: ${why}` : why,
      expected: allowed,
      observed: observation(played, late),
      firstOffendingByte: late ? undefined : offenceOf(played),
      asPublished: isAsPublished(played) || undefined,
      said: said || undefined,
    };
  }
  if (flooded) return { ...common, verdict: 'inconclusive', why: `it sent more than ${played.received.length - 1} bytes` };
  const [least = {}] = explanations;
  const policies = libertiesOf(least, judge.side);
  return { ...common, verdict: markOf(least), policies: policies.length === 0 ? undefined : policies, explanations };
}

/** What is said of a finding that is one by r4820 alone. */
export const AS_PUBLISHED = 'as hixie-76 was published (r5065), this is right';

/** Whether all that was seen is right by r5065, though not by r4820. */
function isAsPublished({ judge, by }: Played): boolean {
  return judge.revision === 'r4820' && by !== undefined && by('r5065').fault === undefined;
}

/** The verdict on what was not played, or says nothing. */
export function without(of: Case, verdict: 'inconclusive' | 'unsupported' | 'not run', why: string, played?: Played): CaseResult {
  return { ...about(of, played), verdict, why };
}

/** A result with the liberties of the explanation that goes with all other cases of the peer. */
export function explainedBy(result: CaseResult, chosen: Choices | undefined, side: Side): CaseResult {
  if (result.verdict !== 'allowed' || chosen === undefined) return result;
  return markOf(chosen) === 'pass' ? result : { ...result, policies: libertiesOf(chosen, side) };
}

/** Whether the fault is that nothing came in time. */
export function isLate({ judge: { fault }, received, repair }: Played): boolean {
  return fault?.kind === 'omission' && repair.offsetOf(fault.offset) >= received.length;
}

/** Whether it closed for no reason but that it may. */
export function isRefused({ judge, explanations: [least] }: Played): boolean {
  if (judge.fault !== undefined) return false;
  const whenever = judge.side === 'server' ? 'server.close.whenever' : 'client.close.arbitrary';
  return judge.refusesFreely || least?.[whenever] === 'closed';
}

function about({ id, trace: { title, steps } }: Case, played: Played | undefined) {
  return { id, title, steps, wire: played?.log.map((entry) => onWire(entry, played.judge.side)) ?? [] };
}

function offenceOf({ judge, received, repair }: Played): CaseResult['firstOffendingByte'] {
  const { offset = 0, allowed = [] } = judge.fault ?? {};
  const at = repair.offsetOf(offset);
  return at < received.length ? { offset: at, byte: received.toString('hex', at, at + 1), allowed } : undefined;
}

function onWire(entry: Entry, peer: Side): WireEntry {
  const { from, at } = entry;
  const what = 'close' in entry ? { close: entry.close } : { hex: Buffer.from(entry.bytes).toString('hex') };
  return { dir: from === peer ? 'received' : 'sent', at, ...what };
}
