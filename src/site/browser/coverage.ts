/** How often a chart's states and transitions were gone through: as numbers, lines and colours. */
import { levelOf, type Times, timesInWords } from '../levels.js';
import type { Canvas } from './canvas.js';

type AllTimes = Readonly<Record<string, Times>>;

const SVG = 'http://www.w3.org/2000/svg';

/** What the page knows of a chart. */
export function timesOf({ dataset: { times } }: HTMLElement): AllTimes | undefined {
  return times === undefined ? undefined : JSON.parse(times);
}

/** Marks each node and arrow by its level; what stands for several by that of the one with the fewest runs. */
export function paint({ nodes, arrows }: Canvas, times: AllTimes): void {
  for (const [node, ids] of grouped(nodes, times)) {
    const runs = mark(node, ids, times);
    const { x, y, width } = (node as SVGGElement).getBBox();
    node.append(made('text', `${runs}`, { x: x + width - 3, y: y + 3, class: 'runs' }));
  }
  for (const [arrow, ids] of grouped(arrows, times)) mark(arrow, ids, times);
}

/** What has not been marked yet, with all that it stands for. */
function grouped(all: ReadonlyMap<string, Element>, times: AllTimes): Map<Element, string[]> {
  const found = new Map<Element, string[]>();
  for (const [id, each] of all)
    if (times[id] !== undefined && !/\btimes-/.test(each.getAttribute('class') ?? ''))
      found.set(each, [...(found.get(each) ?? []), id]);
  return found;
}

/** @returns the fewest runs */
function mark(each: Element, ids: readonly string[], times: AllTimes): number {
  const fewest = Math.min(...ids.map((id) => times[id]?.[0] ?? 0));
  each.classList.add(`times-${levelOf(fewest)}`);
  each.prepend(made('title', ids.map((id) => `${id}: ${timesInWords(times[id] as Times)}`).join('\n')));
  return fewest;
}

function made(name: string, text: string, attributes: Readonly<Record<string, string | number>> = {}): SVGElement {
  const element = document.createElementNS(SVG, name);
  element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
