/** The client of the text: it asks for a URL in its own words, and reads the reply and the frames of the server under test. */
import { choose, client, type Effect, type MachineEvent } from '../../../machines/index.js';
import type { StepId } from '../../../spec/index.js';
import { compiledEngine, type Engine } from '../../engine/index.js';
import { type Gap, gapInReply, type Reading, UNLIMITED } from './gaps.js';

/** What the client is asked to connect to. */
export interface Asked {
  host: string;
  /** 0 to 65535. */
  port: number;
  /** Path and query. */
  resourceName: string;
  secure: boolean;
  origin: string;
  protocol: string | null;
}

/** Of all that the text leaves to a client, what takes most; only the order of the bytes has two ways of which neither takes more. */
const TAKING_MOST = { 'client.origin.compare': 'valueLowered', 'client.field.emptyValueNoSpace': 'toLF' } as const;
const ORDERS = ['big', 'little'] as const;

const BEGINNING: readonly MachineEvent[] = [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }];

export class TextClient {
  /** Its handshake; key3 is the last eight bytes. */
  readonly request: Buffer;
  private read = 0;
  private readonly ways: readonly Way[];

  constructor(asked: Asked) {
    // The same draws each time, so that what is found is found again.
    const random = { seed: 'a client of the text', script: [], drawn: 0 };
    const told = { ...asked, random, limits: UNLIMITED };
    this.ways = ORDERS.map((order) => {
      const policies = choose({ ...TAKING_MOST, 'number.byteOrder': order });
      return new Way(compiledEngine(client, { ...told, policies }));
    });
    const events: MachineEvent[] = asked.secure ? [...BEGINNING, { type: 'TLS_OPENED' }] : [...BEGINNING];
    const [request] = this.ways.map(({ engine }) => sentIn(events.flatMap((event) => engine.tell(event))));
    this.request = request as Buffer;
  }

  /** @param received all that the server has sent; what was not read before is read */
  reads(received: Uint8Array): void {
    const more = received.subarray(this.read);
    this.read = received.length;
    for (const way of this.ways) for (const byte of more) way.tell({ type: 'BYTE', byte });
  }

  /** The server has closed. */
  closes(): void {
    for (const way of this.ways) way.tell({ type: 'TCP_CLOSED' });
  }

  /** The bytes of a message that it sends; none before the connection is established. */
  says(data: string): Buffer {
    return sentIn(this.established?.engine.tell({ type: 'SEND_DATA', data }) ?? []);
  }

  /** The bytes with which it starts the closing handshake; likewise. */
  ends(): Buffer {
    return sentIn(this.established?.engine.tell({ type: 'START_CLOSING' }) ?? []);
  }

  get isEstablished(): boolean {
    return this.established !== undefined;
  }

  /** The first message that it has received. */
  get message(): string | undefined {
    return this.established?.message;
  }

  /** Where it goes on in no way; undefined as long as it goes on in one. */
  get gap(): Gap | undefined {
    // Whose digest it is goes on, and the other way has ended with that.
    const ways = this.established === undefined ? this.ways : [this.established];
    if (ways.some(({ stop }) => stop === undefined)) return undefined;
    const gaps = ways.map(({ stop, engine, read, url }) =>
      gapInReply(stop as StepId, engine.context as Reading, Buffer.from(read), url),
    );
    return { ...(gaps[0] as Gap), expected: [...new Set(gaps.flatMap(({ expected }) => expected))] };
  }

  private get established(): Way | undefined {
    return this.ways.find(({ engine }) => (engine.context as { established: boolean }).established);
  }
}

/** One way that the client may go. */
class Way {
  /** Everything that was read until it gave up. */
  readonly read: number[] = [];
  message: string | undefined;
  /** The step at which it gave the connection up, or dropped a frame. */
  stop: StepId | undefined;
  /** What it asks for, as soon as it has compared that. */
  url = '';

  constructor(readonly engine: Engine) {}

  tell(event: MachineEvent): void {
    if (this.stop !== undefined) return;
    if (event.type === 'BYTE') this.read.push(event.byte);
    for (const effect of this.engine.tell(event)) {
      if (effect.type === 'REPORT') this.stop = effect.step;
      else if (effect.type === 'ERROR_DETECTED') this.stop = this.dropped;
      else if (effect.type === 'URL_CONSTRUCTED') this.url = effect.url;
      else if (effect.type === 'MESSAGE_RECEIVED') this.message ??= effect.data;
    }
  }

  /** The step that drops the frame which was read. */
  private get dropped(): StepId {
    const { frameType } = this.engine.context as { frameType: number };
    return frameType < 0x80 ? '10.3.4.3.2#3b.5' : '10.3.4.3.2#3a.7';
  }
}

function sentIn(effects: readonly Effect[]): Buffer {
  return Buffer.concat(effects.flatMap((effect) => (effect.type === 'SEND' ? [effect.bytes] : [])));
}
