/** Exchanges out of a capture file: its TCP connections that carry a handshake of hixie-76. */
import type { Entry, Exchange, Side } from '../exchange.js';
import { isSwitching } from '../head.js';
import { isCapture, packetsOf } from './packets.js';
import { Reassembly } from './reassembly.js';
import { type Segment, segmentOf } from './segments.js';

export { isCapture };

/** A TCP connection of the capture. */
export interface Flow {
  /** `address:port > address:port`, the client first. */
  name: string;
  /** Undefined where it carries something else; then `skipped` says what. */
  exchange?: Exchange;
  skipped?: string;
  /** What the capture lacks. */
  remarks: readonly string[];
}

/**
 * All TCP connections of a capture.
 * @throws Unreadable where the file makes no sense
 */
export function flowsOf(file: Buffer): Flow[] {
  const flows: Connection[] = [];
  const current = new Map<string, Connection>();
  for (const segment of packetsOf(file).flatMap((packet) => segmentOf(packet) ?? [])) {
    const key = [segment.source, segment.target].sort().join();
    let connection = current.get(key);
    if (connection === undefined || connection.isOver(segment)) {
      connection = new Connection(segment);
      current.set(key, connection);
      flows.push(connection);
    }
    connection.add(segment);
  }
  return flows.map((connection) => connection.flow());
}

class Connection {
  /** Ends of the connection. */
  private client: string;
  private server: string;
  private readonly start: number;
  private readonly wire: Entry[] = [];
  /** What each end sends. */
  private readonly streams = new Map<string, Reassembly>();
  /** How long the wire was when an end's bytes were found to be missing, while they are. */
  private readonly lackingSince = new Map<string, number>();

  /** Whoever sends SYN is the client; without one, whoever speaks first. */
  constructor({ at, source, target, syn, ack }: Segment) {
    [this.client, this.server] = syn && ack ? [target, source] : [source, target];
    this.start = at;
    for (const end of [source, target]) this.streams.set(end, new Reassembly());
  }

  /** A SYN on ports that were in use before begins another connection. */
  isOver({ syn, ack }: Segment): boolean {
    return syn && !ack && this.wire.length > 0;
  }

  add(segment: Segment): void {
    const { source, target, payload } = segment;
    // Where the capture began after SYN, the side that sends a request is the client.
    const asks = this.wire.length === 0 && payload.subarray(0, 4).toString('latin1') === 'GET ';
    if (asks) [this.client, this.server] = [source, target];
    if (segment.ack) this.streams.get(target)?.acknowledge(segment.acknowledged);
    this.noteLack(target);
    const { bytes = [], close } = this.streams.get(source)?.add(segment) ?? {};
    const [from, at] = [this.sideOf(source), segment.at - this.start];
    for (const each of bytes) this.wire.push({ from, at, bytes: each });
    if (close !== undefined) this.wire.push({ from, at, close });
    this.noteLack(source);
  }

  flow(): Flow {
    const name = `${this.client} > ${this.server}`;
    const wire = this.wire.slice(0, Math.min(this.wire.length, ...this.lackingSince.values()));
    const remarks = [...this.lackingSince.keys()].map(
      (end) => `the capture lacks bytes of the ${this.sideOf(end)}; nothing after them was judged`,
    );
    const sentBy = (side: Side) =>
      Buffer.concat(wire.flatMap((each) => (each.from === side && 'bytes' in each ? [each.bytes] : [])));
    const skipped = reasonToSkip(sentBy('client'), sentBy('server'));
    return skipped === undefined ? { name, exchange: { wire }, remarks } : { name, skipped, remarks };
  }

  private sideOf(end: string): Side {
    return end === this.client ? 'client' : 'server';
  }

  /** What either side sends from then on may depend on bytes that were not seen. */
  private noteLack(end: string): void {
    if (!this.streams.get(end)?.lacking) this.lackingSince.delete(end);
    else if (!this.lackingSince.has(end)) this.lackingSince.set(end, this.wire.length);
  }
}

/** A request without a key is none of this protocol, unless it is answered as one; RFC 6455 has a key of another name. */
function reasonToSkip(sent: Buffer, answered: Buffer): string | undefined {
  if (sent.length === 0) return 'the client sent nothing';
  const [head = ''] = sent.toString('latin1').split('\r\n\r\n', 1);
  if (!head.startsWith('GET ')) return 'it does not begin with a GET';
  const isSwitched = isSwitching(answered.toString('latin1')) && !/^sec-websocket-key ?:/im.test(head);
  return isSwitched || /^sec-websocket-key1 ?:/im.test(head) ? undefined : 'its GET has no Sec-WebSocket-Key1';
}
