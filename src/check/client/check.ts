/** Checks a client: listens, lets one connect for each case, and judges. */
import { type Case, casesOf } from '../cases.js';
import { Checking } from '../check.js';
import { byLines } from '../hooks.js';
import { Program } from '../program.js';
import { CannotCheck, type CheckResult } from '../types.js';
import { handshakeCases } from './handshakes.js';
import { Host } from './host.js';
import { type ClientCheckOptions, ClientPeer, type Started } from './peer.js';

/** All client cases of a tier, the control first, and last what all handshakes together show. */
export function clientCasesOf(tier: string): Case[] {
  return [...casesOf(tier, 'client'), ...handshakeCases];
}

/**
 * Plays the cases to a client that echoes, and judges each.
 * @param control played first, and again where a verdict depends on it
 * @throws CannotCheck when the port cannot be had
 */
export async function checkClient(options: ClientCheckOptions, control: Case, cases: readonly Case[]): Promise<CheckResult> {
  const host = new Host(options.timeout);
  const commands = options.exec && commandsOf(options.exec, options);
  try {
    const port = await host.listen(options.port).catch((error: Error) => {
      throw new CannotCheck(`port ${options.port}: ${error.message}`);
    });
    const peer = new ClientPeer(host, `ws://localhost:${port}/`, options, options.start ?? commands?.start);
    options.listening?.(peer.url);
    return await new Checking(peer, options, control, cases).run();
  } finally {
    await commands?.end();
    host.close();
  }
}

/** Starts a command for each case, or one that stays for all, until it is ended. */
export function commandsOf(words: readonly string[], { hooks, folder }: Pick<ClientCheckOptions, 'hooks' | 'folder'>) {
  const stays = hooks?.includes('connect') ?? false;
  let last: Program | undefined;
  const programFor = (url: string) => {
    if (last?.isOver === false) {
      last.tell(`connect ${url}`);
      return last;
    }
    const own = words.map((word) => word.replaceAll('{url}', url));
    const program = new Program(own, folder);
    if (stays) last = program;
    return program;
  };
  const start = (url: string): Started => {
    const program = programFor(url);
    return { program, hooks: byLines(program), stop: async () => (stays ? undefined : program.stop()) };
  };
  return { start, end: async () => last?.stop() };
}
