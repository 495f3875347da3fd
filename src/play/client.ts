/** Plays a path to the built-in client by way of its API: the other end is a plain TCP server. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type OutsideEvent, timerOf, unseeded } from '../../machines/index.js';
import { type CloseEvent, createEnvironment, type Environment, type WebSocket } from '../api/index.js';
import { inputOf, type Path, type Token } from '../paths/index.js';
import { ManualClock } from './clock.js';
import type { Observation } from './observation.js';
import type { Recorder } from './recorder.js';
import { closedBy } from './world.js';

/** Plays the path; the recorder watches the client's machine. */
export async function playToClient(path: Path, recorder: Recorder): Promise<Observation> {
  const play = new ClientPlay(path, recorder);
  try {
    return await play.run();
  } finally {
    await play.end();
  }
}

class ClientPlay {
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

  constructor(
    private readonly path: Path,
    private readonly recorder: Recorder,
  ) {
    this.tcp = createServer((socket) => this.accept(socket));
    const input = inputOf(path.setting) as { scriptOrigin: string; blockedPorts: number[] };
    this.environment = createEnvironment({
      origin: input.scriptOrigin,
      blockedPorts: input.blockedPorts,
      policies: path.setting.policies ?? {},
      limits: path.setting.limits ?? {},
      random: () => ({ ...unseeded, script: path.setting.script ?? [] }),
      engine: recorder.engine,
      clock: this.clock,
      route: (_host, port) => ({ host: '127.0.0.1', port: port === 0 ? 0 : this.port }),
      queueTask: (run) => this.tasks.push(run),
    });
  }

  async run(): Promise<Observation> {
    await once(this.tcp.listen(0, '127.0.0.1'), 'listening');
    this.port = (this.tcp.address() as AddressInfo).port;
    // A port that was just closed refuses.
    if (this.has('TCP_FAILED')) await this.end();
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

  private has(type: OutsideEvent['type']): boolean {
    return this.path.tokens.some(({ events }) => events.some((event) => event.type === type));
  }

  private accept(socket: Socket): void {
    this.socket = socket;
    this.ended = once(socket, 'close');
    socket.on('data', (chunk) => this.received.push(chunk));
    socket.on('error', () => {});
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
        return this.recorder.until(event.type, 1);
      case 'TCP_OPENED':
        return Promise.all([this.recorder.until(event.type, 1), this.socket ?? once(this.tcp, 'connection')]);
      default:
        return this.recorder.until(event.type, 1);
    }
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

function legacyName({ code }: DOMException): string {
  const names = ['SYNTAX_ERR', 'INVALID_STATE_ERR', 'SECURITY_ERR'] as const;
  return names.find((name) => DOMException[name] === code) ?? `code ${code}`;
}
