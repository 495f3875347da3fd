/** Folders for what tests write. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * An empty folder.
 * @param over says when it is removed: `afterAll` for a folder of all tests of a file
 */
export function temporaryFolder(over: (remove: () => void) => unknown = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'hixie76-'));
  over(() => rmSync(folder, { recursive: true }));
  return folder;
}
