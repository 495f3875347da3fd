/** What the side under test can be told, besides what goes over the wire. */
import type { Timer } from '../../machines/index.js';
import type { Given, Need } from '../traces/index.js';

/** Calls to the application of the side under test. */
export interface Hooks {
  /** It sends a message. */
  send?(data: string): void;
  /** It begins the closing handshake. */
  close?(): void;
  /** This timer expires now, and none by itself. */
  timer?(name: Timer): void;
}

/** A server that plays one case. */
export interface Session extends Hooks {
  url: URL;
  end(): Promise<void>;
}

/** How a server can be told more than what goes over the wire. */
export interface ServerHooks {
  /** What it can do: calls, and what it can be given. */
  can: readonly Need[];
  /** Whether a call concerns all of its connections, so that a case with calls has to be the only one. */
  shared: boolean;
  /** A server for one case, which is given this. */
  begin(given: Given | undefined): Promise<Session>;
}

/** The names of hooks that a program takes as lines on its stdin: `send TEXT` and `close`. */
export type LineHook = 'send' | 'close';

/** The lines by which a program is told. */
export function byLines(tell: (line: string) => void): Required<Pick<Hooks, LineHook>> {
  return { send: (data) => tell(`send ${data}`), close: () => tell('close') };
}

/** A running server that takes lines; they concern each of its connections. */
export function serverByLines(url: URL, names: readonly LineHook[], tell: (line: string) => void): ServerHooks {
  const session = { url, ...byLines(tell), end: async () => {} };
  return { can: names.map((name) => (name === 'close' ? 'terminate' : name)), shared: true, begin: async () => session };
}
