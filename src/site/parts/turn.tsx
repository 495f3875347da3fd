/** To the page before and the page after. */
import { useLink } from '../../html/index.js';

export interface Turned {
  at: string;
  title: string;
  number?: string;
}

/** @param what a page is called here */
export function Turn({ what, before, after }: { what: string; before: Turned | undefined; after: Turned | undefined }) {
  const link = useLink();
  return (
    <nav class="turn" aria-label={`Previous and next ${what}`}>
      {before === undefined ? (
        <span />
      ) : (
        <a href={link(before.at)} rel="prev">
          <small>{before.number ?? `Previous ${what}`}</small> {before.title}
        </a>
      )}
      {after === undefined ? null : (
        <a href={link(after.at)} rel="next">
          <small>{after.number ?? `Next ${what}`}</small> {after.title}
        </a>
      )}
    </nav>
  );
}
