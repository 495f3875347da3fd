/** What is said of servers that keep to the text, take liberties, or cannot be judged. */
import { expect, onTestFinished, test } from 'vitest';
import { type Connection, createServer as createEchoServer } from '../index.js';
import { start, testWith } from '../testing/peers/index.js';
import { type Case, free, hopeless, liberties, serve } from '../testing/servers.js';
import { CannotCheck, casesOf, needsOf } from './index.js';
import { check as checkSoon, echoServer, faulty, ownHooks, tcpServer } from './testing.js';

/** With a deadline that a busy machine keeps too: for servers that are silent nowhere, or hardly. */
const check: typeof checkSoon = (url, options, glob) => checkSoon(url, { timeout: 5_000, ...options }, glob);

const plain = casesOf('small').filter(({ trace }) => !trace.id.startsWith('input/'));
const notRun = plain.filter(({ trace }) => trace.needs.some((need) => need !== 'failedSend')).length;
const run = plain.length - notRun;
/** All cases that take but a URL pass with our server, but for one: it aborts on a lone LF. */
const NOTHING = { pass: 0, allowed: 0, fail: 0, inconclusive: 0, unsupported: 0, notRun };
const SOUND = { ...NOTHING, pass: run - 1, allowed: 1 };

test('of our own server nothing fails, nothing is unclear, and nothing is refused', async () => {
  const { summary, selectiveRefusals, cases, mixtures, fingerprint, interoperability } = await check(await echoServer());
  expect(summary).toEqual(SOUND);
  expect(interoperability).toEqual([]);
  expect(selectiveRefusals).toEqual([]);
  expect(cases.filter(({ verdict }) => verdict === 'allowed').map(({ policies }) => policies)).toEqual([
    [{ policy: 'server.field.bareBreak', option: 'abort', step: '10.3.4.4.1#5p2' }],
  ]);
  expect(mixtures).toEqual([]);
  expect(fingerprint).toMatchObject({ 'number.byteOrder': ['big'], 'server.onClientClose': ['ackAndClose', 'ackAndWait'] });
});

test.each(['compiled', 'xstate'] as const)(
  'of our own server on %s all cases are run where it can be told all',
  async (engine) => {
    const { summary, selectiveRefusals, cases } = await check(await echoServer({ engine }), { hooks: ownHooks({ engine }) });
    expect(cases.filter(({ verdict }) => !['pass', 'allowed'].includes(verdict))).toEqual([]);
    expect(summary).toMatchObject({ fail: 0, inconclusive: 0, unsupported: 0, notRun: 0 });
    expect(selectiveRefusals).toEqual([]);
  },
);

test('what a server is told too late for its case does not count against the next one', async () => {
  let late: string | undefined;
  let open: Connection | undefined;
  const server = createEchoServer({ origins: 'any', hosts: 'any' }, (connection) => {
    open = connection.on('message', (data) => connection.send(data)).on('close', () => (open = undefined));
  });
  onTestFinished(() => server.close());
  const url = new URL(`ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/`);
  const close = () => {
    if (late !== undefined) open?.send(late);
    late = undefined;
    open?.terminate();
  };
  const send = (data: string) => {
    late = data;
  };
  const hooks = { can: needsOf(['send', 'close']), begin: async () => ({ url, send, close, end: async () => {} }) };
  const { cases } = await check(url.href, { hooks, concurrency: 1 }, '*/server-frames/0*');
  const failed = cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  expect(failed).toEqual(['002', '003', '009'].map((number) => `10.3.4.4.3/B3/server-frames/${number}`));
  expect(cases.filter(({ id, verdict }) => id.includes('/C2/') && verdict === 'pass')).toHaveLength(2);
});

test('three checks of one server come to the same', async () => {
  const url = await echoServer();
  const runs = [await check(url), await check(url), await check(url)];
  const [first, ...others] = runs.map(({ summary, fingerprint, cases }) => ({
    summary,
    fingerprint,
    verdicts: cases.map(({ id, verdict, policies }) => ({ id, verdict, policies })),
  }));
  for (const other of others) expect(other).toEqual(first);
});

for (const [what, server] of Object.entries(free)) {
  test(`${what}: the text leaves it free, so all passes`, async () => {
    const { url, close } = await serve(server);
    const { summary } = await check(url);
    await close();
    expect(summary).toEqual(SOUND);
  });
}

const TAKEN: Record<keyof typeof liberties, [string, string]> = {
  'numbers in little-endian order': ['number.byteOrder', 'little'],
  'to close on FF 00 without acknowledging': ['server.onClientClose', 'closeOnly'],
  'to do nothing on FF 00': ['server.onClientClose', 'nothing'],
  'to disconnect on frames of unknown types': ['server.frame.unknownType', 'disconnect'],
  'to serve without Upgrade': ['server.check.upgrade', 'ignore'],
  'another origin in the reply': ['server.origin.value', 'configured'],
  'another location in the reply': ['server.location', 'configured'],
  'a field that is not in the list': ['server.reply.otherFields', 'present'],
};

