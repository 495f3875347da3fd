/** Faults at the boundary to the system: a part of it is replaced until the test is over, the rest is real. */
import { onTestFinished } from 'vitest';
import { system } from '../system.js';

/** Puts other parts into the place of the system's own. */
export function faulty(parts: Partial<typeof system>): void {
  const sound = { ...system };
  Object.assign(system, parts);
  onTestFinished(() => void Object.assign(system, sound));
}
