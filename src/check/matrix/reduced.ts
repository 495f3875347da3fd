/** The results of a check without what differs from run to run. */
import { groupedBy, type Side } from '../../judge/index.js';
import { isHandshake } from '../findings/index.js';
import { merged, settled, summaryOf } from '../merge.js';
import type { CaseResult, CheckResult, Finding, WireEntry } from '../types.js';
import type { Remark, RoleResult } from './types.js';

/** @param results of one side, each of some of the cases */
export function reduced(results: readonly CheckResult[], tier: string): Omit<RoleResult, 'crashes'> {
  const role = results[0]?.peer.role ?? 'server';
  const nothing = { ...settled([], role), selectiveRefusals: [], findings: [] };
  const {
    cases,
    summary,
    fingerprint,
    mixtures,
    contradictions,
    selectiveRefusals,
    findings = [],
  } = results.length === 0 ? nothing : merged(results);
  // The section that a case is about, or its whole name where that has none.
  const bySection = groupedBy(cases, ({ id }) => id.split('/', 1).join());
  const sections = [...bySection].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  return {
    tier,
    summary,
    sections: Object.fromEntries(sections.map(([name, some]) => [name, summaryOf(some)])),
    ...{ fingerprint, mixtures, contradictions, selectiveRefusals },
    findings: findings.map((each) => steady(each, role)),
    cases: cases.filter(isRemarkable).map((each) => remark(each, role)),
  };
}

function isRemarkable({ verdict, why }: CaseResult): boolean {
  return verdict !== 'pass' && verdict !== 'not run' && !why?.startsWith('the control: ');
}

function remark({ wire, steps: _, said: __, explanations: ___, ...rest }: CaseResult, role: Side): Remark {
  if (rest.verdict === 'allowed') return { ...rest };
  const observed = rest.observed === undefined ? {} : { observed: undated(rest.observed) };
  const runs = joined(wire);
  // A client's handshake is never the same twice, and has cases of its own.
  const isOwn = role === 'client' && runs[0]?.startsWith('received ');
  return { ...rest, ...observed, wire: isOwn ? runs.slice(1) : runs };
}

/** A finding without keys that are drawn and what answers them. */
function steady(finding: Finding, role: Side): Finding {
  const { input, send, observed } = finding;
  const isDrawn = role === 'client' && isHandshake(input.text);
  if (!isDrawn) return { ...finding, observed: undated(observed) };
  return { ...finding, input: { hex: '', text: '' }, send: send.replace(/(?<=^the handshake of the control).*/, ''), observed };
}

function undated(text: string): string {
  return text.replace(/date "[^"]*"/, 'date "..."');
}

/** Bytes of one side in a row are one, however many segments they came in. */
function joined(wire: readonly WireEntry[]): string[] {
  const runs: { dir: string; hex: string }[] = [];
  for (const entry of wire) {
    const last = runs.at(-1);
    const what = 'hex' in entry ? entry.hex : ` closes (${entry.close.toUpperCase()})`;
    if (last?.dir === entry.dir) last.hex += what;
    else runs.push({ dir: entry.dir, hex: what });
  }
  return runs.map(({ dir, hex }) => `${dir} ${shortened(hex)}`);
}

/** What is shown of a side at once, in hex. */
const MOST = 2_000;

/** A megabyte is told by its beginning. */
function shortened(hex: string): string {
  return hex.length <= MOST ? hex : `${hex.slice(0, MOST)} and ${(hex.length - MOST) / 2} bytes more`;
}
