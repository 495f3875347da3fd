/** Servers with one fault each that only what is sent write by write can show; and liberties that show there. */
import { expect, test } from 'vitest';
import { check, echoServer, type Fault, faulty } from './testing.js';

const isRequest = (text: string) => text.startsWith('GET');
const isReply = (text: string) => text.startsWith('HTTP');
/** Changes frames, and nothing of a handshake. */
const frames = (change: (text: string) => string | undefined) => (text: string) =>
  isRequest(text) || isReply(text) ? text : change(text);
/** Changes key3, and nothing else. */
const key3 = (change: (text: string) => string) => (text: string) =>
  text.replace(/(?<=\r\n\r\n)[\s\S]{8}/, (bytes) => change(bytes));

const faults: Record<string, { fault: Fault; on: string; violates: readonly string[] }> = {
  'loses a frame that comes with key3': {
    fault: () => ({ up: (text) => text.replace(/(?<=\r\n\r\n[\s\S]{8})\0at once\xff/, '') }),
    on: '*/input/server-segments/05',
    violates: ['10.3.4.4.3#1'],
  },
  'corrupts a frame that a segment cuts': {
    fault: corruptsCutFrames,
    on: '*/input/server-text/*',
    violates: ['10.3.4.4.3#3.4'],
  },
  'misses FF 80 00, and goes on': {
    fault: () => ({ up: frames((text) => text.replace(/^\xff\x80\0/, '')) }),
    on: '*/input/server-closing/0?',
    violates: ['10.3.4.4.3#3.B8'],
  },
  'takes 80 00 for a closing frame, and is deaf': {
    fault: () => ({ up: deafBehind(/^\x80\0/) }),
    on: '*/server-frames/001',
    violates: ['10.3.4.4.3#4'],
  },
  'strips U+FEFF': {
    fault: () => ({ down: frames((text) => text.replaceAll('\xef\xbb\xbf', '')) }),
    on: '*/input/server-text/*',
    violates: ['10.3.4.4.3#3.4'],
  },
  'replaces supplementary characters': {
    fault: () => ({ down: frames((text) => text.replace(/[\xf0-\xf4][\x80-\xbf]{3}/g, '\xef\xbf\xbd')) }),
    on: '*/input/server-text/*',
    violates: ['10.3.4.4.3#3.4'],
  },
  'makes one of two messages': {
    fault: () => ({ up: frames((text) => text.replace('\xff\0two', 'two')) }),
    on: '*/input/server-text/*',
    violates: ['10.3.4.4.3#3.4'],
  },
  'computes a wrong digest for key3 with bytes that are not ASCII': {
    fault: () => ({ up: key3((bytes) => bytes.replace(/[\x80-\xff]/g, '?')) }),
    on: '*/input/server-keys/*',
    violates: ['10.3.4.4.2#9'],
  },
  'ends key3 at NUL': {
    fault: () => ({ up: key3((bytes) => bytes.replace(/\0[\s\S]*/, '').padEnd(8, ' ')) }),
    on: '*/input/server-keys/*',
    violates: ['10.3.4.4.2#9'],
  },
  'trims keys': {
    fault: () => ({ up: (text) => text.replace(/(?<=Key1: ) +| +(?=\r\nOrigin)/g, '') }),
    on: '*/input/server-keys/1?',
    violates: ['10.3.4.4.2#5'],
  },
  'cuts messages at 64 KiB': {
    fault: cutsMessages,
    on: '*/input/server-sizes/*',
    violates: ['10.3.4.4.3#3.4'],
  },
  'reads one byte of a length': {
    fault: () => ({ up: frames((text) => text.replace(/^\x80[\x80-\xff]+[^\x80-\xff]/, '\x80\x01')) }),
    on: '*/input/server-lengths/*',
    // What comes back is made of data that had to be skipped, some of them before they have come.
    violates: ['10.3.4.4.3#3.B6', '10.3.4.4.3#3.B7'],
  },
  'takes frames of type 01 for those with a length': {
    fault: () => ({ up: frames((text) => (text.startsWith('\x01') ? `\x81${text.slice(1)}` : text)) }),
    on: '*/input/server-types/*',
    violates: ['10.3.4.4.3#3.4'],
  },
  'takes the byte after 01 for all of the message': {
    fault: () => ({ up: frames((text) => (text.startsWith('\x01') ? `${text.slice(0, 2)}\xff` : text)) }),
    on: '*/input/server-types/*',
    violates: ['10.3.4.4.3#3.4'],
  },
  'copies the default port from Host into its location': {
    fault: copiesPort,
    on: '*/input/server-fields/*',
    violates: ['10.3.4.4.2#3'],
  },
  'accepts POST, and answers with a digest of another key3': {
    fault: () => ({ up: (text) => (text.startsWith('POST') ? key3(() => 'otherkey')(`GET${text.slice(4)}`) : text) }),
    on: '*/input/server-fields/*',
    violates: ['10.3.4.4.2#9'],
  },
};

/** Answers with the port that Host had. */
function copiesPort(): ReturnType<Fault> {
  let port = '';
  return {
    up: (text) => {
      port = /\r\nHost: [^:\r]+(:\d+)\r/.exec(text)?.[1] ?? '';
      return text;
    },
    down: (text) => text.replace(/(?<=Location: ws:\/\/[^/]+)/, port),
  };
}

