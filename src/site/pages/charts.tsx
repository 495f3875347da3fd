/** The charts: one page for each machine, and one that lists them. */
import { type Machine, machines } from '../../../machines/index.js';
import { type Cluster, type Edge, graphOf, headOf, type Node, partsOf } from '../../chart/index.js';
import { chartOf, counted, pageOf, placeOf, useLink } from '../../html/index.js';
import { DOWNLOADS, type Drawing, onPage } from '../data/charts.js';
import type { SiteData } from '../data/index.js';
import { type Times, timesInWords } from '../levels.js';
import { type Card, Cards } from '../parts/cards.js';
import { ChartFigure } from '../parts/figure.js';
import { Page } from '../parts/layout.js';

export function ChartsPage({ data }: { data: SiteData }) {
  const all = Object.values(machines);
  return (
    <Page at="charts/index.html" title="Charts" about="The machines of r4820 as state charts.">
      <h1>Charts</h1>
      <p class="lead">Each algorithm of the text is a machine, each step a state. Three machines are composed of them.</p>
      <h2>Composed</h2>
      <Cards cards={all.filter(({ algorithms }) => algorithms.length > 1).map((machine) => cardOf(machine, data))} />
      <h2>Algorithms</h2>
      <Cards cards={all.filter(({ algorithms }) => algorithms.length === 1).map((machine) => cardOf(machine, data))} />
    </Page>
  );
}

function cardOf({ id, title, algorithms }: Machine, { traced }: SiteData): Card {
  const states = algorithms.reduce((sum, one) => sum + Object.keys(one.states).length, 0);
  const { covered = 0, total } = traced.machines.find((each) => each.id === id)?.states ?? {};
  const origin = algorithms.length === 1 ? algorithms[0]?.section : `${algorithms.length} algorithms`;
  const seen = covered === 0 ? '' : `, ${covered} of ${total} seen in runs`;
  return { to: chartOf(id), title, text: `${origin} · ${counted(states, 'state')}${seen}` };
}

type Counted = ReturnType<SiteData['timesIn']>;

export function ChartPage({ drawing, data }: { drawing: Drawing; data: SiteData }) {
  const { machine } = drawing;
  const { clusters } = graphOf(machine);
  const times = data.timesIn(machine);
  return (
    <Page
      at={chartOf(machine.id)}
      title={`Chart: ${machine.title}`}
      about={`The state chart of ${machine.title}, as a picture and as text.`}
      scripts={['charts']}
      kind="wide"
    >
      <h1>{machine.title}</h1>
      <Origin machine={machine} clusters={clusters} />
      <Figure drawing={drawing} times={times} />
      <Downloads machine={machine} />
      <h2 id="text">The same as text</h2>
      {clusters.map((cluster) => (
        <ClusterText cluster={cluster} open={clusters.length === 1} times={times} />
      ))}
    </Page>
  );
}

function Origin({ machine, clusters }: { machine: Machine; clusters: readonly Cluster[] }) {
  const link = useLink();
  if (clusters.length === 1) {
    const [{ section }] = clusters as readonly [Cluster];
    return (
      <p class="lead">
        The algorithm of <a href={link(pageOf(section))}>{section}</a>, one state per step. A state leads to its step.
      </p>
    );
  }
  return (
    <p class="lead">
      Composed, its algorithms run side by side, and hear what the others say:{' '}
      {clusters.map(({ id, title }, index) => (
        <>
          {index === 0 ? '' : ', '}
          <a href={link(chartOf(id))}>{title}</a>
        </>
      ))}
      . Its id is <code>{machine.id}</code>.
    </p>
  );
}

function Figure({ drawing: { machine, forms }, times }: { drawing: Drawing; times: Counted }) {
  const link = useLink();
  const parts = machine.algorithms.length > 1 ? machine.algorithms.map(({ id, title }) => [id, title] as const) : [];
  return (
    <ChartFigure forms={forms.map((form) => ({ ...form, html: onPage(form.drawn, machine, link) }))} parts={parts} times={times}>
      <ul class="key" aria-label="What the lines mean">
        <li class="waits">waits for an event</li>
        <li class="passes">passes at once</li>
        <li class="over">over</li>
        <li class="event">on an event</li>
        <li class="always">without one</li>
        <li class="fails">fails or aborts</li>
      </ul>
    </ChartFigure>
  );
}

function Downloads({ machine }: { machine: Machine }) {
  const link = useLink();
  return (
    <p class="downloads">
      Take it along:{' '}
      {DOWNLOADS.map(([format, end, what]) => (
        <a href={link(`charts/${machine.id}.${end}`)} download={`${machine.id}.${end}`} title={what}>
          {format}
        </a>
      ))}
    </p>
  );
}

/** A chart for those who do not see it. */
function ClusterText({ cluster, open, times }: { cluster: Cluster; open: boolean; times: Counted }) {
  const counts = `${counted(cluster.nodes.length, 'state')}, ${counted(cluster.edges.length, 'transition')}`;
  const everywhere = cluster.edges.filter(({ from }) => from.endsWith('.*'));
  return (
    <details class="chart-text" open={open}>
      <summary>
        {cluster.title} <small>{counts}</small>
      </summary>
      {everywhere.length === 0 ? null : (
        <>
          <p>From every state:</p>
          <Edges edges={everywhere} cluster={cluster} />
        </>
      )}
      <ol>
        {cluster.nodes.map((node) => (
          <StateText node={node} cluster={cluster} times={times?.[node.id]} />
        ))}
      </ol>
    </details>
  );
}

function StateText({ node, cluster, times }: { node: Node; cluster: Cluster; times: Times | undefined }) {
  const link = useLink();
  const kind = node.over ? 'The end.' : node.waits ? 'Waits.' : '';
  const edges = cluster.edges.filter(({ from }) => from === node.id);
  return (
    <li id={`text-${node.id}`}>
      <b>{headOf(cluster, node)}</b> {node.does}. {node.initial ? 'The beginning. ' : ''}
      {kind}{' '}
      {node.steps.map((step) => (
        <a href={link(placeOf(step))}>{step}</a>
      ))}
      {times && <small> {timesInWords(times)}. </small>}
      {node.entry.length === 0 ? null : <> On entry: {node.entry.join(', ')}.</>}
      {node.exit.length === 0 ? null : <> On exit: {node.exit.join(', ')}.</>}
      <Edges edges={edges} cluster={cluster} />
    </li>
  );
}

function Edges({ edges, cluster }: { edges: readonly Edge[]; cluster: Cluster }) {
  if (edges.length === 0) return null;
  return (
    <ul>
      {edges.map((edge) => {
        const target = edge.internal ? undefined : cluster.nodes.find(({ id }) => id === edge.to);
        return (
          <li class={edge.fails ? 'fails' : ''}>
            <code>{partsOf(edge).join(' ') || 'at once'}</code> {target === undefined ? 'stays' : 'to '}
            {target && <a href={`#text-${target.id}`}>{headOf(cluster, target)}</a>}
          </li>
        );
      })}
    </ul>
  );
}
