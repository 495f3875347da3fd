/** Runs SPIN: a model becomes verifiers, C programs, each compiled when it is first asked, for one claim after the other. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What checking may take. */
export interface SpinLimits {
  /** Seconds for one claim. */
  seconds: number;
  /** Megabytes of memory for one claim. */
  megabytes: number;
  /** Steps of one run of the model; pan looks no deeper. */
  depth: number;
}

/** Two processes at the same time stay within 4 GiB. */
export const spinLimits: SpinLimits = { seconds: 120, megabytes: 1_500, depth: 1_000_000 };

/** Characters from which on it takes longer to optimise the verifier than to run it as it is. */
const LONG = 60_000;

/** A program is not installed. */
export class MissingProgram extends Error {}

/** SPIN or the compiler refuse a model, or a model leaves its bounds. */
export class UnsoundModel extends Error {}

/** Parameters of a model, each a `#define`. */
export type Defines = Readonly<Record<string, string | number>>;

/** What was found out of one claim. */
export interface Found {
  verdict: 'holds' | 'violated' | 'undecided';
  /** States that were stored. */
  states: number;
  megabytes: number;
  seconds: number;
  /** What is printed on the way to the violation. */
  way?: readonly string[];
}

/** What a claim is about: what is so at each moment; what comes at last; or that there is no deadlock. */
export type Kind = 'claims' | 'cycles' | 'ends';

/** The program that is asked: SPIN looks for deadlocks only where there is no claim. */
const PROGRAMS = { claims: 'claims', cycles: 'claims', ends: 'ends' } as const satisfies Record<Kind, Kind>;
type Program = (typeof PROGRAMS)[Kind];

/** A model that SPIN has taken; to be removed at last. */
export class Verifier {
  private readonly programs = new Map<Program, Promise<void>>();

  private constructor(
    private readonly folder: string,
    private readonly limits: SpinLimits,
    /** How its programs are compiled. */
    private readonly flags: Readonly<Record<Program, readonly string[]>>,
  ) {}

  /**
   * Has SPIN make the verifier of a model.
   * @throws MissingProgram when SPIN is not installed
   * @throws UnsoundModel when it refuses the model
   */
  static async of(promela: string, defines: Defines = {}, limits: SpinLimits = spinLimits): Promise<Verifier> {
    const folder = mkdtempSync(join(tmpdir(), 'hixie76-'));
    const all = [promela.length > LONG ? '-O0' : '-O1', '-w', `-DMEMLIM=${limits.megabytes}`, '-DVECTORSZ=2048'];
    const verifier = new Verifier(folder, limits, {
      // Breadth first, the first run that is found is a shortest one.
      claims: [...all, ...('SHORTEST' in defines ? ['-DSAFETY', '-DBFS'] : [])],
      ends: [...all, '-DNOCLAIM', '-DSAFETY', ...('WALK' in defines ? ['-DT_RAND', '-DP_RAND', '-DPRINTF'] : [])],
    });
    try {
      writeFileSync(join(folder, 'model.pml'), promela);
      await verifier.compiled('spin', [...definesOf(defines), '-a', 'model.pml']);
      return verifier;
    } catch (error) {
      verifier.remove();
      throw error;
    }
  }

  /**
   * Looks for a run against a claim, which is named as its `ltl` is.
   * @param claim has no name where it is that there is no deadlock
   * @throws MissingProgram when gcc is not installed
   * @throws UnsoundModel when an assertion fails: the model is out of its bounds
   */
  async check(kind: Kind, claim = ''): Promise<Found> {
    const { seconds, depth } = this.limits;
    const program = await this.program(PROGRAMS[kind]);
    const begun = Date.now();
    const args = [`-m${depth}`, ...(kind === 'cycles' ? ['-a'] : []), ...(kind === 'ends' ? [] : ['-N', claim])];
    const { stdout, isOver } = await this.run(program, args, seconds);
    const states = Number(/(\d+) states, stored/.exec(stdout)?.[1] ?? 0);
    const megabytes = Math.ceil(Number(/([\d.]+)\ttotal actual memory/.exec(stdout)?.[1] ?? 0));
    const found = { states, megabytes, seconds: Math.round((Date.now() - begun) / 100) / 10 };
    if (/assertion violated\s+[^!\s]/.test(stdout)) {
      throw new UnsoundModel(`the model is out of its bounds: ${/assertion violated.*/.exec(stdout)?.[0]}`);
    }
    const errors = /errors: (\d+)/.exec(stdout)?.[1];
    const isCut = isOver || /max search depth too small|reached -DMEMLIM|out of memory/.test(stdout);
    if (errors !== undefined && errors !== '0') return { verdict: 'violated', ...found, way: await this.way(program, args) };
    return { verdict: isCut || errors === undefined ? 'undecided' : 'holds', ...found };
  }

  /** What a run by chance prints, of a model whose runs end in a failed assertion where WALK is defined. */
  async walk(seed: number): Promise<string[]> {
    const { stdout } = await this.run(await this.program('ends'), ['-m10000', '-w16', `-RS${seed}`, '-n'], this.limits.seconds);
    return linesIn(stdout);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** A program, which is compiled when it is first asked. */
  private async program(kind: Program): Promise<string> {
    const made = this.programs.get(kind) ?? this.compiled('gcc', [...this.flags[kind], '-o', kind, 'pan.c']);
    this.programs.set(kind, made);
    await made;
    return `./${kind}`;
  }

  /** Runs the trail of what was found once more, this time with its words. */
  private async way(program: string, args: readonly string[]): Promise<string[]> {
    const { stdout } = await this.run(program, [...args.filter((arg) => arg !== '-a'), '-r', '-n'], this.limits.seconds);
    return linesIn(stdout);
  }

  private async compiled(program: string, args: readonly string[]): Promise<void> {
    const { stdout, failed } = await this.run(program, args, 600);
    // SPIN runs gcc too, by a shell.
    if (/\bgcc: (command )?not found/.test(stdout)) throw missing('gcc');
    if (failed) throw new UnsoundModel(`${program} refuses the model: ${stdout.trim().split('\n').slice(0, 3).join('; ')}`);
  }

  private run(
    program: string,
    args: readonly string[],
    seconds: number,
  ): Promise<{ stdout: string; failed: boolean; isOver: boolean }> {
    const options = { cwd: this.folder, timeout: seconds * 1_000, maxBuffer: 2 ** 28, killSignal: 'SIGTERM' as const };
    return new Promise((resolve, reject) => {
      execFile(program, args, options, (error, stdout, stderr) => {
        if (error?.code === 'ENOENT') {
          reject(missing(program));
        } else resolve({ stdout: `${stdout}${stderr}`, failed: error !== null, isOver: error?.killed === true });
      });
    });
  }
}

const missing = (program: string) =>
  new MissingProgram(`${program} is not installed; on Debian: apt-get install spin gcc libc6-dev`);

const linesIn = (stdout: string) => stdout.split('\n').map((line) => line.trim());

function definesOf(defines: Defines): string[] {
  return Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
}
