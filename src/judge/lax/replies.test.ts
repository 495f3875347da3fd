/** One wrong reply for each thing that a lenient judge would let pass, beside a sound one that differs in that thing alone. */
import { describe, test } from 'vitest';
import { down, KEY1, request, requestWith, up } from '../testing.js';
import { expectVerdict, marked, replyOver, SCHEMES, type Scheme, withOnce } from './testing.js';

const SERVER = '10.3.4.4.2';
const CLIENT = '10.3.4.3.1';

const OTHER_FIELD = 'allowed, server.reply.otherFields present';
const OTHER_PLACE = 'allowed, server.location configured';
const OTHER_ORIGIN = 'allowed, server.origin.value configured';
const OTHER_NAME = 'allowed, server.subprotocol other';

/**
 * What is wrong; the part of the worked reply that is replaced; by what wrong text, and which step of the server it violates at the
 * caret; by what sound text, and how that counts; what is said of clients that go on after either.
 */
type Row = [what: string, part: string, wrong: string, step: string, sound: string, mark: string, client: [string, string]];

const statusLines: Row[] = [
  ['an empty line first', 'HTTP/1.1', '‸\r\nHTTP/1.1', '#10p2', 'HTTP/1.0', 'pass', ['#28p2', 'pass']],
  ['no digit before the point', 'HTTP/1.1', 'HTTP/‸.1', '#10p2', 'HTTP/01.1', 'pass', ['pass', 'pass']],
  ['no digit after the point', 'HTTP/1.1', 'HTTP/1.‸', '#10p2', 'HTTP/1.10', 'pass', ['pass', 'pass']],
  ['another protocol', 'HTTP/1.1', 'HTTP‸S/1.1', '#10p2', 'HTTP/9.9', 'pass', ['pass', 'pass']],
  ['a tab before the code', 'HTTP/1.1 101 W', 'HTTP/1.1‸\t101 W', '#10p2', 'HTTP/1.1 101 \tW', 'pass', ['#30', 'pass']],
  ['two spaces before the code', 'HTTP/1.1 101', 'HTTP/1.1 ‸ 101', '#10p2', 'HTTP/1.1 101 ', 'pass', ['#30', 'pass']],
  ['a code of four digits', '101 ', '101‸1 ', '#10p2', '101 1', 'pass', ['#30', 'pass']],
  ['a tab after the code', '101 W', '101‸\tW', '#10p2', '101  W', 'pass', ['#30', 'pass']],
  ['00 in the reason', 'Handshake', 'Hand‸\0shake', '#10p2', 'Hand\tshake', 'pass', ['pass', 'pass']],
  ['7F in the reason', 'Handshake', 'Hand‸\x7fshake', '#10p2', 'Hand\xe9shake', 'pass', ['pass', 'pass']],
  ['1F in the reason', 'Handshake', 'Hand‸\x1fshake', '#10p2', 'Hand\xffshake', 'pass', ['pass', 'pass']],
  ['a CR alone in the reason', 'Handshake', 'Hand\r‸shake', '#10p2', 'Hand shake', 'pass', ['pass', 'pass']],
  ['CR CR LF after the reason', 'Handshake\r\n', 'Handshake\r‸\r\n', '#10p2', 'Handshake \r\n', 'pass', ['pass', 'pass']],
  ['LF CR after the reason', 'Handshake\r\n', 'Handshake‸\n\r', '#10p2', '\r\n', 'pass', ['#28p2', 'pass']],
];

/** A field that comes a second time, and one whose name has one letter more; the client rejects by the count. */
const second = (line: string, step: string, mark = OTHER_FIELD): Row[] => {
  const [name, value] = line.split(': ') as [string, string];
  const other = `${name}s: ${value}\r\n`;
  return [
    [`a second ${name}, the same`, `${line}\r\n`, `${line}\r\n‸${line}\r\n`, step, `${line}\r\n${other}`, mark, ['#41', 'pass']],
    [
      `a second ${name}, in capitals and another`,
      `${line}\r\n`,
      `${line}\r\n‸${name.toUpperCase()}: x\r\n`,
      step,
      `${line}\r\n${other}`,
      mark,
      ['#41', 'pass'],
    ],
    [`a second ${name}, as the last field`, '\r\n\r\n', `\r\n‸${line}\r\n\r\n`, step, `\r\n${other}\r\n`, mark, ['#41', 'pass']],
  ];
};

