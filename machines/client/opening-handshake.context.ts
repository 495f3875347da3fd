/** Variables of 10.3.4.3.1, by the names the text gives them. */

import { type Connection, connection, type Request, random, request } from '../connection.js';
import { Bytes } from '../values/bytes.js';
import type { Random } from '../values/random.js';

/** A field of the server's handshake, decoded. */
export interface Entry {
  name: string;
  value: string;
}

export interface Handshake extends Connection, Request {
  /** URL of the proxy to use, or null. */
  proxy: string | null;
  /** Credentials for a 407 of the server, as the value of Proxy-Authorization, or null; used at most once. */
  credentials: string | null;
  /** Credentials in use after a 407, or null. */
  authorization: string | null;
  /** Header fields with the cookies for this resource, from the jar. */
  cookies: readonly string[];
  random: Random;
  /** Fields to send. */
  fields: readonly string[];
  hostport: string;
  spaces1: number;
  spaces2: number;
  max1: number;
  max2: number;
  number1: number;
  number2: number;
  product1: number;
  product2: number;
  key1: string;
  key2: string;
  key3: Bytes;
  /** The field that step 24 sends now. */
  picked: string;
  /** The status line. */
  field: Bytes;
  code: string;
  name: Bytes;
  value: Bytes;
  /** "fields" of step 32; those of step 6 are another list. */
  entries: readonly Entry[];
  /** Cookies that wait until the server has proved itself (E17). */
  heldCookies: readonly Entry[];
  challenge: Bytes;
  expected: Bytes;
  reply: Bytes;
}

export const handshake: Handshake = {
  ...connection,
  ...request,
  proxy: null,
  credentials: null,
  authorization: null,
  cookies: [],
  random,
  fields: [],
  hostport: '',
  spaces1: 0,
  spaces2: 0,
  max1: 0,
  max2: 0,
  number1: 0,
  number2: 0,
  product1: 0,
  product2: 0,
  key1: '',
  key2: '',
  key3: Bytes.empty,
  picked: '',
  field: Bytes.empty,
  code: '',
  name: Bytes.empty,
  value: Bytes.empty,
  entries: [],
  heldCookies: [],
  challenge: Bytes.empty,
  expected: Bytes.empty,
  reply: Bytes.empty,
};

/** The entry that step 41 handles now. */
export function first(entries: readonly Entry[]): Entry {
  return entries[0] as Entry;
}
