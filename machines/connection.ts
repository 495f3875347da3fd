/**
 * What all algorithms of one side know of its connection, and what they share
 * to speak of it. The text says these things of the connection, not of an
 * algorithm ("the WebSocket closing handshake has started"), so they are facts
 * in one context; the algorithm that makes one true also tells it.
 */
import { limitDefaults, policyDefaults, type StepId } from '../spec/index.js';
import { at } from './language/written.js';
import { encodeUtf8 } from './values/text.js';

/** Facts about a connection. */
export const connection = {
  /** The WebSocket connection is established. */
  established: false,
  /** This side has sent FF 00: the WebSocket closing handshake has started. */
  closingStarted: false,
  /** The client has finished the closing handshake. */
  closingFinished: false,
  /** The WebSocket connection is closed. */
  closed: false,
  policies: policyDefaults,
  limits: limitDefaults,
};
export type Connection = typeof connection;

/**
 * The components of a WebSocket URL: what "establish a WebSocket connection" is given, first half.
 * @step 10.3.4.8#bullet1
 * @step 10.3.4.8#bullet2
 * @step 10.3.4.8#bullet3
 */
export const address = {
  /** ASCII, lowercase. */
  host: '',
  /** 0 to 65535. */
  port: 80,
  /** Path and query, from the first slash on. */
  resourceName: '/',
  /** Whether TLS is used. */
  secure: false,
};

/**
 * What a client is given to establish a connection (10.3.4.3.1#p1): the second half is origin and, optionally, protocol.
 * @step 10.3.4.8#bullet4
 * @step 10.3.4.8#bullet5
 */
export const request = {
  ...address,
  /** ASCII serialization of the origin; `null` where there is none. */
  origin: 'null',
  /** The subprotocol asked for, or null. */
  protocol: null as string | null,
};

/** "Fail the WebSocket connection": its reason is the step that calls for it, and the guard that found it so. */
export const fail = at('10.3.4.5.1#p1', {
  tell: (_context: object, _event: object, step: StepId, why?: string) => ({ type: 'FAIL' as const, ...cause(step, why) }),
});

/** "Abort the WebSocket connection", likewise. */
export const abort = at('10.3.4.5.2#p1', {
  tell: (_context: object, _event: object, step: StepId, why?: string) => ({ type: 'ABORT' as const, ...cause(step, why) }),
});

/** A step and, where one guard of several led to it, that guard's name. */
export function cause(step: StepId, why: string | undefined): { step: StepId; why?: string } {
  return why === undefined ? { step } : { step, why };
}

/** "Close the WebSocket connection". */
export const close = at(['10.3.4.5.3#p1', '10.3.4.8#p5'], { type: 'CLOSE_CONNECTION' });

/** Sends bytes, `payload` of which belong to a message. */
export function send(bytes: Uint8Array, payload = 0) {
  return { type: 'SEND', bytes, payload } as const;
}

/** Sends text of a message. */
export function sendText(text: string) {
  const bytes = encodeUtf8(text);
  return send(bytes, bytes.length);
}

/** Whether the connection is closed. */
export const isClosed = at('10.3.4.5.3#p1', ({ closed }: Connection) => closed);
