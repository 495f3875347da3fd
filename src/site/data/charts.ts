/** The charts as the site shows them: their colours are the page's, and each state is a link to its step. */
import { type Machine, machines, machinesOf, type Revision } from '../../../machines/index.js';
import { chart, type Folded, folded, graphOf, phased, phasesOf, svg } from '../../chart/index.js';
import { chartOf, type Link, placeOf } from '../../html/index.js';
import { placeIn } from '../player/look.js';

/** The files that a chart is offered as, by the ends of their names. */
export const DOWNLOADS = [
  ['svg', 'svg', 'a picture'],
  ['dot', 'dot', 'Graphviz'],
  ['mermaid', 'mmd', 'Mermaid'],
  ['scxml', 'scxml', 'State Chart XML'],
  ['json', 'json', 'XState, for Stately’s editor'],
] as const;

/** The drawings of a machine; links are not applied yet. */
export interface Drawing {
  machine: Machine;
  /** All states. */
  full: string;
  /** All that its page shows: in phases, with each phase open, all steps, folded; what can be read at once comes first. */
  forms: readonly Form[];
}

export interface Form {
  /** What the ids of the drawing begin with, but for that of all steps. */
  key: string;
  title: string;
  drawn: string;
  /** Which node stands for a state, where that is another. */
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
  const [full, phases, fewer] = [await svg(graph), phasesOf(graph), folded(graph)];
  const count = ({ clusters }: typeof graph) => clusters.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const titled = phases.map((title): [string, Folded] => [title, phased(graph, title)]);
  const others = await Promise.all([
    ...(phases.length === 0 ? [] : [['Phases', phased(graph)] as [string, Folded], ...titled]).map(drawnAs),
    ...(count(fewer.graph) === count(graph) ? [] : [drawnAs(['Folded', fewer])]),
  ]);
  const all = { key: 'all_steps', title: 'All steps', drawn: full, standsFor: {} };
  return { machine, full, forms: phases.length === 0 ? [all, ...others] : [...others, all] };
}

async function drawnAs([title, { graph, standsFor }]: [string, Folded]): Promise<Form> {
  const key = title.toLowerCase().replace(' ', '_');
  const others = [...standsFor].filter(([state, node]) => state !== node);
  return { key, title, drawn: withIds(await svg(graph), key), standsFor: Object.fromEntries(others) };
}

/** A drawing whose ids begin with something of its own, so that it can stand on a page with others. */
export function withIds(drawn: string, key: string): string {
  return drawn.replaceAll(/ id="/g, ` id="${key}:`);
}

/** The charts of single algorithms for a page at the root of the site. */
export function chartsFor(drawings: ReadonlyMap<string, Drawing>): Record<string, string> {
  const single = [...drawings.values()].filter(({ machine }) => machine.algorithms.length === 1);
  return Object.fromEntries(single.map(({ machine, full }) => [machine.id, onPage(full, machine, (to) => to)]));
}

/** Likewise those of the algorithms that another text has otherwise than r4820. */
export async function chartsOf(revision: Revision): Promise<ReturnType<typeof chartsFor>> {
  const differing = Object.values(machinesOf(revision)).filter(
    (machine) => machine.algorithms.length === 1 && machine !== machinesOf('r4820')[machine.id],
  );
  const drawn = differing.map(async (machine) => {
    const place = (step: string) => placeIn(step, revision);
    return [machine.id, onPage(await svg(graphOf(machine)), machine, (to) => to, place)] as const;
  });
  return Object.fromEntries(await Promise.all(drawn));
}

/** Where an item is read, if it is anywhere. */
type Place = (step: string) => string | undefined;

/** A drawing of a machine made a part of a page. */
export function onPage(drawn: string, machine: Machine, link: Link, place: Place = placeOf): string {
  const nodes = new Map(graphOf(machine).clusters.flatMap((cluster) => cluster.nodes.map((node) => [node.id, node])));
  const leadsTo = (id: string) => {
    const [node, phase] = [nodes.get(id), /\.phase_(\w+)$/.exec(id)?.[1]];
    if (phase !== undefined) return `#phase:${phase.toLowerCase()}`;
    const [step] = node?.steps ?? [];
    const to = step === undefined ? chartOf(machine.id, id) : place(step);
    return node && to && link(to);
  };
  return asPart(machine.algorithms.length === 1 ? withoutHeading(drawn) : drawn, machine.title, leadsTo);
}

/** A drawing of a single graph made a part of a page, whatever it is of. */
export function asPart(drawn: string, title: string, leadsTo: (id: string) => string | undefined = () => undefined): string {
  const [, width = '', height = ''] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawn) ?? [];
  const size = `viewBox="0 0 ${width} ${height}" data-width="${width}" data-height="${height}"`;
  return drawn
    .replace(/<svg [^>]*>\n<title>.*?<\/title>/, `<svg class="chart" ${size} role="group" aria-label="Chart: ${title}">`)
    .replace(/<rect width="[^"]*" height="[^"]*" fill="white"\/>\n?/g, '')
    .replace(/<polygon fill="white" stroke="none"[^>]*\/>\n?/g, '')
    .replace(/ font-family="[^"]*"| xml:space="preserve"| transform="scale\(1 1\) rotate\(0\) translate/g, (found) =>
      found.endsWith('translate') ? ' transform="translate' : '',
    )
    .replace(
      /<g id="(?:\w+:)?a_([^"]*)"><a xlink:title="([^"]*)">(.*?)<\/a>\n<\/g>/gs,
      (_, id: string, takes: string, inner: string) => {
        const to = leadsTo(id);
        if (to !== undefined) return `<a href="${to}">${inner}</a>`;
        // Of an arrow, the ids of its transitions remain.
        return takes.includes(' ') && !id.endsWith('label') ? `<g data-takes="${takes}">${inner}</g>` : inner;
      },
    )
    .replace(/<title>.*?<\/title>\n?/gs, '')
    .replaceAll('> ', '>&#160;');
}

/** What a chart is called and what its lines mean stands beside it. */
export function withoutHeading(drawn: string): string {
  return drawn.replace(/(class="graph"[^>]*>\n)(?:<(?:title|polygon|text)[^\n]*\n)+/, '$1');
}
