/** What the matrix of peers is made of. All of it is JSON, without times and dates, so that two runs can be compared. */
import type { StepId } from '../../../spec/index.js';
import type { Fingerprint, Side } from '../../judge/index.js';
import type { CaseResult, CheckResult, Finding, SelectiveRefusal } from '../types.js';

/** A case that did not simply pass. */
export type Remark = Omit<CaseResult, 'steps' | 'wire' | 'said' | 'explanations'> & {
  /** What went over the wire, neighbours joined; only where it failed. */
  wire?: readonly string[];
};

/** What one side of a peer came to. */
export interface RoleResult {
  tier: string;
  /** Why nothing could be said, if so. */
  unchecked?: string;
  summary: CheckResult['summary'];
  /** The same by section of the text. */
  sections: Readonly<Record<string, CheckResult['summary']>>;
  fingerprint: Fingerprint;
  mixtures: readonly string[];
  contradictions?: CheckResult['contradictions'];
  selectiveRefusals: readonly SelectiveRefusal[];
  /** By cause, the worst first. */
  findings?: readonly Finding[];
  /** Cases in which the program ended, with what it said last. */
  crashes: readonly { id: string; title: string; said: string }[];
  /** All cases that neither passed nor were left out, but for those that a bad control stopped. */
  cases: readonly Remark[];
}

/**
 * What became of a conversation: `clean` with a closing handshake, `closed`
 * without one, `broken` before all was said, `no handshake`, or `stuck`.
 */
export type PairOutcome = 'clean' | 'closed' | 'broken' | 'no handshake' | 'stuck';

export interface PairResult {
  outcome: PairOutcome;
  /** How it came to that, in a line. */
  why?: string;
  /** What no policy allows in all that was said, the first of each side. */
  faults?: undefined | readonly { side: Side; step: StepId; why: string }[];
}

export interface PeerResult {
  name: string;
  what: string;
  language: string;
  /** The version that was installed; null where the peer is not installed. */
  version: string | null;
  server?: RoleResult | undefined;
  client?: RoleResult | undefined;
  /** With which servers its client talks, by their names. */
  pairs?: Readonly<Record<string, PairResult>>;
}

export interface Matrix {
  tool: 'hixie76';
  spec: CheckResult['spec'];
  peers: readonly PeerResult[];
}
