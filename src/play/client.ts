/** Plays a path to the built-in client by way of its API: the other end is a plain TCP server. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { CookieJar } from 'tough-cookie';
import { type OutsideEvent, timerOf, unseeded } from '../../machines/index.js';
import { type CloseEvent, createEnvironment, type Environment, type EnvironmentOptions, type WebSocket } from '../api/index.js';
import { inputOf, type Path, type Token } from '../paths/index.js';
import { ManualClock } from './clock.js';
import type { Observation } from './observation.js';
import type { Recorder } from './recorder.js';
import { anonymous, NO_TLS, serverEnd } from './tls.js';
import { closedBy } from './world.js';

/** Plays a path to the client; the recorder watches its machine. */
export class ClientPlay {
  private readonly clock = new ManualClock();
  private readonly tasks: (() => void)[] = [];
  private readonly seen: string[] = [];
  private readonly received: Buffer[] = [];
  private readonly tcp: Server;
  private readonly environment: Environment;
  private port = 0;
  private ended: Promise<unknown> = Promise.resolve();
  private socket: Socket | undefined;
  private object: WebSocket | undefined;
  private sent = 0;
  /** How often each kind of event was waited for. */
  private readonly waited = new Map<string, number>();
  private accepted = 0;

  constructor(
    private readonly path: Path,
    private readonly recorder: Recorder,
  ) {
    this.tcp = createServer((socket) => this.accept(socket));
    const input = inputOf(path.setting) as { scriptOrigin: string; blockedPorts: number[] };
    this.environment = createEnvironment({
      origin: input.scriptOrigin,
      blockedPorts: input.blockedPorts,
      policies: { 'client.proxy.auth': 'fail', ...path.setting.policies },
      limits: path.setting.limits ?? {},
      random: () => ({ ...unseeded, script: path.setting.script ?? [] }),
      engine: recorder.engine,
      clock: this.clock,
      route: (_host, port) => ({ host: '127.0.0.1', port: port === 0 ? 0 : this.port }),
      queueTask: (run) => this.tasks.push(run),
      tls: anonymous,
      ...this.having(),
    });
  }

  /** What the user agent has on this path: it comes with the events that tell the machine of it. */
  private having(): Partial<EnvironmentOptions> {
    const { proxy, credentials } = this.event('TURN') ?? {};
    const [username = '', password = ''] = Buffer.from(credentials?.slice(6) ?? '', 'base64')
      .toString()
      .split(':');
    return {
      proxy: () => proxy ?? null,
      credentials: () => (credentials === undefined ? null : { username, password }),
      cookies: jarOf(this.event('TCP_OPENED')?.cookies ?? []),
    };
  }

  async run(): Promise<Observation> {
    await once(this.tcp.listen(0, '127.0.0.1'), 'listening');
    this.port = (this.tcp.address() as AddressInfo).port;
    // A port that was just closed refuses.
    if (this.refuses()) await this.end();
    for (const token of this.path.tokens) await this.play(token);
    await this.ended;
    return { bytes: Buffer.concat(this.received).toString('hex'), seen: this.seen };
  }

  async end(): Promise<void> {
    this.socket?.destroy();
    if (!this.tcp.listening) return;
    const closed = once(this.tcp, 'close');
    this.tcp.close();
    await closed;
  }

  private event<Type extends OutsideEvent['type']>(type: Type): Extract<OutsideEvent, { type: Type }> | undefined {
    const events = this.path.tokens.flatMap((token) => token.events);
    return events.find((event) => event.type === type) as Extract<OutsideEvent, { type: Type }> | undefined;
  }

  /** Whether the next connection is to be refused. */
  private refuses(): boolean {
    const events = this.path.tokens.flatMap((token) => token.events);
    const answers = events.filter(({ type }) => type === 'TCP_OPENED' || type === 'TCP_FAILED');
    return answers[this.accepted]?.type === 'TCP_FAILED';
  }

  private accept(socket: Socket): void {
    this.accepted += 1;
    if (this.refuses()) this.tcp.close();
    this.ended = once(socket, 'close');
    socket.on('error', () => {});
    if (this.event('TURN')?.proxy === undefined) this.serve(socket);
    else {
      socket.once('data', () => {
        this.serve(socket);
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
      });
    }
  }

