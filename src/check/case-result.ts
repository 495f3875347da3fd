/** What one case came to, for the report. */
import type { Entry, Need, Side } from '../oracle/index.js';
import type { Case } from './cases.js';
import { diagnosed } from './diagnose.js';
import type { Played } from './play.js';
import type { CaseResult, WireEntry } from './types.js';

/** The verdict on what was played. */
export function resultOf(of: Case, played: Played): CaseResult {
  const { role, judgements, flooded, log, said } = played;
  const common = { ...about(of), wire: wireOf(log, role) };
  if (judgements.at(-1)?.verdict === 'fail')
    return { ...common, verdict: 'fail', ...diagnosed(played, of.trace.observations), ...(said ? { said } : {}) };
  if (flooded) return { ...common, verdict: 'inconclusive', why: `it sent more than ${played.received.length - 1} bytes` };
  const policies = distinct(judgements.flatMap(({ needs }) => needs));
  if (policies.length === 0) return { ...common, verdict: 'pass' };
  return { ...common, verdict: 'allowed', policies };
}

/** The verdict on what was not played, or says nothing. */
export function without(of: Case, verdict: 'inconclusive' | 'unsupported' | 'not run', why: string, played?: Played): CaseResult {
  return { ...about(of), verdict, why, wire: wireOf(played?.log ?? [], played?.role) };
}

/** Whether it closed for no reason but that it may. */
export function isRefused({ judgements }: Played): boolean {
  return judgements.some(({ refused }) => refused);
}

function about({ id, trace: { title, steps } }: Case) {
  return { id, title, steps };
}

function distinct(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [`${need.policy} ${need.option}`, need])).values()];
}

function wireOf(log: readonly Entry[], role: Side = 'server'): WireEntry[] {
  return log.map((entry) => ({
    dir: entry.from === role ? 'received' : 'sent',
    at: entry.at,
    ...('close' in entry ? { close: entry.close } : { hex: Buffer.from(entry.bytes).toString('hex') }),
  }));
}
