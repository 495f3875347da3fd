import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type AnyAlgorithm, algorithms } from '../../machines/index.js';
import type { Item, Policy, StepId } from '../../spec/index.js';
import { type Citation, loadCitations } from '../citations/index.js';
import { generate } from './generate.js';
import { loadCatalogue } from './load.js';
import { checkCatalogue, type Finding, type FindingKind, findingKinds } from './testing/check.js';
import { againstPin, hashOf, type OriginalItem, PIN, pinOf } from './testing/check-text.js';

const code = { from: 0, to: 9, hash: '' };
const spec = new URL('../../spec/', import.meta.url);
const text = new URL('../../../shared/spec/r4820-steps.json', import.meta.url);
const original = existsSync(text) ? (JSON.parse(readFileSync(text, 'utf8')) as OriginalItem[]) : undefined;
const against = original ? 'held against the original text' : 'held against its pinned ids and hashes';
const real = checkCatalogue({ catalogue: loadCatalogue(spec), original, citations: await loadCitations(), algorithms });

test.each(Object.entries(findingKinds))(`the catalogue, ${against}, has nothing %s: %s`, (kind) => {
  expect(real.filter((finding) => finding.kind === kind)).toEqual([]);
});

const outline = new URL('../../../shared/spec/r4820-outline.txt', import.meta.url);

// The original text is not ours to publish. Where it does not lie beside the project, these two tests do not exist.
if (original === undefined || !existsSync(outline)) {
  console.warn(
    'the original text is not here: the catalogue is held against its pinned ids and hashes, and these against nothing',
  );
} else {
  test('the pin is that of the original text', () => {
    expect(pinOf(original.map(({ id, text }) => ({ id, hash: hashOf(text) })))).toEqual(PIN);
  });

  test('the blocks are those of the original text', () => {
    const hashes = hashesOfBlocks(readFileSync(outline, 'utf8'));
    const { blocks } = loadCatalogue(spec);
    expect(blocks.length).toBeGreaterThan(0);
    for (const { section, id, hash } of blocks) expect(hashes, id).toContain(`${section} ${hash}`);
  });
}

/** An interface ends with its brace, so that what is declared behind it is a block of its own. */
function hashesOfBlocks(outline: string): string[] {
  const parts = outline.split(/^## (?=[0-9])/m);
  return parts.flatMap((part) => {
    const [section = ''] = part.split(' ', 1);
    const blocks = part.match(/(?:^ {6}\| .*\n?)+/gm) ?? [];
    const texts = blocks.flatMap((block) =>
      block
        .replace(/^ {6}\| /gm, '')
        .trimEnd()
        .split(/(?<=^};)\n/m),
    );
    return texts.map((text) => `${section} ${hashOf(text)}`);
  });
}

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
    errata: id === '10.3.2#1' ? ['E01'] : [],
    policies: id === '10.3.2#1' ? ['api.gc'] : [],
  });
  const policy: Policy = {
    name: 'api.gc',
    steps: ['10.3.2#1'],
    errata: [],
    kind: 'may',
    says: 'A choice.',
    options: [{ name: 'yes', mark: 'pass' }],
    chosenBy: 'nobody',
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
      blocks: [],
      policies: [policy],
      errata: [
        { id: 'E01' as const, steps: ['10.3.2', '10.3.2#1'], touches: [], defect: 'A defect.', settled: null, deployed: null },
      ],
      revised: [],
      vectors: { golden: [], handshakes: [] },
    },
    original: [
      { id: '10.3.2#1', text: 'first' },
      { id: '10.3.2#2', text: 'second' },
    ],
    citations: [{ step: '10.3.2#1', kind: 'state', name: 'one.a', file: 'machines/one.ts', line: 3, ...code }] as Citation[],
    algorithms: [one] as unknown as AnyAlgorithm[],
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

const seeded = new Set<FindingKind>();

/** Seeds one defect and expects one finding, of a kind and with these words. */
function finds(name: string, kind: FindingKind, id: string, words: string, spoil: Parameters<typeof found>[0]): void {
  seeded.add(kind);
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
finds('so does what is implied', 'undecided', '10.3.2#2', 'implied without a reason', (_, __, second) => {
  second.disposition = 'implied';
});
finds('so does a block of the text', 'undecided', '10.3.2#idl', 'without a reason', ({ catalogue }, _, second) => {
  (catalogue.blocks as Item[]).push({ ...second, id: '10.3.2#idl' as StepId, disposition: 'exception' });
});
finds('a reason needs an exception', 'undecided', '10.3.2#2', 'is no exception', (_, __, second) => {
  second.reason = 'Because.';
});
finds('the subject is one of six', 'undecided', '10.3.2#2', 'subject is proxy', (_, __, second) => {
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
      Object.assign(second, { id: registration, section: '10.3.4.7.4', says });
      Object.assign(original[1] as OriginalItem, { id: registration });
    });
  expect(findings('Protocol: http.')).toEqual([]);
  expect(findings('')).toEqual([`undecided ${registration} says nothing`]);
});

