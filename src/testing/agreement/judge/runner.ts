/** What a runner of traces/runners says of recordings: one run over all of them, told apart where they are not alike. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Trace } from '../../../traces/index.js';
import { scripted } from './scripted.js';
import { coursesOf, type Recording } from './spell.js';

export type Verdict = 'pass' | 'allowed' | 'fail';

/** So many runs go on side by side, since a runner may wait for each silence in turn. */
const LANES = 8;

/** Seconds that a runner is given at most. */
const MOST = 32;

/** A runner, and a folder in which it finds the traces of its runs. */
export class Runner {
  private readonly folder = mkdtempSync(join(tmpdir(), 'hixie76-'));
  private readonly script: string;
  private runs = 0;
  /** Seconds of the deadline, if the control keeps it. */
  deadline = 1;

  /**
   * @param command such as `python3`
   * @param script its file
   * @param control the trace that begins every run
   */
  constructor(
    private readonly command: string,
    script: string,
    private readonly control: Trace,
  ) {
    mkdirSync(join(this.folder, 'runners'));
    this.script = join(this.folder, 'runners', basename(script));
    cpSync(script, this.script);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /**
   * The verdict on each recording.
   * @param guesses what each will be; where they are right three runs are enough
   */
  async verdicts(recordings: readonly Recording[], guesses: readonly Verdict[]): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    const lane = (first: number) => [...recordings.keys()].filter((index) => index % LANES === first);
    await Promise.all(Array.from({ length: LANES }, (_, first) => this.judge(recordings, lane(first), guesses, verdicts)));
    return verdicts;
  }

  private async judge(
    recordings: readonly Recording[],
    some: readonly number[],
    guesses: readonly Verdict[],
    verdicts: Verdict[],
  ): Promise<void> {
    if (some.length === 0) return;
    const { failed } = await this.run(some.map((index) => recordings[index] as Recording));
    const others = some.filter((_, at) => !failed.has(at));
    for (const at of failed) verdicts[some[at] as number] = 'fail';
    const groups = [others.filter((index) => guesses[index] === 'pass'), others.filter((index) => guesses[index] !== 'pass')];
    for (const group of groups) await this.tellApart(recordings, group, verdicts);
  }

  /** Only the totals say which pass and which are allowed, so a group is halved until its members are alike. */
  private async tellApart(recordings: readonly Recording[], group: readonly number[], verdicts: Verdict[]): Promise<void> {
    if (group.length === 0) return;
    const { pass, allowed } = await this.run(group.map((index) => recordings[index] as Recording));
    if (pass === 0 || allowed === 0) {
      for (const index of group) verdicts[index] = pass === 0 ? 'allowed' : 'pass';
      return;
    }
    const middle = group.length >> 1;
    await this.tellApart(recordings, group.slice(0, middle), verdicts);
    await this.tellApart(recordings, group.slice(middle), verdicts);
  }

  /** Gives the runner a deadline that the control keeps: it runs nothing else where a busy machine makes that late. */
  private async run(
    recordings: readonly Recording[],
    deadline = this.deadline,
  ): Promise<{ failed: Set<number>; pass: number; allowed: number }> {
    const tier = `run-${this.runs++}`;
    const sound = coursesOf(this.control, 'some')[0] as Recording;
    const traces = recordings.map((recording, index) => traceOf(recording, index));
    mkdirSync(join(this.folder, tier));
    writeFileSync(join(this.folder, tier, 'server.json'), JSON.stringify([this.control, ...traces]));
    // Each attempt has a server of its own, since that gives its first connection the control.
    const server = await scripted([sound, ...recordings]);
    const args = [this.script, '--url', server.url, '--tier', tier, '--deadline', String(deadline)];
    const { lines, complaint } = await output(this.command, args).finally(() => server.close());
    const [totals, pass, allowed] = /: (\d+) pass, (\d+) allowed .* \d+ fail$/.exec(lines.at(-1) ?? '') ?? [];
    if (totals === undefined) {
      if (complaint.includes(': the control ') && deadline < MOST) return this.run(recordings, 2 * deadline);
      throw new Error(`${basename(this.script)} could not run: ${complaint}`);
    }
    const failed = lines.slice(0, -1).map((line) => Number(/^FAIL spelling\/(\d+) /.exec(line)?.[1]));
    return { failed: new Set(failed), pass: Number(pass) - 1, allowed: Number(allowed) };
  }
}

/** The trace up to the last observation that the recording has. */
function traceOf({ trace, stages }: Recording, index: number): Trace {
  const last = stages.at(-1)?.after ?? 0;
  const observations = trace.observations.slice(0, stages.length);
  return { ...trace, id: `spelling/${index}`, events: trace.events.slice(0, last + 1), observations };
}

function output(command: string, args: readonly string[]): Promise<{ lines: string[]; complaint: string }> {
  return new Promise((resolve) => {
    execFile(command, args, { maxBuffer: 1 << 28 }, (_error, stdout, complaint) => {
      resolve({ lines: stdout.split('\n').filter((line) => line !== ''), complaint });
    });
  });
}
