/** Inputs that traces are made from besides paths. */
import type { Revision } from '../../../machines/index.js';
import type { Side } from '../../judge/index.js';
import { closing, splits as frameSplits, lengths, sizes, text, types } from './frames.js';
import { closures, segments, splits } from './handshakes.js';
import { type Input, numbered } from './model.js';
import { fields as replyFields } from './replies.js';
import { fields, keys } from './requests.js';
import { edges, illFormed } from './utf8.js';

export { lengthened } from './long.js';
export type { Input } from './model.js';

/** All of them, or those that stand for the others, with the sound handshakes of a text. */
export function inputs(which: 'all' | 'small', revision?: Revision): Input[] {
  const shared = (side: Side) => ({
    segments: segments(side, revision),
    closures: closures(side, revision),
    splits: splits(side, revision),
  });
  const utf8 = [...text(), ...edges(), ...illFormed()];
  const frames = {
    types: types(),
    lengths: lengths(),
    closing: closing(),
    text: utf8,
    sizes: sizes(),
    'frame-splits': frameSplits(),
  };
  const { segments: writes, ...others } = shared('server');
  const all = [
    ...numbered('server', false, { segments: writes, keys: keys(), fields: fields(), ...others }),
    ...numbered('client', false, { ...shared('client'), fields: replyFields(revision) }),
    ...numbered('server', true, frames),
    ...numbered('client', true, frames),
  ];
  return all.filter(({ isSmall = true }) => which === 'all' || isSmall);
}
