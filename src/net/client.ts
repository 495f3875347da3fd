/** The client's end of the wire: opens TCP when its turn has come, and runs a machine over it. */
import type { CookieJar } from 'tough-cookie';
import { type Effect, type MachineEvent, machines } from '../../machines/index.js';
import type { Limits } from '../../spec/index.js';
import { directEngine, type Engine } from '../engine/index.js';
import type { Clock } from './clock.js';
import { cookieFields, keepCookie, type Resource } from './cookies.js';
import { Direct } from './dial.js';
import { bareHost, type Place } from './hosts.js';
import type { Credentials } from './inputs.js';
import { basic, Proxied, type ProxyChoice } from './proxy.js';
import { clientTimeouts, Side } from './side.js';
import type { Socket } from './system.js';
import { type ClientTls, clientUpgrade } from './tls.js';
import { Turn, type Turns } from './turns.js';

/** Says where to connect for a host and port of a URL. */
export type Route = (host: string, port: number) => Place;

export interface ClientOptions {
  engine: Engine;
  limits: Limits;
  /** Shared by all connections of one user agent. */
  turns: Turns;
  /** Where to connect for a host and port, as a hosts file would say; there itself if absent. */
  route?: Route | undefined;
  /** Hears every effect that does not concern the wire. */
  perform(effect: Effect): void;
  clock?: Clock | undefined;
  /** Whose certificates are trusted; those of the authorities that Node knows if absent. */
  tls?: ClientTls | undefined;
  /** The proxy for a URL; none if absent. */
  proxy?: ProxyChoice | undefined;
  /** What a server's own 407 is answered with; nothing if absent. */
  credentials?: ((url: string) => Credentials | null) | undefined;
  /** Where cookies are; none are sent or kept if absent. */
  cookies?: CookieJar | undefined;
}

/** How TCP is to be opened, once it is this connection's turn. */
type Way = Pick<Direct, 'wait' | 'open'>;

export class Client {
  /** What went wrong in the network, in words that no script may read. */
  trouble: Error | undefined;
  private readonly side: Side;
  private readonly turn: Turn;
  private way: Way | undefined;
  private connecting: Socket | undefined;
  private keeping: Promise<unknown> | undefined;
  private over = false;

  constructor(private readonly options: ClientOptions) {
    const { engine, limits, clock, tls, turns } = options;
    const owner = {
      perform: (effect: Effect) => this.perform(effect),
      insecure: (error: Error) => {
        this.trouble = error;
      },
    };
    this.turn = new Turn(turns);
    this.side = new Side(engine, owner, clientTimeouts(limits), clock, clientUpgrade(tls));
  }

  /** Tells the machine an event. */
  tell(event: MachineEvent): void {
    this.side.tell(event);
  }

  private perform(effect: Effect): void {
    if (effect.type === 'AWAIT_TURN') void this.awaitTurn();
    else if (effect.type === 'OPEN_TCP') void this.open(effect.port);
    else if (effect.type === 'SET_COOKIE') this.keep(effect);
    else {
      if (effect.type === 'ESTABLISHED') this.endTurn();
      if (effect.type === 'CLOSED') this.end();
      this.options.perform(effect);
    }
  }

  /** The next connection to the address finds the cookies of this one. */
  private endTurn(): void {
    if (this.keeping === undefined) this.turn.end();
    else void this.keeping.then(() => this.turn.end());
  }

  private end(): void {
    this.over = true;
    this.turn.end();
    this.connecting?.destroy();
  }

  private keep({ name, value }: Effect & { type: 'SET_COOKIE' }): void {
    const { cookies } = this.options;
    if (cookies === undefined) return;
    this.keeping = Promise.allSettled([this.keeping, keepCookie(cookies, this.resource, name, value)]);
  }

  private async awaitTurn(): Promise<void> {
    const event = { type: 'TURN', ...(await this.configured()) } as const;
    // What is over waits for no turn, and what cannot be opened fails when it is.
    await this.way?.wait(this.turn).catch(() => {});
    if (!this.over) this.tell(event);
  }

  /** Finds the way, and what the user agent is configured with for this URL. */
  private async configured(): Promise<{ proxy?: string; credentials?: string }> {
    const { host, port, secure } = this.resource;
    const { proxy: choose, credentials: answer } = this.options;
    const url = choose || answer ? urlOf(this.resource) : '';
    try {
      const chosen = (await choose?.(url)) ?? null;
      const credentials = answer?.(url) ?? null;
      const also = credentials === null ? {} : { credentials: basic(credentials) };
      if (chosen === null) {
        this.way = await Direct.to(this.routed({ host: bareHost(host), port }), this.options.clock);
        return also;
      }
      const proxy = new URL(chosen);
      this.way = new Proxied(proxy, { host, port, secure }, (place) => this.routed(place));
      return { proxy: `${proxy.protocol}//${proxy.host}`, ...also };
    } catch (error) {
      this.trouble = error as Error;
      return {};
    }
  }

  private async open(port: number): Promise<void> {
    const { cookies: jar } = this.options;
    try {
      if (this.way === undefined) throw this.trouble;
      if (port === 0) throw new Error('no TCP connection is to port 0');
      const socket = await this.way.open(this.turn, (begun) => {
        this.connecting = begun;
        // It may have ended since a proxy's first answer.
        if (this.over) begun.destroy();
      });
      const cookies = jar === undefined ? {} : { cookies: await cookieFields(jar, this.resource) };
      if (socket.destroyed || this.over) throw new Error('the connection broke at once');
      this.connecting = undefined;
      this.side.attach(socket);
      this.tell({ type: 'TCP_OPENED', ...cookies });
    } catch (error) {
      this.trouble = error as Error;
      if (!this.over) this.tell({ type: 'TCP_FAILED' });
    }
  }

  private routed(place: Place): Place {
    return this.options.route?.(place.host, place.port) ?? place;
  }

  private get resource(): Resource {
    return this.options.engine.context as Resource;
  }
}

/**
 * The URL that proxies are chosen by, made of the components that the constructor was given.
 * @step 10.3.4.3.1#2p3
 */
function urlOf({ host, port, resourceName, secure }: Resource): string {
  const engine = directEngine(machines.constructUrl, { host, port, resourceName, secure });
  const [constructed] = engine.tell({ type: 'CONSTRUCT_URL' });
  return (constructed as Effect & { type: 'URL_CONSTRUCTED' }).url;
}
