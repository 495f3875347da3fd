/** Errata and policies. */
import { ErrataList, PoliciesList } from '../../html/index.js';
import { Page } from '../parts/layout.js';

export function ErrataPage() {
  return (
    <Page at="errata.html" title="Errata" about="Where r4820 contradicts itself or cannot be meant.">
      <h1>Errata</h1>
      <p class="lead">
        Where the text contradicts itself, or cannot be meant as it stands: what later revisions made of it, and what was
        deployed.
      </p>
      <ErrataList />
    </Page>
  );
}

export function PoliciesPage() {
  return (
    <Page at="policies.html" title="Policies" about="Every choice that r4820 leaves, with the options and what they look like.">
      <h1>Policies</h1>
      <p class="lead">
        Choices that the text leaves: where it says may or should, leaves something undefined, or contradicts itself. Each has
        options; the default is what this project does.
      </p>
      <PoliciesList />
    </Page>
  );
}
