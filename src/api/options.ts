/** The options of an environment, looked at when it is created. */
import type { Random } from '../../machines/index.js';
import { checked, checkedTls, has, type Kind, kinds, originOf } from '../net/index.js';
import type { EnvironmentOptions } from './environment.js';

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
