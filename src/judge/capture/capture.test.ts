import { expect, test } from 'vitest';
import { judge, Unreadable } from '../index.js';
import { key3At, reply, request } from '../testing.js';
import { flowsOf, isCapture } from './index.js';
import { ACK, asked, ethernet, FIN, ipv4, ipv6, pcap, pcapng, RST, type Sent, SYN, tagged } from './testing.js';

/** A whole conversation; sequence numbers begin at 1,000 and 5,000. */
const open: Sent[] = [
  { from: 'client', sequence: 1_000, flags: SYN },
  { from: 'server', sequence: 5_000, flags: SYN | ACK },
];
const answered: Sent = { from: 'server', sequence: 5_001, data: reply };
const close: Sent[] = [
  { from: 'server', sequence: 5_001 + reply.length, flags: FIN | ACK },
  { from: 'client', sequence: 1_001 + request.length, flags: FIN | ACK },
];
const [syn, accepted] = open as [Sent, Sent];
const [fin, last] = close as [Sent, Sent];
const conversation = [...open, asked, answered, ...close];

/** What was seen of the only connection of a file, pieces joined. */
function seen(file: Buffer): unknown {
  const [flow, ...others] = flowsOf(file);
  expect(others).toEqual([]);
  const wire = flow?.exchange?.wire.map((entry) => [
    entry.from,
    'close' in entry ? entry.close : Buffer.from(entry.bytes).toString('latin1'),
  ]);
  return { ...joined(wire as [string, string][]), remarks: flow?.remarks };
}

function joined(wire: readonly [string, string][]): object {
  const of = (side: string) =>
    wire.flatMap(([from, what]) => (from === side && !/^(fin|rst)$/.test(what) ? [what] : [])).join('');
  return { client: of('client'), server: of('server'), closes: wire.filter(([, what]) => /^(fin|rst)$/.test(what)) };
}

const everything = {
  client: request,
  server: reply,
  closes: [
    ['server', 'fin'],
    ['client', 'fin'],
  ],
  remarks: [],
};

test.each<[string, Buffer]>([
  ['pcap', pcap(conversation.map(ethernet))],
  ['pcap of the other byte order', pcap(conversation.map(ethernet), { little: false })],
  ['pcap in nanoseconds', pcap(conversation.map(ethernet), { nano: true })],
  ['pcap of raw IP', pcap(conversation.map(ipv4), { linkType: 101 })],
  ['pcap of raw IP version 6', pcap(conversation.map(ipv6), { linkType: 229 })],
  ['pcap of a VLAN', pcap(conversation.map(tagged))],
  [
    'pcap of a loopback',
    pcap(
      conversation.map((sent) => Buffer.concat([Buffer.of(2, 0, 0, 0), ipv4(sent)])),
      { linkType: 0 },
    ),
  ],
  [
    'pcap of Linux cooked packets',
    pcap(
      conversation.map((sent) => Buffer.concat([Buffer.alloc(16), ipv4(sent)])),
      { linkType: 113 },
    ),
  ],
  ['pcapng', pcapng(conversation.map(ethernet))],
  ['pcapng of the other byte order', pcapng(conversation.map(ethernet), { little: false })],
  ['pcapng in nanoseconds', pcapng(conversation.map(ethernet), { nano: true })],
])('%s gives what was sent', (_, file) => {
  expect(isCapture(file)).toBe(true);
  expect(seen(file)).toEqual(everything);
});

test.each([pcap, pcapng])('times are in milliseconds from the first packet', (write) => {
  for (const nano of [false, true]) {
    const [flow] = flowsOf(write(conversation.map(ethernet), { nano }));
    expect(flow?.exchange?.wire.map(({ at }) => Math.round(at))).toEqual([2, 3, 4, 5]);
  }
});

test('a captured conversation is judged like any other', () => {
  const [flow] = flowsOf(pcapng(conversation.map(ethernet)));
  expect(flow?.name).toBe('10.0.0.1:40000 > 10.0.0.2:80');
  expect(judge(flow?.exchange as never, 'client')).toMatchObject({ accepted: true, mark: 'pass' });
});

