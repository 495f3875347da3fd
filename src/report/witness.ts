/** What shows that an item is tested: a change of the code that cites it, and the run that noticed. */
import type { Citation } from '../citations/index.js';
import { committed } from './sources-hash.js';

/** A mutant of a place that cites an item, and the run by which it was noticed. */
export interface Witness {
  /** The place, as citations name it. */
  kind: Citation['kind'];
  name: string;
  /** Hash of the place when the mutant was made of it. */
  hash: string;
  /** What was changed. */
  mutant: string;
  /** Id of a path that the report plays or, of a test, its file and its title with ` > ` between them. */
  run: string;
  /** Hash of the test, so that one that changes is tried anew; a path is tried each time. */
  test?: string;
  /** The first byte, call or event that was otherwise, or what the test said. */
  noticed: string;
}

/** By id of the item; items without a witness are absent. */
export type Witnesses = Readonly<Record<string, Witness>>;

/** The witnesses that were committed; none where there is no such file. */
export function committedWitnesses(): Witnesses {
  return committed('witnesses.json') ?? {};
}

/** Whether the place of a witness still is what it was, and still cites the item. */
export function isCurrent(id: string, { kind, name, hash }: Witness, citations: readonly Citation[]): boolean {
  return citations.some((each) => each.step === id && each.kind === kind && each.name === name && each.hash === hash);
}

/** In one line: what was changed, and what noticed. */
export function witnessLine({ mutant, run, noticed }: Witness): string {
  return `${mutant}: noticed by ${run} (${noticed})`;
}
