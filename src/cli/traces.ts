/** `hixie76 traces`: writes the vectors of a tier. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Revision } from '../../machines/index.js';
import { type Manifest, makeTier, writeTier } from '../traces/index.js';
import { attempt } from './failure.js';
import { Progress, print, printJson } from './output.js';

export interface TracesOptions {
  tier: string;
  out: string;
  revision: Revision;
  json?: boolean;
}

export function traces({ tier, out, revision, json }: TracesOptions): void {
  // Those of another text do not take the place of those of r4820.
  const folder = revision === 'r4820' ? join(out, tier) : join(out, revision, tier);
  // Before the work, not after it: the folder must be one that can be written to.
  attempt(`traces: ${folder}`, () => mkdirSync(folder, { recursive: true }));
  const progress = new Progress('paths');
  const { manifest, files } = makeTier(tier, progress.show, revision);
  attempt(`traces: ${folder}`, () => writeTier(pathToFileURL(`${folder}/`), files));
  if (json) printJson(manifest);
  else print(...summary(manifest, folder));
}

function summary({ tier, about, paths, traces: count, files }: Manifest, folder: string): string[] {
  const each = files.map(
    ({ file, traces: of, bytes, sha256 }) => `  ${join(folder, file)}  ${of} traces  ${bytes} bytes  ${sha256}`,
  );
  return [`${tier}: ${about}; ${count} traces of ${paths} paths`, ...each];
}
