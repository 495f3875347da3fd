/** What the tests of traces share: traces of bytes, and their outcomes in a few words. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Revision } from '../../machines/index.js';
import { bytes, one, type Path, soundRequest, type Token } from '../paths/index.js';
import { type Outcome, type Trace, tracesFolder, tracesOf } from './index.js';

/** The traces of the counterexamples in traces/verify/. */
export function verified(): Trace[] {
  const folder = new URL('verify/', tracesFolder);
  return readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).trace ?? []);
}

/** The trace of a server that reads this, one byte for each character. */
export function traceOf(text: string): Trace {
  return made([bytes('bytes', text)]);
}

/** The trace of frames behind a sound handshake. */
export function traceOfFrames(text: string, revision?: Revision): Trace {
  return made([...Object.values(soundRequest), bytes('bytes', text)], revision);
}

/** The outcomes of an observation, each in a few words. */
export function inWords(outcomes: readonly Outcome[]): string[] {
  return outcomes.map(({ mark, policies, reply, frames, closes, anything }) => {
    const options = Object.entries(policies).map(([policy, option]) => `${policy.replace(/^.*\./, '')}=${option}`);
    const what = anything
      ? 'anything'
      : [replyInWords(reply), textOf(frames), { true: 'closes', false: 'stays', may: 'may close' }[`${closes ?? 'may'}`]];
    return [mark, ...[what].flat().filter((each) => each !== ''), ...options].join(' ');
  });
}

/** The outcomes of the observation before last: what comes behind it is the FIN's. */
export function afterProbe({ observations }: Trace): string[] {
  return inWords(observations.at(-2)?.outcomes ?? []);
}

function replyInWords(reply: Outcome['reply']): string {
  if (reply === undefined || typeof reply === 'string') return reply ?? '';
  return `101(${reply.digest.slice(0, 4)})`;
}

/** Frames with text as it is and other bytes in hex. */
function textOf(frames = ''): string {
  const text = Buffer.from(frames, 'hex').toString('latin1');
  return text.replace(/[^a-z]/g, (character) => `<${character.charCodeAt(0).toString(16).padStart(2, '0')}>`);
}

function made(tokens: readonly Token[], revision: Revision = 'r4820'): Trace {
  const all = [one('accept', 'ACCEPT'), ...tokens];
  const path: Path = { id: 'test', title: '', role: 'server', setting: {}, tokens: all, transitions: [], revision };
  return tracesOf([path], [], undefined, revision).find(({ paths }) => paths.includes('test')) as Trace;
}
