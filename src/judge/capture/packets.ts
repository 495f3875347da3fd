/**
 * The packets of a capture file: pcap (microseconds or nanoseconds, either byte
 * order) and pcapng (section headers, interface descriptions, enhanced and
 * simple packets; other blocks are passed over).
 */
import { Unreadable } from '../exchange.js';

export interface Packet {
  /** Milliseconds. */
  at: number;
  /** LINKTYPE_ value of the interface. */
  linkType: number;
  bytes: Buffer;
}

const PCAPNG = 0x0a0d0d0a;
/** Magic numbers of pcap, and how many of its units are a millisecond. */
const PCAP: ReadonlyMap<number, number> = new Map([
  [0xa1b2c3d4, 1_000],
  [0xa1b23c4d, 1_000_000],
]);

/** Whether a file looks like a capture. */
export function isCapture(file: Buffer): boolean {
  if (file.length < 4) return false;
  return file.readUInt32BE(0) === PCAPNG || PCAP.has(file.readUInt32BE(0)) || PCAP.has(file.readUInt32LE(0));
}

/** @throws Unreadable where the file ends or makes no sense */
export function packetsOf(file: Buffer): Packet[] {
  return file.readUInt32BE(0) === PCAPNG ? pcapng(file) : pcap(file);
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function pcap(file: Buffer): Packet[] {
  const little = PCAP.has(file.readUInt32LE(0));
  const view = viewOf(file);
  if (file.length < 24) throw new Unreadable('the pcap file ends within its header');
  const units = PCAP.get(view.getUint32(0, little)) as number;
  const linkType = view.getUint32(20, little) & 0xffff;
  const packets: Packet[] = [];
  for (let at = 24; at < file.length; ) {
    const data = at + 16;
    const end = data + (data > file.length ? 0 : view.getUint32(at + 8, little));
    if (end > file.length) throw new Unreadable(`the pcap file ends within the packet at ${at}; cut it off there`);
    const time = view.getUint32(at, little) * 1_000 + view.getUint32(at + 4, little) / units;
    packets.push({ at: time, linkType, bytes: file.subarray(data, end) });
    at = end;
  }
  return packets;
}

interface Interface {
  linkType: number;
  snapLength: number;
  /** Milliseconds per unit of its timestamps. */
  unit: number;
}

const [INTERFACE, SIMPLE_PACKET, ENHANCED_PACKET] = [1, 3, 6];
/** Bytes that a block has at least, by its type. */
const LEAST: Readonly<Record<number, number>> = { [INTERFACE]: 20, [SIMPLE_PACKET]: 16, [ENHANCED_PACKET]: 32 };

function pcapng(file: Buffer): Packet[] {
  const packets: Packet[] = [];
  let interfaces: Interface[] = [];
  let little = false;
  const view = viewOf(file);
  for (let at = 0; at < file.length; ) {
    if (at + 12 > file.length) throw new Unreadable(`the pcapng file ends within the block at ${at}; cut it off there`);
    if (file.readUInt32BE(at) === PCAPNG) {
      little = file.readUInt32LE(at + 8) === 0x1a2b3c4d;
      interfaces = [];
    }
    const [type, length] = [view.getUint32(at, little), view.getUint32(at + 4, little)];
    if (length < (LEAST[type] ?? 12) || at + length > file.length)
      throw new Unreadable(`the block at ${at} of the pcapng file says it has ${length} bytes; cut the file off there`);
    const block = file.subarray(at, at + length);
    if (type === INTERFACE) interfaces.push(interfaceOf(block, little));
    if (type === SIMPLE_PACKET || type === ENHANCED_PACKET) packets.push(packetOf(block, little, interfaces));
    at += length;
  }
  return packets;
}

function interfaceOf(block: Buffer, little: boolean): Interface {
  const view = viewOf(block);
  let unit = 1 / 1_000;
  for (let at = 16; at + 4 <= block.length - 4; ) {
    const [code, length] = [view.getUint16(at, little), view.getUint16(at + 2, little)];
    if (code === 0) break;
    const value = block[at + 4] as number;
    // if_tsresol: a negative power of ten, or of two where the high bit is set.
    if (code === 9 && length === 1) unit = 1_000 * (value & 0x80 ? 2 ** -(value & 0x7f) : 10 ** -value);
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  return { linkType: view.getUint16(8, little), snapLength: view.getUint32(12, little) || Number.POSITIVE_INFINITY, unit };
}

/** A simple packet is of the first interface, has no time, and says how long it was when it was sent. */
function packetOf(block: Buffer, little: boolean, interfaces: readonly Interface[]): Packet {
  const long = (at: number) => viewOf(block).getUint32(at, little);
  const isSimple = long(0) === SIMPLE_PACKET;
  const one = interfaces[isSimple ? 0 : long(8)];
  if (one === undefined) throw new Unreadable('a packet of the pcapng file belongs to an interface that it does not describe');
  const at = isSimple ? 0 : (long(12) * 2 ** 32 + long(16)) * one.unit;
  const data = isSimple ? 12 : 28;
  const end = data + (isSimple ? Math.min(long(8), one.snapLength) : long(20));
  return { at, linkType: one.linkType, bytes: block.subarray(data, Math.min(end, block.length - 4)) };
}
