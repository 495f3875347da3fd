/** What an echo peer that reads everything at once may send and do: the outcome tables of policies, as the makers of traces ask for them. */
import { describe, expect, test } from 'vitest';
import type { MachineEvent } from '../../machines/index.js';
import type { Choices } from './choices.js';
import { inputOf } from './client-draws.js';
import { readRequest } from './client-request.js';
import { Expectation } from './expectation.js';
import { type Explanation, factsOf } from './explanation.js';
import { SCHEMES, type Scheme } from './lax/testing.js';
import { withoutKeptOpen } from './readings.js';
import { Spelling } from './spelling.js';
import { bytes, KEY1, reply, request, requestWith, TERMINATE } from './testing.js';
import type { Told } from './ways.js';

/** Bytes that are sent, our FIN, or an event of the peer's own. */
type Step = string | 'FIN' | MachineEvent;

const FIN = 'FIN';
const START_CLOSING: MachineEvent = { type: 'START_CLOSING' };
const CLOSES = new Map<boolean | 'may', string>([
  [true, 'closes'],
  [false, 'stays'],
  ['may', 'may close'],
]);

/** Each way once, in order: what is sent, whether TCP is closed, and whether it is over; `then` is what was seen behind the first step. */
function waysOf(of: Expectation, begun: readonly Explanation[], steps: readonly Step[], then = (all: Explanation[]) => all) {
  let all = [...begun];
  let sent = '';
  for (const [index, step] of steps.entries()) {
    if (step === FIN) all = of.cut(all);
    else if (typeof step !== 'string') all = of.tell(all, step);
    else {
      for (const byte of bytes(step)) all = of.tell(all, { type: 'BYTE', byte });
      sent += step;
    }
    if (index === 0) all = then(all);
  }
  return [...new Set(withoutKeptOpen(all, sent).map((one) => inWords(of, one)))].sort();
}

function inWords(of: Expectation, one: Explanation): string {
  const frames = one.pending.map((piece) => (piece instanceof Spelling ? spelled(piece) : hex(Buffer.from(piece))));
  const answers = [...(one.answer === undefined ? [] : [one.answer]), ...(one.reply === undefined ? [] : ['reply'])];
  const what = one.anything ? ['anything'] : [...answers, ...frames];
  const isOver = of.isOver(one) ? '' : ', goes on';
  return `${what.join(', ') || 'nothing'}; ${CLOSES.get(of.closes(one))}${isOver}`;
}

/** Each spelling, and whether it shows an option of client.utf8.replacement. */
function spelled(piece: Spelling): string {
  const all = piece.all();
  const shows = all.some((frame) => piece.shownBy(frame).some((each) => each['client.utf8.replacement'] !== undefined));
  return `${all.map(hex).join(' or ')}${shows ? ' by choice' : ''}`;
}

const hex = (frame: Uint8Array) => Buffer.from(frame).toString('hex');

const withKey1 = (key: string) => requestWith(KEY1, key);
const HTTP = requestWith('Sec-WebSocket-Key1', 'X-Key1');
const half = request.slice(0, 60);

const BIG: Choices = { 'number.byteOrder': 'big' };

/** A server that serves what the worked request asks for, over a scheme. */
function serverOver(scheme: Scheme, steps: readonly Step[], then?: (all: Explanation[]) => Explanation[]): string[] {
  const of = new Expectation('server', { secure: scheme === 'wss', service: { protocols: ['sample'] } });
  const opened: MachineEvent[] = scheme === 'wss' ? [{ type: 'TLS_OPENED' }] : [];
  return waysOf(of, of.begin({}, [{ type: 'ACCEPT' }, ...opened]), steps, then);
}

/** The client that has sent the worked request, over a scheme; it takes the numbers of the digest for big-endian if nothing else is said. */
function clientOver(scheme: Scheme, steps: readonly Step[], told: Partial<Told> = { decided: BIG }): string[] {
  const secure = scheme === 'wss';
  const of = new Expectation('client', { secure, ...told });
  const events: MachineEvent[] = [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }];
  if (secure) events.push({ type: 'TLS_OPENED' });
  const input = inputOf(readRequest(bytes(request), secure), secure);
  const sent = of.begin(input, events).map((one) => ({ ...one, pending: [] }));
  return waysOf(of, sent, steps);
}

const ABORTS = ['http; closes', 'nothing; closes'];
const ILL = ['reply, 0061efbfbdff; stays, goes on', 'reply, 006180ff; stays, goes on'];

