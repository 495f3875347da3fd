/** One wrong request for each thing that a lenient judge would let pass, beside a sound one that differs in that thing alone. */
import { describe, test } from 'vitest';
import { KEY1, KEY2, request, up } from '../testing.js';
import { expectVerdict, marked, SCHEMES, type Scheme, withOnce } from './testing.js';

const CLIENT = '10.3.4.3.1';
const OTHER_FIELD = 'allowed, client.handshake.otherFields present';

/**
 * What is wrong; the part of the worked request that is replaced; by what wrong text, and which step it violates at the caret;
 * by what sound text, and how that counts if not as pass.
 */
type Row = [what: string, part: string, wrong: string, step: string, sound: string, mark?: string];

/** What no API gives, sent as it is. */
const INPUT = 'allowed, client.establish.inputs send';

const requestLines: Row[] = [
  ['small letters in GET', 'GET', '‸get', '#5', 'GET'],
  ['an empty line first', 'GET', '‸\r\nGET', '#5', 'GET'],
  ['a tab after GET', 'GET /', 'GET‸\t/', '#5', 'GET /'],
  ['two spaces after GET', 'GET /', 'GET  ‸/', '#5p3', 'GET /'],
  ['no resource name and one space', ' /demo HTTP/1.1', ' HTTP/1.1‸', '#5p3', '  HTTP/1.1', INPUT],
  ['E4 in the resource name', '/demo', '/d\xe4‸mo', '#5p2', '/d\xc3\xa4mo', INPUT],
  ['a space in the resource name', '/demo', '/de ‸mo', '#5p3', '/de%20mo'],
  ['C3 at the end of the resource name', '/demo', '/d\xc3‸', '#5p2', '/d\xc3\xa4', INPUT],
  ['two spaces before HTTP', '/demo', '/demo ‸', '#5p3', '/demo/'],
  ['small letters in HTTP', 'HTTP/1.1', '‸http/1.1', '#5p3', 'HTTP/1.1'],
  ['a space after 1.1', 'HTTP/1.1', 'HTTP/1.1‸ ', '#5p3', 'HTTP/1.1'],
  ['HTTP/1.10', 'HTTP/1.1', 'HTTP/1.1‸0', '#5p3', 'HTTP/1.1'],
  ['CR in the resource name', '/demo', '/de‸\rmo', '#5p3', '/de%0Dmo'],
  ['LF in the resource name', '/demo', '/de‸\nmo', '#5p3', '/de%0Amo'],
  ['no version', ' HTTP/1.1', '‸', '#5p3', ' HTTP/1.1'],
  ['CR CR LF after the line', 'HTTP/1.1\r\n', 'HTTP/1.1\r‸\r\n', '#5p3', 'HTTP/1.1\r\n'],
  ['LF CR after the line', 'HTTP/1.1\r\n', 'HTTP/1.1‸\n\r', '#5p3', 'HTTP/1.1\r\n'],
];

/** A field that comes a second time, and one whose name has one letter more. */
const second = (line: string, step: string): Row[] => {
  const [name, value] = line.split(': ') as [string, string];
  const other = `${name}s: ${value}\r\n`;
  return [
    [`a second ${name}, the same`, `${line}\r\n`, `${line}\r\n‸${line}\r\n`, step, `${line}\r\n${other}`, OTHER_FIELD],
    [`a second ${name}, as the last field`, '\r\n\r\n', `\r\n‸${line}\r\n\r\n`, step, `\r\n${other}\r\n`, OTHER_FIELD],
  ];
};

