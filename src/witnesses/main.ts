/**
 * `npm run witnesses`: finds a witness for every item that has to be
 * implemented, and writes docs/report/witnesses.json. Paths are tried anew each
 * time; a witness that is a test is kept while neither its place nor the test
 * has changed, for each try takes seconds. `-- all` tries those anew too,
 * `-- ID …` looks for tests for these items alone.
 */
import { writeFileSync } from 'node:fs';
import { items, type StepId } from '../../spec/index.js';
import { loadCitations } from '../citations/index.js';
import { reportPaths } from '../paths/index.js';
import { committedWitnesses, type Witness } from '../report/index.js';
import { witnessesByPaths } from './by-paths.js';
import { witnessByTests } from './by-tests.js';
import { isImplemented, staleness } from './staleness.js';

const FILE = new URL('../../docs/report/witnesses.json', import.meta.url);

const citations = await loadCitations();
const wanted = new Set<StepId>(items.filter(isImplemented).map(({ id }) => id));
const known = process.argv.includes('all') ? {} : committedWitnesses();
const only = process.argv.slice(2).filter((word) => word !== 'all');
const found = witnessesByPaths(wanted, reportPaths(), citations);
console.error(`${found.size} of ${wanted.size} items have a path for a witness`);
for (const id of wanted) {
  if (found.has(id)) continue;
  const kept = known[id]?.test !== undefined && staleness(id, known[id], citations) === undefined;
  if (!kept && only.length > 0 && !only.includes(id)) continue;
  const witness: Witness | undefined = kept ? known[id] : await witnessByTests(id, citations);
  if (witness !== undefined) found.set(id, witness);
  if (!kept) write();
  console.error(`${id}: ${witness === undefined ? 'no witness' : `${witness.run}${kept ? ', as before' : ''}`}`);
}
write();
console.log(`${found.size} of ${wanted.size} items that are implemented have a witness`);

/** After each try, so that one who breaks off loses nothing. */
function write(): void {
  const ordered = [...wanted].flatMap((id) => (found.has(id) ? [[id, found.get(id)]] : []));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(ordered), null, 1)}\n`);
}
