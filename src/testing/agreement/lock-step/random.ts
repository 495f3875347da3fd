/** Lock-step on paths by chance. */
import { randomPath } from '../../../paths/testing/random.js';
import { LockStep } from './lock-step.js';

/** Paths after which what is known is forgotten, since no position comes twice here. */
const FEW = 20;

/**
 * Tells both machines random paths until so many events were told.
 * @param seed of the first path; `HIXIE76_SEED` sets another one
 * @returns how many events were told
 * @throws Error where interpreter or engine differ from XState in states, variables or effects, with the seed in the path's id
 */
export function lockStepByChance(events: number, seed = process.env.HIXIE76_SEED ?? '76'): number {
  let told = 0;
  for (let first = 0; told < events; first += FEW) {
    const lockStep = new LockStep(true);
    for (let number = first; number < first + FEW; number += 1) {
      lockStep.tell(randomPath(`${seed}.${number}`, number % 2 === 0 ? 'server' : 'api'));
    }
    told += lockStep.told;
  }
  return told;
}
