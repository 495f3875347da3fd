/**
 * The catalogue: every item of r4820, restated, with the errata, the policies
 * and the worked examples. The sources are the YAML files beside this one; the
 * data here are generated from them.
 */
import { errata, items, policies, revision, sections, vectors } from './generated/catalogue.js';
import type { ErratumId, PolicyName, StepId } from './generated/ids.js';

/** Whom an item binds. */
export type Subject = 'client' | 'server' | 'api' | 'author' | 'intermediary';
/** How strongly. */
export type Force = 'must' | 'should' | 'may' | 'undefined' | 'informative';
/** What implements it: states, a named function, the socket layer, or nothing. */
export type Disposition = 'machine' | 'function' | 'socket' | 'informative' | 'exception';
/** How an option counts when a peer shows it: policies.md calls them P, A and R. */
export type Mark = 'pass' | 'allowed' | 'relaxation';

/** One entry of the catalogue. */
export interface Item {
  id: StepId;
  section: string;
  /** What the item says, in the project's own words. */
  says: string;
  subject: Subject;
  force: Force;
  disposition: Disposition;
  /** Why nothing implements it; only where the disposition is `exception`. */
  reason?: string;
  /** First 16 hex digits of the SHA-256 of the item's original text. */
  hash: string;
  errata: readonly ErratumId[];
  policies: readonly PolicyName[];
}

/** A section of the table of contents. */
export interface Section {
  section: string;
  title: string;
  about: string;
}

/** One way to act where the text leaves a choice. */
export interface Option {
  name: string;
  mark: Mark;
  /** The condition under which a mark other than `mark` applies, by mark. */
  when?: string | Readonly<Record<string, string>>;
  /** Whether this is the literal reading of the sentences that bind. */
  literal?: boolean;
  /** Unit of the value it takes, if it takes one. */
  parameter?: string;
  /** What it looks like from outside. */
  seen?: string;
  on?: 'wire' | 'script' | 'both' | 'none';
  /** Where the default depends on the case: the case in which it is this one. */
  defaultWhen?: string;
}

/** A named choice. */
export interface Policy {
  name: PolicyName;
  steps: readonly StepId[];
  errata?: readonly ErratumId[];
  /** may, should, should-not, ua, server, config, undef, contra, unspec, ext, random or bound. */
  kind: string;
  alsoKind?: string;
  /** What the text says, and so what is open. */
  says: string;
  options: readonly Option[];
  /** Name of the option this project takes; null where there is nothing to choose. */
  default: string | null;
  /** The value of a default that takes one. */
  value?: number;
  /** Where it takes several: the value and unit of each, by name. */
  values?: Readonly<Record<string, { value: number; unit: string }>>;
  because: string;
  /** What no option allows. */
  failures?: readonly { step: StepId; also?: readonly StepId[]; seen: string }[];
}

/** A known defect of r4820. */
export interface Erratum {
  id: ErratumId;
  /** Items or whole sections. */
  steps: readonly string[];
  touches: readonly ('wire' | 'api')[];
  defect: string;
  settled: string | null;
  deployed: string | null;
}

/** A key pair, key3 and the response that the text works out for them. */
export interface GoldenVector {
  id: string;
  steps: readonly StepId[];
  key1: string;
  key2: string;
  key3: { hex: string; ascii?: string };
  response: { hex: string; ascii: string };
  /** What the text gives of key1 and key2: digits, spaces, and the one divided by the other. */
  products?: readonly number[];
  spaces?: readonly number[];
  numbers?: readonly number[];
  /** The 16 bytes under the fingerprint, in hex. */
  challenge?: string;
}

/** A handshake as lines, each of which CRLF ends; a CRLF and the body follow. */
export interface ExampleHandshake {
  id: string;
  steps: readonly StepId[];
  note?: string;
  /** The golden vector it belongs to. */
  golden: string;
  lines: readonly string[];
  body: { hex: string; ascii: string };
  /** Bytes in all. */
  length: number;
}

export * from './generated/ids.js';
export { errata, items, policies, revision, sections, vectors };

const byId = new Map(items.map((item) => [item.id as string, item]));

/** The item with an id, or undefined. */
export function itemOf(id: string): Item | undefined {
  return byId.get(id);
}
