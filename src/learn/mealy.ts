/** Mealy machines as plain data: minimal, with states numbered breadth first, so that equal behaviour is equal data. */

/** What an input gives, and the number of the state that it leads to. */
export interface Step {
  readonly output: string;
  readonly to: number;
}

/** State 0 is the initial one; each state has a step for each input, in the order of the inputs. */
export interface Mealy {
  readonly inputs: readonly string[];
  readonly states: readonly (readonly Step[])[];
}

/** Indices of inputs. */
export type Word = readonly number[];

export function stepOf({ states }: Mealy, state: number, input: number): Step {
  return states[state]?.[input] as Step;
}

/** The outputs of a word, and the state that it ends in. */
export function run(machine: Mealy, word: Word): { outputs: string[]; state: number } {
  let state = 0;
  const outputs = word.map((input) => {
    const { output, to } = stepOf(machine, state, input);
    state = to;
    return output;
  });
  return { outputs, state };
}

/** The machine without states that nothing tells apart, or that nothing leads to, in canonical order. */
export function minimal({ inputs, states }: Mealy): Mealy {
  let classes = states.map(() => 0);
  for (let count = 0; ; ) {
    const names = new Map<string, number>();
    const now = states.map((steps, state) => {
      const key = JSON.stringify([classes[state], steps.map(({ output, to }) => [output, classes[to]])]);
      return names.get(key) ?? names.set(key, names.size).size - 1;
    });
    classes = now;
    if (names.size === count) break;
    count = names.size;
  }
  const order = [0];
  const numbers = new Map([[classes[0], 0]]);
  const merged: Step[][] = [];
  for (const state of order) {
    merged.push(
      (states[state] as readonly Step[]).map(({ output, to }) => {
        const number = numbers.get(classes[to]) ?? order.push(to) - 1;
        numbers.set(classes[to], number);
        return { output, to: number };
      }),
    );
  }
  return { inputs, states: merged };
}

/** The shortest word to each state. */
export function accessOf(machine: Mealy): Word[] {
  const access: Word[] = [[]];
  const order = [0];
  for (const state of order) {
    for (const [input, { to }] of (machine.states[state] as readonly Step[]).entries()) {
      if (access[to] !== undefined) continue;
      access[to] = [...(access[state] as Word), input];
      order.push(to);
    }
  }
  return access;
}

type Pair<Of> = readonly [Of, Of];

/**
 * Where two machines over the same inputs part: the shortest word to each pair of states in which they answer its last input
 * differently, the shortest of all first, and what they answer.
 * @param from the states to begin in
 */
export function* differences(
  one: Mealy,
  other: Mealy,
  from: Pair<number> = [0, 0],
): Generator<{ word: Word; outputs: Pair<string> }> {
  const queue: { pair: Pair<number>; word: Word }[] = [{ pair: from, word: [] }];
  const seen = new Set([from.join()]);
  for (const { pair, word } of queue) {
    for (const input of one.inputs.keys()) {
      const [first, second] = [stepOf(one, pair[0], input), stepOf(other, pair[1], input)];
      const longer = [...word, input];
      const to = [first.to, second.to] as const;
      if (first.output !== second.output) yield { word: longer, outputs: [first.output, second.output] };
      else if (!seen.has(to.join())) {
        seen.add(to.join());
        queue.push({ pair: to, word: longer });
      }
    }
  }
}

/** Words of which one at least tells any two states apart (a characterising set). */
export function telling(machine: Mealy): Word[] {
  const words: Word[] = [];
  const told = (state: number, word: Word) => run({ ...machine, states: rotated(machine, state) }, word).outputs.join('\n');
  for (const one of machine.states.keys()) {
    for (let other = 0; other < one; other += 1) {
      if (words.some((word) => told(one, word) !== told(other, word))) continue;
      const [first] = differences(machine, machine, [one, other]);
      if (first !== undefined) words.push(first.word);
    }
  }
  return words;
}

/** The states of a machine that begins in another one. */
function rotated({ states }: Mealy, initial: number): Mealy['states'] {
  const swapped = (state: number) => (state === 0 ? initial : state === initial ? 0 : state);
  return states.map((_, state) => {
    return (states[swapped(state)] as readonly Step[]).map(({ output, to }) => ({ output, to: swapped(to) }));
  });
}

/**
 * The W-method: words that tell a machine from every other one with at most so many states more. They are the shortest
 * words to all transitions, each followed by up to so many inputs, and each of these by what tells its states apart.
 * @param more words that may tell states apart as well
 */
export function* suite(machine: Mealy, extra: number, more: readonly Word[] = []): Generator<Word> {
  const ends = [...new Map([...telling(machine), ...more].map((word) => [word.join(), word])).values()];
  let middles: Word[] = accessOf(machine);
  for (let length = 0; length <= extra + 1; length += 1) {
    for (const middle of middles) for (const end of ends.length === 0 ? [[]] : ends) yield [...middle, ...end];
    middles = middles.flatMap((middle) => [...machine.inputs.keys()].map((input) => [...middle, input]));
  }
}
