/** What the checker is told, and what it finds. */
import type { StepId } from '../../spec/index.js';
import type { Choices, Fingerprint, Liberty, Side } from '../judge/index.js';
import type { ServerHooks } from './hooks.js';
import type { Names } from './names.js';

/**
 * `pass`: explained by options that the text leaves freely; `allowed`: takes a
 * liberty; `fail`: nothing that the text allows; `inconclusive`: could not be
 * observed; `unsupported`: the peer does not speak the protocol or does not
 * echo; `not run`: takes more than a URL.
 */
export type Verdict = 'pass' | 'allowed' | 'fail' | 'inconclusive' | 'unsupported' | 'not run';

export const VERDICTS: readonly Verdict[] = ['pass', 'allowed', 'fail', 'inconclusive', 'unsupported', 'not run'];

/** One thing that went over the wire: bytes in hex, or a close. `at` is in milliseconds since the connection was opened. */
export type WireEntry = { dir: 'sent' | 'received'; at: number } & ({ hex: string } | { close: 'fin' | 'rst' });

/** What became of one case. */
export interface CaseResult {
  id: string;
  title: string;
  verdict: Verdict;
  /** The items that the case is about. */
  steps: readonly StepId[];
  /** Why it is neither `pass` nor `allowed`. */
  why?: string | undefined;
  /** The item that was violated; only where the verdict is `fail`. */
  violated?: StepId | undefined;
  /** The liberties that were taken; only where the verdict is `allowed`. */
  policies?: readonly Liberty[] | undefined;
  /** The options of each explanation of what was seen; only where it did not fail. */
  explanations?: readonly Choices[] | undefined;
  /** Everything that was allowed where the judgement fell. */
  expected?: readonly string[] | undefined;
  observed?: string | undefined;
  /** What the peer's command said on stderr last; only where the verdict is neither `pass` nor `allowed`. */
  said?: string | undefined;
  /** The first byte that nothing allows; `offset` counts all bytes of the peer from 0, `byte` is in hex. */
  firstOffendingByte?: { offset: number; byte: string; allowed: readonly string[] } | undefined;
  wire: readonly WireEntry[];
}

/** A closure that the peer withholds from the control. */
export interface SelectiveRefusal {
  id: string;
  title: string;
  /** The item whose ordinary outcome was withheld. */
  step: StepId;
}

/** Everything that one run found. */
export interface CheckResult {
  tool: 'hixie76';
  version: string;
  spec: { revision: string; sha256: string };
  peer: { name: string; url: string; role: Side };
  summary: Record<'pass' | 'allowed' | 'fail' | 'inconclusive' | 'unsupported' | 'notRun', number>;
  /** Of each policy that came up, the options that are consistent with all that was seen; if none is, every one that was seen. */
  fingerprint: Fingerprint;
  /** Policies of which no single option explains everything. */
  mixtures: readonly string[];
  /** What all handshakes of a client together show. */
  handshakes?: Choices | undefined;
  /** Of each of them, two cases that contradict each other. */
  contradictions?: readonly { policy: string; cases: readonly [string, string] }[] | undefined;
  selectiveRefusals: readonly SelectiveRefusal[];
  cases: readonly CaseResult[];
}

export interface CheckOptions {
  /** What the report calls the peer; its URL if absent. */
  name?: string | undefined;
  /** Milliseconds within which what is due has to come. */
  timeout: number;
  /** Whether the peer shares our process, so that it reads whenever we wait; false if absent. */
  isOurs?: boolean;
  /** Cases that are played at the same time. */
  concurrency: number;
  /** Hears how many cases are done, and how many there are. */
  progress?(done: number, total: number): void;
}

export interface ServerCheckOptions extends CheckOptions, Omit<Names, 'resource'> {
  /** Where the server is; its path and query are its resource. */
  url: URL;
  /** PEM of the authorities to trust for `wss:`; those that Node knows if absent. */
  ca?: string | undefined;
  /** What it can be told; nothing if absent, so that some cases are not run. */
  hooks?: ServerHooks | undefined;
}

/** Nothing could be checked: one line that says why. */
export class CannotCheck extends Error {}
