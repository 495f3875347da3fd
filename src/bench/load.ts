/**
 * The load client, over node:net: it makes no string and parses no frame. What
 * has to come back is known byte for byte, so it compares, counts, and sends as
 * many messages as have come back whole.
 */
import { connect, type Socket } from 'node:net';
import { CHUNK } from './messages.js';
import type { Wire } from './wires.js';

const HOST = '127.0.0.1';

/** Connections that are opened at a time. */
const AT_A_TIME = 100;

/** Opens a connection, handshake included. */
function open(port: number, { request, answerEnds }: Wire): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: HOST, noDelay: true }, () => {
      if (answerEnds === undefined) resolve(socket);
      else socket.write(request);
    });
    let answer = '';
    const hear = (bytes: Buffer) => {
      answer += bytes.toString('latin1');
      if (answerEnds === undefined || !answer.endsWith(answerEnds)) return;
      socket.off('data', hear);
      socket.off('close', refused);
      resolve(socket);
    };
    const refused = () => reject(new Error(`the handshake failed after ${answer.length} bytes: ${answer}`));
    if (answerEnds !== undefined) socket.on('data', hear).once('close', refused);
    socket.on('error', reject);
  });
}

export async function openMany(count: number, port: number, wire: Wire): Promise<Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const more = Math.min(AT_A_TIME, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: more }, () => open(port, wire)))));
  }
  return sockets;
}

/** Closes connections at once, so that their ports are free again. */
export async function closeMany(sockets: readonly Socket[]): Promise<void> {
  const left = sockets.filter((socket) => !socket.closed);
  const closed = left.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  for (const socket of left) socket.resetAndDestroy();
  await Promise.all(closed);
}

/** Messages that a connection may have under way, and how they look. */
export interface Load {
  text: string;
  window: number;
}

/** The same as bytes; `length` is that of one echo. */
function bytesOf(wire: Wire, { text, window }: Load) {
  const echo = wire.echo(text);
  return {
    frames: Buffer.concat(new Array<Buffer>(window).fill(wire.frame(text))),
    // What comes back, again and again: a chunk may begin anywhere in an echo, and be as long as a chunk is.
    echoed: Buffer.concat(new Array<Buffer>(Math.ceil(CHUNK / echo.length) + 1).fill(echo)),
    length: echo.length,
    window,
  };
}

/** One connection under load. */
class Talker {
  /** Messages that came back. */
  echoes = 0;
  private at = 0;

  constructor(
    private readonly socket: Socket,
    private readonly bytes: ReturnType<typeof bytesOf>,
    private readonly failed: (error: Error) => void,
  ) {}

  start(): void {
    this.socket.on('data', (bytes) => this.hear(bytes));
    this.socket.once('close', () => this.failed(new Error(`a connection was closed after ${this.echoes} echoes`)));
    this.socket.write(this.bytes.frames);
  }

  stop(): void {
    this.socket.removeAllListeners('data').removeAllListeners('close');
    this.socket.pause();
  }

  private hear(chunk: Buffer): void {
    const { frames, echoed, length, window } = this.bytes;
    if (echoed.compare(chunk, 0, chunk.length, this.at, this.at + chunk.length) !== 0) {
      this.failed(new Error(`what came back after ${this.echoes} echoes is not what was sent`));
    }
    const come = Math.floor((this.at + chunk.length) / length);
    this.at = (this.at + chunk.length) % length;
    this.echoes += come;
    if (come > 0) this.socket.write(frames.subarray(0, (come * frames.length) / window));
  }
}

/** What came of a load between two answers of the server. */
export interface Loaded {
  echoes: number;
  seconds: number;
  /** Share of a core that the server took. */
  server: number;
  /** Share of a core that the load client itself took. */
  client: number;
}

/**
 * Loads connections for some time, after a first while that is not counted.
 * @param used asks the server for the microseconds of processor time that it has used
 * @throws Error when something else came back than was sent, or a connection was closed
 */
export async function load(
  sockets: readonly Socket[],
  wire: Wire,
  what: Load,
  milliseconds: number,
  used: () => Promise<number>,
): Promise<Loaded> {
  let fail: (error: Error) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const bytes = bytesOf(wire, what);
  const talkers = sockets.map((socket) => new Talker(socket, bytes, fail));
  // Microseconds of time and of processor time, and echoes so far.
  const now = async () => {
    const server = await Promise.race([used(), failure]);
    const { user, system } = process.cpuUsage();
    const echoes = talkers.reduce((sum, talker) => sum + talker.echoes, 0);
    return { server, client: user + system, echoes, time: performance.now() * 1000 };
  };
  try {
    for (const talker of talkers) talker.start();
    await Promise.race([passed(milliseconds / 3), failure]);
    const first = await now();
    let last = first;
    // Slow ones get the time that one message needs.
    while (last.echoes === first.echoes) {
      await Promise.race([passed(milliseconds), failure]);
      last = await now();
    }
    const time = last.time - first.time;
    const [server, client] = [(last.server - first.server) / time, (last.client - first.client) / time];
    return { echoes: last.echoes - first.echoes, seconds: time / 1e6, server, client };
  } finally {
    for (const talker of talkers) talker.stop();
  }
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
