/** The WebSocket object of 10.3.2: a thin face of its machine. */
import { getEventListeners } from 'node:events';
import { type OutsideEvent, READY_STATE, type ReadyState } from '../../machines/index.js';
import type { WebSocketEvents } from './events.js';
import { type Bound, Link } from './link.js';
import { type Listener, WebSocketTarget } from './target.js';

/** A function that is called with each event of a type, or null. */
export type Handler<Type extends keyof WebSocketEvents> = Listener<Type> | null;

interface Registered {
  handler: ((this: WebSocket, event: never) => unknown) | null;
}

/** Events that may still come, by readyState. */
const AWAITED: Readonly<Record<ReadyState, readonly string[]>> = {
  [READY_STATE.CONNECTING]: ['open', 'message', 'error', 'close'],
  [READY_STATE.OPEN]: ['message', 'error', 'close'],
  [READY_STATE.CLOSING]: ['message', 'error', 'close'],
  [READY_STATE.CLOSED]: [],
};

interface Variables {
  url: string;
  readyState: ReadyState;
  bufferedAmount: number;
}

/**
 * A connection as scripts see it.
 * @step 10.3.2#p1
 */
export class WebSocket extends WebSocketTarget {
  /** The connection is not established yet. */
  declare static readonly CONNECTING: typeof READY_STATE.CONNECTING;
  /** It is established. */
  declare static readonly OPEN: typeof READY_STATE.OPEN;
  /** The closing handshake goes on. */
  declare static readonly CLOSING: typeof READY_STATE.CLOSING;
  /** It is closed, or was never opened. */
  declare static readonly CLOSED: typeof READY_STATE.CLOSED;
  /** The connection is not established yet. */
  declare readonly CONNECTING: typeof READY_STATE.CONNECTING;
  /** It is established. */
  declare readonly OPEN: typeof READY_STATE.OPEN;
  /** The closing handshake goes on. */
  declare readonly CLOSING: typeof READY_STATE.CLOSING;
  /** It is closed, or was never opened. */
  declare readonly CLOSED: typeof READY_STATE.CLOSED;

  static {
    for (const [name, value] of Object.entries(READY_STATE)) {
      Object.defineProperty(WebSocket, name, { value, enumerable: true });
      Object.defineProperty(WebSocket.prototype, name, { value, enumerable: true });
    }
  }

  readonly #link: Link;
  readonly #handlers = new Map<string, Registered>();
  readonly #bound: Bound;

  /**
   * @param url absolute, ws: or wss:, without fragment
   * @param protocol subprotocol asked for: printable ASCII, not empty; null if absent
   * @throws DOMException SYNTAX_ERR for a URL or protocol of another form; SECURITY_ERR for a blocked port
   */
  constructor(bound: Bound, url: string, protocol: string | null) {
    super((socket) => socket.#changed());
    this.#bound = bound;
    this.#link = new Link(bound, this, WebSocket.#fire);
    this.#call({ type: 'CONSTRUCT', url, protocol });
    this.#link.begin(this);
  }

  /**
   * The URL that was given, resolved.
   * @step 10.3.2#p4
   */
  get URL(): string {
    return this.#variables.url;
  }

  /**
   * CONNECTING, OPEN, CLOSING or CLOSED.
   * @step 10.3.2#p5
   */
  get readyState(): ReadyState {
    return this.#variables.readyState;
  }

  /**
   * Bytes of messages, framing not counted, that were queued and not yet sent.
   * @step 10.3.2#p9
   */
  get bufferedAmount(): number {
    return this.#variables.bufferedAmount;
  }

  /**
   * Sends a message.
   * @returns whether the connection still stands and the message was queued
   * @throws DOMException INVALID_STATE_ERR while CONNECTING, SYNTAX_ERR for unpaired surrogates
   * @step 10.3.2#p7
   */
  send(data: string): boolean;
  send(...args: string[]): boolean {
    if (args.length === 0) throw new TypeError('send() takes a string');
    return this.#call({ type: 'SEND_CALLED', data: `${args[0]}` }) === true;
  }

  /**
   * Closes the connection, with the closing handshake if it is established.
   * @step 10.3.2#p8
   */
  close(): void {
    this.#call({ type: 'CLOSE_CALLED' });
  }

  /** @step 10.3.2#p10 */
  get onopen(): Handler<'open'> {
    return this.#handler('open');
  }
  set onopen(handler: Handler<'open'>) {
    this.#setHandler('open', handler);
  }

  /** @step 10.3.2#p10 */
  get onmessage(): Handler<'message'> {
    return this.#handler('message');
  }
  set onmessage(handler: Handler<'message'>) {
    this.#setHandler('message', handler);
  }

  /** @step 10.3.2#p10 */
  get onerror(): Handler<'error'> {
    return this.#handler('error');
  }
  set onerror(handler: Handler<'error'>) {
    this.#setHandler('error', handler);
  }

  /**
   * @step 10.3.2#p10
   * @step 10.3.2#table
   */
  get onclose(): Handler<'close'> {
    return this.#handler('close');
  }
  set onclose(handler: Handler<'close'>) {
    this.#setHandler('close', handler);
  }

  /** `WebSocket`. */
  get [Symbol.toStringTag](): string {
    return 'WebSocket';
  }

  /**
   * Whatever may have changed who listens: as long as an event may still come
   * that somebody listens to, the object is kept, though no script refers to it.
   * @step 10.3.3.2#p1
   */
  #changed(): void {
    const { kept, isUnloaded } = this.#bound;
    const isDue = !isUnloaded && AWAITED[this.#variables.readyState].some((type) => this.#isHeard(type));
    kept[isDue ? 'add' : 'delete'](this);
  }

  /** Fires an event, which may have been the last that somebody listened to; by no method that a script could replace. */
  static #fire(this: void, socket: WebSocket, event: Event): void {
    EventTarget.prototype.dispatchEvent.call(socket, event);
    socket.#changed();
  }

  /** Whether anything listens; a handler that was set to null does not. */
  #isHeard(type: string): boolean {
    const count = getEventListeners(this, type).length;
    return count > (this.#handlers.get(type)?.handler === null ? 1 : 0);
  }

  get #variables(): Variables {
    return this.#link.engine.context as Variables;
  }

  #call(event: OutsideEvent): boolean | null {
    return this.#link.call(event);
  }

  #handler<Type extends keyof WebSocketEvents>(type: Type): Handler<Type> {
    return (this.#handlers.get(type)?.handler ?? null) as Handler<Type>;
  }

  /** As with all event handlers, the first function decides the handler's place among the listeners. */
  #setHandler(type: string, handler: Registered['handler']): void {
    const callable = typeof handler === 'function' ? handler : null;
    const known = this.#handlers.get(type);
    if (known !== undefined) known.handler = callable;
    else if (callable !== null) this.#register(type, { handler: callable });
    this.#changed();
  }

  #register(type: string, registered: Registered): void {
    this.#handlers.set(type, registered);
    super.addEventListener(type, (event: Event) => void registered.handler?.call(this, event as never));
  }
}
