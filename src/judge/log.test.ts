import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { logOf, parseLog, Unreadable } from './index.js';
import { closes, down, established, up } from './testing.js';

const log = (...wire: unknown[]) => JSON.stringify({ version: 1, wire });
const sound = { from: 'client', at: 0, hex: '00ff' };

test('what is written as a log is read as it was', () => {
  const exchange = {
    ...established(up('\x00hi\xff'), down('\xff\x00'), closes('server', 'rst')),
    role: 'server',
    url: 'ws://h/',
  } as const;
  expect(parseLog(JSON.stringify(logOf(exchange)))).toEqual(exchange);
});

test('what an exchange does not say its log does not say either', () => {
  const exchange = { wire: [up('\x00hi\xff')] };
  expect(logOf(exchange)).toStrictEqual({ version: 1, wire: [{ from: 'client', at: 0, hex: '006869ff' }] });
  expect(parseLog(JSON.stringify(logOf(exchange)))).toStrictEqual(exchange);
});

test.each<[string, string]>([
  ['GIF89a', 'no JSON log, no pcap and no pcapng file'],
  ['[]', 'the log is [], not an object'],
  ['null', 'the log is null, not an object'],
  ['{"wire":[]}', 'version is absent; this reads version 1'],
  ['{"version":2,"wire":[]}', 'version is 2; this reads version 1'],
  ['{"version":1}', 'wire is absent, not a list of entries'],
  ['{"version":1,"wire":[],"role":"api"}', 'role is "api", neither "server" nor "client"'],
  ['{"version":1,"wire":[],"url":"http://h/"}', 'url is "http://h/", not a URL of ws: or wss:'],
  [log(sound, 'x'), 'wire[1] is "x", not an object'],
  [log({ ...sound, from: 'proxy' }), 'wire[0].from is "proxy", neither "server" nor "client"'],
  [log({ ...sound, at: '0' }), 'wire[0].at is "0", not a number of milliseconds'],
  [log({ ...sound, hex: '0' }), 'wire[0].hex is "0", not pairs of hex digits'],
  [log({ ...sound, hex: 12 }), 'wire[0].hex is 12, not pairs of hex digits'],
  [log({ ...sound, from: 'x'.repeat(38) }), `wire[0].from is "${'x'.repeat(38)}", neither`],
  [log({ ...sound, from: 'x'.repeat(39) }), `wire[0].from is "${'x'.repeat(39)}…, neither`],
  [log({ from: 'client', at: 0 }), 'wire[0] must have either hex or close'],
  [log({ ...sound, close: 'fin' }), 'wire[0] must have either hex or close'],
  [log({ from: 'client', at: 0, close: 'end' }), 'wire[0].close is "end", neither "fin" nor "rst"'],
  [log({ from: 'client', at: 0, close: 'fin' }, sound), 'wire[1] is from the client, which closed before that'],
])('%s is unreadable, in one line', (text, message) => {
  expect(() => parseLog(text)).toThrow(Unreadable);
  expect(() => parseLog(text)).toThrow(message);
});

test('the schema names what is read, and no more', () => {
  const schema = JSON.parse(readFileSync(new URL('../../traces/log.schema.json', import.meta.url), 'utf8'));
  expect(Object.keys(schema.properties)).toEqual(['version', 'role', 'url', 'wire']);
  expect(Object.keys(schema.$defs.bytes.properties)).toEqual(['from', 'at', 'hex']);
  expect(schema.$defs.close.properties.close.enum).toEqual(['fin', 'rst']);
});
