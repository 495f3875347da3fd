/** Whom a server welcomes: what its options mean to its machine. */
import { type Asked, isProtocolName, type Service, type Welcome } from '../../machines/index.js';
import { listed } from './inputs.js';
import { type Kind, kinds } from './options.js';
import type { Socket } from './system.js';

/** A list, a function that is asked for each handshake, or `'any'`. A function that throws says no. */
export type Allowed = readonly string[] | ((value: string, asked: Asked) => boolean) | 'any';

/** What is welcome. */
export interface WelcomeOptions {
  /**
   * Origins, as their ASCII serialization: those whose scripts may use this server. There is no default, because any page
   * of the web can have its visitors connect; `'any'` lets all of them in.
   */
  origins: Allowed;
  /**
   * Host names, lowercase, with `:port` unless it is the default. If absent, `localhost` and the address that the client
   * connected to: a name that somebody else has pointed at this address (DNS rebinding) is refused.
   */
  hosts?: Allowed;
  /** Resource names, from the slash on; any if absent. */
  resources?: Allowed;
  /** Subprotocols it supports; none if absent. */
  protocols?: Exclude<Allowed, 'any'>;
  /**
   * Whether clients come by `wss:` although no TLS comes here, as where a proxy in front ends it; or a function that says so of
   * each handshake, say by its X-Forwarded-Proto. False if absent. Policy server.reply.timing is then `fieldsFirst` unless
   * another one is chosen, because such a proxy may hold key3 back, and `hosts` are the names that clients know.
   */
  secure?: boolean | ((asked: Asked) => boolean);
  /** Cookies to set, as values of Set-Cookie. */
  setCookies?: readonly string[] | ((asked: Asked) => readonly string[]);
}

/** What each of them has to be; lists say more themselves. */
export const WELCOME: Readonly<Record<keyof WelcomeOptions, Kind>> = {
  origins: kinds.any,
  hosts: kinds.any,
  resources: kinds.any,
  protocols: [(value) => value !== 'any', 'a list or a function'],
  secure: kinds.aFlag,
  setCookies: kinds.any,
};

/** Hears what an application's function threw. */
export type Fault = (error: unknown) => void;

/** What a machine is given of the options. */
export interface Given {
  service: Service;
  encryptionExpected: boolean | ((asked: Asked) => boolean);
  cookiesToSet: readonly string[] | ((asked: Asked) => readonly string[]);
}

/**
 * Reads the options once; what comes back is asked for each connection.
 * @throws TypeError when no origins are given, or a value of a list could not be sent or compared
 */
export function givenBy(options: WelcomeOptions, fault: Fault): (socket: Socket, secure: boolean) => Given {
  const { origins, hosts, resources = 'any', protocols = [], secure = false, setCookies = [] } = options;
  if (origins === undefined) {
    throw new TypeError("createServer: say whose scripts may connect: origins: ['https://example.com'], a function, or 'any'");
  }
  const service = {
    hosts: welcome('hosts', hosts === undefined ? [] : hosts, fault),
    origins: welcome('origins', origins, fault),
    resources: welcome('resources', resources, fault),
    protocols: names(welcome('protocols', protocols, fault) as Service['protocols']),
  };
  const given = {
    cookiesToSet: cookies(setCookies, fault),
    encryptionExpected: typeof secure === 'function' ? asking(secure, fault) : secure,
  };
  if (hosts !== undefined) return () => ({ service, ...given });
  return (socket, secure) => ({ service: { ...service, hosts: namesOf(socket, secure) }, ...given });
}

/** The names that every client knows for the end of a socket: `localhost`, and its address. */
function namesOf({ localAddress = '', localPort }: Socket, secure: boolean): string[] {
  const bare = localAddress.replace(/^::ffff:/, '');
  const hosts = ['localhost', bare.includes(':') ? `[${bare}]` : bare];
  return localPort === (secure ? 443 : 80) ? hosts : hosts.map((host) => `${host}:${localPort}`);
}

function welcome(option: string, allowed: Allowed, fault: Fault): Welcome {
  if (allowed === 'any') return null;
  if (typeof allowed !== 'function') return listed(option, allowed);
  return (value, asked) => guarded(() => allowed(value, copyOf(asked)) === true, false, fault);
}

/** The application gets no part of the machine's own variables: what it changes changes nothing. */
function copyOf({ requested, clientFields }: Asked): Asked {
  return { requested, clientFields: clientFields.map((field) => ({ ...field })) };
}

/** What is asked for and is no name is never sent back, whatever a function says of it. */
function names(protocols: Service['protocols']): Service['protocols'] {
  if (typeof protocols !== 'function') return protocols;
  return (value, asked) => isProtocolName(value) && protocols(value, asked);
}

function asking(secure: (asked: Asked) => boolean, fault: Fault): (asked: Asked) => boolean {
  return (asked) => guarded(() => secure(copyOf(asked)) === true, false, fault);
}

function cookies(given: NonNullable<WelcomeOptions['setCookies']>, fault: Fault): Given['cookiesToSet'] {
  if (typeof given === 'function') return (asked) => guarded(() => listed('setCookies', given(copyOf(asked))), [], fault);
  return listed('setCookies', given);
}

function guarded<T>(ask: () => T, otherwise: T, fault: Fault): T {
  try {
    return ask();
  } catch (error) {
    fault(error);
    return otherwise;
  }
}
