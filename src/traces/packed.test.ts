/** The tiers that take minutes to make are shipped compressed; standard.full.ts makes them anew, and compares. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.js';
import { type loadManifest, loadTraces, tracesFolder } from './index.js';
import { packedFile } from './load.js';

const TIERS = ['standard', 'exhaustive'];

test.each(TIERS)('%s: what is shipped is what its manifest says, by SHA-256', (tier) => {
  const { files } = JSON.parse(readFileSync(packedFile(tier, 'manifest.json'), 'utf8')) as ReturnType<typeof loadManifest>;
  for (const { file, sha256, bytes } of files) {
    const text = brotliDecompressSync(readFileSync(packedFile(tier, file)));
    expect([file, text.length, createHash('sha256').update(text).digest('hex')]).toEqual([file, bytes, sha256]);
  }
});

test.each(TIERS)('%s: the traces of a side can be had without those of the other, the control first', (tier) => {
  for (const role of ['server', 'client'] as const) {
    const traces = loadTraces(tier, tracesFolder, role);
    expect(traces[0]).toMatchObject({ id: 'control', role });
    expect(new Set(traces.map((trace) => trace.role))).toEqual(new Set([role]));
  }
});

test('what was written goes before what is shipped', () => {
  const folder = pathToFileURL(`${temporaryFolder()}/`);
  const manifest = { files: [{ file: 'server.json', role: 'server' }] };
  const packed = packedFile('some', 'server.json', folder);
  mkdirSync(new URL('.', packed), { recursive: true });
  writeFileSync(packedFile('some', 'manifest.json', folder), JSON.stringify(manifest));
  writeFileSync(packed, brotliCompressSync('[{"id":"shipped","frames":"(61*3)"}]'));
  expect(loadTraces('some', folder)).toEqual([{ id: 'shipped', frames: '616161' }]);
  mkdirSync(new URL('some/', folder));
  writeFileSync(new URL('some/manifest.json', folder), JSON.stringify(manifest));
  writeFileSync(new URL('some/server.json', folder), '[{"id":"written"}]');
  expect(loadTraces('some', folder)).toEqual([{ id: 'written' }]);
});
