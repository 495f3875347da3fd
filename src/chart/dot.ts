/** A graph in Graphviz' language, laid out from top to bottom in the order of the steps. */
import { type Arrow, arrowsOf, endOf, placeOf } from './arrows.js';
import { type Cluster, type Edge, EVERY, type Graph, type Mark, type Node } from './graph.js';
import { citedIn, escaped, fromEvery, headOf, partsOf, shortHeadOf, wrapped } from './words.js';

/**
 * The family whose widths Graphviz reckons with. It is the widest of the usual
 * ones, so that no text leaves its box where another takes its place.
 */
export const LAYOUT_FONT = 'Verdana';

/** Colours that remain apart for every kind of colour vision, dark enough to read on white. */
export const INK = '#1a1a1a';
const EVENT = '#00527f';
const ALWAYS = '#5c5c5c';
const FAILURE = '#b03a00';

/** What the lines mean, in a few words each. */
export const LEGEND = [
  'bold border: waits for an event · thin: passes at once · double: over',
  'solid: on an event · dashed: without one · red: fails or aborts',
  'event [guard] / actions · → continues at the state of that name',
];

/** What two texts do not have alike: brought, gone, changed. */
export const MARKS: Readonly<Record<Mark, string>> = { brought: '#b7e3c0', gone: '#f2b8b5', changed: '#fbe3a1' };

/** Characters in a line. */
const WIDTH = 28;

/** At most so many alternatives stand side by side. */
const ABREAST = 4;

