/** EventTarget, with types for the events of a WebSocket object, that notices when listeners come and go. */
import type { WebSocketEvents } from './events.js';
import type { WebSocket } from './websocket.js';

type Type = keyof WebSocketEvents;
/** What hears an event; `this` is the object. */
export type Listener<T extends keyof WebSocketEvents> = (this: WebSocket, event: WebSocketEvents[T]) => unknown;

/** An EventTarget that knows which event comes under which name. */
export interface WebSocketTarget extends EventTarget {
  addEventListener<T extends Type>(type: T, listener: Listener<T>, options?: boolean | AddEventListenerOptions): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<T extends Type>(type: T, listener: Listener<T>, options?: boolean | EventListenerOptions): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

class Target extends EventTarget {
  readonly #changed: (target: EventTarget) => void;

  /** @param changed called when the listeners may be others than before; private, so that no script comes upon it */
  constructor(changed: (target: EventTarget) => void) {
    super();
    this.#changed = changed;
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    super.addEventListener(...args);
    this.#changed(this);
  }

  /** Called for listeners that go with their signal, too. */
  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    super.removeEventListener(...args);
    this.#changed(this);
  }
}

export const WebSocketTarget = Target as unknown as new (changed: (target: WebSocket) => void) => WebSocketTarget;
