/** Captures that end early, and packets that carry TCP or none: whatever is read is a sound packet, and the rest is said in one line. */
import { expect, test } from 'vitest';
import { Unreadable } from '../index.js';
import { request } from '../testing.js';
import { flowsOf, isCapture } from './index.js';
import { packetsOf } from './packets.js';
import { asked, ethernet, ipv4, ipv6, pcap, pcapng, type Sent } from './testing.js';

const few: Sent[] = [asked, { from: 'client', sequence: 1_001 + request.length, data: '\x00hi\xff' }];

function longs(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 4 * index);
  return bytes;
}

/** What the client was seen to send. */
function sent(file: Buffer): string {
  const wire = flowsOf(file).flatMap(({ exchange }) => exchange?.wire ?? []);
  return wire.flatMap((each) => ('bytes' in each ? [Buffer.from(each.bytes).toString('latin1')] : [])).join('');
}

test('a pcap file that is cut is read where a packet ends, and unreadable everywhere else', () => {
  const packets = few.map(ethernet);
  const file = pcap(packets);
  const ends = packets.map((_, index) => 24 + packets.slice(0, index).reduce((sum, each) => sum + 16 + each.length, 0));
  for (let length = 4; length < file.length; length += 1) {
    const read = () => packetsOf(file.subarray(0, length)).length;
    if (ends.includes(length)) expect(read()).toBe(ends.indexOf(length));
    else expect(read, `${length} bytes`).toThrow(Unreadable);
  }
  expect(isCapture(file.subarray(0, 4))).toBe(true);
});

const blocks = (file: Buffer) => {
  const ends = [0];
  while ((ends.at(-1) as number) < file.length)
    ends.push((ends.at(-1) as number) + file.readUInt32LE((ends.at(-1) as number) + 4));
  return ends;
};

test('a pcapng file that is cut is read where a block ends, and unreadable everywhere else', () => {
  const file = pcapng(few.map(ethernet));
  const ends = blocks(file);
  expect(ends).toHaveLength(6);
  for (let length = 4; length < file.length; length += 1) {
    const read = () => packetsOf(file.subarray(0, length)).length;
    if (ends.includes(length)) expect(read()).toBe(Math.max(0, ends.indexOf(length) - 3));
    else expect(read, `${length} bytes`).toThrow(Unreadable);
  }
});

const section = pcapng([]).subarray(0, 28);
const described = pcapng([]).subarray(0, blocks(pcapng([]))[2]);

test.each([
  ['a block that says less than its own length', Buffer.concat([section, longs(6, 8, 12)])],
  ['a description of an interface without its fields', Buffer.concat([section, longs(1, 12, 12)])],
  ['a packet without its fields', Buffer.concat([described, longs(6, 12, 12)])],
  ['a packet with half of its fields', Buffer.concat([described, longs(6, 28, 0, 0, 0, 0, 28)])],
  ['a simple packet without its length', Buffer.concat([described, longs(3, 12, 12)])],
  ['a packet of an interface that is not described', Buffer.concat([section, longs(6, 32, 0, 0, 0, 0, 0, 32)])],
])('unreadable, in one line: %s', (_, file) => {
  expect(() => packetsOf(file)).toThrow(Unreadable);
});

test('a simple packet is one of the first interface, and as long as it says', () => {
  const packet = ethernet(asked);
  const body = Buffer.concat([packet, Buffer.alloc((4 - (packet.length % 4)) % 4)]);
  const file = Buffer.concat([described, longs(3, body.length + 16, packet.length), body, longs(body.length + 16)]);
  expect(packetsOf(file)).toEqual([{ at: 0, linkType: 1, bytes: packet }]);
});

test.each([
  [0x80 + 10, 1_000 / 1_024],
  [3, 1],
])('a resolution of %i', (resolution, milliseconds) => {
  const option = Buffer.concat([Buffer.of(9, 0, 1, 0, resolution, 0, 0, 0), Buffer.alloc(4)]);
  const description = Buffer.concat([longs(1, 32, 1, 0), option, longs(32)]);
  const file = Buffer.concat([section, description, longs(6, 32, 0, 0, 7, 0, 0, 32)]);
  expect(packetsOf(file).map(({ at }) => at)).toEqual([7 * milliseconds]);
});

test.each<[string, Buffer]>([
  ['after the end of the options', Buffer.concat([Buffer.alloc(4), Buffer.of(9, 0, 1, 0, 3, 0, 0, 0)])],
  ['of another name', Buffer.concat([Buffer.of(13, 0, 1, 0, 3, 0, 0, 0), Buffer.alloc(4)])],
  ['of two bytes', Buffer.concat([Buffer.of(9, 0, 2, 0, 3, 0, 0, 0), Buffer.alloc(4)])],
])('an option is no resolution: %s', (_, options) => {
  const file = Buffer.concat([section, longs(1, 32, 1, 0), options, longs(32), longs(6, 32, 0, 0, 7, 0, 0, 32)]);
  expect(packetsOf(file).map(({ at }) => at)).toEqual([7 / 1_000]);
});

