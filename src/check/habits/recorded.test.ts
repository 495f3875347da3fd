/** What is told of a recorded exchange behind the first fault of a handshake. */
import { expect, test } from 'vitest';
import { down, established, reply, request, up } from '../../judge/testing.js';
import { judgedOn } from './index.js';

const exchange = (from: string, replied: string, ...frames: ReturnType<typeof up>[]) => ({
  wire: [
    { from: 'client' as const, at: 0, bytes: Buffer.from(from, 'latin1') },
    { from: 'server' as const, at: 1, bytes: Buffer.from(replied, 'latin1') },
    ...frames,
  ],
});

test('behind a sound handshake nothing is judged twice', () => {
  expect(judgedOn(established(up('\x00hi\xff')), 'server')).not.toHaveProperty('further');
});

test('of a server each fault is told with its place in what was recorded, and then how the rest counts', () => {
  const wrong = reply.replace('Upgrade: WebSocket', 'Upgrade: websocket').replace(/(?<=Origin: )/, ' ');
  const verdict = judgedOn(exchange(request, wrong, down('\x00hi\xff')), 'server');
  expect(verdict).toMatchObject({ accepted: false, rejection: { offset: wrong.indexOf('websocket\r'), step: '10.3.4.4.2#11a' } });
  expect(verdict.further).toMatchObject([
    {
      accepted: false,
      rejection: { step: '10.3.4.4.2#11', offset: wrong.indexOf('Origin:  ') + 8, at: 1, seen: expect.stringMatching(/^20/) },
    },
    {
      accepted: true,
      mark: 'pass',
      course: ['going on as if that were in order', 'the connection is established', 'it sent 1 message'],
    },
  ]);
});

test('what is wrong in frames is told behind what is wrong in the handshake, and ends it', () => {
  const wrong = `${reply}\r\n\r\n`;
  const verdict = judgedOn(exchange(request, wrong, down('\xff\x00\x00hi\xff')), 'server');
  expect(verdict).toMatchObject({ accepted: false, rejection: { offset: reply.length, step: '10.3.4.4.3#B1' } });
  expect(verdict.further).toMatchObject([{ accepted: false, rejection: { offset: wrong.length + 2, step: '10.3.4.4.3#p4' } }]);
});

test('of a client each line that is wrong is told', () => {
  const wrong = request.replace('Upgrade: WebSocket', 'Upgrade: x').replace(/Origin: .*\r\n/, '');
  const { further } = judgedOn(exchange(wrong, reply), 'client');
  expect(further).toMatchObject([{ rejection: { step: '10.3.4.3.1#13' } }, { accepted: true }]);
});
