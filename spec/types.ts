/** What the catalogue is made of. */
import type { ErratumId, PolicyName, StepId } from './generated/ids.js';

/** Whom an item binds; both are client and server. */
export type Subject = 'client' | 'server' | 'both' | 'api' | 'author' | 'intermediary';
/** How strongly. */
export type Force = 'must' | 'should' | 'may' | 'undefined' | 'informative';
/** What implements it: states, a named function, the socket layer, nothing since it holds by construction, or nothing. */
export type Disposition = 'machine' | 'function' | 'socket' | 'implied' | 'informative' | 'exception';
/** How an option counts when a peer shows it: policies.md calls them P, A and R. */
export type Mark = 'pass' | 'allowed' | 'relaxation';

/** One entry of the catalogue. */
export interface Item {
  /** Section and place in it: `10.3.4.3.1#34a`. */
  id: StepId;
  /** Number of its section: `10.3.4.3.1`. */
  section: string;
  /** What the item says, in the project's own words: `*variable*`, and `**variable**` where the item sets it. */
  says: string;
  /** Whom it binds. */
  subject: Subject;
  /** How strongly. */
  force: Force;
  /** What implements it. */
  disposition: Disposition;
  /** Why nothing implements it, or why it holds by construction; only where the disposition is `exception` or `implied`. */
  reason?: string;
  /** First 16 hex digits of the SHA-256 of the item's original text. */
  hash: string;
  /** Known defects that concern it. */
  errata: readonly ErratumId[];
  /** Choices that it leaves. */
  policies: readonly PolicyName[];
}

/** A section of the table of contents. */
export interface Section {
  /** Its number: `10.3.4.3.1`. */
  section: string;
  /** Its heading. */
  title: string;
  /** What it is about, in a sentence. */
  about: string;
}

/** One way to act where the text leaves a choice. */
export interface Option {
  /** What it is called where it is chosen. */
  name: string;
  /** How it counts. */
  mark: Mark;
  /** The condition under which a mark other than `mark` applies, by mark. */
  when?: string | Readonly<Record<string, string>>;
  /** Whether this is the literal reading of the sentences that bind. */
  literal?: boolean;
  /** Whether it only serves to judge others, though its policy can be chosen. */
  judged?: boolean;
  /** Unit of the value it takes, if it takes one. */
  parameter?: string;
  /** What it looks like from outside. */
  seen?: string;
  /** Who sees it: the other side, the script, both or nobody. */
  on?: 'wire' | 'script' | 'both' | 'none';
  /** Where the default depends on the case: the case in which it is this one. */
  defaultWhen?: string;
}

/** A named choice. */
export interface Policy {
  /** What it is called: side, subject and, mostly, aspect. */
  name: PolicyName;
  /** The items that leave the choice. */
  steps: readonly StepId[];
  /** The defects that make it one. */
  errata?: readonly ErratumId[];
  /** may, should, should-not, ua, server, config, undef, contra, unspec, ext, random or bound. */
  kind: string;
  /** A second kind, where there are two. */
  alsoKind?: string;
  /** What the text says, and so what is open. */
  says: string;
  /** The ways to act. */
  options: readonly Option[];
  /**
   * Where it is chosen how this project acts: in the options `policies` or `limits`, in another one such as
   * `createServer.tls`, or by nobody, so that its options serve to judge others.
   */
  chosenBy: 'policies' | 'limits' | 'nobody' | `create${'Environment' | 'Server'}.${string}`;
  /** Name of the option this project takes; null where there is nothing to choose. */
  default: string | null;
  /** The value of a default that takes one. */
  value?: number;
  /** Where it takes several: the value and unit of each, by name. */
  values?: Readonly<Record<string, { value: number; unit: string }>>;
  /** Why this is the default. */
  because: string;
  /** What no option allows: the item that it violates, others, and what it looks like from outside. */
  failures?: readonly { step: StepId; also?: readonly StepId[]; seen: string }[];
}

/** A known defect of r4820. */
export interface Erratum {
  /** `E02` and the like. */
  id: ErratumId;
  /** Items or whole sections. */
  steps: readonly string[];
  /** Where it can be noticed. */
  touches: readonly ('wire' | 'api')[];
  /** Properties of client and server together that fail since it is so, each under a reading: `hixie76 verify` found a counterexample. */
  proved?: readonly { property: string; reading: string }[];
  /** What is wrong. */
  defect: string;
  /** How this project reads the text; null where nothing has to be settled. */
  settled: string | null;
  /** What implementations of the time did; null if that is not known. */
  deployed: string | null;
}

