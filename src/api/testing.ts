/** For tests of the API: a server of bytes that says only what it is told, and what a script sees. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createEnvironment } from './environment.js';
import type { WebSocket } from './interface.js';
import type { EnvironmentOptions } from './options.js';

/** A TCP server on a loopback address; it is closed when it goes out of scope. */
export class Peer implements AsyncDisposable {
  /** Connections that came so far, in their order. */
  readonly wires: Wire[] = [];

  private constructor(private readonly tcp: Server) {
    tcp.on('connection', (socket) => this.wires.push(new Wire(socket)));
  }

  static async listen(): Promise<Peer> {
    const tcp = createServer({ allowHalfOpen: true });
    await once(tcp.listen(0, '127.0.0.1'), 'listening');
    return new Peer(tcp);
  }

  get port(): number {
    return (this.tcp.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/`;
  }

  /** The connection with that number, when it has come. */
  async wire(number = 0): Promise<Wire> {
    while (this.wires.length <= number) await once(this.tcp, 'connection');
    return this.wires[number] as Wire;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.tcp, 'close');
    this.tcp.close();
    for (const wire of this.wires) wire.cut();
    await closed;
  }
}

/** What an answer to a handshake may have other than it should. */
export interface Otherwise {
  status?: string;
  origin?: string;
  protocol?: string;
  response?: Uint8Array;
  /** Lines of fields besides. */
  fields?: readonly string[];
}

/** The server's end of one connection. */
export class Wire {
  constructor(private readonly socket: Socket) {
    socket.on('error', () => {});
  }

  /** The client's handshake, its lines and the eight bytes behind them. */
  async request(): Promise<{ lines: string[]; key3: Buffer }> {
    let text = '';
    while (!text.endsWith('\r\n\r\n')) text += await this.read(1);
    return { lines: text.trimEnd().split('\r\n'), key3: await this.read(8) };
  }

  /** Reads the client's handshake and answers it, with `frames` in the same write. */
  async establish(frames: string | Uint8Array = '', otherwise: Otherwise = {}): Promise<void> {
    this.write(Buffer.concat([await this.answer(otherwise), Buffer.from(frames as string, 'latin1')]));
  }

  /** The answer to the client's handshake. */
  async answer(otherwise: Otherwise = {}): Promise<Buffer> {
    const { lines, key3 } = await this.request();
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
    const resource = lines[0]?.split(' ')[1];
    const protocol = otherwise.protocol ?? field('Sec-WebSocket-Protocol');
    const head = [
      otherwise.status ?? 'HTTP/1.1 101 WebSocket Protocol Handshake',
      'Upgrade: WebSocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Origin: ${otherwise.origin ?? field('Origin')}`,
      `Sec-WebSocket-Location: ws://${field('Host')}${resource}`,
      ...(protocol === '' ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
      ...(otherwise.fields ?? []),
      '\r\n',
    ];
    const numbers = [numberOf(field('Sec-WebSocket-Key1')), numberOf(field('Sec-WebSocket-Key2'))];
    const response = createHash('md5')
      .update(Buffer.concat([...numbers, key3]))
      .digest();
    return Buffer.concat([Buffer.from(head.join('\r\n')), otherwise.response ?? response]);
  }

  /** Sends bytes; a string stands for the bytes of its code points. */
  write(bytes: string | Uint8Array): void {
    this.socket.write(Buffer.from(bytes as string, 'latin1'));
  }

  /** So many bytes of the client. */
  async read(length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let left = length; left > 0; ) {
      // Asked for more than is there, a stream would call itself readable again and again.
      const piece = this.socket.read(Math.min(left, this.socket.readableLength)) as Buffer | null;
      if (piece !== null) {
        pieces.push(piece);
        left -= piece.length;
      } else if (this.socket.readableEnded) throw new Error(`the client closed before ${left} more bytes`);
      else await this.readable();
    }
    return Buffer.concat(pieces);
  }

  private async readable(): Promise<void> {
    const waiting = new AbortController();
    const first = ['readable', 'end'].map((event) => once(this.socket, event, waiting).catch(() => {}));
    await Promise.race(first);
    waiting.abort();
  }

  /** What the client still sends until it closes. */
  async rest(): Promise<Buffer> {
    return Buffer.concat(await this.socket.toArray());
  }

  /** Sends FIN. */
  end(): void {
    this.socket.end();
  }

  /** Closes at once. */
  cut(): void {
    this.socket.destroy();
  }
}

/** The digits of a key divided by its spaces, in four bytes, big-endian. */
function numberOf(key: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(Number(key.replace(/\D/g, '')) / (key.split(' ').length - 1));
  return bytes;
}

/** A socket that has just fired open, the server's end of it, and what the script sees. */
export async function open(peer: Peer, options: Partial<EnvironmentOptions> = {}) {
  const { WebSocket } = createEnvironment({ origin: 'http://example.com', ...options });
  const socket = new WebSocket(peer.url);
  const seen = watch(socket);
  const wire = await peer.wire();
  await wire.establish();
  await once(socket, 'open');
  return { socket, wire, seen };
}

/** The code of what a call throws. */
export function codeOf(call: () => unknown): number {
  return (thrownBy(call) as DOMException).code;
}

/** What a call throws. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** What a script sees of its object, as it comes: the event, the readyState it finds, and what it carries. */
export function watch(socket: WebSocket): string[] {
  const seen: string[] = [];
  socket.addEventListener('open', () => seen.push(`open ${socket.readyState}`));
  socket.addEventListener('message', ({ data }) => seen.push(`message ${socket.readyState} ${data}`));
  socket.addEventListener('error', () => seen.push(`error ${socket.readyState}`));
  socket.addEventListener('close', ({ wasClean }) => seen.push(`close ${socket.readyState} ${wasClean}`));
  return seen;
}

/** The tasks of a test that runs them itself. */
export class Tasks {
  private readonly queue: (() => void)[] = [];
  private waiting: () => void = () => {};

  readonly queueTask = (run: () => void): void => {
    this.queue.push(run);
    this.waiting();
  };

  get length(): number {
    return this.queue.length;
  }

  /** Waits until so many tasks are in the queue. */
  async queued(length: number): Promise<void> {
    while (this.queue.length < length) {
      await new Promise<void>((go) => {
        this.waiting = go;
      });
    }
  }

  /** Runs the first task. */
  run(): void {
    this.queue.shift()?.();
  }
}
