import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type AnyAlgorithm, algorithms } from '../../machines/index.js';
import type { Item, Policy, StepId } from '../../spec/index.js';
import { type Citation, loadCitations } from '../citations/index.js';
import { checkCatalogue, type Finding, type FindingKind, findingKinds } from './check.js';
import { againstPin, hashOf, type OriginalItem, PIN, pinOf } from './check-text.js';
import { generate } from './generate.js';
import { loadCatalogue } from './load.js';

const code = { from: 0, to: 9, hash: '' };
const spec = new URL('../../spec/', import.meta.url);
const text = new URL('../../../shared/spec/r4820-steps.json', import.meta.url);
const original = existsSync(text) ? (JSON.parse(readFileSync(text, 'utf8')) as OriginalItem[]) : undefined;
const against = original ? 'held against the original text' : 'held against its pinned ids and hashes';
const real = checkCatalogue({ catalogue: loadCatalogue(spec), original, citations: await loadCitations(), algorithms });

test.each(Object.entries(findingKinds))(`the catalogue, ${against}, has nothing %s: %s`, (kind) => {
  expect(real.filter((finding) => finding.kind === kind)).toEqual([]);
});

// The original text is not ours to publish: where it does not lie beside the project, its pinned hashes stand for it.
test.skipIf(original === undefined)('the pin is that of the original text', () => {
  expect(pinOf((original as OriginalItem[]).map(({ id, text }) => ({ id, hash: hashOf(text) })))).toEqual(PIN);
});

test('spec/generated/ is what the generator makes of the sources', () => {
  for (const [name, made] of Object.entries(generate(loadCatalogue(spec)))) {
    expect(made === readFileSync(new URL(`generated/${name}`, spec), 'utf8'), `${name}: run "npm run generate"`).toBe(true);
  }
});

/** Two items, one for a machine and one for nobody, that agree with everything around them. */
function sound() {
  const item = (id: string, disposition: Item['disposition'], text: string): Item => ({
    id: id as StepId,
    section: '10.3.2',
    says: 'This restates what the item says in full.',
    subject: 'client',
    force: 'must',
    disposition,
    hash: hashOf(text),
    errata: [],
    policies: [],
  });
  const policy: Policy = {
    name: 'api.gc',
    steps: ['10.3.2#1'],
    errata: [],
    kind: 'may',
    says: 'A choice.',
    options: [{ name: 'yes', mark: 'pass' }],
    default: 'yes',
    because: 'It is so.',
  };
  const parts: Record<'state' | 'transition' | 'guard' | 'action', { step?: unknown; on?: unknown }> = {
    state: { step: '10.3.2#1', on: { BYTE: {} } },
    transition: { step: '10.3.2#1' },
    guard: { step: '10.3.2#1' },
    action: { step: '10.3.2#1' },
  };
  const { state, transition, guard, action } = parts;
  const one = { id: 'one', on: { CLOSED: transition }, states: { a: state }, guards: { is: guard }, actions: { say: action } };
  return {
    catalogue: {
      sections: [{ section: '10.3.2', title: 'The interface', about: 'It.' }],
      items: [item('10.3.2#1', 'machine', 'first'), item('10.3.2#2', 'informative', 'second')],
      policies: [policy],
      errata: [
        { id: 'E01' as const, steps: ['10.3.2', '10.3.2#1'], touches: [], defect: 'A defect.', settled: null, deployed: null },
      ],
      vectors: { golden: [], handshakes: [] },
    },
    original: [
      { id: '10.3.2#1', text: 'first' },
      { id: '10.3.2#2', text: 'second' },
    ],
    citations: [{ step: '10.3.2#1', kind: 'state', name: 'one.a', file: 'machines/one.ts', line: 3, ...code }] as Citation[],
    algorithms: [one] as unknown as AnyAlgorithm[],
    notes: {} as Record<string, string>,
    parts,
  };
}

type Sound = ReturnType<typeof sound>;

