/** EventTarget, with types for the events of a WebSocket object; nothing more when it runs. */
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

export const WebSocketTarget = EventTarget as new () => WebSocketTarget;
