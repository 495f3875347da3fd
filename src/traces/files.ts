/** The files of a tier, as text: the same from the same sources, byte for byte. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Revision } from '../../machines/index.js';
import { specifications } from '../../spec/index.js';
import { withRuns } from './runs.js';
import { kinds, ofKind, type Progress, tiers } from './tiers.js';
import { type Manifest, type ManifestFile, type Trace, VERSION } from './types.js';

/** A file of a tier. */
export interface TierFile {
  /** Within the tier's folder. */
  name: string;
  /** All of it, UTF-8 once written. */
  text: string;
}

/**
 * Makes a tier: its manifest and a file for each kind of trace, with one trace
 * in each line.
 * @param progress hears how many paths are done, and how many there are
 * @param revision the text whose machines it is made of
 * @throws Error when there is no such tier
 */
export function makeTier(
  name: string,
  progress: Progress = () => {},
  revision: Revision = 'r4820',
): { manifest: Manifest; files: TierFile[] } {
  const tier = tiers[name];
  if (tier === undefined) throw new Error(`no tier "${name}"; there are ${Object.keys(tiers).join(', ')}`);
  const traces = tier.make(progress, revision);
  const parts = Object.keys(kinds).flatMap((kind) => partOf(`${kind}.json`, ofKind(kind, traces)));
  const manifest: Manifest = {
    version: VERSION,
    tier: name,
    about: tier.about,
    specification: specifications[revision],
    paths: new Set(traces.flatMap(({ paths }) => paths)).size,
    traces: traces.length,
    files: parts.map(({ entry }) => entry),
  };
  return { manifest, files: [{ name: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` }, ...parts] };
}

/**
 * Writes the files of a tier.
 * @throws Error when they cannot be written
 */
export function writeTier(folder: URL, files: readonly TierFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(new URL(name, folder), text);
}

/** The file of a kind of trace, if there are some, and its entry in the manifest. */
function partOf(name: string, traces: readonly Trace[]): (TierFile & { entry: ManifestFile })[] {
  if (traces.length === 0) return [];
  const [{ role }] = traces as [Trace];
  const text = `[\n${traces.map((trace) => JSON.stringify(trace, inFile)).join(',\n')}\n]\n`;
  const needs = [...new Set(traces.flatMap((trace) => trace.needs))].sort();
  const sha256 = createHash('sha256').update(text).digest('hex');
  return [{ name, text, entry: { file: name, role, needs, traces: traces.length, bytes: Buffer.byteLength(text), sha256 } }];
}

function inFile(key: string, value: unknown): unknown {
  return (key === 'hex' || key === 'frames') && typeof value === 'string' ? withRuns(value) : value;
}
