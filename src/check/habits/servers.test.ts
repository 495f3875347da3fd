/** Servers with a habit, beside which another fault has to be found, and nothing else accused. */
import { expect, test } from 'vitest';
import { check, type Fault, faulty, tcpServer } from '../testing.js';

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
  'an origin after two spaces': { down: line('Origin: ', 'Origin:  '), violates: ['10.3.4.4.2#11'] },
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
  'CR LF CR LF after the digest': {
    down: digest((bytes) => `${bytes.toString('latin1')}\r\n\r\n`),
    violates: ['10.3.4.4.3#B1'],
  },
  'NUL after the digest': { down: digest((bytes) => `${bytes.toString('latin1')}\0`), violates: ['10.3.4.4.3#3.4'] },
  'five of them': {
    down: (text) => {
      const first = line(/Upgrade: .*\r\n/, 'Upgrade: websocket\r\nupgrade : x\r\n')(text);
      return digest((bytes) => `${bytes.toString('base64')}\r\n`)(line('Location: ws:', 'Location: WS:')(first));
    },
    violates: ['10.3.4.4.2#11a', '10.3.4.4.2#11', '10.3.4.4.2#3', '10.3.4.4.2#9', '10.3.4.4.3#B1'],
  },
};

/** Strips U+FEFF from messages. */
const stripped = (text: string) => (text.startsWith('HTTP') ? text : text.replaceAll('\xef\xbb\xbf', ''));

/** Loses a frame that comes in one segment with key3. */
const lost = (text: string) => (text.startsWith('GET') ? text.replace(/(?<=\r\n\r\n[\s\S]{8})\0[\s\S]*/, '') : text);

async function shown(fault: ReturnType<Fault>) {
  const { cases, habits: found = [], summary } = await check(await faulty(() => fault), { timeout: 5_000 }, '*05');
  const failed = cases.filter(({ verdict }) => verdict === 'fail').map(({ violated }) => violated);
  return { failed, habits: found.map(({ violated }) => violated), unclear: summary.inconclusive + summary.unsupported };
}

for (const [what, { down, violates }] of Object.entries(habits)) {
  test(`${what}: a habit of ${violates.join(', ')}, and beside it 10.3.4.4.3#3.4 alone is violated`, async () => {
    const found = await shown({ down: (text) => stripped(down(text)) });
    expect(found).toEqual({ failed: [violates[0], '10.3.4.4.3#3.4'], habits: violates, unclear: 0 });
  });
}

test('a frame that is lost behind key3 is found beside a habit', async () => {
  const found = await shown({ up: lost, down: line('Upgrade: WebSocket', 'Upgrade: websocket') });
  expect(found).toEqual({ failed: ['10.3.4.4.2#11a', '10.3.4.4.3#1'], habits: ['10.3.4.4.2#11a'], unclear: 0 });
});

const head = 'HTTP/1.1 101 WebSocket Protocol Handshake\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n';
const ours = `${head}Sec-WebSocket-Origin: http://example.com\r\nSec-WebSocket-Location: ws://example.com/\r\n`;
const LACKING: Record<string, { reply: string; verdict: string; violated?: string; why: string }> = {
  'ends after its fields': {
    reply: ours,
    verdict: 'fail',
    violated: '10.3.4.4.2#12',
    why: 'the head ends without its empty line: after "Sec-WebSocket-Location: ws://example.com/" send CR LF, then 16 bytes of digest',
  },
  'has no empty line, and a digest of its own': {
    reply: `${ours}\x01234567890123456`,
    verdict: 'fail',
    violated: '10.3.4.4.2#12',
    why: 'the head ends without its empty line: after "Sec-WebSocket-Location: ws://example.com/" send CR LF, then 16 bytes of digest',
  },
  'has no digest': {
    reply: `${ours}\r\n`,
    verdict: 'fail',
    violated: '10.3.4.4.2#13',
    why: 'no byte of the digest comes: after the empty line send 16 bytes',
  },
  'has seven bytes of digest': {
    reply: `${ours}\r\n\x38\x6a\x4b\x53\x27\x79\x3a`,
    verdict: 'fail',
    violated: '10.3.4.4.2#13',
    why: 'only 7 of the 16 bytes of the digest come: after the empty line send 16 bytes',
  },
  'is one of RFC 6455': {
    reply: `${head}Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n`,
    verdict: 'unsupported',
    why: 'no byte of the digest comes, but Sec-WebSocket-Accept of another protocol: after the empty line send 16 bytes',
  },
};

for (const [what, { reply, ...said }] of Object.entries(LACKING)) {
  test(`a reply that ${what} cannot be judged on, and it is said what to write`, async () => {
    const { url } = await tcpServer((socket) => socket.once('data', () => socket.write(reply, 'latin1')));
    const { cases } = await check(url, { timeout: 300 }, '*05');
    expect(cases[0]).toMatchObject({ id: 'control', ...said });
    expect(cases[1]).toMatchObject({ verdict: said.verdict === 'fail' ? 'inconclusive' : said.verdict });
  });
}