const fields: Row[] = [
  ...second('Upgrade: WebSocket', '#7'),
  ...second('Connection: Upgrade', '#8'),
  ...second('Host: example.com', '#12'),
  ...second('Origin: http://example.com', '#13'),
  ...second('Sec-WebSocket-Protocol: sample', '#14p2'),
  ...second(`Sec-WebSocket-Key1: ${KEY1}`, '#23'),
  ...second(`Sec-WebSocket-Key2: ${KEY2}`, '#23p2'),
  ['CONNECTION', 'Connection', 'C‸ONNECTION', '#8', 'Connection'],
  [
    'another field without a space, and without a colon',
    'Connection',
    'X‸\r\nConnection',
    '#24',
    'X:1\r\nConnection',
    OTHER_FIELD,
  ],
  [
    'a field that is called as what all objects have',
    'Connection',
    'toString‸\r\nConnection',
    '#24',
    'toString: 1\r\nConnection',
    OTHER_FIELD,
  ],
  ['connection', 'Connection', '‸connection', '#8', 'Connection'],
  ['host', 'Host', '‸host', '#12', 'Host'],
  ['origin', 'Origin', '‸origin', '#13', 'Origin'],
  ['sec-websocket-protocol', 'Sec-WebSocket-P', '‸sec-websocket-p', '#14p2', 'Sec-WebSocket-P'],
  ['sec-websocket-key1', 'Sec-WebSocket-Key1', '‸sec-websocket-key1', '#23', 'Sec-WebSocket-Key1'],
  ['sec-websocket-key2', 'Sec-WebSocket-Key2', '‸sec-websocket-key2', '#23p2', 'Sec-WebSocket-Key2'],
  ['no space after Upgrade:', 'Upgrade: W', 'Upgrade:‸W', '#7', 'Upgrade: W'],
  ['no space after Host:', 'Host: ', 'Host:‸', '#12', 'Host: '],
  ['no space after Origin:', 'Origin: ', 'Origin:‸', '#13', 'Origin: '],
  ['C3 at the end of the subprotocol', 'sample', 's\xc3‸', '#14p2', 's\xc3\xa4', INPUT],
  ['no space after Sec-WebSocket-Protocol:', 'Protocol: ', 'Protocol:‸', '#14p2', 'Protocol: '],
  ['no space after Sec-WebSocket-Key1:', 'Key1: ', 'Key1:‸', '#23', 'Key1: '],
  ['no space after Sec-WebSocket-Key2:', 'Key2: ', 'Key2:‸', '#23p2', 'Key2: '],
  ['a tab after a colon', 'Upgrade: W', 'Upgrade:‸\tW', '#7', 'Upgrade: W'],
  ['a space after WebSocket', ': WebSocket\r', ': WebSocket‸ \r', '#7', ': WebSocket\r'],
  ['two spaces before WebSocket', ': WebSocket\r', ': ‸ WebSocket\r', '#7', ': WebSocket\r'],
  ['part of WebSocket', ': WebSocket\r', ': WebSocke‸\r', '#7', ': WebSocket\r'],
  ['a version after WebSocket', ': WebSocket\r', ': WebSocket‸/76\r', '#7', ': WebSocket\r'],
  ['upgrade as a value', ': Upgrade\r', ': ‸upgrade\r', '#8', ': Upgrade\r'],
  ['a list that begins with Upgrade', ': Upgrade\r', ': Upgrade‸, close\r', '#8', ': Upgrade\r'],
  ['a space after Upgrade', ': Upgrade\r', ': Upgrade‸ \r', '#8', ': Upgrade\r'],
  ['an empty name', 'Connection', '‸: x\r\nConnection', '#24', 'a: x\r\nConnection', OTHER_FIELD],
  ['a line without a colon', 'Connection', 'Cookie‸\r\nConnection', '#24', 'Cookie: \r\nConnection'],
  ['LF alone after a field', 'Upgrade\r\n', 'Upgrade‸\n', '#24', 'Upgrade\r\n'],
  ['LF CR after a field', 'Upgrade\r\n', 'Upgrade‸\n\r', '#24', 'Upgrade\r\n'],
  ['CR CR LF after a field', 'Upgrade\r\n', 'Upgrade\r‸\r\n', '#24', 'Upgrade\r\n'],
  ['CR CR as the end', '\r\n\r\n', '\r\n\r‸\r', '#25', '\r\n\r\n'],
  ['LF LF as the end', '\r\n\r\n', '\r\n‸\n\n', '#24', '\r\n\r\n'],
  ['LF CR as the end', '\r\n\r\n', '\r\n‸\n\r', '#24', '\r\n\r\n'],
];

