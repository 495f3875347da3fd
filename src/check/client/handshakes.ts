/** What the handshakes of a client show: each by itself, and all of them together. */
import type { StepId } from '../../../spec/index.js';
import { type Choices, checkKey, groupedBy, judge, numberOf, partsOf, type Verdict, valueIn } from '../../judge/index.js';
import type { Case } from '../cases.js';
import { habitsIn, soundRequest } from '../habits/index.js';
import type { Overall } from '../peer.js';
import type { CaseResult, Deviation } from '../types.js';
import type { Asking } from './play.js';

/** A handshake that was read, and what the client had been told to connect to. */
type Heard = Pick<Asking, 'handshake' | 'names'> & Partial<Pick<Asking, 'revision'>>;

/** So many are wanted before anything is said of all together. */
const ENOUGH = 8;

/** Chance below which what never varies is not drawn. */
const NEVER = 1e-6;

/** What a rule makes of the result of its case; nothing where it passes. */
type Finding = Partial<CaseResult> | undefined;

type Wrong = Deviation & Partial<CaseResult>;

interface Rule {
  id: string;
  title: string;
  /** Whether it takes several handshakes. */
  together?: true;
  steps: readonly StepId[];
  find(all: readonly Heard[]): Finding;
}

const rules: readonly Rule[] = [
  {
    id: '10.3.4.3.1/5/handshakes/text',
    title: 'the request line and the fields of each handshake, byte for byte',
    steps: ['10.3.4.3.1#5', '10.3.4.3.1#7', '10.3.4.3.1#8', '10.3.4.3.1#12', '10.3.4.3.1#13', '10.3.4.3.1#25'],
    find: (all) => firstOf(all, (one) => ofText(one)[0]) ?? ofLiberties(all),
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
    find: (all) => ofNumbers(all, 0) ?? ofNumbers(all, 1),
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

/** All handshakes of a client. */
export class Handshakes implements Overall {
  readonly all: Heard[] = [];

  get lacking(): number {
    return ENOUGH - this.all.length;
  }

  isAbout({ id }: Case): boolean {
    return rules.some((rule) => rule.id === id);
  }

  resultOf({ id, trace: { title, steps } }: Case): CaseResult | undefined {
    const rule = rules.find((each) => each.id === id);
    if (rule === undefined || this.all.length < (rule.together ? ENOUGH : 1)) return undefined;
    return { id, title, steps, wire: [], verdict: 'pass', ...rule.find(this.all) };
  }

  /** Everything that is wrong with the request line and the fields of any handshake, each once. */
  deviations(): Deviation[] {
    const all = this.all.flatMap(ofText).map(({ violated, why, expected, observed }) => ({ violated, why, expected, observed }));
    return [...new Map(all.map((each) => [`${each.violated} ${each.why}`, each])).values()];
  }

  /** The options that the draws show. */
  shown(): Choices {
    const keys = this.all.flatMap(({ handshake }) => handshake.keys);
    return keys.some((key) => key !== key.trim()) ? { 'client.key.edgeSpaces': 'anywhere' } : {};
  }
}

function firstOf(all: readonly Heard[], find: (one: Heard) => Finding): Finding {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return { ...found, wire: [{ dir: 'received', at: 0, hex: one.handshake.bytes.toString('hex') }] };
  }
  return undefined;
}

function fault(violated: StepId, why: string, expected: string | readonly string[], observed: string) {
  return { verdict: 'fail' as const, violated, why, expected: [expected].flat(), observed };
}

function verdictOn({ handshake: { bytes }, revision }: Heard): Verdict {
  return judge({ role: 'client', wire: [{ from: 'client', at: 0, bytes }] }, 'client', revision);
}

/** Faults of keys are for the rule about keys, which sees them wherever another one comes first. */
const OF_KEYS = /^10\.3\.4\.3\.1#(1[6-9]|2[0-2])/;

/** All that is wrong with the text of a handshake: each fault is repaired, and what comes behind it is judged. */
function ofText(heard: Heard): readonly Wrong[] {
  const found = remembered.get(heard) ?? findInText(heard);
  remembered.set(heard, found);
  return found;
}

const remembered = new WeakMap<Heard, readonly Wrong[]>();

function findInText({ handshake, names, revision }: Heard): Wrong[] {
  const { host = '', resource = '' } = names;
  const { bytes, head } = handshake;
  const sound = soundRequest({ resource, host });
  const seen = { wire: [{ from: 'client' as const, at: 0, bytes }], told: { revision }, sound: () => sound };
  const { habits, faults } = habitsIn({ side: 'client', ...seen });
  const asked = faults.flatMap((each, index) => {
    const { offset, allowed, step, why } = each;
    if (OF_KEYS.test(step)) return [];
    const firstOffendingByte = { offset, byte: bytes.toString('hex', offset, offset + 1), allowed };
    const unrepaired = { violated: step, why, expected: allowed, observed: lineAt(bytes, offset) };
    return [{ verdict: 'fail' as const, ...(habits[index]?.deviation ?? unrepaired), firstOffendingByte }];
  });
  const named = valueIn(head, 'host');
  return [
    ...asked,
    ...(handshake.resource === resource
      ? []
      : [fault('10.3.4.3.1#5p2', 'it asks for another resource than the URL has', resource, handshake.resource)]),
    ...(named === undefined || named.toLowerCase() === host || asked.some(({ violated }) => OF_HOST.test(violated))
      ? []
      : [fault(stepOfHost(named, host), 'it names another host than the URL has', `Host: ${host}`, `Host: ${named}`)]),
  ];
}

const OF_HOST = /^10\.3\.4\.3\.1#1[0-2]$/;

/** A host without its port lacks what adds that. */
function stepOfHost(named: string, host: string): StepId {
  return named.toLowerCase() === host.replace(/:\d+$/, '') ? '10.3.4.3.1#11' : '10.3.4.3.1#12';
}

function lineAt(bytes: Buffer, offset: number): string {
  const text = bytes.toString('latin1');
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\r\n', offset);
  return JSON.stringify(text.slice(start, end === -1 ? undefined : end));
}

/** Each liberty that any handshake takes, once. */
function ofLiberties(all: readonly Heard[]): Finding {
  const verdicts = all.map(verdictOn);
  const needs = verdicts.flatMap((verdict) => (verdict.accepted ? verdict.needs : []));
  const policies = [...new Map(needs.map((need) => [`${need.policy} ${need.option}`, need])).values()];
  return policies.length === 0 ? undefined : { verdict: 'allowed', policies };
}

function ofKeys(heard: Heard): Finding {
  const { keys, bytes } = heard.handshake;
  for (const [index, key] of keys.entries()) {
    const wrong = checkKey(index === 0 ? 1 : 2)(key, true);
    const shown = `Sec-WebSocket-Key${index + 1}: ${key}`;
    if (wrong !== undefined) return fault(wrong.step, `the key ${wrong.why}`, wrong.allowed, shown);
  }
  // Where keys may have spaces depends on the text.
  const verdict = verdictOn(heard);
  if (verdict.accepted || !OF_KEYS.test(verdict.rejection.step)) return undefined;
  const { step, why, offset } = verdict.rejection;
  return fault(step, why, 'spaces between other characters alone', lineAt(bytes, offset));
}

/** What is drawn for a key, by which step, and the chance that it is the same twice. */
const DRAWS: readonly [step: '16' | '18' | '22', what: string, of: (key: string) => number, chance: number][] = [
  ['16', 'spaces', (key) => partsOf(key).spaces, 1 / 12],
  ['18', 'number', numberOf, 1 / 357_913_941],
  ['22', 'number of other characters', (key) => partsOf(key).others.length, 1 / 12],
];

function ofNumbers(all: readonly Heard[], index: 0 | 1): Finding {
  const keys = all.map(({ handshake }) => handshake.keys[index]);
  const which = `key ${index + 1}`;
  const stepOf = (step: '16' | '18' | '22') => `10.3.4.3.1#${step}${index === 0 ? '' : 'p2'}` as const;
  const twice = repeated(keys);
  if (twice !== undefined) return fault(stepOf('18'), `${which} is drawn twice`, 'another one each time', twice);
  for (const [step, what, of, chance] of DRAWS) {
    const values = keys.map(of);
    if (new Set(values).size > 1 || chance ** (keys.length - 1) >= NEVER) continue;
    return fault(stepOf(step), `${which} has the same ${what} in all ${keys.length} handshakes`, 'drawn anew', `${values[0]}`);
  }
  return undefined;
}

function ofOrder(all: readonly Heard[]): Finding {
  const names = all.map(({ handshake: { head } }) => head.fields.map(({ name }) => name));
  for (const orders of groupedBy(names, (each) => each.toSorted().join()).values()) {
    const [first = []] = orders;
    const chance = first.reduce((product, _, index) => product / (index + 1), 1) ** (orders.length - 1);
    if (orders.length < ENOUGH || chance >= NEVER || new Set(orders.map((each) => each.join())).size > 1) continue;
    const why = `the fields come in the same order in all ${orders.length} handshakes`;
    return fault('10.3.4.3.1#24', why, 'a random order', first.join(', '));
  }
  return undefined;
}

function ofKey3(all: readonly Heard[]): Finding {
  const some = all.map(({ handshake }) => handshake.key3);
  const twice = repeated(some.map((each) => each.toString('hex')));
  if (twice !== undefined) return fault('10.3.4.3.1#26', 'the eight bytes are drawn twice', 'others each time', twice);
  const bytes = Buffer.concat(some);
  const [least, most] = [Math.min(...bytes), Math.max(...bytes)];
  if (((most - least + 1) / 256) ** bytes.length >= NEVER) return undefined;
  const [from, to] = [least, most].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase());
  const why = `all bytes of ${all.length} handshakes lie in a part of the range`;
  return fault('10.3.4.3.1#26', why, 'bytes from 00 to FF', `from ${from} to ${to}`);
}

function repeated(all: readonly string[]): string | undefined {
  return all.find((each, index) => all.indexOf(each) !== index);
}