/** The graph in DOT; each state is a node named and identified by its `algorithm.state`. */
export function dot(graph: Graph, legend: readonly string[] = LEGEND): string {
  const [only, ...others] = graph.clusters;
  const alone = others.length === 0 ? only : undefined;
  const inner = alone === undefined ? graph.clusters.flatMap(clusterLines) : bodyOf(alone);
  const heading = [
    `${alone === undefined ? '' : `${alone.section}  `}<B>${escaped(graph.title)}</B>`,
    ...legend.map((line) => `<FONT POINT-SIZE="8" COLOR="${ALWAYS}">${escaped(line)}</FONT>`),
  ];
  const lines = [
    `digraph ${quoted(graph.id)} {`,
    `  graph [${attributes({ id: graph.id, rankdir: 'TB', bgcolor: 'white', fontname: LAYOUT_FONT, fontsize: 12, fontcolor: INK })},`,
    `    ${attributes({ nodesep: 0.3, ranksep: 0.25, pad: 0.2, labelloc: 't', labeljust: 'l' })},`,
    `    label=<${heading.map((line) => `${line}<BR ALIGN="LEFT"/>`).join('')}>];`,
    `  node [${attributes({ shape: 'box', style: 'rounded,filled', fillcolor: 'white', color: INK, fontcolor: INK })},`,
    `    ${attributes({ fontname: LAYOUT_FONT, fontsize: 11, margin: '0.1,0.05', height: 0.3 })}];`,
    `  edge [${attributes({ fontname: LAYOUT_FONT, fontsize: 9, arrowsize: 0.7, color: INK })}];`,
    ...inner.map((line) => `  ${line}`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function clusterLines(cluster: Cluster): string[] {
  return [
    `subgraph ${quoted(`cluster_${cluster.id}`)} {`,
    `  graph [${attributes({ id: cluster.id, style: 'rounded', color: '#8c8c8c', margin: 14 })}, label=<${cluster.section}  <B>${escaped(cluster.title)}</B>>];`,
    ...bodyOf(cluster).map((line) => `  ${line}`),
    '}',
  ];
}

function bodyOf(cluster: Cluster): string[] {
  const arrows = arrowsOf(cluster);
  const start = `${cluster.id}-start`;
  const dimensions = { width: 0.14, height: 0.14, fixedsize: 'true', label: '' };
  return [
    `${quoted(start)} [${attributes({ id: start, class: 'start', shape: 'circle', style: 'filled', fillcolor: INK, ...dimensions })}];`,
    `${quoted(start)} -> ${quoted(cluster.initial)} [${attributes({ id: `${cluster.id}-begin` })}];`,
    ...cluster.nodes.map((node) => nodeLine(cluster, node)),
    ...(cluster.edges.some(fromEvery) ? [everyLine(cluster)] : []),
    ...arrows.flatMap((arrow) => arrowLines(cluster, arrow)),
    ...hints(cluster, arrows).map(([from, to]) => `${quoted(from)} -> ${quoted(to)} [style=invis, weight=5];`),
  ];
}

function nodeLine(cluster: Cluster, node: Node): string {
  const kind = node.over ? 'over' : node.waits ? 'waits' : 'passes';
  const border = { over: { penwidth: 1.2, peripheries: 2 }, waits: { penwidth: 2.6 }, passes: { penwidth: 0.7 } }[kind];
  const tooltip = [node.id, ...node.steps].join('\n');
  const label = nodeLabel(cluster, node);
  const marked = node.mark === undefined ? {} : { fillcolor: MARKS[node.mark] };
  return `${quoted(node.id)} [${attributes({ id: node.id, class: `state ${kind}`, ...border, tooltip, ...marked })}, label=<${label}>];`;
}

function nodeLabel(cluster: Cluster, node: Node): string {
  const done = [...node.entry.map((name) => `/ ${name}`), ...node.exit.map((name) => `exit / ${name}`)];
  return [
    ...wrapped(headOf(cluster, node).split(' '), WIDTH).map((line) => `<FONT POINT-SIZE="9"><B>${escaped(line)}</B></FONT>`),
    ...wrapped(node.does.split(' '), WIDTH).map(escaped),
    ...done.map((line) => `<FONT POINT-SIZE="8.5" COLOR="${ALWAYS}">${escaped(line)}</FONT>`),
  ].join('<BR/>');
}

function everyLine(cluster: Cluster): string {
  const looks = { class: 'any', style: 'rounded,dashed', penwidth: 1, fontsize: 10, label: 'any state' };
  return `${quoted(`${cluster.id}.${EVERY}`)} [${attributes({ id: `${cluster.id}-any`, ...looks })}];`;
}

function arrowLines(cluster: Cluster, arrow: Arrow): string[] {
  const color = arrow.fails ? FAILURE : arrow.always ? ALWAYS : EVENT;
  const rows = arrow.edges.map((edge) => edgeLines(cluster, edge)).filter((lines) => lines.length > 0);
  const label = rows.length === 0 ? '' : `, label=<${padded(rows)}>`;
  const tooltip = arrow.edges.map((edge) => edge.id).join('\n');
  const style = {
    class: arrow.kind,
    color,
    fontcolor: color,
    style: arrow.always ? 'dashed' : 'solid',
    tooltip,
    labeltooltip: tooltip,
    weight: isNext(cluster, arrow) ? 5 : 1,
    ...ports(cluster, arrow),
    ...(arrow.mark === undefined ? {} : { penwidth: 2.5, color: `${color}:${MARKS[arrow.mark]}` }),
  };
  return [
    ...(arrow.short ? [endLine(cluster, arrow, color)] : []),
    `${quoted(arrow.from)} -> ${quoted(endOf(arrow))} [${attributes({ id: arrow.id, ...style })}${label}];`,
  ];
}

/** Where an arrow leaves or meets a state with a loop: not where the words beside the loop stand. */
function ports(cluster: Cluster, { from, to, short }: Arrow): Record<string, string> {
  const hasLoop = (state: string) => cluster.edges.some((edge) => edge.from === state && edge.to === state);
  const goesBack = !short && placeOf(cluster, to) < placeOf(cluster, from);
  if (from === to || from.endsWith(EVERY)) return {};
  return { ...(!goesBack && hasLoop(from) ? { tailport: 's' } : {}), ...(goesBack && hasLoop(to) ? { headport: 'w' } : {}) };
}

function edgeLines(cluster: Cluster, edge: Edge): string[] {
  const cited = edge.steps.length === 0 ? '' : `<B>${escaped(citedIn(cluster, edge.steps))}</B>`;
  const [first = '', ...rest] = wrapped(partsOf(edge), WIDTH).map(escaped);
  return [`${cited} ${first}`.trim(), ...rest].filter(Boolean);
}

/** The lines of each transition, a little apart from each other and from the arrow. */
function padded(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((lines) => `<TD></TD><TD ALIGN="LEFT" BALIGN="LEFT">${lines.join('<BR/>')}</TD>`);
  const table = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">';
  return `${table}${cells.map((cell) => `<TR>${cell}</TR>`).join('')}</TABLE>`;
}

function endLine(cluster: Cluster, arrow: Arrow, color: string): string {
  const target = cluster.nodes.find(({ id }) => id === arrow.to);
  const name = target === undefined ? arrow.to : shortHeadOf(cluster, target);
  const looks = { class: 'end', shape: 'plain', fontsize: 9, color, fontcolor: color, tooltip: arrow.to };
  return `${quoted(endOf(arrow))} [${attributes({ id: endOf(arrow), ...looks, label: `→ ${name}` })}];`;
}

/** Invisible edges that keep order: what nothing leads to comes last, and many alternatives stand one below the other. */
function hints(cluster: Cluster, arrows: readonly Arrow[]): [string, string][] {
  const drawn = arrows.filter(({ short }) => !short);
  const reached = new Set(drawn.map(({ to }) => to));
  const last = cluster.nodes.findLast(({ id }) => reached.has(id))?.id ?? cluster.initial;
  const lost = cluster.nodes.filter(({ id, over }) => over && !reached.has(id));
  const stacked = cluster.nodes.flatMap(({ id: from }, place) => {
    const next = cluster.nodes.slice(place + 1).filter(({ id }) => drawn.some((arrow) => arrow.from === from && arrow.to === id));
    return next.length <= ABREAST ? [] : next.slice(1).map(({ id }, index): [string, string] => [next[index]?.id ?? from, id]);
  });
  return [...lost.map(({ id }): [string, string] => [last, id]), ...stacked];
}

/** Whether an arrow leads to the step that follows: those make the straight line that the others leave. */
function isNext(cluster: Cluster, arrow: Arrow): boolean {
  const place = placeOf(cluster, arrow.from);
  return place >= 0 && place + 1 === placeOf(cluster, arrow.to);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${typeof value === 'number' ? value : quoted(value)}`)
    .join(', ');
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, (character) => `\\${character}`).replaceAll('\n', '&#10;')}"`;
}
