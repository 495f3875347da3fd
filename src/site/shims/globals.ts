/** Globals of Node that machines and oracle use. */
export { Buffer } from './buffer.js';
