/** Whether a peer is installed, and what becomes of its tests if it is not. */
import { spawnSync } from 'node:child_process';
import { test } from 'vitest';

export interface Peer {
  name: string;
  installed: boolean;
  /** The command that installs it. */
  install: string;
}

/** Whether there is a command, found out by running it with harmless arguments. */
export function isInstalled(command: string, ...harmless: string[]): boolean {
  const { error } = spawnSync(command, harmless, { stdio: 'ignore' });
  return (error as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT';
}

/**
 * A peer that is missing is reported, and fails where peers are required: when
 * HIXIE76_PEERS is `required`, or when CI is set.
 */
export function verdictOn({ installed }: Peer, { CI, HIXIE76_PEERS }: NodeJS.ProcessEnv): 'run' | 'fail' | 'report' {
  if (installed) return 'run';
  return CI || HIXIE76_PEERS === 'required' ? 'fail' : 'report';
}

/** `test` for what needs a peer. Without it, the title and a line of output say so. */
export function testWith(peer: Peer): (title: string, body: () => Promise<void>, timeout?: number) => void {
  const verdict = verdictOn(peer, process.env);
  if (verdict === 'run') return (title, body, timeout) => test(title, body, timeout);
  const missing = `not installed: ${peer.install}`;
  if (verdict === 'report') console.warn(`${peer.name}: ${missing}`);
  return (title) => {
    if (verdict === 'report') test.skip(`${title} (${missing})`);
    else
      test(`${title} (${missing})`, () => {
        throw new Error(`${peer.name} is required here and ${missing}`);
      });
  };
}
