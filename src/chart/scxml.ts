/** A graph in State Chart XML 1.0. */
import type { Cluster, Edge, Graph, Node } from './graph.js';
import { escaped, fromEvery } from './words.js';

/** Attributes of this project: the items and the words of a state, the items of a transition. */
const OURS = 'urn:hixie76';

/**
 * The graph in SCXML. States are named `algorithm.state`; guards and actions
 * are functions of the event in the data model, by the names that the machine
 * gives them. The algorithms of a composed machine are parallel.
 */
export function scxml(graph: Graph): string {
  const composed = graph.clusters.length > 1;
  const algorithms = graph.clusters.flatMap((cluster) => clusterLines(cluster, composed ? `${cluster.id}.` : ''));
  const body = composed ? element('parallel', { id: graph.id }, algorithms) : algorithms;
  const about = { xmlns: 'http://www.w3.org/2005/07/scxml', 'xmlns:hixie76': OURS, version: '1.0', datamodel: 'ecmascript' };
  const root = element('scxml', { ...about, name: graph.id, initial: graph.id }, body);
  return `${['<?xml version="1.0" encoding="UTF-8"?>', ...root].join('\n')}\n`;
}

function clusterLines(cluster: Cluster, prefix: string): string[] {
  const everywhere = cluster.edges.filter(fromEvery).flatMap((edge) => transition(edge, prefix));
  const states = cluster.nodes.flatMap((node) => state(cluster, node, prefix));
  return element('state', { id: cluster.id, initial: cluster.initial, 'hixie76:does': cluster.title }, [
    ...everywhere,
    ...states,
  ]);
}

function state(cluster: Cluster, node: Node, prefix: string): string[] {
  const about = { id: node.id, 'hixie76:steps': node.steps.join(' '), 'hixie76:does': node.does };
  const transitions = cluster.edges.filter(({ from }) => from === node.id).flatMap((edge) => transition(edge, prefix));
  return element(node.over ? 'final' : 'state', about, [
    ...(node.entry.length === 0 ? [] : element('onentry', {}, calls(node.entry, prefix))),
    ...(node.exit.length === 0 ? [] : element('onexit', {}, calls(node.exit, prefix))),
    ...transitions,
  ]);
}

function transition(edge: Edge, prefix: string): string[] {
  const about = {
    event: edge.event === 'always' ? '' : edge.event,
    cond: edge.guard === undefined ? '' : `${prefix}${edge.guard}(_event)`,
    target: edge.internal ? '' : edge.to,
    type: fromEvery(edge) && !edge.internal ? 'internal' : '',
    'hixie76:steps': edge.steps.join(' '),
  };
  return element('transition', about, calls(edge.actions, prefix));
}

function calls(names: readonly string[], prefix: string): string[] {
  return names.map((name) => `<script>${prefix}${escaped(name)}(_event)</script>`);
}

/** An element; an attribute that is empty is left out. */
function element(name: string, attributes: Readonly<Record<string, string>>, content: readonly string[]): string[] {
  const given = Object.entries(attributes).filter(([, value]) => value !== '');
  const start = [name, ...given.map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  return content.length === 0 ? [`<${start}/>`] : [`<${start}>`, ...content.map((line) => `  ${line}`), `</${name}>`];
}
