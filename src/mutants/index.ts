/** Changed machines, and the sound runs that reach each change. */
export { killing } from './kill.js';
export { type Mutant, mutantsOf } from './mutate.js';
export { type Run, type Suite, suiteOf, type Visit } from './suite.js';
