/** What the commands have written, as far as it is there. */
import { existsSync, readFileSync } from 'node:fs';
import { algorithms } from '../../../machines/index.js';
import { items, revision } from '../../../spec/index.js';
import type { Citation } from '../../citations/index.js';
import { type Traceability, traceability, unreached } from '../../report/index.js';

const docs = new URL('../../../docs/', import.meta.url);

/** A file of docs/, or nothing. */
export function textOf(name: string): string | undefined {
  const file = new URL(name, docs);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A JSON file of docs/, or nothing. */
export function dataOf<Data>(name: string): Data | undefined {
  const text = textOf(name);
  return text === undefined ? undefined : (JSON.parse(text) as Data);
}

/**
 * What implements each item, as the sources are now, and what the runs of the
 * report went through; without a report, what can be said without one.
 */
export function traced(citations: readonly Citation[]): Traceability {
  const now = traceability({ items, citations, runs: [], unreached, algorithms, specHash: revision.sha256 });
  const written = dataOf<Traceability>('report/traceability.json');
  if (written === undefined) return now;
  const implemented = new Map(now.items.map(({ id, implementedBy }) => [id, implementedBy]));
  const rows = written.items.map((item) => ({ ...item, implementedBy: implemented.get(item.id) ?? [] }));
  return { ...written, items: rows };
}
