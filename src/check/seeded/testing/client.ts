/** An echo client written by hand after sections 10.3.4.3.1 and 10.3.4.3.2, each part of which can be put wrong. */
import { randomBytes, randomInt } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { Start } from '../../client/testing.js';
import { type FrameParts, framesOf, SOUND_FRAMES, textFrame, utf8 } from './frames.js';
import { digestOf } from './server.js';

/** A key, and the number that it stands for. */
export interface Key {
  text: string;
  number: number;
}

export interface Parts extends FrameParts {
  key(): Key;
  key3(): string;
  /** The fields in the order in which they are sent. */
  order(fields: readonly string[]): readonly string[];
  /** The request as it is sent. */
  request(text: string): string;
  /** What is sent behind the request, before the reply. */
  early: string;
  /** The subprotocol that is asked for. */
  protocol: string | undefined;
  /** Whether the client goes on with a status line. */
  status(line: string): boolean;
  /** Whether it goes on where a field that it needs came so many times. */
  count(name: string, count: number): boolean;
  /** Whether it goes on with the value of a field. */
  value(name: string, value: string, expected: string): boolean;
  digest(reply: string, expected: string): boolean;
  /** Whether it refuses a sound reply for its head. */
  refuses(head: string): boolean;
  /** What it sends, and whether it then closes, when FF 00 has come. */
  closing: { sends: string; closes: boolean };
  /** Whether it closes when the server has. */
  follows: boolean;
}

const OTHERS = [...'!"#$%&\'()*+,-./:;<=>?@ABCXYZ[\\]^_`abcxyz{|}~'];

export const SOUND_CLIENT: Parts = {
  ...SOUND_FRAMES,
  message: (data, type) => (type === 0 ? SOUND_FRAMES.message(data, type) : ''),
  key: () => keyOf(randomInt(1, 13), randomInt(1, 13)),
  key3: () => randomBytes(8).toString('latin1'),
  order: shuffled,
  request: (text) => text,
  early: '',
  protocol: undefined,
  status: (line) => / .* /.test(line) && /^[^ ]* 101 [^\n]*\r\n$/.test(line) && line.length >= 7,
  count: (_, count) => count === 1,
  value: (name, value, expected) => (name === 'connection' ? value.toLowerCase() : value) === expected,
  digest: (reply, expected) => reply === expected,
  refuses: () => false,
  closing: { sends: '\xff\0', closes: true },
  follows: true,
};

/** A key with so many spaces and other characters, none of them at an end that a server might trim. */
export function keyOf(
  spaces: number,
  others: number,
  number = randomInt(0, Math.floor(4_294_967_295 / Math.max(spaces, 1)) + 1),
): Key {
  const added = [
    ...Array<string>(spaces).fill(' '),
    ...Array.from({ length: others }, () => OTHERS[randomInt(OTHERS.length)] ?? '!'),
  ];
  let text = String(number * Math.max(spaces, 1));
  for (const each of added) {
    const at = randomInt(0, text.length + 1);
    text = text.slice(0, at) + each + text.slice(at);
  }
  return text === text.trim() ? { text, number } : keyOf(spaces, others, number);
}

function shuffled(fields: readonly string[]): string[] {
  return fields
    .map((field) => [Math.random(), field] as const)
    .sort(([one], [other]) => one - other)
    .map(([, field]) => field);
}

/** A sound client but for these parts. */
export function clientOf(changed: Partial<Parts> = {}): Start {
  const parts = { ...SOUND_CLIENT, ...changed };
  return (address) => {
    const url = new URL(address);
    const socket = connect({ port: Number(url.port), host: url.hostname, allowHalfOpen: true });
    socket.setNoDelay(true).on('error', () => socket.destroy());
    const client = new Client(socket, url, parts);
    socket.once('connect', () => client.asks());
    const hooks = { send: (data: string) => client.sends(textFrame(utf8(data))), close: () => client.closes() };
    return { hooks, stop: async () => void socket.destroy() };
  };
}

class Client {
  private rest = '';
  private keys: readonly Key[] = [];
  private key3 = '';
  private hasBegun = false;

  constructor(
    private readonly socket: Socket,
    private readonly url: URL,
    private readonly parts: Parts,
  ) {}

