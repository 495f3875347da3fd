/** In how many ways ill-formed text comes back: one to n U+FFFD for each run of n ill-formed bytes (E22). */
import { expect, test } from 'vitest';
import { marked } from './lax/testing.js';
import { agreement, Spelling } from './spelling.js';
import { bytes } from './testing.js';

/** U+FFFD, one character for each byte. */
const U = '\xef\xbf\xbd';
const TWO = '\xe2\x82';
const THREE = `\x80${TWO}`;

const frame = (text: string) => bytes(`\0${text}\xff`);

test.each<[string, string, string]>([
  ['one U+FFFD for one byte', 'a\x80b', `a${U}b`],
  ['one for two', TWO, U],
  ['two for two', TWO, U + U],
  ['at the beginning', '\x80a', `${U}a`],
  ['two runs, each with a number of its own', `${TWO}-${TWO}`, `${U}-${U}${U}`],
  ['a U+FFFD of its own after a run', `\x80${U}`, U + U],
  ['a U+FFFD of its own after a run of two', TWO + U, U + U + U],
  ['one U+FFFD for a run of two, and one of its own', TWO + U, U + U],
  ['a U+FFFD of its own before a run', `${U}\x80`, U + U],
  ['two of its own after a run', `\x80${U}${U}b`, `${U}${U}${U}b`],
  ['a character that begins as U+FFFD does', `\x80\xef\xbc\x81`, `${U}\xef\xbc\x81`],
])('whole: %s', (_, raw, text) => {
  const sent = frame(text);
  expect(new Spelling(bytes(raw), true).agreement(sent)).toEqual({ upTo: sent.length, whole: true });
  for (let length = 0; length < sent.length; length += 1) {
    expect(new Spelling(bytes(raw), true).agreement(sent.subarray(0, length))).toEqual({ upTo: length, whole: false });
  }
});

test.each<[string, string, string]>([
  ['none', 'a\x80b', 'a‸b'],
  ['none at the end', 'a\x80', 'a‸'],
  ['two for one byte', 'a\x80b', `a${U}‸${U}b`],
  ['three for two', TWO, `${U}${U}‸${U}`],
  ['part of one', '\x80', '\xef‸'],
  ['part of the only one', '\x80', '\xef\xbf‸'],
  ['part of a second one', TWO, `${U}\xef‸`],
  ['another character that begins as a second one', TWO, `${U}\xef‸\xbc\x81`],
  ['another character that begins as one too many', '\x80', `${U}‸\xef\xbc\x81`],
  ['another character that begins as the first one', '\x80', '\xef‸\xbc\x81'],
  ['another character after a run', 'a\x80b', `a${U}‸c`],
  ['another character before a run', 'a\x80b', `‸b${U}b`],
  ['the bytes themselves', 'a\x80b', 'a‸\x80b'],
  ['one less where one is of its own', `\x80${U}b`, `${U}‸b`],
  ['one more where one is of its own', `\x80${U}b`, `${U}${U}‸${U}b`],
  ['more after the end', '\x80', `${U}‸a`],
])('not so: %s', (_, raw, text) => {
  const { text: sent, offset } = marked(text);
  expect(new Spelling(bytes(raw), true).agreement(frame(sent))).toEqual({ upTo: offset + 1, whole: false });
});

test('nothing is whole with bytes behind its FF', () => {
  const more = bytes(`\0${U}\xff\0`);
  expect(new Spelling(bytes('\x80'), true).agreement(more)).toEqual({ upTo: 5, whole: false });
});

test.each<[string, string, string, number, boolean]>([
  ['the same', 'hi', 'hi', 2, true],
  ['less', 'hi', 'h', 1, false],
  ['more', 'h', 'hi', 1, false],
  ['another', 'hi', 'ho', 1, false],
  ['nothing', 'hi', '', 0, false],
])('exact bytes agree: %s', (_, piece, sent, upTo, whole) => {
  expect(agreement(bytes(piece), bytes(sent))).toEqual({ upTo, whole });
});

test.each<[string, string, string, string[]]>([
  ['a run of one shows nothing', '\x80', U, ['maximalSubpart', 'perByte', 'perRun']],
  ['as many as maximal subparts', THREE, U + U, ['maximalSubpart']],
  ['as many as bytes', THREE, U + U + U, ['perByte']],
  ['one for the run', THREE, U, ['perRun']],
  ['one for a run that is one subpart', TWO, U, ['maximalSubpart', 'perRun']],
  ['with text around it', `a${THREE}b`, `a${U}b`, ['perRun']],
  ['another number', `\x80${THREE}`, U + U, []],
  ['a number that changes', `${THREE}-${THREE}`, `${U}-${U}${U}`, []],
])('client.utf8.replacement: %s', (_, raw, text, options) => {
  const shown = options.map((option) => ({ 'client.utf8.replacement': option }));
  expect(new Spelling(bytes(raw), true).shownBy(frame(text))).toEqual(shown.length === 0 ? [{}] : shown);
  expect(new Spelling(bytes(raw), false).shownBy(frame(text))).toEqual([{}]);
});

const listed = (raw: string) => new Spelling(bytes(raw), true).all().map((each) => each.toString('latin1'));
const text = (each: string) => `\0${each}\xff`;

test.each<[string, string, string[]]>([
  ['one', 'a\x80', [`a${U}`]],
  ['one or two', TWO, [U, U + U]],
  ['two runs', `${TWO}-${TWO}`, [`${U}-${U}`, `${U}-${U}${U}`, `${U}${U}-${U}`, `${U}${U}-${U}${U}`]],
  ['each once', `${TWO}${U}${TWO}`, [3, 4, 5].map((count) => U.repeat(count))],
  ['twelve', `a${'\x80'.repeat(12)}`, Array.from({ length: 12 }, (_, index) => `a${U.repeat(index + 1)}`)],
])('all spellings are listed: %s', (_, raw, texts) => {
  expect(listed(raw).sort()).toEqual(texts.map(text).sort());
});

test('of more than twelve spellings those that policies name are listed', () => {
  const raw = `a${'\x80'.repeat(11)}${TWO}b`;
  expect(listed(raw)).toEqual([`a${U.repeat(12)}b`, `a${U.repeat(13)}b`, `a${U}b`].map(text));
  expect(listed(`${'\x80'.repeat(4)}-${'\x80'.repeat(4)}`)).toHaveLength(3);
});
