/**
 * The catalogue: every item of r4820, restated, with the errata, the policies
 * and the worked examples. The sources are the YAML files beside this one; the
 * data here are generated from them.
 *
 * @module hixie76/spec
 */
import { blocks, errata, items, policies, revision, sections, vectors } from './generated/catalogue.js';
import { revised, specifications } from './generated/changes.js';
import type { Item, Policy } from './types.js';

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

const byId = new Map([...items, ...blocks].map((item) => [item.id as string, item]));

/** The item or block with an id, or undefined. */
export function itemOf(id: string): Item | undefined {
  return byId.get(id);
}
