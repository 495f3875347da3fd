/** Exchanges out of a capture file: its TCP connections that carry a handshake of hixie-76. */
import { type Entry, type Exchange, otherThan, type Side } from '../exchange.js';
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
  private client: string;
  private server: string;
  private readonly start: number;
  private readonly wire: Entry[] = [];
  /** How long the wire was when a side's bytes were found to be missing, while they are. */
  private readonly lackingSince = new Map<Side, number>();
  private readonly sides: Record<Side, Reassembly> = { client: new Reassembly(), server: new Reassembly() };

  /** Whoever sends SYN is the client; without one, whoever speaks first. */
  constructor({ at, source, target, syn, ack }: Segment) {
    [this.client, this.server] = syn && ack ? [target, source] : [source, target];
    this.start = at;
  }

  /** A SYN on ports that were in use before begins another connection. */
  isOver({ syn, ack }: Segment): boolean {
    return syn && !ack && this.wire.length > 0;
  }

  add(segment: Segment): void {
    this.recognise(segment);
    const from: Side = segment.source === this.client ? 'client' : 'server';
    if (segment.ack) this.sides[otherThan(from)].acknowledge(segment.acknowledged);
    this.noteLack(otherThan(from));
    const { bytes, close } = this.sides[from].add(segment);
    const at = segment.at - this.start;
    for (const each of bytes) this.wire.push({ from, at, bytes: each });
    if (close !== undefined) this.wire.push({ from, at, close });
    this.noteLack(from);
  }

  flow(): Flow {
    const name = `${this.client} > ${this.server}`;
    const cut = [...this.lackingSince.values()];
    const wire = this.wire.slice(0, Math.min(this.wire.length, ...cut));
    const remarks = [...this.lackingSince.keys()].map(
      (side) => `the capture lacks bytes of the ${side}; nothing behind them was judged`,
    );
    const sentBy = (side: Side) =>
      Buffer.concat(wire.flatMap((each) => (each.from === side && 'bytes' in each ? [each.bytes] : [])));
    const skipped = reasonToSkip(sentBy('client'), sentBy('server'));
    return skipped === undefined ? { name, exchange: { wire }, remarks } : { name, skipped, remarks };
  }

  /** What either side sends from then on may depend on bytes that were not seen. */
  private noteLack(side: Side): void {
    if (!this.sides[side].lacking) this.lackingSince.delete(side);
    else if (!this.lackingSince.has(side)) this.lackingSince.set(side, this.wire.length);
  }

  /** Where the capture began after SYN, the side that sends a request is the client. */
  private recognise({ source, payload }: Segment): void {
    const isFirst = this.wire.length === 0 && source === this.server;
    if (isFirst && payload.subarray(0, 4).toString('latin1') === 'GET ') {
      [this.client, this.server] = [this.server, this.client];
      const { client, server } = this.sides;
      this.sides.client = server;
      this.sides.server = client;
    }
  }
}

/** A request without a key is none of this protocol, unless it is answered as one; RFC 6455 has a key of another name. */
function reasonToSkip(sent: Buffer, answered: Buffer): string | undefined {
  if (sent.length === 0) return 'the client sent nothing';
  const [head = ''] = sent.toString('latin1').split('\r\n\r\n', 1);
  if (!head.startsWith('GET ')) return 'it does not begin with a GET';
  const isSwitched = /^HTTP\/\d\.\d 101 /.test(answered.toString('latin1', 0, 16)) && !/^sec-websocket-key ?:/im.test(head);
  return isSwitched || /^sec-websocket-key1 ?:/im.test(head) ? undefined : 'its GET has no Sec-WebSocket-Key1';
}
