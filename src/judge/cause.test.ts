/** Which step a wrong or missing echo violates: what was sent to the side, and what came back of it, tell (rule 7 and the outcome tables). */
import { describe, expect, test } from 'vitest';
import { frameAt } from './cause.js';
import { type Entry, otherThan, type Side } from './index.js';
import { byteByByte, inWords, marked, NEXT, SKIPPED } from './lax/testing.js';
import { after, closes, down, end, reply, request, up } from './testing.js';

const sections = { server: '10.3.4.4.3', client: '10.3.4.3.2' };

function verdictOn(side: Side, wire: readonly Entry[]): string {
  const judging = after(side, { application: 'echo' }, ...wire);
  judging.late();
  return inWords(judging.verdict());
}

/** The handshake, with frames in the segment that ends it and in the next; then what the side answers. */
function exchanged(side: Side, [atOnce, later]: [string, string], answer: string): Entry[] {
  const wire = side === 'server' ? [up(request + atOnce), down(reply)] : [up(request), down(reply + atOnce)];
  const [sends, receives] = side === 'server' ? [down, up] : [up, down];
  return [...wire, ...(later === '' ? [] : [receives(later)]), ...(answer === '' ? [] : [sends(answer)])];
}

/** What goes wrong; what was sent; the answer, with a caret before the first byte that is wrong or missing; the steps of server and client. */
type Row = [what: string, frames: string, wrong: string, steps: [server: string, client: string]];

const CHANGED: [string, string] = ['#3.4', '#3b.5'];
const UNREAD: [string, string] = ['#3.B6', '#3a.6'];
const BEHIND: [string, string] = ['#3.B8', '#3a.8.4'];
const FIRST: [string, string] = ['#1', '#1'];

const skipped: Row[] = [
  ['the data, without the end of the frame', '\x80\x01a', '‸\0a', SKIPPED],
  ['the data of FF with a length', '\xff\x01a', '‸\0a\xff', SKIPPED],
  ['a part of the data', '\x80\x03abc', '‸\0ab\xff', SKIPPED],
  ['the length and the data', '\x80\x01a', '‸\0\x01a\xff', SKIPPED],
  ['the length alone', '\x80\0', '‸\0\0\xff', SKIPPED],
  ['the frame and the next as one text', '\x80\x01a\0b\xff', '\0‸\x01a\0b\xff', SKIPPED],
  ['the data before the next message', '\x80\x02ab\0c\xff', '\0‸abc\xff', SKIPPED],
  ['the data of the second of two', '\x80\x02xy\x81\x01a', '‸\0a\xff', SKIPPED],
  ['what looks like a text frame among the data', '\x80\x06a\0bc\xffd\0e\xff', '\0‸bc\xff', SKIPPED],
  ['all of the data, as which the message after them begins', '\x80\x01a\0ab\xff', '\0a‸\xff', SKIPPED],
  ['data up to an FF among them', '\x80\x04ab\xffc\0e\xff', '\0‸ab\xff', SKIPPED],
  ['data of which not all has come', '\x80\x05ab', '‸\0ab\xff', UNREAD],
  ['a length whose data has not begun', '\xff\x05', '‸\0\x05\xff', UNREAD],
];

/** A message is not what it was, although something else that was sent looks a little like it. */
const others: Row[] = [
  ['another text than that of type 80', '\x80\x01x\0a\xff', '\0‸b\xff', CHANGED],
  ['another text than that of two bytes of type 80', '\x80\x02xy\0ab\xff', '\0‸cd\xff', CHANGED],
  ['another text, and type 80 without data', '\x80\0\0a\xff', '\0‸b\xff', CHANGED],
  ['a byte that is also the length of type 80', '\0ab\xff\x80\0', '\0a‸\0\xff', CHANGED],
  ['a message cut to a byte that type 80 has, too', '\x80\x02ax\0ab\xff', '\0a‸\xff', CHANGED],
  ['a message changed after a byte that type 80 has, too', '\x80\x01a\0bac\xff', '\0ba‸d\xff', CHANGED],
  ['a message cut to nothing before type 80 with nothing after it', '\0ab\xff\x80', '\0‸\xff', CHANGED],
  ['a message sent twice after type 80 without data', '\x80\0\0a\xff', '\0a\xff‸\0a\xff', CHANGED],
  ['the data of type 80 before a message that was answered', '\x80\x01x\x80\x01y\0a\xff\0b\xff', '\0a\xff\0‸y\xff', CHANGED],
  ['an empty message lost before another', '\0\xff\0a\xff', '\0‸a\xff', CHANGED],
  ['another text than that before and after FF 00', '\0a\xff\xff\0\0b\xff', '\0‸c\xff', CHANGED],
  ['a message cut to nothing before FF 00 twice', '\0a\xff\xff\0\xff\0', '\0‸\xff', CHANGED],
  ['a message cut to nothing before FF 00 and type 80', '\0a\xff\xff\0\x80\0', '\0‸\xff', CHANGED],
];

const behind: Row[] = [
  ['the first of two messages', '\xff\0\0b\xff\0c\xff', '‸\0b\xff', BEHIND],
  ['the second of two messages', '\xff\0\0b\xff\0c\xff', '‸\0c\xff', BEHIND],
  ['a message that begins with 00', '\xff\0\0\0b\xff', '‸\0\0b\xff', BEHIND],
  ['a message after the long form of FF 00', '\xff\x80\0\0b\xff', '‸\0b\xff', BEHIND],
  ['a message that has not ended', '\xff\0\0b', '‸\0b\xff', BEHIND],
];

