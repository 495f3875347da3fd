/**
 * State charts of the machines.
 *
 * @example
 * ```ts
 * import { machines } from 'hixie76/machines';
 * const picture = await chart(machines.serverTerminating, 'svg');
 * ```
 */
import type { Machine } from '../../machines/index.js';
import { dot } from './dot.js';
import { graphOf } from './graph.js';
import { json } from './json.js';
import { mermaid } from './mermaid.js';
import { scxml } from './scxml.js';
import { svg } from './svg.js';
import { xstate } from './xstate.js';

/** What a chart can be: a picture, Graphviz, Mermaid, State Chart XML, an XState configuration, or a TypeScript module that makes the machine of it. */
export type ChartFormat = 'svg' | 'dot' | 'mermaid' | 'scxml' | 'json' | 'xstate';

const writers: Readonly<Record<ChartFormat, (machine: Machine) => string | Promise<string>>> = {
  svg: (machine) => svg(graphOf(machine)),
  dot: (machine) => dot(graphOf(machine)),
  mermaid: (machine) => mermaid(graphOf(machine)),
  scxml: (machine) => scxml(graphOf(machine)),
  json,
  xstate,
};

/** Every format. */
export const chartFormats = Object.keys(writers) as readonly ChartFormat[];

/**
 * The chart of a machine as a text that ends in a line feed. The same machine gives the same text.
 * @throws Error when there is no such format.
 */
export async function chart(machine: Machine, format: ChartFormat): Promise<string> {
  if (Object.hasOwn(writers, format)) return writers[format](machine);
  throw new Error(`there is no chart format "${format}"; take one of ${chartFormats.join(', ')}`);
}

export { type Arrow, arrowsOf } from './arrows.js';
export { differenceGraph, differenceInLines, differencesOf } from './difference.js';
export { dot, MARKS } from './dot.js';
export { type Folded, folded } from './fold.js';
export { type Cluster, type Edge, EVERY, type Graph, graphOf, type Node } from './graph.js';
export { phased, phasesOf } from './phases.js';
export { svg } from './svg.js';
export { headOf, partsOf } from './words.js';
