/** What is due, and what is echoed, when the deadlines have passed; beside what a lenient judge would wait for, or let pass. */
import { describe, expect, test } from 'vitest';
import type { Entry, Side, Verdict } from '../index.js';
import { after, changed, closes, digestAt, down, end, KEY1, markOf, plain, reply, replyWith, request, up } from '../testing.js';
import { inWords, marked, NEXT, openedOver, SKIPPED } from './testing.js';

function afterDeadlines(side: Side, application: 'any' | 'echo', wire: readonly Entry[]) {
  const judging = after(side, { application }, ...wire);
  judging.late();
  return judging.verdict();
}

function expectFault(verdict: Verdict, step: string, offset: number, kind: string): void {
  expect(inWords(verdict)).toBe(`${step} at ${offset}, ${kind}`);
}

const opened = (...more: Entry[]) => openedOver('ws', ...more);
/** A request that a server has no cause to refuse. */
const asking = (part: string, by: string) => up(changed(plain, part, by));

/** What is not done in time; what was sent and received; where it is missing and the step; the twin in which it was done. */
type Row = [what: string, side: Side, wrong: Entry[], offset: number, step: string, sound: Entry[], mark?: string];

const rows: Row[] = [
  ['no reply', 'server', [up(plain)], 0, '10.3.4.4.2#p1', [up(plain.slice(0, -1))]],
  ['no digest', 'server', [up(request), down(reply.slice(0, digestAt))], digestAt, '10.3.4.4.2#13', [up(request), down(reply)]],
  [
    'no last byte',
    'server',
    [up(request), down(reply.slice(0, -1))],
    reply.length - 1,
    '10.3.4.4.2#13',
    [up(request), down(reply)],
  ],
  [
    'open, though key1 has no spaces',
    'server',
    [asking(KEY1, '12!')],
    0,
    '10.3.4.5.2#p1',
    [asking(KEY1, '12!'), closes('server')],
  ],
  [
    'open, though key1 is no multiple',
    'server',
    [asking(KEY1, '3  !')],
    0,
    '10.3.4.5.2#p1',
    [asking(KEY1, '3  !'), closes('server')],
  ],
  [
    'open, though a key is missing',
    'server',
    [asking('Sec-WebSocket-Key1', 'X')],
    0,
    '10.3.4.5.2#p1',
    [asking('Sec-WebSocket-Key1', 'X'), closes('server')],
  ],
  [
    'a refusal in HTTP that does not end',
    'server',
    [up(request), down('HTTP/1.1 400 x\r\n\r\n')],
    18,
    '10.3.4.5.2#p1',
    [up(request), down('HTTP/1.1 400 x\r\n\r\n'), closes('server')],
    'allowed, server.abort.answer httpThenClose',
  ],
  [
    'open after FF 00 of both',
    'server',
    opened(down('\xff\0'), up('\xff\0')),
    end.server + 2,
    '10.3.4.4.3#C3',
    opened(down('\xff\0'), up('\xff\0'), closes('server')),
    'allowed, server.terminate unasked',
  ],
  [
    'FF without 00',
    'server',
    opened(up('\xff\0'), down('\xff')),
    end.server + 1,
    '10.3.4.4.3#C1',
    opened(up('\xff\0'), down('\xff\0')),
  ],
  ['a frame without its FF', 'server', opened(down('\0a')), end.server + 2, '10.3.4.4.3#B3', opened(down('\0a\xff'))],
  [
    'no reply to the number 0',
    'server',
    [asking(KEY1, '0 !')],
    0,
    '10.3.4.4.2#p1',
    [asking(KEY1, '! !')],
    'allowed, server.key.noDigits other',
  ],
  [
    'no reply to the largest number',
    'server',
    [asking(KEY1, '4294967295 !')],
    0,
    '10.3.4.4.2#p1',
    [asking(KEY1, '4294967296 !')],
    'allowed, server.key.overflow other',
  ],
  [
    'nothing on a sound FF 00',
    'server',
    opened(down('\xff\0'), up('\xff\0')),
    end.server + 2,
    '10.3.4.4.3#C3',
    opened(up('\xff\0')),
    'allowed, server.onClientClose nothing',
  ],

  [
    'nothing on FF 00',
    'client',
    opened(down('\xff\0')),
    end.client,
    '10.3.4.3.2#3a.8.1',
    opened(down('\xff\0'), up('\xff\0'), closes('client')),
  ],
  [
    'open after FF 00 of both, the server first',
    'client',
    opened(down('\xff\0'), up('\xff\0')),
    end.client + 2,
    '10.3.4.3.2#3a.8.3',
    opened(down('\xff\0'), up('\xff\0'), closes('client')),
  ],
  [
    'open after FF 00 of both, the client first',
    'client',
    opened(up('\xff\0'), down('\xff\0')),
    end.client + 2,
    '10.3.4.3.2#3a.8.3',
    opened(up('\xff\0')),
  ],
  [
    'open after the FIN of the server',
    'client',
    opened(closes('server')),
    end.client,
    '10.3.4.5.3#p1',
    opened(closes('server'), closes('client')),
  ],
  [
    'open after the RST of the server',
    'client',
    opened(closes('server', 'rst')),
    end.client,
    '10.3.4.5.3#p1',
    opened(closes('server', 'rst'), closes('client')),
  ],
  [
    'open after the FIN of the server within the digest',
    'client',
    [up(request), down(reply.slice(0, -1)), closes('server')],
    end.client,
    '10.3.4.5.3#p1',
    [up(request), down(reply.slice(0, -1)), closes('server'), closes('client')],
  ],
  ['FF without 00', 'client', opened(up('\xff')), end.client + 1, '10.3.4.3.2#C3', opened(up('\xff\0'))],
  ['a frame without its FF', 'client', opened(up('\0a')), end.client + 2, '10.3.4.3.2#B3', opened(up('\0a\xff'))],
  [
    'open, though the server sent 404',
    'client',
    [up(request), down('HTTP/1.1 404 x\r\n')],
    end.client,
    '10.3.4.3.1#31p3',
    [up(request), down('HTTP/1.1 404 x\r')],
  ],
  [
    'open, though the digest is wrong',
    'client',
    [up(request), down(`${reply.slice(0, -1)}x`)],
    end.client,
    '10.3.4.3.1#45',
    [up(request), down(`x${reply.slice(-14)}`)],
  ],
  [
    'open, though the status line ends with LF',
    'client',
    [up(request), down(replyWith('Handshake\r', 'Handshake'))],
    end.client,
    '10.3.4.3.1#28p2',
    [up(request), down(reply)],
  ],
];

