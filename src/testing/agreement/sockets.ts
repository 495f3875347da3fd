/** Sockets of our own on loopback, told bytes by plain ones, and what the second reading says of the same bytes. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { createServer as createTlsServer, connect as tlsConnect } from 'node:tls';
import { expect, onTestFinished } from 'vitest';
import { createEnvironment } from '../../api/index.js';
import { createServer, echo } from '../../net/index.js';
import { certificate, openssl } from '../peers/index.js';
import { type Act, type Choices, type ClientInputs, constructUrl, parseUrl } from '../reading/index.js';
import { Read } from './sides.js';
import { inputs, replyTo } from './sound.js';

/** A certificate for the loopback address; whoever asks for it removes it at the end. */
export function certified() {
  return openssl.installed ? certificate('DNS:example.com', 'IP:127.0.0.1') : undefined;
}
export type Certified = ReturnType<typeof certified>;

/** An echo server of ours; each exchange is a connection of its own to the same server. */
export class Served {
  private constructor(
    private readonly port: number,
    private readonly tls: Certified,
    private readonly choices: Partial<Choices>,
  ) {}

  static async start(tls?: Certified, choices: Partial<Choices> = {}): Promise<Served> {
    const { cert = '', key = '' } = tls ?? {};
    const options = { origins: 'any', hosts: 'any', protocols: ['Chat/2 x'], policies: choices } as const;
    const server = createServer({ ...options, ...(tls ? { tls: { cert, key } } : {}) }, echo);
    onTestFinished(() => server.close());
    return new Served(await server.listen(0, '127.0.0.1'), tls, choices);
  }

  /** Sends pieces and FIN, and holds what comes back against the second reading. */
  async exchange(pieces: readonly Uint8Array[]): Promise<Buffer> {
    const place = { port: this.port, host: '127.0.0.1', allowHalfOpen: true };
    const socket = this.tls ? tlsConnect({ ...place, ca: this.tls.cert }) : connect(place);
    await once(socket, this.tls ? 'secureConnect' : 'connect');
    const come = await answered(socket, pieces);
    const read = new Read({ secure: this.tls !== undefined, expected: { protocols: ['Chat/2 x'] }, choices: this.choices });
    const isWhole = told(read, pieces, true);
    same(come, sentOf(read.acts), isWhole);
    return come;
  }
}

/** What a script sees, in the words of the second reading. */
export type Seen = string[];

/** WebSockets of one environment, one behind the other, to a plain server. */
export class Connected {
  private constructor(
    private readonly port: number,
    private readonly accepted: () => Promise<Socket>,
    private readonly tls: Certified,
    private readonly WebSocket: ReturnType<typeof createEnvironment>['WebSocket'],
  ) {}

  static async start(tls?: Certified, policies: Partial<Choices> = {}): Promise<Connected> {
    const { cert = '', key = '' } = tls ?? {};
    const tcp = tls ? createTlsServer({ cert, key, allowHalfOpen: true }) : createTcpServer({ allowHalfOpen: true });
    await once(tcp.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void tcp.close());
    const { port } = tcp.address() as AddressInfo;
    const accepted = async () => (await once(tcp, tls ? 'secureConnection' : 'connection'))[0] as Socket;
    const { WebSocket } = createEnvironment({
      origin: 'HTTP://Example.com',
      route: () => ({ host: '127.0.0.1', port }),
      policies,
      ...(tls ? { tls: { ca: cert } } : {}),
    });
    return new Connected(port, accepted, tls, WebSocket);
  }

  /**
   * Answers one WebSocket with a sound reply, frames in pieces, and FIN; the script sends a text when it is open.
   * @returns what the script saw, which is what the second reading says
   */
  async exchange(pieces: readonly Uint8Array[], text = 'é'): Promise<Seen> {
    const secure = this.tls !== undefined;
    const asked: ClientInputs = { ...inputs, secure, port: this.port, protocol: 'Chat/2 x', origin: 'HTTP://Example.com' };
    const accepted = this.accepted();
    const socket = new this.WebSocket(constructUrl(asked), asked.protocol);
    expect(parseUrl(socket.URL)).toEqual(parseUrl(constructUrl(asked)));
    const seen: Seen = [];
    socket.onmessage = ({ data }) => seen.push(JSON.stringify({ act: 'message', data }));
    socket.onerror = () => seen.push(JSON.stringify({ act: 'error' }));
    socket.onopen = () => socket.send(text);
    const closed = once(socket, 'close');
    const peer = await accepted;
    const request = await until(
      peer,
      (bytes) => bytes.indexOf('\r\n\r\n') !== -1 && bytes.length >= bytes.indexOf('\r\n\r\n') + 12,
    );
    const reply = replyTo(request, asked);
    const read = new Read({ inputs: asked }, request);
    const frame = Buffer.from(`\0${text}`).length + 1;
    const greeting = until(peer, (bytes) => bytes.length >= frame);
    peer.write(reply);
    read.happen({ bytes: [reply] });
    read.happen({ send: text });
    const sent = await greeting;
    const come = await answered(peer, pieces);
    const isWhole = told(read, pieces, false);
    const [{ wasClean }] = (await closed) as [{ wasClean: boolean }];
    const acts = read.acts.filter(({ act }) => act === 'message' || act === 'error');
    expect(seen).toEqual(acts.map((act) => JSON.stringify(act)));
    expect({ act: 'closed', clean: wasClean }).toEqual(read.acts.at(-1));
    same(Buffer.concat([request, sent, come]), sentOf(read.acts), isWhole);
    return seen;
  }
}

/** Tells the second reading pieces and the end, and answers each message at once if it echoes; whether it read all of them. */
function told(read: Read, pieces: readonly Uint8Array[], echoes: boolean): boolean {
  let known = 0;
  let isWhole = true;
  for (const byte of Buffer.concat(pieces)) {
    isWhole &&= read.acts.at(-1)?.act !== 'closed';
    read.happen({ bytes: [Uint8Array.of(byte)] });
    const messages = read.acts.slice(known).filter((one) => one.act === 'message');
    if (echoes) for (const { data } of messages) read.happen({ send: data });
    known = read.acts.length;
  }
  read.happen('tcpClosed');
  return isWhole;
}

function sentOf(acts: readonly Act[]): Buffer {
  return Buffer.from(acts.flatMap((one) => (one.act === 'send' ? one.bytes : [])));
}

/** What is closed with bytes unread may end in a RST, which destroys what is under way: then only the beginning is told. */
function same(come: Buffer, expected: Buffer, isWhole: boolean): void {
  const compared = isWhole ? expected : expected.subarray(0, come.length);
  if (!come.equals(compared)) expect(come.toString('hex')).toBe(compared.toString('hex'));
}

/** Writes pieces one behind the other and FIN, and reads to the end. */
async function answered(socket: Socket, pieces: readonly Uint8Array[]): Promise<Buffer> {
  const come: Buffer[] = [];
  socket.setNoDelay(true);
  socket.on('data', (chunk) => come.push(chunk));
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const piece of pieces) await new Promise((resolve) => socket.write(piece, resolve));
  socket.end();
  await closed;
  return Buffer.concat(come);
}

/** Reads until enough has come. */
async function until(socket: Socket, isEnough: (bytes: Buffer) => boolean): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  return new Promise((resolve) => {
    const hear = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (!isEnough(bytes)) return;
      socket.off('data', hear);
      resolve(bytes);
    };
    socket.on('data', hear);
  });
}
