/** `hixie76 verify`: what is claimed of client, server and TCP together, checked by SPIN. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Checked,
  checkAll,
  counterexampleName,
  counterexampleOf,
  explained,
  filesToExport,
  MissingProgram,
  type Property,
  pinned,
  properties,
  type Reading,
  readings,
  spinLimits,
  UnsoundModel,
} from '../verify/index.js';
import { attempt, Failure, wholeNumber } from './failure.js';
import { Progress, print, printJson } from './output.js';

export interface VerifyOptions {
  export?: string;
  traces?: string;
  reading?: string;
  seconds?: string;
  megabytes?: string;
  out?: string;
  json?: boolean;
}

export async function verify(id: string | undefined, options: VerifyOptions): Promise<void> {
  const of = named('property', id, properties);
  const under = named('reading', options.reading, readings);
  const limits = {
    ...spinLimits,
    seconds: wholeNumber('--seconds', options.seconds ?? `${spinLimits.seconds}`, 1, 86_400),
    megabytes: wholeNumber('--megabytes', options.megabytes ?? `${spinLimits.megabytes}`, 256, 1_048_576),
  };
  if (options.export !== undefined) return write(options.export, filesToExport());
  if (options.traces !== undefined) return write(options.traces, await counterexamples(of, under));
  const { out } = options;
  if (out !== undefined) attempt(`verify: ${out}`, () => mkdirSync(out, { recursive: true }));
  const progress = new Progress('readings');
  let count = 0;
  const done = (checked: readonly Checked[]) => {
    count += 1;
    progress.show(count, under.length, checked.filter(({ isExpected }) => !isExpected).length);
  };
  const checks = await checkAll(of, under, { limits, done }).catch(told);
  const results = pinned(under, checks);
  if (out !== undefined) writeFileSync(join(out, 'verify.json'), `${JSON.stringify(results, null, 1)}\n`);
  if (options.json) printJson(results);
  else print(...checks.map(line));
  const { length } = checks.filter(({ isExpected }) => !isExpected);
  if (length > 0) throw new Failure(`verify: ${length} of ${checks.length} verdicts are not what the text says`, 1);
}

function named<T extends { id: string }>(what: string, id: string | undefined, all: readonly T[]): readonly T[] {
  const found = all.filter((each) => id === undefined || each.id === id);
  if (found.length > 0) return found;
  throw new Failure(`verify: no ${what} "${id}"; there are ${all.map((each) => each.id).join(', ')}`);
}

/** Those that errata name. */
async function counterexamples(of: readonly Property[], under: readonly Reading[]): Promise<Record<string, string>> {
  const wanted = explained.filter(
    ({ property, reading }) => of.some(({ id }) => id === property) && under.some(({ id }) => id === reading),
  );
  if (wanted.length === 0) throw new Failure('verify: no erratum names a counterexample to this property under this reading');
  const files: Record<string, string> = {};
  for (const one of wanted) {
    const found = await counterexampleOf(one).catch(told);
    files[`${counterexampleName(one)}.json`] = `${JSON.stringify(found, null, 1)}\n`;
  }
  return files;
}

/** What SPIN cannot do is told in one line. */
function told(error: Error): never {
  if (error instanceof MissingProgram || error instanceof UnsoundModel) throw new Failure(`verify: ${error.message}`);
  throw error;
}

function write(folder: string, texts: Readonly<Record<string, string>>): void {
  const files = Object.entries(texts).map(([name, text]) => [join(folder, name), text] as const);
  attempt(`verify: ${folder}`, () => {
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of files) writeFileSync(file, text);
  });
  print(...files.map(([file]) => file));
}

function line({ property, reading, verdict, states, megabytes, seconds, isExpected }: Checked): string {
  const figures = `${states} states, ${megabytes} MB, ${seconds.toFixed(1)} s`;
  return `${verdict.padEnd(10)}${property.padEnd(36)}${reading.padEnd(26)}${figures}${isExpected ? '' : '  NOT EXPECTED'}`;
}
