/** The client's end of the wire: opens TCP when its turn has come, and runs a machine over it. */
import { connect, type Socket } from 'node:net';
import type { Effect, MachineEvent } from '../../machines/index.js';
import type { Limits } from '../../spec/index.js';
import type { Engine } from '../engine/index.js';
import type { Clock } from './clock.js';
import { bareHost } from './hosts.js';
import { clientTimeouts, Side } from './side.js';
import { type ClientTls, clientUpgrade } from './tls.js';
import type { Release, Turns } from './turns.js';

/** Says where to connect for a host and port of a URL. */
export type Route = (host: string, port: number) => { host: string; port: number };

export interface ClientOptions {
  engine: Engine;
  limits: Limits;
  /** Shared by all connections of one user agent. */
  turns: Turns;
  /** Where to connect for a host and port, as a hosts file would say; there itself if absent. */
  route?: Route;
  /** Hears every effect that does not concern the wire. */
  perform(effect: Effect): void;
  clock?: Clock;
  /** Whose certificates are trusted; those of the authorities that Node knows if absent. */
  tls?: ClientTls;
}

export class Client {
  private readonly side: Side;
  private release: Release = () => {};
  private connecting: Socket | undefined;
  private over = false;

  constructor(private readonly options: ClientOptions) {
    const { engine, limits, clock, tls } = options;
    const owner = { perform: (effect: Effect) => this.perform(effect) };
    this.side = new Side(engine, owner, clientTimeouts(limits), clock, clientUpgrade(tls));
  }

  /** Tells the machine an event. */
  tell(event: MachineEvent): void {
    this.side.tell(event);
  }

  private perform(effect: Effect): void {
    if (effect.type === 'AWAIT_TURN') void this.awaitTurn(effect);
    else if (effect.type === 'OPEN_TCP') this.open(effect);
    else {
      if (effect.type === 'ESTABLISHED') this.release();
      if (effect.type === 'CLOSED') this.end();
      this.options.perform(effect);
    }
  }

  private routed(host: string, port: number): { host: string; port: number } {
    const { route } = this.options;
    return route === undefined ? { host: bareHost(host), port } : route(host, port);
  }

  private end(): void {
    this.over = true;
    this.release();
    this.connecting?.destroy();
  }

  private async awaitTurn({ host, port }: Effect & { type: 'AWAIT_TURN' }): Promise<void> {
    this.release = await this.options.turns.take(this.routed(host, port).host);
    if (this.over) this.release();
    else this.tell({ type: 'TURN' });
  }

  /**
   * Opens a TCP connection to a host. A name without address, a host that
   * cannot be routed to and a refusal all end in the same event.
   * @step 10.3.4.3.1#2p2
   * @step 10.3.4.5.1#bullet1
   * @step 10.3.4.5.1#bullet2
   * @step 10.3.4.5.1#bullet3
   */
  private open({ host, port, proxy }: Effect & { type: 'OPEN_TCP' }): void {
    // No proxies here yet: asked for one, the connection could not be opened.
    if (proxy !== null || port === 0) {
      queueMicrotask(() => this.tell({ type: 'TCP_FAILED' }));
      return;
    }
    const to = this.routed(host, port);
    const socket = connect({ ...to, allowHalfOpen: true });
    const failed = () => this.tell({ type: 'TCP_FAILED' });
    this.connecting = socket;
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      this.connecting = undefined;
      this.side.attach(socket);
      this.tell({ type: 'TCP_OPENED' });
    });
  }
}
