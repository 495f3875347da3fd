/** The statuses of items, what they mean and how many have each. */
import { STATUSES, type Status } from '../../report/types.js';
import type { SiteData } from '../data/index.js';
import { StatusBar } from './bar.js';

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

export function Legend({ data }: { data: SiteData }) {
  const { status } = data.traced.totals;
  return (
    <section class="legend" aria-label="Coverage">
      <StatusBar counts={status} />
      <ul>
        {STATUSES.filter((each) => status[each] > 0).map((each) => (
          <li>
            <i class={`dot ${each}`} aria-hidden="true" />
            <b>{status[each]}</b> {each}
            <small>{MEANS[each]}</small>
          </li>
        ))}
      </ul>
      {data.measured ? null : <p class="quiet">Runs were not measured when this was built; npm start measures them.</p>}
    </section>
  );
}
