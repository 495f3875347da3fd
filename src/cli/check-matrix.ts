/** `hixie76 check matrix`: every installed peer of `peers/`, as server and as client, in one report. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  allPeers,
  findings,
  type Matrix,
  type MatrixStanding,
  matrixInWords,
  matrixOf,
  matrixStanding,
  runMatrix,
  standingOfBoth,
  whatComesAndGoes,
} from '../check/matrix/index.js';
import { matrixHtml } from '../pages/index.js';
import { attempt, Failure, wholeNumber } from './failure.js';
import { print, printJson, streams } from './output.js';

export interface CheckMatrixOptions {
  tier: string;
  only?: string[];
  out: string;
  baseline?: string;
  findings?: string;
  timeout: string;
  concurrency: string;
  json?: boolean;
}

export async function checkMatrixCommand(options: CheckMatrixOptions): Promise<void> {
  const names = chosenPeers('check', options.only);
  const file = join(options.out, 'matrix.json');
  attempt(`check: ${options.out}`, () => mkdirSync(options.out, { recursive: true }));
  const before = existsSync(file) ? read(file) : undefined;
  const baseline = options.baseline === undefined ? undefined : read(options.baseline);
  const timeout = wholeNumber('--timeout', options.timeout, 1, 600_000);
  const concurrency = wholeNumber('--concurrency', options.concurrency, 1, 64);
  const told = (what: string) => streams().stderr.write(`${what}\n`);
  const run = (only: string[], known?: Matrix) =>
    runMatrix({ tier: options.tier, timeout, concurrency, only, told, ...(known === undefined ? {} : { before: known }) });
  const required = process.env.HIXIE76_PEERS === 'required';
  let matrix = await run(names, before);
  const standingOf = { names, required, comesAndGoes: whatComesAndGoes() };
  let standing = matrixStanding(matrix, baseline, standingOf);
  const unsteady = baseline === undefined ? [] : othersThan(standing, names);
  if (unsteady.length > 0) {
    told(`once more, since not all is as expected: ${unsteady.join(', ')}`);
    matrix = await run(unsteady, matrix);
    standing = standingOfBoth(standing, matrixStanding(matrix, baseline, standingOf));
  }
  attempt(`check: ${file}`, () => writeFileSync(file, `${JSON.stringify(matrix, null, 2)}\n`));
  attempt(`check: ${file}`, () => writeFileSync(join(options.out, 'matrix.html'), matrixHtml(matrix)));
  const draft = options.findings;
  if (draft !== undefined)
    attempt(`check: ${draft}`, () =>
      writeFileSync(draft, findings(matrix, existsSync(draft) ? readFileSync(draft, 'utf8') : undefined)),
    );
  if (options.json) printJson(matrix);
  else print(...matrixInWords(matrix, standing), `report: ${join(options.out, 'matrix.html')}`);
  if (standing.unexpected.length > 0) throw new Failure(`check: ${standing.unexpected.length} not as expected`, 1);
}

/** Other implementations of which something is unexpected: what they do may hang on how what they are sent comes in. */
function othersThan({ unexpected }: MatrixStanding, names: readonly string[]): string[] {
  const others = allPeers().filter(({ name, version }) => version !== undefined && names.includes(name));
  return others.map(({ name }) => name).filter((name) => unexpected.some((line) => new RegExp(`^${name}( |:)`).test(line)));
}

/** The peers of that names, or all of them. @throws Failure for a name that is none */
export function chosenPeers(command: 'check' | 'learn', only: readonly string[] | undefined): string[] {
  const names = attempt(`${command}: peers/peers.json`, allPeers).map(({ name }) => name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Failure(`--only: no peer is named "${unknown}"; there are ${names.join(', ')}`);
  return only === undefined ? names : [...only];
}

function read(file: string): Matrix {
  return attempt(`check: ${file}`, () => matrixOf(readFileSync(file, 'utf8')), 'not what check matrix writes');
}