for (const [what, server] of Object.entries(liberties)) {
  test(`${what}: allowed, with the policy, which is in the fingerprint`, async () => {
    const { url, close } = await serve(server as Case);
    const { summary, cases, fingerprint } = await check(url);
    await close();
    const [policy, option] = TAKEN[what] as [string, string];
    expect(summary).toMatchObject({ fail: 0, inconclusive: 0, unsupported: 0 });
    // One case may have two explanations; all cases together tell which it is.
    expect(fingerprint).toMatchObject({ [policy]: [option] });
    expect(cases.filter(({ verdict }) => verdict === 'allowed').length).toBeGreaterThan(SOUND.allowed);
  });
}

const VIOLATED: Partial<Record<keyof typeof hopeless, string>> = {
  'a wrong digest': '10.3.4.4.2#9',
  'Upgrade: websocket': '10.3.4.4.2#11a',
  'two spaces after a colon': '10.3.4.4.2#11',
  'a field twice': '10.3.4.4.2#11b',
  'a default port in the location': '10.3.4.4.2#3',
  'an empty subprotocol': '10.3.4.4.2#11e',
  'a status line without its second space': '10.3.4.4.2#10p2',
};

for (const [what, server] of Object.entries(hopeless)) {
  const step = VIOLATED[what];
  const comes =
    step === undefined ? 'no echo peer, so nothing else is judged' : `a habit that violates ${step}, and all else is sound`;
  test(`${what}: ${comes}`, async () => {
    const { url, close } = await serve(server as Case);
    const { cases, summary, habits } = await check(url);
    await close();
    expect(cases[0]).toMatchObject(
      step === undefined
        ? { verdict: 'unsupported', why: expect.stringMatching(/^not an echo peer: .* frames 00 /) }
        : { verdict: 'fail', violated: step, firstOffendingByte: { byte: expect.stringMatching(/^..$/) } },
    );
    expect(habits?.map(({ violated }) => violated)).toEqual(step && [step]);
    expect(summary).toEqual(step === undefined ? { ...NOTHING, unsupported: run } : { ...SOUND, pass: SOUND.pass - 1, fail: 1 });
  });
}

test.each([
  [
    'answers 404',
    'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n',
    /answers a valid handshake with "HTTP\/1.1 404 Not Found"/,
  ],
  ['says nothing', '', /no handshake: not within 2000 ms: the reply does not come; no byte; open/],
  ['speaks another protocol', 'SSH-2.0-x\r\n\r\n', /no handshake: .* "SSH-2.0-x"/],
])('a server that %s is unsupported, in one line', async (_, answer, why) => {
  const { url } = await tcpServer((socket) => socket.on('data', () => socket.write(answer)));
  const { cases, summary } = await checkSoon(url);
  expect(cases[0]).toMatchObject({ verdict: 'unsupported', why: expect.stringMatching(why) });
  expect(summary).toMatchObject({ unsupported: run, notRun });
});

test.each(['HTTP/1.1 101 x\r\n', 'HTTP/1.1 200 x\r\n', 'x'])(
  'a server that floods with %j does not hang the run',
  async (text) => {
    const flood = text.repeat(65_536);
    const { url } = await tcpServer((socket) => {
      const more = () => {
        while (socket.writable && socket.write(flood));
      };
      socket.on('drain', more).once('data', more);
    });
    const { summary } = await checkSoon(url);
    expect(summary).toMatchObject({ pass: 0, allowed: 0 });
  },
);

test('where nobody listens nothing can be checked', async () => {
  await expect(check('ws://127.0.0.1:1/')).rejects.toThrow(CannotCheck);
});

test('what a server that goes away has not answered is inconclusive, and no failure', async () => {
  const { summary, cases } = await check(await faulty(() => ({}), 20), { concurrency: 1 });
  expect(summary).toMatchObject({ fail: 0, inconclusive: run - 20 });
  expect(cases.find(({ verdict }) => verdict === 'inconclusive')?.why).toMatch(/ECONNREFUSED/);
});

test('silence where something is due is a failure only as long as the control is answered', async () => {
  const closing = plain.find(({ trace }) => trace.title.startsWith('request line, key1 no multiple'))?.id;
  const silent = (text: string) => (text.includes('GET') ? '' : text);
  let count = 0;
  const url = await faulty(() => {
    count += 1;
    return count === 1 ? {} : { up: silent };
  });
  const { cases } = await checkSoon(url, {}, closing);
  expect(cases).toMatchObject([{ verdict: 'inconclusive', why: expect.stringMatching(/a larger --timeout may help/) }]);
  const soundButOnce = await faulty(() => ({ up: (text) => (text.includes('Key1: 3 a a') ? '' : text) }));
  const { cases: others } = await checkSoon(soundButOnce, {}, closing);
  expect(others).toMatchObject([{ verdict: 'fail', violated: '10.3.4.5.2#p1', why: expect.stringContaining('10.3.4.4.2#6') }]);
});

