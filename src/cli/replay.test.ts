import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ethernet, pcap } from '../judge/capture/testing.js';
import { type Exchange, logOf } from '../judge/index.js';
import { down, established, reply, request, up } from '../judge/testing.js';
import { run } from '../testing/command.js';
import { temporaryFolder } from '../testing/folder.js';

const folder = temporaryFolder(afterAll);

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function log(name: string, exchange: Exchange): string {
  return file(name, JSON.stringify(logOf(exchange)));
}

const replay = (...args: string[]) => run('replay', ...args);

const sound = log('sound.json', established(up('\x00hi\xff')));
const wrong = log('wrong.json', established(up('\xff\x00'), down('\xff\x00\x00hi\xff')));

test('what is accepted is told with its policies, for both sides, and exit code 0', async () => {
  const { code, out, errors } = await replay(sound);
  expect([code, errors]).toEqual([0, '']);
  expect(out.split('\n')).toEqual([
    sound,
    '  server: accepted (pass)',
    '    the connection is established',
    expect.stringMatching(/^ {4}shows number\.byteOrder big, server\.location derived, .*server\.subprotocol echo$/),
    '  client: accepted (pass)',
    '    the connection is established; it sent 1 message',
    '    shows number.byteOrder big',
    '',
    '',
  ]);
});

test('what is rejected is told with byte, step and what was allowed, and exit code 1', async () => {
  const { code, out, errors } = await replay('--role', 'server', wrong);
  expect([code, errors]).toEqual([1, 'hixie76: replay: 1 rejected\n']);
  expect(out.split('\n')).toEqual([
    wrong,
    `  server: rejected at byte ${reply.length + 2} of the server, 0 ms: 10.3.4.4.3#p4`,
    '    the connection is established; it sent FF 00',
    '    the server has sent FF 00, after which it sends nothing',
    '    allowed there: nothing but closing TCP',
    '    seen there: 00 68 69 ff  |.hi.|',
    '',
    '',
  ]);
});

test('with --json there is one document, and nothing else', async () => {
  const { code, out } = await replay('--json', sound, wrong);
  const { version, exchanges } = JSON.parse(out);
  expect([code, version]).toEqual([1, 1]);
  expect(
    exchanges.map(({ verdicts }: { verdicts: { accepted: boolean }[] }) => verdicts.map(({ accepted }) => accepted)),
  ).toEqual([
    [true, true],
    [false, true],
  ]);
  expect(exchanges[1].verdicts[0].rejection).toMatchObject({ from: 'server', offset: reply.length + 2, seen: '006869ff' });
});

test('a capture is judged connection by connection; what carries no handshake is skipped', async () => {
  const packets = [
    { from: 'client', sequence: 1, data: request },
    { from: 'server', sequence: 1, data: reply },
    { from: 'client', sequence: 1, data: 'EHLO h\r\n', port: 25 },
  ] as const;
  const { code, out } = await replay('--role', 'client', file('two.pcap', pcap(packets.map(ethernet))));
  expect(code).toBe(0);
  expect(out).toContain('two.pcap: 10.0.0.1:40000 > 10.0.0.2:80\n  client: accepted (pass)\n');
  expect(out).toContain('two.pcap: 10.0.0.1:25 > 10.0.0.2:80\n  skipped: it does not begin with a GET\n');
});

test.each<[string, () => string, RegExp]>([
  ['a file that is not there', () => join(folder, 'nothing'), /no such file or folder/],
  ['a folder', () => folder, /it is a folder/],
  ['no log', () => file('no.json', 'hello'), /no JSON log, no pcap and no pcapng file/],
  ['a wrong entry', () => file('entry.json', '{"version":1,"wire":[{}]}'), /wire\[0\]\.from is absent/],
  ['a capture without a handshake', () => file('empty.pcap', pcap([])), /none of its 0 TCP connections/],
])('%s ends in one clear line and exit code 2', async (_, path, line) => {
  const { code, out, errors } = await replay(path());
  expect([code, out]).toEqual([2, '']);
  expect(errors).toMatch(/^hixie76: replay: .*\n$/);
  expect(errors).toMatch(line);
});
