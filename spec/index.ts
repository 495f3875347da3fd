/**
 * The catalogue: every item of r4820, restated, with the errata, the policies
 * and the worked examples. The sources are the YAML files beside this one; the
 * data here are generated from them.
 *
 * @module hixie76/spec
 */
import { blocks, errata, items, policies, revision, sections, vectors } from './generated/catalogue.js';
import { revised, specifications } from './generated/changes.js';
import type { Change, Item, Policy } from './types.js';

export type { Vectors } from './generated/catalogue.js';
export * from './generated/ids.js';
export * from './types.js';
export { blocks, errata, items, policies, revised, revision, sections, specifications, vectors };

/** The policies of r4820, and those that only a later revision leaves. */
export const everyPolicy: readonly Policy[] = [...policies, ...revised.flatMap((each) => each.policies as readonly Policy[])];

/** What an id says in the texts that have it otherwise than r4820 or alone, by revision. */
export function saysOf(id: string): { revision: string; says: string }[] {
  return revised.flatMap(({ revision, against, changes }) => {
    const other = revision === 'r4820' ? against : revision;
    return changes.flatMap(({ from, to, was, is }) => {
      const [own, says] = revision === 'r4820' ? [from, was] : [to, is];
      return own === id && says !== undefined ? [{ revision: other, says }] : [];
    });
  });
}

/** An item of a text, restated. */
export interface RestatedItem extends Pick<Item, 'section' | 'says'> {
  /** As that text numbers it. */
  id: string;
}

/** Every item of a text, those of a section in its order. */
export function itemsOf(revision: string): readonly RestatedItem[] {
  const one = revision === 'r4820' ? undefined : revised.find((each) => each.revision === revision || each.against === revision);
  if (one === undefined) return items;
  const [ours, theirs, says] = one.revision === revision ? (['from', 'to', 'is'] as const) : (['to', 'from', 'was'] as const);
  const asIn = (change: Change, same = ''): RestatedItem[] => {
    const [id, own] = [change[theirs], change[says] ?? same];
    // What differs a little is told as what differs.
    const told = own.startsWith('As before') ? `${same} (${revision}: a${own.slice(1)})` : own;
    return id === undefined ? [] : [{ id, section: id.replace(/#.*/, ''), says: told }];
  };
  const changes = new Map(one.changes.map((change) => [change[ours], change]));
  const moved: RestatedItem[] = [];
  // What has another number stands where its number is; all else in the order of r4820.
  const all = items.flatMap((item): RestatedItem[] => {
    const change = changes.get(item.id);
    const same = item.says.replace(/\b(at|by|to|through|what|steps?) (\d\w*(?:\.\w+)*)/g, (all, word: string, number: string) => {
      const to = changes.get(`${item.section}#${number}`)?.[theirs];
      return to === undefined ? all : `${word} ${to.replace(/.*#/, '')}`;
    });
    const [is] = change === undefined ? [{ ...item, says: same }] : asIn(change, same);
    if (is === undefined || is.id === item.id) return is === undefined ? [] : [is];
    moved.push(is);
    return [];
  });
  const brought = one.changes.filter((change) => change[ours] === undefined).flatMap((change) => asIn(change));
  for (const item of [...moved, ...brought].sort((first, second) => inOrder(first.id, second.id)))
    all.splice(all.findLastIndex((each) => each.section === item.section && inOrder(each.id, item.id) < 0) + 1, 0, item);
  return all;
}

/** Steps by their numbers, a further paragraph of one right behind its first. */
function inOrder(one: string, other: string): number {
  const [first, second] = [one, other].map((id) => id.replace(/(?<=[^#])p(?=\d+$)/, '.!')) as [string, string];
  return first.localeCompare(second, 'en', { numeric: true });
}

const byId = new Map([...items, ...blocks].map((item) => [item.id as string, item]));

/** The item or block with an id, or undefined. */
export function itemOf(id: string): Item | undefined {
  return byId.get(id);
}
