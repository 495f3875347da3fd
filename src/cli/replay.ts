/** `hixie76 replay`: judges recorded exchanges. */
import { readFileSync } from 'node:fs';
import {
  type Acceptance,
  type Exchange,
  type Fingerprint,
  flowsOf,
  isCapture,
  judgeAll,
  parseLog,
  type Refusal,
  type Side,
  Unreadable,
  type Verdict,
} from '../judge/index.js';
import { attempt, Failure } from './failure.js';
import { print, printJson } from './output.js';

export interface ReplayOptions {
  role?: Side;
  json?: boolean;
}

/** What became of one connection of a file. */
interface Judged {
  file: string;
  /** Its ends, where the file is a capture. */
  flow?: string;
  verdicts: Verdict[];
  /** Why it was not judged. */
  skipped?: string;
  remarks: readonly string[];
}

export function replay(files: readonly string[], { role, json }: ReplayOptions): void {
  const judged = files.flatMap((file) => judgeFile(file, role));
  if (json) printJson({ version: 1, exchanges: judged });
  else for (const each of judged) print(...inWords(each), '');
  const rejected = judged.flatMap(({ verdicts }) => verdicts).filter(({ accepted }) => !accepted).length;
  if (rejected > 0) throw new Failure(`replay: ${rejected} rejected`, 1);
}

function judgeFile(file: string, role: Side | undefined): Judged[] {
  const bytes = attempt(`replay: ${file}`, () => readFileSync(file));
  const judgeOne = (exchange: Exchange) => judgeAll(role === undefined ? exchange : { ...exchange, role });
  try {
    if (!isCapture(bytes)) return [{ file, verdicts: judgeOne(parseLog(bytes.toString('utf8'))), remarks: [] }];
    const flows = flowsOf(bytes);
    if (flows.every(({ exchange }) => exchange === undefined)) {
      throw new Unreadable(`none of its ${flows.length} TCP connections carries a handshake of hixie-76`);
    }
    return flows.map(({ name, exchange, skipped, remarks }) => ({
      file,
      flow: name,
      verdicts: exchange === undefined ? [] : judgeOne(exchange),
      ...(skipped === undefined ? {} : { skipped }),
      remarks,
    }));
  } catch (error) {
    if (error instanceof Unreadable) throw new Failure(`replay: ${file}: ${error.message}`);
    throw error;
  }
}

function inWords({ file, flow, verdicts, skipped, remarks }: Judged): string[] {
  return [
    flow === undefined ? file : `${file}: ${flow}`,
    ...(skipped === undefined ? [] : [`  skipped: ${skipped}`]),
    ...remarks.map((remark) => `  ${remark}`),
    ...verdicts.flatMap((verdict) => (verdict.accepted ? acceptance(verdict) : refusal(verdict))),
  ];
}

function acceptance({ role, mark, needs, policies, course }: Acceptance): string[] {
  return [
    `  ${role}: accepted (${mark})`,
    `    ${course.join('; ')}`,
    ...needs.map(({ policy, option, step }) => `    takes the liberty ${policy} ${option} (${step})`),
    ...shown(policies),
  ];
}

function shown(policies: Fingerprint): string[] {
  const all = Object.entries(policies).map(([name, options]) => `${name} ${options.join(' or ')}`);
  return all.length === 0 ? [] : [`    shows ${all.join(', ')}`];
}

function refusal({ role, course, rejection }: Refusal): string[] {
  const { from, offset, at, step, why, seen, allowed, kind } = rejection;
  return [
    `  ${role}: rejected at byte ${offset} of the ${from}, ${at} ms: ${step}`,
    `    ${course.join('; ')}`,
    `    ${why}`,
    `    ${kind === 'omission' ? 'missing' : 'allowed'} there: ${allowed.join(', ') || 'nothing'}`,
    `    seen there: ${spaced(seen)}`,
  ];
}

/** Hex in pairs, and what of it is text. */
function spaced(hex: string): string {
  const text = Buffer.from(hex, 'hex')
    .toString('latin1')
    .replace(/[^ -~]/g, '.');
  return `${hex.replace(/(..)(?!$)/g, '$1 ')}  |${text}|`;
}
