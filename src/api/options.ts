/** The options of an environment, looked at when it is created, so that none is noticed only by a connection that fails. */
import { createSecureContext } from 'node:tls';
import type { Random } from '../../machines/index.js';
import { originOf } from '../net/index.js';
import type { EnvironmentOptions } from './environment.js';

type Sound = readonly [isSound: (value: never) => boolean, wanted: string];

const isFunction = (value: unknown) => typeof value === 'function';
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isPort = (value: unknown) => isCount(value) && (value as number) <= 65_535;
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
 * A copy of the options, each of which was looked at; later changes of what was given do nothing.
 * @throws TypeError with one line: the option, and what it has to be
 */
export function checkedOptions(given: EnvironmentOptions): EnvironmentOptions {
  const options = { ...given };
  originOf(options.origin);
  for (const [name, value] of Object.entries(options)) {
    const sound = OPTIONS[name as keyof EnvironmentOptions];
    if (sound === undefined) throw new TypeError(`there is no option "${name}"; there are ${Object.keys(OPTIONS).join(', ')}`);
    const [isSound, wanted] = sound;
    if (value !== undefined && !isSound(value as never)) throw new TypeError(`${name}: this has to be ${wanted}`);
  }
  if (options.blockedPorts !== undefined) options.blockedPorts = [...options.blockedPorts];
  if (options.tls === undefined) return options;
  options.tls = { ...options.tls };
  try {
    createSecureContext(options.tls);
  } catch (error) {
    throw new TypeError(`tls: ${(error as Error).message}`);
  }
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
