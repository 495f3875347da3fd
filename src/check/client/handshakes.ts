/** What the handshakes of a client show: each by itself, and all of them together. */

import type { StepId } from '../../../spec/index.js';
import { checkKey, judge, type Liberty, type Verdict } from '../../judge/index.js';
import type { Case } from '../cases.js';
import type { CaseResult, Offence, WireEntry } from '../types.js';
import { type Handshake, numberOf } from './request.js';

/** A handshake that was read, and what the client had been told to connect to. */
export interface Heard {
  handshake: Handshake;
  /** All of its bytes. */
  bytes: Buffer;
  host: string;
  resource: string;
}

/** So many are wanted before anything is said of all together. */
export const ENOUGH = 8;

/** Chance below which what never varies is not drawn. */
const NEVER = 1e-6;

/** What is wrong. */
interface Finding {
  violated: StepId;
  why: string;
  expected: readonly string[];
  observed: string;
  firstOffendingByte?: Offence;
  wire?: readonly WireEntry[];
}

interface Rule {
  id: string;
  title: string;
  /** Whether it takes several handshakes. */
  together?: true;
  steps: readonly StepId[];
  find(all: readonly Heard[]): Finding | undefined;
  /** Liberties that are taken. */
  liberties?(all: readonly Heard[]): readonly Liberty[];
}

const rules: readonly Rule[] = [
  {
    id: '10.3.4.3.1/5/handshakes/text',
    title: 'the request line and the fields of each handshake, byte for byte',
    steps: ['10.3.4.3.1#5', '10.3.4.3.1#7', '10.3.4.3.1#8', '10.3.4.3.1#12', '10.3.4.3.1#13', '10.3.4.3.1#25'],
    find: (all) => firstOf(all, ofText),
    liberties: libertiesOf,
  },
  {
    id: '10.3.4.3.1/16/handshakes/keys',
    title: 'the keys of each handshake: spaces, number and other characters in their ranges',
    steps: ['10.3.4.3.1#16', '10.3.4.3.1#17', '10.3.4.3.1#19', '10.3.4.3.1#20', '10.3.4.3.1#22'],
    find: (all) => firstOf(all, ofKeys),
  },
  {
    id: '10.3.4.3.1/18/handshakes/numbers',
    together: true,
    title: 'the keys of all handshakes: spaces, numbers and other characters are drawn anew',
    steps: ['10.3.4.3.1#16', '10.3.4.3.1#18', '10.3.4.3.1#22'],
    find: ofNumbers,
  },
  {
    id: '10.3.4.3.1/24/handshakes/order',
    together: true,
    title: 'the order of the fields of all handshakes: drawn anew',
    steps: ['10.3.4.3.1#24'],
    find: ofOrder,
  },
  {
    id: '10.3.4.3.1/26/handshakes/key3',
    together: true,
    title: 'the last eight bytes of all handshakes: drawn anew, from all bytes',
    steps: ['10.3.4.3.1#26'],
    find: ofKey3,
  },
];

/** What has no trace: the client is asked for nothing but its handshakes. */
export const handshakeCases: readonly Case[] = rules.map(({ id, title, steps }) => {
  return { id, trace: { id, title, steps, needs: [], events: [{ type: 'open' }], observations: [] } };
});

export function isAboutHandshakes({ id }: Case): boolean {
  return rules.some((rule) => rule.id === id);
}

/** The result of a case about handshakes; undefined where there were too few to say anything. */
export function resultOfHandshakes({ id, trace: { title, steps } }: Case, all: readonly Heard[]): CaseResult | undefined {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined || all.length < (rule.together ? ENOUGH : 1)) return undefined;
  const found = rule.find(all);
  const common = { id, title, steps, wire: [] };
  if (found !== undefined) return { ...common, verdict: 'fail', ...found };
  const policies = rule.liberties?.(all) ?? [];
  return policies.length === 0 ? { ...common, verdict: 'pass' } : { ...common, verdict: 'allowed', policies };
}

/** The options that the draws show. */
export function shownByHandshakes(all: readonly Heard[]): Record<string, string> {
  const keys = all.flatMap(({ handshake }) => handshake.keys);
  return keys.some((key) => key !== key.trim()) ? { 'client.key.edgeSpaces': 'anywhere' } : {};
}

function firstOf(all: readonly Heard[], find: (one: Heard) => Finding | undefined): Finding | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return { ...found, wire: wireOf(one) };
  }
  return undefined;
}

/** What the oracle says of one handshake. */
function verdictOn({ bytes }: Heard): Verdict {
  return judge({ role: 'client', wire: [{ from: 'client', at: 0, bytes }] }, 'client');
}

/** Each liberty that any handshake takes, once. */
function libertiesOf(all: readonly Heard[]): Liberty[] {
  const verdicts = all.map(verdictOn);
  const needs = verdicts.flatMap((verdict) => (verdict.accepted ? verdict.needs : []));
  return [...new Map(needs.map((need) => [`${need.policy} ${need.option}`, need])).values()];
}

