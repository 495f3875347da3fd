/** Witnesses among the tests whose title names the item: for what paths cannot show. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { StepId } from '../../spec/index.js';
import type { Citation } from '../citations/index.js';
import type { Witness } from '../report/index.js';
import { type SourceMutant, sourceMutants } from './source-mutants.js';
import { type NamedTest, naming, ROOT, testsBeside } from './titles.js';

/** Mutants of one place that are tried; each takes a process. */
const MOST = 6;
/** Milliseconds for one try; a mutant that makes a test hang has not been noticed. */
const LONGEST = 90_000;

/**
 * A mutant of a place that cites the item, and a test naming the item that fails by an assertion for it.
 * Nothing where no test names it, or none notices.
 * @param first the mutant that is likely to be noticed, which is tried before the others
 */
export async function witnessByTests(id: StepId, citations: readonly Citation[], first?: string): Promise<Witness | undefined> {
  const tests = testsBeside(id);
  if (tests.length === 0) return undefined;
  const tries = citations
    .filter((each) => each.step === id && isCode(each))
    .flatMap(({ kind, name, file, from, to, hash }) =>
      sourceMutants(readFileSync(`${ROOT}${file}`, 'utf8'), from, to)
        .slice(0, MOST)
        .map((mutant) => ({ place: { kind, name, hash, mutant: `${name}: ${mutant.what}` }, mutant: { ...mutant, file } })),
    );
  const isFirst = ({ place }: (typeof tries)[number]) => place.mutant === first;
  for (const { place, mutant } of [...tries.filter(isFirst), ...tries.filter((each) => !isFirst(each))]) {
    const failed = await firstFailure(id, tests, mutant);
    if (failed !== undefined) return { ...place, ...failed };
  }
  return undefined;
}

/** States and transitions are compiled into other files, so that a change of their source changes no run. */
function isCode({ kind }: Citation): boolean {
  return kind !== 'state' && kind !== 'transition';
}

interface Report {
  testResults: { name: string; assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

async function firstFailure(
  id: string,
  tests: readonly NamedTest[],
  mutant: SourceMutant & { file: string },
): Promise<Pick<Witness, 'run' | 'test' | 'noticed'> | undefined> {
  const files = [...new Set(tests.map(({ file }) => file))];
  const options = ['--config=vitest.mutants.config.ts', '--reporter=json', '--bail=1', '--maxWorkers=1', '--testTimeout=20000'];
  const stdout = await vitest([...options, '-t', naming(id).source, ...files], { HIXIE76_MUTANT: JSON.stringify(mutant) });
  if (!stdout.includes('{')) return undefined;
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Report;
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status, failureMessages: [why] }) => status === 'failed' && isAsserted(why));
    const test = failed && tests.find(({ file, title }) => name.endsWith(file) && isTitle(title, failed.title));
    if (test === undefined) continue;
    const { file, title, hash } = test;
    return { run: `${file} > ${title}`, test: hash, noticed: firstLine(failed?.failureMessages[0]) };
  }
  return undefined;
}

/** What vitest writes. It is ended with the processes that it has started, of which one may hang. */
async function vitest(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const late = setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), LONGEST);
  const stdout = await text(child.stdout);
  clearTimeout(late);
  return stdout;
}

/** A test that ran out of time or fell over has noticed nothing. */
function isAsserted(why = ''): boolean {
  return why.startsWith('AssertionError');
}

/** Whether a title could have been made of one with placeholders. */
function isTitle(written: string, made: string): boolean {
  const literal = written.split(/%[a-z]|\$\w+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's').test(made);
}

function firstLine(text = ''): string {
  return (text.split('\n')[0] ?? '').slice(0, 160);
}