  /** Sends, unless the closing handshake has begun. */
  readonly sends = (bytes: string): void => {
    if (!this.hasBegun && this.socket.writable) this.socket.write(bytes, 'latin1');
  };

  /** Begins the closing handshake. */
  closes(): void {
    this.sends('\xff\0');
    this.hasBegun = true;
  }

  asks(): void {
    const { parts, url, socket } = this;
    this.keys = [parts.key(), parts.key()];
    this.key3 = parts.key3();
    const fields = [
      'Upgrade: WebSocket',
      'Connection: Upgrade',
      `Host: ${url.host}`,
      'Origin: http://localhost',
      ...(parts.protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${parts.protocol}`]),
      ...this.keys.map(({ text }, index) => `Sec-WebSocket-Key${index + 1}: ${text}`),
    ];
    const head = [`GET ${url.pathname}${url.search} HTTP/1.1`, ...parts.order(fields), '', this.key3].join('\r\n');
    socket.write(parts.request(head) + parts.early, 'latin1');
    const reading = (bytes: Buffer) => this.reads(bytes.toString('latin1'), reading);
    socket.on('data', reading);
    socket.on('end', () => parts.follows && socket.end());
  }

  private reads(bytes: string, reading: (bytes: Buffer) => void): void {
    const { parts, socket } = this;
    this.rest += bytes;
    const reply = replyIn(this.rest);
    if (reply === undefined) return;
    const isSound = reply !== 'none' && this.accepts(reply) && !parts.refuses(this.rest.slice(0, reply.length - 16));
    socket.off('data', reading);
    if (!isSound) {
      socket.resume().end();
      return;
    }
    const frames = framesOf(parts, { send: this.sends, closed: () => this.closed() });
    socket.on('data', (more) => frames(more.toString('latin1')));
    frames(this.rest.slice(reply.length));
  }

  private accepts({ line, fields, digest }: Reply): boolean {
    const { parts, url, keys, key3 } = this;
    const expected = {
      upgrade: 'WebSocket',
      connection: 'upgrade',
      'sec-websocket-origin': 'http://localhost',
      'sec-websocket-location': `ws://${url.host}${url.pathname}${url.search}`,
      ...(parts.protocol === undefined ? {} : { 'sec-websocket-protocol': parts.protocol }),
    };
    const sound = Object.entries(expected).every(([name, value]) => {
      const values = fields.filter((field) => field.name === name);
      return parts.count(name, values.length) && values.every((field) => parts.value(name, field.value, value));
    });
    const [one, two] = keys.map(({ number }) => number);
    const right = digestOf(one ?? 0, two ?? 0, key3);
    return parts.status(line) && sound && fields.every(({ name }) => name !== '') && parts.digest(digest, right);
  }

  private closed(): void {
    const { sends, closes } = this.parts.closing;
    this.sends(sends);
    this.hasBegun = true;
    if (closes) this.socket.end();
  }
}

interface Reply {
  line: string;
  fields: readonly { name: string; value: string }[];
  digest: string;
  length: number;
}

/** The reply at the beginning of what came; undefined if more has to come, `none` if it will never be one. */
function replyIn(text: string): Reply | 'none' | undefined {
  const [line] = /^[^\n]*\n/.exec(text) ?? [];
  if (line === undefined) return undefined;
  if (!line.endsWith('\r\n') || !/ \d{3} /.test(line)) return 'none';
  const fields: { name: string; value: string }[] = [];
  let rest = text.slice(line.length);
  while (!rest.startsWith('\r')) {
    const [all, name = '', value = ''] = /^([^\r\n:]*): ?([^\r\n]*)\r\n/.exec(rest) ?? [];
    if (all === undefined) return /^[^\r\n:]*(?:[\r\n]|:[^\r\n]*(?:\n|\r[^\n]))/.test(rest) ? 'none' : undefined;
    fields.push({ name: name.toLowerCase(), value });
    rest = rest.slice(all.length);
  }
  if (/^\r[^\n]/.test(rest)) return 'none';
  if (rest.length < 18) return undefined;
  return { line, fields, digest: rest.slice(2, 18), length: text.length - rest.length + 18 };
}
