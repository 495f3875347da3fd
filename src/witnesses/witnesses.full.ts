import { expect, test } from 'vitest';
import { loadCitations } from '../citations/index.js';
import { committedWitnesses, type Witnesses } from '../report/index.js';
import { findWitnesses } from './find.js';

test('looked for anew, every item that docs/report/witnesses.json has is tested, by the same path; if not: npm run witnesses', async () => {
  const known = committedWitnesses();
  const found = await findWitnesses({ citations: await loadCitations(), known, keeps: false, only: Object.keys(known) });
  expect(Object.keys(known).length).toBeGreaterThan(200);
  expect(Object.keys(known).filter((id) => found[id] === undefined)).toEqual([]);
  const byPath = (witnesses: Witnesses) => Object.entries(witnesses).filter(([, { test }]) => test === undefined);
  expect(byPath(found)).toEqual(byPath(known));
}, 1_800_000);
