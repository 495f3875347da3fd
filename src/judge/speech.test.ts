/** What a side sends once it is established, where more has happened than bytes: it was told something, or a deadline has passed. */
import { describe, expect, test } from 'vitest';
import type { MachineEvent } from '../../machines/index.js';
import { type Entry, type Fault, Judge, type Side, type Verdict } from './index.js';
import { inWords } from './lax/testing.js';
import { after, closes, digestAt, down, end, faultOf, markOf, reply, replyWith, request, TERMINATE, up } from './testing.js';
import type { Application } from './ways.js';

const LATE = 'late';

/** What happens to a side behind the worked handshake: bytes and closes, what it is told, and deadlines. */
type Happening = Entry | MachineEvent | typeof LATE;

function judged(side: Side, application: Application, ...all: readonly Happening[]): Verdict {
  const judging = new Judge(side, { application });
  for (const each of [up(request), down(reply), ...all]) {
    if (each === LATE) judging.late();
    else if ('type' in each) judging.tells(each);
    else judging.sees(each);
  }
  return judging.verdict();
}

const START: MachineEvent = { type: 'START_CLOSING' };
const SAY: MachineEvent = { type: 'SEND_STRING', data: 'a' };

test.each<[string, Side, Application, Happening[], string]>([
  [
    'a server that has read FF 00 and answered it sends on: #p4, and not 3.B8',
    'server',
    'any',
    [up('\xff\0'), down('\xff\0'), LATE, down('\0a\xff')],
    '10.3.4.4.3#p4 at 2, byte',
  ],
  [
    'a server answers what came after FF 00, when all was read',
    'server',
    'echo',
    [up('\xff\0\0b\xff'), closes('client'), LATE, down('\0b\xff')],
    '10.3.4.4.3#3.B8 at 0, byte',
  ],
  [
    'a message that is due comes changed from a server that has been told to close',
    'server',
    'echo',
    [up('\0a\xff'), TERMINATE, down('\0b\xff')],
    '10.3.4.4.3#3.4 at 1, byte',
  ],
  ['a client that has been told to close sends text', 'client', 'any', [START, up('\0a\xff')], '10.3.4.3.2#p4 at 0, byte'],
  ['a client told to close sends ill-formed text', 'client', 'any', [START, up('\0\x80')], '10.3.4.3.2#p4 at 0, byte'],
  ['a client that has been told to close sends type 01', 'client', 'any', [START, up('\x01')], '10.3.4.3.2#B1 at 0, byte'],
  [
    'ill-formed text in the place of a message',
    'client',
    'echo',
    [down('\0a\xff'), up('\0\x80\xff')],
    '10.3.4.3.2#B2 at 1, byte',
  ],
  ['ill-formed text that has not ended', 'client', 'echo', [down('\0a\xff'), up('\0\x80')], '10.3.4.3.2#B2 at 1, byte'],
  [
    'a message cut within a character',
    'client',
    'echo',
    [down('\0\xe2\x82\xac\xff'), up('\0\xe2\x82\xff')],
    '10.3.4.3.2#B2 at 3, byte',
  ],
  [
    'a message cut within a character',
    'server',
    'echo',
    [up('\0\xe2\x82\xac\xff'), down('\0\xe2\x82\xff')],
    '10.3.4.4.3#B2 at 3, byte',
  ],
  [
    'a changed message that is ill-formed further on',
    'server',
    'echo',
    [up('\0ab\xff'), down('\0xy\x80\xff')],
    '10.3.4.4.3#3.4 at 1, byte',
  ],
  ['ill-formed text out of nothing', 'server', 'echo', [down('\0\x80\xff')], '10.3.4.4.3#3.4 at 0, byte'],
  [
    'ill-formed text made of data that are skipped',
    'server',
    'echo',
    [up('\x80\x01\x80'), down('\0\x80\xff')],
    '10.3.4.4.3#3.B7 at 0, byte',
  ],
  ['ill-formed text after FF 00', 'client', 'echo', [up('\xff\0\0\x80\xff')], '10.3.4.3.2#p4 at 2, byte'],
  ['a changed message that has not ended', 'server', 'echo', [up('\0ab\xff'), down('\0ac'), LATE], '10.3.4.4.3#3.4 at 2, byte'],
  ['a changed message that has not ended', 'client', 'echo', [down('\0ab\xff'), up('\0ac'), LATE], '10.3.4.3.2#3b.5 at 2, byte'],
  [
    'a server sends when it has been told to close TCP',
    'server',
    'any',
    [{ type: 'CLOSE_CONNECTION' }, down('\0a\xff')],
    '10.3.4.5.3#p1 at 0, byte',
  ],
  [
    'a server sends FF 00 when it has been told to close TCP',
    'server',
    'echo',
    [up('\0a\xff'), { type: 'CLOSE_CONNECTION' }, down('\xff\0')],
    '10.3.4.5.3#p1 at 0, byte',
  ],
  [
    'a client sends when it has been told to close TCP',
    'client',
    'any',
    [{ type: 'CLOSE_CONNECTION' }, up('\0a\xff')],
    '10.3.4.5.3#p1 at 0, byte',
  ],
  ['text out of nothing where FF 00 is due', 'server', 'echo', [TERMINATE, down('\0a\xff')], '10.3.4.4.3#3.4 at 0, byte'],
  ['text out of nothing where FF 00 is due', 'client', 'echo', [START, up('\0a\xff')], '10.3.4.3.2#3b.5 at 0, byte'],
  [
    'a server sends of its own accord when it has read FF 00 and FIN',
    'server',
    'any',
    [up('\xff\0'), closes('client'), LATE, down('\0a\xff')],
    '10.3.4.5.3#p1 at 0, byte',
  ],
])('%s, a %s (%s): rejected, however it is segmented', (_, side, application, happenings, wanted) => {
  const moved = wanted.replace(/at (\d+)/, (_, offset) => `at ${end[side] + Number(offset)}`);
  expect(inWords(judged(side, application, ...happenings))).toBe(moved);
  const byteByByte = happenings.flatMap((each): Happening[] => {
    return each !== LATE && 'from' in each && 'bytes' in each
      ? Array.from(each.bytes, (byte) => ({ ...each, bytes: Buffer.of(byte) }))
      : [each];
  });
  expect(inWords(judged(side, application, ...byteByByte))).toBe(moved);
});

