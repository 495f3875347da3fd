/**
 * L# (Vaandrager, Garhewal, Rot, Wissmann 2022): learns a Mealy machine from answers. States are words that were seen
 * to be apart from each other (the basis); what comes one input behind them (the frontier) is asked for until it is apart
 * from all states but one. All words of a round are asked side by side.
 */
import { type Mealy, minimal, run, type Word } from './mealy.js';
import type { Node, Observations } from './observations.js';

/** Learning has come to a limit: of states, of words asked, or of time. */
export class Limit extends Error {
  constructor(readonly what: 'states' | 'queries' | 'time') {
    super(`the limit of ${what}`);
  }
}

export interface Learning {
  readonly inputs: readonly string[];
  readonly observations: Observations;
  /** States that may be found. */
  readonly most: number;
  /** Sees to it that words are observed. */
  ask(words: readonly Word[]): Promise<void>;
  /** A word to which the peer answers otherwise than a machine, which was observed, if one is found. */
  counterexample(machine: Mealy): Promise<Word | undefined>;
}

/** What an input gives that was not asked for. */
const UNKNOWN = '?';

export class Learner {
  private basis: Word[] = [[]];

  constructor(private readonly of: Learning) {}

  /** @throws Limit, and what asking throws */
  async learn(): Promise<Mealy> {
    for (;;) {
      await this.complete();
      const machine = this.hypothesis();
      const { observations } = this.of;
      const wrong = observations.unlike((word) => run(machine, word).outputs.at(-1)) ?? (await this.of.counterexample(machine));
      if (wrong === undefined) return minimal(machine);
      await this.refine(machine, wrong);
    }
  }

  /** What is known so far; what was not asked for gives `?`. */
  soFar(): Mealy {
    return minimal(this.hypothesis());
  }

  /** Asks until each word of the frontier is like one state, and apart from all others. */
  private async complete(): Promise<void> {
    const { observations, ask, most } = this.of;
    for (;;) {
      const words: Word[] = [];
      const frontier = this.frontier();
      for (const word of frontier) {
        const node = observations.at(word);
        if (node === undefined) words.push(word);
        else {
          const [one, other] = this.candidates(node);
          if (one === undefined) {
            if (this.basis.length >= most) throw new Limit('states');
            this.basis.push(word);
            words.length = 0;
            break;
          }
          if (other !== undefined) words.push([...word, ...this.witness(this.nodeOf(one), this.nodeOf(other))]);
        }
      }
      if (words.length > 0) await ask(words);
      else if (frontier.length === this.frontier().length) return;
    }
  }

  private frontier(): Word[] {
    const known = new Set(this.basis.map((word) => word.join()));
    const next = this.basis.flatMap((word) => [...this.of.inputs.keys()].map((input) => [...word, input]));
    return next.filter((word) => !known.has(word.join())).sort((one, other) => one.length - other.length);
  }

  /** Numbers of the states that a node is not apart from. */
  private candidates(node: Node): number[] {
    const { observations } = this.of;
    return [...this.basis.keys()].filter((state) => {
      // What was taken for an answer may have been forgotten.
      const own = observations.at(this.basis[state] as Word);
      return own !== undefined && observations.apart(own, node) === undefined;
    });
  }

  private nodeOf(state: number): Node {
    return this.of.observations.at(this.basis[state] as Word) as Node;
  }

  private witness(one: Node, other: Node): Word {
    return this.of.observations.apart(one, other) ?? [];
  }

  private hypothesis(): Mealy {
    const { inputs, observations } = this.of;
    const numbers = new Map(this.basis.map((word, state) => [word.join(), state]));
    const states = this.basis.map((word, state) =>
      [...inputs.keys()].map((input) => {
        const longer = [...word, input];
        const child = observations.at(word)?.child(input);
        if (child === undefined) return { output: UNKNOWN, to: state };
        return { output: child.output, to: numbers.get(longer.join()) ?? this.candidates(child.node)[0] ?? state };
      }),
    );
    return { inputs, states };
  }

  /** Makes a counterexample short enough to say something of the frontier, by halves. */
  private async refine(machine: Mealy, counterexample: Word): Promise<void> {
    const { observations, ask } = this.of;
    const access = (word: Word) => this.basis[run(machine, word).state] as Word;
    const apart = (word: Word) => {
      const [one, other] = [observations.at(word), observations.at(access(word))];
      return one && other && observations.apart(one, other);
    };
    const short = new Set([...this.basis, ...this.frontier()].map((word) => word.join()));
    let word = [...counterexample.keys()].map((end) => counterexample.slice(0, end)).find((start) => apart(start) !== undefined);
    while (word !== undefined && !short.has(word.join())) {
      const known = word.findLastIndex((_, index) => short.has((word as Word).slice(0, index + 1).join())) + 1;
      const half = Math.max(known, Math.floor((known + word.length) / 2));
      const [start, end] = [word.slice(0, half), word.slice(half)];
      const witness = apart(word) ?? [];
      const replaced = [...access(start), ...end];
      await ask([[...replaced, ...witness]]);
      word = apart(start) !== undefined ? start : replaced;
    }
  }
}
