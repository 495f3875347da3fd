/** Whether a witness still is one. */
import type { Item } from '../../spec/index.js';
import type { Citation } from '../citations/index.js';
import { isCurrent, type Witness } from '../report/index.js';
import { testsBeside } from './titles.js';

/** Whether an item is one that code has to implement, so that it can have a witness. */
export function isImplemented({ disposition }: Pick<Item, 'disposition'>): boolean {
  return disposition === 'machine' || disposition === 'function' || disposition === 'socket';
}

/** Why a witness is out of date, by what is written: its place or its test has changed; nothing if it is not. */
export function staleness(id: string, witness: Witness, citations: readonly Citation[]): string | undefined {
  const place = `${witness.kind} ${witness.name}`;
  if (!isCurrent(id, witness, citations)) return `${id}: ${place} has changed, or does not cite it any more`;
  if (witness.test === undefined) return undefined;
  const same = testsBeside(id).some(({ file, title, hash }) => `${file} > ${title}` === witness.run && hash === witness.test);
  return same ? undefined : `${id}: the test ${witness.run} has changed`;
}