test('a packet has the link of its own interface, and no more bytes than that takes', () => {
  const interfaces = Buffer.concat([longs(1, 20, 1, 60, 20), longs(1, 20, 101, 0, 20)]);
  const simple = Buffer.concat([longs(3, 76, 99), Buffer.alloc(60, 1), longs(76)]);
  const file = Buffer.concat([section, interfaces, simple, longs(6, 32, 1, 0, 7, 0, 0, 32), longs(0x0bad, 12, 12)]);
  expect(packetsOf(file)).toEqual([
    { at: 0, linkType: 1, bytes: Buffer.alloc(60, 1) },
    { at: 7 / 1_000, linkType: 101, bytes: Buffer.alloc(0) },
  ]);
  const short = Buffer.concat([section, longs(1, 20, 1, 8, 20), longs(3, 32, 99), Buffer.alloc(16, 1), longs(32)]);
  expect(packetsOf(short)).toEqual([{ at: 0, linkType: 1, bytes: Buffer.alloc(8, 1) }]);
});

/** With another byte at one place. */
const but = (bytes: Buffer, at: number, byte: number) => {
  const changed = Buffer.from(bytes);
  changed[at] = byte;
  return changed;
};
const one = ipv4(asked);
const six = ipv6(asked);
/** With a header of eight bytes before TCP. */
const extended = (next: number) => {
  const header = but(six.subarray(0, 40), 6, next);
  header.writeUInt16BE(six.readUInt16BE(4) + 8, 4);
  return Buffer.concat([header, Buffer.of(6, 0, 0, 0, 0, 0, 0, 0), six.subarray(40)]);
};

test.each<[string, Buffer, number?]>([
  ['bytes after the packet, as short frames of Ethernet have', Buffer.concat([one, Buffer.alloc(6)])],
  ['no length, as network cards leave it', but(but(one, 2, 0), 3, 0)],
  ['version 6', six],
  ['version 6 with bytes after the packet', Buffer.concat([six, Buffer.alloc(6)])],
  ['version 6 without a length', but(but(six, 4, 0), 5, 0)],
  ['hop-by-hop options', extended(0)],
  ['routing', extended(43)],
  ['destination options', extended(60)],
  ['raw IP as OpenBSD writes it', one, 14],
  ['raw IP as other systems write it', one, 12],
  ['LINKTYPE_IPV4', one, 228],
  ['LINKTYPE_LOOP', Buffer.concat([Buffer.alloc(4), one]), 108],
  ['LINKTYPE_LINUX_SLL2', Buffer.concat([Buffer.alloc(20), one]), 276],
  ['version 6 in Ethernet', Buffer.concat([Buffer.alloc(12), Buffer.from('86dd', 'hex'), six]), 1],
  [
    'two tags of VLANs',
    Buffer.concat([Buffer.alloc(12), Buffer.from('88a8000181000002', 'hex'), Buffer.from('0800', 'hex'), one]),
    1,
  ],
])('TCP is found: %s', (_, packet, linkType = 101) => {
  expect(sent(pcap([packet], { linkType }))).toBe(request);
});

test.each<[string, Buffer, number?]>([
  ['UDP', but(one, 9, 17)],
  ['a fragment', but(one, 7, 1)],
  ['a packet of which more fragments come', but(one, 6, 0x20)],
  ['UDP in version 6', but(six, 6, 17)],
  ['another version', but(one, 0, 0x55)],
  ['version 5, else as version 6', but(six, 0, 0x50)],
  ['a byte of version 6', six.subarray(0, 1)],
  ['an option of version 6 of which one byte has come', Buffer.concat([but(six.subarray(0, 40), 6, 0), Buffer.of(6)])],
  ['19 bytes', one.subarray(0, 19)],
  ['39 bytes of version 6', six.subarray(0, 39)],
  ['options of version 6 without an end', but(six, 6, 0).subarray(0, 46)],
  ['19 bytes of TCP', one.subarray(0, 39)],
  ['ARP', Buffer.concat([Buffer.alloc(12), Buffer.from('0806', 'hex'), one]), 1],
  ['ARP that looks like a tag', Buffer.concat([Buffer.alloc(12), Buffer.from('080600000800', 'hex'), one]), 1],
  ['a frame of 13 bytes', Buffer.alloc(13), 1],
  ['a link that is not known', one, 147],
  ['a frame of Ethernet over such a link', ethernet(asked), 147],
])('passed over: %s', (_, packet, linkType = 101) => {
  expect(flowsOf(pcap([packet], { linkType }))).toEqual([]);
});
