/** What the tests of failures share: faults in the place of parts of the system, and a count of what is alive. */
export { alive, leftAlive } from './alive.js';
export { faulty, ourSockets, Valve } from './faults.js';
export * from './pairs.js';
