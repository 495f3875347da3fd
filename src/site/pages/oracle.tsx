/** The page that has the oracle. */
import { Page } from '../parts/layout.js';

export function OraclePage() {
  return (
    <Page
      at="oracle.html"
      title="Why is this byte wrong?"
      about="Paste a dump or drop a recording; see where it leaves the specification, and what was allowed there."
      scripts={['oracle']}
      kind="wide"
    >
      <header class="playing">
        <h1>Why is this byte wrong?</h1>
        <p class="lead">
          Paste what went over the wire, or drop a JSON log, a pcap or a pcapng file here. The oracle compares it with every
          choice that the specification leaves, and shows the first byte that none of them allows. Nothing leaves this page.
        </p>
      </header>
      <div id="oracle">
        <p class="quiet">The oracle needs scripts.</p>
      </div>
    </Page>
  );
}
