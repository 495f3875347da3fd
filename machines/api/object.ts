/**
 * What the algorithms of the WebSocket object share: 10.3.2#p5, #p6, #p9.
 */
import { type Connection, connection } from '../connection.js';

/**
 * Values of readyState, by the names of the text.
 * @step 10.3.2#p5
 */
export const READY_STATE = {
  /** @step 10.3.2#a */
  CONNECTING: 0,
  /** @step 10.3.2#b */
  OPEN: 1,
  /** @step 10.3.2#c */
  CLOSING: 2,
  /** @step 10.3.2#d */
  CLOSED: 3,
} as const;

/** One of the four values. */
export type ReadyState = (typeof READY_STATE)[keyof typeof READY_STATE];

/** The attributes of a WebSocket object that change. */
export interface SocketObject extends Connection {
  readyState: ReadyState;
  /** Bytes of messages, framing not counted, that are queued and not sent. */
  bufferedAmount: number;
}

/** A new object is CONNECTING, and nothing is buffered. */
export const socketObject: SocketObject = {
  ...connection,
  /** @step 10.3.2#p6 */
  readyState: READY_STATE.CONNECTING,
  /** @step 10.3.2#p9 */
  bufferedAmount: 0,
};
