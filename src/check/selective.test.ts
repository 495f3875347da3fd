/** What is withheld on one input and not on its twin; that of frames is in input-faults.test.ts. */
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { checkIt, echoClient, faulty as faultyClient } from './client/testing.js';
import { check, echoServer, tcpServer } from './testing.js';

test('what a server does behind the FIN of the checker is no refusal', async () => {
  const url = await refusing((heard, hasClosed) => hasClosed && !heard.includes('\r\n\r\n'));
  const { cases, selectiveRefusals } = await check(url, { timeout: 5_000 }, '*/input/server-closures/0*');
  const refused = cases.filter(({ observed, wire }) => observed === undefined && wire.some((each) => isAnswer(each)));
  expect(refused.length).toBeGreaterThan(2);
  expect(selectiveRefusals).toEqual([]);
});

const isAnswer = (each: object) =>
  'dir' in each && each.dir === 'received' && 'hex' in each && `${each.hex}`.startsWith('48545450');

test('a server that answers one sound handshake with 400 refuses it selectively', async () => {
  const url = await refusing((heard) => heard.includes('\r\nG: x\r\n'));
  const { selectiveRefusals } = await check(url, {}, '*/server-handshake/005');
  expect(selectiveRefusals).toMatchObject([{ how: 'refuses', step: '10.3.4.4.2#13' }]);
});

/** Answers 400, and closes, where the checker has said something, or has closed. */
async function refusing(is: (heard: string, hasClosed: boolean) => boolean): Promise<string> {
  const sound = new URL(await echoServer());
  const { url } = await tcpServer((socket) => {
    const server = connect({ port: Number(sound.port), host: sound.hostname, allowHalfOpen: true });
    let heard = '';
    const refuse = () => socket.writable && socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    server.on('error', () => socket.destroy()).on('data', (bytes) => socket.writable && socket.write(bytes));
    server.on('end', () => socket.end());
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      if (is(heard, false)) refuse();
      else server.write(bytes);
    });
    socket.on('end', () => {
      if (is(heard, true)) refuse();
      server.end();
    });
  });
  return url;
}

test('what the text asks a server to refuse it does not refuse selectively', async () => {
  const { cases, selectiveRefusals } = await check(await echoServer(), {}, '10.3.4.4.1');
  expect(cases.filter(({ wire }) => wire.some((each) => each.dir === 'received' && 'close' in each)).length).toBeGreaterThan(20);
  expect(selectiveRefusals).toEqual([]);
});

test.each([
  ['closes', undefined],
  ['terminates', '\xff\0'],
] as const)('a client that %s on 80 with a length of 0 does so selectively, and a sound one does not', async (how, answer) => {
  const frame = '\x80\x80\x80\0';
  const start = faultyClient(() => ({
    down: (text) => (!text.includes(frame) ? text : answer === undefined ? undefined : '\0answer\xff'),
    up: (text) => text.replace('\0answer\xff', answer ?? ''),
  }));
  const { selectiveRefusals } = await checkIt(start, '*/frames-limits/003');
  expect(selectiveRefusals).toMatchObject([{ how, step: '10.3.4.3.2#3a.8p2' }]);
  expect((await checkIt(echoClient(), '*/frames-limits/003')).selectiveRefusals).toEqual([]);
});
