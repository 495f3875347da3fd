/** What r4820 changed: before and after side by side, what came with it in the charts, and the conversations. */
import { type Change, items, revised } from '../../../spec/index.js';
import { chartOf, Prose, placeOf, Table, To } from '../../html/index.js';
import { type Apart, apart, courseOf } from '../../learn/index.js';
import { type ChangedChart, conversation } from '../data/revisions.js';
import { Page } from '../parts/layout.js';

/** The place of the seed, and what it changed. */
const SEED = revised.find(({ revision }) => revision === 'r4820');
const KINDS = [
  ['changed', 'Changed'],
  ['brought', 'Brought'],
  ['gone', 'Gone'],
] as const;

export function ChangesPage({ charts }: { charts: readonly ChangedChart[] }) {
  const { about = '', hunks = [], changes = [] } = SEED ?? {};
  const of = (kind: Change['kind']) => changes.filter((each) => each.kind === kind);
  const [before, now] = [conversation('r4819'), conversation('r4820')];
  const left = items.length - changes.filter(({ to }) => to !== undefined).length;
  return (
    <Page at="changes.html" title="What r4820 changed" about="r4820 against r4819: before and after, side by side." kind="wide">
      <h1>What r4820 changed</h1>
      <p class="lead">
        <Prose text={about} /> Of its {items.length} items it brought {of('brought').length}, changed {of('changed').length},
        renumbered {of('renumbered').length} and left {left}; {of('gone').length} of r4819 is gone.
      </p>
      <h2 id="conversations">A conversation, before and after</h2>
      <Table
        label="A message, its echo, and a client that closes"
        head={['', 'r4819', 'r4820']}
        rows={now.map((line, index) => [index + 1, before[index] ?? '', line])}
      />
      <p>
        The <To at="player.html">player</To> runs that of r4820, a step of the text at a time: let the client close there.
      </p>
      <h2 id="exchanges">The shortest exchanges that tell them apart</h2>
      <p>
        The side sends each message back. One of the two texts allows what it does here, the other does not, and every byte is
        needed for that. The judges of both texts found these exchanges by a search, breadth first;{' '}
        <code>hixie76 chart --diff r4820 r5065 --shortest</code> finds those of the text that was uploaded as hixie-76.
      </p>
      <Table
        label="For each difference the shortest exchange that shows it"
        head={['Difference', 'Exchange', 'Allowed by', 'Violated']}
        rows={apart(['r4819', 'r4820']).map(exchangeOf)}
      />
      {KINDS.map(([kind, heading]) => (
        <>
          <h2 id={kind}>{heading}</h2>
          <Table
            label={`${heading} by r4820`}
            kind="before-after"
            head={['Item', 'Before', 'After']}
            rows={of(kind).map(rowOf)}
          />
        </>
      ))}
      <h2 id="machines">In the machines</h2>
      {charts.map(({ id, title, drawn, brought, gone }) => (
        <details>
          <summary>{`${title}: ${brought.length} brought, ${gone.length} gone`}</summary>
          <p>
            <To at={chartOf(id)}>The chart of r4820</To>
          </p>
          <Lines lines={[...brought.map((each) => `Brought: ${each}`), ...gone.map((each) => `Gone: ${each}`)]} />
          <div
            class="canvas"
            dangerouslySetInnerHTML={{
              __html: drawn.replace(/^<\?xml[^>]*>\s*|<!DOCTYPE[^>]*>\s*/g, '').replaceAll(/ id="/g, ` id="${id}:`),
            }}
          />
        </details>
      ))}
      <h2 id="places">The places of the diff</h2>
      <Table
        label="Each place of the diff and the items that it is about"
        head={['Lines', 'Items', 'Besides']}
        rows={hunks.map(({ lines, items: named, besides = '' }) => [lines.replace(' ', ' → '), named.join(' '), besides])}
      />
    </Page>
  );
}

function exchangeOf(one: Apart) {
  const { difference, allowedBy, violates } = one;
  const { revision, step, why } = violates;
  const says = SEED?.differences.find(({ name }) => name === difference)?.says ?? 'Follows from the differences above.';
  const item = revision === 'r4820' ? <To at={placeOf(step)}>{step}</To> : `${step} of ${revision}`;
  const violated = (
    <>
      {item}: {why}
    </>
  );
  return [<Prose text={says} />, <Lines lines={courseOf(one)} />, allowedBy, violated];
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ol>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ol>
  );
}

function rowOf({ from, to, was = '', is = '', wording }: Change) {
  const name = from === undefined || to === undefined || from === to ? (to ?? from) : `${from} → ${to}`;
  const item = to === undefined ? name : <To at={placeOf(to as never)}>{name}</To>;
  return [wording ? <>{item} (in words alone)</> : item, <Prose text={was} />, <Prose text={is} />];
}
