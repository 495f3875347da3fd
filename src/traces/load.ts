/** Reads traces that are shipped with the package, or that were written elsewhere. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withoutRuns } from './runs.js';
import type { Manifest, Trace } from './types.js';

/** Where the traces of the package are: a folder for each tier, the schema, and how to interpret them. */
export const tracesFolder = new URL(import.meta.url.endsWith('.ts') ? '../../traces/' : '../../../traces/', import.meta.url);

/**
 * The manifest of a tier.
 * @param tier such as `small`
 * @param folder that of the tiers
 * @throws Error when it is not there
 */
export function loadManifest(tier: string, folder: URL = tracesFolder): Manifest {
  return read(new URL(`${tier}/manifest.json`, folder)) as Manifest;
}

/**
 * All traces of a tier, in the order of its files.
 * @param tier such as `small`
 * @param folder that of the tiers
 * @throws Error when it is not there
 */
export function loadTraces(tier: string, folder: URL = tracesFolder): Trace[] {
  return loadManifest(tier, folder).files.flatMap(({ file }) => read(new URL(`${tier}/${file}`, folder)) as Trace[]);
}

/**
 * The traces of a file's text.
 * @throws SyntaxError when it is no JSON
 */
export function tracesIn(text: string): Trace[] {
  return JSON.parse(withoutRuns(text)) as Trace[];
}

function read(file: URL): unknown {
  try {
    return JSON.parse(withoutRuns(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${fileURLToPath(file)}: no traces here (${(error as Error).message}); "hixie76 traces" writes them`);
  }
}
