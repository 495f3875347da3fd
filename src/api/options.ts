/** The options of an environment, looked at when it is created. */
import type { CookieJar } from 'tough-cookie';
import type { Random, Revision } from '../../machines/index.js';
import type { Limits, Policies } from '../../spec/index.js';
import type { EngineChoice } from '../engine/index.js';
import {
  type ClientTls,
  type Clock,
  type Credentials,
  checked,
  checkedTls,
  has,
  type Kind,
  kinds,
  originOf,
  type ProxyChoice,
  type Route,
} from '../net/index.js';
import type { OnFailure } from './failures.js';

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
  /**
   * By which text it is done: r4819, r4820 or r5065, which was uploaded as hixie-76; r4820 if absent. Objects have the
   * members of that text: `url` in r5065, and no CLOSING and `onmessageerror` in r4819.
   */
  revision?: Revision;
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

const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isPort = (value: unknown) => isCount(value) && (value as number) <= 65_535;
const { any, aFunction, anObject, aClock } = kinds;

/** What each option has to be; origin, policies, limits and engine say more themselves. */
const OPTIONS: Readonly<Record<keyof EnvironmentOptions, Kind>> = {
  origin: any,
  policies: anObject,
  limits: anObject,
  blockedPorts: [(value) => Array.isArray(value) && value.every(isPort), 'a list of ports, 0 to 65535'],
  random: aFunction,
  onFailure: aFunction,
  engine: any,
  revision: kinds.aRevision,
  clock: aClock,
  route: aFunction,
  tls: anObject,
  proxy: [(value) => value === 'environment' || typeof value === 'function', "'environment' or a function"],
  credentials: aFunction,
  cookies: [has('getCookieString', 'setCookie'), 'a cookie jar'],
  queueTask: aFunction,
};

/**
 * A copy of the options, each of which was looked at; later changes of what was given do nothing.
 * @throws TypeError with one line: the option, and what it has to be
 */
export function checkedOptions(given: EnvironmentOptions): EnvironmentOptions {
  const options = checked(given, OPTIONS);
  originOf(options.origin);
  if (options.blockedPorts !== undefined) options.blockedPorts = [...options.blockedPorts];
  if (options.tls !== undefined) options.tls = checkedTls(options.tls);
  return options;
}

/**
 * Chance as a machine takes it. It makes characters of keys, so that nothing but numbers may come of it.
 * @throws TypeError with one line
 */
export function soundRandom({ seed, script, drawn }: Random): Random {
  const copy = { seed, script: [...script], drawn };
  const isSound = typeof seed === 'string' && copy.script.every(isCount) && isCount(drawn);
  if (!isSound) throw new TypeError('random: this has to give { seed: a string, script: whole numbers, drawn: a whole number }');
  return copy;
}
