/** The options of an environment, looked at when it is created, so that none is noticed only by a connection that fails. */
import { createSecureContext } from 'node:tls';
import { originOf } from '../net/index.js';
import type { EnvironmentOptions } from './environment.js';

type Sound = readonly [isSound: (value: never) => boolean, wanted: string];

const isFunction = (value: unknown) => typeof value === 'function';
const isPort = (value: unknown) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535;
const has =
  (...methods: string[]) =>
  (value: object) =>
    value !== null && typeof value === 'object' && methods.every((name) => isFunction(Reflect.get(value, name)));
const aFunction: Sound = [isFunction, 'a function'];
const anObject: Sound = [has(), 'an object'];

/** What each option has to be; origin, policies, limits and engine say more themselves. */
const OPTIONS: Readonly<Record<keyof EnvironmentOptions, Sound>> = {
  origin: [() => true, 'an origin'],
  policies: anObject,
  limits: anObject,
  blockedPorts: [(value: unknown) => Array.isArray(value) && value.every(isPort), 'a list of ports, 0 to 65535'],
  random: aFunction,
  onFailure: aFunction,
  engine: [() => true, 'an engine'],
  clock: [has('start'), 'an object with start()'],
  route: aFunction,
  tls: anObject,
  proxy: [(value: unknown) => value === 'environment' || isFunction(value), "'environment' or a function"],
  credentials: aFunction,
  cookies: [has('getCookieString', 'setCookie'), 'a cookie jar'],
  queueTask: aFunction,
};

/**
 * Looks at each option that is there.
 * @throws TypeError with one line: the option, and what it has to be
 */
export function checkOptions(options: EnvironmentOptions): void {
  originOf(options.origin);
  for (const [name, value] of Object.entries(options)) {
    const sound = OPTIONS[name as keyof EnvironmentOptions];
    if (sound === undefined) throw new TypeError(`there is no option "${name}"; there are ${Object.keys(OPTIONS).join(', ')}`);
    const [isSound, wanted] = sound;
    if (value !== undefined && !isSound(value as never)) throw new TypeError(`${name}: this has to be ${wanted}`);
  }
  if (options.tls === undefined) return;
  try {
    createSecureContext(options.tls);
  } catch (error) {
    throw new TypeError(`tls: ${(error as Error).message}`);
  }
}
