/** What the checker asks of either side under test. */
import type { Choices, Side } from '../judge/index.js';
import type { Case } from './cases.js';
import type { Played } from './play.js';
import type { CaseResult, Deviation, Impasse, SelectiveRefusal } from './types.js';

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
  /** What cases may need of it, and still be run. */
  readonly can: readonly string[];
  /** Whether only one case can be played at a time, as any case may show. */
  readonly isSerial?: boolean;
  /** How many cases are played at once at the most, unless more are asked for. */
  readonly most?: number;
  /** Whether it can be judged although its control fails, since what is wrong there is repaired in all other cases. */
  readonly goesOn?: boolean;
  /** What the control shows wrong each time. */
  readonly habits?: readonly Deviation[];
  /** What is said of the control in place of what the judge says. */
  readonly fault?: (Pick<Deviation, 'violated' | 'why'> & Partial<Deviation>) | undefined;
  /** What it closed on, although it bears the control. */
  readonly refused?: Pick<SelectiveRefusal, 'title' | 'step'> | undefined;
  /** What it shows when the control did not succeed, where that has words of its own. */
  unsupported?(played: Played): string | undefined;
  /** Where the other side of the text would not go on with what it sends. */
  impasses(): Promise<readonly Impasse[]>;
  /** What is judged at the end, of all connections together. */
  readonly overall?: Overall;
}

export interface Overall {
  /** How many connections more are wanted before anything is said. */
  readonly lacking: number;
  isAbout(of: Case): boolean;
  /** The result of such a case, or undefined where there were too few connections to say anything. */
  resultOf(of: Case): CaseResult | undefined;
  /** What is wrong with any of them, each once. */
  deviations(): Deviation[];
  /** The options that all connections together show. */
  shown(): Choices;
}
