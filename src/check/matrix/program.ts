/** Programs that run beside us, each in a process group of its own, so that what it starts ends with it. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Milliseconds in which a program may end orderly. */
const GRACE = 1_000;

/** What is kept of stderr, in characters. */
const KEPT = 2_000;

const running = new Set<Program>();

export class Program {
  /** Resolves, with how, when it has ended. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Whether it has ended. */
  isOver = false;
  private complaint = '';

  /** Starts a program in a folder. */
  constructor([program, ...args]: readonly [string, ...string[]], cwd: string) {
    this.child = spawn(program, args, { cwd, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(this);
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.complaint = (this.complaint + chunk.toString()).slice(-KEPT);
    });
    this.child.stdin.on('error', () => {});
    this.ended = new Promise((resolve) => {
      const over = (how: string) => {
        this.isOver = true;
        running.delete(this);
        resolve(how);
      };
      this.child.once('error', (error) => over(`could not be started: ${error.message}`));
      this.child.once('exit', (code, signal) =>
        over(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`),
      );
    });
  }

  /** What it said last on stderr. */
  get stderr(): string {
    return this.complaint.trim();
  }

  /** The line of that which names an error, or else the last one. */
  get error(): string {
    const lines = this.stderr.split('\n');
    return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '';
  }

  /**
   * The first line that it prints.
   * @param within milliseconds
   * @throws Error when it ends before, or takes too long
   */
  async firstLine(within: number): Promise<string> {
    const lines = createInterface(this.child.stdout);
    const closed = once(lines, 'close');
    const line = once(lines, 'line', { signal: AbortSignal.timeout(within) }).then(([text]) => text as string);
    const ended = this.ended.then(async (how) => {
      // What it printed last may still be on its way.
      await closed;
      throw new Error(`${how} before its first line${this.error === '' ? '' : `: ${this.error}`}`);
    });
    try {
      return await Promise.race([line, ended]);
    } catch (error) {
      throw (error as Error).name === 'AbortError' ? new Error(`printed nothing within ${within} ms`) : error;
    } finally {
      line.catch(() => {});
      ended.catch(() => {});
    }
  }

  /** Writes a line to its stdin. */
  tell(line: string): void {
    this.child.stdin.write(`${line}\n`);
  }

  /** Ends it, and what it has started. */
  async stop(): Promise<void> {
    this.kill('SIGTERM');
    const forced = setTimeout(() => this.kill('SIGKILL'), GRACE);
    await this.ended;
    clearTimeout(forced);
    // What it has started may be left behind, in its group.
    this.kill('SIGKILL');
  }

  kill(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // Nothing is left of the group.
    }
  }
}

/** Ends all programs, as orderly as they can, for when we are about to end. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((each) => each.stop()));
}

/** Ends all programs when we end, however that comes about. */
export function endWithUs(): void {
  process.once('exit', () => {
    for (const each of running) each.kill('SIGKILL');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, async () => {
      await stopAll();
      process.kill(process.pid, signal);
    });
  }
}
