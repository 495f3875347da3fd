/** Checks a client: listens, lets one connect for each case, and judges. */
import { type Case, casesFor } from '../cases.js';
import { checkPeer } from '../check.js';
import type { Hooks } from '../hooks.js';
import { CannotCheck, type CheckOptions, type CheckResult } from '../types.js';
import { Command } from './command.js';
import { handshakeCases } from './handshakes.js';
import { Host } from './host.js';
import { ClientPeer, type ClientPeerOptions } from './peer.js';

export interface ClientCheckOptions extends CheckOptions {
  /** Where to listen; 0 takes a free port. */
  port: number;
  /** Milliseconds within which a client has to connect. */
  wait: number;
  /** The words of a command that starts a client for each case, `{url}` standing for the URL; without, clients come by themselves. */
  exec?: readonly string[];
  /** Starts a client for each case, in place of a command. */
  start?: ClientPeerOptions['start'];
  /** What a started client can be told; nothing if absent. */
  hooks?: readonly (keyof Hooks | 'limits')[];
  /** Hears the URL as soon as clients can connect. */
  listening?(url: string): void;
}

/**
 * All client cases of a tier, the control first, and last what all handshakes together show. A tier that is not shipped is made.
 * @param progress hears how much of it is made
 */
export function clientCasesOf(tier: string, progress?: (done: number, total: number) => void): Case[] {
  return [...casesFor('client', tier, progress), ...handshakeCases];
}

/**
 * Plays the cases to a client that echoes, and judges each.
 * @param control played first, and again where a verdict depends on it
 * @throws CannotCheck when the port cannot be had
 */
export async function checkClient(options: ClientCheckOptions, control: Case, cases: readonly Case[]): Promise<CheckResult> {
  const host = new Host(options.timeout);
  try {
    const port = await host.listen(options.port).catch((error: Error) => {
      throw new CannotCheck(`port ${options.port}: ${error.message}`);
    });
    const { timeout, wait, hooks = [] } = options;
    const start = options.start ?? commandOf(options.exec);
    const peer = new ClientPeer(host, { port, timeout, wait, hooks, ...(start === undefined ? {} : { start }) });
    options.listening?.(peer.url);
    return await checkPeer(peer, options, control, cases);
  } finally {
    host.close();
  }
}

function commandOf(exec: readonly string[] | undefined): ClientPeerOptions['start'] {
  if (exec === undefined) return undefined;
  return (url) => {
    const command = new Command(exec, url);
    return {
      ended: command.ended,
      hooks: command.hooks,
      get stderr() {
        return command.stderr;
      },
      stop: () => command.stop(),
    };
  };
}
