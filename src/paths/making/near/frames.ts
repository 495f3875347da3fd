/** Frames of every kind, sound and near to it, to both sides: kinds by type, lengths around the powers of 128, data of every sort. */
import { toTheEnd } from '../../ending/suffix.js';
import { establish } from '../../parts/handshakes.js';
import type { MachineOf, Path } from '../../parts/model.js';
import { bytes } from '../../parts/tokens.js';
import { Walk } from '../../parts/walk.js';
import { type Defect, defect } from './defects.js';

const utf8 = (text: string) => Buffer.from(text).toString('latin1');

/** Data of text frames: sound, at the edges of UTF-8, and ill-formed. */
const texts: readonly Defect[] = [
  defect('empty', ''),
  defect('one letter', 'a'),
  defect('NUL', '\0'),
  defect('U+FEFF', utf8('\ufeff')),
  defect('four bytes a character', utf8('\u{1f600}')),
  defect('a noncharacter', utf8('\uffff')),
  defect('ill-formed', 'a\x80b\xc3'),
  defect('200 letters', 'x'.repeat(200)),
];

/** Frames with a length: the bytes of the length, and what follows. */
const lengths: readonly Defect[] = [
  defect('length 0', '\0'),
  defect('length 0 in two bytes', '\x80\0'),
  defect('length 0 in four bytes', '\x80\x80\x80\0'),
  defect('length 1', '\x01a'),
  defect('length 2', '\x02ab'),
  defect('length 3 in two bytes', '\x80\x03abc'),
  defect('length 127', `\x7f${'x'.repeat(127)}`),
  defect('length 128', `\x81\0${'x'.repeat(128)}`),
  defect('length 129', `\x81\x01${'x'.repeat(129)}`),
  defect('length 300', `\x82\x2c${'x'.repeat(300)}`),
  defect('data of FF and 00', '\x06\xff\0\xff\0\xff\0'),
  defect('data like a frame', '\x04\0ab\xff'),
  defect('more announced than comes', '\x7fabc'),
];

/** Every frame, its bytes in one piece. */
function frames(): Defect[] {
  const types = ['\0', '\x01', '\x7f'].flatMap((type) =>
    texts.map(({ what, text }) => defect(`${hex(type)}, ${what}`, `${type}${text}\xff`)),
  );
  const binary = ['\x80', '\x81', '\xfe', '\xff'].flatMap((type) =>
    lengths.map(({ what, text }) => defect(`${hex(type)}, ${what}`, type + text)),
  );
  return [...types, ...binary, defect('two messages', '\0a\xff\0b\xff'), defect('FF, then a message', '\0\xff\xff\x01a\0b\xff')];
}

function hex(type: string): string {
  return type.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase();
}

/** Each frame after a sound handshake, with each way to close. */
export function frameNearMisses(machines: MachineOf): Path[] {
  return (['server', 'client'] as const).flatMap((side) =>
    frames().flatMap(({ what, text }, index) =>
      (['peer', 'own'] as const).map((closing) => {
        const walk = new Walk({ role: side === 'server' ? 'server' : 'api', setting: {} }, machines);
        establish(walk).add(bytes(`frame ${what}`, text));
        toTheEnd(walk, closing);
        const id = `near/${side}-frames/${String(index + 1).padStart(3, '0')}+${closing}`;
        return walk.path(id, `a ${side} that gets the frame ${what}`);
      }),
    ),
  );
}
