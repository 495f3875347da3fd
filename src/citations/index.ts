/**
 * Citations: which code implements which item of the text, read from machines and docstrings. The catalogue is checked
 * against them; the report says which of them a run went through.
 */
import { readFile } from 'node:fs/promises';
import type { Citation } from './types.js';

export { type Place, placesIn } from './places.js';
export type { Citation, CitationKind } from './types.js';

/**
 * The citations of this project: read from what the build wrote, or from the
 * sources when these are what runs.
 * @throws Error when the build has written none
 */
export async function loadCitations(): Promise<readonly Citation[]> {
  if (import.meta.url.endsWith('.ts')) {
    // The TypeScript compiler is not installed with the package, so nothing else may import this.
    const { citationsIn } = await import('./scan.js');
    return citationsIn(new URL('../../', import.meta.url));
  }
  return readCitations(new URL('../../citations.json', import.meta.url));
}

/**
 * Citations from the file that the build wrote.
 * @throws Error when there is no such file
 */
export async function readCitations(file: URL): Promise<readonly Citation[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file.pathname}: no citations here; run "npm run build"`);
  });
  return JSON.parse(text) as Citation[];
}
