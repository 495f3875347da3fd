/** Options as an application gives them: each is read and looked at once, so that none is noticed only by a connection that fails. */
import { REVISIONS } from '../../machines/index.js';
import { createSecureContext } from './system.js';

/** What an option has to be: the question, and the answer in words. */
export type Kind = readonly [isSound: (value: unknown) => boolean, wanted: string];

const isFunction = (value: unknown) => typeof value === 'function';

/** An object that has these methods. */
export const has =
  (...methods: string[]) =>
  (value: unknown) =>
    value !== null && typeof value === 'object' && methods.every((name) => isFunction(Reflect.get(value, name)));

/** Kinds that several options are of. */
export const kinds = {
  /** For an option that is looked at elsewhere. */
  any: [() => true, 'something'],
  aFunction: [isFunction, 'a function'],
  anObject: [has(), 'an object'],
  aClock: [has('start'), 'an object with start()'],
  aRevision: [(value) => REVISIONS.some((each) => each === value), `one of ${REVISIONS.join(', ')}`],
  aFlag: [(value) => typeof value === 'boolean' || isFunction(value), 'true, false or a function'],
} satisfies Record<string, Kind>;

/**
 * A copy of options, each of which was looked at; later changes of what was given do nothing. Those that are undefined are absent.
 * @param known what each option has to be
 * @throws TypeError with one line: the option, and what it has to be, or which ones there are
 */
export function checked<Options extends object>(given: Options, known: Readonly<Record<keyof Options, Kind>>): Options {
  const names = Object.keys(known) as (keyof Options & string)[];
  for (const name in given) {
    if (!names.includes(name)) throw new TypeError(`there is no option "${name}"; there are ${names.join(', ')}`);
  }
  const options: Partial<Options> = {};
  for (const name of names) {
    const value = given?.[name];
    if (value === undefined) continue;
    const [isSound, wanted] = known[name];
    if (!isSound(value)) throw new TypeError(`${name}: this has to be ${wanted}`);
    options[name] = value;
  }
  return options as Options;
}

/**
 * A copy of what node:tls is to be given.
 * @throws TypeError with one line, when certificate, key or authorities are none
 */
export function checkedTls<Tls extends object>(tls: Tls): Tls {
  const copy = { ...tls };
  try {
    createSecureContext(copy);
  } catch (error) {
    throw new TypeError(`tls: ${(error as Error).message}`);
  }
  return copy;
}
