/** Plays one case to a client that has sent its handshake, and judges each thing that is due. */
import { type Entry, judge, type Rejection } from '../../oracle/index.js';
import { EchoClient, type Observation, type TraceEvent } from '../../traces/index.js';
import type { Options } from '../compare.js';
import type { Connection } from '../connection.js';
import type { Hooks } from '../hooks.js';
import { type Judgement, needOf } from '../judgement.js';
import { awaited, type Played } from '../play.js';
import type { Seen } from '../seen.js';
import type { ClientCase } from './cases.js';
import { digestFor, type Handshake, type Order } from './request.js';
import { behindRefusal, type Fields, PROBE, restOf } from './rest.js';
import { type Names, rewritten } from './rewrite.js';

/** A connection of a client, whose handshake has been read. */
export interface Asking {
  connection: Connection;
  handshake: Handshake;
  /** What the client was told to connect to. */
  names: Names;
}

export interface HowToPlay {
  /** In which order the digest takes the bytes of the numbers. */
  order: Order;
  /** Milliseconds within which what is due has to come. */
  timeout: number;
  hooks: Hooks | undefined;
}

/** Plays a case; the connection is left as it is then. */
export async function playToClient(of: ClientCase, asking: Asking, how: HowToPlay): Promise<Played> {
  const playing = new Playing(of, asking, how);
  await playing.run();
  return playing.played();
}

/** Rounds of completing; each leads from one step to a later one. */
const ROUNDS = 12;

class Playing {
  private readonly client: EchoClient;
  private readonly judgements: Judgement[] = [];
  private readonly due: Buffer;
  private readonly fields: Fields;
  private last: Observation | undefined;
  private slowest = 0;
  /** What is to be written, and what that is to a client with the keys of the model. */
  private pending: { wire: number[]; model: number[] } = { wire: [], model: [] };
  /** What our writes are to the model, by their entries in the log. */
  private readonly translated = new Map<Entry, Buffer>();
  /** What had been echoed at the last observation. */
  private observed = '';

  constructor(
    private readonly of: ClientCase,
    private readonly asking: Asking,
    private readonly how: HowToPlay,
  ) {
    const { handshake, names } = asking;
    const { host, port } = hostAndPort(names.host);
    const { resource, origin, protocol } = names;
    this.client = new EchoClient({ host, port, resourceName: resource, origin, protocol });
    this.due = digestFor(handshake, how.order);
    this.fields = soundFields(names);
  }

  async run(): Promise<void> {
    const { events } = this.of.trace;
    const pieces = events.flatMap((event) => (event.type === 'bytes' ? [Buffer.from(event.hex, 'hex').toString('latin1')] : []));
    const texts = rewritten(pieces, this.asking.names);
    for (const event of events) {
      const goesOn = event.type === 'bytes' ? await this.bytes(texts.shift() ?? '') : await this.other(event);
      if (!goesOn) return;
    }
    if (events.at(-1)?.type === 'fin' || !(await this.complete())) return;
    if (await this.quiet()) await this.fin();
  }

  /** @returns whether the case goes on, here as everywhere below */
  private async bytes(text: string, isSound = false): Promise<boolean> {
    for (const letter of text) if (!(await this.byte(letter.charCodeAt(0), isSound))) return false;
    this.flush();
    return true;
  }

  private async byte(byte: number, isSound: boolean): Promise<boolean> {
    const { client } = this;
    // A closing frame might overtake an echo that is under way.
    if (byte === 0xff && client.state('clientDataFraming') === 'step_1' && !(await this.quiet())) return false;
    const model = this.translate(byte, isSound);
    client.tell({ type: 'BYTE', byte: model });
    if (!client.isOver) return true;
    if (!client.isEstablished) await this.sendBehindRefusal();
    return this.observe();
  }

  /** A byte of the digest is as wrong for this client as it is for the trace's. @returns what it is to the model */
  private translate(byte: number, isSound: boolean): number {
    const { digest } = this.client;
    const { pending, of, due } = this;
    if (digest === undefined) {
      pending.wire.push(byte);
      pending.model.push(byte);
      return byte;
    }
    const difference = isSound ? 0 : byte ^ (of.digest?.[digest.at] ?? digest.due);
    pending.wire.push((due[digest.at] as number) ^ difference);
    pending.model.push(digest.due ^ difference);
    return digest.due ^ difference;
  }

  /** The client should have given up by now. If it has not, the echo of a probe shows that. */
  private async sendBehindRefusal(): Promise<void> {
    const rest = behindRefusal(this.client.state('clientOpeningHandshake'), this.fields, this.due.toString('latin1'));
    this.flush();
    this.asking.connection.send(Buffer.from(rest + PROBE, 'latin1'));
  }

  private async other(event: TraceEvent): Promise<boolean> {
    if (event.type === 'fin') return (await this.quiet()) && this.fin();
    if (event.type === 'reset') {
      if (await this.quiet()) this.asking.connection.reset();
      return false;
    }
    return (await this.quiet()) && this.hook(event);
  }

