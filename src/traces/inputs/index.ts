/** Inputs that traces are made from besides paths. */
import { frames } from './frames.js';
import type { Input } from './model.js';
import { replies } from './replies.js';
import { requests } from './requests.js';

export { lengthened } from './long.js';
export type { Input } from './model.js';

/** All of them, or those that stand for the others. */
export function inputs(which: 'all' | 'small'): Input[] {
  const all = [...requests(), ...replies(), ...frames()];
  return which === 'all' ? all : all.filter(({ isSmall }) => isSmall);
}