const fields = (ws: Scheme): Row[] => [
  ...second('Upgrade: WebSocket', '#11a'),
  ...second('Connection: Upgrade', '#11b'),
  ...second(`Sec-WebSocket-Location: ${ws}://example.com/demo`, '#11c'),
  ...second('Sec-WebSocket-Origin: http://example.com', '#11d'),
  ...second('Sec-WebSocket-Protocol: sample', '#11e'),
  ['an empty name', 'Connection', '‸: x\r\nConnection', '#11', 'a: x\r\nConnection', OTHER_FIELD, ['#41', 'pass']],
  [
    'a line without a colon',
    'Connection',
    'Set-Cookie‸\r\nConnection',
    '#11',
    'Set-Cookie: \r\nConnection',
    'pass',
    ['#34a', 'pass'],
  ],
  ['no space before a location', `Location: ${ws}`, `Location:‸${ws}`, '#11', `Location: ${ws}`, 'pass', ['pass', 'pass']],
  ['no space before an origin', 'Origin: ', 'Origin:‸', '#11', 'Origin: ', 'pass', ['pass', 'pass']],
  ['no space before a subprotocol', 'Protocol: ', 'Protocol:‸', '#11', 'Protocol: ', 'pass', ['pass', 'pass']],
  [
    'no space before another value',
    'Connection',
    'X:‸1\r\nConnection',
    '#11',
    'X: 1\r\nConnection',
    OTHER_FIELD,
    ['pass', 'pass'],
  ],
  ['a tab after a colon', 'Upgrade: ', 'Upgrade:‸\t', '#11', 'UPGRADE: ', 'pass', ['#41a', 'pass']],
  ['two spaces before a location', `Location: ${ws}`, `Location: ‸ ${ws}`, '#11', `LOCATION: ${ws}`, 'pass', ['#41d', 'pass']],
  [
    'C0 in a field',
    'Connection',
    'X: ‸\xc0\x80\r\nConnection',
    '#11',
    'X: \xc2\x80\r\nConnection',
    OTHER_FIELD,
    ['pass', 'pass'],
  ],
  [
    'half a character in a field',
    'Connection',
    'X: \xe2\x82‸\r\nConnection',
    '#11',
    'X: \xe2\x82\xac\r\nConnection',
    OTHER_FIELD,
    ['pass', 'pass'],
  ],
  [
    'a surrogate in a cookie',
    'Connection',
    'Set-Cookie: \xed‸\xa0\x80\r\nConnection',
    '#11',
    'Set-Cookie: \xed\x9f\xbf\r\nConnection',
    'pass',
    ['pass', 'pass'],
  ],
  [
    'a byte that is not UTF-8 in a subprotocol',
    'Protocol: sample',
    'Protocol: ‸\xe9',
    '#11e',
    'Protocol: e',
    OTHER_NAME,
    ['#41e', '#41e'],
  ],
  ['CR CR after a field', 'sample\r\n\r\n', 'sample\r‸\r\r\n', '#11', 'sample\r\n\r\n', 'pass', ['#37p2', 'pass']],
  ['CR CR as the end', 'sample\r\n\r\n', 'sample\r\n\r‸\r', '#12', 'sample\r\n\r\n', 'pass', ['#40p2', 'pass']],
  ['LF LF as the end', 'sample\r\n\r\n', 'sample\r\n‸\n\n', '#11', 'sample\r\n\r\n', 'pass', ['#34b', 'pass']],
  ['LF CR as the end', 'sample\r\n\r\n', 'sample\r\n‸\n\r', '#11', 'sample\r\n\r\n', 'pass', ['#34b', 'pass']],
];

