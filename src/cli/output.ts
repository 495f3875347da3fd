/** Where commands write: results on stdout, progress on stderr. */
import { Presets, SingleBar } from 'cli-progress';

/** Writes lines, or one JSON document. */
export function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Milliseconds between two lines of progress where there is no terminal. */
const SPARSE = 5_000;

/** Progress: a bar on a terminal, a line now and then elsewhere, even while nothing else gets its turn. */
export class Progress {
  private readonly bar: SingleBar | undefined;
  private started = false;
  private last = Date.now();

  constructor(private readonly what: string) {
    const format = `${what} [{bar}] {value}/{total}`;
    if (process.stderr.isTTY) this.bar = new SingleBar({ format, stream: process.stderr }, Presets.legacy);
  }

  show(done: number, total: number): void {
    if (this.bar === undefined) this.line(done, total);
    else this.advance(this.bar, done, total);
  }

  private advance(bar: SingleBar, done: number, total: number): void {
    if (!this.started) bar.start(total, 0);
    this.started = true;
    bar.update(done);
    if (done === total) bar.stop();
  }

  private line(done: number, total: number): void {
    if (done < total && Date.now() - this.last < SPARSE) return;
    this.last = Date.now();
    process.stderr.write(`${this.what} ${done}/${total}\n`);
  }
}
