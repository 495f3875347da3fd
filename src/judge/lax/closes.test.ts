/** Closes with a reason and without one: no close is rejected, but one that nothing calls for takes a liberty (rules 0 to 2). */
import { describe, expect, test } from 'vitest';
import type { Entry, Side } from '../index.js';
import { changed, closes, down, KEY1, markOf, plain, request, up } from '../testing.js';
import { openedOver, replyOver, SCHEMES, type Scheme, verdictOver } from './testing.js';

/** What a side closes on without a reason; the liberty; what is closed on with one, which passes. */
type Row = [what: string, idle: Entry[], liberty: string, due: Entry[]];

const ARBITRARY = 'client.close.arbitrary closed';

const clients = (ws: Scheme): Row[] => {
  // By its message it takes the digest for right.
  const opened = (...more: Entry[]) => openedOver(ws, up('\0hi\xff'), ...more);
  return [
    ['nothing at all', opened(), ARBITRARY, opened(closes('server'))],
    ['an RST', opened(), ARBITRARY, opened(closes('server', 'rst'))],
    ['its own message', opened(up('\0a\xff')), ARBITRARY, opened(up('\0a\xff\xff\0'))],
    ['a message', opened(down('\0a\xff')), ARBITRARY, opened(down('\0a'))],
    ['messages both ways', opened(down('\0a\xff'), up('\0b\xff')), ARBITRARY, opened(down('\0a\xff'), up('\0b\xff\xff\0'))],
    ['a message of type 01', opened(down('\x01a\xff')), ARBITRARY, opened(down('\x01a'))],
    ['a frame of type 80', opened(down('\x80\x01a')), ARBITRARY, opened(down('\x80\x01'))],
    ['FF with a length', opened(down('\xff\x01a')), ARBITRARY, opened(down('\xff\x80\0'), up('\xff\0'))],
    ['ill-formed text', opened(down('\0\x80\xff')), ARBITRARY, opened(down('\0\x80'))],
    ['FF 00 that it does not answer', opened(down('\xff\0')), ARBITRARY, opened(down('\xff\0'), up('\xff\0'))],
  ];
};

const WHENEVER = 'server.close.whenever closed';

/** A request that gives no reason to close. */
const asking = (part: string, by: string) => [up(changed(plain, part, by))];

const servers = (ws: Scheme): Row[] => {
  const opened = (...more: Entry[]) => openedOver(ws, ...more);
  return [
    ['a valid request', [up(plain)], WHENEVER, asking('GET', 'PUT')],
    ['a request without its last byte', [up(plain.slice(0, -1))], WHENEVER, asking('GET ', 'GET demo ')],
    ['another version', asking('HTTP/1.1', 'HTTP/9'), WHENEVER, asking(' HTTP/1.1', '')],
    ['no version', asking('HTTP/1.1', ''), WHENEVER, asking('/demo', 'demo')],
    ['websocket', asking('WebSocket\r', 'websocket\r'), WHENEVER, asking('WebSocket\r', 'WebSockets\r')],
    ['a reason phrase of Upgrade', asking('Upgrade: W', 'UPGRADE: W'), WHENEVER, asking('Upgrade: W', 'Upgrades: W')],
    ['UPGRADE', asking('n: Upgrade', 'n: UPGRADE'), WHENEVER, asking('n: Upgrade', 'n: keep-alive, Upgrade')],
    ['Connection in small letters', asking('Connection', 'connection'), WHENEVER, asking('Connection', 'Connections')],
    ['host in small letters', asking('Host', 'host'), WHENEVER, asking('Host', 'Hosts')],
    ['origin in small letters', asking('Origin', 'origin'), WHENEVER, asking('Origin', 'Origins')],
    [
      'a key in small letters',
      asking('Sec-WebSocket-Key1', 'sec-websocket-key1'),
      WHENEVER,
      asking('Sec-WebSocket-Key1', 'Sec-WebSocket-Key'),
    ],
    ['one space in a key', asking(KEY1, '12 !'), WHENEVER, asking(KEY1, '12!')],
    ['a multiple', asking(KEY1, '12  !'), WHENEVER, asking(KEY1, '13  !')],
    ['a key that says 0', asking(KEY1, '! 0'), WHENEVER, asking(KEY1, '! O')],
    ['the largest number', asking(KEY1, '4294967295 !'), WHENEVER, asking(KEY1, '4294967296 !')],
    ['a product above 32 bits', asking(KEY1, '8589934590  !'), WHENEVER, asking(KEY1, '8589934592  !')],
    ['one more field', asking('Connection', 'X: 1\r\nConnection'), WHENEVER, asking('Connection', 'X 1\r\nConnection')],
    ['a space after the colon', asking('Connection', 'X: \r\nConnection'), WHENEVER, asking('Connection', 'X:\r\nConnection')],
    [
      'a field in UTF-8',
      asking('Connection', 'X: \xc3\xa9\r\nConnection'),
      WHENEVER,
      asking('Connection', 'X: \xe9\r\nConnection'),
    ],
    [
      'a field of another name',
      asking('Connection', 'Hosts: a\r\nConnection'),
      WHENEVER,
      asking('Connection', 'host: a\r\nConnection'),
    ],
    ['a valid handshake', opened(), WHENEVER, opened(up('\xff\0'), down('\xff\0'))],
    ['a client that is there', opened(), WHENEVER, opened(closes('client'))],
    ['a message', opened(up('\0a\xff')), WHENEVER, opened(up('\0\x80\xff'))],
    ['a message of four bytes', opened(up('\0\xf4\x8f\xbf\xbf\xff')), WHENEVER, opened(up('\0\xf4\x90\x80\x80\xff'))],
    ['type 01', opened(up('\x01')), 'server.frame.unknownType disconnect', opened(up('\x01\x80\xff'))],
    ['type 80', opened(up('\x80')), 'server.frame.unknownType disconnect', opened(up('\0\x80\xff'))],
    ['FF 00', opened(up('\xff\0')), 'server.onClientClose closeOnly', opened(up('\xff\0'), down('\xff\0'))],
    ['its own FF 00', opened(down('\xff\0')), 'server.terminate unasked', opened(up('\xff\0'), down('\xff\0'))],
    ['half its reply', [up(request), down(replyOver(ws).slice(0, -16))], WHENEVER, asking(KEY1, '12!')],
  ];
};

describe.each(SCHEMES)('%s', (ws) => {
  const all: [Side, ...Row][] = [
    ...clients(ws).map((row): [Side, ...Row] => ['client', ...row]),
    ...servers(ws).map((row): [Side, ...Row] => ['server', ...row]),
  ];

  test.each(all)('a %s that closes on %s takes a liberty', (side, _, idle, liberty) => {
    expect(markOf(verdictOver(ws, side, [...idle, closes(side)]))).toBe(`allowed, ${liberty}`);
  });

  test.each(all)('a %s that closes, instead of on %s, on what calls for it passes', (side, _, _idle, _liberty, due) => {
    expect(markOf(verdictOver(ws, side, [...due, closes(side)]))).toBe('pass');
  });
});
