/** An item of the text, with all that is known of it. */
import type { Item } from '../../../spec/index.js';
import { chartOf, Fact, playerFor, provedAt, sourceAt, useLink } from '../../html/index.js';
import { witnessLine } from '../../report/index.js';
import { ItemArticle, Runs } from '../../report/page/index.js';
import { inShort } from '../../verify/index.js';
import type { SiteData } from '../data/index.js';
import { untracedBecause } from '../data/playing.js';
import { type Extent, extentAt } from '../data/sources.js';
import { Snippet } from './snippet.js';

export function SiteItem({ item, data }: { item: Item; data: SiteData }) {
  const row = data.rowOf(item.id);
  const states = (row?.implementedBy ?? []).filter(({ kind }) => kind === 'state').map(({ name }) => name);
  // A block of our own has no row in the report.
  const status = row?.status ?? item.disposition;
  return (
    <ItemArticle item={item} status={data.measured || status !== 'implemented' ? status : 'not measured'} states={states}>
      <Code item={item} data={data} />
      <Facts item={item} states={states} data={data} />
    </ItemArticle>
  );
}

/** How many functions are named; the code shows the others. */
const FUNCTIONS = 4;

function Facts({ item: { id, disposition }, states, data }: { item: Item; states: readonly string[]; data: SiteData }) {
  const link = useLink();
  const row = data.rowOf(id);
  const playing = data.playingOf(id);
  const functions = (row?.implementedBy ?? []).filter(({ kind }) => kind !== 'state' && kind !== 'transition');
  const peers = data.divergenceOf(id);
  const properties = data.proved.filter(({ items }) => items.includes(id));
  const isDone = disposition === 'machine' || disposition === 'function' || disposition === 'socket';
  if (!isDone && properties.length === 0) return null;
  return (
    <dl class="facts">
      {states.length === 0 ? null : (
        <Fact name="State">
          {states.map((name) => (
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
      {properties.length === 0 ? null : (
        <Fact name="Proved">
          {properties.map((each) => (
            <a href={link(provedAt(each.id))} title={inShort(each)}>
              {each.id}
            </a>
          ))}
        </Fact>
      )}
      {playing && (
        <Fact name="Shortest trace">
          <a href={link(playerFor(playing.trace, playing.at))} class="play">
            {playing.trace}
          </a>
        </Fact>
      )}
      {isDone && playing === undefined && <Fact name="No trace">{untracedBecause({ id, disposition })}</Fact>}
      {row?.witness && <Fact name="Witness">{witnessLine(row.witness)}</Fact>}
      {row && data.measured && (
        <Fact name="Runs">
          <Runs traces={row.traces} runs={data.runsOf(id)} />
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

/** What implements it: shown in full at the most for a few, the others by name. */
function Code({ item: { id }, data }: { item: Item; data: SiteData }) {
  const link = useLink();
  const parts = partsOf(data.rowOf(id)?.implementedBy ?? []);
  if (parts.length === 0) return null;
  const [shown, others] = [parts.slice(0, 4), parts.slice(4)];
  return (
    <details class="code">
      <summary>Code and facts</summary>
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
