/** A graph as a Mermaid state diagram, which many viewers of Markdown draw. */
import { type Cluster, type Edge, EVERY, type Graph, type Node } from './graph.js';
import { citedIn, fromEvery, headOf, partsOf } from './words.js';

/** The graph as `stateDiagram-v2`; the algorithms of a composed machine are concurrent. */
export function mermaid(graph: Graph): string {
  const [only, ...others] = graph.clusters;
  const body = only !== undefined && others.length === 0 ? clusterLines(only) : together(graph);
  return `${['---', `title: ${JSON.stringify(graph.title)}`, '---', 'stateDiagram-v2', ...indented(body), ...looks()].join('\n')}\n`;
}

function together(graph: Graph): string[] {
  const regions = graph.clusters.map((cluster) => [
    `state "${plain(`${cluster.section} ${cluster.title}`)}" as ${cluster.id} {`,
    ...indented(clusterLines(cluster)),
    '}',
  ]);
  const separated = regions.flatMap((lines, index) => (index === 0 ? lines : ['--', ...lines]));
  return [`state "${plain(graph.title)}" as ${graph.id} {`, ...indented(separated), '}'];
}

function clusterLines(cluster: Cluster): string[] {
  return [
    ...cluster.nodes.map((node) => `state "${stateText(cluster, node)}" as ${identifier(node.id)}`),
    ...(cluster.edges.some(fromEvery) ? [`state "any state" as ${identifier(`${cluster.id}.${EVERY}`)}`] : []),
    `[*] --> ${identifier(cluster.initial)}`,
    ...cluster.edges.map((edge) => edgeLine(cluster, edge)),
    ...cluster.nodes.filter(({ over }) => over).map(({ id }) => `${identifier(id)} --> [*]`),
    ...cluster.nodes.filter(({ waits }) => waits).map(({ id }) => `class ${identifier(id)} waits`),
  ];
}

function stateText(cluster: Cluster, node: Node): string {
  const done = [...node.entry.map((name) => `/ ${name}`), ...node.exit.map((name) => `exit / ${name}`)];
  return [headOf(cluster, node), node.does, ...done].map(plain).join('<br/>');
}

function edgeLine(cluster: Cluster, edge: Edge): string {
  const text = [citedIn(cluster, edge.steps), ...partsOf(edge)].filter(Boolean).join(' ');
  return `${identifier(edge.from)} --> ${identifier(edge.to)}${text && ` : ${text}`}`;
}

function looks(): string[] {
  return indented(['classDef waits stroke-width:3px']);
}

/** Mermaid's identifiers are words: `algorithm.state` becomes `algorithm__state`. */
function identifier(id: string): string {
  return id.replace(`.${EVERY}`, '__any').replace('.', '__');
}

/** What may stand within double quotes; Mermaid has no escapes, but entities. */
function plain(text: string): string {
  return text.replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;');
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
