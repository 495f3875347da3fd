/** The charts as the site shows them: their colours are the page's, and each state is a link to its step. */
import { type Machine, machines } from '../../../machines/index.js';
import { arrowsOf, chart, folded, type Graph, graphOf, type Node, phased, phasesOf, svg } from '../../chart/index.js';
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
  /** All states. */
  full: string;
  /** The same with less in it: in phases, with each phase open, folded. Their ids begin with the name of the form. */
  others: readonly Form[];
  /** Which node of the folded drawing stands for a state, where that is another. */
  standsFor: Readonly<Record<string, string>>;
}

export interface Form {
  title: string;
  drawn: string;
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
  const titles = phasesOf(graph);
  const forms: [title: string, graph: Graph][] = [
    ...(titles.length === 0 ? [] : [['Phases', phased(graph)] as [string, Graph]]),
    ...titles.map((title): [string, Graph] => [title, phased(graph, title)]),
    ...(count(fewer) === count(graph) ? [] : [['Folded', fewer] as [string, Graph]]),
  ];
  const drawn = forms.map(async ([title, form]) => {
    return { title, drawn: (await svg(form)).replaceAll(/ id="/g, ` id="${formOf(title)}:`) };
  });
  return { machine, full: await svg(graph), others: await Promise.all(drawn), standsFor: Object.fromEntries(others) };
}

/** What the ids of a form begin with. */
export function formOf(title: string): string {
  return title.toLowerCase().replace(' ', '_');
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
    .replace(/<g id="(?:\w+:)?a_([^"]*)"><a xlink:title="[^"]*">(.*?)<\/a>\n<\/g>/gs, (_, id: string, inner: string) => {
      const found = nodes.get(id);
      const phase = /\.phase_(\w+)$/.exec(id)?.[1];
      if (phase !== undefined) return `<a href="#phase:${phase.toLowerCase()}">${inner}</a>`;
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
