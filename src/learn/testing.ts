/** What the tests of learning share: our peers, and servers with a fault that only some words come to. */

import { expect, onTestFinished } from 'vitest';
import type { Effect } from '../../machines/index.js';
import type { Start } from '../check/client/testing.js';
import { Host } from '../check/index.js';
import { echoServer } from '../check/testing.js';
import { compiledEngine, type EngineFactory, type ServerOptions, watched } from '../index.js';
import { frameAt } from '../judge/index.js';
import { type Alphabet, alphabetIn, preset } from './alphabet.js';
import { clientToLearn } from './client-peer.js';
import { type LearnOptions, learn } from './learn.js';
import type { Learned } from './result.js';
import { serverToLearn } from './server-peer.js';

export const frames = preset('frames', 'server') as Alphabet;

/** Whole frames of all kinds, and nothing that begins or ends amid one. */
export const whole = alphabetIn(
  JSON.stringify({
    inputs: [
      { name: 'text', hex: '00 xx ff' },
      { name: 'empty', hex: '00 ff' },
      { name: 'skip 0', hex: '80 00' },
      { name: 'skip 2', hex: '80 02 xx xx' },
      { name: 'close', hex: 'ff 00' },
      { name: 'FF 02', hex: 'ff 02 xx xx' },
    ],
  }),
  'whole frames',
);

/** Limits that nothing here comes to. */
const DEFAULTS = { alphabet: frames, name: 'it', extra: 0, seed: 1, states: 60, queries: 20_000, time: 120_000, concurrency: 16 };

/** Learns a server that shares our process. */
export function learnServer(url: string, options: Partial<LearnOptions> = {}): Promise<Learned> {
  const peer = serverToLearn({ url: new URL(url), timeout: 20_000, isOurs: true });
  return learn(peer, { ...DEFAULTS, url, ...options });
}

/** Learns a client that shares our process. */
export async function learnClient(start: Start, options: Partial<LearnOptions> = {}): Promise<Learned> {
  const host = new Host(20_000);
  onTestFinished(() => host.close());
  const peer = clientToLearn({ host, port: await host.listen(0), timeout: 20_000, isOurs: true, start });
  const alphabet = preset('frames', 'client') as Alphabet;
  return learn(peer, { ...DEFAULTS, alphabet, url: '', ...options });
}

/** A fault of a server: where it is, in letters of all frames up to now, and what it makes of what is told then. */
export interface Seeded {
  /** t: a text, e: an empty one, 0: 80 00, 2: 80 02 with its data, c: FF 00, f: FF 02 with its data. */
  when: RegExp;
  makes(effects: readonly Effect[]): readonly Effect[];
}

const send = (text: string): Effect => ({ type: 'SEND', bytes: Buffer.from(text, 'latin1'), payload: 0 });
const isMessage = ({ type }: Effect) => type === 'MESSAGE_RECEIVED';

/** What a fault makes of what its frame tells. */
export const making = {
  lost: (effects: readonly Effect[]) => effects.filter((effect) => !isMessage(effect)),
  twice: (effects: readonly Effect[]) => effects.flatMap((effect) => (isMessage(effect) ? [effect, effect] : [effect])),
  unanswered: (effects: readonly Effect[]) => effects.filter(({ type }) => type !== 'SEND'),
  closing: (effects: readonly Effect[]): Effect[] => [...effects, { type: 'CLOSE_TCP' }],
  changed: (effects: readonly Effect[]): Effect[] =>
    effects.map((effect) => (effect.type === 'MESSAGE_RECEIVED' ? { ...effect, data: 'another' } : effect)),
  saying: (text: string) => (effects: readonly Effect[]) => [...effects, send(text)],
};

/** Our echo server with such a fault. */
export function seeded(fault: Seeded, options: Partial<ServerOptions> = {}): Promise<string> {
  return echoServer({ ...options, engine: engineWith(fault) });
}

function engineWith({ when, makes }: Seeded): EngineFactory {
  return (machine, input) => {
    const engine = compiledEngine(machine, input);
    let isEstablished = false;
    let begun = Buffer.alloc(0);
    let history = '';
    return watched(engine, (event) => {
      const effects = engine.tell(event);
      if (event.type === 'BYTE' && isEstablished) {
        begun = Buffer.concat([begun, Buffer.of(event.byte)]);
        const { type, data, whole: isWhole } = frameAt(begun, 0);
        if (isWhole) {
          history +=
            type === 0 ? (data.length === 0 ? 'e' : 't') : type === 0x80 ? `${data.length}` : data.length === 0 ? 'c' : 'f';
          begun = Buffer.alloc(0);
          if (when.test(history)) return [...makes(effects)];
        }
      }
      isEstablished ||= effects.some(({ type }) => type === 'ESTABLISHED');
      return effects;
    });
  };
}

/** The word of `whole` that letters stand for: text, empty, skip 0, skip 2, close, FF 02. */
export const wordOf = (letters: string) => [...letters].map((letter) => whole.inputs['te02cf'.indexOf(letter)]?.name);

/** A server with a fault is learned, and the fault is found by the shortest word to it. */
export async function expectFound({ word, output, step, ...fault }: SeededFault): Promise<void> {
  const { ended, unconfirmed, differences } = await learnServer(await seeded(fault), { alphabet: whole });
  expect({ ended, unconfirmed }).toEqual({ ended: 'learned', unconfirmed: 0 });
  const found = differences.filter(({ kind }) => kind === 'against it');
  expect(found).toContainEqual(expect.objectContaining({ word: wordOf(word), output, step }));
  expect(found[0]?.word).toHaveLength(word.length);
}

export interface SeededFault extends Seeded {
  /** The shortest word that shows it, in letters, and what the last of them gives. */
  word: string;
  output: string;
  step: string;
}