describe.each(['server', 'client'] as const)(
  'a %s that was told to send "ab" sends something else, and violates a step of sending',
  (side) => {
    const say: MachineEvent = side === 'server' ? { type: 'SEND_STRING', data: 'ab' } : { type: 'SEND_DATA', data: 'ab' };
    const [sends, receives] = side === 'server' ? [down, up] : [up, down];
    const section = side === 'server' ? '10.3.4.4.3' : '10.3.4.3.2';
    const expectFault = (application: Application, before: Happening[], sent: string, wanted: string) => {
      for (const all of [sent === '' ? [] : [sends(sent)], Array.from(sent, (byte) => sends(byte))]) {
        const { step, offset, kind } = faultOf(judged(side, application, ...before, say, ...all, LATE)) as Fault;
        expect(`${step} at ${offset - end[side]}, ${kind}`).toBe(section + wanted);
      }
    };

    test.each<[string, string, string]>([
      ['nothing', '', '#B1 at 0, omission'],
      ['another text', '\0x\xff', '#B2 at 1, byte'],
      ['a text that begins alike', '\0ax\xff', '#B2 at 2, byte'],
      ['no text', '\0\xff', '#B2 at 1, byte'],
      ['half of it and its end', '\0a\xff', '#B2 at 2, byte'],
      ['half of it and no end', '\0a', '#B2 at 2, omission'],
      ['more text than that', '\0abc\xff', '#B3 at 3, byte'],
      ['no end', '\0ab', '#B3 at 3, omission'],
    ])('%s', (_, sent, wanted) => {
      expectFault('any', [], sent, wanted);
      expectFault('echo', [], sent, wanted);
      expectFault(
        'echo',
        [receives('\0c\xff'), sends('\0c\xff')],
        sent,
        wanted.replace(/\d+,/, (at) => `${3 + parseInt(at, 10)},`),
      );
    });

    test('FF 00, where it sends nothing but what it is told', () => {
      expectFault('any', [], '\xff\0', '#B1 at 0, byte');
      expectFault('any', [receives('\x80\x01a')], '\xff\0', '#B1 at 0, byte');
      const last = side === 'server' ? TERMINATE : START;
      expect(faultOf(judged(side, 'any', say, last, sends('\xff\0')))).toMatchObject({
        step: `${section}#B1`,
        offset: end[side],
      });
      expect(faultOf(judged(side, 'any', say, last, sends('\0ab\xff\xff\0')))).toBeUndefined();
    });

    test('the same text as was sent to it: of that an echo is due', () => {
      const step = side === 'server' ? '#3.4' : '#3b.5';
      expectFault('echo', [receives('\0ab\xff')], '\0x', `${step} at 1, byte`);
      expectFault('any', [receives('\0ab\xff')], '\0x', '#B2 at 1, byte');
    });
  },
);

