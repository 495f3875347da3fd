/** Sound handshakes to either side: in segments of every kind, cut short by closures, and cut in two. */
import type { Revision } from '../../../machines/index.js';
import type { Side } from '../../judge/index.js';
import { openings, openingText } from '../echo-client.js';
import { cutAnywhere, type Some, some } from './model.js';

const FRAME = '\0at once\xff';

/** A handshake, and what comes last in it, behind its blank line: key3, or the answer to the client's keys. */
function handshakeTo(side: Side, revision?: Revision) {
  const text = openingText(side, revision);
  const end = text.indexOf('\r\n\r\n') + 4;
  return { what: `a ${openings[side].what}`, text, end, last: text.slice(end) };
}

export function segments(side: Side, revision?: Revision): Some[] {
  const { text, end, last } = handshakeTo(side, revision);
  const ofServer = side === 'server';
  const [name, alone] = ofServer ? ['key3', 'key3'] : ['answer', 'the answer'];
  const fields = text.slice(0, end);
  const half = end + last.length / 2;
  const [before, after] = [text.slice(end, half), text.slice(half)];
  return [
    some(`fields | ${name}`, fields, last),
    some(`fields | half of ${alone} | half of ${alone}`, fields, before, after),
    ...(ofServer ? [some('fields and half of key3 | half of key3', fields + before, after)] : []),
    some(`fields | ${name} and a frame`, fields, last + FRAME),
    some(`fields, ${name} and a frame in one`, text + FRAME),
    some(`fields, ${name} and two frames in one`, text + FRAME + FRAME),
    some(`all but the last byte of ${alone} | that and a frame`, text.slice(0, -1), text.slice(-1) + FRAME),
    some(`fields, ${name} and half a frame | half a frame`, text + FRAME.slice(0, 4), FRAME.slice(4)),
    some(`fields, ${name} and a frame with a length in one`, `${text}\x80\x03abc`),
    some('byte by byte', ...text),
    some('byte by byte, with a frame', ...text, ...FRAME),
    some('line by line', ...text.split(/(?<=\n)/)),
    some('line by line, cut between CR and LF', ...text.split(/(?<=\r)/)),
    ...(ofServer ? [some('cut at each space', ...text.split(/(?= )/))] : []),
  ];
}

/** Closures at each place. Those differ that are within lines, names, values and ends of lines, and what comes last. */
export function closures(side: Side, revision?: Revision): Some[] {
  const { what, text, end } = handshakeTo(side, revision);
  const line = text.indexOf('\r\n');
  // Within the first line, a value, and what comes last.
  const places = side === 'server' ? [3, 28] : [4, line + 13, end + 8];
  const small = [...places, 0, line, line + 1, line + 2, line + 6, end - 2, end - 1, end, text.length - 1];
  return Array.from(text, (_, length) => length).flatMap((length) => {
    const begun = length === 0 ? some('nothing') : some(`the first ${length} bytes of ${what}`, text.slice(0, length));
    const cut = { ...begun, isSmall: small.includes(length) };
    // A reset that comes to a server before anything else has nothing before it that could be judged.
    const isMute = side === 'server' && length === 0;
    return [{ ...cut, ending: 'fin' as const }, ...(isMute ? [] : [{ ...cut, ending: 'reset' as const }])];
  });
}

export function splits(side: Side, revision?: Revision): Some[] {
  const { what, text } = handshakeTo(side, revision);
  return cutAnywhere(`${what} and a frame`, text + FRAME);
}