  private async hook(event: TraceEvent): Promise<boolean> {
    const { client, how } = this;
    if (event.type === 'call' && event.name === 'send') {
      const data =
        event.data ??
        Buffer.from(event.utf16 ?? '', 'hex')
          .swap16()
          .toString('utf16le');
      how.hooks?.send?.(data);
      client.tell({ type: 'SEND_DATA', data });
    } else if (event.type === 'call') {
      how.hooks?.close?.();
      client.tell({ type: 'START_CLOSING' });
    } else if (event.type === 'timer') {
      how.hooks?.timer?.(event.timer);
      client.tell({ type: event.timer === 'closing' ? 'CLOSING_TIMEOUT' : 'STATUS_LINE_TIMEOUT' });
    } else throw new Error(`a client cannot be told ${event.type}`);
    return this.observe();
  }

  /** Completes what has begun, and sends a probe. */
  private async complete(): Promise<boolean> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const rest = restOf(this.client, this.fields);
      if (rest === undefined) return true;
      if (rest === '') return this.bytes(PROBE);
      if (!(await this.bytes(rest, true))) return false;
    }
    return true;
  }

  private async fin(): Promise<boolean> {
    this.asking.connection.finish();
    this.client.tell({ type: 'TCP_CLOSED' });
    await this.observe('10.3.4.5.3#p1');
    return false;
  }

  private flush(): void {
    const { wire, model } = this.pending;
    if (wire.length === 0) return;
    const { connection } = this.asking;
    connection.send(Buffer.from(wire));
    const entry = connection.log.at(-1);
    if (entry !== undefined && connection.closed === undefined) this.translated.set(entry, Buffer.from(model));
    this.pending = { wire: [], model: [] };
  }

  /** Whether all that was to be echoed is. */
  private async quiet(): Promise<boolean> {
    this.flush();
    return this.client.frames === this.observed || this.observe();
  }

  private async observe(step = this.client.newest()): Promise<boolean> {
    this.flush();
    const { connection } = this.asking;
    const outcomes = this.client.outcomes();
    const due = outcomes.every(({ closes, frames }) => closes === true || frames !== this.observed);
    const began = performance.now();
    const observation = { after: 0, due, step, outcomes };
    this.last = observation;
    const until = began + this.how.timeout;
    const judgement = await awaited(connection, observation, { role: 'client', see: this.see, afterFin: false, until });
    if (judgement === undefined) return false;
    if (due) this.slowest = Math.max(this.slowest, performance.now() - began);
    this.observed = this.client.frames;
    this.judgements.push(this.withOrder(judgement));
    return judgement.verdict !== 'fail' && connection.closed === undefined;
  }

  /** A frame of an established client proves that it took the digest. */
  private withOrder(judgement: Judgement): Judgement {
    const { order } = this.how;
    if (judgement.verdict === 'fail' || this.see(this.asking.connection.bytes()).frames === '') return judgement;
    const shows = (all: readonly Options[]) => all.map((each) => ({ ...each, 'number.byteOrder': order }));
    const explained = { ...judgement, explanations: shows(judgement.explanations), closing: shows(judgement.closing) };
    if (order === 'big') return explained;
    return { ...explained, verdict: 'allowed', needs: [...judgement.needs, needOf('number.byteOrder', 'little', 'client')] };
  }

  /** What comes behind the handshake. */
  private readonly see = (bytes: Buffer): Seen => {
    const { length } = this.asking.handshake;
    return { reply: new Map(), statusLine: '', digest: '', frames: bytes.toString('hex', length), headLength: length };
  };

  played(): Played {
    const { judgements, last, slowest, asking } = this;
    const { closed, flooded, log } = asking.connection;
    const received = asking.connection.bytes();
    const seen = this.see(received);
    const common = { role: 'client', judgements, last, seen, received, closed, flooded, slowest } as const;
    return { ...common, log: [...log], rejection: () => this.rejection() };
  }

  /**
   * What the oracle rejects of what comes behind the handshake, which has cases of its own: it judges the handshake
   * of the model, and what it is sent is in the model's terms.
   */
  private rejection(): Rejection | undefined {
    const { length } = this.asking.handshake;
    const model = Buffer.from(this.client.request, 'latin1');
    const wire: Entry[] = [{ from: 'client', at: 0, bytes: model }];
    let read = 0;
    for (const entry of this.asking.connection.log) {
      if (entry.from === 'server') {
        if ('bytes' in entry) wire.push({ ...entry, bytes: this.translated.get(entry) ?? entry.bytes });
        continue;
      }
      if ('close' in entry) wire.push(entry);
      else {
        const bytes = entry.bytes.subarray(Math.max(0, length - read));
        read += entry.bytes.length;
        if (bytes.length > 0) wire.push({ ...entry, bytes });
      }
    }
    const verdict = judge({ role: 'client', wire }, 'client');
    if (verdict.accepted) return undefined;
    return { ...verdict.rejection, offset: verdict.rejection.offset - model.length + length };
  }
}

function hostAndPort(text: string): { host: string; port: number } {
  const [, host = text, port] = /^(.*?)(?::(\d+))?$/.exec(text) ?? [];
  return { host, port: port === undefined ? 80 : Number(port) };
}

function soundFields({ origin, host, resource, protocol }: Names): Fields {
  return [
    ['Upgrade', 'WebSocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Origin', origin],
    ['Sec-WebSocket-Location', `ws://${host}${resource}`],
    ...(protocol === null ? [] : [['Sec-WebSocket-Protocol', protocol] as const]),
  ];
}
