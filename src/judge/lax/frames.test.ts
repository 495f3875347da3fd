/** What either side may send behind its handshake, beside what a lenient judge would let pass; the same for both, but for the steps. */
import { describe, test } from 'vitest';
import { down, reply, request, up } from '../testing.js';
import { expectVerdict, marked, openedOver, SCHEMES } from './testing.js';

const SERVER = '10.3.4.4.3';
const CLIENT = '10.3.4.3.2';

/** What is wrong; the frames, with a caret before the first byte that is; the steps of server and client; frames that are sound. */
type Row = [what: string, wrong: string, steps: [string, string], sound: string];

const B1: [string, string] = ['#B1', '#B1'];
const B2: [string, string] = ['#B2', '#B2'];
const p4: [string, string] = ['#p4', '#p4'];
const closing: [string, string] = ['#C1', '#C3'];

const framing: Row[] = [
  ['an empty line before the first frame', '‸\r\n\0a\xff', B1, '\0\r\na\xff'],
  ['type 01', '‸\x01a\xff', B1, '\0\x01a\xff'],
  ['type 7F', '‸\x7fa\xff', B1, '\0\x7fa\xff'],
  ['type 80 without data', '‸\x80\0', B1, '\0\xff'],
  ['type FE with data', '‸\xfe\x01a', B1, '\0a\xff'],
  ['text without a type', '\0a\xff‸b\xff', B1, '\0ab\xff'],
  ['FF twice after text', '\0a\xff\xff‸\xff', closing, '\0a\xff\xff\0'],
  ['FF with a length', '\xff‸\x01a', closing, '\xff\0'],
  ['FF with a length of 0 in two bytes', '\xff‸\x80\0', closing, '\xff\0'],
  ['FF and text', '\xff‸a', closing, '\xff\0'],
  ['a byte after FF 00', '\xff\0‸\0', p4, '\xff\0'],
  ['an empty message after FF 00', '\xff\0‸\0\xff', p4, '\0\xff\xff\0'],
  ['FF 00 twice', '\xff\0‸\xff\0', p4, '\xff\0'],
  ['CRLF after FF 00', '\xff\0‸\r\n', p4, '\0\r\n\xff\xff\0'],
];

const utf8: Row[] = [
  ['a byte 80 by itself', '\0‸\x80\xff', B2, '\0\xc2\x80\xff'],
  ['a byte BF by itself', '\0a‸\xbf\xff', B2, '\0a\xc2\xbf\xff'],
  ['00 in two bytes', '\0‸\xc0\x80\xff', B2, '\0\0\xff'],
  ['7F in two bytes', '\0‸\xc1\xbf\xff', B2, '\0\x7f\xff'],
  ['07FF in three bytes', '\0\xe0‸\x9f\xbf\xff', B2, '\0\xdf\xbf\xff'],
  ['FFFF in four bytes', '\0\xf0‸\x8f\xbf\xbf\xff', B2, '\0\xef\xbf\xbf\xff'],
  ['D800', '\0\xed‸\xa0\x80\xff', B2, '\0\xed\x9f\xbf\xff'],
  ['DFFF', '\0\xed‸\xbf\xbf\xff', B2, '\0\xee\x80\x80\xff'],
  ['a pair of surrogates', '\0\xed‸\xa0\xbd\xed\xb8\x80\xff', B2, '\0\xf0\x9f\x98\x80\xff'],
  ['110000', '\0\xf4‸\x90\x80\x80\xff', B2, '\0\xf4\x8f\xbf\xbf\xff'],
  ['F5', '\0‸\xf5\x80\x80\x80\xff', B2, '\0\xf3\x80\x80\x80\xff'],
  ['a character of five bytes', '\0‸\xf8\x88\x80\x80\x80\xff', B2, '\0\xf0\x90\x80\x80\xff'],
  ['FE', '\0a‸\xfe\xff', B2, '\0a\xff'],
  ['one of two bytes', '\0\xc3‸\xff', B2, '\0\xc3\xa9\xff'],
  ['two of three bytes', '\0\xe2\x82‸\xff', B2, '\0\xe2\x82\xac\xff'],
  ['three of four bytes', '\0\xf0\x9f\x98‸\xff', B2, '\0\xf0\x9f\x98\x80\xff'],
  ['two of three bytes, then text', '\0\xe2\x82‸a\xff', B2, '\0\xe2\x82\xaca\xff'],
  ['two first bytes', '\0\xc3‸\xc3\xa9\xff', B2, '\0\xc3\xa9\xc3\xa9\xff'],
  ['a byte too many', '\0\xc3\xa9‸\xa9\xff', B2, '\0\xc3\xa9\xff'],
  ['ISO 8859-1', '\0caf\xe9‸\xff', B2, '\0caf\xc3\xa9\xff'],
  ['a character over two messages', '\0\xc3‸\xff\0\xa9\xff', B2, '\0\xc3\xa9\xff\0\xff'],
];

const rows = [...framing, ...utf8];

const SIDES = [
  ['server', SERVER, down, reply.length],
  ['client', CLIENT, up, request.length],
] as const;

describe.each(SCHEMES)('%s', (ws) => {
  describe.each(SIDES)('%s', (side, section, sends, worked) => {
    const end = side === 'server' && ws === 'wss' ? worked + 1 : worked;
    // The client has closed first, so that FF 00 of the server needs no liberty.
    const before = side === 'server' ? [up('\xff\0')] : [];

    test.each(rows)('%s: rejected', (_, wrong, [ofServer, ofClient]) => {
      const { text, offset } = marked(wrong);
      const wire = openedOver(ws, ...before, sends(text));
      expectVerdict([ws, side, wire], section, side === 'server' ? ofServer : ofClient, end + offset);
    });

    test.each(rows)('%s: the sound twin passes', (_, _wrong, _steps, sound) => {
      expectVerdict([ws, side, openedOver(ws, ...before, sends(sound))], section, 'pass', 0);
    });
  });
});
