/** Other implementations: what the matrix has found. */
import { Page } from '../parts/layout.js';
import { Results } from '../parts/results.js';
import { Nothing } from './guides.js';

export function MatrixPage() {
  return (
    <Page at="matrix.html" title="Peers" about="Other implementations, held against the text.">
      <Results current="matrix.html" />
      <Nothing title="Peers">Nothing is measured yet.</Nothing>
    </Page>
  );
}
