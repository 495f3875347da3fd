/** The WebSocket interface of 10.3.2 as a script knows it. */
import type { READY_STATE, ReadyState } from '../../machines/index.js';
import type { WebSocketEvents } from './events.js';

/** What hears an event; `this` is the object. */
export type Listener<T extends keyof WebSocketEvents> = (this: WebSocket, event: WebSocketEvents[T]) => unknown;

/** A function that is called with each event of a type, or null. One that returns false cancels what can be cancelled. */
export type Handler<Type extends keyof WebSocketEvents> = Listener<Type> | null;

/** A connection as scripts see it. */
export interface WebSocket extends EventTarget {
  /** The connection is not established yet. */
  readonly CONNECTING: typeof READY_STATE.CONNECTING;
  /** It is established. */
  readonly OPEN: typeof READY_STATE.OPEN;
  /** The closing handshake goes on. */
  readonly CLOSING: typeof READY_STATE.CLOSING;
  /** It is closed, or was never opened. */
  readonly CLOSED: typeof READY_STATE.CLOSED;
  /** The URL that was given, resolved. */
  readonly URL: string;
  /** CONNECTING, OPEN, CLOSING or CLOSED. */
  readonly readyState: ReadyState;
  /** Bytes of messages, framing not counted, that were queued and not yet sent. */
  readonly bufferedAmount: number;
  /** Hears that the connection is established. */
  onopen: Handler<'open'>;
  /** Hears each message. */
  onmessage: Handler<'message'>;
  /** Hears of frames that are no text. */
  onerror: Handler<'error'>;
  /** Hears that the connection is closed. */
  onclose: Handler<'close'>;
  /**
   * Sends a message.
   * @returns whether the connection still stands and the message was queued
   * @throws DOMException INVALID_STATE_ERR while CONNECTING, SYNTAX_ERR for unpaired surrogates
   */
  send(data: string): boolean;
  /** Closes the connection, with the closing handshake if it is established. */
  close(): void;
  /** Has a listener called with each event of a type. */
  addEventListener<T extends keyof WebSocketEvents>(
    type: T,
    listener: Listener<T>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Has it called no more. */
  removeEventListener<T extends keyof WebSocketEvents>(
    type: T,
    listener: Listener<T>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** The constructor of 10.3.2. */
export interface WebSocketConstructor {
  /**
   * @param url absolute, ws: or wss:, without fragment
   * @param protocol subprotocol that the server must support: printable ASCII, not empty; may be absent
   * @throws DOMException SYNTAX_ERR for a URL or protocol of another form; SECURITY_ERR for a blocked port
   */
  new (url: string, protocol?: string): WebSocket;
  /** What its objects inherit. */
  readonly prototype: WebSocket;
  /** The connection is not established yet. */
  readonly CONNECTING: 0;
  /** It is established. */
  readonly OPEN: 1;
  /** The closing handshake goes on. */
  readonly CLOSING: 2;
  /** It is closed, or was never opened. */
  readonly CLOSED: 3;
}
