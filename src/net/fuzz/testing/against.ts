/** Either side of our own over real sockets, told any bytes, and what has to hold of its answer. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { client as clientMachine } from '../../../../machines/index.js';
import { address, drawsOf, golden } from '../../../../machines/testing.js';
import { limitDefaults, policyDefaults } from '../../../../spec/index.js';
import { compiledEngine, type Engine, type EngineFactory } from '../../../engine/index.js';
import { REPLY, REQUEST } from '../../../testing/handshakes.js';
import { Client } from '../../client.js';
import { echo } from '../../echo.js';
import { createServer } from '../../server.js';
import { Turns } from '../../turns.js';

export type Role = 'server' | 'client';

/** What the other end sends to get a connection, by the role of the side that reads it. */
export const sound: Readonly<Record<Role, string>> = {
  server: REQUEST,
  client: REPLY,
};

/** Messages after which a side begins the closing handshake, and goes on trying to answer. */
const PATIENT = 3;

/** Milliseconds after which a connection that nothing more comes to has hung. */
const PATIENCE = 60_000;

/** One side of ours that is told streams. */
export class Fuzzed {
  private constructor(
    private readonly role: Role,
    private readonly reading: Reading,
    private readonly other: Other,
  ) {}

  static async start(role: Role): Promise<Fuzzed> {
    const reading = new Reading();
    return new Fuzzed(role, reading, await (role === 'server' ? serving(reading) : connecting(reading)));
  }

  /** Bytes that machines were told so far. */
  get bytes(): number {
    return this.reading.bytes;
  }

  /**
   * Sends a stream over a connection of its own.
   * @throws Error when that throws, hangs, or is answered by anything but a handshake, frames, and FF 00 at the end
   */
  async withstands(stream: Buffer): Promise<void> {
    const answer = await withPatience(this.other.answerTo(stream));
    if (this.reading.thrown !== undefined) throw this.reading.thrown;
    soundOrThrow(this.role, answer);
  }

  end(): Promise<void> {
    return this.other.end();
  }
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
