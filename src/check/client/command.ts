/** Runs the command that starts a client, once for each connection that is wanted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { byLines, type Hooks } from '../hooks.js';

/** Processes that run, so that none is left behind. */
const running = new Set<Command>();

/** What a command says on stderr is kept up to this many characters, the last ones. */
const KEPT = 2_000;

/**
 * The words of a command: separated by spaces, of which quotes keep those between them; no shell reads it.
 * @throws SyntaxError when a quote is not closed
 */
export function wordsOf(command: string): string[] {
  const words = [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word);
  if (words.length === 0) throw new SyntaxError('there is no command');
  if (command.replace(/"[^"]*"|'[^']*'/g, '').match(/["']/)) throw new SyntaxError('a quote is not closed');
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

export class Command {
  /** Calls to its application, if it knows them. */
  readonly hooks: Hooks = byLines((line) => this.tell(line));
  /** Settled when it has ended by itself, with how. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private said = '';
  private isOver = false;

  /** @param words of the command; `{url}` in them stands for the URL */
  constructor(words: readonly string[], url: string) {
    const [program = '', ...args] = words.map((word) => word.replaceAll('{url}', url));
    // A group of its own, so that what the command starts is ended with it.
    this.child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'], detached: true });
    running.add(this);
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.said = (this.said + chunk.toString()).slice(-KEPT);
    });
    this.child.stdin?.on('error', () => {});
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

  /** What it said on stderr last. */
  get stderr(): string {
    return this.said.trim();
  }

  /** Writes a line to its stdin. */
  private tell(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  /** Ends it, and what it has started. */
  async stop(): Promise<void> {
    if (this.isOver) return;
    this.kill('SIGTERM');
    const forced = setTimeout(() => this.kill('SIGKILL'), GRACE);
    await this.ended;
    clearTimeout(forced);
  }

  kill(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined || this.isOver) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // It has ended in the meantime.
    }
  }
}

/** Milliseconds in which a command may end orderly. */
const GRACE = 1_000;

/** Ends all commands at once, for when this process is about to end. */
export function endCommands(): void {
  for (const command of running) command.kill('SIGKILL');
}
