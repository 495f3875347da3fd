/**
 * What machines are told and what they tell.
 *
 * An event reaches a machine from the network, from a script, from a task, or
 * from another algorithm that says something the text says ("the WebSocket
 * connection is established"). An effect is either such an event, heard by the
 * other algorithms of a composed machine, or something that the world outside
 * has to do: send bytes, close TCP, fire an event at a script's object.
 */
import type { StepId } from '../../spec/index.js';

/** Names of the timers a machine may start; how long they run is a policy. */
export type Timer = 'statusLine' | 'handshake' | 'closing';

/** Exceptions of the API, by the names of the text. */
export type ExceptionName = 'SYNTAX_ERR' | 'INVALID_STATE_ERR' | 'SECURITY_ERR';

/** A task of the WebSocket task source (10.3.3#p6). */
export type Task =
  | { kind: 'open' }
  | { kind: 'message'; data: string }
  | { kind: 'error' }
  | { kind: 'closing' }
  | { kind: 'close'; wasClean: boolean };

/** What the world tells a machine: name of the event and what it carries. */
export interface FromOutside {
  /** One byte arrived, 0-255. */
  BYTE: { byte: number };
  /**
   * It is this connection's turn to connect (10.3.4.3.1#1). With it comes what the user agent is configured with for this
   * URL: a proxy's URL, and the credentials that a 407 of the server is answered with.
   */
  TURN: { proxy?: string; credentials?: string };
  /** The TCP connection is open, through a proxy or not; with it come fields with the cookies of this moment. */
  TCP_OPENED: { cookies?: readonly string[] };
  /** The TCP connection could not be opened. */
  TCP_FAILED: object;
  /** The other side has closed, or the connection broke. */
  TCP_CLOSED: object;
  /** The TLS handshake succeeded. */
  TLS_OPENED: object;
  /** The TLS handshake failed. */
  TLS_FAILED: object;
  /** Sending failed for good. */
  SEND_FAILED: object;
  /** The system took so many bytes of messages, framing not counted. */
  SENT: { bytes: number };
  /** The time for the status line is over. */
  STATUS_LINE_TIMEOUT: object;
  /** The time for the opening handshake is over: a server's for all of it, a client's for what follows the status line. */
  HANDSHAKE_TIMEOUT: object;
  /** The time for the closing handshake is over. */
  CLOSING_TIMEOUT: object;
  /** A server begins with a connection that it accepted. */
  ACCEPT: object;
  /** A server sends a string. */
  SEND_STRING: { data: string };
  /** A server decides to terminate the connection. */
  TERMINATE: object;
  /** A script calls the constructor; `protocol` is null where it is absent. */
  CONSTRUCT: { url: string; protocol: string | null };
  /** A script calls send(). */
  SEND_CALLED: { data: string };
  /** A script calls close(). */
  CLOSE_CALLED: object;
  /** The event loop runs the next task of the queue. */
  TASK: object;
}

/** What one algorithm says and another one may hear. */
export interface BetweenAlgorithms {
  /** "Establish a WebSocket connection" is to be run. */
  ESTABLISH: object;
  /** The WebSocket connection is established. */
  ESTABLISHED: object;
  /** A WebSocket message has been received with text data. */
  MESSAGE_RECEIVED: { data: string };
  /** A WebSocket error has been detected. */
  ERROR_DETECTED: object;
  /** "Send data using the WebSocket" is to be run. */
  SEND_DATA: { data: string };
  /** "Start the WebSocket closing handshake" is to be run. */
  START_CLOSING: object;
  /** The WebSocket closing handshake has started. */
  CLOSING_STARTED: object;
  /** "Fail the WebSocket connection" is to be run, because of that step; `why` names the guard that found it so, if one did. */
  FAIL: { step: StepId; why?: string };
  /** "Close the WebSocket connection" is to be run. */
  CLOSE_CONNECTION: object;
  /** The WebSocket connection is closed. */
  CLOSED: { wasClean: boolean };
  /** "Parse a WebSocket URL's components" is to be run. */
  PARSE_URL: { url: string };
  /** It returned; the components are in the context. */
  URL_PARSED: object;
  /** It failed. */
  URL_REFUSED: { step: StepId };
  /** "Construct a WebSocket URL" is to be run from the context's components. */
  CONSTRUCT_URL: object;
  /** It returned. */
  URL_CONSTRUCTED: { url: string };
  /** The client's opening handshake is to be read. */
  READ_HANDSHAKE: object;
  /** The fields of the client's opening handshake have been read, and key3 has not. */
  FIELDS_READ: object;
  /** The client's opening handshake has been read. */
  HANDSHAKE_READ: object;
  /** "Abort the WebSocket connection" is to be run, likewise. */
  ABORT: { step: StepId; why?: string };
  /** The client terminated flag is set. */
  CLIENT_TERMINATED: object;
}

/** What a machine asks the world to do. */
export interface ToOutside {
  /** Tell TURN when no other connection to this host's address is connecting. */
  AWAIT_TURN: { host: string; port: number };
  /** Open a TCP connection, by way of the configured proxy if there is one. */
  OPEN_TCP: { host: string; port: number; proxy: string | null };
  /** Run the TLS handshake; a client names the host (SNI). */
  START_TLS: { host: string };
  /** Send bytes; `payload` of them belong to a message, the rest is protocol. */
  SEND: { bytes: Uint8Array; payload: number };
  /** Close the TCP connection. */
  CLOSE_TCP: object;
  /** Start a timer, which ends in its event. */
  START_TIMER: { timer: Timer };
  /** Stop a timer. */
  STOP_TIMER: { timer: Timer };
  /** Keep a cookie that came with the handshake. */
  SET_COOKIE: { name: string; value: string };
  /** A developer, never a script, may learn of this failure. */
  REPORT: { step: StepId; why?: string };
  /** The script's call throws. */
  THROW: { exception: ExceptionName; step: StepId };
  /** The script's call returns. */
  RETURN: { value: boolean | null };
  /** A task was queued: tell TASK once, later. */
  QUEUE_TASK: { task: Task };
  /** Fire this event at the WebSocket object. */
  FIRE: { task: Task };
}

/** Payloads by name as objects with their name in `type`. */
export type Messages<Payloads> = { [Name in keyof Payloads]: { type: Name } & Payloads[Name] }[keyof Payloads];

/** An event from outside. */
export type OutsideEvent = Messages<FromOutside>;
/** Any event that a machine can be told. */
export type MachineEvent = Messages<FromOutside & BetweenAlgorithms>;
/** Any effect that a machine can tell. */
export type Effect = Messages<BetweenAlgorithms & ToOutside>;
/** The events of these names. */
export type Of<Name extends EventName> = Extract<MachineEvent, { type: Name }>;
/** Name of an event that a machine can be told. */
export type EventName = MachineEvent['type'];

/**
 * An event with what any of them carries: which one it is, a guard or action of any algorithm knows by its place.
 */
export type Told = { type: EventName } & All<(FromOutside & BetweenAlgorithms)[EventName]>;

/** What is each of some types at once. */
export type All<Types> = (Types extends unknown ? (each: Types) => void : never) extends (all: infer Each) => void ? Each : never;
