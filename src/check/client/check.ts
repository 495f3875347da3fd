/** Checks a client: listens, lets one connect for each case, and judges. */
import type { Progress } from '../../traces/index.js';
import { type Case, casesOf } from '../cases.js';
import { Checking } from '../check.js';
import { byLines } from '../hooks.js';
import { Program } from '../program.js';
import { CannotCheck, type CheckResult } from '../types.js';
import { handshakeCases } from './handshakes.js';
import { Host } from './host.js';
import { type ClientCheckOptions, ClientPeer, type Started } from './peer.js';

/**
 * All client cases of a tier, the control first, and last what all handshakes together show. A tier that is not shipped is made.
 * @param progress hears how much of it is made
 */
export function clientCasesOf(tier: string, progress?: Progress): Case[] {
  return [...casesOf(tier, progress, 'client'), ...handshakeCases];
}

/**
 * Plays the cases to a client that echoes, and judges each.
 * @param control played first, and again where a verdict depends on it
 * @throws CannotCheck when the port cannot be had
 */
export async function checkClient(options: ClientCheckOptions, control: Case, cases: readonly Case[]): Promise<CheckResult> {
  const host = new Host(options.timeout);
  const commands = options.exec && new Commands(options.exec, options);
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

/** A command for each case, or one that stays for all. */
class Commands {
  private readonly stays: boolean;
  private last: Program | undefined;

  constructor(
    private readonly words: readonly string[],
    private readonly options: ClientCheckOptions,
  ) {
    this.stays = options.hooks?.includes('connect') ?? false;
  }

  readonly start = (url: string): Started => {
    const program = this.programFor(url);
    return {
      ended: program.ended,
      hooks: byLines(program),
      get stderr() {
        return program.stderr;
      },
      stop: async () => (this.stays ? undefined : program.stop()),
    };
  };

  private programFor(url: string): Program {
    if (this.last?.isOver === false) {
      this.last.tell(`connect ${url}`);
      return this.last;
    }
    const words = this.words.map((word) => word.replaceAll('{url}', url));
    const program = new Program(words, this.options.folder);
    if (this.stays) this.last = program;
    return program;
  }

  async end(): Promise<void> {
    await this.last?.stop();
  }
}
