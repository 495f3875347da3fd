/** The whole specification: its sections. */
import { errata, items, policies } from '../../../spec/index.js';
import { useLink } from '../../html/index.js';
import { Contents, Legend } from '../../report/page/index.js';
import type { SiteData } from '../data/index.js';
import { Page } from '../parts/layout.js';

export function ContentsPage({ data }: { data: SiteData }) {
  return (
    <Page
      at="spec/index.html"
      title="Read the specification"
      about="Every item of r4820, by section, with coverage."
      kind="plain"
    >
      <h1>The specification</h1>
      <p class="lead">
        {items.length} items, each restated in a few words. Each choice that the text leaves is a <Policies />, each mistake in it
        an <Errata />.
      </p>
      <Legend traced={data.traced} />
      <nav class="whole" aria-label="Sections">
        <Contents traced={data.traced} />
      </nav>
    </Page>
  );
}

function Policies() {
  const link = useLink();
  return <a href={link('policies.html')}>policy ({policies.length} of them)</a>;
}

function Errata() {
  const link = useLink();
  return <a href={link('errata.html')}>erratum ({errata.length})</a>;
}
