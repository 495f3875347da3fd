/** Every item by section, with contents and a filter. */
import { Fact, Prose, sourceAt, useLink } from '../../html/index.js';
import { STATUSES, type Traceability, type TracedItem } from '../types.js';
import { witnessLine } from '../witness.js';
import { Contents, sectionsOf } from './contents.js';
import { filter } from './filter.js';
import { ItemArticle, Runs, runsThrough, shownOf } from './item.js';

/** How many places in the code are named at once. */
const PLACES = 2;

export function Items({ traced }: { traced: Traceability }) {
  const runsOf = runsThrough(traced);
  return (
    <div class="items">
      <nav class="side" aria-label="Sections">
        <details open>
          <summary>Sections</summary>
          <Contents traced={traced} />
        </details>
      </nav>
      <div>
        <Filter />
        {sectionsOf(traced).map(({ section, title, about }) => (
          <section class="part" id={section}>
            <h2>
              <span class="number">{section}</span> {title}
            </h2>
            <p class="about">
              <Prose text={about} />
            </p>
            {traced.items
              .filter((item) => item.section === section)
              .map((row) => (
                <ItemArticle item={shownOf(row)} status={row.status} by={row.disposition}>
                  <dl class="facts">
                    <Code row={row} />
                    {row.witness && <Fact name="Witness">{witnessLine(row.witness)}</Fact>}
                    {row.traces.count === 0 ? null : (
                      <Fact name="Runs">
                        <Runs traces={row.traces} runs={runsOf(row.id)} />
                      </Fact>
                    )}
                  </dl>
                </ItemArticle>
              ))}
          </section>
        ))}
      </div>
      <script dangerouslySetInnerHTML={{ __html: filter }} />
    </div>
  );
}

/** Hidden until the script shows it, because without the script it does nothing. */
function Filter() {
  return (
    <search class="filter" hidden>
      <input type="search" aria-label="Filter" placeholder="id or words" autocomplete="off" spellcheck={false} />
      <select aria-label="Status">
        <option value="">any status</option>
        {STATUSES.map((status) => (
          <option>{status}</option>
        ))}
      </select>
      <output aria-live="polite" />
    </search>
  );
}

function Code({ row: { implementedBy } }: { row: TracedItem }) {
  const link = useLink();
  if (implementedBy.length === 0) return null;
  const places = implementedBy.map(({ kind, name, file, line }) => (
    <li>
      <a href={link(sourceAt(file, line))} title={`${file}, line ${line}`}>
        {name}
      </a>{' '}
      <small>{kind}</small>
    </li>
  ));
  const rest = places.slice(PLACES);
  return (
    <Fact name="Code">
      <ul>{places.slice(0, PLACES)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{rest.length} more</summary>
          <ul>{rest}</ul>
        </details>
      )}
    </Fact>
  );
}
