/** Reads traces that are shipped with the package, or that were written elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { REVISIONS, type Revision } from '../../machines/index.js';
import { specifications } from '../../spec/index.js';
import { withoutRuns } from './runs.js';
import type { Manifest, Role, Trace } from './types.js';

/** Where the traces of the package are: a folder for each tier, the schema, and how to interpret them. */
export const tracesFolder = new URL(import.meta.url.endsWith('.ts') ? '../../traces/' : '../../../traces/', import.meta.url);

/**
 * The manifest of a tier.
 * @param tier such as `small`
 * @param folder that of the tiers
 * @throws Error when it is not there
 */
export function loadManifest(tier: string, folder: URL = tracesFolder): Manifest {
  return read(tier, 'manifest.json', folder) as Manifest;
}

/**
 * All traces of a tier, in the order of its files.
 * @param tier such as `small`
 * @param folder that of the tiers
 * @param role only those of this side
 * @throws Error when it is not there
 */
export function loadTraces(tier: string, folder: URL = tracesFolder, role?: Role): Trace[] {
  const files = loadManifest(tier, folder).files.filter((each) => role === undefined || each.role === role);
  return files.flatMap(({ file }) => read(tier, file, folder) as Trace[]);
}

/** Where a file of a tier is that takes minutes to make: it is shipped compressed. */
export function packedFile(tier: string, file: string, folder: URL = tracesFolder): URL {
  return new URL(`packed/${tier}/${file}${file === 'manifest.json' ? '' : '.br'}`, folder);
}

/**
 * The traces of a file's text.
 * @throws SyntaxError when it is no JSON
 */
export function tracesIn(text: string): Trace[] {
  return JSON.parse(withoutRuns(text)) as Trace[];
}

/** The text that a trace was made from; r4820 where its name says no other. */
export function revisionOf({ specification }: Pick<Trace, 'specification'>): Revision {
  return REVISIONS.find((each) => specifications[each].revision === specification.revision) ?? 'r4820';
}

/** What was written there goes before what is shipped. */
function read(tier: string, name: string, folder: URL): unknown {
  const [file, packed] = [new URL(`${tier}/${name}`, folder), packedFile(tier, name, folder)];
  try {
    const found = existsSync(packed) && !existsSync(file) ? packed : file;
    const bytes = readFileSync(found);
    return tracesIn(`${found.href.endsWith('.br') ? brotliDecompressSync(bytes) : bytes}`);
  } catch (error) {
    throw new Error(`${fileURLToPath(file)}: no traces here (${(error as Error).message}); "hixie76 traces" writes them`);
  }
}