test.each(rows)('%s: a %s is rejected at the deadline', (_, side, wrong, offset, step) => {
  expectFault(afterDeadlines(side, 'any', wrong), step, offset, 'omission');
});

test.each(rows)('%s: the twin of the %s is accepted', (_, side, _wrong, _offset, _step, sound, mark = 'pass') => {
  expect(markOf(afterDeadlines(side, 'any', sound))).toBe(mark);
});

/** What an echo server or client sends back, with a caret before the first byte that is wrong or missing. */
type Echo = [what: string, frames: string, wrong: string, steps: [string, string], sound: string, marks?: [string, string]];

const TEXT: [string, string] = ['#3.4', '#3b.5'];

const echoes: Echo[] = [
  ['a message is lost', '\0ab\xff', '‸', TEXT, '\0ab\xff'],
  ['an empty message is lost', '\0\xff', '‸', TEXT, '\0\xff'],
  ['a message is sent twice', '\0a\xff', '\0a\xff‸\0a\xff', TEXT, '\0a\xff'],
  ['the first of two messages is lost', '\0a\xff\0b\xff', '\0‸b\xff', TEXT, '\0a\xff\0b\xff'],
  ['the second of two messages is lost', '\0a\xff\0b\xff', '\0a\xff‸', TEXT, '\0a\xff\0b\xff'],
  ['two messages change places', '\0a\xff\0b\xff', '\0‸b\xff\0a\xff', TEXT, '\0a\xff\0b\xff'],
  ['a message is cut', '\0ab\xff', '\0a‸\xff', TEXT, '\0ab\xff'],
  ['a message is in two', '\0ab\xff', '\0a‸\xff\0b\xff', TEXT, '\0ab\xff'],
  ['two messages are one', '\0a\xff\0b\xff', '\0a‸b\xff', TEXT, '\0a\xff\0b\xff'],
  ['a message is changed', '\0a\xff', '\0‸A\xff', TEXT, '\0a\xff'],
  ['U+FEFF is taken away', '\0\xef\xbb\xbfa\xff', '\0‸a\xff', TEXT, '\0\xef\xbb\xbfa\xff'],
  ['00 is taken away', '\0a\0b\xff', '\0a‸b\xff', TEXT, '\0a\0b\xff'],
  ['a message is normalized', '\0e\xcc\x81\xff', '\0‸\xc3\xa9\xff', TEXT, '\0e\xcc\x81\xff'],
  ['data of type 80 is delivered', '\x80\x01a', '‸\0a\xff', SKIPPED, ''],
  ['data of type FF is delivered', '\xff\x01a', '‸\0a\xff', SKIPPED, ''],
  ['the frame after type 80 is lost', '\x80\x01a\0b\xff', '‸', NEXT, '\0b\xff'],
  ['the frame after type 80 without data is lost', '\x80\0\0b\xff', '‸', NEXT, '\0b\xff'],
  ['the frame after 80 80 00 is lost', '\x80\x80\0\0b\xff', '‸', NEXT, '\0b\xff'],
  ['the frame after type FF with a length is lost', '\xff\x01a\0b\xff', '‸', NEXT, '\0b\xff'],
];

