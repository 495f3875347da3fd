/** A learned machine beside the text: what the judge says of each of its transitions, wherever the two can be together. */
import { isUtf8 } from 'node:buffer';
import type { Revision } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { DIGEST, headIn, Judge, otherThan, type Side } from '../judge/index.js';
import { type Alphabet, type Input, writesOf, writtenBy } from './alphabet.js';
import { type Mealy, stepOf, type Word } from './mealy.js';
import { NOTHING } from './observations.js';
import { echoesDue, echoOf } from './outputs.js';
import type { Told } from './talk.js';
import { answerOfText, answerTo, eventsOfInput, reply, replyOfText, request, requestOfText } from './text.js';

/** What a transition is to the text; `behind`: only reached behind what is against it, where the judge has no say. */
export type Kind = 'as the text' | 'a liberty' | 'against it' | 'behind';

/** Something that the text does not leave freely, with the shortest word to it. */
export interface Difference {
  readonly kind: 'a liberty' | 'against it';
  readonly word: Word;
  /** Of the learned machine. */
  readonly state: number;
  readonly output: string;
  /** The item that is violated, or that grants the liberty. */
  readonly step: StepId;
  /** Of a liberty, with the option that is taken. */
  readonly policy?: string;
  readonly why: string;
  /** Everything that was allowed there. */
  readonly allowed: readonly string[];
}

/** Pairs of a state and a judge are looked at as long as what the judges hold open has no more characters: so long it takes. */
const MOST = 600_000;

interface Pair {
  state: number;
  judge: Judge;
  sent: Buffer;
  word: Word;
}

/**
 * What the judge says of the last input of a word, as it was answered.
 * @param parts of each input, what was written and what came
 */
export function judged(
  alphabet: Alphabet,
  side: Side,
  word: Word,
  { parts, outputs }: Pick<Told, 'parts' | 'outputs'>,
  revision?: Revision,
) {
  let [before, judge] = [judgeFrom(alphabet, side, revision), judgeFrom(alphabet, side, revision)];
  const inputs = word.map((index) => alphabet.inputs[index] as Input);
  // A client is told to the judge as the text's own, whose keys have another answer.
  const ofText = writesOf(inputs, answerOfText);
  for (const [at, { sent, came }] of parts.entries()) {
    const input = inputs[at] as Input;
    before = judge;
    judge = judge.fork();
    done(judge, input, side === 'client' ? ofText[at] : sent, side);
    if (came.length > 0) judge.sends(side, came);
    settled(judge, outputs[at] as string, side);
  }
  return differencesOf(before, judge);
}

function done(judge: Judge, input: Input, bytes: Buffer | undefined, side: Side): void {
  if (bytes !== undefined && bytes.length > 0) judge.sends(otherThan(side), bytes);
  else if ('fin' in input) judge.closes(otherThan(side), 'fin');
  else
    for (const event of 'hex' in input || 'text' in input || 'answer' in input ? [] : eventsOfInput(input, undefined, side))
      judge.tells(event);
}

function settled(judge: Judge, output: string, side: Side): void {
  if (output.endsWith('closes')) judge.closes(side, 'fin');
  else judge.late();
}

/** A judge of what comes behind the opening handshake, or of that too. */
export function judgeFrom({ opened }: Alphabet, side: Side, revision?: Revision): Judge {
  const judge = new Judge(side, { application: 'echo', revision });
  if (side === 'client') judge.sends('client', requestOfText);
  if (opened) {
    judge.sends(otherThan(side), side === 'client' ? replyOfText : request);
    if (side === 'server') judge.sends('server', reply);
  }
  return judge;
}

/**
 * Lays a machine beside the text.
 * @returns `kinds`: for each state what its transitions are, in the order of the inputs; `isWhole`: whether all that the two
 *   can come to was looked at
 */
export function beside(machine: Mealy, alphabet: Alphabet, side: Side, revision?: Revision) {
  const kinds: Kind[][] = machine.states.map((steps) => steps.map(() => 'behind'));
  const differences = new Map<string, Difference>();
  const queue: Pair[] = [{ state: 0, judge: judgeFrom(alphabet, side, revision), sent: Buffer.alloc(0), word: [] }];
  const seen = new Set<string>();
  let left = MOST;
  for (const pair of queue) {
    for (const [index, input] of alphabet.inputs.entries()) {
      const { output, to } = stepOf(machine, pair.state, index);
      if (output === UNKNOWN) continue;
      const word = [...pair.word, index];
      const { judge, sent } = told(pair, input, output, side, alphabet.opened);
      const found = differencesOf(pair.judge, judge).map((each) => ({ ...each, word, state: pair.state, output }));
      const kind = found[0]?.kind ?? 'as the text';
      const row = kinds[pair.state] as Kind[];
      if (RANK[kind] > RANK[row[index] as Kind]) row[index] = kind;
      for (const each of found) {
        const key = [each.kind, each.policy ?? [each.step, each.why, output.split(', ').at(-1)]].join();
        if (!differences.has(key)) differences.set(key, each);
      }
      if (judge.fault !== undefined || 'fin' in input || output.endsWith('closes') || mayBeAnything(judge)) continue;
      const key = `${to} ${keyOf(judge)}`;
      if (seen.has(key)) continue;
      left -= key.length;
      if (left < 0) continue;
      seen.add(key);
      queue.push({ state: to, judge, sent, word });
    }
  }
  return { kinds, differences: [...differences.values()], isWhole: left >= 0 };
}

