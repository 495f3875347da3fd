/** Writes capture files, for tests. */
import { request } from '../testing.js';

/** A packet of one direction of a TCP connection between 10.0.0.1 (the client) and 10.0.0.2. */
export interface Sent {
  from: 'client' | 'server';
  sequence: number;
  data?: string;
  flags?: number;
  /** Acknowledgment number. */
  acknowledged?: number;
  /** Port of the client. */
  port?: number;
  /** How many bytes of the data were captured. */
  captured?: number;
}

/** The worked request, the first of its client. */
export const asked: Sent = { from: 'client', sequence: 1_001, data: request };

export const [FIN, SYN, RST, ACK] = [0x01, 0x02, 0x04, 0x10];

/** An Ethernet frame with an IPv4 packet. */
export function ethernet(sent: Sent): Buffer {
  return Buffer.concat([Buffer.from('0200000000020200000000010800', 'hex'), ipv4(sent)]);
}

/** An Ethernet frame with a VLAN tag. */
export function tagged(sent: Sent): Buffer {
  return Buffer.concat([Buffer.from('02000000000202000000000181000007', 'hex'), Buffer.from('0800', 'hex'), ipv4(sent)]);
}

export function ipv4(sent: Sent): Buffer {
  const segment = tcp(sent);
  const header = Buffer.from('450000000000400040060000', 'hex');
  header.writeUInt16BE(20 + segment.length, 2);
  return Buffer.concat([header, addresses(sent, '0a000001', '0a000002'), cut(segment, sent)]);
}

export function ipv6(sent: Sent): Buffer {
  const segment = tcp(sent);
  const header = Buffer.from('6000000000000640', 'hex');
  header.writeUInt16BE(segment.length, 4);
  const [one, other] = ['1', '2'].map((end) => end.padStart(32, '0'));
  return Buffer.concat([header, addresses(sent, one as string, other as string), cut(segment, sent)]);
}

function addresses({ from }: Sent, client: string, server: string): Buffer {
  return Buffer.from(from === 'client' ? client + server : server + client, 'hex');
}

function cut(segment: Buffer, { data = '', captured = data.length }: Sent): Buffer {
  return segment.subarray(0, 20 + captured);
}

function tcp({ from, sequence, data = '', flags = ACK, acknowledged = 0, port = 40_000 }: Sent): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(from === 'client' ? port : 80, 0);
  header.writeUInt16BE(from === 'client' ? 80 : port, 2);
  header.writeUInt32BE(sequence >>> 0, 4);
  header.writeUInt32BE(acknowledged >>> 0, 8);
  header[12] = 0x50;
  header[13] = flags;
  return Buffer.concat([header, Buffer.from(data, 'latin1')]);
}

/** A pcap file; packet n was seen n milliseconds after the beginning. */
export function pcap(packets: readonly Buffer[], { linkType = 1, little = true, nano = false } = {}): Buffer {
  const longs = (...values: number[]) => longsOf(values, little);
  const header = Buffer.concat([longs(nano ? 0xa1b23c4d : 0xa1b2c3d4), shorts([2, 4], little), longs(0, 0, 65_535, linkType)]);
  const unit = nano ? 1_000_000 : 1_000;
  return Buffer.concat([header, ...packets.flatMap((each, index) => [longs(1, index * unit, each.length, each.length), each])]);
}

/** A pcapng file, with a name, an option, and a block of no known kind. */
export function pcapng(packets: readonly Buffer[], { linkType = 1, little = true, nano = false } = {}): Buffer {
  const longs = (...values: number[]) => longsOf(values, little);
  const block = (type: number, ...parts: Buffer[]) => {
    const body = padded(Buffer.concat(parts));
    return Buffer.concat([longs(type, body.length + 12), body, longs(body.length + 12)]);
  };
  const option = (code: number, value: Buffer) => Buffer.concat([shorts([code, value.length], little), padded(value)]);
  const section = block(0x0a0d0d0a, longs(0x1a2b3c4d), shorts([1, 0], little), longs(0xffff_ffff, 0xffff_ffff));
  const options = [option(2, Buffer.from('lo0')), ...(nano ? [option(9, Buffer.of(9))] : []), option(0, Buffer.alloc(0))];
  const description = block(1, shorts([linkType, 0], little), longs(0), ...options);
  const unit = nano ? 1_000_000 : 1_000;
  const enhanced = packets.map((each, index) => block(6, longs(0, 0, index * unit, each.length, each.length), each));
  return Buffer.concat([section, description, block(0x0bad, Buffer.of(1)), ...enhanced]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function longsOf(values: readonly number[], little: boolean): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) {
    if (little) bytes.writeUInt32LE(value, 4 * index);
    else bytes.writeUInt32BE(value, 4 * index);
  }
  return bytes;
}

function shorts(values: readonly number[], little: boolean): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) {
    if (little) bytes.writeUInt16LE(value, 2 * index);
    else bytes.writeUInt16BE(value, 2 * index);
  }
  return bytes;
}
