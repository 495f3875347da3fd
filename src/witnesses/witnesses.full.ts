import { expect, test } from 'vitest';
import { loadCitations } from '../citations/index.js';
import { committedWitnesses } from '../report/index.js';
import { findWitnesses } from './find.js';

test('looked for anew, every item has the witness that docs/report/witnesses.json has; if not: npm run witnesses', async () => {
  const known = committedWitnesses();
  const found = await findWitnesses({ citations: await loadCitations(), known, keeps: false, only: Object.keys(known) });
  expect(Object.keys(known).filter((id) => found[id as keyof typeof found] === undefined)).toEqual([]);
  expect(found).toEqual(known);
}, 1_800_000);
