/** Where commands write: results on stdout, progress on stderr. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable, Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';

/** What a command reads and writes. */
export interface Streams {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean };
}

const given = new AsyncLocalStorage<Streams>();

/** Those that the command was given, or the process's own. */
export function streams(): Streams {
  return given.getStore() ?? process;
}

/** Runs a command with streams of its own, so that one process can run several. */
export function withStreams<T>(own: Streams, run: () => T): T {
  return given.run(own, run);
}

/** Writes lines, or one JSON document. */
export function print(...lines: string[]): void {
  streams().stdout.write(`${lines.join('\n')}\n`);
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
    const format = `${what} [{bar}] {value}/{total}{found}`;
    const { stderr } = streams();
    if (stderr.isTTY) this.bar = new SingleBar({ format, stream: stderr as NodeJS.WriteStream }, Presets.legacy);
  }

  /** @param failures how many were found so far */
  readonly show = (done: number, total: number, failures = 0): void => {
    const found = failures === 0 ? '' : `, ${failures} failed`;
    if (this.bar === undefined) this.line(done, total, found);
    else this.advance(this.bar, done, total, found);
  };

  private advance(bar: SingleBar, done: number, total: number, found: string): void {
    if (!this.started) bar.start(total, 0, { found });
    this.started = true;
    bar.update(done, { found });
    if (done === total) bar.stop();
  }

  private line(done: number, total: number, found: string): void {
    if (done < total && Date.now() - this.last < SPARSE) return;
    this.last = Date.now();
    streams().stderr.write(`${this.what} ${done}/${total}${found}\n`);
  }
}
