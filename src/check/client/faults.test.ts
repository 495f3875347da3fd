/** Clients with one fault each: every one is found, with the item at fault. */
import { expect, test } from 'vitest';
import type { Fault } from '../testing.js';
import { checkIt, faulty, type Start, tcpClient } from './testing.js';

const isRequest = (text: string) => text.startsWith('GET');
const inRequest = (change: (text: string) => string): Fault => {
  return () => ({ up: (text) => (isRequest(text) ? change(text) : text) });
};
/** Changes what is sent behind the handshake. */
const inFrames = (change: (text: string) => string): Fault => {
  return () => ({ up: (text) => (isRequest(text) ? text : change(text)) });
};
/** Changes what the client is sent: it takes what it should refuse. */
const inReply = (change: (text: string) => string): Fault => {
  return () => ({ down: change });
};

const faults: Record<string, { client: Start; violates: readonly string[] }> = {
  'asks for another resource': {
    client: faulty(inRequest((text) => text.replace(/^GET \S+/, 'GET /'))),
    violates: ['10.3.4.3.1#5p2'],
  },
  'writes Upgrade: websocket': {
    client: faulty(inRequest((text) => text.replace('Upgrade: WebSocket', 'Upgrade: websocket'))),
    violates: ['10.3.4.3.1#7'],
  },
  'writes a name of a field in lowercase': {
    client: faulty(inRequest((text) => text.replace('Connection:', 'connection:'))),
    violates: ['10.3.4.3.1#8'],
  },
  'names its host in capitals': {
    client: faulty(inRequest((text) => text.replace('Host: localhost', 'Host: LOCALHOST'))),
    violates: ['10.3.4.3.1#10'],
  },
  'sends its fields in one order': { client: faulty(inRequest(sorted)), violates: ['10.3.4.3.1#24'] },
  'takes any status code': {
    client: faulty(inReply((text) => text.replace(/^HTTP\/1.1 (404|1O1|407)/, 'HTTP/1.1 101'))),
    violates: ['10.3.4.3.1#30', '10.3.4.3.1#31p2', '10.3.4.3.1#31p3'],
  },
  'takes Upgrade: websocket': {
    client: faulty(inReply((text) => text.replace('Upgrade: websocket', 'Upgrade: WebSocket'))),
    violates: ['10.3.4.3.1#41a'],
  },
  'takes a list in Connection': {
    client: faulty(inReply((text) => text.replace('Connection: keep-alive, Upgrade', 'Connection: Upgrade'))),
    violates: ['10.3.4.3.1#41b'],
  },
  'takes any origin': {
    client: faulty(inReply((text) => text.replace('http://example.org', 'http://localhost'))),
    violates: ['10.3.4.3.1#41c'],
  },
  'loses a frame that comes with the reply': {
    client: faulty(inReply((text) => (text.startsWith('HTTP') ? text.replace(/\0(ready|probe)\xff/, '') : text))),
    violates: ['10.3.4.3.2#1'],
  },
  'answers FF 00 with FF 80 00': {
    client: faulty(inFrames((text) => text.replace(/\xff\0$/, '\xff\x80\0'))),
    violates: ['10.3.4.3.2#C3'],
  },
  'sends a message after its FF 00': {
    client: faulty(inFrames((text) => text.replace(/\xff\0$/, '\xff\0\0late\xff'))),
    violates: ['10.3.4.3.2#p4'],
  },
  'takes data with a length for text': {
    client: faulty(inReply((text) => text.replace('\x80\x01\0\0', '\0\0\xff\0'))),
    violates: ['10.3.4.3.2#3a.7'],
  },
  'takes a frame of type 01 for text': {
    client: faulty(inReply((text) => (text[0] === '\x01' ? `\0${text.slice(1)}` : text))),
    violates: ['10.3.4.3.2#3b.5'],
  },
  'strips NUL from text': { client: faulty(inFrames((text) => text.replace(/\0\0+/g, '\0'))), violates: ['10.3.4.3.2#3b.5'] },
  'echoes an empty message twice': {
    client: faulty(inFrames((text) => text.replace(/^\0\xff/, '\0\xff\0\xff'))),
    violates: ['10.3.4.3.2#3b.5'],
  },
  'sends a frame of type 01': {
    client: faulty(inFrames((text) => text.replace(/^\0\xff/, '\x01\xff'))),
    violates: ['10.3.4.3.2#B1'],
  },
};

const HEAD = /^HTTP[\s\S]*\r\n(?=\r\n)/;
const inHead = (change: (head: string) => string) => faulty(inReply((text) => text.replace(HEAD, change)));
/** A client that takes replies in which a field is missing, or comes twice: it gets the field where it is missing, and once. */
const onceEach = ['Upgrade: WebSocket', 'Connection: Upgrade', 'Sec-WebSocket-Origin: http://localhost'].map((line) => {
  return [line, inHead((head) => head.replaceAll(`${line}\r\n`, '').concat(`${line}\r\n`))] as const;
});

