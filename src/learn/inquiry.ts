/** Asks a peer many words side by side, and sees to it that its answers go together. */
import { inTurns } from '../check/index.js';
import { Limit } from './learner.js';
import { type Mealy, run, type Word } from './mealy.js';
import { type Answer, Observations } from './observations.js';
import type { Expected, Told } from './talk.js';

/** The peer answers the same word in two ways, however long it is waited for. */
export class Inconsistent extends Error {
  constructor(
    readonly word: Word,
    readonly answers: readonly [readonly string[], readonly string[]],
  ) {
    super('it answers the same inputs in two ways');
  }
}

/** What was taken for an answer was none, so that what followed from it has to be found anew. */
export class Mistaken extends Error {}

export interface Limits {
  /** Connections. */
  readonly queries: number;
  /** Milliseconds. */
  readonly time: number;
}

/** How much longer is waited each time that an answer is asked for again. */
const SLOWER = [2, 5, 10];
/** And where it is other than the text's for the first time. */
const NEWS = 5;
/** How often it may be that an answer was none. */
const MISTAKES = 40;
/** Connections that may fail before one comes about. */
const TRIES = 3;

export class Inquiry {
  readonly observations = new Observations();
  /** Connections so far. */
  queries = 0;
  private mistakes = 0;
  private readonly began = performance.now();

  private readonly text: Mealy;

  /** @param guess what the peer may be, so that it is known what is worth waiting for; the text's machine to begin with */
  constructor(
    private readonly talk: (word: Word, expected: Expected, patience?: number) => Promise<Told>,
    private readonly limits: Limits,
    private readonly concurrency: number,
    public guess: Mealy,
  ) {
    this.text = guess;
  }

  /**
   * Sees to it that words are observed.
   * @throws Limit; Mistaken when an earlier answer turned out to be none; Inconsistent; Error when no connection comes about
   */
  async ask(words: readonly Word[]): Promise<void> {
    const { observations } = this;
    const unknown = words.filter((word) => observations.outputs(word).length < word.length);
    // A word that another one begins with need not be asked.
    const longest = [
      ...new Map(unknown.toSorted((one, other) => other.length - one.length).map((word) => [word.join(), word])).values(),
    ];
    const covered = new Set<string>();
    const needed = longest.filter((word) => {
      const isNew = !covered.has(word.join());
      for (let end = 1; isNew && end <= word.length; end += 1) covered.add(word.slice(0, end).join());
      return isNew;
    });
    let isMistaken = false;
    const failures: unknown[] = [];
    await inTurns(needed, this.concurrency, async (word) => {
      if (failures.length > 0) return;
      try {
        isMistaken = (await this.note(word)) || isMistaken;
      } catch (error) {
        failures.push(error);
      }
    });
    if (failures.length > 0) throw failures[0];
    if (isMistaken) throw new Mistaken();
  }

  /** An answer of a connection of its own; where it is asked again, what was observed before is not waited for as if it had to come. */
  async fresh(word: Word, patience: number): Promise<Told> {
    const { queries, time } = this.limits;
    if (this.queries >= queries) throw new Limit('queries');
    if (performance.now() - this.began > time) throw new Limit('time');
    this.queries += 1;
    const known = this.observations.outputs(word);
    const guess = run(this.guess, word).outputs;
    const expected = word.map((_, at) => ({ output: known[at] ?? guess[at], isKnown: patience === 1 && at < known.length }));
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.talk(word, expected, patience);
      } catch (error) {
        if (tries === TRIES) throw error;
      }
    }
  }

  /** Asks a word. @returns whether something that was observed before was forgotten for it */
  private async note(word: Word): Promise<boolean> {
    const { observations } = this;
    let answer = await this.fresh(word, 1);
    if (this.isNews(word, answer)) answer = await this.fresh(word, NEWS);
    let hasForgotten = false;
    for (let length = observations.add(word, answer); length > 0; length = observations.add(word, answer)) {
      const start = word.slice(0, length);
      const isWrong = await this.isForgotten(start, answer);
      hasForgotten ||= isWrong;
      if (!isWrong) answer = await this.fresh(word, SLOWER[0] as number);
    }
    return hasForgotten;
  }

  /** Whether an answer leaves the text where nothing was observed before: that is seen twice, or who is slow is accused. */
  private isNews(word: Word, { outputs }: Answer): boolean {
    const expected = run(this.text, word).outputs;
    const at = outputs.findIndex((output, index) => output !== expected[index]);
    return at >= this.observations.outputs(word).length;
  }

  /**
   * Asks again what was answered in two ways.
   * @returns whether the earlier answer was wrong, and is forgotten
   */
  private async isForgotten(word: Word, answer: Answer): Promise<boolean> {
    const { observations } = this;
    const before = observations.outputs(word);
    this.mistakes += 1;
    const again: string[][] = [];
    for (const patience of SLOWER) again.push([...(await this.fresh(word, patience)).outputs]);
    const [last = []] = again.slice(-1);
    const isSettled = again.slice(1).every((each) => each.join() === last.join());
    if (!isSettled || this.mistakes > MISTAKES) {
      const other = [answer.outputs, before, ...again].find((each) => each.slice(0, last.length).join() !== last.join());
      throw new Inconsistent(word, [last, (other ?? before).slice(0, word.length)]);
    }
    if (last.join() === before.slice(0, last.length).join()) return false;
    observations.forget(word);
    return true;
  }
}