const UNKNOWN = '?';
const RANK: Readonly<Record<Kind, number>> = { behind: 0, 'as the text': 1, 'a liberty': 2, 'against it': 3 };

/** The judge, once it was told an input and what is said to come of it. */
function told({ judge: before, sent }: Pair, input: Input, output: string, side: Side, opened: boolean) {
  const judge = before.fork();
  // The letter is the same each time, or there would be judges without end.
  const bytes = writtenBy(input, 0, sent, answerOfText);
  const all = Buffer.concat([sent, bytes ?? Buffer.alloc(0)]);
  done(judge, input, bytes, side);
  const due = echoesDue({ sent: all, from: sent.length }, opened, side);
  for (const name of output === NOTHING ? [] : output.split(', ')) {
    if (name === 'closes') continue;
    if (/echo$/.test(name)) {
      const text = due.shift() ?? Buffer.from('?');
      judge.sends(side, frameOf(name === 'echo' ? echoOf(text) : text));
    } else judge.sends(side, bytesOf(name, input, all));
  }
  settled(judge, output, side);
  return { judge, sent: all };
}

const frameOf = (text: Buffer) => Buffer.concat([Buffer.of(0x00), text, Buffer.of(0xff)]);

/** What stands for all that has the same name; of what is not whole nothing, as if it never came. */
const NAMED: Readonly<Record<string, Buffer>> = {
  'FF 00': Buffer.of(0xff, 0x00),
  'a text': frameOf(Buffer.from('?')),
  'an empty text': frameOf(Buffer.alloc(0)),
  'an ill-formed text': frameOf(Buffer.of(0x80)),
  '101': reply.subarray(0, headIn(reply)?.length),
  'another digest': Buffer.alloc(DIGEST),
  'no HTTP': Buffer.from('?'),
};

function bytesOf(name: string, input: Input, sent: Buffer): Buffer {
  if (name === 'digest') return answerTo(sent);
  if (name === 'what it was told') return frameOf(Buffer.from('send' in input ? input.send : ''));
  const [, status] = /^HTTP (\d+)$/.exec(name) ?? [];
  if (status !== undefined) return Buffer.from(`HTTP/1.1 ${status} No\r\n\r\n`);
  const [, bytes] = /^byte (\w+)$/.exec(name) ?? [];
  return NAMED[name] ?? Buffer.from(bytes ?? '', 'hex');
}

/** What a transition shows that was not shown before. */
function differencesOf(before: Judge, after: Judge): Pick<Difference, 'kind' | 'step' | 'policy' | 'why' | 'allowed'>[] {
  const verdict = after.verdict();
  if (!verdict.accepted) {
    const { step, why, allowed } = verdict.rejection;
    return [{ kind: 'against it', step, why, allowed }];
  }
  const known = before.verdict();
  const taken = known.accepted ? known.needs.map(({ policy, option }) => `${policy}=${option}`) : [];
  return verdict.needs
    .map(({ step, policy, option }) => ({ step, policy: `${policy}=${option}` }))
    .filter(({ policy }) => !taken.includes(policy))
    .map(({ step, policy }) => ({ kind: 'a liberty', step, policy, why: `it takes ${policy}`, allowed: [] }));
}

/** Whether the text leaves it undefined what comes next: then nothing is against it, or as it says. */
function mayBeAnything(judge: Judge): boolean {
  return judge.explanations().some((each) => each['server.utf8.invalid'] === 'other');
}

/** Variables of the frame that is being read, and the states in which what they hold is read again. */
const LIVE: Readonly<Record<string, RegExp>> = {
  b: /$^/,
  bv: /$^/,
  length: /^step_3(_B|a_)2$/,
  lengthBytes: /^step_3(_B|a_)2$/,
  rawData: /^step_3b?_2$/,
  remaining: /^step_3(_B|a_)6$/,
  type: /^step_3/,
  frameType: /^step_3/,
};
/** More bytes than a word has: who skips them does so for good. */
const MANY = 64;

/** Fields whose names mean something to either side. */
const ASKED_FOR = /^(upgrade|connection|host|origin|(set-)?cookie|sec-websocket-.*)$/;

/** What a judge goes on with, as text: of texts it matters only whether they are there, and well-formed; of fields, which there are. */
export function keyOf(judge: Judge): string {
  const [fault, begun, input, output, explanations] = JSON.parse(judge.state()) as [...unknown[], string[]];
  const parts = (explanations as string[]).map((text) => {
    const [states, { limits: _, ...context }, ...rest] = JSON.parse(text) as [string[], Record<string, unknown>, ...unknown[]];
    const isLive = ([name]: [string, unknown]) => LIVE[name] === undefined || states.some((state) => LIVE[name]?.test(state));
    return [states, Object.fromEntries(Object.entries(context).filter(isLive)), rest];
  });
  return JSON.stringify([fault, begun, input, output, parts], (name, value) => {
    if (name === 'clientFields' || name === 'serverFields')
      return [...new Set((value as { name: string }[]).map((each) => each.name))].filter((each) => ASKED_FOR.test(each)).sort();
    if (name === 'fieldName' || name === 'fieldValue') return value !== '';
    if (typeof value === 'number' && value > MANY && (name === 'length' || name === 'remaining')) return MANY;
    if (typeof value === 'number' && name.toLowerCase().endsWith('type'))
      return [0x00, 0x7f, 0xfe, 0xff].find((most) => value <= most);
    if (typeof value !== 'string' || !/^(?:[0-9a-f]{2})+$/.test(value)) return value;
    return isUtf8(Buffer.from(value, 'hex')) ? 'text' : 'ill';
  });
}
