/** Replies to a client: their segments, and closures at each point. */
import { ANSWER, soundReplyText as soundReply } from '../replies.js';
import { cutAnywhere, type Input, numbered, pieces, type Some } from './model.js';

const FRAME = '\0at once\xff';

export function replies(): Input[] {
  return [
    ...numbered('client', 'segments', false, segments()),
    ...numbered('client', 'closures', false, closures()),
    ...numbered('client', 'splits', false, splits()),
  ];
}

function segments(): Some[] {
  const all = soundReply();
  const fields = all.slice(0, -ANSWER);
  const answer = all.slice(-ANSWER);
  return [
    { what: 'fields | answer', writes: [fields, answer] },
    { what: 'fields | half of the answer | half of the answer', writes: [fields, answer.slice(0, 8), answer.slice(8)] },
    { what: 'fields | answer and a frame', writes: [fields, answer + FRAME] },
    { what: 'fields, answer and a frame in one', writes: [all + FRAME] },
    { what: 'fields, answer and two frames in one', writes: [all + FRAME + FRAME] },
    { what: 'all but the last byte of the answer | that and a frame', writes: [all.slice(0, -1), all.slice(-1) + FRAME] },
    { what: 'fields, answer and half a frame | half a frame', writes: [all + FRAME.slice(0, 4), FRAME.slice(4)] },
    { what: 'fields, answer and a frame with a length in one', writes: [`${all}\x80\x03abc`] },
    { what: 'byte by byte', writes: [...all] },
    { what: 'byte by byte, with a frame', writes: [...(all + FRAME)] },
    { what: 'line by line', writes: pieces(all, /(?<=\n)/) },
    { what: 'line by line, cut between CR and LF', writes: pieces(all, /(?<=\r)/) },
  ].map((each) => ({ ...each, isSmall: true }));
}

function closures(): Some[] {
  const all = soundReply();
  const end = all.length - ANSWER;
  const line = all.indexOf('\r\n');
  const places = [0, 4, line, line + 1, line + 2, line + 6, line + 13, end - 2, end - 1, end, end + 8, all.length - 1];
  return Array.from(all, (_, length) => length).flatMap((length) =>
    (['fin', 'reset'] as const).map((ending) => {
      const what = length === 0 ? 'nothing' : `the first ${length} bytes of a reply`;
      return { what, writes: length === 0 ? [] : [all.slice(0, length)], ending, isSmall: places.includes(length) };
    }),
  );
}

function splits(): Some[] {
  return cutAnywhere(soundReply() + FRAME).map((writes) => ({
    what: `a reply and a frame, cut behind ${writes[0].length} bytes`,
    writes,
  }));
}
