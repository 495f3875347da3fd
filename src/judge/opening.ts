/** What the judges of the two opening handshakes and of frames share. */
import type { StepId } from '../../spec/index.js';
import type { Fault } from './exchange.js';
import type { Explanation } from './explanation.js';
import type { Stream } from './stream.js';
import type { Ways } from './ways.js';

/** A case: what both sides have sent, and what may explain it. */
export interface Case {
  ways: Ways;
  /** What the side that is judged has sent. */
  output: Stream;
  /** What the other side has sent. */
  input: Stream;
  explanations: Explanation[];
}

/** Judges a side's opening handshake. */
export interface Opening {
  /** Offset of the first byte behind the handshake, once it is complete. */
  readonly over: number | undefined;
  /** Of a server, the status code that it has answered with. */
  readonly answer?: string | undefined;
  /** Of a server, whether the status line of a refusal, or the head of a reply, has come whole. */
  readonly hasHead?: boolean;
  /** In words, how far it has come. */
  readonly course: string;
  /** Looks at what was sent so far; called whenever there is more. */
  judge(): Fault | undefined;
  /** The same, of another case. */
  copy(of: Case): Opening;
}

/** A byte that nothing allows. */
export function byteFault(offset: number, step: StepId, why: string, allowed: readonly string[]): Fault {
  return { offset, step, why, allowed, kind: 'byte' };
}
