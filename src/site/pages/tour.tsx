/** The tour: what there is to understand of the protocol, in ten minutes of the player. */
import { Prose, placeOf, To } from '../../html/index.js';
import type { Stop } from '../data/tour.js';
import { Page } from '../parts/layout.js';

export function TourPage({ stops }: { stops: readonly Stop[] }) {
  return (
    <Page
      at="tour.html"
      title="A tour of ten minutes"
      about="Keys, digest, closing and two errata, each at a moment of the player."
    >
      <h1>A tour of ten minutes</h1>
      <p class="lead">
        Each stop is a moment of the player, with an address of its own: read, open it there, and step on with the arrow keys.
      </p>
      {stops.map(({ title, step, at, text }, index) => (
        <section class="entry" id={`stop-${index + 1}`}>
          <h2>
            {index + 1}. {title}
          </h2>
          {text.map((each) => (
            <p>
              <Prose text={each} />
            </p>
          ))}
          <p>
            <span class="play">
              <To at={at}>See it happen in the player</To>
            </span>{' '}
            <To at={placeOf(step)}>{step}</To>
          </p>
        </section>
      ))}
      <p>
        <To at="changes.html">What r4820 changed</To>, item by item, and <To at="errata.html">all errata</To>.
      </p>
    </Page>
  );
}
