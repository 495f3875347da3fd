/** An item of the text: what it says, and what is known of it. */
import type { ComponentChildren } from 'preact';
import { errata as allErrata, policies as allPolicies, type Item, itemOf } from '../../../spec/index.js';
import { anchorOf, counted, erratumAt, Prose, plain, policyAt, useLink } from '../../html/index.js';
import type { NamedRun, Traceability, TracedItem } from '../types.js';

const erratumOf = new Map(allErrata.map((each) => [each.id, each]));
const policyOf = new Map(allPolicies.map((each) => [each.name, each]));

/** What the page shows of an item, be it of the catalogue or cited only. */
export type Shown = Pick<Item, 'says'> &
  Pick<TracedItem, 'id' | 'subject' | 'force' | 'disposition' | 'reason' | 'errata' | 'policies'>;

export interface ItemProps {
  item: Shown;
  /** Where it stands. */
  status: string;
  /** The states that implement it. */
  states?: readonly string[];
  /** Where items of all sections are listed: what it is implemented by. */
  by?: string;
  children: ComponentChildren;
}

export function ItemArticle({ item, status, states, by, children }: ItemProps) {
  const { id, says, force, subject, reason } = item;
  const [, number = id] = id.split('#');
  return (
    <article
      id={anchorOf(id)}
      class="item"
      data-status={status}
      data-id={id}
      data-states={states?.join(' ')}
      data-depth={depthOf(number)}
    >
      <h3>
        <a href={`#${anchorOf(id)}`} class="number">
          {by === undefined ? number : id}
        </a>
        <span class={`status ${status.replace(' ', '-')}`}>{status}</span>
        <span class={`force ${force}`}>{force}</span>
        {[subject, by].map(
          (each) => each !== undefined && each !== 'none' && each !== force && <span class="subject">{each}</span>,
        )}
      </h3>
      <p class="says">
        <Prose text={says} />
      </p>
      {reason === undefined ? null : (
        <p class="reason">
          <Prose text={reason} />
        </p>
      )}
      <Notes item={item} />
      {children}
    </article>
  );
}

/** An item as the page shows it; one that is cited only says so. */
export function shownOf(row: TracedItem): Shown {
  return itemOf(row.id) ?? { ...row, says: 'The code cites this id, and the catalogue does not have it.' };
}

/** How deep a step is: 3a.8.1 is the third level. */
function depthOf(number: string): number {
  return Math.min(2, number.split('.').length - 1 + (/^\d+[a-zA-Z]/.test(number) ? 1 : 0));
}

function Notes({ item: { errata, policies } }: { item: Shown }) {
  const link = useLink();
  if (errata.length + policies.length === 0) return null;
  return (
    <ul class="chips" aria-label="Errata and policies">
      {errata.map((id) => (
        <li class="erratum">
          <a href={link(erratumAt(id))} title={plain(erratumOf.get(id)?.defect ?? '')}>
            {id}
          </a>
        </li>
      ))}
      {policies.map((name) => (
        <li class="policy">
          <a href={link(policyAt(name))} title={plain(policyOf.get(name)?.says ?? '')}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** How many runs went through an item, with the shortest of those that passed. */
export function Runs({ traces: { passed, failed }, runs }: { traces: TracedItem['traces']; runs: readonly NamedRun[] }) {
  const said = counted(passed, 'passing run');
  return (
    <>
      {runs.length === 0 ? (
        said
      ) : (
        <details>
          <summary>{said}</summary>
          <ul>
            {runs.map(({ id, title, replay }) => (
              <li>
                {id} <small>{title}</small> <code>{replay}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      {failed === 0 ? null : <span class="bad">{counted(failed, 'failed run')}</span>}
    </>
  );
}

/** The shortest passing runs through an item. */
export function runsThrough(traced: Traceability): (id: string) => NamedRun[] {
  const runs = new Map(traced.runs.map((run) => [run.id, run]));
  return (id) => (traced.examples[id] ?? []).flatMap((run) => runs.get(run) ?? []);
}
