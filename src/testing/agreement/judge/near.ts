/** Spellings near an outcome: some of them the text leaves free, others it forbids; which is for the comparison to say. */
import type { Recording, Stage } from './spell.js';

/** A recording whose last stage was changed. */
export interface NearMiss extends Recording {
  /** The change, in words. */
  change: string;
}

/** What the side has sent before, what it sends now, and whether it closes then. */
interface Sent {
  before: Buffer;
  now: Buffer;
  closed: boolean;
}

type Change = readonly [what: string, now: Buffer | string, closed?: boolean];

const FFFD = 'efbfbd';

/** All changes of the last stage of a recording. */
export function nearMissesOf(recording: Recording): NearMiss[] {
  const { stages } = recording;
  const last = stages.at(-1) as Stage;
  // The request of a client is not its answer.
  const before = stages.at(-2)?.output ?? recording.request.subarray(0, last.output.length);
  const sent = { before, now: last.output.subarray(before.length), closed: last.closed };
  return [...changesOf(sent)].flatMap(([change, now, closed = last.closed]) => {
    const bytes = typeof now === 'string' ? Buffer.from(now, 'latin1') : now;
    if (bytes.equals(sent.now) && closed === last.closed) return [];
    // What has closed stays closed, and sends nothing.
    if (stages.at(-2)?.closed && (!closed || bytes.length > 0)) return [];
    const stage = { ...last, output: Buffer.concat([before, bytes]), closed };
    return [{ ...recording, stages: [...stages.slice(0, -1), stage], change }];
  });
}

function* changesOf(sent: Sent): Iterable<Change> {
  const { before, now, closed } = sent;
  yield ['closes or does not', now, !closed];
  const head = before.length === 0 ? now.indexOf('\r\n\r\n') : -1;
  if (before.length === 0 && now.length > 0) {
    if (now.includes(' 101 ')) yield* replies(now, head);
    else yield* answers();
  }
  yield* frames(now.subarray(0, framesAt(head)), now.subarray(framesAt(head)));
}

/** Where frames begin in what begins with a head. */
function framesAt(head: number): number {
  return head === -1 ? 0 : head + 4 + 16;
}

/** Frames with a byte less, more or changed, and with whole frames before and behind them. */
function* frames(before: Buffer, now: Buffer): Iterable<Change> {
  const made = (what: string, ...parts: (Buffer | string)[]): Change => {
    const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : part));
    return [what, Buffer.concat([before, ...bytes])];
  };
  for (const place of new Set([0, 1, now.length >> 1, now.length - 2, now.length - 1])) {
    const byte = now[place];
    if (byte === undefined) continue;
    const [start, rest] = [now.subarray(0, place), now.subarray(place + 1)];
    yield made(`without byte ${place} of the frames`, start, rest);
    yield made(`byte ${place} of the frames twice`, start, Buffer.of(byte, byte), rest);
    yield made(`byte ${place} of the frames changed`, start, Buffer.of(byte ^ 0x01), rest);
    yield made(`cut before byte ${place} of the frames`, start);
    yield made(`FF 00 from byte ${place} of the frames on`, start, 'ff00');
  }
  for (const more of [
    '00',
    'ff',
    'ff00',
    'ff0000',
    'ff00ff00',
    '00ff',
    '0078ff',
    '8000',
    '800161',
    '0178ff',
    '00c0ff',
    `00${FFFD}ff`,
  ]) {
    yield made(`${more} behind`, now, more);
    if (now.length > 0) yield made(`${more} before`, more, now);
  }
  yield made('nothing but FF 00', 'ff00');
  yield made('nothing but FF FF 00', 'ffff00');
  const text = now.toString('hex');
  if (!text.includes(FFFD)) return;
  yield made('one U+FFFD less', text.replace(FFFD, ''));
  yield made('one U+FFFD more', text.replace(FFFD, FFFD + FFFD));
  yield made('one of many U+FFFD', text.replace(new RegExp(`(${FFFD})+`), FFFD));
  yield made('a question mark for U+FFFD', text.replace(FFFD, '3f'));
}

