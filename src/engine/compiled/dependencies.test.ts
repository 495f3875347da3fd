import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';

const folder = new URL('.', import.meta.url).pathname;

test('a compiled machine needs no package, neither XState nor any other', () => {
  const needed = ['server', 'client', 'web-socket'].flatMap((file) =>
    packagesOf(resolve(folder, `generated/${file}.ts`), new Set()),
  );
  expect([...new Set(needed)].sort()).toEqual(['node:buffer', 'node:crypto']);
});

/** What a file imports when it runs, and what those do that it imports. */
function packagesOf(file: string, seen: Set<string>): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gm);
  return [...imports].flatMap(([, from]) => {
    const name = from as string;
    return name.startsWith('.') ? packagesOf(resolve(dirname(file), name.replace(/\.js$/, '.ts')), seen) : [name];
  });
}
