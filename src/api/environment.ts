/** A script's environment: an origin, and the WebSocket constructor that is bound to it. */
import { randomBytes } from 'node:crypto';
import { choose, chooseLimits, type Random } from '../../machines/index.js';
import { engineBy } from '../engine/index.js';
import { proxyFromEnvironment, Turns } from '../net/index.js';
import { Failures } from './failures.js';
import type { WebSocketConstructor } from './interface.js';
import type { Bound } from './link.js';
import { checkedOptions, type EnvironmentOptions, soundRandom } from './options.js';
import { blockedPorts } from './ports.js';
import { interfaceFor } from './websocket.js';

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
  const { revision = 'r4820' } = options;
  const policies = choose({ ...answering, ...options.policies }, revision);
  const bound: Bound = {
    revision,
    engine: engineBy(options.engine, revision),
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