describe.each(['server', 'client'] as const)('an echo %s', (side) => {
  const stepOf = (steps: [string, string]) => sections[side] + steps[side === 'server' ? 0 : 1];
  const expectStep = (frames: [string, string], wrong: string, steps: [string, string]) => {
    const { text, offset } = marked(wrong);
    const kind = offset < text.length ? 'byte' : 'omission';
    const wanted = `${stepOf(steps)} at ${end[side] + offset}, ${kind}`;
    const wire = exchanged(side, frames, text);
    expect(verdictOn(side, wire)).toBe(wanted);
    const single = wire.flatMap((entry) => (entry.from === side ? byteByByte(entry) : entry));
    expect(verdictOn(side, single), 'byte by byte').toBe(wanted);
  };

  test.each(skipped)('makes a message of data that are skipped: %s', (_, frames, wrong, steps) => {
    expectStep(['', frames], wrong, steps);
  });

  test.each(others)('sends back %s, which is about the message', (_, frames, wrong, steps) => {
    expectStep(['', frames], wrong, steps);
  });

  test.each(behind)('answers what came behind FF 00: %s', (_, frames, wrong, steps) => {
    expectStep(['', frames], wrong, steps);
  });

  test.each<[string, [string, string], string, [string, string]]>([
    ['is lost, and nothing comes', ['\0a\xff', ''], '‸', FIRST],
    ['is lost, and the second of three comes', ['\0a\xff\0b\xff\0c\xff', ''], '\0‸b\xff', FIRST],
    ['is lost, and what came later comes', ['\0a\xff', '\0b\xff'], '\0‸b\xff', FIRST],
    ['is changed', ['\0a\xff', '\0b\xff'], '\0‸x\xff', CHANGED],
    ['is cut to nothing before FF 00', ['\0a\xff\xff\0', ''], '\0‸\xff', CHANGED],
    ['comes, and the second of three does not', ['\0a\xff', '\0b\xff\0c\xff'], '\0a\xff\0‸c\xff', CHANGED],
    ['comes, and nothing after it', ['\0a\xff', '\0b\xff'], '\0a\xff‸', CHANGED],
    ['came later, and is lost', ['', '\0a\xff\0b\xff'], '\0‸b\xff', CHANGED],
    ['came later, and nothing comes', ['', '\0a\xff'], '‸', CHANGED],
    ['is of type 80, and the first message is lost', ['\x80\x01x', '\0a\xff\0b\xff'], '\0‸b\xff', CHANGED],
    ['is of type 80, and nothing comes', ['\x80\x01x', '\0b\xff'], '‸', NEXT],
    ['is of type 80, and nothing comes of two messages', ['\x80\x01x', '\0b\xff\0c\xff'], '‸', NEXT],
  ])('a frame in the segment that ends the handshake %s', (_, frames, wrong, steps) => {
    expectStep(frames, wrong, steps);
  });

  test('makes a message of a frame that has not ended', () => {
    const half = exchanged(side, ['', '\0ab'], '');
    const answer = (side === 'server' ? down : up)('\0ab\xff');
    const wanted = `${stepOf(['#3.3', '#3b.3'])} at ${end[side]}, byte`;
    expect(verdictOn(side, [...half, answer])).toBe(wanted);
    expect(verdictOn(side, [...half, closes(otherThan(side)), answer])).toBe(wanted);
  });
});

test('an echo client that does not answer ill-formed text makes no U+FFFD of it', () => {
  const silent = (frames: string) => verdictOn('client', exchanged('client', ['', frames], ''));
  expect(silent('\0a\x80\xff')).toBe(`10.3.4.3.3#p1 at ${end.client}, omission`);
  expect(silent('\x80\x01x\0\x80\xff')).toBe(`10.3.4.3.3#p1 at ${end.client}, omission`);
});

test('an echo client that has answered ill-formed text, and changes the next message, does so', () => {
  const wire = exchanged('client', ['', '\0a\x80\xff\0bc\xff'], '\0a\xef\xbf\xbd\xff\0bd\xff');
  expect(verdictOn('client', wire)).toBe(`10.3.4.3.2#3b.5 at ${end.client + 8}, byte`);
});

test('a message behind a frame of type 01 is lost where the next frame is not read', () => {
  const lost = (side: Side, answer: string) => verdictOn(side, exchanged(side, ['', '\x01x\xff\0a\xff'], answer));
  expect(lost('client', '')).toBe(`10.3.4.3.2#5 at ${end.client}, omission`);
  expect(lost('server', '\0x\xff')).toBe(`10.3.4.4.3#4 at ${end.server + 3}, omission`);
});

test('an echo client that delivers the second of two frames of type 01 has not lost the first', () => {
  const wire = exchanged('client', ['\x01x\xff\x01a\xff', ''], '\0a\xff');
  expect(verdictOn('client', wire)).toBe(`10.3.4.3.2#3b.5 at ${end.client}, byte`);
});

test.each([
  ['\x80\x02ab\0', true, 4, 'ab'],
  ['\x80\x02a', false, 3, 'a'],
  ['\xff\0', true, 2, ''],
  ['\xff\x80', false, 2, ''],
  ['\xff', false, 1, ''],
  ['\0a\xff\0', true, 3, 'a'],
  ['\0ab', false, 3, 'ab'],
])('a frame is whole, or goes on, and has data: %j', (frames, whole, end, data) => {
  expect(frameAt(Buffer.from(frames, 'latin1'), 0)).toMatchObject({ whole, end, data: Buffer.from(data) });
});

test('frames are found where a server takes lines that end with LF alone', () => {
  const [line, ...lines] = request.split('\r\n');
  const asked = `${line}\r\n${lines.join('\n')}`;
  const wire = [up(asked), down(reply), up('\0a\xff\0b\xff'), down('\0b\xff')];
  expect(verdictOn('server', wire)).toBe(`10.3.4.4.3#3.4 at ${end.server + 1}, byte`);
});
