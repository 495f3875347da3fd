/** The catalogue's items against those of the original text, or against the pin that stands in for it. */
import { createHash } from 'node:crypto';
import type { Item } from '../../../spec/index.js';
import type { Finding } from './findings.js';

/** An item of the original text. */
export interface OriginalItem {
  id: string;
  text: string;
}

type Hashed = Pick<Item, 'hash'> & { id: string };

/** How many items r4820 has, and the SHA-256 of their ids and hashes. */
export const PIN = { items: 465, sha256: '734252e3f7d45308e55a08a85e4ea26ca423c60f3a832c1617ad83cb5107763e' };

/** First 16 hex digits of the SHA-256 of an item's text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** What pins a list of items: their number, and the SHA-256 of a line `id hash` for each. */
export function pinOf(items: readonly Hashed[]): typeof PIN {
  const lines = items.map(({ id, hash }) => `${id} ${hash}\n`).join('');
  return { items: items.length, sha256: createHash('sha256').update(lines).digest('hex') };
}

/** Missing, unknown, misplaced and outdated items. */
export function againstOriginal(items: readonly Hashed[], original: readonly OriginalItem[]): Finding[] {
  const restated = new Map(items.map((item) => [item.id, item]));
  const known = new Set(original.map(({ id }) => id));
  return [
    ...original
      .filter(({ id }) => !restated.has(id))
      .map(({ id }): Finding => ({ kind: 'missing', id, message: 'spec/items/ does not restate it' })),
    ...[...restated.keys()]
      .filter((id) => !known.has(id))
      .map((id): Finding => ({ kind: 'unknown', id, message: 'the text has no such item' })),
    ...misplaced(
      [...restated.keys()].filter((id) => known.has(id)),
      original.map(({ id }) => id).filter((id) => restated.has(id)),
    ),
    ...original.flatMap(({ id, text }) => outdated(restated.get(id), hashOf(text))),
  ];
}

/** The first place where the order differs; the others follow from it. */
function misplaced(ids: readonly string[], expected: readonly string[]): Finding[] {
  const at = ids.findIndex((id, index) => id !== expected[index]);
  if (at === -1) return [];
  return [{ kind: 'order', id: ids[at] as string, message: `stands where the text has ${expected[at]}` }];
}

function outdated(item: Hashed | undefined, hash: string): Finding[] {
  if (item === undefined || item.hash === hash) return [];
  const message = `restates a text of hash ${item.hash}, but the original's is ${hash}: restate it, then change the hash`;
  return [{ kind: 'outdated', id: item.id, message }];
}

/** Whether there are as many items as the text has, with its ids, order and hashes; not which one differs. */
export function againstPin(items: readonly Hashed[], pin = PIN): Finding[] {
  const { items: count, sha256 } = pinOf(items);
  if (count < pin.items) return [{ kind: 'missing', id: '*', message: `${count} items, but the text has ${pin.items}` }];
  if (count > pin.items) return [{ kind: 'unknown', id: '*', message: `${count} items, but the text has ${pin.items}` }];
  if (sha256 === pin.sha256) return [];
  return [{ kind: 'outdated', id: '*', message: `ids, order or hashes are not those of the text: ${sha256}` }];
}
