/** What a citation is. */
import type { StepId } from '../../spec/index.js';

/** What it is that cites; `socket` is a function of the socket layer, src/net. */
export type CitationKind = 'state' | 'transition' | 'guard' | 'action' | 'function' | 'socket';

/** One place in the code that names one item. */
export interface Citation {
  /** As written: only the check of the catalogue tells whether there is such an item. */
  step: StepId;
  kind: CitationKind;
  /** `algorithm.state`, `algorithm.state EVENT[index]`, `algorithm.guard`, or the name of an export. */
  name: string;
  /** Relative to the project's root, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Where its code begins and ends in the file, in characters. */
  from: number;
  to: number;
  /** First 12 hex digits of the SHA-256 of its code, without comments and layout. */
  hash: string;
}
