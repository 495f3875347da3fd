import { expect, test } from 'vitest';
import { REQUEST, requestOf } from '../testing/handshakes.js';
import { afterProbe, inWords, traceOf, traceOfFrames } from './testing.js';
import type { Trace } from './types.js';

const answer = ({ observations }: Trace) => inWords(observations[0]?.outcomes ?? []);
const key1 = (value: string) => traceOf(requestOf({ 'Sec-WebSocket-Key1': value }));
const refused = [
  'pass none closes answer=nothing',
  'allowed http may close answer=httpKeepOpen',
  'allowed http closes answer=httpThenClose',
];

test('a sound handshake is answered, in either byte order; little-endian is a liberty (E01)', () => {
  const trace = traceOf(REQUEST);
  expect(answer(trace)).toEqual(['pass 101(386a) stays byteOrder=big', 'allowed 101(e8ad) stays byteOrder=little']);
  expect(afterProbe(trace)).toEqual(['pass <00>probe<ff> stays']);
});

test('a key without spaces, one that is missing, one that is no multiple: only a closure, perhaps with words of HTTP before it', () => {
  expect(answer(key1('12'))).toEqual(refused);
  expect(answer(traceOf(requestOf({ 'Sec-WebSocket-Key1': undefined })))).toEqual(refused);
  expect(answer(key1('3 a a'))).toEqual(refused);
});

test('a product above 32 bits with a quotient within is bound to the digest of the quotient', () => {
  // 4294967295 times ten spaces.
  expect(answer(key1('4 2 9 4 9 6 7 2 9 5 0'))).toEqual(answer(key1('4294967295 ')));
  expect(answer(key1('4294967295 '))[0]).toMatch(/^pass 101\(.{4}\) stays byteOrder=big$/);
});

test('a quotient above 32 bits allows any digest, and a key without digits too (E16, E31)', () => {
  expect(answer(key1('4294967296 '))).toContain('allowed 101(any) stays overflow=other');
  expect(answer(key1('a b'))).toContain('allowed 101(any) stays noDigits=other');
  expect(answer(key1('a b'))).toContainEqual(expect.stringMatching(/^pass 101\(.{4}\) stays byteOrder=big noDigits=zero$/));
});

test.each(['Upgrade', 'Connection', 'Host', 'Origin'])('without %s a server should abort, and may ignore it', (name) => {
  const all = answer(traceOf(requestOf({ [name]: undefined })));
  expect(all[0]).toBe(`pass none closes answer=nothing ${name.toLowerCase()}=abort`);
  expect(all).toContain(`allowed 101(386a) stays byteOrder=big ${name.toLowerCase()}=ignore`);
});

test('plain HTTP may keep the connection only where Upgrade or a key is wrong (E37)', () => {
  const keeps = (trace: Trace) => answer(trace).some((each) => each.includes('httpKeepOpen'));
  expect([{ Upgrade: undefined }, { 'Sec-WebSocket-Key2': '1' }].map((changes) => keeps(traceOf(requestOf(changes))))).toEqual([
    true,
    true,
  ]);
  expect([{ Host: undefined }, { Connection: 'close' }].map((changes) => keeps(traceOf(requestOf(changes))))).toEqual([
    false,
    false,
  ]);
  expect(keeps(traceOf(REQUEST.replace('GET', 'POST')))).toBe(false);
});

test('a request line of another form should abort, and may be accepted with the right digest', () => {
  const trace = traceOf(REQUEST.replace('GET', 'POST'));
  expect(answer(trace)[0]).toBe('pass none closes answer=nothing requestLine=abort');
  expect(answer(trace)).toContain('allowed 101(386a) stays byteOrder=big requestLine=accept');
  expect(afterProbe(trace)).toEqual(['allowed <00>probe<ff> stays requestLine=accept']);
});

test('a lone LF is of the value by the letter; to abort, or to take it as a line end, is a liberty', () => {
  const all = answer(traceOf(requestOf({ 'X-Unknown': 'a\nb' })));
  expect(all[0]).toBe('pass 101(386a) stays byteOrder=big bareBreak=value');
  expect(all).toContain('allowed none closes answer=nothing bareBreak=abort');
  expect(all).toContain('allowed 101(386a) stays byteOrder=big fieldSyntax=accept bareBreak=lineEnd');
});