test('a closure that the control does not meet is allowed, and listed as a selective refusal', async () => {
  // The rest of the request line is of no importance, so that "GET /demo " with nothing behind it has to be served.
  const url = await faulty(() => ({ up: (text) => (/^GET \/ \r\n/.test(text) ? undefined : text) }));
  const { selectiveRefusals, cases } = await check(url);
  const [refusal] = selectiveRefusals;
  expect(selectiveRefusals.map(({ step }) => step)).toEqual(new Array(4).fill('10.3.4.4.2#13'));
  expect(cases.find(({ id }) => id === refusal?.id)).toMatchObject({
    verdict: 'allowed',
    policies: [{ policy: 'server.close.whenever', option: 'closed' }],
  });
});

test('a closure that is met now and then is no selective refusal', async () => {
  let refused = false;
  const url = await faulty(() => ({
    up: (text) => {
      if (refused || !/^GET \/ \r\n/.test(text)) return text;
      refused = true;
      return undefined;
    },
  }));
  const { selectiveRefusals, cases } = await check(url, { concurrency: 1 });
  expect(selectiveRefusals).toEqual([]);
  expect(cases.filter(({ policies }) => policies?.some(({ policy }) => policy === 'server.close.whenever'))).toHaveLength(1);
});

test.each([
  ['that is not served a last time after the third refusal', 3, 0],
  ['that is served each time', Number.POSITIVE_INFINITY, 1],
])('a closure is selective only beside a control %s', async (_, refusals, count) => {
  let refused = 0;
  const url = await faulty(() => ({
    up: (text) => {
      if (text.includes('\r\nG: x\r\n')) refused += 1;
      else if (refused < refusals) return text;
      return undefined;
    },
  }));
  const withField = plain.find(({ trace }) => trace.title.startsWith('request line, 47 (G); then the rest'))?.id;
  const { selectiveRefusals, cases } = await check(url, { concurrency: 1 }, withField);
  expect(selectiveRefusals).toHaveLength(count);
  expect(cases.find(({ id }) => id === withField)).toMatchObject({
    verdict: 'allowed',
    policies: [{ policy: 'server.close.whenever', option: 'closed' }],
  });
  expect(refused).toBe(3);
});

test('a server that knows its names is checked under these, and refuses others', async () => {
  const url = await echoServer({ origins: ['http://a.test'], hosts: ['b.test'], protocols: ['chess'] });
  const names = { origin: 'http://a.test', host: 'b.test', protocol: 'chess' };
  expect((await check(url)).summary).toMatchObject({ unsupported: run });
  const { summary, cases, interoperability } = await check(`${url}room?x`, names);
  expect(interoperability).toEqual([]);
  expect(summary).toMatchObject({ ...SOUND, pass: expect.any(Number), allowed: expect.any(Number) });
  expect(cases[0]).toMatchObject({ verdict: 'pass' });
  const sent = cases[0]?.wire.flatMap((entry) => (entry.dir === 'received' && 'hex' in entry ? [entry.hex] : [])).join('');
  expect(Buffer.from(sent ?? '', 'hex').toString('latin1')).toContain('Sec-WebSocket-Location: ws://b.test/room?x\r\n');
});

testWith({ name: 'websocket-driver', installed: true, install: 'npm ci' })(
  'websocket-driver leaves Sec-WebSocket-Origin out where no origin was named, and nothing else fails',
  async () => {
    const server = await start(process.execPath, [
      new URL('../../peers/websocket-driver/echo-server.mjs', import.meta.url).pathname,
    ]);
    const { cases, summary, selectiveRefusals } = await check(server.line, { timeout: 2_000, concurrency: 1 });
    await server.terminate();
    expect(cases.filter(({ verdict }) => verdict === 'fail')).toMatchObject([
      { violated: '10.3.4.4.2#11d', title: 'request line, no Origin; then the rest of the handshake, then a probe' },
      { violated: '10.3.4.4.2#3', title: 'request line, two of Host; then the rest of the handshake, then a probe' },
    ]);
    expect(summary).toMatchObject({ fail: 2, inconclusive: 0, unsupported: 0 });
    // A request line that ends in the space behind the resource, or goes on behind a CR, is in order.
    expect(selectiveRefusals.map(({ step }) => step)).toEqual(new Array(8).fill('10.3.4.4.2#13'));
  },
);
