import { expect, test } from 'vitest';
import { automatonIds, cuts, madeOf, streamsOf } from './testing.js';

test.each(automatonIds)('%s: every stream of its pairs has the same effects at each two-way split and byte by byte', (id) => {
  const streams = streamsOf(id, 'pair');
  expect(streams.length).toBeGreaterThan(50);
  for (const stream of streams) {
    const whole = madeOf(id, [stream]);
    for (const pieces of cuts(stream)) expect({ pieces, made: madeOf(id, pieces) }).toEqual({ pieces, made: whole });
  }
});

test('the effects are those of what was read: messages, echoes, and why a handshake fails', () => {
  expect(madeOf('server-connection', ['\0hi\xff'])).toContain('"sent":"485454502f312e3120313031');
  expect(madeOf('server-connection', ['\0hi\xff'])).toMatch(/MESSAGE_RECEIVED.*006869ff"\}$/);
  expect(madeOf('client-connection', ['\0hi\xff'])).toMatch(/"data":"hi"/);
  expect(madeOf('client-handshake-lexical', ['HTTP/1.1 200 x\r\n'])).toMatch(/"type":"FAIL"/);
});