const part = (from: number, to: number): Sent => ({ from: 'client', sequence: 1_001 + from, data: request.slice(from, to) });
const whole = (...asking: Sent[]) => seen(pcap([...open, ...asking, answered, ...close].map(ethernet)));

test.each<[string, Sent[]]>([
  ['in pieces', [part(0, 50), part(50, 120), part(120, 999)]],
  ['out of order', [part(120, 999), part(50, 120), part(0, 50)]],
  ['sent again', [part(0, 50), part(0, 50), part(50, 999), part(0, 50)]],
  ['sent again in other pieces', [part(0, 50), part(20, 120), part(10, 999), part(100, 110)]],
])('a request that came %s is put together', (_, asking) => {
  expect(whole(...asking)).toEqual(everything);
});

test('a request that begins with SYN is whole', () => {
  const packets = [{ ...syn, data: request.slice(0, 50) }, accepted, part(50, 999), answered, ...close];
  expect(seen(pcap(packets.map(ethernet)))).toEqual(everything);
});

test('a FIN that overtakes data closes behind them', () => {
  expect(seen(pcap([...open, asked, fin, answered, last].map(ethernet)))).toEqual(everything);
});

test('sequence numbers begin again at 2^32', () => {
  const shifted = conversation.map((sent) => ({
    ...sent,
    sequence: sent.sequence + (sent.from === 'client' ? 2 ** 32 - 1_050 : 0),
  }));
  expect(seen(pcap(shifted.map(ethernet)))).toEqual(everything);
});

test('RST closes', () => {
  const reset: Sent = { from: 'client', sequence: 1_001 + request.length, flags: RST };
  expect(seen(pcap([...open, asked, answered, reset].map(ethernet)))).toMatchObject({ closes: [['client', 'rst']] });
});

test('a capture that began too late for SYN knows the client by its GET', () => {
  expect(seen(pcap([asked, answered, ...close].map(ethernet)))).toEqual(everything);
  const ack: Sent = { from: 'server', sequence: 5_001 };
  expect(seen(pcap([ack, asked, answered, ...close].map(ethernet)))).toEqual(everything);
});

test('a request without a key is judged where it is answered as one of this protocol (10.3.4.4.2#5p3)', () => {
  const answered = (request: string, port: number): Sent[] => [
    { from: 'client', sequence: 1_001, data: request, port },
    { from: 'server', sequence: 5_001, data: 'HTTP/1.1 101 x\r\n\r\n', port },
  ];
  const keyless = answered('GET / HTTP/1.1\r\nUpgrade: WebSocket\r\n\r\n12345678', 40_001);
  const later = answered('GET / HTTP/1.1\r\nSec-WebSocket-Key: a\r\n\r\n', 40_002);
  const [judged, skipped] = flowsOf(pcap([...keyless, ...later].map(ethernet)));
  const verdict = judge(judged?.exchange ?? { wire: [] }, 'server');
  expect(verdict).toMatchObject({ accepted: false, rejection: { step: '10.3.4.4.2#5p3' } });
  expect(skipped?.skipped).toBe('its GET has no Sec-WebSocket-Key1');
});

test('other connections are skipped, with the reason', () => {
  const http: Sent = { from: 'client', sequence: 1_001, data: 'GET / HTTP/1.1\r\n\r\n', port: 40_001 };
  const mail: Sent = { from: 'client', sequence: 1_001, data: 'EHLO h\r\n', port: 40_002 };
  const silent: Sent = { from: 'client', sequence: 1_000, flags: SYN, port: 40_003 };
  const flows = flowsOf(pcap([...conversation, http, mail, silent].map(ethernet)));
  expect(flows.map(({ skipped }) => skipped)).toEqual([
    undefined,
    'its GET has no Sec-WebSocket-Key1',
    'it does not begin with a GET',
    'the client sent nothing',
  ]);
});

test('the same ports used again are another connection', () => {
  const again = conversation.map((sent) => ({ ...sent, sequence: sent.sequence + 100_000 }));
  expect(flowsOf(pcap([...conversation, ...again].map(ethernet)))).toHaveLength(2);
  const early = again.map((sent, index) => (index === 0 ? { ...sent, data: 'GET ' } : sent));
  expect(flowsOf(pcap([...conversation, ...early].map(ethernet)))).toHaveLength(2);
});

