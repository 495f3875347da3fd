/** What the server's algorithms share about one connection. */
import { address, connection } from '../connection.js';

/** A field of the client's handshake: its name lowercased, its value decoded. */
export interface Field {
  /** In lowercase. */
  name: string;
  /** What follows the colon and one space. */
  value: string;
}

/** What of a client's handshake is known when it is decided upon. */
export interface Asked {
  /** The resource name. */
  readonly requested: string;
  /** Fields in their order; none yet where the resource is decided upon. */
  readonly clientFields: readonly Field[];
}

/** Values that are welcome: those of a list, those that a function says yes to, or all of them. */
export type Welcome = readonly string[] | ((value: string, asked: Asked) => boolean) | null;

/** What the server is willing to serve; null welcomes anything. */
export interface Service {
  /** Host names, lowercase, with `:port` unless it is the default. */
  hosts: Welcome;
  /** Origins, as their ASCII serialization. */
  origins: Welcome;
  /** Its own host, with `:port` unless it is the default, where the client's field gives none; the first of a list if absent. */
  host?: string;
  /** The origin that it deals with where the client's field gives none; the first of a list if absent. */
  origin?: string;
  /** Resource names. */
  resources: Welcome;
  /** Subprotocols it supports. */
  protocols: Exclude<Welcome, null>;
}

/** Facts about a connection of a server. */
export const serverConnection = {
  ...connection,
  ...address,
  service: { hosts: null, origins: null, resources: null, protocols: [] } as Service,
  /** The resource name that the client asked for. */
  requested: '',
  /** Fields of the client's handshake, in their order. */
  clientFields: [] as readonly Field[],
  /** Whether it is encrypted on its way even if not here, as where TLS ends in front of the server. */
  encryptionExpected: false as boolean | ((asked: Asked) => boolean),
  /** Cookies to set, as values of Set-Cookie, or what makes them of a handshake. */
  cookiesToSet: [] as readonly string[] | ((asked: Asked) => readonly string[]),
  /** The flag of 10.3.4.4.3#3.B8. */
  clientTerminated: false,
};
export type ServerConnection = typeof serverConnection;

/** Names of the fields that the protocol itself makes use of. */
export const ofProtocol: readonly string[] = [
  'upgrade',
  'connection',
  'host',
  'origin',
  'sec-websocket-protocol',
  'sec-websocket-key1',
  'sec-websocket-key2',
];

/** Whether the connection is encrypted, here or in front of the server. */
export function isEncrypted(asked: ServerConnection): boolean {
  const { secure, encryptionExpected: expected } = asked;
  return secure || (typeof expected === 'function' ? expected(asked) : expected);
}

/** Whether a value is welcome. */
export function welcomes(welcome: Welcome, value: string, asked: Asked): boolean {
  if (welcome === null) return true;
  return typeof welcome === 'function' ? welcome(value, asked) : welcome.includes(value);
}

/**
 * The value of a field, by policy server.field.duplicate if it comes more than once; none if it is missing, or if that
 * aborts. Whoever needs a value asks here: what is checked is then what is used.
 */
export function fieldOf({ clientFields, policies }: ServerConnection, name: string): string | undefined {
  const values = valuesOf(clientFields, name);
  if (values.length < 2) return values[0];
  const choice = policies['server.field.duplicate'];
  if (choice === 'abort') return undefined;
  if (choice === 'first' || choice === 'last') return values.at(choice === 'first' ? 0 : -1);
  return values.join(choice === 'joined' ? ', ' : ',');
}

/** The values of all fields with a name, which is given in lowercase. */
export function valuesOf(fields: readonly Field[], name: string): string[] {
  return fields.filter((field) => field.name === name).map((field) => field.value);
}
