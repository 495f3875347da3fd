/** What is said of revisions against their texts, or against the pins that stand in for them, and against the seed. */

import type { Item, Revised } from '../../../spec/index.js';
import { PINS } from '../generate.js';
import { hashOf, type OriginalItem, pinOf } from './check-text.js';
import type { Finding } from './findings.js';

/** What of the history lies beside the project: items by revision, and the diff that is the seed. */
export interface History {
  texts: Readonly<Record<string, readonly OriginalItem[]>>;
  seed: string;
}

/** What is wrong with one revision's changes. */
export function checkChanges(revised: Revised, items: readonly Item[], blocks: readonly Item[], history?: History): Finding[] {
  return [...paired(revised, items), ...againstText(revised, items, history), ...hunks(revised, [...items, ...blocks], history)];
}

/** The revision that is not r4820, item by item, as r4820 and the changes make it out. */
export function madeOut({ revision, changes }: Revised, items: readonly Pick<Item, 'id' | 'hash'>[]) {
  const [ours, theirs] = revision === 'r4820' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const hashes = new Map(items.map(({ id, hash }) => [id as string, hash]));
  const concerned = new Set(changes.map((each) => each[ours]));
  const same = [...hashes].filter(([id]) => !concerned.has(id)).map(([id, hash]) => ({ id, hash }));
  const others = changes.flatMap(({ [theirs]: id, [ours]: own, hash }) =>
    id === undefined ? [] : [{ id, hash: hash ?? hashes.get(own ?? '') ?? '' }],
  );
  return [...same, ...others].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Each item is told of once at most, and those of r4820 are there. */
function paired({ revision, changes }: Revised, items: readonly Item[]): Finding[] {
  const ours = revision === 'r4820' ? 'to' : 'from';
  const known = new Set<string>(items.map(({ id }) => id));
  return (['from', 'to'] as const).flatMap((side) => {
    const ids = changes.flatMap((each) => each[side] ?? []);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    const lost = side === ours ? ids.filter((id) => !known.has(id)) : [];
    return [
      ...twice.map((id): Finding => ({ kind: 'duplicate', id, message: `${revision} changes it twice` })),
      ...lost.map((id): Finding => ({ kind: 'orphaned', id, message: `${revision} changes what r4820 does not have` })),
    ];
  });
}

function againstText(revised: Revised, items: readonly Item[], history: History | undefined): Finding[] {
  const other = revised.revision === 'r4820' ? revised.against : revised.revision;
  const made = madeOut(revised, items);
  const text = history?.texts[other];
  if (text === undefined) {
    const pin = pinOf(made);
    if (pin.items === PINS[other]?.items && pin.sha256 === PINS[other]?.sha256) return [];
    return [
      { kind: 'outdated', id: '*', message: `what makes out ${other} is not its ids and hashes: ${pin.items} ${pin.sha256}` },
    ];
  }
  const hashes = new Map(made.map(({ id, hash }) => [id, hash]));
  const expected = new Map(text.map(({ id, text: words }) => [id, hashOf(words)]));
  return [...new Set([...hashes.keys(), ...expected.keys()])].flatMap((id): Finding[] => {
    const [is, should] = [hashes.get(id), expected.get(id)];
    if (is === should) return [];
    if (is === undefined) return [{ kind: 'missing', id, message: `${other} has it, but not by its changes` }];
    if (should === undefined) return [{ kind: 'unknown', id, message: `${other} has no such item` }];
    return [{ kind: 'outdated', id, message: `in ${other} its text has the hash ${should}, and not ${is}` }];
  });
}

/** Each item that is not as before is in a hunk, and what a hunk names is there. */
function hunks({ hunks, against, changes }: Revised, known: readonly Item[], history: History | undefined): Finding[] {
  if (hunks.length === 0) return [];
  const named = new Set(hunks.flatMap(({ items }) => items));
  const ids = new Set<string>([...known.map(({ id }) => id), ...changes.flatMap(({ from }) => from ?? [])]);
  const idOf = (name: string) => name.replace(/^gone /, '');
  return [
    ...changes
      .filter(({ kind, to, from }) => kind !== 'renumbered' && !named.has(to ?? `gone ${from}`))
      .map(({ to, from }): Finding => ({ kind: 'missing', id: to ?? (from as string), message: 'no hunk of the seed names it' })),
    ...[...named]
      .filter((id) => !ids.has(idOf(id)))
      .map((id): Finding => ({ kind: 'orphaned', id, message: 'a hunk of the seed names it' })),
    ...(history === undefined ? [] : againstSeed(hunks, changes, history, against)),
  ];
}

/** The hunks are the seed's, and each line that was added or taken away is of an item that is named, or of what is said besides. */
function againstSeed(hunks: Revised['hunks'], changes: Revised['changes'], { texts, seed }: History, against: string): Finding[] {
  const before = new Map(texts[against]?.map(({ id, text }) => [id, lettersOf(text)]));
  const after = new Map(texts.r4820?.map(({ id, text }) => [id, lettersOf(text)]));
  const parts = seed
    .slice(seed.indexOf('\nModified: source'))
    .split(/^@@ -(\d+,\d+) \+(\d+,\d+) @@\n/m)
    .slice(1);
  const found = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 3) found.set(`${parts[at]} ${parts[at + 1]}`, parts[at + 2] ?? '');
  const lost = [...found.keys()].filter((lines) => !hunks.some((each) => each.lines === lines));
  return [
    ...lost.map((id): Finding => ({ kind: 'missing', id, message: 'this hunk of the seed leads to no item' })),
    ...hunks.flatMap(({ lines, items, besides }): Finding[] => {
      const part = found.get(lines);
      if (part === undefined) return [{ kind: 'unknown', id: lines, message: 'the seed has no such hunk' }];
      const earlier = items.flatMap((id) => changes.find((each) => (each.to ?? `gone ${each.from}`) === id)?.from ?? id);
      const left = [
        ...wordsOf(part, '+').filter((words) => !items.some((id) => after.get(id)?.includes(words))),
        ...wordsOf(part, '-').filter((words) => !earlier.some((id) => before.get(id)?.includes(words))),
      ];
      if (left.length === 0 || besides !== undefined) return [];
      return [{ kind: 'unknown', id: lines, message: `nothing that it names has ${left[0]}` }];
    }),
  ];
}

/** The lines of one side, each as its letters and digits without markup, which may reach over lines. */
function wordsOf(part: string, side: '+' | '-'): string[] {
  const lines = part.split('\n').filter((line) => line.startsWith(side) || !/^[+-]/.test(line));
  const bare = lines
    .map((line) => line.slice(1))
    .join('\n')
    .replace(/<!--.*?-->|<[^>]*>/gs, (tag) => tag.replace(/[^\n]/g, ''));
  return bare
    .split('\n')
    .map(lettersOf)
    .filter((letters, at) => letters !== '' && lines[at]?.startsWith(side));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
