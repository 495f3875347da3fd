/** Pins how large each automaton is and how many sequences each criterion takes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Count, countsOf } from './criteria.js';

const FILE = new URL('manifest.json', import.meta.url);

/** The counts as they are now. */
export function currentManifest(): Count[] {
  return countsOf();
}

/** The counts as they were committed. */
export function committedManifest(): Count[] {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Count[];
}

/** Commits the counts as they are now. */
export function writeManifest(): void {
  writeFileSync(FILE, `${JSON.stringify(currentManifest(), null, 2)}\n`);
}
