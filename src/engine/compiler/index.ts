/** The compiler of the machines. */
export { compile } from './compile.js';
export { Knowledge } from './knowledge.js';
export { compiled } from './sources.js';
