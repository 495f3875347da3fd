/** Streams by chance over real sockets, to either side, and what has to hold of each. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { client as clientMachine } from '../../../machines/index.js';
import {
  address,
  drawsOf,
  fromHex,
  golden,
  replyFields,
  requestFields,
  requestLine,
  statusLine,
} from '../../../machines/testing.js';
import { limitDefaults, policyDefaults } from '../../../spec/index.js';
import { compiledEngine, type Engine, type EngineFactory } from '../../engine/index.js';
import { Client } from '../client.js';
import { echo } from '../echo.js';
import { streamsOf } from '../segments/testing.js';
import { createServer } from '../server.js';
import { Turns } from '../turns.js';
import { streams } from './streams.js';

export type Role = 'server' | 'client';

/** What a campaign came to. */
export interface Campaign {
  streams: number;
  /** Bytes that the machine was told. */
  bytes: number;
  /** Bytes of memory in use at the end, compared with those after the first streams, without garbage. */
  grown: number;
}

const { key3, response } = golden('overview');
const REQUEST = requestLine + requestFields() + fromHex(key3.hex);
const REPLY = statusLine + replyFields() + fromHex(response.hex);

/** Messages after which a side begins the closing handshake, and goes on trying to answer. */
const PATIENT = 3;

/** Milliseconds after which a connection that nothing more comes to has hung. */
const PATIENCE = 60_000;

/**
 * Streams to one side until its machine has read so many bytes.
 * @throws Error of fast-check, with the seed and the smallest stream that it found, when something does not hold
 */
export async function campaign(role: Role, bytes: number, seed: number): Promise<Campaign> {
  const reading = new Reading();
  const [words, beginnings] = role === 'server' ? wordsOf('server', REQUEST) : wordsOf('client', REPLY);
  const other = role === 'server' ? await serving(reading) : await connecting(reading);
  let [before, count] = [0, 0];
  try {
    for (let round = 0; reading.bytes < bytes; round += 1) {
      const property = fc.asyncProperty(streams(words, beginnings, 60), async (stream) => {
        count += 1;
        const answer = await withPatience(other.answerTo(stream));
        if (reading.thrown !== undefined) throw reading.thrown;
        soundOrThrow(role, answer);
      });
      await fc.assert(property, { seed: seed + round, numRuns: 20 });
      // What is made once has been made by now.
      if (round === 0) before = memory();
    }
  } finally {
    await other.end();
  }
  return { streams: count, bytes: reading.bytes, grown: memory() - before };
}

function wordsOf(role: Role, sound: string): [string[], string[]] {
  const words = [...streamsOf(`${role}-connection`, 'pair'), ...streamsOf(`${role}-handshake-lexical`, 'pair')];
  // Most streams begin with a sound handshake, or they would end at their first bytes.
  return [words, [sound, sound, sound, sound.slice(0, -1), sound.slice(0, 40), '']];
}

/** Counts what machines are told, and keeps what they throw. */
class Reading {
  bytes = 0;
  thrown: unknown;

  readonly engine: EngineFactory = (machine, input) => {
    const inner = compiledEngine(machine, input);
    const kept = <T>(act: () => T): T => {
      try {
        return act();
      } catch (error) {
        this.thrown ??= error;
        throw error;
      }
    };
    return {
      tell: (event) => kept(() => inner.tell(event)),
      read: (bytes, hear) => {
        this.bytes += bytes.length;
        kept(() => inner.read(bytes, hear));
      },
      get context() {
        return inner.context;
      },
    } satisfies Engine;
  };
}

interface Other {
  /** All that a side sends to a stream, until TCP is closed. */
  answerTo(stream: Buffer): Promise<Buffer>;
  end(): Promise<void>;
}

async function serving(reading: Reading): Promise<Other> {
  const server = createServer({ origins: 'any', hosts: 'any', engine: reading.engine }, (connection) => {
    let messages = 0;
    connection.on('message', () => {
      messages += 1;
      if (messages === PATIENT) connection.terminate();
    });
    echo(connection);
  });
  const port = await server.listen(0, '127.0.0.1');
  return {
    answerTo: (stream) => exchanged(connect({ port, host: '127.0.0.1', allowHalfOpen: true }), stream),
    end: () => server.close(),
  };
}

async function connecting(reading: Reading): Promise<Other> {
  const tcp = createTcpServer({ allowHalfOpen: true });
  await once(tcp.listen(0, '127.0.0.1'), 'listening');
  const { port } = tcp.address() as AddressInfo;
  const turns = new Turns();
  const limits = limitDefaults;
  const random = { seed: '', script: drawsOf(golden('overview')), drawn: 0 };
  const input = { ...address, random, limits, policies: policyDefaults };
  return {
    async answerTo(stream) {
      const accepted = once(tcp, 'connection') as Promise<[Socket]>;
      const engine = reading.engine(clientMachine, input);
      let messages = 0;
      const ours: Client = new Client({
        engine,
        limits,
        turns,
        route: () => ({ host: '127.0.0.1', port }),
        perform(effect) {
          if (effect.type !== 'MESSAGE_RECEIVED') return;
          messages += 1;
          if (messages === PATIENT) ours.tell({ type: 'START_CLOSING' });
          ours.tell({ type: 'SEND_DATA', data: effect.data });
        },
      });
      ours.tell({ type: 'ESTABLISH' });
      return exchanged((await accepted)[0], stream);
    },
    async end() {
      tcp.close();
      await once(tcp, 'close');
    },
  };
}

/** Sends a stream and FIN, and reads until the other side closes. */
async function exchanged(socket: Socket, stream: Buffer): Promise<Buffer> {
  const come: Buffer[] = [];
  socket.on('data', (chunk) => come.push(chunk));
  socket.on('error', () => {});
  const closed = once(socket, 'close').catch(() => {});
  socket.end(stream);
  await closed;
  return Buffer.concat(come);
}

async function withPatience<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the connection has hung for ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([promise, hung]).finally(() => clearTimeout(timer));
}

/** @throws Error for any byte but those of a handshake, of text frames, and of one FF 00 at the end */
function soundOrThrow(role: Role, answer: Buffer): void {
  const head = answer.indexOf('\r\n\r\n');
  const behind = role === 'server' ? 16 : 8;
  if (head === -1 && answer.length === 0) return;
  for (let at = head + 4 + behind; at < answer.length; ) {
    if (answer[at] === 0xff && answer[at + 1] === 0 && at + 2 === answer.length) return;
    const end = answer.indexOf(0xff, at);
    // What is cut off by a close is no frame, but the beginning of one.
    if (answer[at] !== 0 || (head === -1 && end === -1)) throw new Error(`at ${at} stands ${hexAt(answer, at)}`);
    at = end === -1 ? answer.length : end + 1;
  }
}

function hexAt(answer: Buffer, at: number): string {
  return answer.subarray(at, at + 20).toString('hex');
}

/** Bytes in use, without garbage. */
function memory(): number {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