/** What is found once a sound catalogue has been spoilt. */
function found(spoil: (subjects: Sound, first: Item, second: Item) => void): string[] {
  const subjects = sound();
  spoil(subjects, subjects.catalogue.items[0] as Item, subjects.catalogue.items[1] as Item);
  return checkCatalogue(subjects).map(({ kind, id, message }: Finding) => `${kind} ${id} ${message}`);
}

/** Seeds one defect and expects one finding, of a kind and with these words. */
function finds(name: string, kind: FindingKind, id: string, words: string, spoil: Parameters<typeof found>[0]): void {
  test(name, () => {
    const findings = found(spoil);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(`${kind} ${id} `);
    expect(findings[0]).toContain(words);
  });
}

test('a sound catalogue has no findings', () => {
  expect(found(() => {})).toEqual([]);
});

finds('an item that is not restated is missing', 'missing', '10.3.2#2', 'does not restate', ({ catalogue }) => {
  catalogue.items.pop();
});
finds('an item that the text lacks is unknown', 'unknown', '10.3.2#2', 'no such item', ({ original }) => {
  original.pop();
});
finds('an item that comes twice is a duplicate', 'duplicate', '10.3.2#2', 'more than once', ({ catalogue }, _, second) => {
  catalogue.items.push(second);
});
finds('so is a policy that comes twice', 'duplicate', 'api.gc', 'more than once', ({ catalogue }) => {
  catalogue.policies.push(...catalogue.policies);
});
finds('items in another order are reported where it begins', 'order', '10.3.2#2', 'has 10.3.2#1', ({ catalogue }) => {
  catalogue.items.reverse();
});
finds('a changed text outdates its restatement', 'outdated', '10.3.2#1', hashOf('changed'), ({ original }) => {
  (original[0] as OriginalItem).text = 'changed';
});

finds('an item without a disposition is undecided', 'undecided', '10.3.2#2', 'disposition is absent', (_, __, second) => {
  delete (second as Partial<Item>).disposition;
});
finds('so is one with a disposition of no meaning', 'undecided', '10.3.2#2', 'disposition is later', (_, __, second) => {
  second.disposition = 'later' as 'machine';
});
finds('an exception needs a reason', 'undecided', '10.3.2#2', 'without a reason', (_, __, second) => {
  second.disposition = 'exception';
});
finds('a reason needs an exception', 'undecided', '10.3.2#2', 'is no exception', (_, __, second) => {
  second.reason = 'Because.';
});
finds('the subject is one of five', 'undecided', '10.3.2#2', 'subject is proxy', (_, __, second) => {
  second.subject = 'proxy' as 'client';
});
finds('the force is one of five', 'undecided', '10.3.2#2', 'force is shall', (_, __, second) => {
  second.force = 'shall' as 'must';
});
finds('a restatement says something', 'undecided', '10.3.2#2', 'says nothing', (_, __, second) => {
  second.says = ' ';
});
finds('a title is no restatement', 'undecided', '10.3.2#2', 'no more than "Data framing"', (_, __, second) => {
  second.says = 'Data framing';
});

test('in a registration form an entry may be short, though not empty', () => {
  const registration = '10.3.4.7.4#b';
  const findings = (says: string) =>
    found(({ original }, _, second) => {
      Object.assign(second, { id: registration, says });
      Object.assign(original[1] as OriginalItem, { id: registration });
    });
  expect(findings('Protocol: http.')).toEqual([]);
  expect(findings('')).toEqual([`undecided ${registration} says nothing`]);
});

finds('an item names errata that exist', 'dangling', '10.3.2#1', 'names E99', (_, first) => {
  first.errata = ['E99' as 'E01'];
});
finds('an item names policies that exist', 'dangling', '10.3.2#1', 'names api.none', (_, first) => {
  first.policies = ['api.none' as 'api.gc'];
});
finds('a policy names errata that exist', 'dangling', 'api.gc', 'names E99', ({ catalogue }) => {
  Object.assign(catalogue.policies[0] as Policy, { errata: ['E99'] });
});
finds('the default of a policy is one of its options', 'dangling', 'api.gc', 'default is no', ({ catalogue }) => {
  (catalogue.policies[0] as Policy).default = 'no';
});