/** A key pair, key3 and the response that the text works out for them. */
export interface GoldenVector {
  /** What it is called in tests. */
  id: string;
  /** The items that give it. */
  steps: readonly StepId[];
  /** Value of Sec-WebSocket-Key1. */
  key1: string;
  /** Value of Sec-WebSocket-Key2. */
  key2: string;
  /** The 8 bytes behind the fields. */
  key3: { hex: string; ascii?: string };
  /** The 16 bytes that answer them. */
  response: { hex: string; ascii: string };
  /** What the text gives of key1 and key2: digits, spaces, and the one divided by the other. */
  products?: readonly number[];
  /** How many spaces each key has. */
  spaces?: readonly number[];
  /** The 32-bit number of each key. */
  numbers?: readonly number[];
  /** The 16 bytes under the fingerprint, in hex. */
  challenge?: string;
}

/** A handshake as lines, each of which CRLF ends; a CRLF and the body follow. */
export interface ExampleHandshake {
  /** What it is called in tests. */
  id: string;
  /** The items that give it. */
  steps: readonly StepId[];
  /** What is remarkable about it. */
  note?: string;
  /** The golden vector it belongs to. */
  golden: string;
  /** Its lines, each without its CRLF. */
  lines: readonly string[];
  /** What follows the blank line: key3, or the response. */
  body: { hex: string; ascii: string };
  /** Bytes in all. */
  length: number;
}

/** What became of an item from one revision to the next: only `changed` ones and those of one revision alone have another text. */
export interface Change {
  /** What became of it. */
  kind: 'brought' | 'changed' | 'renumbered' | 'gone';
  /** Its id in the earlier revision, if it is in that one. */
  from?: string;
  /** Its id in the later revision, if it is in that one. */
  to?: string;
  /** What the earlier one says, in the project's own words; not of a renumbered one. */
  was?: string;
  /** What the later one says, likewise. */
  is?: string;
  /** First 16 hex digits of the SHA-256 of its text in the revision that is not r4820. */
  hash?: string;
  /** Whether words changed and not their meaning. */
  wording?: boolean;
}

/** A place of the seed's diff. */
export interface Hunk {
  /** Where it begins and how many lines it has, in the earlier source and in the later: `75232,14 75232,15`. */
  lines: string;
  /** The items and blocks that it is about: ids of r4820, or of r4819 for those that r4820 has no more. */
  items: readonly string[];
  /** What else is in it. */
  besides?: string;
}

/** A revision against the one before it. */
export interface Revised {
  /** `r4820` or `r5065`. */
  revision: string;
  /** The earlier one: `r4819` or `r4820`. */
  against: string;
  /** What it changed, in a sentence or two. */
  about: string;
  /** The places of its diff, where that is the seed. */
  hunks: readonly Hunk[];
  /** What became of each item that does not have the same id and text in both. */
  changes: readonly Change[];
  /** Behaviours in which the two differ. */
  differences: readonly Difference[];
  /** Choices that the later one leaves and the earlier one does not; their items are the later one's. */
  policies: readonly RevisedPolicy[];
  /** Known defects of the later one, likewise. */
  errata: readonly (Omit<Erratum, 'id'> & { id: string })[];
}

/** A choice that a revision leaves, with its items and errata. */
export interface RevisedPolicy extends Omit<Policy, 'steps' | 'errata'> {
  /** The items of that revision that leave the choice. */
  steps: readonly string[];
  /** The defects of that revision that make it one. */
  errata?: readonly string[];
}

/** A behaviour in which a revision differs from the one before it. */
export interface Difference {
  /** What it is called: that of its trace, where it has one. */
  name: string;
  /** What differs. */
  says: string;
  /** Its items in the earlier revision. */
  before: readonly string[];
  /** Its items in the later one. */
  after: readonly string[];
  /** The errata of r4820 that it settles. */
  errata?: readonly ErratumId[];
  /** Options that the later one leaves of choices of r4820. */
  settles?: Readonly<Partial<Record<PolicyName, string>>>;
  /** Who can see it. */
  seen: 'wire' | 'script' | 'none';
  /** Why it has no trace, where it has none and no script is needed to see it. */
  untold?: string;
}
