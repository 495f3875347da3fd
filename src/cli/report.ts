/** `hixie76 report`, the main job: enumerate, play, trace, report. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { algorithms } from '../../machines/index.js';
import { items, revision } from '../../spec/index.js';
import { loadCitations } from '../citations/index.js';
import { reportPaths } from '../paths/index.js';
import { play } from '../play/index.js';
import {
  committedLoad,
  committedMutation,
  committedWitnesses,
  compareSnapshot,
  type Run,
  snapshot,
  summary,
  type Traceability,
  traceability,
  unreached,
} from '../report/index.js';
import { writeReport } from '../report/page/index.js';
import { attempt, Failure } from './failure.js';
import { Progress, print, printJson } from './output.js';

export interface ReportOptions {
  out: string;
  snapshot?: boolean;
  json?: boolean;
}

export async function report({ out, snapshot: update, json }: ReportOptions): Promise<void> {
  const folder = pathToFileURL(`${out}/`);
  // Before the work, not after it: the folder must be one that can be written to.
  attempt(`report: ${fileURLToPath(folder)}`, () => mkdirSync(folder, { recursive: true }));
  const traced = await trace();
  attempt('report', () => writeReport(folder, traced));
  const file = new URL('snapshot.txt', folder);
  if (update) attempt(`report: ${fileURLToPath(file)}`, () => writeFileSync(file, snapshot(traced)));
  const changes = changesSince(folder, traced);
  if (json) printJson(traced);
  else print(...summary(traced, fileURLToPath(new URL('index.html', folder))), ...changes.map((each) => `CHANGED ${each}`));
  const { failed } = traced.totals.runs;
  if (failed > 0) throw new Failure(`${failed} runs failed`, 1);
  if (changes.length > 0) throw new Failure(`the report differs from ${out}/snapshot.txt; accept it with --snapshot`, 1);
}

/** Plays every path and traces what came of it. */
export async function trace(): Promise<Traceability> {
  const scenarios = new Progress('scenarios');
  const paths = reportPaths(scenarios.show);
  const played = new Progress('runs     ');
  const runs: Run[] = [];
  for (const path of paths) {
    runs.push(await play(path));
    played.show(runs.length, paths.length);
  }
  const citations = await loadCitations();
  const found = { mutation: committedMutation(), load: committedLoad(), witnesses: committedWitnesses() };
  return traceability({ items, citations, runs, unreached, algorithms, specHash: revision.sha256, ...found });
}

/** What differs from the folder's snapshot, if it has one. */
function changesSince(folder: URL, traced: Traceability): string[] {
  const file = new URL('snapshot.txt', folder);
  return existsSync(file) ? compareSnapshot(readFileSync(file, 'utf8'), snapshot(traced)) : [];
}
