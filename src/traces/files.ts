/** The files of a tier, as text: the same from the same sources, byte for byte. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { specification } from './generate.js';
import { withRuns } from './runs.js';
import { kinds, type Progress, tiers } from './tiers.js';
import { type Manifest, type ManifestFile, type Need, type Trace, VERSION } from './types.js';

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
 * @throws Error when there is no such tier
 */
export function makeTier(name: string, progress: Progress = () => {}): { manifest: Manifest; files: TierFile[] } {
  const tier = tiers[name];
  if (tier === undefined) throw new Error(`no tier "${name}"; there are ${Object.keys(tiers).join(', ')}`);
  const traces = tier.make(progress);
  const parts = kinds.map((kind) => ({ kind, traces: traces.filter(kind.has) })).filter((part) => part.traces.length > 0);
  const files = parts.map((part) => ({ name: part.kind.file, text: textOf(part.traces) }));
  const manifest: Manifest = {
    version: VERSION,
    tier: name,
    about: tier.about,
    specification,
    paths: new Set(traces.flatMap(({ paths }) => paths)).size,
    traces: traces.length,
    files: parts.map(({ kind, traces: of }, index) => entryOf(kind.role, of, files[index] as TierFile)),
  };
  return { manifest, files: [{ name: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` }, ...files] };
}

/**
 * Writes the files of a tier.
 * @throws Error when they cannot be written
 */
export function writeTier(folder: URL, files: readonly TierFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(new URL(name, folder), text);
}

function textOf(traces: readonly Trace[]): string {
  return `[\n${traces.map((trace) => JSON.stringify(trace, inFile)).join(',\n')}\n]\n`;
}

function inFile(key: string, value: unknown): unknown {
  return (key === 'hex' || key === 'frames') && typeof value === 'string' ? withRuns(value) : value;
}

function entryOf(role: Trace['role'], traces: readonly Trace[], { name, text }: TierFile): ManifestFile {
  const needs = new Set<Need>(traces.flatMap((trace) => trace.needs));
  const bytes = Buffer.byteLength(text);
  return { file: name, role, needs: [...needs].sort(), traces: traces.length, bytes, sha256: sha256(text) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
