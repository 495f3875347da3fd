/**
 * One side of a connection: an engine, a TCP socket once there is one, and
 * timers. Bytes and closures become events; the effects that concern the
 * socket are done here, all others go to the owner.
 */
import type { Socket } from 'node:net';
import type { Effect, MachineEvent, Timer } from '../../machines/index.js';
import type { Limits } from '../../spec/index.js';
import type { Engine } from '../engine/index.js';
import { type Clock, systemClock } from './clock.js';

/** Milliseconds to wait for the other side's FIN after ours, before the socket is torn down. */
const LINGER = 5_000;

export interface SideOptions {
  engine: Engine;
  /** How long each timer runs, in milliseconds. */
  timeouts: Readonly<Record<Timer, number>>;
  /** Does the effects that do not concern the socket. */
  perform(effect: Effect): void;
  clock?: Clock;
}

export class Side {
  private socket: Socket | undefined;
  private readonly clock: Clock;
  private readonly timers = new Map<Timer, () => void>();
  private pending: Uint8Array[] = [];
  private payload = 0;
  private depth = 0;

  constructor(private readonly options: SideOptions) {
    this.clock = options.clock ?? systemClock;
  }

  /** Tells the machine an event and does what it tells in turn; what it sends meanwhile leaves in one write. */
  tell(event: MachineEvent): void {
    this.corked(() => {
      for (const effect of this.options.engine.tell(event)) this.perform(effect);
    });
  }

  /**
   * Takes over a socket that is open: its bytes, its end and its errors become
   * events. The socket holds its owner until it is closed, so nobody's open
   * connection is collected.
   * @step 10.3.3.2#p1
   * @step 10.3.3.2#p2
   * @step 10.3.4.5.3#p1
   */
  attach(socket: Socket): void {
    this.socket = socket;
    const mine = (listener: (argument: Buffer) => void) => (argument: Buffer) => {
      if (this.socket === socket) listener(argument);
    };
    socket.setNoDelay(true);
    socket.on(
      'data',
      mine((chunk) => this.read(chunk)),
    );
    socket.on(
      'end',
      mine(() => this.tell({ type: 'TCP_CLOSED' })),
    );
    socket.on(
      'close',
      mine(() => this.tell({ type: 'TCP_CLOSED' })),
    );
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (this.socket === socket) this.tell({ type: error.syscall === 'write' ? 'SEND_FAILED' : 'TCP_CLOSED' });
    });
  }

  private read(chunk: Uint8Array): void {
    this.corked(() => {
      this.options.engine.read(chunk, (effects) => {
        for (const effect of effects) this.perform(effect);
      });
    });
  }

  private perform(effect: Effect): void {
    switch (effect.type) {
      case 'SEND':
        this.pending.push(effect.bytes);
        this.payload += effect.payload;
        return;
      case 'CLOSE_TCP':
        this.close();
        return;
      case 'START_TIMER':
        this.startTimer(effect.timer);
        return;
      case 'STOP_TIMER':
        this.stopTimer(effect.timer);
        return;
      default:
        this.options.perform(effect);
    }
  }

  private corked(work: () => void): void {
    this.depth += 1;
    try {
      work();
    } finally {
      this.depth -= 1;
      if (this.depth === 0) this.flush();
    }
  }

  /**
   * Sends what is pending in one write.
   * @step 10.3.4.1.10#p4
   */
  private flush(): void {
    if (this.pending.length === 0 || this.socket === undefined) return;
    const [bytes, payload] = [Buffer.concat(this.pending), this.payload];
    this.pending = [];
    this.payload = 0;
    this.socket.write(bytes, (error) => {
      if (!error && payload > 0) this.tell({ type: 'SENT', bytes: payload });
    });
  }

  /**
   * Sends FIN behind what is pending, and reads on without looking until the
   * other side's FIN: a socket closed over unread bytes would send RST, which
   * destroys what is under way.
   * @step 10.3.4.5.3#p1
   */
  private close(): void {
    for (const timer of [...this.timers.keys()]) this.stopTimer(timer);
    this.flush();
    const socket = this.socket;
    this.socket = undefined;
    if (socket === undefined) return;
    socket.removeAllListeners('data');
    socket.resume();
    socket.end();
    const linger = setTimeout(() => socket.destroy(), LINGER);
    linger.unref();
    socket.once('close', () => clearTimeout(linger));
  }

  private startTimer(timer: Timer): void {
    const milliseconds = this.options.timeouts[timer];
    const type = timer === 'closing' ? 'CLOSING_TIMEOUT' : 'STATUS_LINE_TIMEOUT';
    this.stopTimer(timer);
    this.timers.set(
      timer,
      this.clock.start(milliseconds, timer, () => this.tell({ type })),
    );
  }

  private stopTimer(timer: Timer): void {
    this.timers.get(timer)?.();
    this.timers.delete(timer);
  }
}

/** The timers of a client, by its limits. */
export function clientTimeouts(limits: Limits): Record<Timer, number> {
  return { statusLine: limits['client.handshake.timeout'], closing: limits['client.closing.timeout'] };
}

/** The timers of a server, by its limits. */
export function serverTimeouts(limits: Limits): Record<Timer, number> {
  return { statusLine: Number.POSITIVE_INFINITY, closing: limits['server.terminate.timeout'] };
}
