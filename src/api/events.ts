/** The events that a WebSocket object fires, and what it throws. */
import { type Effect, type ExceptionName, errorType, type Revision, type Task } from '../../machines/index.js';
import { asInterface } from './target.js';

/** Which event comes under which name. */
export interface WebSocketEvents {
  /** The connection is established. */
  open: Event;
  /** A message has come; `data` is its text. */
  message: MessageEvent<string>;
  /** A frame came that is none of text, or text that is none. */
  error: Event;
  /** The connection is closed; the last event. */
  close: CloseEvent;
}

/**
 * Tells that the connection is closed.
 * @step 10.3.3.1#p1
 * @step 10.3.3.1#p2
 * @step 10.3.3.1#idl
 */
export class CloseEvent extends Event {
  #wasClean: boolean;

  /** As those of other events; `wasClean` is false if absent. */
  constructor(type: string, init: EventInit & { wasClean?: boolean } = {}) {
    super(type, init);
    this.#wasClean = Boolean(init.wasClean);
  }

  /** Whether the connection closed cleanly. */
  get wasClean(): boolean {
    return this.#wasClean;
  }

  /**
   * Initializes an event that was created and not yet dispatched, as initEvent() does.
   * @throws TypeError for fewer than four arguments
   */
  initCloseEvent(type: string, canBubble: boolean, cancelable: boolean, wasClean: boolean): void;
  initCloseEvent(...args: [type: string, canBubble: boolean, cancelable: boolean, wasClean: boolean]): void {
    if (args.length < 4) throw new TypeError('initCloseEvent() takes a type, canBubble, cancelable and wasClean');
    const [type, canBubble, cancelable, wasClean] = args;
    if (this.eventPhase !== Event.NONE) return;
    this.initEvent(`${type}`, Boolean(canBubble), Boolean(cancelable));
    this.#wasClean = Boolean(wasClean);
  }
}
asInterface(CloseEvent, { initCloseEvent: 4 });

/**
 * The event that a task fires; neither bubbles nor can be cancelled.
 * @step 10.3.3#p1
 * @step 10.3.3#p2
 * @step 10.3.3#p3
 * @step 10.3.3#p5
 */
export function eventOf(task: Task, revision: Revision): Event {
  if (task.kind === 'message') return new MessageEvent('message', { data: task.data });
  if (task.kind === 'close') return new CloseEvent('close', { wasClean: task.wasClean });
  return new Event(task.kind === 'error' ? errorType(revision) : task.kind);
}

const NAMES = {
  SYNTAX_ERR: 'SyntaxError',
  INVALID_STATE_ERR: 'InvalidStateError',
  SECURITY_ERR: 'SecurityError',
} as const satisfies Record<ExceptionName, string>;

/** What a script did wrong, by exception and step, and so what it can do about it. */
const MISTAKES: Readonly<Record<string, string>> = {
  'SYNTAX_ERR 10.3.2#1': 'the URL must be absolute, begin with ws: or wss: and have no fragment',
  'SECURITY_ERR 10.3.2#2': 'the port of the URL is one to which connections are blocked',
  'SYNTAX_ERR 10.3.2#3': 'the protocol must be one or more characters from U+0020 to U+007E',
  'INVALID_STATE_ERR 10.3.2#p7': 'nothing can be sent while CONNECTING; wait for the open event',
  'SYNTAX_ERR 10.3.2#p7': 'the data have an unpaired surrogate, which UTF-8 cannot carry',
};

/** What is thrown: its `code` is that of `DOMException[name]` for the text's name. */
export function exceptionOf({ exception, step }: Effect & { type: 'THROW' }): DOMException {
  return new DOMException(`${MISTAKES[`${exception} ${step}`]} (${step})`, NAMES[exception]);
}