const hosts = (ws: Scheme): Row[] => [
  ['no host', 'Host: example.com', 'Host: ‸', '#10', 'Host: e'],
  ['no host, but a port', 'Host: example.com', 'Host: ‸:81', '#10', 'Host: e:81'],
  ['a user', 'Host: example.com', 'Host: a‸@example.com', '#10', 'Host: a.example.com'],
  ['a space in the host', 'Host: example.com', 'Host: exa‸ mple.com', '#10', 'Host: exa-mple.com'],
  ['a space after the host', 'Host: example.com', 'Host: example.com‸ ', '#10', 'Host: example.com.'],
  ['two spaces before the host', 'Host: example.com', 'Host: ‸ example.com', '#10', 'Host: example.com'],
  ['a host that is no ASCII', 'Host: example.com', 'Host: b‸\xc3\xbccher.example', '#10', 'Host: xn--bcher-kva.example'],
  ['a capital in punycode', 'Host: example.com', 'Host: ‸Xn--bcher-kva.example', '#10', 'Host: xn--bcher-kva.example'],
  ['a path', 'Host: example.com', 'Host: example.com‸/demo', '#10', 'Host: example.com'],
  ['a URL', 'Host: example.com', `Host: ${ws}:‸//example.com`, '#11', `Host: ${ws}:8`],
  ['a list', 'Host: example.com', 'Host: a.example,‸ b.example', '#10', 'Host: a.example.b.example'],
  ['IPv6 without brackets', 'Host: example.com', 'Host: ‸::1', '#10', 'Host: [::1]'],
  ['a bracket that is not closed', 'Host: example.com', 'Host: [::1‸', '#10', 'Host: [::1]:81'],
  [
    'the default port of its scheme',
    'Host: example.com',
    `Host: example.com:${ws === 'ws' ? 80 : 443}‸`,
    '#11',
    `Host: example.com:${ws === 'ws' ? 443 : 80}`,
  ],
  ['port 65536', 'Host: example.com', 'Host: example.com:6553‸6', '#11', 'Host: example.com:65535'],
  ['port 99999', 'Host: example.com', 'Host: example.com:9999‸9', '#11', 'Host: example.com:9999'],
  ['a port of six digits', 'Host: example.com', 'Host: example.com:10000‸0', '#11', 'Host: example.com:10000'],
  ['no port after the colon', 'Host: example.com', 'Host: example.com:‸', '#11', 'Host: example.com:1'],
  ['a zero before the port', 'Host: example.com', 'Host: example.com:0‸81', '#11', 'Host: example.com:81'],
  ['a letter after the port', 'Host: example.com', 'Host: example.com:81‸x', '#11', 'Host: example.com:81'],
  ['a sign before the port', 'Host: example.com', 'Host: example.com:‸+81', '#11', 'Host: example.com:81'],
  ['a space before the port', 'Host: example.com', 'Host: example.com:‸ 81', '#11', 'Host: example.com:81'],
  ['two ports', 'Host: example.com', 'Host: example.com:81‸:82', '#11', 'Host: example.com:81'],
];

const origin = (what: string, wrong: string, sound: string): Row => [
  `origin: ${what}`,
  'Origin: http://example.com',
  `Origin: ${wrong}`,
  '#13',
  `Origin: ${sound}`,
];

