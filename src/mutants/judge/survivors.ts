/** Mutants of the judge that nothing can tell from it, and why: by what they are, not by where they stand. */
import type { JudgeMutant } from './schemata.js';

/** Why mutants of a kind survive; others of the kind may be noticed. */
export interface Reason {
  reason: string;
  is(mutant: JudgeMutant): boolean;
}

export const reasons: readonly Reason[] = [];
