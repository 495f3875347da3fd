/** Processes of their own, which end when their work is done or whoever started them has ended, however that came. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FILE = import.meta.url;

/** A process that answers questions. */
export class Helper<Answer> {
  private constructor(private readonly child: ChildProcess) {}

  /** Starts one of the programs beside this file, by its name without extension. */
  static start<Answer>(program: string, args: readonly string[]): Helper<Answer> {
    const isSource = FILE.endsWith('.ts');
    const file = fileURLToPath(new URL(`${program}${isSource ? '.ts' : '.js'}`, FILE));
    const child = fork(file, args, { execArgv: [...(isSource ? ['--import', 'tsx'] : []), '--expose-gc'], stdio: 'inherit' });
    return new Helper<Answer>(child);
  }

  /**
   * Asks, or only listens.
   * @throws Error when the process ends instead
   */
  async answer(question?: string): Promise<Answer> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`the process for ${child.spawnargs.at(-1)} ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (answer) => {
        child.off('exit', ended);
        resolve(answer as Answer);
      });
      if (question !== undefined) child.send(question);
    });
  }

  /** Whether the process has ended. */
  get over(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Ends the process. */
  async end(): Promise<void> {
    if (this.over) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.connected) this.child.disconnect();
    await ended;
  }
}

/** What the other end of a helper does: ends with whoever started it. */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit());
  // A Ctrl-C reaches all processes of a terminal; the one that was started from it decides.
  process.on('SIGINT', () => {});
}
