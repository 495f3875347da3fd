/** How classes lead to each other. */
import type { Class, Operations } from './minimise.js';

/** The classes that one leads to, as often as it does. */
function leadsTo(does: Operations): number[] {
  if ('guard' in does) return [...leadsTo(does.yes), ...leadsTo(does.no)];
  return does.to.kind === 'end' ? [] : [does.to.class];
}

/** How often each class is led to from the classes that events reach. */
export function usesOf(classes: ReadonlyMap<number, Class>, begins: ReadonlyMap<number, unknown>): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  const waiting = [...begins.keys()];
  const seen = new Set(waiting);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const next of leadsTo((classes.get(id) as Class).does)) {
      uses.set(next, (uses.get(next) ?? 0) + 1);
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  return uses;
}

/** The classes that lead back to themselves, with the number of their circle: its smallest member. */
export function circlesOf(classes: ReadonlyMap<number, Class>): ReadonlyMap<number, number> {
  const reached = new Map([...classes].map(([id, { does }]) => [id, reachedFrom(does, classes)]));
  const circles = new Map<number, number>();
  for (const [id, those] of reached) {
    if (!those.has(id)) continue;
    circles.set(id, Math.min(...[...those].filter((other) => reached.get(other)?.has(id))));
  }
  return circles;
}

function reachedFrom(does: Operations, classes: ReadonlyMap<number, Class>): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting = leadsTo(does);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...leadsTo((classes.get(id) as Class).does));
  }
  return seen;
}