test.each(onceEach)('a client that minds neither none of %s nor two: two failures of 10.3.4.3.1#41', async (_, client) => {
  const { cases } = await checkIt(client, '*/input/client-fields/*');
  expect(cases.flatMap(({ verdict, violated = '' }) => (verdict === 'fail' ? violated : []))).toEqual([
    '10.3.4.3.1#41',
    '10.3.4.3.1#41',
  ]);
});

test('a client that minds no second location: a failure of 10.3.4.3.1#41', async () => {
  const once = inHead((head) => head.replace(/(Sec-WebSocket-Location.*\r\n)\1/, '$1'));
  const { cases } = await checkIt(once, '*/input/client-fields/*');
  expect(cases.flatMap(({ verdict, violated = '' }) => (verdict === 'fail' ? violated : []))).toEqual(['10.3.4.3.1#41']);
});

test('a client that misses no status code: a failure of 10.3.4.3.1#30', async () => {
  const { cases } = await checkIt(
    inHead((head) => head.replace('1.1 Web', '1.1 101 Web')),
    '*/input/client-fields/*',
  );
  expect(cases.flatMap(({ verdict, violated = '' }) => (verdict === 'fail' ? violated : []))).toEqual(['10.3.4.3.1#30']);
});

/** The fields of a request by their names. */
function sorted(request: string): string {
  const end = request.indexOf('\r\n\r\n');
  const [line = '', ...fields] = request.slice(0, end).split('\r\n');
  return [line, ...fields.sort()].join('\r\n') + request.slice(end);
}

for (const [what, { client, violates }] of Object.entries(faults)) {
  test(`${what}: a failure of ${violates.join(', ')}`, async () => {
    const { cases, summary } = await checkIt(client, undefined, { timeout: 1_000 });
    const failed = cases.filter(({ verdict }) => verdict === 'fail');
    expect([...new Set(failed.map(({ violated }) => violated))].sort()).toEqual(violates);
    expect(summary.inconclusive + summary.unsupported).toBe(0);
  });
}

/** Sends one and the same handshake each time, and takes whatever comes. */
const naive = (behave: (received: string) => string | undefined): Start =>
  tcpClient((socket, { pathname, host }) => {
    const fields = [`Host: ${host}`, 'Origin: http://localhost', 'Upgrade: WebSocket', 'Connection: Upgrade'];
    const keys = ['Sec-WebSocket-Key1: { r3#7Y2k* 48279z 2"4', 'Sec-WebSocket-Key2: 4{ %1^ xY{83 493*vd 09( 0'];
    socket.write(`GET ${pathname} HTTP/1.1\r\n${[...fields, ...keys].join('\r\n')}\r\n\r\nTm[K T2u`);
    let received = '';
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1');
      const answer = behave(received);
      if (answer !== undefined) received = '';
      if (answer !== undefined && answer !== '') socket.write(answer, 'latin1');
    });
  });
const echoes = (received: string) => /\0(ready|probe)\xff/.exec(received)?.[0];

test('keys, key3 and the order of the fields that never change, and any digest: failures of 18, 24, 26 and 45', async () => {
  const { cases } = await checkIt(naive(echoes), '*', { timeout: 250 });
  const failed = cases.filter(({ verdict }) => verdict === 'fail').map(({ violated }) => violated);
  expect(failed).toEqual(expect.arrayContaining(['10.3.4.3.1#18', '10.3.4.3.1#24', '10.3.4.3.1#26', '10.3.4.3.1#45']));
});

test('a client that stays half-open behind our FIN: a failure of 10.3.4.5.3#p1', async () => {
  const { cases } = await checkIt(naive(echoes), '*frames*cut', { timeout: 300 });
  expect([...new Set(cases.map(({ verdict, violated, why }) => `${verdict} ${violated}: ${why}`))]).toEqual([
    'fail 10.3.4.5.3#p1: not within 300 ms: the client does not close its side',
  ]);
});

test('a handshake that is at fault is told even where nothing else can be', async () => {
  const { cases, summary } = await checkIt(faulty(inRequest((text) => text.replace(/Origin: .*\r\n/, ''))));
  expect(summary).toMatchObject({ fail: 1, inconclusive: 0, notRun: 0 });
  expect(cases.find(({ verdict }) => verdict === 'fail')).toMatchObject({ violated: '10.3.4.3.1#13' });
  expect(cases[0]).toMatchObject({ verdict: 'unsupported', why: expect.stringMatching(/closes on a valid reply/) });
});