describe.each([
  ['server', '10.3.4.4.3', down, up],
  ['client', '10.3.4.3.2', up, down],
] as const)('an echo %s', (side, section, sends, other) => {
  const echoing = (frames: string, answer: string, ...more: Entry[]) =>
    afterDeadlines(side, 'echo', opened(other(frames), ...(answer === '' ? [] : [sends(answer)]), ...more));
  const mine = (steps: [string, string]) => steps[side === 'server' ? 0 : 1];

  test.each(echoes)('%s', (_, frames, wrong, steps) => {
    const { text, offset } = marked(wrong);
    const kind = offset < text.length ? 'byte' : 'omission';
    expectFault(echoing(frames, text), section + mine(steps), end[side] + offset, kind);
  });

  test.each(echoes)('%s: the sound twin', (_, frames, _wrong, _steps, sound) => {
    expect(markOf(echoing(frames, sound))).toBe('pass');
  });

  test('a message of type 01', () => {
    const [delivered, dropped] = [echoing('\x01a\xff\0b\xff', '\0a\xff\0b\xff'), echoing('\x01a\xff\0b\xff', '\0b\xff')];
    if (side === 'server') {
      expect([delivered, dropped].map(markOf)).toEqual(['pass', 'allowed, server.frame.reservedText discard']);
    } else {
      expectFault(delivered, `${section}#3b.5`, end.client + 1, 'byte');
      expect(markOf(dropped)).toBe('pass');
    }
  });

  test('a frame behind FF 00', () => {
    const wrong = echoing('\xff\0\0b\xff', '\0b\xff');
    expectFault(wrong, section + mine(['#3.B8', '#3a.8.4']), end[side], 'byte');
    expect(markOf(echoing('\xff\0\0b\xff', '\xff\0', closes(side)))).toBe('pass');
    expectFault(echoing('\0b\xff\xff\0', '\xff\0\0b\xff', closes(side)), `${section}#p4`, end[side] + 2, 'byte');
  });
});

/** Ill-formed text, what a client makes of it, and what it must not (10.3.4.3.3#p1). */
const ILL: [what: string, frame: string, wrong: string, sound: string][] = [
  ['nothing in its place', '\0a\x80b\xff', '\0a‸b\xff', '\0a\ufffdb\xff'],
  ['a question mark', '\0a\x80b\xff', '\0a‸?b\xff', '\0a\ufffdb\xff'],
  ['two for one byte', '\0\x80\xff', '\0\xef\xbf\xbd‸\xef\xbf\xbd\xff', '\0\ufffd\xff'],
  ['five for four bytes', '\0\xf4\x90\x80\x80\xff', '\0\ufffd\ufffd\ufffd\ufffd‸\ufffd\xff', '\0\ufffd\ufffd\ufffd\ufffd\xff'],
  ['a sound neighbour is lost', '\0\xe2\x82a\xff', '\0\ufffd‸\xff', '\0\ufffda\xff'],
  ['its neighbour is read as a part of it', '\0\xc3\xc3\xa9\xff', '\0\ufffd‸\xff', '\0\ufffd\xc3\xa9\xff'],
  ['a surrogate that comes as another character', '\0\xed\xa0\x80\xff', '\0‸\xee\x80\x80\xff', '\0\ufffd\ufffd\ufffd\xff'],
  ['read as ISO 8859-1', '\0\xe9\xff', '\0‸\xc3\xa9\xff', '\0\ufffd\xff'],
];

test.each(ILL)('an echo client on ill-formed text: %s', (_, frame, wrong, sound) => {
  const spelt = (text: string) => text.replaceAll('\ufffd', '\xef\xbf\xbd');
  const { text, offset } = marked(spelt(wrong));
  const echoing = (answer: string) => afterDeadlines('client', 'echo', opened(down(frame), up(answer)));
  expectFault(echoing(text), '10.3.4.3.3#p1', end.client + offset, 'byte');
  expect(markOf(echoing(spelt(sound)))).toBe('pass');
});
