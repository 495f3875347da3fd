/** Mutants that survive for one reason. */
export interface Survivors {
  reason: string;
  ids: readonly string[];
  /** Found by what they are, not named: some of them may be killed. */
  byType?: true;
}

/** Reasons that hold at many places. */
export const CLOSES = 'The same step closes the connection, and CLOSED takes the algorithm to its end from wherever it is.';
export const CLOSED =
  'The connection is closed: neither TCP nor a turn brings anything more, and a timer that still rings finds everything over.';
export const ONCE = 'It is asked once for a connection, so nobody notices where it stays.';
export const UNREACHED = 'Nothing gets here: src/report/unreached.ts says why.';
