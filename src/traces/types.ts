/** What a trace is: the data of traces/trace.schema.json. */
import type { Timer } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';

/** The version of the format. */
export const VERSION = 2;

/** Which side is under test; `api` is a client seen by its script. */
export type Role = 'server' | 'client' | 'api';

/** What a trace needs of the side under test, besides a connection. */
export type Need = 'send' | 'terminate' | 'close' | 'timer' | 'failedSend' | 'limits' | 'service' | 'script' | 'seed';

/** Bytes that go to the side under test in one write, in hex. */
export interface BytesEvent {
  /** Which event it is. */
  type: 'bytes';
  /** The bytes. */
  hex: string;
  /** Part of what the keys of this trace are rightly answered with; a client that draws other keys needs another part. */
  answer?: string;
  /** Where in these bytes that part belongs; at the beginning if absent. */
  at?: number;
  /** Where in the sixteen bytes of the answer that part begins; at their beginning if absent. */
  from?: number;
}

/**
 * What is done to the side under test: bytes come, our half is closed (`fin`), or the connection breaks (`reset`); its TCP
 * connection opens or is refused; its script or application makes a call, where `utf16` has the code units of what is no
 * well-formed string, in hex; a timer ends; the next task runs.
 */
export type TraceEvent =
  | BytesEvent
  | { type: 'fin' }
  | { type: 'reset' }
  | { type: 'open' }
  | { type: 'refuse' }
  | { type: 'call'; name: 'WebSocket'; url: string; protocol: string | null }
  | { type: 'call'; name: 'send'; data?: string; utf16?: string }
  | { type: 'call'; name: 'close' }
  | { type: 'call'; name: 'terminate' }
  | { type: 'timer'; timer: Timer }
  | { type: 'task' };

/** A handshake of the server: fields by their names in lowercase, and the 16 bytes, in hex. */
export interface Reply {
  /** Values by names. */
  fields: Readonly<Record<string, string>>;
  /** '' where none may be sent, 'any' where any 16 bytes will do. */
  digest: string;
}

/** A handshake of the client. */
export interface Request {
  /** The request line, without its CRLF. */
  line: string;
  /** Values by names, these as they are sent. */
  fields: Readonly<Record<string, string>>;
  /** The eight bytes behind the fields, in hex. */
  key3: string;
}

/** Something that the script sees, with what readyState is then: what a call returns or the name of what it throws, or an event. */
export type ScriptEntry = { readyState?: number } & (
  | { returns: boolean | null }
  | { throws: string }
  | { event: 'open' | 'error' | 'messageerror' }
  | { event: 'message'; data: string }
  | { event: 'close'; wasClean: boolean }
);

/** How an outcome counts. */
export type OutcomeMark = 'pass' | 'allowed';

/** Something that may be seen, and the options of policies that make it so. */
export interface Outcome {
  /** How it counts. */
  mark: OutcomeMark;
  /** Options by policy. */
  policies: Readonly<Record<string, string>>;
  /** Of a server, where its handshake may have been seen. */
  reply?: 'none' | 'http' | Reply;
  /** Of a client, where its handshake has been seen. */
  request?: Request;
  /** All bytes behind the handshake, so far, in hex. */
  frames?: string;
  /** Whether the side under test has closed TCP. */
  closes?: boolean | 'may';
  /** All that the script has seen so far. */
  script?: readonly ScriptEntry[];
  /** Whatever is seen from here on. */
  anything?: true;
}

/** What may be seen when an event and all before it have been done. */
export interface Observation {
  /** Index of the event. */
  after: number;
  /** Whether silence is no outcome: an answer or a closure has to come. */
  due: boolean;
  /** The item that the outcome hangs on. */
  step: StepId;
  /** One of these has to be what is seen. */
  outcomes: readonly Outcome[];
}

/** What the side under test has to be given. */
export interface Given {
  /** In bytes, by policy. */
  limits?: Readonly<Record<string, number>>;
  /** What a server serves: lists of hosts, origins, resources and protocols. */
  service?: Readonly<Record<string, readonly string[]>>;
  /** What chance gives a client, in order. */
  draws?: readonly number[];
}

/** A trace: what is done, and all that may be seen. */
export interface Trace {
  /** Of the format. */
  version: typeof VERSION;
  /** The same in every tier. */
  id: string;
  /** Which side is under test. */
  role: Role;
  /** What is done, in words. */
  title: string;
  /** Ids of the enumerated paths that it was made from. */
  paths: readonly string[];
  /** The items it is about, in the order in which they are met. */
  steps: readonly StepId[];
  /** Known defects of the text that it touches. */
  errata: readonly string[];
  /** The policies that the outcomes depend on, each with the options followed. */
  policies: Readonly<Record<string, readonly string[]>>;
  /** The text that it was made from; the hash, in hex, is of its source, or of its items' ids and hashes where that is another than r4820. */
  specification: { revision: string; sha256: string };
  /** The seed of all chance; null where there is none. */
  seed: string | null;
  /** What it takes besides a connection. */
  needs: readonly Need[];
  /** What the side under test has to be given first. */
  given?: Given;
  /** What is done, in order. */
  events: readonly TraceEvent[];
  /** What may be seen, in the order of their events. */
  observations: readonly Observation[];
}

/** A file of a tier, as the manifest lists it. */
export interface ManifestFile extends Pick<Trace, 'role'> {
  /** Its name in the tier's folder. */
  file: string;
  /** What its traces need, all together. */
  needs: readonly Need[];
  /** How many there are. */
  traces: number;
  /** Its size. */
  bytes: number;
  /** Of its bytes, in hex. */
  sha256: string;
}

/** traces/TIER/manifest.json. */
export interface Manifest extends Pick<Trace, 'version' | 'specification'> {
  /** Its name. */
  tier: string;
  /** What is in it. */
  about: string;
  /** Enumerated paths that the traces were made from. */
  paths: number;
  /** How many there are, of all kinds. */
  traces: number;
  /** One for each kind of trace. */
  files: readonly ManifestFile[];
}
