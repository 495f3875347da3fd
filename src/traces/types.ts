/** What a trace is: the data of traces/trace.schema.json. */
import type { Timer } from '../../machines/index.js';
import type { ErratumId, StepId } from '../../spec/index.js';

/** The version of the format. */
export const VERSION = 1;

/** Which side is under test; `api` is a client seen by its script. */
export type Role = 'server' | 'client' | 'api';

/** What a trace needs of the side under test, besides a connection. */
export type Need = 'send' | 'terminate' | 'close' | 'timer' | 'failedSend' | 'limits' | 'service' | 'script' | 'seed';

/** Bytes that go to the side under test in one write, in hex. */
export interface BytesEvent {
  type: 'bytes';
  hex: string;
  /** Part of what the keys of this trace are rightly answered with; a client that draws other keys needs another part. */
  answer?: string;
  /** Where in these bytes that part belongs; at the beginning if absent. */
  at?: number;
  /** Where in the sixteen bytes of the answer that part begins; at their beginning if absent. */
  from?: number;
}

/** What is done to the side under test. */
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
  fields: Readonly<Record<string, string>>;
  /** '' where none may be sent, 'any' where any 16 bytes will do. */
  digest: string;
}

/** A handshake of the client. */
export interface Request {
  line: string;
  fields: Readonly<Record<string, string>>;
  key3: string;
}

/** Something that the script sees, with what readyState is then. */
export type ScriptEntry = { readyState?: number } & (
  | { returns: boolean | null }
  | { throws: string }
  | { event: 'open' | 'error' }
  | { event: 'message'; data: string }
  | { event: 'close'; wasClean: boolean }
);

/** How an outcome counts. */
export type OutcomeMark = 'pass' | 'allowed';

/** Something that may be seen, and the options of policies that make it so. */
export interface Outcome {
  mark: OutcomeMark;
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
  outcomes: readonly Outcome[];
}

/** What the side under test has to be given. */
export interface Given {
  limits?: Readonly<Record<string, number>>;
  service?: Readonly<Record<string, readonly string[]>>;
  draws?: readonly number[];
}

/** A trace: what is done, and all that may be seen. */
export interface Trace {
  version: typeof VERSION;
  id: string;
  role: Role;
  title: string;
  /** Ids of the enumerated paths that it was made from. */
  paths: readonly string[];
  /** The items it is about, in the order in which they are met. */
  steps: readonly StepId[];
  errata: readonly ErratumId[];
  /** The policies that the outcomes depend on, each with the options followed. */
  policies: Readonly<Record<string, readonly string[]>>;
  specification: { revision: string; sha256: string };
  /** The seed of all chance; null where there is none. */
  seed: string | null;
  needs: readonly Need[];
  given?: Given;
  events: readonly TraceEvent[];
  observations: readonly Observation[];
}

/** A file of a tier, as the manifest lists it. */
export interface ManifestFile {
  file: string;
  role: Role;
  /** What its traces need, all together. */
  needs: readonly Need[];
  traces: number;
  bytes: number;
  sha256: string;
}

/** traces/TIER/manifest.json. */
export interface Manifest {
  version: typeof VERSION;
  tier: string;
  about: string;
  specification: { revision: string; sha256: string };
  /** Enumerated paths that the traces were made from. */
  paths: number;
  traces: number;
  files: readonly ManifestFile[];
}
