/** The compiler of the machines. */
export { compiled } from './sources.js';