const origins: Row[] = [
  origin('none', '‸', 'null'),
  origin('a capital in null', '‸Null', 'null'),
  origin('capitals in the scheme', '‸HTTP://example.com', 'http://example.com'),
  origin('a slash at the end', 'http://example.com‸/', 'http://example.net'),
  origin('a path', 'https://example.com:81‸/demo', 'https://example.com:81'),
  origin('80 of http', 'http://example.com:80‸', 'https://example.com:80'),
  origin('443 of https', 'https://example.com:443‸', 'http://example.com:443'),
  origin('a list', 'http://example.com‸ http://example.net', 'http://example.com.example.net'),
  origin('any', '‸*', 'null'),
  origin('no scheme', 'example.com‸', 'e://example.com'),
  origin('no host', 'http://‸:81', 'http://h:81'),
  origin('a user', 'http://a‸@example.com', 'http://a.example.com'),
  origin('no port after the colon', 'http://example.com:‸', 'http://example.com:1'),
  origin('a space at the end', 'http://example.com‸ ', 'http://example.com'),
];

const KEYS: [what: string, wrong: string, step: string, sound: string][] = [
  ['nothing', '‸', '#20', '5 !'],
  ['only spaces and others', '! !‸', '#20', '!0 !'],
  ['two zeros', '0‸0 !', '#20', '0 !'],
  ['no spaces', '120!‸', '#16', '12 0!'],
  ['a tab for a space', '12‸\t0!', '#22', '12 0!'],
  ['A0 for a space', '12‸\xa00!', '#22', '12 0!'],
  ['7F', '12 0‸\x7f', '#22', '12 0~'],
  ['00', '12 0‸\0', '#22', '12 0/'],
  ['digits of another script', '12 ‸\xd9\xa1!', '#22', '12 1!'],
  ['no multiple of the spaces', '13  !‸', '#19', '14  !'],
  ['nothing but digits and spaces', '12 ‸', '#22', '12 !'],
  ['a thirteenth space', `0!${' '.repeat(12)}‸ `, '#16', `0!${' '.repeat(12)}`],
  ['a thirteenth of the others', `0 ${'!'.repeat(12)}‸!`, '#22', `0 ${'!'.repeat(12)}`],
  ['a number that is one above the largest', '42949672 9‸6!', '#17', '42949672 95!'],
];

const keys: Row[] = KEYS.flatMap(([what, wrong, step, sound]): Row[] => [
  [`key1: ${what}`, KEY1, wrong, step, sound],
  [`key2: ${what}`, KEY2, wrong, `${step}p2`, sound],
]);

/** Fields without which no request is whole; the subprotocol may be left out. */
const REQUIRED = [
  ['Upgrade', '#7'],
  ['Connection', '#8'],
  ['Host', '#12'],
  ['Origin', '#13'],
  ['Sec-WebSocket-Key1', '#23'],
  ['Sec-WebSocket-Key2', '#23p2'],
] as const;

describe.each(SCHEMES)('%s', (ws) => {
  const rows: Row[] = [...requestLines, ...fields, ...hosts(ws), ...origins, ...keys];

  test.each(rows)('%s: a client that sends it is rejected', (_, part, wrong, step) => {
    const { text, offset } = marked(withOnce(request, part, wrong));
    expectVerdict([ws, 'client', [up(text)]], CLIENT, step, offset);
  });

  test.each(REQUIRED)('without %s, a client is rejected at the blank line', (name, step) => {
    const line = new RegExp(`\\r\\n${name}: .*`);
    const text = request.replace(line, '');
    expectVerdict([ws, 'client', [up(text)]], CLIENT, step, text.indexOf('\r\n\r\n') + 2, 'omission');
    expectVerdict([ws, 'client', [up(text.slice(0, text.indexOf('\r\n\r\n') + 2))]], CLIENT, 'pass', 0);
  });

  test.each(rows)('%s: its sound twin is accepted', (_, part, _wrong, _step, sound, mark = 'pass') => {
    expectVerdict([ws, 'client', [up(withOnce(request, part, sound))]], CLIENT, mark, 0);
  });
});
