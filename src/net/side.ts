/**
 * One side of a connection: an engine, a TCP socket once there is one, and
 * timers. Bytes and closures become events; the effects that concern the
 * socket are done here, all others go to the owner.
 */
import { type Effect, type MachineEvent, type Timer, timeoutOf } from '../../machines/index.js';
import type { Limits } from '../../spec/index.js';
import type { Engine } from '../engine/index.js';
import { type Clock, systemClock, type Wait } from './clock.js';
import { BATCH, type Batch, joined, Outbox } from './outbox.js';
import type { Socket } from './system.js';
import type { Upgrade } from './tls.js';

/** Whom a side belongs to. */
export interface Owner {
  /** Does the effects that do not concern the socket. */
  perform(effect: Effect): void;
  /** Hears that there is room again, after there was none. */
  drained?(): void;
  /** Hears why a TLS handshake has failed. */
  insecure?(error: Error): void;
}

/** How long each timer runs, and how long the other side's FIN is waited for after ours, in milliseconds. */
export type Timeouts = Readonly<Record<Exclude<Wait, 'connect' | 'shutdown'>, number>>;

const SIDE = Symbol('side');

/** A socket knows its side, so that all connections share their listeners. */
type Carrier = Socket & { [SIDE]?: Side | undefined };

export class Side {
  private socket: Carrier | undefined;
  /** The TCP connection under a socket that is secure, or about to be. */
  private raw: Carrier | undefined;
  private isSecuring = false;
  private isTunnel = false;
  private readonly outbox = new Outbox();
  /** What stops the timers that run. */
  private stops: Partial<Record<Timer, () => void>> | undefined;
  private isReading = false;
  private isPaused = false;
  private flushIsDue = false;
  private roomIsWanted = false;

  constructor(
    private readonly engine: Engine,
    private readonly owner: Owner,
    private readonly timeouts: Timeouts,
    private readonly clock: Clock = systemClock,
    private readonly upgrade?: Upgrade,
  ) {}

  /**
   * Tells the machine an event and does what it tells in turn. What it sends
   * leaves together with all else that is sent in the same go: before the event
   * loop turns to anything else, or behind the bytes that are being read.
   */
  tell(event: MachineEvent): void {
    this.performAll(this.engine.tell(event));
    if (!this.isReading) this.flushSoon();
  }

  /** Tells the machine bytes that arrived. */
  read(chunk: Uint8Array): void {
    this.isReading = true;
    try {
      this.engine.read(chunk, (effects) => this.performAll(effects));
    } finally {
      this.isReading = false;
      this.flush();
      if (this.isPaused) this.socket?.pause();
    }
  }

  /** Whether what waits to be sent is not too much yet; if it is, the owner hears when there is room again. */
  hasRoom(): boolean {
    const { waiting } = this;
    this.roomIsWanted ||= waiting >= BATCH;
    return waiting < BATCH;
  }

  /** Bytes that the system has not taken yet. */
  get waiting(): number {
    return this.outbox.size + (this.socket?.writableLength ?? 0);
  }

  /** Reads no further than what has arrived already. */
  pause(): void {
    this.isPaused = true;
    if (!this.isReading) this.socket?.pause();
  }

  /** Reads on. */
  resume(): void {
    this.isPaused = false;
    if (!this.isReading) this.socket?.resume();
  }

  /**
   * Takes over a socket that is open: its bytes, its end and its errors become
   * events. The socket holds its side until that closes it, so nobody's open
   * connection is collected. A tunnel has its TLS handshake behind it.
   * @step 10.3.3.2#p1
   * @step 10.3.3.2#p2
   * @step 10.3.4.5.3#p1
   */
  attach(socket: Socket, isTunnel = false): void {
    this.socket = socket;
    this.isTunnel = isTunnel;
    this.socket[SIDE] = this;
    socket.setNoDelay(true);
    for (const [event, listener] of listeners) socket.on(event, listener);
  }

  /** Hands over all that waits, and tears the socket down. */
  cut(): void {
    this.handOverAll();
    this.socket?.destroy();
  }

  private performAll(effects: readonly Effect[]): void {
    for (let at = 0; at < effects.length; ) {
      const effect = effects[at] as Effect;
      if (effect.type === 'SEND') at = this.outbox.take(effects, at);
      else {
        this.perform(effect);
        at += 1;
      }
    }
  }

  private perform(effect: Effect): void {
    switch (effect.type) {
      case 'CLOSE_TCP':
        this.close();
        return;
      case 'START_TLS':
        if (this.isTunnel) this.tell({ type: 'TLS_OPENED' });
        else this.secure(effect.host);
        return;
      case 'START_TIMER':
        this.startTimer(effect.timer);
        return;
      case 'STOP_TIMER':
        this.stopTimer(effect.timer);
        return;
      default:
        this.owner.perform(effect);
    }
  }

