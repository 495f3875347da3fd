/** Writes the report. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Traceability } from '../types.js';
import { html } from './report.js';

/**
 * Writes traceability.json and index.html.
 * @param folder where to, as a URL that ends in a slash; it is made if it does not exist
 * @throws Error when the folder cannot be written to
 */
export function writeReport(folder: URL, traced: Traceability): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL('traceability.json', folder), `${JSON.stringify(traced, null, 2)}\n`);
    writeFileSync(new URL('index.html', folder), html(traced));
  } catch (cause) {
    throw new Error(`cannot write the report to ${folder.pathname}: ${(cause as Error).message}`, { cause });
  }
}