  /** From here on it is the server's end of a connection. */
  private serve(tcp: Socket): void {
    const isTls = this.event('CONSTRUCT')?.url.startsWith('wss:') === true;
    const socket = isTls && this.event('TLS_OPENED') !== undefined ? serverEnd(tcp) : tcp;
    this.socket = socket;
    socket.on('error', () => {});
    // What TLS says is no part of the protocol.
    if (isTls && socket === tcp) socket.resume();
    else socket.on('data', (chunk) => this.received.push(chunk));
  }

  private play({ events }: Token): Promise<void> | undefined {
    const bytes = events.flatMap((event) => (event.type === 'BYTE' ? [event.byte] : []));
    if (bytes.length > 0) return this.send(bytes);
    if (events.some(({ type }) => type === 'SEND_FAILED')) this.socket?.resetAndDestroy();
    return this.tellAll(events);
  }

  private async send(bytes: number[]): Promise<void> {
    this.sent += bytes.length;
    this.socket?.write(Buffer.from(bytes));
    await this.recorder.until('BYTE', this.sent);
  }

  private async tellAll(events: readonly OutsideEvent[]): Promise<void> {
    for (const event of events) {
      const waits = this.tell(event);
      // Calls of a script follow one another without a turn of the event loop between them.
      if (waits !== undefined) await waits;
    }
  }

  private tell(event: OutsideEvent): Promise<unknown> | undefined {
    const timer = timerOf(event.type);
    if (timer !== undefined) return void this.clock.ring(timer);
    switch (event.type) {
      case 'CONSTRUCT':
        return void this.call(() => this.construct(event.url, event.protocol));
      case 'SEND_CALLED':
        return void this.call(() => this.object?.send(event.data));
      case 'CLOSE_CALLED':
        return void this.call(() => this.object?.close());
      case 'TASK':
        return void this.tasks.shift()?.();
      case 'TCP_CLOSED':
        this.socket?.end();
        return this.heardOf(event.type);
      case 'TLS_FAILED':
        this.socket?.write(NO_TLS);
        return this.heardOf(event.type);
      case 'TCP_OPENED':
        return Promise.all([this.heardOf(event.type), this.connected()]);
      default:
        return this.heardOf(event.type);
    }
  }

  private heardOf(type: OutsideEvent['type']): Promise<void> {
    return this.recorder.until(type, this.next(type));
  }

  /** How many of a kind there have to be when the next one is waited for. */
  private next(kind: string): number {
    const count = (this.waited.get(kind) ?? 0) + 1;
    this.waited.set(kind, count);
    return count;
  }

  private async connected(): Promise<void> {
    const count = this.next('connection');
    while (this.accepted < count) await once(this.tcp, 'connection');
  }

  private call(call: () => unknown): void {
    try {
      this.seen.push(`returns ${call() ?? 'nothing'}`);
    } catch (error) {
      this.seen.push(`throws ${legacyName(error as DOMException)}`);
    }
  }

  private construct(url: string, protocol: string | null): void {
    const { WebSocket } = this.environment;
    this.object = protocol === null ? new WebSocket(url) : new WebSocket(url, protocol);
    for (const type of ['open', 'error']) this.object.addEventListener(type, () => this.seen.push(type));
    this.object.addEventListener('message', (event) => {
      this.seen.push(`message ${JSON.stringify((event as MessageEvent<string>).data)}`);
    });
    this.object.addEventListener('close', (event) => this.seen.push(closedBy((event as CloseEvent).wasClean)));
  }
}

function jarOf(fields: readonly string[]): CookieJar {
  const jar = new CookieJar();
  const cookies = fields.flatMap((field) => field.replace('Cookie: ', '').split('; '));
  for (const cookie of cookies) jar.setCookieSync(cookie, 'http://example.com/');
  return jar;
}

function legacyName({ code }: DOMException): string {
  const names = ['SYNTAX_ERR', 'INVALID_STATE_ERR', 'SECURITY_ERR'] as const;
  return names.find((name) => DOMException[name] === code) ?? `code ${code}`;
}
