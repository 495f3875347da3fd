/** The report in a few lines, for a terminal. */
import { loadLines } from './load.js';
import { judgeMutationLine, mutationLine } from './mutation.js';
import { type Coverage, DISPOSITIONS, STATUSES, type Traceability } from './types.js';

/**
 * What `npm start` prints when it is done.
 * @param path where the report was written
 */
export function summary(traced: Traceability, path = 'docs/report/index.html'): string[] {
  const { runs, items } = traced.totals;
  return [
    `${items} items of ${traced.spec.revision}`,
    ...table(itemRows(traced)),
    '',
    'Covered by passing runs',
    ...table([
      ['', 'states', 'transitions', 'microsteps', 'guard outcomes'],
      ...traced.machines.map(({ id, ...covered }) => [id, ...MEASURES.map((each) => fraction(covered[each]))]),
    ]),
    ...excuses(traced),
    '',
    `Mutants: ${traced.mutation === undefined ? 'never judged; npm run test:mutants' : mutationLine(traced.mutation)}`,
    ...(traced.mutation?.ofJudge === undefined ? [] : [`Mutants of the judge: ${judgeMutationLine(traced.mutation.ofJudge)}`]),
    ...(traced.load === undefined ? [] : ['', 'Load', ...loadLines(traced.load).map((line) => `  ${line}`)]),
    '',
    `${runs.count} runs: ${runs.passed} passed, ${runs.failed} failed`,
    ...traced.runs
      .filter((run) => !run.passed)
      .flatMap(({ id, title, failure, replay }) => [`FAILED ${id} (${title}): ${failure ?? 'no reason given'}`, `  ${replay}`]),
    `Report: ${path}`,
  ];
}

/** Dispositions down, statuses across, without empty rows and columns. */
function itemRows({ items }: Traceability): string[][] {
  const statuses = STATUSES.filter((status) => items.some((item) => item.status === status));
  const dispositions = DISPOSITIONS.filter((each) => items.some((item) => item.disposition === each));
  const count = (status: string, disposition?: string) =>
    String(items.filter((i) => i.status === status && (disposition === undefined || i.disposition === disposition)).length);
  return [
    ['', ...statuses],
    ...dispositions.map((each) => [each, ...statuses.map((status) => count(status, each))]),
    ['all', ...statuses.map((status) => count(status))],
  ];
}

function excuses({ unreached, uncovered }: Traceability): string[] {
  const excused =
    unreached.length === 0 ? [] : [`  ${unreached.length} more cannot be reached over sockets, each for a stated reason`];
  const open = uncovered.length === 0 ? [] : [`  ${uncovered.length} remain that no passing run went through`];
  return [...excused, ...open];
}

const MEASURES = ['states', 'transitions', 'microsteps', 'guards'] as const;

function fraction({ covered, total }: Coverage): string {
  return `${covered}/${total}`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const pad = (cell: string, column: number) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0));
  return rows.map((row) => `  ${row.map(pad).join('  ')}`.trimEnd());
}
