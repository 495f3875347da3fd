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

/** Every format. */
export const chartFormats: readonly ChartFormat[] = ['svg', 'dot', 'mermaid', 'scxml', 'json', 'xstate'];

/**
 * The chart of a machine as a text that ends in a line feed. The same machine gives the same text.
 * @throws Error when there is no such format.
 */
export async function chart(machine: Machine, format: ChartFormat): Promise<string> {
  switch (format) {
    case 'svg':
      return svg(graphOf(machine));
    case 'dot':
      return dot(graphOf(machine));
    case 'mermaid':
      return mermaid(graphOf(machine));
    case 'scxml':
      return scxml(graphOf(machine));
    case 'json':
      return json(machine);
    case 'xstate':
      return xstate(machine);
    default:
      throw new Error(`there is no chart format "${format satisfies never}"; take one of ${chartFormats.join(', ')}`);
  }
}

export { type Arrow, arrowsOf } from './arrows.js';
export { differenceGraph, differenceInLines, differencesOf } from './difference.js';
export { dot, MARKS } from './dot.js';
export { type Folded, folded } from './fold.js';
export { type Cluster, type Edge, EVERY, type Graph, graphOf, type Node } from './graph.js';
export { phased, phasesOf } from './phases.js';
export { svg } from './svg.js';
export { headOf, partsOf } from './words.js';
