/** What the checker is told, and what it finds. */
import type { Revision } from '../../machines/index.js';
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

/** What a peer does otherwise than the text, in one place. */
export interface Deviation {
  /** The item that was violated. */
  violated: StepId;
  why: string;
  /** Everything that was allowed there. */
  expected: readonly string[];
  observed: string;
  /** The usual mistake that gives just what was seen, in a few words; absent where none does. */
  mistake?: string | undefined;
}

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
  /** The usual mistake that gives just what was seen, in a few words; absent where none does. */
  mistake?: string | undefined;
  /** Whether it is right by r5065, the text that was uploaded as hixie-76, though not by r4820. */
  asPublished?: true | undefined;
  /** What the peer's command said on stderr last; only where the verdict is neither `pass` nor `allowed`. */
  said?: string | undefined;
  /** The first byte that nothing allows; `offset` counts all bytes of the peer from 0, `byte` is in hex. */
  firstOffendingByte?: { offset: number; byte: string; allowed: readonly string[] } | undefined;
  wire: readonly WireEntry[];
}

/** What the peer withholds on one input, each time, and not from the control. */
export interface SelectiveRefusal {
  id: string;
  title: string;
  /** The item whose ordinary outcome was withheld. */
  step: StepId;
  /** `closes` TCP, `refuses` in HTTP, `terminates` by FF 00, or `falls silent`. */
  how: 'closes' | 'refuses' | 'terminates' | 'falls silent';
}

/** How much a finding matters to those who connect, the worst first; `harmless`: against the text, and nobody notices. */
export const SEVERITIES = ['everybody', 'some', 'data', 'harmless'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where the other side of the text would not go on with what the peer sends, whatever excuses the peer. */
export interface Impasse {
  /** What shows it: a play of its own beside the control, or all that a client sends. */
  id: string;
  title: string;
  /** What a client of the text had asked with, in hex; absent where the peer is the client. */
  request?: string;
  /** The step at which the other side of the text gives up. */
  step: StepId;
  /** What the other side takes. */
  expected: readonly string[];
  observed: string;
  /** Peers of the matrix that go on all the same, and those that give up as the text does. */
  laxer?: readonly string[];
  alike?: readonly string[];
}

/** One cause, with all cases that show it. */
export interface Finding {
  severity: Severity;
  /** `conformance`: against the text; `interoperability`: the other side would not go on; `selective`: withheld on one input alone. */
  kind: 'conformance' | 'interoperability' | 'selective';
  step: StepId;
  /** What to mend, for whoever maintains the peer. */
  says: string;
  mistake?: string | undefined;
  /** The smallest input that shows it, in hex, and how it reads as text. */
  input: { hex: string; text: string };
  /** The same in a line: frames in hex and text; of a handshake in what it differs from the one of the control. */
  send: string;
  expected: readonly string[];
  observed: string;
  /** Whether all of them are right by r5065. */
  asPublished?: true | undefined;
  /** Names of the cases that show it, the one with the smallest input first. */
  cases: readonly string[];
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
  /** What the control shows wrong each time, so that it is taken for granted in all other cases. */
  habits?: readonly Deviation[] | undefined;
  interoperability?: readonly Impasse[] | undefined;
  /** By cause, the worst first. */
  findings?: readonly Finding[] | undefined;
  cases: readonly CaseResult[];
}

export interface CheckOptions {
  /** What the report calls the peer; its URL if absent. */
  name?: string | undefined;
  /** Milliseconds within which what is due has to come. */
  timeout: number;
  /** The text that it is judged by; r4820 if absent. */
  revision?: Revision | undefined;
  /** Whether the peer shares our process, so that it reads whenever we wait; false if absent. */
  isOurs?: boolean;
  /** Cases that are played at the same time; as many as the peer stands if absent. */
  concurrency?: number | undefined;
  /** Whether what the other side of the text makes of the peer is left out; false if absent. */
  conformanceOnly?: boolean | undefined;
  /** Hears how many cases are done, how many there are, and how many have failed so far. */
  progress?(done: number, total: number, failures: number): void;
}

export interface ServerCheckOptions extends CheckOptions, Omit<Names, 'resource'> {
  /** Where the server is; its path and query are its resource. */
  url: URL;
  /** Whether its clients come by `wss:` although it is reached in the clear, as where TLS ends in front of it; false if absent. */
  secure?: boolean | undefined;
  /** PEM of the authorities to trust for `wss:`; those that Node knows if absent. */
  ca?: string | undefined;
  /** What it can be told; nothing if absent, so that some cases are not run. */
  hooks?: ServerHooks | undefined;
}

/** Nothing could be checked: one line that says why. */
export class CannotCheck extends Error {}
