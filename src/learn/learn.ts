/** Learns what a peer is, and lays it beside the text. */
import type { Revision } from '../../machines/index.js';
import { madeBy } from '../check/index.js';
import { beside, type Difference as Found, judged } from './against.js';
import { type Alphabet, type Input, unseenBy, writesOf } from './alphabet.js';
import { Inconsistent, Inquiry, Mistaken } from './inquiry.js';
import { Learner, Limit } from './learner.js';
import { accessOf, differences, type Mealy, run, type Word } from './mealy.js';
import type { Difference, Learned } from './result.js';
import { type Peer, Talks } from './talk.js';
import { answerOfText, textMachine } from './text.js';
import { trials } from './words.js';

export interface LearnOptions {
  /** The text that it is laid beside; r4820 if absent. */
  revision?: Revision | undefined;
  alphabet: Alphabet;
  /** What the result calls the peer, and where it is. */
  name: string;
  url: string;
  /** How many states more than were found the peer may have, and still differ from what was learned nowhere. */
  extra: number;
  /** Of the words by chance. */
  seed: number;
  /** Limits: of states, of connections, and of time in milliseconds. */
  states: number;
  queries: number;
  time: number;
  /** Connections at the same time. */
  concurrency: number;
  /** Hears how many connections there were, and how many states were found. */
  progress?(connections: number, states: number): void;
}

/** How much longer is waited where a difference is seen again. */
const PATIENCE = 3;
/** Words that are tried at the same time. */
const BATCH = 64;

/** @throws Error when no connection to the peer comes about */
export async function learn(peer: Peer, options: LearnOptions): Promise<Learned> {
  const text = await textMachine(options.alphabet, peer.side);
  return new Learns(peer, options, text).learn();
}

class Learns {
  private readonly inquiry: Inquiry;
  private readonly began = performance.now();
  /** What was found last, be it tried or not. */
  private machine: Mealy | undefined;

  constructor(
    private readonly peer: Peer,
    private readonly options: LearnOptions,
    private readonly text: Mealy,
  ) {
    const talks = new Talks(peer, options.alphabet);
    this.inquiry = new Inquiry((...asked) => talks.ask(...asked), options, options.concurrency, text);
  }

  async learn(): Promise<Learned> {
    try {
      // Nobody is learned who cannot be connected to.
      await this.inquiry.fresh([], 1);
      const machine = await this.machineOf();
      return await this.result(machine, 'learned');
    } catch (error) {
      if (error instanceof Limit) return this.result(this.machine ?? this.text, error.what);
      if (error instanceof Inconsistent) return this.result(this.machine, 'inconsistent', error);
      throw error;
    }
  }

  private async machineOf(): Promise<Mealy> {
    const { inquiry, options, text } = this;
    const { alphabet, states } = options;
    for (;;) {
      const learner = new Learner({
        inputs: alphabet.inputs.map(({ name }) => name),
        observations: inquiry.observations,
        most: states,
        ask: async (words) => {
          await inquiry.ask(words);
          options.progress?.(inquiry.queries, this.machine?.states.length ?? 1);
        },
        counterexample: (machine) => this.counterexample(machine, text),
      });
      try {
        return await learner.learn();
      } catch (error) {
        this.machine = learner.soFar();
        // What was taken for an answer is forgotten; all other answers stay.
        if (!(error instanceof Mistaken)) throw error;
      }
    }
  }

  private async counterexample(machine: Mealy, text: Mealy): Promise<Word | undefined> {
    const { inquiry, options } = this;
    this.machine = machine;
    inquiry.guess = machine;
    const words = trials(machine, text, options.extra, options.seed);
    for (let batch = [...take(words)]; batch.length > 0; batch = [...take(words)]) {
      await inquiry.ask(batch);
      options.progress?.(inquiry.queries, machine.states.length);
      const { observations } = inquiry;
      const wrong = batch.find((word) => run(machine, word).outputs.join('\n') !== observations.outputs(word).join('\n'));
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  private async result(machine: Mealy | undefined, ended: Learned['ended'], why?: Inconsistent): Promise<Learned> {
    const { peer, options, text, inquiry } = this;
    const { alphabet, name, url, extra } = options;
    const named = (word: Word) => word.map((index) => alphabet.inputs[index]?.name as string);
    const laid = machine && beside(machine, alphabet, peer.side, options.revision);
    const confirmed: Difference[] = [];
    let unconfirmed = 0;
    for (const found of laid?.differences ?? []) {
      const seen = await this.seenAgain(found);
      if (seen === undefined) unconfirmed += 1;
      else confirmed.push({ ...seen, state: found.state, word: named(found.word) });
    }
    const access = machine && accessOf(machine);
    return {
      ...madeBy(options.revision),
      peer: { name, url, role: peer.side },
      alphabet,
      ended,
      ...(why && { inconsistent: { word: named(why.word), answers: why.answers } }),
      extra,
      upTo: ended === 'learned' && machine ? machine.states.length + extra : null,
      isText: machine !== undefined && ended === 'learned' && differences(machine, text).next().done === true,
      states: (machine?.states ?? []).map((steps, state) => ({
        access: named(access?.[state] ?? []),
        steps: steps.map(({ output, to }, input) => ({
          input: alphabet.inputs[input]?.name as string,
          output,
          to,
          kind: laid?.kinds[state]?.[input] ?? 'behind',
        })),
      })),
      differences: confirmed,
      unconfirmed,
      unseen: [
        ...unseenBy(alphabet),
        ...(laid?.isWhole === false ? ['all that the text allows: only a part of it was compared'] : []),
      ],
      effort: { connections: inquiry.queries, seconds: Math.round((performance.now() - this.began) / 100) / 10 },
    };
  }

  /** The difference as a fresh connection shows it; nothing if it does not. */
  private async seenAgain({ kind, word, output, policy }: Found): Promise<Omit<Difference, 'word' | 'state'> | undefined> {
    const { peer, options, inquiry } = this;
    const told = await inquiry.fresh(word, PATIENCE).catch((error: unknown) => {
      if (error instanceof Limit) return undefined;
      throw error;
    });
    if (told === undefined || told.outputs.at(-1) !== output) return undefined;
    const seen = judged(options.alphabet, peer.side, word, told, options.revision);
    const same = seen.find((each) => each.kind === kind && (kind === 'against it' || each.policy === policy));
    const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
    const inputs = word.map((index) => options.alphabet.inputs[index] as Input);
    const writes = writesOf(inputs, answerOfText);
    const wire = told.parts.map(({ came }, at) => ({ sent: hex(writes[at]), received: hex(came) }));
    return same && { ...same, output, wire };
  }
}

function* take(words: Generator<Word>): Generator<Word> {
  for (let count = 0; count < BATCH; count += 1) {
    const next = words.next();
    if (next.done) return;
    yield next.value;
  }
}
