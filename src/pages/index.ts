/** The pages of a check and of the matrix, which the commands write alone and the site frames. */
export { html } from './check.js';
export { matrixHtml, Peers } from './matrix.js';
