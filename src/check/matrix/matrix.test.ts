/** What the matrix keeps, compares and shows; no peer is needed. */
import { expect, test } from 'vitest';
import { matrixInWords, matrixOf, matrixStanding, standingOfBoth, whatComesAndGoes } from './index.js';
import { reduced } from './reduced.js';
import { Speech } from './speech.js';
import { FAILED, matrix, SUMMARY, server } from './testing.js';

const ONE = { names: ['one'], required: false };

test('without a baseline whatever fails is unexpected', () => {
  const { unexpected } = matrixStanding(matrix({ server: server([FAILED]) }), undefined, ONE);
  expect(unexpected).toEqual(['one as server: 10.3.4.4.3/4/frames/1: fail 10.3.4.4.3#4']);
});

test('in an input that is sent in pieces, another step of the same section is the same failure', () => {
  const cut = { ...FAILED, id: '10.3.4.4.3/3.B8/input/server-frame-splits/148' };
  const before = matrix({ server: server([{ ...cut, violated: '10.3.4.4.3#3.B6' }]) });
  const later = matrix({ server: server([{ ...cut, violated: '10.3.4.4.3#3.B7' }]) });
  const other = matrix({ server: server([{ ...cut, violated: '10.3.4.4.2#13' }]) });
  expect(matrixStanding(later, before, ONE)).toEqual({ unexpected: [], mended: [] });
  expect(matrixStanding(other, before, ONE).unexpected).toEqual([`one as server: ${cut.id}: fail 10.3.4.4.2`]);
});

test('what the baseline knows is expected, unless it is another item that is violated now', () => {
  const before = matrix({ server: server([FAILED]) });
  expect(matrixStanding(before, before, ONE)).toEqual({ unexpected: [], mended: [] });
  const now = matrix({ server: server([{ ...FAILED, violated: '10.3.4.4.3#3.B7' }]) });
  expect(matrixStanding(now, before, ONE)).toEqual({
    unexpected: ['one as server: 10.3.4.4.3/4/frames/1: fail 10.3.4.4.3#3.B7'],
    mended: ['one as server: 10.3.4.4.3/4/frames/1: fail 10.3.4.4.3#4'],
  });
});

test('a case in which a peer does otherwise from run to run tells nothing, and others do', () => {
  const other = { ...FAILED, id: '10.3.4.4.3/4/frames/2' };
  const comesAndGoes = (name: string, id: string) => name === 'one' && id === FAILED.id;
  const { unexpected } = matrixStanding(matrix({ server: server([FAILED, other]) }), undefined, { ...ONE, comesAndGoes });
  expect(unexpected).toEqual(['one as server: 10.3.4.4.3/4/frames/2: fail 10.3.4.4.3#4']);
  const comesAndGoesHere = whatComesAndGoes();
  expect([comesAndGoesHere('lighttpd', '10.3.4.4.3/3.4/input/server-text/33')]).toEqual([true]);
  expect([comesAndGoesHere('lighttpd', '10.3.4.4.2/9/server-handshake/001')]).toEqual([false]);
});

test('what is unexpected in one of two runs is told, and does not fail the check', () => {
  const first = { unexpected: ['one as server: a', 'one as server: b'], mended: ['c'] };
  const second = { unexpected: ['one as server: b', 'one as server: d'], mended: [] };
  const both = standingOfBoth(first, second);
  expect(both).toEqual({ unexpected: ['one as server: b'], mended: ['c'], once: ['one as server: a'] });
  expect(matrixInWords(matrix({ server: server([]) }), both)).toContain('not as expected, but not again: one as server: a');
});

test('a selective refusal, an end of the program and a conversation that breaks are unexpected as well', () => {
  const selectiveRefusals = [{ id: 'x', title: 'x', step: '10.3.4.4.2#13' as const, how: 'closes' as const }];
  const crashes = [{ id: 'y', title: 'y', said: 'RangeError' }];
  const pairs = { two: { outcome: 'broken' as const, why: 'the server closes' }, one: { outcome: 'clean' as const } };
  const { unexpected } = matrixStanding(matrix({ server: server([], { selectiveRefusals, crashes }), pairs }), undefined, ONE);
  expect(unexpected).toEqual([
    'one as server: y: the program ends: RangeError',
    'one as server: x: selective refusal 10.3.4.4.2#13',
    'one with two: broken: the server closes',
  ]);
});

test('a peer that is not installed fails the check where peers are required, and is shown as such everywhere', () => {
  const absent = matrix({ version: null });
  expect(matrixStanding(absent, undefined, ONE).unexpected).toEqual([]);
  const required = matrixStanding(absent, undefined, { ...ONE, required: true });
  expect(required.unexpected).toEqual(['one: not installed; peers/install one']);
  expect(matrixInWords(absent, required)).toContain('one  not installed');
});

test('peers that were not checked in a run are not held against the baseline', () => {
  const now = matrix({ server: server([FAILED]) });
  expect(matrixStanding(now, undefined, { names: [], required: true })).toEqual({ unexpected: [], mended: [] });
});

test('a result is kept without times, and only where it did not pass', () => {
  const common = { title: 't', steps: [], wire: [] };
  const wire = [
    { dir: 'sent' as const, at: 1, hex: '00' },
    { dir: 'sent' as const, at: 7, hex: 'ff' },
    { dir: 'received' as const, at: 9, close: 'fin' as const },
  ];
  const cases = [
    { ...common, id: 'control', verdict: 'pass' as const },
    { ...common, id: '10.3.4.4.3/4/a', verdict: 'fail' as const, observed: 'date "Mon", open', wire },
  ];
  const check = {
    tool: 'hixie76' as const,
    version: '0',
    spec: { revision: 'r4820', sha256: '0' },
    peer: { name: 'one', url: 'ws://x/', role: 'server' as const },
    summary: SUMMARY,
    fingerprint: {},
    mixtures: [],
    selectiveRefusals: [],
    cases,
  };
  const { sections, cases: kept } = reduced([check], 'tiny');
  expect(Object.keys(sections)).toEqual(['10.3.4.4.3', 'control']);
  expect(kept).toEqual([
    {
      id: '10.3.4.4.3/4/a',
      title: 't',
      verdict: 'fail',
      observed: 'date "...", open',
      wire: ['sent 00ff', 'received  closes (FIN)'],
    },
  ]);
});

test('what is no matrix is not taken for one', () => {
  expect(() => matrixOf('{"cases":[]}')).toThrow('no list of peers');
  expect(matrixOf(JSON.stringify(matrix({ version: '2' }))).peers[0]?.version).toBe('2');
});

test('a speech is cut into its handshake and its frames, however it comes', () => {
  const head = 'HTTP/1.1 101 X\r\nA: b\r\n\r\n0123456789abcdef';
  const bytes = Buffer.concat([Buffer.from(head), Buffer.from('00616263ff80024142ff00', 'hex')]);
  const wanted = [head, '\x00abc\xff', '\x80\x02AB', '\xff\x00'];
  const whole = new Speech('server');
  expect(whole.hear(bytes).map((part) => part.toString('latin1'))).toEqual(wanted);
  const bitwise = new Speech('server');
  expect([...bytes].flatMap((byte) => bitwise.hear(Buffer.of(byte))).map((part) => part.toString('latin1'))).toEqual(wanted);
  expect([bitwise.firstLine, bitwise.count('abc'), bitwise.terminated]).toEqual(['HTTP/1.1 101 X', 1, true]);
});
