/** What the tests of learning share. */
import { type Alphabet, preset } from './alphabet.js';
import { type LearnOptions, learn } from './learn.js';
import type { Learned } from './result.js';
import { serverToLearn } from './server-peer.js';

export const frames = preset('frames', 'server') as Alphabet;

/** Limits that nothing here comes to. */
const DEFAULTS = { alphabet: frames, name: 'it', extra: 0, seed: 1, states: 60, queries: 20_000, time: 120_000, concurrency: 16 };

/** Learns a server that shares our process. */
export function learnServer(url: string, options: Partial<LearnOptions> = {}): Promise<Learned> {
  const peer = serverToLearn({ url: new URL(url), timeout: 20_000, isOurs: true });
  return learn(peer, { ...DEFAULTS, url, ...options });
}
