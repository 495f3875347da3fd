/** Pins how large each automaton is, how many sequences each criterion takes, and how many near misses there are. */
import { readFileSync, writeFileSync } from 'node:fs';
import { countsOf, fieldCounts } from './graphs/counts.js';
import { groupsOf } from './groups.js';
import { nearMisses, pathsBeyondTcp } from './index.js';

const FILE = new URL('manifest.json', import.meta.url);

/** The counts as they are now. */
const currentManifest = () => ({
  automata: countsOf(),
  fields: fieldCounts(),
  nearMisses: groupsOf(nearMisses()),
  beyond: groupsOf(pathsBeyondTcp()),
});

/** The counts as they were committed. */
export function committedManifest(): ReturnType<typeof currentManifest> {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** Commits the counts as they are now. */
export function writeManifest(): void {
  writeFileSync(FILE, `${JSON.stringify(currentManifest(), null, 2)}\n`);
}
