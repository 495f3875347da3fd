/** Servers that run and commands that are clients, learned as what can be told of them allows. */
import { type ClientLine, commandsOf, Host } from '../check/index.js';
import { isCall } from './alphabet.js';
import { clientToLearn } from './client-peer.js';
import { type LearnOptions, learn } from './learn.js';
import type { Learned } from './result.js';
import { type ServerToLearn, serverToLearn } from './server-peer.js';

type Options = Omit<LearnOptions, 'url'>;

/** @throws NoPeer, or Error with a `code`, when no connection comes about */
export function learnServer({ hooks, ...server }: ServerToLearn, options: Options): Promise<Learned> {
  const isCalled = options.alphabet.inputs.some(isCall);
  const peer = serverToLearn({ ...server, hooks: isCalled ? hooks : undefined });
  // What is told to a server concerns all of its connections.
  return learn(peer, { ...options, url: server.url.href, ...(isCalled ? { concurrency: 1 } : {}) });
}

export interface ClientCommand {
  /** Its words, of which `{url}` is replaced, and the folder that it runs in. */
  exec: readonly string[];
  folder?: string;
  /** Lines that it takes. */
  hooks: readonly ClientLine[];
  /** Where to listen, 0 for a free port. */
  port: number;
  /** Milliseconds within which it has to connect, and to send its handshake. */
  timeout: number;
}

/** @throws NoPeer, or Error with a `code`, when no connection comes about */
export async function learnClient({ exec, port, timeout, ...told }: ClientCommand, options: Options): Promise<Learned> {
  const host = new Host(timeout);
  const commands = commandsOf(exec, told);
  try {
    const peer = clientToLearn({ host, port: await host.listen(port), timeout, start: commands.start });
    // One that stays connects to one place at a time, and is told of the last connection.
    const { opened, inputs } = options.alphabet;
    const isAlone = told.hooks.includes('connect') && (!opened || inputs.some(isCall));
    return await learn(peer, { ...options, url: '', ...(isAlone ? { concurrency: 1 } : {}) });
  } finally {
    await commands.end();
    host.close();
  }
}