const ANYTHING = 'allowed, server.utf8.invalid other';

describe('behind ill-formed text a server may do anything (10.3.4.4.4#p1)', () => {
  test.each<[string, Happening[]]>([
    ['a frame of type 01', [down('\x01a\xff')]],
    ['FF 80 00', [down('\xff\x80\0')]],
    ['another text in two pieces', [down('\0z'), down('z\xff')]],
    ['a frame that does not end', [down('\0z'), LATE]],
    ['ill-formed text after its FF 00', [down('\xff\0'), down('\0\xc0\xff')]],
    ['text after its FF 00', [down('\xff\0'), down('\0a\xff')]],
    ['a close between FF and 00', [down('\xff'), closes('server')]],
  ])('%s', (_, happenings) => {
    expect(markOf(judged('server', 'echo', up('\0\x80\xff'), ...happenings))).toBe(ANYTHING);
  });

  test('silence, even where a message came before', () => {
    expect(markOf(judged('server', 'echo', up('\0a\xff\0\x80\xff'), LATE))).toBe(ANYTHING);
  });
});

test.each<[string, string, string, string]>([
  ['the first of two ill-formed texts comes back', '\0\x80\xff\0\xc0\xff', '\0\x80\xff', 'verbatim'],
  ['the second of two ill-formed texts comes back', '\0\x80\xff\0\xc0\xff', '\0\xc0\xff', 'verbatim'],
  ['another comes', '\0\x80\xff\0\xc0\xff', '\0\xc1\xff', 'other'],
  ['one comes back that followed a frame of type 01', '\x01a\xff\0\x80\xff', '\0\x80\xff', 'verbatim'],
])('a server is known by the ill-formed text that it sends: %s', (_, frames, answer, option) => {
  const verdict = judged('server', 'any', up(frames), down(answer));
  expect(markOf(verdict)).toBe(`allowed, server.utf8.invalid ${option}`);
  expect(verdict).toMatchObject({ policies: { 'server.utf8.invalid': [option] } });
});

test.each<[string, string, string[]]>([
  ['one U+FFFD for a part of a character', '\0\xef\xbf\xbd\xff', ['maximalSubpart', 'perRun']],
  ['one for each byte', '\0\xef\xbf\xbd\xef\xbf\xbd\xff', ['perByte']],
])('a client is known by how it replaces what is ill-formed: %s', (_, answer, options) => {
  const verdict = judged('client', 'echo', down('\0\xe2\x82\xff'), up(answer));
  expect(verdict).toMatchObject({ mark: 'pass', policies: { 'client.utf8.replacement': options } });
});