test('of a key that comes twice any may count (E34)', () => {
  const twice = answer(traceOf(requestOf({ 'sec-websocket-key1': '4 2' })));
  const last = answer(key1('4 2'))[0]?.match(/101\(.{4}\)/)?.[0];
  expect(twice).toContain('pass 101(386a) stays byteOrder=big duplicate=first');
  expect(twice).toContain(`pass ${last} stays byteOrder=big duplicate=last`);
  expect(twice).toContain('pass none closes answer=nothing duplicate=abort');
});

test('a subprotocol that is asked for may be known or not', () => {
  const asked = traceOf(requestOf({ 'Sec-WebSocket-Protocol': 'chat' }));
  const protocols = asked.observations[0]?.outcomes.map(
    ({ reply }) => typeof reply === 'object' && reply.fields['sec-websocket-protocol'],
  );
  expect(new Set(protocols)).toEqual(new Set(['chat', undefined, false]));
});

test('frames of the types 01 to 7F are messages, each delivered or discarded, or a reason to disconnect (E09)', () => {
  expect(afterProbe(traceOfFrames('\x01a\xff\x7fb\xff'))).toEqual([
    'pass <00>a<ff><00>b<ff><00>probe<ff> stays reservedText=deliver unknownType=process',
    'allowed closes unknownType=disconnect',
    'allowed <00>a<ff><00>probe<ff> stays reservedText=discard unknownType=process',
    'allowed <00>b<ff><00>probe<ff> stays reservedText=discard unknownType=process',
    'allowed <00>probe<ff> stays reservedText=discard unknownType=process',
  ]);
});

test.each(['\x80\x00', '\x80\x02\xff\x00', `\xfe\x81\x00${'x'.repeat(128)}`, '\xff\x01x', '\x80\x80\x80\x00'])(
  'of the binary frame %j nothing is seen but that the probe comes back',
  (frame) => {
    expect(afterProbe(traceOfFrames(frame))).toEqual([
      'pass <00>probe<ff> stays unknownType=process',
      'allowed closes unknownType=disconnect',
    ]);
  },
);

test.each(['\x80', '\x80\x81', '\x80\x05ab', '\xff', '\x00half'])(
  'what is in the middle of %j is completed before the probe',
  (begun) => {
    expect(afterProbe(traceOfFrames(begun))[0]).toMatch(/probe<ff> stays/);
  },
);

test.each(['\xff\x00', '\xff\x80\x00'])(
  'on %j a server may do any of four things, and echoes nothing any more (E02)',
  (frame) => {
    const trace = traceOfFrames(frame);
    expect(inWords(trace.observations[1]?.outcomes ?? [])).toEqual([
      'pass <ff><00> may close unknownType=process onClientClose=ackAndWait',
      'pass <ff><00> closes unknownType=process onClientClose=ackAndClose',
      'allowed closes unknownType=disconnect',
      'allowed closes onClientClose=closeOnly',
      'allowed stays unknownType=process onClientClose=nothing',
    ]);
    expect(trace.observations[1]?.due).toBe(false);
    expect(afterProbe(trace)).toEqual([
      'pass <ff><00> may close unknownType=process onClientClose=ackAndWait',
      'allowed stays unknownType=process onClientClose=nothing',
    ]);
  },
);

test('the echo of a message is waited for before the closing frame goes out, which might overtake it', () => {
  const { events, observations } = traceOfFrames('\0a\xff\xff\0');
  expect(events[1]).toEqual({ type: 'bytes', hex: '0061ff' });
  expect(inWords(observations[1]?.outcomes ?? [])).toEqual(['pass <00>a<ff> stays']);
});

test('on ill-formed UTF-8 anything may come, and nothing is due', () => {
  const trace = traceOfFrames('\0\x80\xff');
  expect(afterProbe(trace)).toEqual([
    'pass <00><ef><bf><bd><ff><00>probe<ff> stays invalid=replace',
    'pass closes invalid=close',
    'allowed <00><80><ff><00>probe<ff> stays invalid=verbatim',
    'allowed anything invalid=other',
  ]);
  expect(inWords(trace.observations.at(-1)?.outcomes ?? [])).toContain('allowed anything invalid=other');
  expect(trace.observations.map(({ due }) => due)).toEqual([true, false, false]);
});

test('no outcome takes a relaxation, and each names options of policies', () => {
  const { policies } = traceOfFrames('\xff\0');
  expect(policies).toEqual({
    'number.byteOrder': ['big', 'little'],
    'server.frame.unknownType': ['disconnect', 'process'],
    'server.onClientClose': ['ackAndClose', 'ackAndWait', 'closeOnly', 'nothing'],
  });
});
