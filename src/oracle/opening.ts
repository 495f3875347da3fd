/** What the judges of the two opening handshakes share. */
import type { Fault } from './exchange.js';
import type { Hypothesis } from './hypothesis.js';
import type { Reader } from './reader.js';
import type { Stream } from './stream.js';

/** A case: what both sides have sent, and what may explain it. */
export interface Case {
  /** What the side that is judged has sent. */
  output: Stream;
  /** What the other side has sent. */
  input: Stream;
  reader: Reader;
  hypotheses: Hypothesis[];
}

/** Judges a side's opening handshake. */
export interface Opening {
  /** Offset of the first byte behind the handshake, once it is complete. */
  readonly over: number | undefined;
  /** In words, how far it has come. */
  readonly course: string;
  /** Looks at what was sent so far; called whenever there is more. */
  judge(): Fault | undefined;
}