finds('an item names errata that exist', 'dangling', '10.3.2#1', 'names E99', (_, first) => {
  first.errata = ['E01', 'E99' as 'E02'];
});
finds('an item names policies that exist', 'dangling', '10.3.2#1', 'names api.none', (_, first) => {
  first.policies = ['api.gc', 'api.none' as 'api.gc'];
});
finds('a policy names errata that exist', 'dangling', 'api.gc', 'names E99', ({ catalogue }) => {
  Object.assign(catalogue.policies[0] as Policy, { errata: ['E99'] });
});
finds('the default of a policy is one of its options', 'dangling', 'api.gc', 'default is no', ({ catalogue }) => {
  (catalogue.policies[0] as Policy).default = 'no';
});

finds('a handshake names the vector that it belongs to', 'dangling', 'h', 'names nowhere', ({ catalogue }) => {
  (catalogue.vectors.handshakes as object[]).push({ id: 'h', steps: [], golden: 'nowhere' });
});

finds('a section that comes twice is a duplicate', 'duplicate', '10.3.2', 'more than once', ({ catalogue }) => {
  catalogue.sections.push(...catalogue.sections);
});
finds('so is an option of one policy', 'duplicate', 'api.gc: yes', 'more than once', ({ catalogue }) => {
  const [policy] = catalogue.policies as [Policy];
  Object.assign(policy, { options: [...policy.options, ...policy.options] });
});
finds('so is an erratum', 'duplicate', 'E01', 'more than once', ({ catalogue }) => {
  catalogue.errata.push(...catalogue.errata);
});
finds('so is an example', 'duplicate', 'v', 'more than once', ({ catalogue }) => {
  (catalogue.vectors.golden as object[]).push({ id: 'v', steps: [] }, { id: 'v', steps: [] });
});
finds('an option counts in one of three ways', 'undecided', 'api.gc', 'mark is maybe', ({ catalogue }) => {
  Object.assign(catalogue.policies[0] as Policy, { options: [{ name: 'yes', mark: 'maybe' }] });
});
finds('a policy says something', 'undecided', 'api.gc', 'says nothing', ({ catalogue }) => {
  (catalogue.policies[0] as Policy).says = '';
});
finds('an erratum says where it can be noticed', 'undecided', 'E01', 'touches is disk', ({ catalogue }) => {
  Object.assign(catalogue.errata[0] as object, { touches: ['disk'] });
});
finds('an erratum says what is wrong', 'undecided', 'E01', 'says nothing', ({ catalogue }) => {
  Object.assign(catalogue.errata[0] as object, { defect: ' ' });
});
test('a hash has 16 hex digits, whatever the text is', () => {
  const findings = found((_, first) => {
    first.hash = 'short';
  });
  expect(findings).toContain('undecided 10.3.2#1 hash is short; it has to be 16 hex digits');
});

finds('a policy names an item that names it', 'onesided', 'api.gc', 'names 10.3.2#2, which does not', ({ catalogue }) => {
  Object.assign(catalogue.policies[0] as Policy, { steps: ['10.3.2#1', '10.3.2#2'] });
});
finds('so does an erratum', 'onesided', 'E01', 'names 10.3.2#2, which does not', ({ catalogue }) => {
  catalogue.errata[0]?.steps.push('10.3.2#2');
});
finds('an item names an erratum that names it, or its section', 'onesided', '10.3.2#1', 'names E01', ({ catalogue }) => {
  Object.assign(catalogue.errata[0] as object, { steps: [] });
});
finds('an item stands in its own section', 'onesided', '10.3.2#2', 'stands in section 10.3.3', (_, __, second) => {
  second.section = '10.3.3';
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
finds('so is what a failure violates besides', 'orphaned', 'api.gc, failures', '10.3.2#9', ({ catalogue }) => {
  const failures = [{ step: '10.3.2#1', also: ['10.3.2#9'], seen: 'Something.' }];
  Object.assign(catalogue.policies[0] as Policy, { failures });
});
finds('so is a handshake of no item', 'orphaned', 'h', '10.3.2#9', ({ catalogue }) => {
  (catalogue.vectors.golden as object[]).push({ id: 'v', steps: [] });
  (catalogue.vectors.handshakes as object[]).push({ id: 'h', steps: ['10.3.2#9'], golden: 'v' });
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
test('what a part names has to be an item', () => {
  const findings = found(({ parts }) => {
    parts.guard.step = 'note:waits';
  });
  expect(findings).toEqual(['uncited guard one.is names note:waits, which is no item']);
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
finds('and with no other alone', 'disagreeing', '10.3.2#1', 'cited by function only', ({ citations }) => {
  (citations[0] as Citation).kind = 'function';
});
finds('a disposition that nothing cites disagrees', 'disagreeing', '10.3.2#1', 'nothing cites it', ({ citations }) => {
  citations.pop();
});

test('an exception that code cites disagrees', () => {
  const findings = found((_, first) => Object.assign(first, { disposition: 'exception', reason: 'Nobody can.' }));
  expect(findings).toEqual(['disagreeing 10.3.2#1 is an exception, but is cited by state']);
});

test('each kind of finding is seeded here, and found', () => {
  expect([...seeded].sort()).toEqual(Object.keys(findingKinds).sort());
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
