/** Servers with a habit, beside which another fault has to be found, and nothing else accused. */
import { expect, test } from 'vitest';
import { check, type Fault, faulty } from '../testing.js';

/** Changes what a sound server sends, from its status line on, in the write that has it. */
const inReply = (change: (text: string) => string) => (text: string) => (text.startsWith('HTTP') ? change(text) : text);
const line = (from: string | RegExp, to: string) => inReply((text) => text.replace(from, to));
/** Changes the sixteen bytes behind the head. */
const digest = (change: (bytes: Buffer) => Buffer | string) =>
  inReply((text) => {
    const at = text.indexOf('\r\n\r\n') + 4;
    const changed = change(Buffer.from(text.slice(at, at + 16), 'latin1'));
    return text.slice(0, at) + changed.toString('latin1') + text.slice(at + 16);
  });

const habits: Record<string, { down: (text: string) => string; violates: readonly string[] }> = {
  'Upgrade: websocket': { down: line('Upgrade: WebSocket', 'Upgrade: websocket'), violates: ['10.3.4.4.2#11a'] },
  'a field without its space': { down: line('Upgrade: WebSocket', 'Upgrade:WebSocket'), violates: ['10.3.4.4.2#11'] },
  'a field twice': { down: line('Connection:', 'Upgrade: WebSocket\r\nConnection:'), violates: ['10.3.4.4.2#11a'] },
  'a location of http': { down: line('Location: ws:', 'Location: http:'), violates: ['10.3.4.4.2#3'] },
  'an origin behind two spaces': { down: line('Origin: ', 'Origin:  '), violates: ['10.3.4.4.2#11'] },
  'no Sec-WebSocket-Origin': { down: line(/Sec-WebSocket-Origin: .*\r\n/, ''), violates: ['10.3.4.4.2#11d'] },
  'no Upgrade, and no Connection': {
    down: line(/Upgrade: .*\r\n|Connection: .*\r\n/g, ''),
    violates: ['10.3.4.4.2#11a', '10.3.4.4.2#11b'],
  },
  'an empty subprotocol': { down: line('Connection:', 'Sec-WebSocket-Protocol: \r\nConnection:'), violates: ['10.3.4.4.2#11e'] },
  'a line that is no field': { down: line('Connection:', 'hello\r\nConnection:'), violates: ['10.3.4.4.2#11'] },
  'a status line without its second space': { down: line(/^.*/, 'HTTP/1.1 101'), violates: ['10.3.4.4.2#10p2'] },
  'lines that end with LF': {
    down: inReply((text) => {
      const end = text.indexOf('\r\n\r\n') + 4;
      return text.slice(0, end).replaceAll('\r\n', '\n') + text.slice(end);
    }),
    violates: ['10.3.4.4.2#10p2'],
  },
  'no empty line': { down: line('\r\n\r\n', '\r\n'), violates: ['10.3.4.4.2#12'] },
  'a digest in hexadecimal': { down: digest((bytes) => bytes.toString('hex')), violates: ['10.3.4.4.2#9'] },
  'a digest backwards': { down: digest((bytes) => bytes.reverse()), violates: ['10.3.4.4.2#9'] },
  'eight bytes of the digest': { down: digest((bytes) => bytes.subarray(0, 8)), violates: ['10.3.4.4.2#9'] },
  'CR LF CR LF behind the digest': {
    down: digest((bytes) => `${bytes.toString('latin1')}\r\n\r\n`),
    violates: ['10.3.4.4.3#B1'],
  },
  'NUL behind the digest': { down: digest((bytes) => `${bytes.toString('latin1')}\0`), violates: ['10.3.4.4.3#3.4'] },
  'five of them': {
    down: (text) => {
      const first = line(/Upgrade: .*\r\n/, 'Upgrade: websocket\r\nupgrade : x\r\n')(text);
      return digest((bytes) => `${bytes.toString('base64')}\r\n`)(line('Location: ws:', 'Location: WS:')(first));
    },
    violates: ['10.3.4.4.2#11a', '10.3.4.4.2#11', '10.3.4.4.2#3', '10.3.4.4.2#9', '10.3.4.4.3#B1'],
  },
};

/** A frame that comes in one segment with key3. */
const lost: NonNullable<ReturnType<Fault>['up']> = (text) =>
  text.startsWith('GET') ? text.replace(/(?<=\r\n\r\n[\s\S]{8})\0[\s\S]*/, '') : text;

for (const [what, { down, violates }] of Object.entries(habits)) {
  test(`${what}: a habit of ${violates.join(', ')}, and beside it 10.3.4.4.3#1 alone is violated`, async () => {
    const url = await faulty(() => ({ up: lost, down }));
    const { cases, habits: found, summary } = await check(url, { timeout: 1_000 }, '*05');
    expect(found?.map(({ violated }) => violated)).toEqual(violates);
    const failed = cases.filter(({ verdict }) => verdict === 'fail');
    expect(failed.map(({ violated }) => violated)).toEqual(['10.3.4.4.3#1']);
    expect(summary.inconclusive + summary.unsupported).toBe(0);
  });
}
