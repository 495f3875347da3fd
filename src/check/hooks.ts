/** What the side under test can be told, besides what goes over the wire. */
import type { Timer } from '../../machines/index.js';
import type { Given, Need } from '../traces/index.js';
import type { Program } from './program.js';

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
  /** A server for one case, which is given this. */
  begin(given: Given | undefined): Promise<Session>;
}

/**
 * What the program of an echo server takes as lines on its stdin: `send TEXT`
 * and `close` for each of its connections; `given JSON`, which it answers with the
 * URL of a server that has these limits and serves this alone, and whose timers it
 * holds; `timer NAME`, which lets one of these expire.
 */
export const SERVER_LINES = ['send', 'close', 'given', 'timer'] as const;
export type ServerLine = (typeof SERVER_LINES)[number];

/** What the program of an echo client takes: `send TEXT`, `close`, and `connect URL`, so that it stays for the next case. */
export const CLIENT_LINES = ['send', 'close', 'connect'] as const;
export type ClientLine = (typeof CLIENT_LINES)[number];

/** Milliseconds within which a program has to be there. */
export const STARTING = 20_000;

/** What cases may need of a server that takes a line. */
const NEEDS: Readonly<Record<ServerLine, readonly Need[]>> = {
  send: ['send'],
  close: ['terminate'],
  given: ['limits', 'service'],
  timer: ['timer'],
};

/** What cases may need of a server that takes these lines. That sending fails is ours to bring about. */
export function needsOf(lines: readonly ServerLine[]): Need[] {
  return ['failedSend', ...lines.flatMap((line) => NEEDS[line])];
}

/** The lines by which a program is told. */
export function byLines(program: Program): Required<Hooks> {
  return {
    send: (data) => program.tell(`send ${data}`),
    close: () => program.tell('close'),
    timer: (name) => program.tell(`timer ${name}`),
  };
}

/**
 * A server that a program is, once it has said where.
 * @throws Error when it ends before, takes too long, or says something else
 */
export async function serverOf(program: Program, lines: readonly ServerLine[]): Promise<{ url: URL; hooks: ServerHooks }> {
  const url = await saidBy(program);
  const session = { ...byLines(program), end: async () => {} };
  const begin = async (given: Given = {}) => {
    if (!lines.includes('given')) return { url, ...session };
    program.tell(`given ${JSON.stringify(given)}`);
    return { url: await saidBy(program), ...session };
  };
  return { url, hooks: { can: needsOf(lines), begin } };
}

async function saidBy(program: Program): Promise<URL> {
  const line = await program.line(STARTING);
  if (!URL.canParse(line)) throw new Error(`printed ${JSON.stringify(line)}, which is no URL`);
  return new URL(line);
}
