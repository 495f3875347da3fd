/** Faults at the boundary to the system: a part of it is replaced until the test is over, the rest is real. */
import { onTestFinished } from 'vitest';
import { type Socket, system } from '../net/system.js';

export { system };

/** Puts other parts into the place of the system's own. */
export function faulty(parts: Partial<typeof system>): void {
  const sound = { ...system };
  Object.assign(system, parts);
  onTestFinished(() => void Object.assign(system, sound));
}

/** The sockets that our sides get from now on, those of TLS among them, in the order in which they are made. */
export function ourSockets(): Socket[] {
  const sockets: Socket[] = [];
  const noted = <T extends Socket>(socket: T): T => {
    sockets.push(socket);
    return socket;
  };
  const { connect, createServer, connectTls, acceptTls } = system;
  faulty({
    connect: ((to: never) => noted(connect(to))) as never,
    createServer: ((options: object, hear: (socket: Socket) => void) =>
      createServer(options, (socket) => hear(noted(socket)))) as never,
    connectTls: ((options: never) => noted(connectTls(options))) as never,
    acceptTls: (socket, options) => noted(acceptTls(socket, options)),
  });
  return sockets;
}

type Done = (error?: Error | null) => void;

/** What the system says to a write when the connection is broken. */
const broken = () => Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });

/** Stands between a socket and the system: holds writes back, or has them fail. */
export class Valve {
  /** What the socket has given to the system, one string per write. */
  readonly writes: string[] = [];
  private held: (() => void) | undefined;
  private isHolding = false;
  private failing: number | undefined;

  constructor(socket: Socket) {
    const write = socket._write.bind(socket);
    socket._write = (chunk, encoding, done) => this.pass(Buffer.from(chunk, encoding), done, write);
    socket._writev = (chunks, done) =>
      this.pass(Buffer.concat(chunks.map(({ chunk, encoding }) => Buffer.from(chunk, encoding))), done, write);
  }

  /** From now on nothing is taken. */
  hold(): void {
    this.isHolding = true;
  }

  /** What was held back is taken, and all that comes. */
  release(): void {
    this.isHolding = false;
    const { held } = this;
    this.held = undefined;
    held?.();
  }

  /** The write that is held back, or else the next one, is taken down to so many bytes, and then fails. */
  fail(bytes = 0): void {
    this.failing = bytes;
    this.release();
  }

  private pass(bytes: Buffer, done: Done, write: Socket['_write']): void {
    this.writes.push(bytes.toString('latin1'));
    const go = () => {
      if (this.failing === undefined) write(bytes, 'buffer' as BufferEncoding, done);
      else if (this.failing === 0) done(broken());
      else write(bytes.subarray(0, this.failing), 'buffer' as BufferEncoding, () => done(broken()));
    };
    if (this.isHolding) this.held = go;
    else go();
  }
}
