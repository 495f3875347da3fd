/** Everything that was observed of a peer: a tree of answers, in which what contradicts it is found. */
import type { Word } from './mealy.js';

/** The output of a peer that has nothing to say. */
export const NOTHING = '-';

/** What was seen behind a word. */
export class Node {
  private readonly children = new Map<number, { output: string; node: Node }>();

  /** @param isOver whether nothing can be done any more, so that every input gives nothing */
  constructor(readonly isOver = false) {}

  child(input: number): { output: string; node: Node } | undefined {
    return this.isOver ? { output: NOTHING, node: this } : this.children.get(input);
  }

  add(input: number, output: string, isOver: boolean): Node {
    const node = new Node(isOver);
    this.children.set(input, { output, node });
    return node;
  }

  forget(input: number): void {
    this.children.delete(input);
  }

  /** Inputs that were tried here, in their order. */
  get tried(): number[] {
    return [...this.children.keys()].sort((one, other) => one - other);
  }
}

/** What a peer answers to a word: an output for each input, as far as it came; nothing follows where it is over. */
export interface Answer {
  readonly outputs: readonly string[];
  readonly isOver: boolean;
}

export class Observations {
  readonly root = new Node();

  /** Where a word leads, if all of it was observed. */
  at(word: Word, from = this.root): Node | undefined {
    let node: Node | undefined = from;
    for (const input of word) node = node?.child(input)?.node;
    return node;
  }

  /** The outputs of a word, as far as they were observed. */
  outputs(word: Word): string[] {
    const outputs: string[] = [];
    let node: Node = this.root;
    for (const input of word) {
      const child = node.child(input);
      if (child === undefined) break;
      outputs.push(child.output);
      node = child.node;
    }
    return outputs;
  }

  /**
   * Notes an answer.
   * @returns the number of outputs up to the first that contradicts what was observed before, with which nothing is noted; 0 if none does
   */
  add(word: Word, { outputs, isOver }: Answer): number {
    const known = this.outputs(word);
    const wrong = known.findIndex((output, index) => (outputs[index] ?? NOTHING) !== output);
    if (wrong !== -1) return wrong + 1;
    let node = this.root;
    for (const [index, output] of outputs.entries()) {
      const input = word[index] as number;
      const isLast = isOver && index === outputs.length - 1;
      node = node.child(input)?.node ?? node.add(input, output, isLast);
    }
    return 0;
  }

  /** Forgets the last output of a word, and all that comes behind it. */
  forget(word: Word): void {
    this.at(word.slice(0, -1))?.forget(word.at(-1) as number);
  }

  /** The shortest word to which two nodes were seen to answer differently. */
  apart(one: Node, other: Node): Word | undefined {
    const queue: { pair: readonly [Node, Node]; word: Word }[] = [{ pair: [one, other], word: [] }];
    for (const { pair, word } of queue) {
      const [first, second] = pair;
      if (first === second) continue;
      for (const input of first.isOver ? second.tried : first.tried) {
        const [left, right] = [first.child(input), second.child(input)];
        if (left === undefined || right === undefined) continue;
        const longer = [...word, input];
        if (left.output !== right.output) return longer;
        queue.push({ pair: [left.node, right.node], word: longer });
      }
    }
    return undefined;
  }

  /** A word whose last output is another than somebody says, if there is one. */
  unlike(says: (word: Word) => string | undefined): Word | undefined {
    const queue: { node: Node; word: Word }[] = [{ node: this.root, word: [] }];
    for (const { node, word } of queue) {
      for (const input of node.tried) {
        const longer = [...word, input];
        const child = node.child(input);
        if (child === undefined) continue;
        if (says(longer) !== child.output) return longer;
        queue.push({ node: child.node, word: longer });
      }
    }
    return undefined;
  }
}
