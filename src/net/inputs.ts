/** What an application gives and the wire gets: each kind of it is checked by one function, before anything is sent. */
import { authorityOf, isOrigin, isProtocolName } from '../../machines/index.js';

/** A name and a password. */
export interface Credentials {
  /** Without a colon. */
  username: string;
  /** Whatever it is. */
  password: string;
}

type Sound = readonly [isSound: (text: string) => boolean, wanted: string];

const anOrigin: Sound = [isOrigin, 'an origin: scheme://host, with its port unless that is the default, and no more; or null'];

/** What the values of each option may be: the question, and what it wants in words. */
const VALUES: Readonly<Record<string, Sound>> = {
  origin: anOrigin,
  origins: anOrigin,
  hosts: [(text) => authorityOf(text) !== null, 'a host: a name or address, with :port unless that is the default'],
  resources: [(text) => /^\/[!-~]*$/.test(text), 'a resource name: a slash, then printable ASCII without spaces'],
  protocols: [isProtocolName, 'the name of a subprotocol: printable ASCII, not empty'],
  setCookies: [(text) => /^[\t -~]*$/.test(text), 'a cookie: printable ASCII'],
};

/**
 * A copy of a list of a server's option, when each of its values can be sent or compared; later changes of the list do nothing.
 * @throws TypeError that names the option, the value and what is wanted
 */
export function listed(option: string, values: readonly unknown[]): readonly string[] {
  const [isSound, wanted] = VALUES[option] as Sound;
  if (!Array.isArray(values)) throw new TypeError(`${option}: ${shown(values)} is no list`);
  const copy = Array.from<unknown>(values);
  const wrong = copy.find((value) => typeof value !== 'string' || !isSound(value));
  if (wrong !== undefined || copy.includes(undefined)) throw new TypeError(`${option}: ${shown(wrong)} is not ${wanted}`);
  return copy as string[];
}

/**
 * The origin of scripts, when it is one.
 * @throws TypeError when it is none, as one with a line break or beyond ASCII
 * @step 10.3.4.3.1#p1
 */
export function originOf(origin: unknown): string {
  return listed('origin', [origin])[0] as string;
}

/**
 * A name and a password, when the scheme Basic can carry them: it ends the
 * name at a colon, and neither may have control characters, which SOCKS takes
 * for ends too.
 * @throws TypeError that says which of them is wrong, and not what it is
 */
export function sound({ username, password }: Credentials): Credentials {
  if (typeof username !== 'string' || /\p{Cc}|:/u.test(username)) {
    throw new TypeError('credentials: the username has to be a string without colons and control characters');
  }
  if (typeof password !== 'string' || /\p{Cc}/u.test(password)) {
    throw new TypeError('credentials: the password has to be a string without control characters');
  }
  return { username, password };
}

/** A value in one line of a message. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