test.each<[string, Side, Application, Happening[], string]>([
  ['an echo client that closes of its own accord', 'client', 'echo', [up('\xff\0')], 'allowed, client.close.arbitrary closed'],
  ['an echo server that closes byte by byte', 'server', 'echo', [down('\xff'), down('\0')], 'allowed, server.terminate unasked'],
  [
    'an echo server that closes before it has sent what is due (10.3.4.4.3#p3)',
    'server',
    'echo',
    [up('\0a\xff'), down('\xff\0')],
    'allowed, server.terminate unasked',
  ],
  [
    'an echo server that closes when it has replaced what was ill-formed',
    'server',
    'echo',
    [up('\0\x80\xff'), down('\0\xef\xbf\xbd\xff'), closes('server')],
    ANYTHING,
  ],
  ['a text of 5,000 bytes', 'server', 'any', [down(`\0${'a'.repeat(5_000)}\xff`)], 'pass'],
  ['an echo in two pieces', 'server', 'echo', [up('\0ab\xff'), down('\0a'), down('b\xff')], 'pass'],
  ['a text that it is told to send', 'server', 'any', [SAY, down('\0a\xff'), LATE], 'pass'],
  [
    'a server that closes on ill-formed text before it has sent what it was told to send',
    'server',
    'any',
    [SAY, up('\0\x80\xff'), closes('server')],
    'allowed, server.close.whenever closed',
  ],
  [
    'a server that closes on ill-formed text when it has sent what it was told to send',
    'server',
    'any',
    [SAY, up('\0\x80\xff'), down('\0a\xff'), closes('server')],
    'pass',
  ],
  [
    'a server that is told to close when it has processed one of two messages',
    'server',
    'echo',
    [up('\0a\xff\0b\xff'), TERMINATE, down('\0a\xff'), down('\xff\0'), LATE],
    'pass',
  ],
  [
    'a client that is told to close when it has processed one of two messages',
    'client',
    'echo',
    [down('\0a\xff\0b\xff'), START, up('\0a\xff'), up('\xff\0'), LATE],
    'pass',
  ],
  ['a client that has an application', 'client', 'any', [up('\xff\0')], 'pass'],
  ['a client that is told to close', 'client', 'echo', [START, up('\xff\0')], 'pass'],
  ['an echo server that closes of its own accord', 'server', 'echo', [down('\xff\0')], 'allowed, server.terminate unasked'],
  [
    'a server that sends on when it has read FF 00, and does not answer it',
    'server',
    'any',
    [up('\xff\0'), LATE, down('\0a\xff')],
    'allowed, server.onClientClose nothing, server.sendAfterClientTerminated continue',
  ],
  [
    'an echo client that closes within a frame, its echo still to be sent',
    'client',
    'echo',
    [down('\0a\xff'), up('\0a\xff'), down('\0b\xff\0c'), closes('client')],
    'allowed, client.close.arbitrary closed',
  ],
  [
    'an echo client that closes within a frame, its echo sent',
    'client',
    'echo',
    [down('\0a\xff\0b'), up('\0a\xff'), closes('client')],
    'pass',
  ],
])('%s: %s, %s', (_, side, application, happenings, mark) => {
  expect(markOf(judged(side, application, ...happenings))).toBe(mark);
});

test.each<[string, Application, Happening[], true | undefined]>([
  ['an echo that is another text', 'echo', [up('\0a\xff'), down('\0b\xff')], true],
  ['an echo that does not come', 'echo', [up('\0a\xff'), LATE], true],
  ['ill-formed text in the place of an echo', 'echo', [up('\0a\xff'), down('\0\x80\xff')], undefined],
  ['another text than it was told to send', 'any', [SAY, down('\0b\xff')], undefined],
  ['a text that it was told to send, and that does not come', 'any', [SAY, LATE], undefined],
])('a fault says whether it violates the echo contract alone: %s', (_, application, happenings, echo) => {
  const verdict = judged('server', application, ...happenings);
  expect(verdict.accepted ? verdict : verdict.rejection.echo).toBe(echo);
});

test('a client that speaks while one reading of the reply has failed, and the usual one goes on, speaks too early', () => {
  const half = replyWith('Connection: ', 'X:\r\nConnection: ').slice(0, digestAt);
  const judging = after('client', {}, up(request), down(half), up('\0'));
  expect(inWords(judging.verdict())).toBe(`10.3.4.3.2#p3 at ${end.client}, byte`);
});
