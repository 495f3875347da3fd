import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../testing/command.js';
import { temporaryFolder } from '../testing/folder.js';
import { loadManifest, loadTraces, tracesFolder } from '../traces/index.js';

test('a tier is written to a folder of its own, can be loaded from there, and with --json the manifest is printed', async () => {
  const folder = temporaryFolder();
  const json = traces('--tier', 'tiny', '--out', temporaryFolder(), '--json');
  const { code, lines } = await traces('--tier', 'tiny', '--out', folder);
  expect(JSON.parse((await json).lines.join('\n'))).toEqual(loadManifest('tiny'));
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^tiny: .*; \d+ traces of \d+ paths$/);
  const { files } = loadManifest('tiny');
  expect(lines.slice(1)).toEqual(
    files.map(({ file, sha256 }) => expect.stringMatching(new RegExp(`${join(folder, 'tiny', file)} .* ${sha256}$`))),
  );
  expect(loadTraces('tiny', pathToFileURL(`${folder}/`))).toEqual(loadTraces('tiny'));
  expect(readFileSync(join(folder, 'tiny/manifest.json'))).toEqual(readFileSync(new URL('tiny/manifest.json', tracesFolder)));
});

test('what cannot be written to and what is no tier are named in one line', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const blocked = `hixie76: traces: ${join(file, 'tiny')}: a part of the path is a file\n`;
  expect(await traces('--tier', 'tiny', '--out', file)).toEqual({ code: 2, lines: [], complaint: blocked });
  const { code, complaint } = await traces('--tier', 'huge');
  expect({ code, complaint }).toEqual({
    code: 2,
    complaint: expect.stringMatching(/^hixie76: .*huge.*Allowed choices are tiny, small.*\n$/),
  });
});

async function traces(...args: string[]): Promise<{ code: number; lines: string[]; complaint: string }> {
  const { code, out, errors } = await run('traces', ...args);
  return { code, lines: out.split('\n').filter((line) => line !== ''), complaint: errors };
}
