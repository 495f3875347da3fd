/** Mutants that survive for one reason. */
export interface Survivors {
  reason: string;
  ids: readonly string[];
}

/** Reasons that hold at many places. */
export const CLOSES = 'The same step closes the connection, and CLOSED takes the algorithm to its end from wherever it is.';
export const CLOSED =
  'The connection is closed: neither TCP nor a turn brings anything more, and a timer that still rings finds everything over.';
export const ONCE = 'It is asked once for a connection, so nobody notices where it stays.';
export const UNREACHED = 'Nothing gets here: src/report/unreached.ts says why.';
export const REPORT = 'Only the report to developers is missing or added; neither the other side nor the script sees it.';
export const BROKEN = 'Sending fails only where TCP is broken, and that it is closed is told next, which closes alike.';
export const UNHEARD = 'The timer is heard only in steps that are over by then and do not come again, so it rings for nobody.';
