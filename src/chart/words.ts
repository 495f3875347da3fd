/** The words of a chart: what is written on states and transitions. */
import type { StepId } from '../../spec/index.js';
import { type Cluster, type Edge, EVERY, type Node } from './graph.js';

/** Items as charts cite them: without their section where it is the algorithm's own. */
export function citedIn(cluster: Cluster, steps: readonly StepId[]): string {
  return steps.map((step) => (step.startsWith(`${cluster.section}#`) ? step.slice(cluster.section.length + 1) : step)).join(', ');
}

/** What a state is called in a chart: its items, and its name where that says more than they do. */
export function headOf(cluster: Cluster, node: Node): string {
  const cited = citedIn(cluster, node.steps);
  const [first] = cited.split(', ');
  const name = node.name.replace(/^step_/, '').replaceAll('_', '.');
  if (name === first) return cited;
  if (name.startsWith(`${first}.`)) return `${cited} (${name.slice(`${first}.`.length)})`;
  return [node.name.replace(/^step_/, '').replaceAll('_', ' '), cited].filter(Boolean).join(' · ');
}

/** The same, as short as can be while it is still clear. */
export function shortHeadOf(cluster: Cluster, node: Node): string {
  return headOf(cluster, { ...node, steps: node.steps.slice(0, 1) }).replace(/ · .*/, '');
}

/** What a transition hears, asks and does, as `EVENT`, `[guard]` and `/ action`; the event only if it is not `always`. */
export function partsOf(edge: Edge): string[] {
  const event = edge.event === 'always' ? '' : edge.event;
  const guard = edge.guard === undefined ? (edge.otherwise ? '[else]' : '') : `[${edge.guard}]`;
  const done = edge.actions.map(
    (action, index) => `${index === 0 ? '/ ' : ''}${action}${edge.actions[index + 1] === undefined ? '' : ','}`,
  );
  return [event, guard, ...done].filter(Boolean);
}

/** Whether a transition leaves from every state. */
export function fromEvery(edge: Edge): boolean {
  return edge.from.endsWith(`.${EVERY}`);
}

/** Words in lines of at most `width` characters, as far as each word fits into one. */
export function wrapped(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text with the characters escaped that mean something in XML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
