/** The way of a situation of the player through the machines; the page of a chart loads it when its address has one. */
import { situationAt } from '../player/situation.js';
import { Stage } from '../player/stage.js';
import { traces } from './player/page.js';

/** Plays the situation of an address. @throws Error when it cannot be read */
export type PathOf = typeof pathOf;

function pathOf(address: string) {
  const { actions, trace, policies, at } = situationAt(address, traces()) ?? { actions: [] };
  const { moments } = new Stage(actions, trace, policies);
  const last = moments.length - 1;
  const now = Math.min(at ?? last, last);
  const steps = moments.flatMap(({ step }) => step ?? []);
  return {
    title: trace?.id ?? 'a story of the player',
    at: now,
    last,
    states: new Set(steps.flatMap(({ states }) => states)),
    transitions: new Set(steps.flatMap(({ transitions }) => transitions)),
    /** The states that were entered up to now. */
    entered: moments.slice(0, now + 1).flatMap(({ step }) => step?.states ?? []),
  };
}

window.HIXIE76_PATH = pathOf;