/** Other answers than 101. */
function* answers(): Iterable<Change> {
  yield ['404 without words', 'HTTP/1.1 404\r\n\r\n'];
  yield ['200, and a body', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok'];
  yield ['the digits of a code', 'HTTP/1.1 403'];
  yield ['a code of two digits', 'HTTP/1.1 40 Bad\r\n\r\n'];
  yield ['a code of four digits', 'HTTP/1.1 4000 Bad\r\n\r\n'];
  yield ['a version without a point', 'HTTP/2 400 Bad\r\n\r\n'];
  yield ['no Status-Line', 'Bad Request\r\n\r\n'];
  yield ['LF behind the code', 'HTTP/1.1 400\n\n'];
}

/** The reply with another head or digest. */
function* replies(now: Buffer, end: number): Iterable<Change> {
  const [status = '', ...lines] = now.toString('latin1', 0, end).split('\r\n');
  const rest = now.toString('latin1', end);
  const made = (what: string, first: string, fields: readonly string[]): Change => [what, [first, ...fields].join('\r\n') + rest];
  for (const [what, line] of STATUS_LINES) yield made(what, line, lines);
  yield made('fields in reverse', status, lines.toReversed());
  yield made('fields turned', status, [...lines.slice(2), ...lines.slice(0, 2)]);
  for (const [index, line] of lines.entries()) {
    const [name = '', value = ''] = line.split(/: (.*)/s);
    const put = (what: string, ...instead: string[]) => made(`${name}: ${what}`, status, lines.toSpliced(index, 1, ...instead));
    yield put('name in capitals', `${name.toUpperCase()}: ${value}`);
    yield put('left out');
    yield put('twice', line, line);
    yield put('a second value', line, `${name}: ${value}x`);
    yield put('no space', `${name}:${value}`);
    yield put('two spaces', `${name}:  ${value}`);
    yield put('a space before the colon', `${name} : ${value}`);
    yield put('LF for CRLF', `${line}\n${lines[index + 1] ?? 'X: y'}`, ...lines.slice(index + 2, index + 2));
    for (const other of ['', value.toLowerCase(), value.toUpperCase(), `${value} `, `${value}x`, ...(VALUES[name] ?? [])]) {
      yield put(JSON.stringify(other), `${name}: ${other}`);
    }
  }
  for (const field of FURTHER)
    yield made(`further ${JSON.stringify(field)}`, status, [...lines.slice(0, 1), field, ...lines.slice(1)]);
  yield ['LF LF as the end', now.toString('latin1').replace('\r\n\r\n', '\r\n\n')];
  yield ['CR CR as the end', now.toString('latin1').replace('\r\n\r\n', '\r\n\r\r')];
  for (const place of [0, 7, 15]) {
    const other = Buffer.from(now);
    other[end + 4 + place] = (other[end + 4 + place] as number) ^ 0x80;
    yield [`byte ${place} of the digest changed`, other];
  }
  yield ['cut in the status line', now.subarray(0, 10)];
  yield ['cut in a field', now.subarray(0, end - 3)];
  yield ['cut in the end of the fields', now.subarray(0, end + 3)];
  yield ['cut in the digest', now.subarray(0, end + 4 + 9)];
}

const STATUS_LINES = [
  ['other words', 'HTTP/1.1 101 Switching Protocols'],
  ['no words', 'HTTP/1.1 101 '],
  ['no second space', 'HTTP/1.1 101'],
  ['a tab among the words', 'HTTP/1.1 101 a\tb'],
  ['two spaces before the words', 'HTTP/1.1 101  x'],
  ['HTTP/1.0', 'HTTP/1.0 101 x'],
  ['HTTP/10.12', 'HTTP/10.12 101 x'],
  ['a version without its point', 'HTTP/1 101 x'],
  ['http in lowercase', 'http/1.1 101 x'],
  ['words with E9', 'HTTP/1.1 101 caf\xe9'],
  ['words with C3 A9', 'HTTP/1.1 101 caf\xc3\xa9'],
  ['words with 01', 'HTTP/1.1 101 a\x01b'],
  ['words with 7F', 'HTTP/1.1 101 a\x7fb'],
  ['words with CR', 'HTTP/1.1 101 a\rb'],
  ['words with LF', 'HTTP/1.1 101 a\nb'],
  ['a tab before 101', 'HTTP/1.1\t101 x'],
  ['200', 'HTTP/1.1 200 OK'],
  ['1010', 'HTTP/1.1 1010 x'],
] as const;

/** Other values of fields. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'Sec-WebSocket-Location': [
    'ws://example.org/other?q',
    'wss://example.com/demo',
    'ws://example.com:80/demo',
    'wss://example.com:443/demo',
    'ws://example.com:443/demo',
    'ws://example.com:0080/demo',
    'ws://example.com:/demo',
    'ws://example.com:65536/demo',
    'ws://example.com:x/demo',
    'ws:///demo',
    'ws://example.com',
    'ws://example.com?x/demo',
    'ws://example.com/demo#f',
    'ws://example.com/a b',
    'ws://a b/demo',
    'ws://Example.com/demo',
    'ws://a"<b>/demo',
    'ws://u@example.com/demo',
    'ws://[::1]/demo',
    'ws://b\xc3\xbccher.example/demo',
    'ws://b\xfccher.example/demo',
    'ws://example.com/\xc3\xbc',
    'ws://example.com\x07/demo',
    'ws://example.com/demo\x01',
    'ws://example.com, example.com/demo',
    'WS://example.com/demo',
    'http://example.com/demo',
    '/demo',
  ],
  'Sec-WebSocket-Origin': [
    'http://example.org',
    'null',
    'x',
    'http://example.com/',
    'http://example.com:80',
    'http://a b',
    'http://b\xc3\xbccher.example',
    'http://b\xfccher.example',
    'http://x\x01',
  ],
  'Sec-WebSocket-Protocol': ['superchat', 'a b', 'chat, superchat', '\xc3\xa9', '\xe9', 'a\x01', 'a\tb'],
};

/** Fields that are not in the list of step 11. */
const FURTHER = [
  'Server: x',
  'Server:x',
  'Server: ',
  'Server:',
  'Server:  x',
  'Server : x',
  ': x',
  'Server x',
  ' Server: x',
  'X(: y',
  'X\xc3\xa9: y',
  'X\xe9: y',
  'X: \xe9',
  'X: \xc3\xa9',
  'X: \x01',
  'X: a\tb',
  'X: a\rb',
  'X: a\nb',
  'Set-Cookie: a=b',
  'set-cookie2: a=b',
  'SET-COOKIE: a=b\r\nSet-Cookie: c=d',
  'Sec-WebSocket-Protocol: chat',
  'Sec-WebSocket-Protocol: ',
  'Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: b',
  'Date: x\r\nDate: x',
];
