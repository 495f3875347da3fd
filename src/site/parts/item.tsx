/** An item of the text, with all that is known of it. */
import type { ComponentChildren } from 'preact';
import { errata as allErrata, policies as allPolicies, type Item } from '../../../spec/index.js';
import { witnessLine } from '../../report/index.js';
import type { SiteData } from '../data/index.js';
import { type Extent, extentAt } from '../data/sources.js';
import { counted } from './bar.js';
import { anchorOf, chartOf, erratumAt, playerFor, policyAt, sourceAt, useLink } from './paths.js';
import { Prose, plain } from './prose.js';
import { Snippet } from './snippet.js';

const erratumOf = new Map(allErrata.map((each) => [each.id, each]));
const policyOf = new Map(allPolicies.map((each) => [each.name, each]));

export function ItemArticle({ item, data }: { item: Item; data: SiteData }) {
  const row = data.rowOf(item.id);
  const [, number = item.id] = item.id.split('#');
  const states = (row?.implementedBy ?? []).filter(({ kind }) => kind === 'state').map(({ name }) => name);
  // A block of our own has no row in the report.
  const status = row?.status ?? item.disposition;
  return (
    <article class="item" id={anchorOf(item.id)} data-id={item.id} data-states={states.join(' ')} data-depth={depthOf(number)}>
      <h3>
        <a href={`#${anchorOf(item.id)}`} class="number">
          {number}
        </a>
        <span class={`status ${status}`}>{data.measured || status !== 'implemented' ? status : 'not measured'}</span>
        <span class={`force ${item.force}`}>{item.force}</span>
        <span class="subject">{item.subject}</span>
      </h3>
      <p class="says">
        <Prose text={item.says} />
      </p>
      {item.reason === undefined ? null : (
        <p class="reason">
          <Prose text={item.reason} />
        </p>
      )}
      <Notes item={item} />
      <Facts item={item} data={data} />
      <Code item={item} data={data} />
    </article>
  );
}

/** How deep a step is: 3a.8.1 is the third level. */
function depthOf(number: string): number {
  return Math.min(2, number.split('.').length - 1 + (/^\d+[a-zA-Z]/.test(number) ? 1 : 0));
}

function Notes({ item: { errata, policies } }: { item: Item }) {
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

/** How many functions are named; the code shows the others. */
const FUNCTIONS = 4;

function Facts({ item: { id, disposition }, data }: { item: Item; data: SiteData }) {
  const link = useLink();
  const row = data.rowOf(id);
  const trace = data.traceOf(id);
  const by = row?.implementedBy ?? [];
  const states = by.filter(({ kind }) => kind === 'state');
  const functions = by.filter(({ kind }) => kind !== 'state' && kind !== 'transition');
  const peers = data.divergenceOf(id);
  if (disposition === 'informative' || disposition === 'exception' || disposition === 'implied') return null;
  return (
    <dl class="facts">
      {states.length === 0 ? null : (
        <Fact name="State">
          {states.map(({ name }) => (
            <a href={link(chartOf(name.split('.')[0] as string, name))}>{name}</a>
          ))}
        </Fact>
      )}
      {functions.length === 0 ? null : (
        <Fact name="Functions">
          {functions.slice(0, FUNCTIONS).map(({ name, file, line }) => (
            <a href={link(sourceAt(file, line))}>{name.slice(name.indexOf('.') + 1)}</a>
          ))}
          {functions.length > FUNCTIONS ? <small>and {functions.length - FUNCTIONS} more</small> : null}
        </Fact>
      )}
      {trace === undefined ? null : (
        <Fact name="Shortest trace">
          <a href={link(playerFor(trace.id))} class="play">
            {trace.id}
          </a>
        </Fact>
      )}
      {row?.witness === undefined ? null : <Fact name="Witness">{witnessLine(row.witness)}</Fact>}
      {row === undefined || !data.measured ? null : (
        <Fact name="Runs">
          <Runs id={id} data={data} />
        </Fact>
      )}
      {peers.length === 0 ? null : (
        <Fact name="Diverging">
          {peers.map(({ name, at }) => (
            <a href={link(at)}>{name}</a>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Runs({ id, data }: { id: string; data: SiteData }) {
  const { passed = 0, failed = 0 } = data.rowOf(id)?.traces ?? {};
  const runs = data.runsOf(id);
  const said = `${counted(passed, 'run')} passed${failed === 0 ? '' : `, ${failed} failed`}`;
  if (runs.length === 0) return <>{said}</>;
  return (
    <details>
      <summary>{said}</summary>
      <ul>
        {runs.map(({ title, replay }) => (
          <li>
            {title} <code>{replay}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What implements it: shown in full at the most for a few, the others by name. */
function Code({ item: { id }, data }: { item: Item; data: SiteData }) {
  const link = useLink();
  const parts = partsOf(data.rowOf(id)?.implementedBy ?? []);
  if (parts.length === 0) return null;
  const [shown, others] = [parts.slice(0, 4), parts.slice(4)];
  return (
    <details class="code">
      <summary>Code</summary>
      {shown.map(({ extent, names }) => (
        <Snippet extent={extent} names={names} />
      ))}
      {others.length === 0 ? null : (
        <p class="quiet">
          Also{' '}
          {others.map(({ extent, names }, index) => (
            <>
              {index === 0 ? '' : ', '}
              <a href={link(sourceAt(extent.file, extent.from))}>{names.join(', ')}</a>
            </>
          ))}
        </p>
      )}
    </details>
  );
}

interface Part {
  extent: Extent;
  names: string[];
}

/** The parts of the sources that citations mean, none inside another. */
function partsOf(cited: readonly { kind: string; name: string; file: string; line: number }[]): Part[] {
  const parts: Part[] = [];
  for (const { kind, name, file, line } of cited) {
    const around = parts.find(({ extent }) => extent.file === file && extent.from <= line && line <= extent.to);
    const label = `${kind} ${name.slice(name.indexOf('.') + 1)}`;
    if (around === undefined) parts.push({ extent: extentAt(file, line), names: [label] });
    else around.names.push(label);
  }
  return parts;
}
