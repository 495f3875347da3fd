/** Inputs that traces are made from besides paths. */
import { closing, splits as frameSplits, lengths, sizes, text, types } from './frames.js';
import { closures, segments, splits } from './handshakes.js';
import { type Input, numbered } from './model.js';
import { fields, keys } from './requests.js';
import { edges, illFormed } from './utf8.js';

export { lengthened } from './long.js';
export type { Input } from './model.js';

/** All of them, or those that stand for the others. */
export function inputs(which: 'all' | 'small'): Input[] {
  const all = [
    ...numbered('server', 'segments', false, segments('server')),
    ...numbered('server', 'keys', false, keys()),
    ...numbered('server', 'fields', false, fields()),
    ...numbered('server', 'closures', false, closures('server')),
    ...numbered('server', 'splits', false, splits('server')),
    ...numbered('client', 'segments', false, segments('client')),
    ...numbered('client', 'closures', false, closures('client')),
    ...numbered('client', 'splits', false, splits('client')),
    ...(['server', 'client'] as const).flatMap((side) => [
      ...numbered(side, 'types', true, types()),
      ...numbered(side, 'lengths', true, lengths()),
      ...numbered(side, 'closing', true, closing()),
      ...numbered(side, 'text', true, [...text(), ...edges(), ...illFormed()]),
      ...numbered(side, 'sizes', true, sizes()),
      ...numbered(side, 'frame-splits', true, frameSplits()),
    ]),
  ];
  return all.filter(({ isSmall = true }) => which === 'all' || isSmall);
}
