/** Peers as processes, which end with the test that started them, passed or failed. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

export interface Started {
  /** The first line that the process printed. */
  line: string;
  /** Sends SIGTERM. @returns the exit code, null if a signal ended the process */
  terminate(): Promise<number | null>;
}

/**
 * Starts a process that says on its first line that it is ready.
 * @throws Error with its stderr if it ends before that, or cannot be started
 */
export async function start(command: string, args: readonly string[]): Promise<Started> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  const ended = once(child, 'exit');
  return { line: await firstLine(child, command), terminate: () => terminate(child, ended) };
}

/**
 * Runs a process to its end.
 * @returns what it printed
 * @throws Error with its stderr if it fails
 */
export async function run(command: string, args: readonly string[]): Promise<string> {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const { stdout } = await promisify(execFile)(command, args, { signal: stop.signal, killSignal: 'SIGKILL' });
  return stdout;
}

async function firstLine(child: ChildProcess & { stdout: NodeJS.ReadableStream | null }, command: string): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error(`${command}: no pipes`);
  let complaint = '';
  stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  for await (const line of createInterface(stdout)) return line;
  throw new Error(`${command} ended without a line: ${complaint}`);
}

async function terminate(child: ChildProcess, ended: Promise<unknown[]>): Promise<number | null> {
  child.kill('SIGTERM');
  const [code] = await ended;
  return code as number | null;
}
