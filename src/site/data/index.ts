/** Everything that pages are made from, gathered once. */
import { algorithms, type Machine, type Steps, stepsOf } from '../../../machines/index.js';
import { blocks, items, revision } from '../../../spec/index.js';
import type { Results } from '../../bench/index.js';
import type { Matrix } from '../../check/matrix/index.js';
import { type Citation, loadCitations } from '../../citations/index.js';
import { findingAt } from '../../html/index.js';
import { committed, type NamedRun, type Traceability, type TracedItem, traceability, unreached } from '../../report/index.js';
import { runsThrough } from '../../report/page/index.js';
import { loadTraces, type Trace } from '../../traces/index.js';
import { allFindings, type Counterexample, committedCounterexamples, type Finding } from '../../verify/index.js';
import type { Times } from '../levels.js';
import { isPlayable } from '../player/situation.js';
import { type Drawing, drawAll } from './charts.js';
import { timesIn } from './coverage.js';
import { findings, type Guide, guides, linkedSources } from './guides.js';
import { allLearned, type Beside, picturesOf } from './learned.js';
import { type Playing, played } from './playing.js';

export interface SiteData {
  traced: Traceability;
  /** Whether there is a report; without one, nothing is known of runs. */
  measured: boolean;
  citations: readonly Citation[];
  traces: readonly Trace[];
  drawings: ReadonlyMap<string, Drawing>;
  rowOf(id: string): TracedItem | undefined;
  /** The shortest passing runs through an item. */
  runsOf(id: string): readonly NamedRun[];
  /** The trace that shows an item happen, and from which moment on. */
  playingOf(id: string): Playing | undefined;
  /** How often runs and traces went through each state and transition of a machine; undefined without a report. */
  timesIn(machine: Machine): Readonly<Record<string, Times>> | undefined;
  /** Properties of client and server together, with their verdicts, and runs against them. */
  proved: readonly Finding[];
  counterexamples: readonly Counterexample[];
  matrix: Matrix | undefined;
  /** The peers that the matrix has found to diverge at an item, and where it says so. */
  divergenceOf(id: string): readonly { name: string; at: string }[];
  guides: readonly Guide[];
  findings: Guide | undefined;
  learned: readonly Beside[];
  /** The charts of learned machines, by where they are. */
  pictures: ReadonlyMap<string, string>;
  benchmarks: Results | undefined;
  /** Files that cite something, or that guides lead to, in order. */
  files: readonly string[];
}

export async function gather(): Promise<SiteData> {
  const citations = await loadCitations();
  const report = traced(citations);
  const rows = new Map(report.items.map((item) => [item.id, item]));
  // Without a matrix of one's own, what is committed is shown.
  const matrix = committed<Matrix>('matrix.json') ?? committed<Matrix>('../../peers/baseline.json');
  const diverging = divergences(matrix);
  const traces = loadTraces('small').filter(isPlayable);
  const { playings, through } = played(traces);
  const counterexamples = committedCounterexamples();
  const [written, learned] = [guides(), allLearned()];
  return {
    traced: report,
    measured: report.totals.runs.count > 0,
    citations,
    traces: [...traces, ...counterexamples.flatMap(({ trace = [] }) => trace)],
    drawings: await drawAll(),
    rowOf: (id) => rows.get(id),
    runsOf: runsThrough(report),
    playingOf: (id) => playings.get(id),
    timesIn: (machine) => (report.totals.runs.count === 0 ? undefined : timesIn(machine, report, through)),
    proved: allFindings(),
    counterexamples,
    matrix,
    divergenceOf: (id) => diverging.get(id) ?? [],
    guides: written,
    findings: findings(),
    learned,
    pictures: await picturesOf(learned),
    benchmarks: committed<Results>('bench.json'),
    files: [...new Set([...citations.map(({ file }) => file), ...linkedSources])].sort(),
  };
}

/**
 * What implements each item, as the sources are now, and what the runs of the
 * report went through; without a report, what can be said without one.
 */
function traced(citations: readonly Citation[]): Traceability {
  const now = traceability({ items, citations, runs: [], unreached, algorithms, specHash: revision.sha256 });
  const written = committed<Traceability>('traceability.json');
  if (written === undefined) return now;
  const implemented = new Map(now.items.map(({ id, implementedBy }) => [id, implementedBy]));
  const rows = written.items.map((item) => ({ ...item, implementedBy: implemented.get(item.id) ?? [] }));
  return { ...now, ...written, items: rows };
}

export function itemsOf(section: string) {
  return [...items, ...blocks].filter((item) => item.section === section);
}

/** Algorithms with a state that cites an item of the section, its own first. */
export function algorithmsIn(section: string) {
  const citing = algorithms.filter((one) =>
    Object.values(one.states as Record<string, { step: Steps }>).some(({ step }) =>
      stepsOf(step).some((id) => id.startsWith(`${section}#`)),
    ),
  );
  return citing.toSorted((one, other) => Number(other.section === section) - Number(one.section === section));
}

/** The peers that violate each item, with the place where the matrix says so. */
function divergences(matrix: Matrix | undefined): Map<string, { name: string; at: string }[]> {
  const found = new Map<string, { name: string; at: string }[]>();
  for (const peer of matrix?.peers ?? []) {
    for (const role of ['server', 'client'] as const) {
      const { findings: causes = [], cases = [] } = peer[role] ?? {};
      const failed = new Map(
        cases.flatMap(({ verdict, violated, id }) => (verdict === 'fail' && violated ? [[violated, id]] : [])),
      );
      for (const [id, first] of failed) {
        const cause = causes.find(({ step }) => step === id) ?? causes.find((each) => each.cases.includes(first));
        const at = cause === undefined ? `matrix.html#${peer.name}` : findingAt(peer.name, role, cause.step);
        found.set(id, [...(found.get(id) ?? []), { name: `${peer.name} (${role})`, at }]);
      }
    }
  }
  return found;
}