test.each<[string, Sent[]]>([
  ['SYN', [syn, ...conversation]],
  ['the answer to SYN, after the request', [...open, asked, accepted, answered, ...close]],
  ['FIN', [...open, asked, answered, fin, fin, last]],
  ['FIN, which was acknowledged', [...open, asked, answered, fin, { ...last, acknowledged: 5_002 + reply.length }, fin]],
])('what is sent again is the same: %s', (_, packets) => {
  expect(seen(pcap(packets.map(ethernet)))).toEqual(everything);
});

test.each<[string, Sent]>([
  ['SYN', syn],
  ['the answer to SYN', accepted],
])('the client is known by nothing but %s', (_, sent) => {
  const [flow] = flowsOf(pcap([ethernet(sent)]));
  expect(flow).toEqual({ name: '10.0.0.1:40000 > 10.0.0.2:80', skipped: 'the client sent nothing', remarks: [] });
});

test('only what comes first of all, and begins with GET, makes its side the client', () => {
  const more: Sent = { from: 'server', sequence: 5_001 + reply.length, data: 'GET ' };
  const early = { ...answered, data: 'x' };
  expect(seen(pcap([...open, asked, answered, more].map(ethernet)))).toMatchObject({ client: request, server: `${reply}GET ` });
  expect(seen(pcap([...open, early, asked].map(ethernet)))).toMatchObject({ client: request, server: 'x' });
});

test('a number that is no acknowledgment says nothing', () => {
  const reset: Sent = { from: 'client', sequence: 1_001 + request.length, flags: RST, acknowledged: 6_000 };
  expect(seen(pcap([...open, asked, answered, reset].map(ethernet)))).toMatchObject({ server: reply, remarks: [] });
});

const lacking = 'the capture lacks bytes of the client; nothing after them was judged';
const known = { client: request.slice(0, key3At), server: '', closes: [], remarks: [lacking] };

test.each<[string, Sent[]]>([
  ['others after them were seen', [part(0, key3At), part(key3At + 4, 999), answered]],
  ['their packet was captured in part', [{ ...part(0, 999), captured: key3At }, answered]],
  [
    'their packet was captured in part, and more after it',
    [{ ...part(0, key3At + 4), captured: key3At }, part(key3At + 4, 999), answered],
  ],
  ['their packet, which is the last, was captured in part', [{ ...part(0, 999), captured: key3At, flags: FIN | ACK }, answered]],
  ['they were acknowledged', [part(0, key3At), { ...answered, acknowledged: 1_001 + request.length }, ...close]],
])('where the capture lacks bytes, since %s, nothing behind them is judged', (_, packets) => {
  expect(seen(pcap([...open, ...packets].map(ethernet)))).toEqual(known);
});

test('the client acknowledges what the server sent', () => {
  const begun = { ...answered, data: reply.slice(0, 50) };
  const acknowledging: Sent = { from: 'client', sequence: 1_001 + request.length, acknowledged: 5_001 + reply.length };
  expect(seen(pcap([...open, asked, begun, acknowledging].map(ethernet)))).toEqual({
    client: request,
    server: reply.slice(0, 50),
    closes: [],
    remarks: [lacking.replace('client', 'server')],
  });
});

test('an acknowledgment of what was seen is no lack', () => {
  const acknowledging = { ...answered, acknowledged: 1_001 + request.length };
  expect(seen(pcap([...open, asked, acknowledging, ...close].map(ethernet)))).toEqual(everything);
  expect(seen(pcap([...open, asked, acknowledging].map(ethernet)))).toEqual({ ...everything, closes: [] });
});

test.each([pcap, pcapng])('a file that ends within a packet is unreadable, in one line', (write) => {
  const file = write(conversation.map(ethernet));
  expect(() => flowsOf(file.subarray(0, -1))).toThrow(Unreadable);
  expect(() => flowsOf(file.subarray(0, -5))).toThrow(/cut (it|the file) off there/);
});

test('anything else is no capture', () => {
  expect([Buffer.from('{"version":1}'), Buffer.alloc(0), Buffer.of(0xd4)].map(isCapture)).toEqual([false, false, false]);
});
