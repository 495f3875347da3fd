/** What the checker asks of either side under test. */
import type { Side } from '../oracle/index.js';
import type { Case } from './cases.js';
import type { Options } from './compare.js';
import type { Played } from './play.js';
import type { CaseResult } from './types.js';

export interface Peer {
  readonly role: Side;
  readonly url: string;
  /**
   * Plays the control for the first time.
   * @throws Error when no connection comes about
   */
  playControl(control: Case): Promise<Played>;
  /**
   * Plays a case over a connection of its own.
   * @throws Error when no connection comes about
   */
  play(of: Case): Promise<Played>;
  /** What a case needs that this peer does not have. */
  missing(of: Case): readonly string[];
  /** What it shows when the control did not succeed, or undefined where that has no words of its own. */
  unsupported(played: Played): string | undefined;
  /** Whether a case is about all connections together, and is judged at the end. */
  isOverall?(of: Case): boolean;
  /** The result of such a case. */
  resultOf?(of: Case): CaseResult;
  /** How many connections there were. */
  readonly handshakes?: number;
  /** What all connections together show. */
  shown?(): Options;
}
