/** The TCP segment in a packet: Ethernet (with VLAN tags), Linux cooked, loopback and raw IP; IPv4 and IPv6. */
import type { Packet } from './packets.js';

export interface Segment {
  at: number;
  /** `address:port` of the ends. */
  source: string;
  target: string;
  /** Sequence number of the first byte, or of SYN. */
  sequence: number;
  /** Sequence number that the other side is expected to go on with, if ACK is set. */
  acknowledged: number;
  syn: boolean;
  ack: boolean;
  fin: boolean;
  rst: boolean;
  /** What was captured of the payload. */
  payload: Buffer;
  /** Bytes of payload that were sent. */
  length: number;
}

const [IPV4, IPV6, VLAN, QINQ] = [0x0800, 0x86dd, 0x8100, 0x88a8];
const TCP = 6;

/** The segment, or undefined for a packet of another kind. */
export function segmentOf({ at, linkType, bytes }: Packet): Segment | undefined {
  const ip = networkLayer(linkType, bytes);
  if (ip === undefined || ip.length < 20) return undefined;
  const version = (ip[0] as number) >> 4;
  const transport = version === 4 ? fromIpv4(ip) : version === 6 ? fromIpv6(ip) : undefined;
  return transport === undefined ? undefined : fromTcp(at, transport);
}

/** Bytes before IP, by LINKTYPE_: null 0, raw 12, 14 and 101, loop 108, cooked 113 and 276, IPv4 228, IPv6 229. */
const BEFORE_IP: Readonly<Record<number, number>> = { 0: 4, 12: 0, 14: 0, 101: 0, 108: 4, 113: 16, 228: 0, 229: 0, 276: 20 };
const ETHERNET = 1;

function networkLayer(linkType: number, bytes: Buffer): Buffer | undefined {
  if (linkType === ETHERNET) return fromEthernet(bytes);
  const at = BEFORE_IP[linkType];
  return at === undefined ? undefined : bytes.subarray(at);
}

function fromEthernet(bytes: Buffer): Buffer | undefined {
  for (let at = 12; at + 2 <= bytes.length; at += 4) {
    const type = bytes.readUInt16BE(at);
    if (type === IPV4 || type === IPV6) return bytes.subarray(at + 2);
    if (type !== VLAN && type !== QINQ) return undefined;
  }
  return undefined;
}

interface Transport {
  source: string;
  target: string;
  bytes: Buffer;
  /** Bytes that were sent, which may be more. */
  length: number;
}

/** Fragments are passed over. */
function fromIpv4(ip: Buffer): Transport | undefined {
  const header = ((ip[0] as number) & 0x0f) * 4;
  if (ip[9] !== TCP || (ip.readUInt16BE(6) & 0x3fff) !== 0) return undefined;
  // Segmentation in the network card leaves the length empty.
  const total = ip.readUInt16BE(2) === 0 ? ip.length : ip.readUInt16BE(2);
  const [source, target] = [12, 16].map((at) => [...ip.subarray(at, at + 4)].join('.'));
  return { source: source as string, target: target as string, bytes: ip.subarray(header, total), length: total - header };
}

/** Hop-by-hop, routing and destination options may come before TCP. */
function fromIpv6(ip: Buffer): Transport | undefined {
  const total = ip.readUInt16BE(4) === 0 ? ip.length : 40 + ip.readUInt16BE(4);
  let [next, at] = [ip[6], 40];
  while ((next === 0 || next === 43 || next === 60) && at + 8 <= ip.length) {
    [next, at] = [ip[at], at + 8 + 8 * (ip[at + 1] as number)];
  }
  if (next !== TCP) return undefined;
  const [source, target] = [8, 24].map((from) => `[${ip.toString('hex', from, from + 16).replace(/(.{4})(?!$)/g, '$1:')}]`);
  return { source: source as string, target: target as string, bytes: ip.subarray(at, total), length: total - at };
}

function fromTcp(at: number, { source, target, bytes, length }: Transport): Segment | undefined {
  if (bytes.length < 20) return undefined;
  const header = ((bytes[12] as number) >> 4) * 4;
  const flags = bytes[13] as number;
  return {
    at,
    source: `${source}:${bytes.readUInt16BE(0)}`,
    target: `${target}:${bytes.readUInt16BE(2)}`,
    sequence: bytes.readUInt32BE(4),
    acknowledged: bytes.readUInt32BE(8),
    syn: (flags & 0x02) !== 0,
    ack: (flags & 0x10) !== 0,
    fin: (flags & 0x01) !== 0,
    rst: (flags & 0x04) !== 0,
    payload: bytes.subarray(header),
    length: Math.max(0, length - header),
  };
}