const values: Row[] = [
  ['a space after WebSocket', ': WebSocket\r', ': WebSocket‸ \r', '#11a', ': WebSocket\r', 'pass', ['#41a', 'pass']],
  ['part of WebSocket', ': WebSocket\r', ': WebSocke‸\r', '#11a', ': WebSocket\r', 'pass', ['#41a', 'pass']],
  ['no value of Upgrade', ': WebSocket\r', ': ‸\r', '#11a', ': WebSocket\r', 'pass', ['#41a', 'pass']],
  ['a version after WebSocket', ': WebSocket\r', ': WebSocket‸/76\r', '#11a', ': WebSocket\r', 'pass', ['#41a', 'pass']],
  ['WEBSOCKET', ': WebSocket\r', ': W‸EBSOCKET\r', '#11a', ': WebSocket\r', 'pass', ['#41a', 'pass']],
  ['UPGRADE as a value', ': Upgrade\r', ': U‸PGRADE\r', '#11b', ': Upgrade\r', 'pass', ['pass', 'pass']],
  ['a list in Connection', ': Upgrade\r', ': ‸keep-alive, Upgrade\r', '#11b', ': Upgrade\r', 'pass', ['#41b', 'pass']],
  ['a list that begins with Upgrade', ': Upgrade\r', ': Upgrade‸, close\r', '#11b', ': Upgrade\r', 'pass', ['#41b', 'pass']],
  ['a space after Upgrade', ': Upgrade\r', ': Upgrade‸ \r', '#11b', ': Upgrade\r', 'pass', ['#41b', 'pass']],
  ['00 after a subprotocol', ': sample\r', ': sample\r‸\0\n', '#11', ': sample \r', OTHER_NAME, ['#37p2', '#41e']],
];

const replies = (ws: Scheme): Row[] => [...statusLines, ...fields(ws), ...values];

