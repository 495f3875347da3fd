/** Programs that run beside us, each in a process group of its own, so that what it starts ends with it. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as deadline } from 'node:timers/promises';

/** Milliseconds in which a program may end orderly. */
const GRACE = 1_000;

/** What is kept of stderr, in characters. */
const KEPT = 2_000;

const running = new Set<Program>();

/**
 * The words of a command: separated by spaces, of which quotes keep those between them; no shell reads it.
 * @throws SyntaxError when a quote is not closed, or nothing is there
 */
export function wordsOf(command: string): string[] {
  const words = [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word);
  if (words.length === 0) throw new SyntaxError('there is no command');
  if (command.replace(/"[^"]*"|'[^']*'/g, '').match(/["']/)) throw new SyntaxError('a quote is not closed');
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

export class Program {
  /** Resolves, with how, when it has ended. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Whether it has ended. */
  isOver = false;
  private readonly lines: ReturnType<typeof createInterface>;
  /** Resolves when it has ended, and nothing more comes from it. */
  private readonly closed: Promise<unknown>;
  private complaint = '';

  /** Starts a program in a folder, the current one if absent. */
  constructor([program = '', ...args]: readonly string[], cwd?: string) {
    if (isEnding) throw new Error('no program is started any more');
    if (!isAny) endWithUs();
    isAny = true;
    this.child = spawn(program, args, { cwd, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    this.lines = createInterface(this.child.stdout);
    running.add(this);
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.complaint = (this.complaint + chunk.toString()).slice(-KEPT);
    });
    this.child.stdin.on('error', () => {});
    this.closed = new Promise((resolve) => this.child.once('close', resolve));
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
   * The next line that it prints; those that nobody waits for are lost.
   * @param within milliseconds
   * @throws Error when it ends before, or takes too long
   */
  async line(within: number): Promise<string> {
    const line = once(this.lines, 'line', { signal: AbortSignal.timeout(within) }).then(([text]) => text as string);
    const ended = this.ended.then(async (how) => {
      // What it printed last may still be on its way.
      await this.closed;
      throw new Error(`${how} before it printed a line${this.error === '' ? '' : `: ${this.error}`}`);
    });
    try {
      return await Promise.race([line, ended]);
    } catch (error) {
      throw (error as Error).name === 'AbortError' ? new Error(`printed nothing within ${within} ms`) : error;
    } finally {
      for (const each of [line, ended]) each.catch(() => {});
    }
  }

  /** Whether it ends within so many milliseconds. */
  endsWithin(most: number): Promise<boolean> {
    return Promise.race([this.ended.then(() => true), deadline(most, false, { ref: false })]);
  }

  /** Writes a line to its stdin. */
  tell(line: string): void {
    this.child.stdin.write(`${line}\n`);
  }

  /** Ends it, and what it has started. */
  async stop(): Promise<void> {
    this.kill('SIGTERM');
    await this.endsWithin(GRACE);
    // What it has started may be left behind, in its group.
    this.kill('SIGKILL');
    await this.ended;
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

/** Whether any program was started. */
let isAny = false;
/** Whether we are about to end, and what goes on meanwhile must start nothing. */
let isEnding = false;

/** Ends all programs when we end, however that comes about. */
function endWithUs(): void {
  process.once('exit', () => {
    for (const each of running) each.kill('SIGKILL');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      // Who asks twice is tired of waiting.
      if (isEnding) for (const each of running) each.kill('SIGKILL');
      isEnding = true;
      await Promise.all([...running].map((each) => each.stop()));
      process.removeAllListeners(signal).kill(process.pid, signal);
    });
  }
}
