import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Change, type Hunk, itemsOf, type Revised } from '../../spec/index.js';
import { PINS } from './generate.js';
import { loadCatalogue } from './load.js';
import { checkChanges, type History, madeOut } from './testing/check-changes.js';
import { hashOf, type OriginalItem, pinOf } from './testing/check-text.js';

const { items, blocks, revised } = loadCatalogue(new URL('../../spec/', import.meta.url));
const [r4820, r5065] = revised as [Revised, Revised];
const folder = new URL('../../../shared/spec/', import.meta.url);
const history = historyIn(folder);

/** The texts are not ours to publish. */
function historyIn(at: URL): History | undefined {
  const files = { r4819: 'history/r4819-steps.json', r4820: 'r4820-steps.json', r5065: 'history/r5065-steps.json' };
  if (!existsSync(new URL(files.r4819, at))) return undefined;
  const read = (file: string) => readFileSync(new URL(file, at), 'utf8');
  const texts = Object.entries(files).map(([name, file]) => [name, JSON.parse(read(file)) as OriginalItem[]] as const);
  return { texts: Object.fromEntries(texts), seed: read('seed-r4820-diff.txt') };
}

test('r4820 brought 40 items, changed 20, renumbered 34, left 371 as they were, and one of r4819 is gone', () => {
  expect(counts(r4820)).toEqual({ brought: 40, changed: 20, renumbered: 34, gone: 1 });
  expect(items.length - 40 - 20 - 34).toBe(371);
});

test('r5065 brought 9 items, changed 43, renumbered 30, left 388 as they were, and 4 of r4820 are gone', () => {
  expect(counts(r5065)).toEqual({ brought: 9, changed: 43, renumbered: 30, gone: 4 });
  expect(items.length - 43 - 30 - 4).toBe(388);
});

test('the changes agree with the pins of the other two revisions', () => {
  for (const each of revised) expect(checkChanges(each, items, blocks)).toEqual([]);
});

if (history === undefined) console.warn('the texts of r4819 and r5065 are not here: their changes are held against pins');
else {
  test('the changes agree with the texts of the three revisions, and the hunks with the seed', () => {
    for (const each of revised) expect(checkChanges(each, items, blocks, history)).toEqual([]);
  });

  test('the pins are those of the texts', () => {
    for (const [name, pin] of Object.entries(PINS)) {
      const hashed = (history.texts[name] ?? []).map(({ id, text }) => ({ id, hash: hashOf(text) }));
      expect(pinOf(hashed.sort((one, other) => (one.id < other.id ? -1 : 1)) as Parameters<typeof pinOf>[0])).toEqual(pin);
    }
  });

  test.each(['r4819', 'r5065'])('the items of %s stand in its order in each section', (revision) => {
    const bySection = (ids: readonly string[]) => ids.toSorted((one, other) => sectionOf(one).localeCompare(sectionOf(other)));
    const sectionOf = (id: string) => id.replace(/#.*/, '');
    expect(bySection(itemsOf(revision).map(({ id }) => id))).toEqual(
      bySection((history.texts[revision] ?? []).map(({ id }) => id)),
    );
  });

  describe('it is found', () => {
    test('that a hunk of the seed is told of nowhere, or is not in the seed', () => {
      const [first, ...others] = r4820.hunks as [Hunk, ...Hunk[]];
      expect(kinds({ hunks: [{ ...first, lines: '1,1 1,1' }, ...others] })).toContain('missing 75232,14 75232,15');
      expect(kinds({ hunks: [{ ...first, lines: '1,1 1,1' }, ...others] })).toContain('unknown 1,1 1,1');
    });

    test('that a hunk leaves out an item of which it has words', () => {
      const hunks = r4820.hunks.map((each) => ({ ...each, items: each.items.filter((id) => id !== '10.3.4.3.2#C2') }));
      expect(kinds({ hunks })).toEqual(['missing 10.3.4.3.2#C2', 'unknown 77232,6 77379,43']);
    });

    test('that an item which changed is said to be the same, or has another text than its hash', () => {
      const changes = r4820.changes.filter(({ to }) => to !== '10.3.2#table');
      expect(kinds({ changes })).toContain('outdated 10.3.2#table');
      expect(kinds({ changes: changed('10.3.2#table', { hash: '0' }) })).toContain('outdated 10.3.2#table');
    });

    test('that an item is paired with a wrong one, or twice', () => {
      expect(kinds({ changes: changed('10.3.3#p5', { from: '10.3.3#p9' }) })).toEqual(['unknown 10.3.3#p9', 'missing 10.3.3#p4']);
      expect(kinds({ changes: changed('10.3.3#p5', { to: '10.3.3#p6' }) })).toContain('duplicate 10.3.3#p6');
    });

    test('that a change is of an item that there is not', () => {
      expect(kinds({ changes: changed('10.3.3#p5', { to: '10.3.3#p9' }) })).toContain('orphaned 10.3.3#p9');
    });
  });
}

test('without the texts a wrong hash is found by the pin', () => {
  const spoilt = { ...r4820, changes: changed('10.3.2#table', { hash: '0' }) };
  expect(checkChanges(spoilt, items, blocks).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['outdated *']);
  expect(madeOut(spoilt, items)).toHaveLength(426);
});

test('what was and what is are both told of each change, and differ', () => {
  const told = revised.flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'changed'));
  for (const { was = '', is = '' } of told) {
    expect(Math.min(was.length, is.length)).toBeGreaterThan(20);
    expect(is).not.toBe(was);
  }
});

function counts({ changes }: Revised): Record<string, number> {
  const kinds = ['brought', 'changed', 'renumbered', 'gone'];
  return Object.fromEntries(kinds.map((each) => [each, changes.filter(({ kind }) => kind === each).length]));
}

function changed(id: string, to: Partial<Change>): Change[] {
  return r4820.changes.map((each) => (each.to === id ? { ...each, ...to } : each));
}

function kinds(spoilt: Partial<Revised>): string[] {
  return checkChanges({ ...r4820, ...spoilt }, items, blocks, history).map(({ kind, id }) => `${kind} ${id}`);
}