describe.each(SCHEMES)('%s', (ws) => {
  test.each<[string, Step[], string[]]>([
    ['nothing', [], ['nothing; stays, goes on']],
    ['half a request', [half], ['nothing; stays, goes on']],
    // Once we have closed, nothing more is due (rule 5); a server may still refuse in HTTP what it has not answered.
    ['half a request and FIN', [half, FIN], ['http; may close', 'nothing; may close']],
    ['FIN, and bytes after it', [half, FIN, request.slice(60)], ['http; may close', 'nothing; may close']],
    ['the request', [request], ['reply; stays, goes on']],
    ['the request and FIN', [request, FIN], ['reply; may close']],
    ['the fields and FIN', [request.slice(0, -8), FIN], ['http; may close', 'nothing; may close', 'reply; may close']],
    // A key that is not there has no spaces, so that it aborts (10.3.4.4.2#5p3); as a mere request of HTTP it may be kept open.
    ['a request without key1', [HTTP], [...ABORTS.slice(0, 1), 'http; may close', ...ABORTS.slice(1)]],
    ['a request without key1 and more', [HTTP, '\0hi\xff', TERMINATE], ['http; closes', 'http; may close', 'nothing; closes']],
    ['a request without key1 and FIN', [HTTP, FIN], ['http; closes', 'http; may close', 'nothing; closes']],
    ['a request without a slash', [requestWith('/demo', 'demo')], [...ABORTS, 'reply; stays, goes on']],
    ['a text', [request, '\0hi\xff'], ['reply, 006869ff; stays, goes on']],
    ['two texts', [request, '\0hi\xff\0\xff'], ['reply, 006869ff, 00ff; stays, goes on']],
    ['half a text', [request, '\0h'], ['reply; stays, goes on']],
    ['a text and FIN', [request, '\0hi\xff', FIN], ['reply, 006869ff; may close']],
    ['half a text and FIN', [request, '\0hi', FIN], ['reply; may close']],
    // server.frame.reservedText: delivered or discarded; server.frame.unknownType: or a reason to close.
    ['a frame of type 01', [request, '\x01a\xff'], ['reply, 0061ff; stays, goes on', 'reply; closes', 'reply; stays, goes on']],
    [
      'two frames of type 01',
      [request, '\x01a\xff\x02b\xff'],
      [
        'reply, 0061ff, 0062ff; stays, goes on',
        'reply, 0061ff; stays, goes on',
        'reply, 0062ff; stays, goes on',
        'reply; closes',
        'reply; stays, goes on',
      ],
    ],
    ['a frame with a length', [request, '\x80\x02\0a'], ['reply; closes', 'reply; stays, goes on']],
    // server.onClientClose: its four options.
    [
      'FF 00',
      [request, '\xff\0'],
      ['reply, ff00; closes', 'reply, ff00; may close, goes on', 'reply; closes', 'reply; stays, goes on'],
    ],
    [
      'FF 00 and a text, which is not read',
      [request, '\xff\0\0hi\xff'],
      ['reply, ff00; closes', 'reply, ff00; may close, goes on', 'reply; closes', 'reply; stays, goes on'],
    ],
    [
      'FF 00 and FIN',
      [request, '\xff\0', FIN],
      ['reply, ff00; closes', 'reply, ff00; may close', 'reply; closes', 'reply; may close'],
    ],
    // The echo may be processed only once FF 00 is read, which is too late then.
    [
      'a text and FF 00',
      [request, '\0hi\xff\xff\0'],
      [
        'reply, 006869ff, ff00; closes',
        'reply, 006869ff, ff00; may close, goes on',
        'reply, 006869ff; closes',
        'reply, 006869ff; stays, goes on',
        'reply, ff00; closes',
        'reply, ff00; may close, goes on',
        'reply; closes',
        'reply; stays, goes on',
      ],
    ],
    // Its own FF 00 binds it to send no more, and to close on ours (10.3.4.4.3#C1-C3).
    ['TERMINATE', [request, TERMINATE], ['reply, ff00; may close, goes on']],
    ['TERMINATE and a text', [request, TERMINATE, '\0hi\xff'], ['reply, ff00; may close, goes on']],
    ['TERMINATE and FF 00', [request, TERMINATE, '\xff\0'], ['reply, ff00; closes']],
    // server.utf8.invalid: its four options.
    ['ill-formed text', [request, '\0a\x80\xff'], ['anything; stays', ...ILL, 'reply; closes']],
    [
      'ill-formed text, then sound text',
      [request, '\0a\x80\xff\0b\xff'],
      ['anything; stays', ...ILL.map((each) => each.replace(';', ', 0062ff;')), 'reply; closes'],
    ],
    [
      'TERMINATE and ill-formed text',
      [request, TERMINATE, '\0a\x80\xff'],
      ['anything; may close', 'reply, ff00; closes', 'reply, ff00; may close, goes on'],
    ],
    ['U+FFFD itself', [request, '\0\xef\xbf\xbd\xff'], ['reply, 00efbfbdff; stays, goes on']],
  ])('a server that is sent %s', (_, steps, ways) => {
    expect(serverOver(ws, steps)).toEqual([...ways].sort());
  });

  // Nothing asks a server to do the same each time with frames of types 01 to 7F (rule 6); to discard one is a liberty.
  test('a server that discards any frame of a reserved type takes the liberty to', () => {
    const of = new Expectation('server', { secure: ws === 'wss', service: { protocols: ['sample'] } });
    const opened: MachineEvent[] = ws === 'wss' ? [{ type: 'TLS_OPENED' }] : [];
    const begun = of.begin({}, [{ type: 'ACCEPT' }, ...opened]);
    const all = bytes(`${request}\x01a\xff\x02b\xff`).reduce((some, byte) => of.tell(some, { type: 'BYTE', byte }), begun);
    const open = all.filter((one) => of.closes(one) === false);
    expect(open.length).toBeGreaterThan(0);
    for (const { pending, decided } of open) {
      expect(decided['server.frame.reservedText']).toBe(pending.length === 2 ? 'deliver' : 'discard');
    }
  });

  test('a server that is known to support no subprotocol ignores the one that is asked for, or closes', () => {
    const of = new Expectation('server', { service: { protocols: [] } });
    const all = bytes(request).reduce((some, byte) => of.tell(some, { type: 'BYTE', byte }), of.begin({}, [{ type: 'ACCEPT' }]));
    const replies = all.filter((one) => one.reply !== undefined);
    expect(replies.length).toBeGreaterThan(0);
    for (const one of all) expect(one.decided['server.check.protocolUnknown']).toBe(replies.includes(one) ? 'ignore' : 'abort');
  });

  test('a server that is known to have a name of its own lacks none where it ignores Host', () => {
    const own = { host: 'example.com', origin: 'http://example.com' };
    const of = new Expectation('server', { own });
    const asked = bytes(requestWith('\r\nHost: example.com', ''));
    const all = asked.reduce((some, byte) => of.tell(some, { type: 'BYTE', byte }), of.begin({}, [{ type: 'ACCEPT' }]));
    const ignoring = all.filter(({ decided }) => decided['server.check.host'] === 'ignore');
    expect(ignoring.some((one) => one.reply !== undefined)).toBe(true);
    for (const { ended } of ignoring) expect(ended).not.toBe('10.3.4.4.2#2a');
  });

  test('what follows ill-formed text is of no importance where anything may come', () => {
    const of = new Expectation('server', { service: { protocols: ['sample'] } });
    const read = (all: Explanation[], text: string) =>
      bytes(text).reduce((some, byte) => of.tell(some, { type: 'BYTE', byte }), all);
    const ill = read(of.begin({}, [{ type: 'ACCEPT' }]), `${request}\0\x80\xff`).filter(({ anything }) => anything);
    expect(ill.length).toBeGreaterThan(0);
    for (const one of [...read(ill, '\0hi\xff\xff\0'), ...of.cut(ill)]) expect(one.pending).toEqual([]);
  });

  // Of a key without a number a server may make what it likes (E16, E31), and say nothing for good.
  test.each<[string, Step[], string]>([
    ['nothing more', [], 'silence; stays'],
    ['a text', ['\0hi\xff'], 'silence; stays'],
    ['FF 00', ['\xff\0'], 'silence; stays'],
    ['TERMINATE', [TERMINATE], 'silence; stays'],
    ['FIN', [FIN], 'silence; may close'],
    ['FF 00 before it is silent', ['\xff\0'], 'silence; stays'],
  ])('a server that is silent on a key without digits, and is sent %s', (what, steps, way) => {
    const silent = (all: Explanation[]) =>
      all
        .filter(({ decided }) => decided['server.key.noDigits'] === 'other')
        .map((one) => ({ ...one, reply: undefined, pending: [], answer: 'silence' as const }));
    const all: Step[] = [withKey1('a b'), ...steps];
    expect(serverOver(ws, what.includes('before') ? [all.join('')] : all, silent)).toEqual([way]);
  });

  test('a server whose reply was seen does not refuse in HTTP any more', () => {
    const seen = (all: Explanation[]) => all.map((one) => ({ ...one, reply: undefined }));
    expect(serverOver(ws, [request, FIN], seen)).toEqual(['nothing; may close']);
  });

  const answer = ws === 'ws' ? reply : reply.replace('Location: ws:', 'Location: wss:');

  test('a server tells the reply of the text, line by line', () => {
    const of = new Expectation('server', { secure: ws === 'wss', service: { protocols: ['sample'] } });
    const opened: MachineEvent[] = ws === 'wss' ? [{ type: 'TLS_OPENED' }] : [];
    const read = (all: Explanation[], part: string) =>
      bytes(part).reduce((some, byte) => of.tell(some, { type: 'BYTE', byte }), all);
    const replies = (all: Explanation[], protocol: string) =>
      all.filter(({ decided }) => decided['server.subprotocol'] === protocol && decided['number.byteOrder'] !== 'little');
    const lines = [
      'HTTP/1.1 101 WebSocket Protocol Handshake',
      'Upgrade: WebSocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Location: ${ws}://example.com/demo`,
      'Sec-WebSocket-Origin: http://example.com',
    ];
    const digest = bytes(reply.slice(-16));
    const fields = read(of.begin({}, [{ type: 'ACCEPT' }, ...opened]), request.slice(0, -8));
    // server.reply.timing fieldsFirst: before key3 there is no digest.
    const early = fields.filter((one) => one.reply !== undefined);
    for (const protocol of ['echo', 'none']) {
      const asked = protocol === 'echo' ? [...lines, 'Sec-WebSocket-Protocol: sample'] : lines;
      for (const { reply: told } of replies(early, protocol)) expect(told).toEqual({ lines: asked, digest: undefined });
      const whole = replies(read(fields, request.slice(-8)), protocol);
      expect(new Set(whole.map(({ decided }) => decided['server.reply.timing']))).toEqual(new Set([undefined]));
      for (const { reply: told } of whole) {
        expect(told?.lines).toEqual(asked);
        expect(Buffer.from(told?.digest ?? [])).toEqual(digest);
      }
      for (const one of read(whole, '\0hi\xff'))
        expect(one).toMatchObject({ reply: { lines: asked }, pending: [bytes('\0hi\xff')] });
    }
  });

  test.each<[string, Step[], string[]]>([
    ['half a reply', [answer.slice(0, 60)], ['nothing; stays, goes on']],
    ['half a reply and FIN', [answer.slice(0, 60), FIN], ['nothing; closes']],
    ['the reply', [answer], ['nothing; stays, goes on']],
    ['the reply and FIN', [answer, FIN], ['nothing; closes']],
    ['a reply without its digest, and a wrong one', [`${answer.slice(0, -1)}x`], ['nothing; closes']],
    ['a text', [answer, '\0hi\xff'], ['006869ff; stays, goes on']],
    ['a text and FIN', [answer, '\0hi\xff', FIN], ['006869ff; closes']],
    // Only frames of type 00 are messages (10.3.4.3.2#3b.5).
    ['a frame of type 01', [answer, '\x01hi\xff'], ['nothing; stays, goes on']],
    ['FF 00', [answer, '\xff\0'], ['ff00; closes']],
    ['FF 00 and a text', [answer, '\xff\0\0hi\xff'], ['ff00; closes']],
    ['a text and FF 00', [answer, '\0hi\xff\xff\0'], ['006869ff, ff00; closes', 'ff00; closes']],
    // Its own FF 00 binds it to send no more; it closes on ours, or when it has waited long enough (10.3.4.3.2#C5).
    ['START_CLOSING', [answer, START_CLOSING], ['ff00; may close, goes on']],
    ['START_CLOSING and a text', [answer, START_CLOSING, '\0hi\xff'], ['ff00; may close, goes on']],
    ['START_CLOSING and FF 00', [answer, START_CLOSING, '\xff\0'], ['ff00; closes']],
    // A client sends U+FFFD (10.3.4.3.3#p1); E22 leaves their number free.
    ['ill-formed text', [answer, '\0a\x80\xff'], ['0061efbfbdff by choice; stays, goes on']],
    ['a run of two', [answer, '\0\xe2\x82\xff'], ['00efbfbdff or 00efbfbdefbfbdff by choice; stays, goes on']],
  ])('a client that is sent %s', (_, steps, ways) => {
    expect(clientOver(ws, steps)).toEqual([...ways].sort());
  });

  test('a client whose byte order is not known may refuse the digest', () => {
    expect(clientOver(ws, [answer, '\0hi\xff'], {})).toEqual(['006869ff; stays, goes on', 'nothing; closes']);
  });
});

test('E28: the closing handshake of a client that is told to close starts, though the server has closed', () => {
  const of = new Expectation('client', { decided: BIG });
  const opened: MachineEvent[] = [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }];
  const begun = of.begin(inputOf(readRequest(bytes(request), false), false), opened);
  const closed = of.cut(bytes(reply).reduce((some, byte) => of.tell(some, { type: 'BYTE', byte }), begun));
  const starts = (all: Explanation[]) => new Set(all.map((one) => factsOf(one).closingStarted));
  expect(starts(closed)).toEqual(new Set([false]));
  expect(starts(of.tell(closed, START_CLOSING))).toEqual(new Set([true]));
});
