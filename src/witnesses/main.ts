/**
 * `npm run witnesses`: finds a witness for every item that has to be
 * implemented, and writes docs/report/witnesses.json. Paths are tried anew each
 * time; a witness that is a test is kept while neither its place nor the test
 * has changed. `-- all` tries those anew too, `-- ID …` looks for tests for
 * these items alone.
 */
import { writeFileSync } from 'node:fs';
import { loadCitations } from '../citations/index.js';
import { committedWitnesses, type Witnesses } from '../report/index.js';
import { findWitnesses, wanted } from './find.js';

const FILE = new URL('../../docs/report/witnesses.json', import.meta.url);

const only = process.argv.slice(2).filter((word) => word !== 'all');
const found = await findWitnesses({
  citations: await loadCitations(),
  known: committedWitnesses(),
  keeps: !process.argv.includes('all'),
  ...(only.length > 0 ? { only } : {}),
  hear: (id, witness, soFar) => {
    console.error(`${id}: ${witness === undefined ? 'no witness' : witness.run}`);
    write(soFar);
  },
});
write(found);
console.log(`${Object.keys(found).length} of ${wanted.length} items that are implemented have a witness`);

/** After each try too, so that one who breaks off loses nothing. */
function write(witnesses: Witnesses): void {
  writeFileSync(FILE, `${JSON.stringify(witnesses, null, 1)}\n`);
}
