/** Joins catalogue, citations and runs: where does each item stand, and what is covered? */
import { blocks, type Item, revision, type StepId } from '../../spec/index.js';
import { coverage } from './coverage.js';
import { exercisedBy, exerciseOf, isApiItem } from './exercise.js';
import {
  DISPOSITIONS,
  type NamedRun,
  type Run,
  type Sources,
  STATUSES,
  type Status,
  type Traceability,
  type TracedItem,
} from './types.js';
import { isCurrent, type Witness } from './witness.js';

const EXAMPLES = 3;
/** The order in which an item's implementation is read best. */
const KINDS = ['state', 'transition', 'guard', 'action', 'function', 'socket'];

/**
 * The traceability of the catalogue. An item is
 * - `outdated` when its text is no longer the one that was restated;
 * - `informative`, `exception` or `implied` when that is its disposition;
 * - `missing` when it should be implemented and nothing cites it;
 * - `tested` when it has a witness: a change of a place that cites it, as that
 *   place is now, was noticed by a test, or by a path that has passed;
 * - `implemented` otherwise;
 * - `orphaned` when it is cited and is not in the catalogue at all.
 * @throws Error when a run or an excuse names a state or transition that does not exist, or an excused one was reached
 */
export function traceability(sources: Sources): Traceability {
  const { algorithms, runs, unreached, specHash } = sources;
  const exercise = exerciseOf(algorithms);
  const through = runsThrough(sources.items, runs, (run) => exercisedBy(run, exercise), algorithms);
  const items = [...sources.items.map((item) => trace(item, sources, through.get(item.id) ?? [])), ...orphans(sources)];
  const examples = examplesOf(through);
  const { machines, uncovered, through: counts } = coverage(algorithms, runs, unreached);
  return {
    spec: { revision: `r${revision.number}`, sha256: specHash },
    totals: totalsOf(items, runs),
    machines,
    unreached,
    uncovered,
    through: counts,
    ...(sources.mutation === undefined ? {} : { mutation: sources.mutation }),
    ...(sources.load === undefined ? {} : { load: sources.load }),
    items,
    examples,
    runs: named(runs, new Set(Object.values(examples).flat())),
  };
}

/** The runs that went through each item and can vouch for it. */
function runsThrough(
  items: readonly Item[],
  runs: readonly Run[],
  steps: (run: Run) => Set<StepId>,
  algorithms: Sources['algorithms'],
): Map<string, Run[]> {
  const apiItems = new Set(items.filter((item) => isApiItem(item, algorithms)).map((item) => item.id));
  const through = new Map<string, Run[]>(items.map((item) => [item.id, []]));
  for (const run of runs) {
    for (const step of steps(run)) if (run.over === 'socket' || apiItems.has(step)) through.get(step)?.push(run);
  }
  return through;
}

function trace(item: Item, sources: Sources, runs: readonly Run[]): TracedItem {
  const { id, section, subject, force, disposition, reason, errata, policies } = item;
  const implementedBy = citationsOf(id, sources);
  const traces = countOf(runs);
  const text = sources.textHashes;
  const outdated = text !== undefined && text[id] !== item.hash;
  const witness = witnessOf(id, sources);
  const status = outdated ? 'outdated' : statusOf(item, implementedBy.length > 0, witness !== undefined);
  const because = { ...(reason === undefined ? {} : { reason }), ...(witness === undefined ? {} : { witness }) };
  return { id, section, subject, force, disposition, ...because, implementedBy, errata, policies, traces, status };
}

/** A witness counts while its place is what it was and, if it is a path, this has passed. */
function witnessOf(id: string, { witnesses = {}, citations, runs }: Sources): Witness | undefined {
  const witness = witnesses[id];
  if (witness === undefined || !isCurrent(id, witness, citations)) return undefined;
  const passed = witness.test !== undefined || runs.some((run) => run.id === witness.run && run.passed);
  return passed ? witness : undefined;
}

function statusOf({ disposition }: Item, cited: boolean, witnessed: boolean): Status {
  if (disposition === 'informative' || disposition === 'exception' || disposition === 'implied') return disposition;
  if (!cited) return 'missing';
  return witnessed ? 'tested' : 'implemented';
}

function citationsOf(id: string, { citations }: Sources): TracedItem['implementedBy'] {
  return citations
    .filter((each) => each.step === id)
    .map(({ kind, name, file, line }) => ({ kind, name, file, line }))
    .sort(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compare(a.file, b.file) || a.line - b.line || compare(a.name, b.name),
    );
}

function orphans(sources: Sources): TracedItem[] {
  const catalogued = new Set<string>([...sources.items, ...blocks].map((item) => item.id));
  const strays = new Set<string>(sources.citations.map((each) => each.step).filter((step) => !catalogued.has(step)));
  return [...strays].sort().map((id) => ({
    id,
    section: id.split('#')[0] ?? id,
    subject: 'none',
    force: 'none',
    disposition: 'none',
    implementedBy: citationsOf(id, sources),
    errata: [],
    policies: [],
    traces: countOf([]),
    status: 'orphaned',
  }));
}

function countOf(runs: readonly Run[]): { count: number; passed: number; failed: number } {
  const passed = runs.filter((run) => run.passed).length;
  return { count: runs.length, passed, failed: runs.length - passed };
}

function examplesOf(witnesses: ReadonlyMap<string, readonly Run[]>): Record<string, string[]> {
  const all = [...witnesses].map(([id, runs]) => [id, shortest(runs)] as const);
  return Object.fromEntries(all.filter(([, some]) => some.length > 0));
}

/** Ids of the passing runs that are quickest to follow, the same whatever order they came in. */
function shortest(runs: readonly Run[]): string[] {
  const passing = runs.filter((run) => run.passed);
  passing.sort((a, b) => a.transitions.length - b.transitions.length || compare(a.id, b.id));
  return passing.slice(0, EXAMPLES).map((run) => run.id);
}

function named(runs: readonly Run[], examples: ReadonlySet<string>): NamedRun[] {
  const kept = runs.filter((run) => !run.passed || examples.has(run.id)).sort((a, b) => compare(a.id, b.id));
  return kept.map(({ id, title, passed, failure, replay }) => {
    return { id, title, passed, ...(failure === undefined ? {} : { failure }), replay };
  });
}

function totalsOf(items: readonly TracedItem[], runs: readonly Run[]): Traceability['totals'] {
  const sections = [...new Set(items.map((item) => item.section))];
  const inSection = (section: string) => statusesOf(items.filter((item) => item.section === section));
  const dispositions = items.map(({ disposition }) => disposition);
  const named = DISPOSITIONS.filter((each) => each !== 'none' || dispositions.includes(each));
  return {
    items: items.length,
    runs: countOf(runs),
    disposition: tally(named, dispositions),
    status: tally(STATUSES, statusesOf(items)),
    section: Object.fromEntries(
      sections.map((each) => {
        const statuses = inSection(each);
        const seen = STATUSES.filter((status) => statuses.includes(status));
        return [each, { items: statuses.length, ...tally(seen, statuses) }];
      }),
    ),
  };
}

function statusesOf(items: readonly TracedItem[]): Status[] {
  return items.map((item) => item.status);
}

function tally<Name extends string>(names: readonly Name[], all: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, all.filter((each) => each === name).length])) as Record<Name, number>;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