function ofText(heard: Heard): Finding | undefined {
  const { handshake, bytes, host, resource } = heard;
  const verdict = verdictOn(heard);
  if (!verdict.accepted && !OF_KEYS.test(verdict.rejection.step)) {
    const { step, why, allowed, offset } = verdict.rejection;
    const offence = { offset, byte: bytes.toString('hex', offset, offset + 1), allowed };
    return { violated: step, why, expected: allowed, observed: lineAt(bytes, offset), firstOffendingByte: offence };
  }
  if (handshake.resource !== resource) {
    return other('10.3.4.3.1#5p2', 'it asks for another resource than the URL has', resource, handshake.resource);
  }
  if (handshake.host !== host) {
    return other('10.3.4.3.1#12', 'it names another host than the URL has', `Host: ${host}`, `Host: ${handshake.host}`);
  }
  return undefined;
}

/** Faults of keys are for the rule about keys, which sees them wherever another one comes first. */
const OF_KEYS = /^10\.3\.4\.3\.1#(1[6-9]|2[0-2])/;

function ofKeys({ handshake: { keys } }: Heard): Finding | undefined {
  for (const [index, key] of keys.entries()) {
    const fault = checkKey(index === 0 ? 1 : 2)(key, true);
    if (fault !== undefined) {
      const observed = `Sec-WebSocket-Key${index + 1}: ${key}`;
      return { violated: fault.step, why: fault.why, expected: fault.allowed, observed };
    }
  }
  return undefined;
}

function ofNumbers(all: readonly Heard[]): Finding | undefined {
  const keys = [0, 1].map((index) => all.map(({ handshake }) => handshake.keys[index] as string));
  for (const [index, some] of keys.entries()) {
    const p2 = index === 0 ? '' : 'p2';
    const twice = repeated(some);
    if (twice !== undefined) {
      return other(`10.3.4.3.1#18${p2}` as StepId, `key ${index + 1} is drawn twice`, 'another one each time', twice);
    }
    const constants: [StepId, string, (key: string) => number, number][] = [
      [`10.3.4.3.1#16${p2}` as StepId, 'spaces', (key) => key.split(' ').length - 1, 1 / 12],
      [`10.3.4.3.1#18${p2}` as StepId, 'number', numberOf, 1 / 357_913_941],
      [`10.3.4.3.1#22${p2}` as StepId, 'number of other characters', (key) => key.replace(/[0-9 ]/g, '').length, 1 / 12],
    ];
    for (const [step, what, of, chance] of constants) {
      const values = some.map(of);
      if (new Set(values).size > 1 || chance ** (some.length - 1) >= NEVER) continue;
      return other(step, `key ${index + 1} has the same ${what} in all ${some.length} handshakes`, 'drawn anew', `${values[0]}`);
    }
  }
  return undefined;
}

function ofOrder(all: readonly Heard[]): Finding | undefined {
  const kinds = new Map<string, string[][]>();
  for (const { handshake } of all) {
    const key = [...handshake.names].sort().join();
    kinds.set(key, [...(kinds.get(key) ?? []), [...handshake.names]]);
  }
  for (const orders of kinds.values()) {
    const [first = []] = orders;
    const chance = first.reduce((product, _, index) => product / (index + 1), 1) ** (orders.length - 1);
    if (orders.length < ENOUGH || chance >= NEVER || new Set(orders.map((each) => each.join())).size > 1) continue;
    const why = `the fields come in the same order in all ${orders.length} handshakes`;
    return other('10.3.4.3.1#24', why, 'a random order', first.join(', '));
  }
  return undefined;
}

function ofKey3(all: readonly Heard[]): Finding | undefined {
  const some = all.map(({ handshake }) => handshake.key3);
  const twice = repeated(some.map((each) => each.toString('hex')));
  if (twice !== undefined) return other('10.3.4.3.1#26', 'the eight bytes are drawn twice', 'others each time', twice);
  const bytes = Buffer.concat(some);
  const [least, most] = [Math.min(...bytes), Math.max(...bytes)];
  if (((most - least + 1) / 256) ** bytes.length >= NEVER) return undefined;
  const why = `all bytes of ${all.length} handshakes lie in a part of the range`;
  return other('10.3.4.3.1#26', why, 'bytes from 00 to FF', `from ${hex(least)} to ${hex(most)}`);
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0').toUpperCase();
}

function repeated(all: readonly string[]): string | undefined {
  return all.find((each, index) => all.indexOf(each) !== index);
}

function other(violated: StepId, why: string, expected: string, observed: string): Finding {
  return { violated, why, expected: [expected], observed };
}

function lineAt(bytes: Buffer, offset: number): string {
  const text = bytes.toString('latin1');
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\r\n', offset);
  return JSON.stringify(text.slice(start, end === -1 ? undefined : end));
}

function wireOf({ bytes }: Heard): WireEntry[] {
  return [{ dir: 'received', at: 0, hex: bytes.toString('hex') }];
}
