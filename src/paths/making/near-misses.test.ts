import { expect, test } from 'vitest';
import { groupOf, groupsOf } from '../groups.js';
import { machineOf, nearMisses } from '../index.js';
import { committedManifest } from '../manifest.js';
import type { Path, Token } from '../parts/model.js';
import { Walk } from '../parts/walk.js';
import { nearMissesOf } from './near-misses.js';

const all = nearMisses();
const ofHandshakes = new Set(['server', 'server-narrow', 'server-space', 'client', 'client-chat', 'client-literal']);
const handshakes = all.filter((path) => ofHandshakes.has(groupOf(path)));

test('there are as many near misses of each group as the committed manifest says, each under an id of its own', () => {
  expect(groupsOf(all)).toEqual(committedManifest().nearMisses);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test('each group of handshakes begins with one that has no defect and is taken', () => {
  const sound = handshakes.filter(({ id }) => id.endsWith('/001'));
  expect(sound.map(groupOf)).toEqual([...ofHandshakes]);
  for (const path of sound) expect(walked(path).facts.established).toBe(true);
});

test('every other handshake differs from that one at one place: within a line, the key or the proof, or where it is cut off', () => {
  const soundOf = new Map(handshakes.filter(({ id }) => id.endsWith('/001')).map((path) => [groupOf(path), partsOf(path)]));
  for (const path of handshakes) {
    if (path.id.endsWith('/001') || CHANGES_EVERY_FIELD.test(path.title)) continue;
    const sound = soundOf.get(groupOf(path)) as Parts;
    const { head, rest } = partsOf(path);
    const { lost, gained } = head === sound.head ? differenceOf(sound.rest, rest) : differenceOf(sound.head, head);
    const place = { path: path.title, differs: lost + gained !== '', lines: linesIn(lost) };
    if (path.title.includes('cut off')) expect({ path: path.title, gained }).toEqual({ path: path.title, gained: '' });
    else expect(place).toEqual({ path: path.title, differs: true, lines: 1 });
    if (head !== sound.head && rest !== '') expect(rest).toBe(sound.rest);
  }
});

test('every near miss ends with what tells where it led: closed with nothing left to do, and probed if it was established', () => {
  for (const path of all) {
    const { facts, tokens } = walked(path);
    const end = { path: path.title, closed: facts.closed, tasks: facts.tasks?.length ?? 0 };
    // A constructor that throws makes nothing that could close.
    if (path.transitions.at(-1)?.match(/^websocketConstructor\.step_[123] /)) expect(groupOf(path)).toBe('constructor');
    else expect(end).toEqual({ path: path.title, closed: true, tasks: 0 });
    const names = tokens.map(({ name }) => name);
    const closesAtOnce = names.some((name) => /^frame FF, length 0|and the wait is over$/.test(name));
    if (facts.established && !closesAtOnce)
      expect({ path: path.title, probes: probesIn(names) }).toEqual({ path: path.title, probes: 2 });
  }
});

test('every transition that a near miss names is one that it takes', () => {
  for (const path of all.slice(0, 100)) expect(walked(path).path('', '').transitions).toEqual(path.transitions);
});

test('near misses, and the tokens of each, hold to a limit, and end with a clear message', () => {
  expect(() => nearMissesOf(machineOf, 1_000)).toThrow(/^more than 1000 near misses: give a higher limit/);
  const walk = new Walk({ role: 'server', setting: {} }, machineOf, 2);
  const [path] = all as [Path];
  expect(() => walk.add(...path.tokens)).toThrow(/^more than 2 tokens on one path: /);
});

test('a group without a title is refused by name', () => {
  expect(() => groupsOf([{ ...(all[0] as Path), id: 'near/nowhere/001' }])).toThrow('"nowhere" has no title');
});

/** Whole fields in another form; each has one thing changed, in every line. */
const CHANGES_EVERY_FIELD = /all names|the colons$|another order|no fields at all/;

interface Parts {
  head: string;
  /** Key3 or the proof, as far as the handshake came. */
  rest: string;
}

function walked(path: Path): Walk {
  return new Walk(path, machineOf).add(...path.tokens);
}

/** A message each way. */
function probesIn(names: readonly string[]): number {
  const send = names.findIndex((name) => name.startsWith('send'));
  return (names.includes('a message') ? 1 : 0) + (send > names.indexOf('a message') ? 1 : 0);
}

function partsOf({ tokens }: Path): Parts {
  const at = tokens.findIndex(({ name }) => /^re(quest|ply) with /.test(name));
  const next = tokens[at + 1];
  const isRest = /^(key3|the proof|what completes it, 16 bytes)$/.test(next?.name ?? '');
  return { head: textOf(tokens[at]), rest: isRest ? textOf(next) : '' };
}

function textOf(token: Token | undefined): string {
  const bytes = (token?.events ?? []).map((event) => (event.type === 'BYTE' ? event.byte : 0));
  return Buffer.from(bytes).toString('latin1');
}

/** What stands between the same beginning and the same end. */
function differenceOf(one: string, other: string): { lost: string; gained: string } {
  const most = Math.min(one.length, other.length);
  let begin = 0;
  while (begin < most && one[begin] === other[begin]) begin += 1;
  let end = 0;
  while (end < most - begin && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { lost: one.slice(begin, one.length - end), gained: other.slice(begin, other.length - end) };
}

/** In how many lines a part of a text lies; a line's end is its own. */
function linesIn(text: string): number {
  return Math.max(1, text.split('\n').length - 1);
}
