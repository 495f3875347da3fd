/** The WebSocket interface of 10.3.2: a thin face of its machine. */
import { getEventListeners, setMaxListeners } from 'node:events';
import {
  errorType,
  type OutsideEvent,
  READY_STATE,
  type ReadyState,
  type Revision,
  readyStatesOf,
} from '../../machines/index.js';
import type { WebSocket as Interface, WebSocketConstructor } from './interface.js';
import { type Bound, Link } from './link.js';
import { asInterface, dispatch, native, rename } from './target.js';

type Callback = EventListenerOrEventListenerObject | null;
type Callable = (this: object, event: Event) => unknown;

/** Members that a revision calls otherwise. */
const RENAMED: Partial<Record<Revision, readonly [name: string, own: string]>> = {
  r4819: ['onerror', 'onmessageerror'],
  r5065: ['URL', 'url'],
};

interface Variables {
  url: string;
  readyState: ReadyState;
  bufferedAmount: number;
}

/**
 * The constructor for the scripts of one environment. It is made for them
 * alone and inherits from nothing of ours, so that no script comes upon a way
 * to the network other than its own constructor.
 * @step 10.3.1#p3
 * @step 10.3.2#idl
 */
export function interfaceFor(bound: Bound): WebSocketConstructor {
  const error = errorType(bound.revision);
  /** @step 10.3.2#p1 */
  class WebSocket extends EventTarget {
    readonly #link: Link;
    readonly #handlers = new Map<string, { handler: Callable | null }>();
    /** Whether `close` has come, behind which no other event comes. */
    #isOver = false;

    constructor(...args: unknown[]) {
      if (args.length === 0) throw new TypeError('WebSocket() takes a URL and, optionally, a protocol');
      super();
      // Any number of listeners is in order, and Node need not warn of them.
      setMaxListeners(0, this);
      this.#link = new Link(bound, this, WebSocket.#fire);
      const [url, protocol] = args;
      // As Web IDL has it: what is not a string becomes one, and what cannot throws a TypeError.
      this.#link.call({ type: 'CONSTRUCT', url: `${url}`, protocol: protocol === undefined ? null : `${protocol}` });
      this.#link.begin(this);
    }

    /** @step 10.3.2#p4 */
    get URL(): string {
      return this.#variables.url;
    }

    /** @step 10.3.2#p5 */
    get readyState(): ReadyState {
      return this.#variables.readyState;
    }

    /** @step 10.3.2#p9 */
    get bufferedAmount(): number {
      return this.#variables.bufferedAmount;
    }

    /** @step 10.3.2#p7 */
    send(...args: unknown[]): boolean {
      if (args.length === 0) throw new TypeError('send() takes a string');
      return this.#call({ type: 'SEND_CALLED', data: `${args[0]}` }) === true;
    }

    /** @step 10.3.2#p8 */
    close(): void {
      this.#call({ type: 'CLOSE_CALLED' });
    }

    /**
     * @step 10.3.2#p10
     * @step 10.3.2#idl
     */
    get onopen(): Callable | null {
      return this.#handler('open');
    }
    set onopen(handler: Callable | null) {
      this.#setHandler('open', handler);
    }

    /** @step 10.3.2#p10 */
    get onmessage(): Callable | null {
      return this.#handler('message');
    }
    set onmessage(handler: Callable | null) {
      this.#setHandler('message', handler);
    }

    /** @step 10.3.2#p10 */
    get onerror(): Callable | null {
      return this.#handler(error);
    }
    set onerror(handler: Callable | null) {
      this.#setHandler(error, handler);
    }

    /** @step 10.3.2#p10 */
    get onclose(): Callable | null {
      return this.#handler('close');
    }
    /** @step 10.3.2#table */
    set onclose(handler: Callable | null) {
      this.#setHandler('close', handler);
    }

    /** @step 10.3.2#idl-implements */
    override addEventListener(...args: [type: string, listener: Callback, options?: boolean | AddEventListenerOptions]): void {
      native.addEventListener.apply(this, args);
      this.#changed();
    }

    /** Called for listeners that go with their signal, too. */
    override removeEventListener(...args: [type: string, listener: Callback, options?: boolean | EventListenerOptions]): void {
      native.removeEventListener.apply(this, args);
      this.#changed();
    }

    override dispatchEvent(...[event]: [event: Event]): boolean {
      const isNotCancelled = dispatch(this, event);
      this.#changed();
      return isNotCancelled;
    }

    /**
     * Whatever may have changed who listens: as long as an event may still come
     * that somebody listens to, the object is kept, though no script refers to it.
     * @step 10.3.3.2#p1
     */
    #changed(): void {
      const isAwaited = !bound.isUnloaded && !this.#isOver;
      const isDue = isAwaited && this.#mayCome().some((type) => this.#isHeard(type));
      bound.kept[isDue ? 'add' : 'delete'](this);
    }

    #mayCome(): string[] {
      return [...(this.#variables.readyState === READY_STATE.CONNECTING ? ['open'] : []), 'message', error, 'close'];
    }

    /** Fires an event, which may have been the last that somebody listened to; by no method that a script could replace. */
    static #fire(this: void, socket: object, event: Event): void {
      (socket as WebSocket).#isOver ||= event.type === 'close';
      dispatch(socket as WebSocket, event);
      (socket as WebSocket).#changed();
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

    #handler(type: string): Callable | null {
      return this.#handlers.get(type)?.handler ?? null;
    }

    /** As with all event handlers, the first function decides the handler's place among the listeners. */
    #setHandler(type: string, handler: unknown): void {
      const callable = typeof handler === 'function' ? (handler as Callable) : null;
      const known = this.#handlers.get(type);
      if (known !== undefined) known.handler = callable;
      else if (callable !== null) this.#register(type, { handler: callable });
      this.#changed();
    }

    /** As with all event handlers, one that returns false cancels the event. */
    #register(type: string, registered: { handler: Callable | null }): void {
      this.#handlers.set(type, registered);
      native.addEventListener.call(this, type, (event) => {
        if (registered.handler?.call(this, event) === false) event.preventDefault();
      });
    }
  }

  asInterface(WebSocket, { constructor: 1, send: 1, addEventListener: 2, removeEventListener: 2, dispatchEvent: 1 });
  const renamed = RENAMED[bound.revision];
  if (renamed !== undefined) rename(WebSocket.prototype, ...renamed);
  for (const [name, value] of Object.entries(readyStatesOf(bound.revision))) {
    for (const holder of [WebSocket, WebSocket.prototype]) Object.defineProperty(holder, name, { value, enumerable: true });
  }
  return WebSocket as unknown as new (
    url: string,
    protocol?: string,
  ) => Interface as WebSocketConstructor;
}
