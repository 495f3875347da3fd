/** A script's environment: an origin, and the WebSocket constructor that is bound to it. */
import { randomBytes } from 'node:crypto';
import type { CookieJar } from 'tough-cookie';
import { choose, chooseLimits, type Random } from '../../machines/index.js';
import type { Limits, Policies } from '../../spec/index.js';
import { type EngineChoice, engineBy } from '../engine/index.js';
import {
  type ClientTls,
  type Clock,
  type Credentials,
  type ProxyChoice,
  proxyFromEnvironment,
  type Route,
  Turns,
} from '../net/index.js';
import { Failures, type OnFailure } from './failures.js';
import type { WebSocketConstructor } from './interface.js';
import type { Bound } from './link.js';
import { checkedOptions, soundRandom } from './options.js';
import { blockedPorts } from './ports.js';
import { interfaceFor } from './websocket.js';

/** What the scripts of an environment are given, and how it connects. */
export interface EnvironmentOptions {
  /** ASCII serialization of the origin of the scripts, such as `http://example.com`, or `null`. */
  origin: string;
  /** Choices other than the defaults. */
  policies?: Partial<Policies>;
  /** Limits other than the defaults, in bytes or milliseconds; Infinity is none. */
  limits?: Partial<Limits>;
  /** Ports that scripts may not connect to; those that browsers block if absent. */
  blockedPorts?: readonly number[];
  /** Chance for a connection's keys, asked by the constructor, which throws a TypeError for what can be none; from the system if absent. */
  random?: () => Random;
  /** Hears why a connection failed. Scripts must not. */
  onFailure?: OnFailure;
  /** How machines are run; `compiled` if absent. With `xstate` or `xstateEngine(listener)` XState runs them, to be watched. */
  engine?: EngineChoice;
  /** Where timers come from; the system if absent. */
  clock?: Clock;
  /** Where to connect for a host and port, as a hosts file would say. */
  route?: Route;
  /**
   * Whose certificates `wss:` trusts (`ca`), and what it shows of itself (`cert`, `key`): PEM, as node:tls takes it. The
   * authorities that Node knows if absent. Certificates are checked unless `rejectUnauthorized` is false.
   */
  tls?: ClientTls;
  /**
   * The proxy for each connection, chosen by its URL: the URL of a proxy (`http:`, `socks5:` or `socks4:`, with name and
   * password if it wants them) or null for none. `environment` follows WSS_PROXY, ALL_PROXY, NO_PROXY and so on, see
   * {@link proxyFromEnvironment}. No proxy if absent.
   */
  proxy?: 'environment' | ProxyChoice;
  /** Name and password for servers that themselves answer with a 407 that offers Basic, by URL; such a connection fails if absent. */
  credentials?: (url: string) => Credentials | null;
  /** Where cookies come from and are kept, HttpOnly ones too; no cookies if absent. */
  cookies?: CookieJar;
  /** Runs a task of the WebSocket task source, later and in order; by setImmediate if absent. */
  queueTask?: (run: () => void) => void;
}

/** What the scripts of one origin find. */
export interface Environment {
  /** The constructor, for scripts of this environment's origin. */
  WebSocket: WebSocketConstructor;
  /**
   * The scripts are gone: their connections are closed, without the closing handshake, and no event comes any more.
   * Objects that somebody still holds become CLOSED when their tasks run (docs/decisions/0013).
   */
  unload(): void;
}

/** Connections of one user agent wait for each other (10.3.4.3.1#1), whatever their environments. */
const turns = new Turns();

/**
 * Creates an environment.
 * @throws TypeError for an option that is not what it has to be, such as an origin with a line break
 * @throws RangeError for a policy or a limit that cannot be chosen
 */
export function createEnvironment(given: EnvironmentOptions): Environment {
  const options = checkedOptions(given);
  const limits = chooseLimits(options.limits);
  const { clock, route, tls, credentials, cookies, proxy } = options;
  // As the policy has it, a 407 is answered where there is an answer.
  const answering = options.credentials ? ({ 'client.proxy.auth': 'retry' } as const) : {};
  const policies = choose({ ...answering, ...options.policies });
  const bound: Bound = {
    engine: engineBy(options.engine),
    input: () => ({
      scriptOrigin: options.origin,
      blockedPorts: options.blockedPorts ?? blockedPorts,
      random: soundRandom((options.random ?? systemRandom)()),
      policies,
      limits,
    }),
    failures: new Failures(options.origin, options.onFailure),
    links: new Set(),
    kept: new Set(),
    isUnloaded: false,
    queueTask: options.queueTask ?? setImmediate,
    wire: {
      turns,
      limits,
      clock,
      route,
      tls,
      credentials,
      cookies,
      proxy: proxy === 'environment' ? proxyFromEnvironment() : proxy,
    },
  };
  return { WebSocket: interfaceFor(bound), unload: () => unload(bound) };
}

/** Policy api.unload. */
function unload(bound: Bound): void {
  bound.isUnloaded = true;
  bound.kept.clear();
  for (const link of [...bound.links]) link.abandon();
}

function systemRandom(): Random {
  return { seed: randomBytes(32).toString('hex'), script: [], drawn: 0 };
}