/** A location, and one that is sound. Clients refuse all but the one that they asked for (10.3.4.3.1#41d). */
const locations: [what: string, wrong: string, sound: string][] = [
  ['http', '‸http://example.com/demo', 'wss://example.net/demo'],
  ['capitals in the scheme', '‸WS://example.com/demo', 'ws://example.net/demo'],
  ['one slash', 'ws:/‸example.com/demo', 'wss://e/demo'],
  ['no scheme', '‸example.com/demo', 'ws://e/demo'],
  ['wsss', 'wss‸s://example.com/demo', 'wss://e/demo'],
  ['no value', '‸', 'ws://e/'],
  ['no host', 'ws://‸/demo', 'ws://e/demo'],
  ['no host, but a port', 'ws://‸:81/demo', 'ws://e:81/demo'],
  ['a query for a path', 'ws://example.com‸?x/demo', 'ws://example.com/?x/demo'],
  ['a fragment for a path', 'ws://example.com‸#x', 'ws://example.com/#x'],
  ['80 on ws', 'ws://example.com:80‸/demo', 'wss://example.com:80/demo'],
  ['443 on wss', 'wss://example.com:443‸/demo', 'wss://example.com:4430/demo'],
  ['no port after the colon', 'ws://example.com:‸/demo', 'ws://example.com:1/demo'],
  ['a zero before the port', 'ws://example.com:0‸81/demo', 'ws://example.com:810/demo'],
  ['port 65536', 'ws://example.com:6553‸6/demo', 'ws://example.com:65535/demo'],
  ['a port of six digits', 'ws://example.com:10000‸0/demo', 'ws://example.com:10000/demo'],
  ['a letter in the port', 'ws://example.com:8‸x/demo', 'ws://example.com:8/xdemo'],
  ['two ports', 'ws://example.com:81‸:82/demo', 'ws://example.com:81/:82/demo'],
  ['a user', 'ws://a‸@example.com/demo', 'ws://a.example.com/@demo'],
  ['a space in the path', 'ws://example.com/de‸ mo', 'ws://example.com/de%20mo'],
  ['a space after the path', 'ws://example.com/demo‸ ', 'ws://example.com/demo_'],
  ['E9 in the path', 'ws://example.com/d‸\xc3\xa9mo', 'ws://example.com/d%C3%A9mo'],
  ['7F in the path', 'ws://example.com/d‸\x7f', 'ws://example.com/d~'],
  ['a tab in the path', 'ws://example.com/d‸\t', 'ws://example.com/d!'],
  ['a host that is no ASCII', 'ws://b‸\xc3\xbccher.example/demo', 'ws://xn--bcher-kva.example/demo'],
  ['a space in the host', 'ws://exa‸ mple.com/demo', 'ws://exa-mple.com/demo'],
  ['a quotation mark in the host', 'ws://a‸"b/demo', 'ws://ab/demo'],
  ['an angle bracket in the host', 'ws://a‸<b/demo', 'ws://a.b/demo'],
  ['a backslash for a slash', 'ws://example.com‸\\demo', 'ws://example.com/\\demo'],
  ['a bracket that is not closed', 'ws://[::1‸/demo', 'ws://[::1]/demo'],
  ['IPv4 that is not whole within IPv6', 'ws://[::ffff:1.2.3‸]/', 'ws://[::ffff:1.2.3.4]/'],
  ['nine groups of IPv6', 'ws://[1:2:3:4:5:6:7:8‸:9]/', 'ws://[1:2:3:4:5:6:7:8]/'],
  ['two gaps in IPv6', 'ws://[1::2:‸:3]/', 'ws://[1::2:3]/'],
  ['a letter that is no digit of IPv6', 'ws://[::‸g]/', 'ws://[::f]/'],
  ['a percent sign alone', 'ws://a%‸zz/', 'ws://a%7a/'],
  ['IPv6 without brackets', 'ws://‸::1/demo', 'ws://[::1]:81/demo'],
  ['a list', 'ws://example.com,‸ example.com/demo', 'ws://example.com/,example.com/demo'],
];

/** An origin, and one that is sound. Clients refuse all but their own (10.3.4.3.1#41c). */
const origins: [what: string, wrong: string, sound: string][] = [
  ['none', '‸', 'null'],
  ['a slash at the end', 'http://example.com‸/', 'http://example.net'],
  ['80 of http', 'http://example.com:80‸', 'https://example.com:80'],
  ['443 of https', 'https://example.com:443‸', 'http://example.com:443'],
  ['a list', 'http://example.com‸ http://example.net', 'http://example.com.example.net'],
  ['any', '‸*', 'null'],
  ['no scheme', 'example.com‸', 'e://example.com'],
  ['no host', 'http://‸:81', 'http://h:81'],
  ['a user', 'http://a‸@example.com', 'http://a.example.com'],
  ['a query', 'http://example.com‸?x', 'http://example.com:8'],
  ['no port after the colon', 'http://example.com:‸', 'http://example.com:1'],
  ['a zero before the port', 'http://example.com:0‸81', 'http://example.com:81'],
  ['more than null', 'nullx‸', 'null'],
  ['a space at the end', 'http://example.com‸ ', 'http://example.co'],
  ['a host that is no ASCII', 'http://b‸\xc3\xbccher.example', 'http://xn--bcher-kva.example'],
];

/** Fields without which no reply is whole. */
const REQUIRED = [
  ['Upgrade', '#11a'],
  ['Connection', '#11b'],
  ['Sec-WebSocket-Location', '#11c'],
  ['Sec-WebSocket-Origin', '#11d'],
] as const;