  /** Runs the TLS handshake; from its end on, the encrypted tunnel takes the place of the connection. */
  private secure(host: string): void {
    const raw = this.socket as Carrier;
    for (const [event, listener] of listeners) raw.off(event, listener);
    this.raw = raw;
    this.isSecuring = true;
    const over = (type: 'TLS_OPENED' | 'TLS_FAILED' | 'TCP_CLOSED') => {
      if (this.socket !== tls) return;
      this.isSecuring = type !== 'TLS_OPENED';
      if (type === 'TLS_OPENED') this.attach(tls);
      this.tell({ type });
    };
    const failed = (error: Error) => {
      this.owner.insecure?.(error);
      over('TLS_FAILED');
    };
    const tls = (this.upgrade as Upgrade)(raw, host, {
      opened: () => over('TLS_OPENED'),
      failed,
      closed: () => over('TCP_CLOSED'),
    });
    // What goes wrong behind the handshake's end has nobody else to hear it.
    tls.on('error', () => {});
    this.socket = tls;
  }

  private flushSoon(): void {
    // A socket that has not taken all yet calls back.
    if (this.flushIsDue || this.outbox.isEmpty || this.socket?.writableLength !== 0) return;
    this.flushIsDue = true;
    process.nextTick(flush, this);
  }

  /**
   * Sends what waits, as long as the system takes it at once: what it has not
   * taken is not given to the socket either, so that each batch counts as sent
   * when it is, and not when all behind it are.
   * @step 10.3.4.1.10#p4
   */
  flush(): void {
    this.flushIsDue = false;
    const { socket, outbox } = this;
    if (socket === undefined) return;
    while (!outbox.isEmpty && socket.writableLength === 0) this.handOver(socket, outbox.next() as Batch);
    if (!this.roomIsWanted || !outbox.isEmpty || socket.writableLength > 0) return;
    this.roomIsWanted = false;
    this.owner.drained?.();
  }

  private handOverAll(): void {
    const { socket, outbox } = this;
    if (socket === undefined) return;
    for (let batch = outbox.next(); batch !== undefined; batch = outbox.next()) this.handOver(socket, batch);
  }

  /** Sends a batch in one write: its bytes joined, or gathered by the system if they are many. */
  private handOver(socket: Socket, batch: Batch): void {
    const { parts, size, payload } = batch;
    const done = (error?: Error | null) => {
      if (!error) this.sent(payload);
    };
    if (size <= BATCH) {
      socket.write(joined(batch), done);
      return;
    }
    const last = parts.pop() as Uint8Array;
    socket.cork();
    for (const part of parts) socket.write(part);
    socket.write(last, done);
    socket.uncork();
  }

  /**
   * The system has bytes of messages.
   * @step 10.3.2#p9
   */
  private sent(bytes: number): void {
    if (bytes > 0) this.tell({ type: 'SENT', bytes });
    this.flush();
  }

  /**
   * Sends FIN behind what waits, and reads on without looking until the
   * other side's FIN: a socket closed over unread bytes would send RST, which
   * destroys what is under way.
   * @step 10.3.4.5.3#p1
   */
  private close(): void {
    for (const stop of Object.values(this.stops ?? {})) stop();
    this.stops = undefined;
    this.handOverAll();
    const { socket, raw, isSecuring } = this;
    this.socket = undefined;
    if (socket === undefined) return;
    socket[SIDE] = undefined;
    if (raw !== undefined) raw[SIDE] = undefined;
    if (isSecuring) {
      socket.destroy();
      return;
    }
    socket.removeListener('data', onData);
    socket.resume();
    socket.end();
    // What is destroyed waits for nobody; TLS tells of its close before it says that it is closed.
    if (socket.destroyed) return;
    const stop = this.clock.start(this.timeouts.linger, 'linger', () => socket.destroy());
    socket.once('close', stop);
  }

  private startTimer(timer: Timer): void {
    this.stopTimer(timer);
    const stop = this.clock.start(this.timeouts[timer], timer, () => this.tell({ type: timeoutOf[timer] }));
    this.stops = { ...this.stops, [timer]: stop };
  }

  private stopTimer(timer: Timer): void {
    const { [timer]: stop, ...others } = this.stops ?? {};
    stop?.();
    this.stops = Object.keys(others).length > 0 ? others : undefined;
  }
}

function flush(side: Side): void {
  side.flush();
}

function onData(this: Carrier, chunk: Buffer): void {
  this[SIDE]?.read(chunk);
}

function onClosed(this: Carrier): void {
  this[SIDE]?.tell({ type: 'TCP_CLOSED' });
}

function onError(this: Carrier, error: NodeJS.ErrnoException): void {
  this[SIDE]?.tell({ type: error.syscall === 'write' ? 'SEND_FAILED' : 'TCP_CLOSED' });
}

const listeners = [
  ['data', onData],
  ['end', onClosed],
  ['close', onClosed],
  ['error', onError],
] as const;

/** Hands over all that waits for a socket, and tears it down. */
export function cut(socket: Carrier): void {
  if (socket[SIDE] === undefined) socket.destroy();
  else socket[SIDE].cut();
}

/** The timers of a client, by its limits. */
export function clientTimeouts(limits: Limits): Timeouts {
  return {
    statusLine: limits['client.handshake.timeout'],
    handshake: limits['client.handshake.lateTimeout'],
    closing: limits['client.closing.timeout'],
    linger: limits['any.close.linger'],
  };
}

/** The timers of a server, by its limits. */
export function serverTimeouts(limits: Limits): Timeouts {
  return {
    statusLine: Number.POSITIVE_INFINITY,
    handshake: limits['server.handshake.timeout'],
    closing: limits['server.terminate.timeout'],
    linger: limits['any.close.linger'],
  };
}
