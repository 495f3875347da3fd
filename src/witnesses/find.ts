/** Finds a witness for every item that has to be implemented. */
import { items, type StepId } from '../../spec/index.js';
import type { Citation } from '../citations/index.js';
import { reportPaths } from '../paths/index.js';
import type { Witness, Witnesses } from '../report/index.js';
import { witnessesByPaths } from './by-paths.js';
import { witnessByTests } from './by-tests.js';
import { isImplemented, staleness } from './staleness.js';

export interface Search {
  citations: readonly Citation[];
  /** What was found the last time: a test's mutant is tried before others. */
  known: Witnesses;
  /** Whether a witness that is a test is kept while neither its place nor the test has changed; each try takes seconds. */
  keeps: boolean;
  /** Tests are looked for, where none is kept, for these items alone; those that have none would take longest. */
  only?: readonly string[];
  /** Hears of each item that no path is a witness of, and how many have one so far. */
  hear?: (id: StepId, witness: Witness | undefined, found: Witnesses) => void;
}

/** The items that have to have a witness. */
export const wanted: readonly StepId[] = items.filter(isImplemented).map(({ id }) => id);

/** The witnesses, in the order of the items. */
export async function findWitnesses({ citations, known, keeps, only, hear }: Search): Promise<Witnesses> {
  const found = witnessesByPaths(new Set(wanted), reportPaths(), citations);
  for (const id of wanted) {
    if (found.has(id)) continue;
    const before = known[id];
    const isKept = keeps && before?.test !== undefined && staleness(id, before, citations) === undefined;
    if (!isKept && only !== undefined && !only.includes(id)) continue;
    const witness = isKept ? before : await witnessByTests(id, citations, before?.mutant);
    if (witness !== undefined) found.set(id, witness);
    hear?.(id, witness, inOrder(found));
  }
  return inOrder(found);
}

function inOrder(found: ReadonlyMap<StepId, Witness>): Witnesses {
  return Object.fromEntries(wanted.flatMap((id) => (found.has(id) ? [[id, found.get(id) as Witness]] : [])));
}