describe.each(SCHEMES)('%s', (ws) => {
  const rows: Row[] = [
    ...replies(ws),
    ...locations.map(([what, wrong, sound]): Row => {
      const [line, value] = [`Sec-WebSocket-Location: `, `${ws}://example.com/demo`];
      return [`location: ${what}`, line + value, line + wrong, '#3', line + sound, OTHER_PLACE, ['#41d', '#41d']];
    }),
    ...origins.map(([what, wrong, sound]): Row => {
      const [line, value] = ['Sec-WebSocket-Origin: ', 'http://example.com'];
      return [`origin: ${what}`, line + value, line + wrong, '#11d', line + sound, OTHER_ORIGIN, ['#41c', '#41c']];
    }),
  ];

  test.each(rows)('%s: a server that sends it is rejected', (_, part, wrong, step) => {
    const { text, offset } = marked(withOnce(replyOver(ws), part, wrong));
    expectVerdict([ws, 'server', [up(request), down(text)]], SERVER, step, offset);
  });

  test.each(REQUIRED)('without %s, a server is rejected at the blank line', (name, step) => {
    const text = replyOver(ws).replace(new RegExp(`\\r\\n${name}: .*`), '');
    const end = text.indexOf('\r\n\r\n') + 2;
    expectVerdict([ws, 'server', [up(request), down(text)]], SERVER, step, end, 'omission');
    expectVerdict([ws, 'server', [up(request), down(text.slice(0, end))]], SERVER, 'pass', 0);
    expectVerdict([ws, 'client', [up(request), down(text), up('\0')]], CLIENT, '#41', request.length);
  });

  test.each([
    ['has no spaces', '12!', '#5p3', '12 !'],
    ['is no multiple of them', '13  !', '#6', '14  !'],
  ])('a server that answers a key that %s with 101 is rejected at the last 1', (_, wrong, step, sound) => {
    const asking = (key: string) => up(requestWith(KEY1, key));
    expectVerdict([ws, 'server', [asking(wrong), down('HTTP/1.1 101')]], SERVER, step, 11);
    expectVerdict([ws, 'server', [asking(sound), down('HTTP/1.1 101')]], SERVER, 'pass', 0);
  });

  test('a server that sends on behind a refusal in HTTP is rejected at the first byte', () => {
    const refusing = (text: string) => [up(request), down(`HTTP/1.1 400 x\r\nContent-Length: ${text}`)];
    expectVerdict([ws, 'server', refusing('1\r\n\r\na\0')], '10.3.4.5.2', '#p1', 38);
    expectVerdict([ws, 'server', refusing('2\r\n\r\na\0')], '', 'allowed, server.abort.answer httpThenClose', 0);
  });

  /** What comes too early; how much of the request has come; of the worked reply; the step at the next byte of it. */
  test.each([
    ['a status line before the fields of the client', request.length - 9, 11, '#2i'],
    ['a digest before key3', request.length - 1, replyOver(ws).length - 16, '#8'],
  ])('%s', (_, asked, answered, step) => {
    const [seen, answer] = [up(request.slice(0, asked)), replyOver(ws)];
    expectVerdict([ws, 'server', [seen, down(answer.slice(0, answered + 1))]], SERVER, step, answered);
    expectVerdict([ws, 'server', [seen, up(request.slice(asked)), down(answer.slice(0, answered + 1))]], SERVER, 'pass', 0);
  });

  test.each(rows)('%s: its sound twin is accepted', (_, part, _wrong, _step, sound, mark) => {
    expectVerdict([ws, 'server', [up(request), down(withOnce(replyOver(ws), part, sound))]], SERVER, mark, 0);
  });

  test.each(rows)('%s: a client that goes on', (_, part, wrong, _step, sound, _mark, [afterWrong, afterSound]) => {
    const goesOn = (answer: string) => [up(request), down(answer), up('\0hi\xff')];
    const end = request.length;
    expectVerdict([ws, 'client', goesOn(marked(withOnce(replyOver(ws), part, wrong)).text)], CLIENT, afterWrong, end);
    expectVerdict([ws, 'client', goesOn(withOnce(replyOver(ws), part, sound))], CLIENT, afterSound, end);
  });
});