for (const [what, { fault, on, violates }] of Object.entries(faults)) {
  test(`${what}: a failure of ${violates.join(', ')}`, async () => {
    const { cases, summary } = await check(await faulty(fault), {}, on);
    const failed = cases.filter(({ verdict }) => verdict === 'fail');
    expect([...new Set(failed.map(({ violated }) => violated))].sort()).toEqual(violates);
    expect(summary.inconclusive + summary.unsupported).toBe(0);
  });
}

test('an empty subprotocol that nobody asked for fails the control, and nothing else', async () => {
  const url = await faulty(() => ({
    down: (text) => text.replace('\r\nConnection:', '\r\nSec-WebSocket-Protocol: \r\nConnection:'),
  }));
  const { cases, habits } = await check(url, {}, 'control');
  expect(cases).toMatchObject([{ verdict: 'fail', violated: '10.3.4.4.2#11e' }]);
  expect(habits).toMatchObject([{ violated: '10.3.4.4.2#11e', observed: '"Sec-WebSocket-Protocol: "' }]);
});

const FF00 = '\xff\0';

/** Of a connection, once a write that looks so has come, each further one goes nowhere. */
const answering = (pattern: RegExp, answer: string | undefined) => () => {
  let said = false;
  return {
    up: frames((text) => {
      if (!pattern.test(text)) return said ? '' : text;
      said = true;
      // A message whose echo becomes the answer.
      return answer === undefined ? undefined : '\0answer\xff';
    }),
    down: (text: string) => text.replace('\0answer\xff', answer ?? ''),
  };
};

test.each([
  ['closing, as types other than 00 may be', undefined, 'server.frame.unknownType', 'disconnect', 'closes'],
  ['FF 00, as a server may terminate at any time', FF00, 'server.terminate', 'unasked', 'terminates'],
] as const)('80 00 that is answered by %s, is allowed, and selective', async (_, answer, policy, option, how) => {
  const url = await faulty(answering(/^\x80\0/, answer));
  const { cases, selectiveRefusals } = await check(url, {}, '*/server-frames/001');
  expect(cases[0]).toMatchObject({ verdict: 'allowed', policies: [{ policy, option }] });
  expect(selectiveRefusals).toMatchObject([{ id: cases[0]?.id, how, step: '10.3.4.4.3#3p2' }]);
});

test('a server that falls silent behind ill-formed text, which is undefined, does so selectively', async () => {
  const url = await faulty(answering(/\xc2\xc0/, ''));
  const { cases, selectiveRefusals } = await check(url, {}, '*/input/server-text/19');
  expect(cases[0]).toMatchObject({ verdict: 'allowed', policies: [{ policy: 'server.utf8.invalid', option: 'other' }] });
  expect(selectiveRefusals).toMatchObject([{ how: 'falls silent' }]);
});

test('a server that terminates behind each message terminates behind none selectively', async () => {
  const url = await faulty(() => ({ down: (text) => (text.includes('\0') && text.endsWith('\xff') ? `${text}${FF00}` : text) }));
  const { selectiveRefusals } = await check(url, {}, '*/server-frames/00*');
  expect(selectiveRefusals).toEqual([]);
});

test('a number 0 that is refused is a selective refusal', async () => {
  const url = await faulty(() => ({ up: (text) => (/Key1: 0x /.test(text) ? undefined : text) }));
  const { cases, selectiveRefusals } = await check(url, {}, '*/input/server-keys/01');
  expect(cases).toMatchObject([{ verdict: 'allowed', policies: [{ policy: 'server.close.whenever' }] }]);
  expect(selectiveRefusals).toMatchObject([{ step: '10.3.4.4.2#13', how: 'closes' }]);
});

test.each([
  ['22', 'Upgrade: websocket', /Upgrade: websocket\r/],
  ['26', 'a query', /^GET \S+\?/],
])('a server that refuses input/server-fields/%s, with %s: a selective refusal', async (number, _, pattern) => {
  const url = await faulty(() => ({ up: (text) => (pattern.test(text) ? undefined : text) }));
  const { cases, selectiveRefusals } = await check(url, {}, `*/input/server-fields/${number}`);
  expect(cases).toMatchObject([{ verdict: 'allowed', policies: [{ policy: 'server.close.whenever' }] }]);
  expect(selectiveRefusals).toMatchObject([{ step: '10.3.4.4.2#13' }]);
});

test('of our own server no input fails or is refused', async () => {
  const { summary, selectiveRefusals, cases } = await check(await echoServer(), { timeout: 10_000 }, '*/input/*');
  expect(summary).toMatchObject({ allowed: 0, fail: 0, inconclusive: 0, unsupported: 0, notRun: 0 });
  expect(summary.pass).toBe(cases.length);
  expect(cases.length).toBeGreaterThan(150);
  expect(selectiveRefusals).toEqual([]);
});

function corruptsCutFrames(): ReturnType<Fault> {
  let cut = false;
  return {
    up: frames((text) => {
      const changed = cut ? text.slice(1) : text;
      cut = text.startsWith('\0') && !text.endsWith('\xff');
      return changed;
    }),
  };
}

function deafBehind(pattern: RegExp): (text: string) => string {
  let deaf = false;
  return (text) => {
    deaf ||= pattern.test(text);
    return deaf ? '' : text;
  };
}

function cutsMessages(): ReturnType<Fault> {
  let length = 0;
  return {
    up: frames((text) => {
      const room = Math.max(0, 65_536 - length);
      length = text.endsWith('\xff') ? 0 : length + text.length;
      return text.length <= room ? text : text.slice(0, room) + (text.endsWith('\xff') ? '\xff' : '');
    }),
  };
}