finds('a citation of no item is orphaned', 'orphaned', 'guard one.is (machines/one.ts:7)', '10.3.2#9', ({ citations }) => {
  citations.push({ step: '10.3.2#9' as StepId, kind: 'guard', name: 'one.is', file: 'machines/one.ts', line: 7, ...code });
});
finds('so is a policy of no item', 'orphaned', 'api.gc', '10.3.2#9', ({ catalogue }) => {
  Object.assign(catalogue.policies[0] as Policy, { steps: ['10.3.2#9'] });
});
finds('so is a failure of no item', 'orphaned', 'api.gc, failures', '10.3.2#9', ({ catalogue }) => {
  Object.assign(catalogue.policies[0] as Policy, { failures: [{ step: '10.3.2#9', seen: 'Something.' }] });
});
finds('so is an erratum of no item and no section', 'orphaned', 'E01', '10.3.9', ({ catalogue }) => {
  catalogue.errata[0]?.steps.push('10.3.9');
});
finds('so is an example of no item', 'orphaned', 'vector', '10.3.2#9', ({ catalogue }) => {
  (catalogue.vectors.golden as object[]).push({ id: 'vector', steps: ['10.3.2#9'] });
});

finds('a state names an item', 'uncited', 'state one.a', 'names 10.3.2#9', ({ parts }) => {
  Object.assign(parts.state, { step: '10.3.2#9', on: {} });
});
finds('a guard names an item', 'uncited', 'guard one.is', 'names no item', ({ parts }) => {
  delete parts.guard.step;
});
finds('an action names an item', 'uncited', 'action one.say', 'names no item', ({ parts }) => {
  parts.action.step = [];
});
finds('a transition from every state names one itself', 'uncited', 'transition one.* CLOSED[0]', 'no item', ({ parts }) => {
  delete parts.transition.step;
});
test('a transition without a step is as good as the step of its state', () => {
  const findings = found(({ parts }) => {
    delete parts.state.step;
  });
  expect(findings).toEqual(['uncited state one.a names no item', 'uncited transition one.a BYTE[0] names no item']);
});
test('a modelling note stands for an item only if it is listed', () => {
  const noted = (notes: Record<string, string>) =>
    found((subjects) => {
      subjects.parts.guard.step = 'note:waits';
      subjects.notes = notes;
    });
  expect(noted({ waits: 'A machine that waits is a state.' })).toEqual([]);
  expect(noted({})).toEqual(['uncited guard one.is names note:waits, which is no item and no note']);
});

const kinds = ['state', 'transition', 'guard', 'action', 'function', 'socket'] as const;
test.each([
  ['machine', ['state', 'transition', 'guard', 'action']],
  ['function', ['guard', 'action', 'function']],
  ['socket', ['state', 'transition', 'action', 'socket']],
  ['informative', [...kinds]],
] as const)('a disposition of %s agrees with a citation by one of %j', (disposition, agreeing) => {
  const agrees = (kind: Citation['kind']) =>
    found(({ citations }, first) => {
      first.disposition = disposition;
      (citations[0] as Citation).kind = kind;
    }).length === 0;
  expect(kinds.filter(agrees)).toEqual(agreeing);
});
finds('a disposition that nothing cites disagrees', 'disagreeing', '10.3.2#1', 'nothing cites it', ({ citations }) => {
  citations.pop();
});

test('without the text, the pin tells of one item less, one more, and any other hash', () => {
  const items = ['1', '2'].map((id) => ({ id, hash: hashOf(id) }));
  const kindsOf = (list: typeof items) => againstPin(list, pinOf(items)).map(({ kind }) => kind);
  expect(kindsOf(items)).toEqual([]);
  expect(kindsOf(items.slice(1))).toEqual(['missing']);
  expect(kindsOf([...items, { id: '3', hash: '' }])).toEqual(['unknown']);
  expect(kindsOf(items.toReversed())).toEqual(['outdated']);
  expect(kindsOf(items.map((item) => ({ ...item, hash: '' })))).toEqual(['outdated']);
});
