/** The statuses of items, what they mean and how many have each. */
import { Bar } from '../../html/index.js';
import { STATUSES, type Status, type Traceability } from '../types.js';

export type Counts = Partial<Record<Status, number>>;

const MEANS: Readonly<Record<Status, string>> = {
  tested: 'implemented, and a run notices when that code is changed',
  implemented: 'implemented, and no run notices a change of that code',
  implied: 'holds by construction, with a reason',
  informative: 'says nothing that could be implemented',
  exception: 'not implemented, with a reason',
  outdated: 'the text has changed since it was restated',
  orphaned: 'cited, and not in the text',
  missing: 'nothing implements it',
};

export function Legend({ traced: { totals } }: { traced: Traceability }) {
  const { status: counts } = totals;
  return (
    <section class="legend" aria-label="Coverage">
      <StatusBar counts={counts} />
      <ul>
        {STATUSES.filter((each) => counts[each] > 0).map((each) => (
          <li>
            <i class={`dot ${each}`} aria-hidden="true" />
            <b>{counts[each]}</b> {each}
            <small>{MEANS[each]}</small>
          </li>
        ))}
      </ul>
      {totals.runs.count > 0 ? null : <p class="quiet">Runs were not measured when this was made; npm start measures them.</p>}
    </section>
  );
}

export function StatusBar({ counts }: { counts: Counts }) {
  return <Bar parts={STATUSES.map((status) => [status, counts[status] ?? 0] as const)} />;
}

/** How much of what can be tested is. */
export function scoreOf(counts: Counts): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const testable = all - (counts.informative ?? 0) - (counts.exception ?? 0);
  return testable === 0 ? 'informative' : `${counts.tested ?? 0} of ${testable}`;
}
