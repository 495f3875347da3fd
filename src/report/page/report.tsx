/** The report: what the catalogue demands, what implements it, and which runs went through it. */
import { items } from '../../../spec/index.js';
import { alone, anchorOf, counted, ErrataList, PoliciesList } from '../../html/index.js';
import type { Traceability } from '../types.js';
import { Items } from './items.js';
import { Legend } from './legend.js';
import { ByDisposition, Failures, Load, Machines, Mutants, Open } from './overview.js';

/** All of it; the site has it as a page. */
export function Report({ traced }: { traced: Traceability }) {
  const { spec, totals } = traced;
  const { count, passed, failed } = totals.runs;
  return (
    <>
      <h1>Traceability of {spec.revision}</h1>
      <p class="lead">
        {counted(totals.items, 'item')} of the WebSocket API and protocol: what each says, what implements it, and which runs went
        through it.{' '}
        {count === 0
          ? 'Nothing was measured when this was made: npm start plays the runs.'
          : `${counted(count, 'run')} over loopback sockets and through the public API: ${passed} passed, ${failed} failed.`}
      </p>
      <Legend traced={traced} />
      <ByDisposition traced={traced} />
      <Failures traced={traced} />
      {count === 0 ? null : <Machines traced={traced} />}
      <Mutants traced={traced} />
      <Load traced={traced} />
      <Open traced={traced} />
      <Items traced={traced} />
      <p class="quiet">
        {spec.revision}, SHA-256 of the text <code>{spec.sha256}</code>
      </p>
    </>
  );
}

/** The report as one page that needs nothing else; `#10.3.4.3.1-34a` leads to the item 10.3.4.3.1#34a. */
export function html(traced: Traceability): string {
  const page = (
    <>
      <Report traced={traced} />
      <h2 id="errata">Errata</h2>
      <ErrataList />
      <h2 id="policies">Policies</h2>
      <PoliciesList />
    </>
  );
  return alone(`Traceability of ${traced.spec.revision}`, page, within);
}

const anchors = new Set(items.map(({ id }) => anchorOf(id)));

/** Where a place of the site is for a page in docs/report/: on this page, or in the repository. */
function within(to: string): string {
  const [page = '', anchor] = to.split('#');
  const [, folder, name] = /^(code|charts|spec)\/(.*)\.html$/.exec(page) ?? [];
  if (folder === 'code') return `../../${name}${anchor === undefined ? '' : `#${anchor}`}`;
  if (folder === 'charts') return `../../docs/charts/${name}.svg`;
  // An erratum names the counterexample that shows it.
  if (page === 'proved.html') return `../../traces/verify/${anchor}.json`;
  // A block of our own has no row.
  return folder === 'spec' && !anchors.has(anchor ?? '') ? `#${name}` : `#${anchor}`;
}
