import { expect, test } from 'vitest';
import { Learner } from './learner.js';
import { differences, type Mealy, minimal, run, suite, type Word } from './mealy.js';
import { Observations } from './observations.js';

function random(seed: number) {
  let x = seed >>> 0;
  return (n: number) => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return Math.floor((x / 2 ** 32) * n);
  };
}

/** A machine by chance. */
function machineOf(seed: number, states: number, inputs: number, outputs: number): Mealy {
  const draw = random(seed);
  const names = Array.from({ length: inputs }, (_, index) => `i${index}`);
  return minimal({
    inputs: names,
    states: Array.from({ length: states }, () => names.map(() => ({ output: `o${draw(outputs)}`, to: draw(states) }))),
  });
}

async function learned(peer: Mealy, extra: number) {
  const observations = new Observations();
  let asked = 0;
  const ask = async (words: readonly Word[]) => {
    for (const word of words) {
      asked += 1;
      expect(observations.add(word, { outputs: run(peer, word).outputs, isOver: false })).toBe(0);
    }
  };
  const machine = await new Learner({
    inputs: peer.inputs,
    observations,
    most: 100,
    ask,
    async counterexample(hypothesis) {
      const words =
        extra < 0 ? Array.from(differences(hypothesis, peer), ({ word }) => word).slice(0, 1) : suite(hypothesis, extra);
      for (const word of words) {
        await ask([word]);
        if (run(hypothesis, word).outputs.join() !== run(peer, word).outputs.join()) return word;
      }
      return undefined;
    },
  }).learn();
  return { machine, asked };
}

test('machines by chance are learned as they are', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const peer = machineOf(seed, 2 + (seed % 12), 2 + (seed % 4), 2 + (seed % 2));
    expect((await learned(peer, -1)).machine).toEqual(peer);
  }
});
test('with the suite for so many more states', async () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const peer = machineOf(seed, 2 + (seed % 6), 2 + (seed % 3), 2);
    const { machine } = await learned(peer, 1);
    expect(machine.states.length <= peer.states.length).toBe(true);
    if (machine.states.length + 1 >= peer.states.length) expect(machine).toEqual(peer);
  }
});

test('what was learned so far can be told when an answer that a state hangs on was forgotten', async () => {
  const peer = machineOf(3, 6, 3, 2);
  const observations = new Observations();
  const ask = async (words: readonly Word[]) => {
    for (const word of words) observations.add(word, { outputs: run(peer, word).outputs, isOver: false });
  };
  const counterexample = async (machine: Mealy) => {
    const [{ word } = {}] = differences(machine, peer);
    if (word !== undefined) {
      await ask([word]);
      return word;
    }
    for (const input of [0, 1]) observations.forget([input]);
    throw new Error('forgotten');
  };
  const learner = new Learner({ inputs: peer.inputs, observations, most: 100, ask, counterexample });
  await expect(learner.learn()).rejects.toThrow('forgotten');
  const [first] = learner.soFar().states;
  expect(first?.map(({ output }) => output === '?')).toEqual([true, true, false]);
});
