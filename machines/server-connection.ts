/** What the server's algorithms share about one connection. */
import { type Address, address, type Connection, connection } from './connection.js';

/** A field of the client's handshake: its name lowercased, its value decoded. */
export interface Field {
  name: string;
  value: string;
}

/** What the server is willing to serve; null welcomes anything. */
export interface Service {
  /** Host names, lowercase, with `:port` unless it is the default. */
  hosts: readonly string[] | null;
  /** Origins, as their ASCII serialization. */
  origins: readonly string[] | null;
  /** Resource names. */
  resources: readonly string[] | null;
  /** Subprotocols it supports. */
  protocols: readonly string[];
}

export interface ServerConnection extends Connection, Address {
  service: Service;
  /** The resource name that the client asked for. */
  requested: string;
  /** Fields of the client's handshake, in their order. */
  clientFields: readonly Field[];
  /** The flag of 10.3.4.4.3#3.B8. */
  clientTerminated: boolean;
}

export const serverConnection: ServerConnection = {
  ...connection,
  ...address,
  service: { hosts: null, origins: null, resources: null, protocols: [] },
  requested: '',
  clientFields: [],
  clientTerminated: false,
};

/** The values of all fields with a name, which is given in lowercase. */
export function valuesOf(fields: readonly Field[], name: string): string[] {
  return fields.filter((field) => field.name === name).map((field) => field.value);
}
