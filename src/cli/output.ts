/** Where commands write: results on stdout, progress on stderr. */
import { Presets, SingleBar } from 'cli-progress';

/** Writes lines, or one JSON document. */
export function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Progress: a bar on a terminal, a line now and then elsewhere. */
export class Progress {
  private readonly bar: SingleBar;
  private started = false;

  constructor(what: string) {
    const format = `${what} [{bar}] {value}/{total}`;
    const elsewhere = { noTTYOutput: true, notTTYSchedule: 5_000 };
    this.bar = new SingleBar({ format, stream: process.stderr, ...elsewhere }, Presets.legacy);
  }

  show(done: number, total: number): void {
    if (!this.started) this.bar.start(total, 0);
    this.started = true;
    this.bar.update(done);
    if (done === total) this.bar.stop();
  }
}
