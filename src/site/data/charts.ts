/** The charts as the site shows them: their colours are the page's, and each state is a link to its step. */
import { type Machine, machines } from '../../../machines/index.js';
import { arrowsOf, chart, folded, graphOf, type Node, svg } from '../../chart/index.js';
import { chartOf, type Link, placeOf } from '../../html/index.js';

/** The files that a chart is offered as, by the ends of their names. */
export const DOWNLOADS = [
  ['svg', 'svg', 'a picture'],
  ['dot', 'dot', 'Graphviz'],
  ['mermaid', 'mmd', 'Mermaid'],
  ['scxml', 'scxml', 'State Chart XML'],
  ['json', 'json', 'XState, for Stately’s editor'],
] as const;

/** A drawing; `link` is not applied yet. */
export interface Drawing {
  machine: Machine;
  /** As it is drawn, and with less in it; nothing where there is nothing to fold. */
  full: string;
  folded: string | undefined;
  /** Which node of the folded drawing stands for a state, where that is another. */
  standsFor: Readonly<Record<string, string>>;
}

/** Draws every machine. */
export async function drawAll(): Promise<Map<string, Drawing>> {
  const drawings = new Map<string, Drawing>();
  for (const machine of Object.values(machines)) drawings.set(machine.id, await draw(machine));
  return drawings;
}

/** The text of each download of a machine. */
export async function downloadsOf({ machine, full }: Drawing): Promise<{ name: string; text: string }[]> {
  const files = DOWNLOADS.map(async ([format, end]) => ({
    name: `${machine.id}.${end}`,
    text: format === 'svg' ? full : await chart(machine, format),
  }));
  return Promise.all(files);
}

async function draw(machine: Machine): Promise<Drawing> {
  const graph = graphOf(machine);
  const { graph: fewer, standsFor } = folded(graph);
  const count = ({ clusters }: typeof graph) => clusters.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const others = [...standsFor].filter(([state, node]) => state !== node);
  return {
    machine,
    full: await svg(graph),
    folded: count(fewer) === count(graph) ? undefined : (await svg(fewer)).replaceAll(/ id="/g, ' id="folded:'),
    standsFor: Object.fromEntries(others),
  };
}

/** The charts of single algorithms for a page at the root of the site, and which arrow each transition is. */
export function chartsFor(
  drawings: ReadonlyMap<string, Drawing>,
): Record<string, { svg: string; arrows: Record<string, string> }> {
  const single = [...drawings.values()].filter(({ machine }) => machine.algorithms.length === 1);
  return Object.fromEntries(
    single.map(({ machine, full }) => {
      const arrows = graphOf(machine).clusters.flatMap(arrowsOf);
      const byTransition = arrows.flatMap((arrow) => arrow.edges.map((edge) => [edge.id, arrow.id] as const));
      return [machine.id, { svg: onPage(full, machine, (to) => to), arrows: Object.fromEntries(byTransition) }];
    }),
  );
}

/** A drawing made a part of a page. */
export function onPage(drawn: string, machine: Machine, link: Link): string {
  const nodes = new Map(graphOf(machine).clusters.flatMap((cluster) => cluster.nodes.map((node) => [node.id, node])));
  const [, width = '', height = ''] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawn) ?? [];
  const size = `viewBox="0 0 ${width} ${height}" data-width="${width}" data-height="${height}"`;
  const body = machine.algorithms.length === 1 ? withoutHeading(drawn) : drawn;
  return body
    .replace(/<svg [^>]*>\n<title>.*?<\/title>/, `<svg class="chart" ${size} role="group" aria-label="Chart: ${machine.title}">`)
    .replace(/<rect width="[^"]*" height="[^"]*" fill="white"\/>\n?/g, '')
    .replace(/<polygon fill="white" stroke="none"[^>]*\/>\n?/g, '')
    .replace(/ font-family="[^"]*"| xml:space="preserve"| transform="scale\(1 1\) rotate\(0\) translate/g, (found) =>
      found.endsWith('translate') ? ' transform="translate' : '',
    )
    .replace(/<g id="(?:folded:)?a_([^"]*)"><a xlink:title="[^"]*">(.*?)<\/a>\n<\/g>/gs, (_, id: string, inner: string) => {
      const found = nodes.get(id);
      return found === undefined ? inner : linked(found, inner, machine, link);
    })
    .replace(/<title>.*?<\/title>\n?/gs, '')
    .replaceAll('> ', '>&#160;');
}

/** What a chart is called and what its lines mean stands beside it. */
function withoutHeading(drawn: string): string {
  return drawn.replace(/(class="graph"[^>]*>\n)(?:<(?:title|polygon|text)[^\n]*\n)+/, '$1');
}

function linked(node: Node, inner: string, machine: Machine, link: Link): string {
  const [step] = node.steps;
  return `<a href="${link(step === undefined ? chartOf(machine.id, node.id) : placeOf(step))}">${inner}</a>`;
}
