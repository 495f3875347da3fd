/** What the report is made from, and what it says. */
import type { AnyAlgorithm } from '../../machines/index.js';
import type { Disposition, ErratumId, Force, Item, PolicyName, Subject } from '../../spec/index.js';
import type { Citation } from '../citations/index.js';
import type { DatedLoad } from './load.js';
import type { DatedMutation } from './mutation.js';
import type { Witness, Witnesses } from './witness.js';

/** One played path. */
export interface Run {
  id: string;
  machine: string;
  role: 'server' | 'client' | 'api';
  title: string;
  passed: boolean;
  /** What went wrong, in one line; only where it did not pass. */
  failure?: string;
  /** Through which door: TCP, or the public API alone. */
  over: 'socket' | 'api';
  /** `algorithm.state`, visited, in order of first visit. */
  states: readonly string[];
  /** Transition ids as `transitionId` of machines/algorithm.ts makes them. */
  transitions: readonly string[];
  /** `algorithm.state * EVENT[index]`: transitions from every state, with the state that each was taken from. */
  departures: readonly string[];
  /** `algorithm.guard=true` or `=false`: what guards said. */
  guards: readonly string[];
  /** The command that replays it alone. */
  replay: string;
}

/** A state, transition, microstep or guard's outcome that no run can reach, with the committed reason. */
export interface Unreached {
  id: string;
  reason: string;
}

/** Everything the report is made from. */
export interface Sources {
  items: readonly Item[];
  citations: readonly Citation[];
  runs: readonly Run[];
  unreached: readonly Unreached[];
  algorithms: readonly AnyAlgorithm[];
  /** SHA-256 of the text, in hex. */
  specHash: string;
  /** Hash of each item's text as it is today, by id; an item whose own hash differs is outdated. */
  textHashes?: Readonly<Record<string, string>>;
  /** What was found to notice a change of the code that cites an item; none, if absent. */
  witnesses?: Witnesses;
  /** What the last run of all mutants has found. */
  mutation?: DatedMutation | undefined;
  /** What the last run under load has measured. */
  load?: DatedLoad | undefined;
}

/** Where an item stands, the worst last. */
export const STATUSES = [
  'tested',
  'implemented',
  'implied',
  'informative',
  'exception',
  'outdated',
  'orphaned',
  'missing',
] as const;
export type Status = (typeof STATUSES)[number];

export const DISPOSITIONS = ['machine', 'function', 'socket', 'implied', 'informative', 'exception', 'none'] as const;

/** A row of the report. What is `none` belongs to an orphan: an id that the code cites and the catalogue lacks. */
export interface TracedItem {
  id: string;
  section: string;
  subject: Subject | 'none';
  force: Force | 'none';
  disposition: Disposition | 'none';
  reason?: string;
  implementedBy: { kind: Citation['kind']; name: string; file: string; line: number }[];
  errata: readonly ErratumId[];
  policies: readonly PolicyName[];
  /** What shows that it is tested. */
  witness?: Witness;
  /** The runs that went through it. */
  traces: { count: number; passed: number; failed: number };
  status: Status;
}

/** How many there are, how many a passing run went through, how many are excused with a reason. */
export interface Coverage {
  covered: number;
  total: number;
  unreached: number;
}

export interface MachineCoverage {
  id: string;
  title: string;
  states: Coverage;
  transitions: Coverage;
  /** Transitions, those from every state once for each state where the algorithm can wait. */
  microsteps: Coverage;
  /** Both outcomes of each guard that is asked. */
  guards: Coverage;
}

/** The runs that the report names: the shortest passing ones of each item, and all that failed. */
export type NamedRun = Pick<Run, 'id' | 'title' | 'passed' | 'failure' | 'replay'>;

/** docs/report/traceability.json. */
export interface Traceability {
  spec: { revision: string; sha256: string };
  totals: {
    items: number;
    runs: { count: number; passed: number; failed: number };
    disposition: Record<string, number>;
    status: Record<Status, number>;
    section: Record<string, { items: number } & Partial<Record<Status, number>>>;
  };
  machines: MachineCoverage[];
  unreached: readonly Unreached[];
  /** States, transitions, microsteps and guards' outcomes that no passing run went through and no reason excuses. */
  uncovered: string[];
  /** How many passing runs that can vouch for it went through each state and transition, by its id. */
  through: Record<string, number>;
  mutation?: DatedMutation;
  load?: DatedLoad;
  items: TracedItem[];
  /** Ids of up to three passing runs per item id. */
  examples: Record<string, string[]>;
  runs: NamedRun[];
}
