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
const LEAST: ReadonlyMap<number, number> = new Map([
  [INTERFACE, 20],
  [SIMPLE_PACKET, 16],
  [ENHANCED_PACKET, 32],
]);

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
    const length = view.getUint32(at + 4, little);
    if (length < (LEAST.get(view.getUint32(at, little)) ?? 12) || at + length > file.length) {
      throw new Unreadable(`the block at ${at} of the pcapng file says it has ${length} bytes; cut the file off there`);
    }
    const block = file.subarray(at, at + length);
    if (view.getUint32(at, little) === INTERFACE) interfaces.push(interfaceOf(block, little));
    else packets.push(...packetOf(block, little, interfaces));
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
    if (code === 9 && length === 1) unit = unitOf(block[at + 4] as number);
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  const snapLength = view.getUint32(12, little);
  return { linkType: view.getUint16(8, little), snapLength: snapLength === 0 ? Number.POSITIVE_INFINITY : snapLength, unit };
}

/** if_tsresol: a negative power of ten, or of two where the high bit is set. */
function unitOf(resolution: number): number {
  return 1_000 * (resolution & 0x80 ? 2 ** -(resolution & 0x7f) : 10 ** -resolution);
}

function packetOf(block: Buffer, little: boolean, interfaces: readonly Interface[]): Packet[] {
  const view = viewOf(block);
  const type = view.getUint32(0, little);
  if (type !== ENHANCED_PACKET && type !== SIMPLE_PACKET) return [];
  const one = interfaces[type === SIMPLE_PACKET ? 0 : view.getUint32(8, little)];
  if (one === undefined) throw new Unreadable('a packet of the pcapng file belongs to an interface that it does not describe');
  const { linkType, snapLength, unit } = one;
  if (type === SIMPLE_PACKET) {
    return [
      { at: 0, linkType, bytes: block.subarray(12, 12 + Math.min(view.getUint32(8, little), snapLength, block.length - 16)) },
    ];
  }
  const at = (view.getUint32(12, little) * 2 ** 32 + view.getUint32(16, little)) * unit;
  return [{ at, linkType, bytes: block.subarray(28, 28 + Math.min(view.getUint32(20, little), block.length - 32)) }];
}
