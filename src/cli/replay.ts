/** `hixie76 replay`: judges recorded exchanges. */
import { readFileSync } from 'node:fs';
import type { Revision } from '../../machines/index.js';
import { AS_PUBLISHED, judgedOn } from '../check/index.js';
import { type Exchange, flowsOf, isCapture, judge, parseLog, type Side, Unreadable } from '../judge/index.js';
import { inWords as verdictInWords } from '../verdicts/index.js';
import { attempt, Failure } from './failure.js';
import { print, printJson } from './output.js';

export interface ReplayOptions {
  role?: Side;
  json?: boolean;
  revision?: Revision;
}

/** What became of one connection of a file. */
interface Judged {
  file: string;
  /** Its ends, where the file is a capture. */
  flow?: string;
  verdicts: (ReturnType<typeof judgedOn> & { asPublished?: true })[];
  /** Why it was not judged. */
  skipped?: string;
  remarks: readonly string[];
}

export function replay(files: readonly string[], { role, json, revision = 'r4820' }: ReplayOptions): void {
  const judged = files.flatMap((file) => judgeFile(file, role, revision));
  if (json) printJson({ version: 1, exchanges: judged });
  else for (const each of judged) print(...inWords(each), '');
  const rejected = judged.flatMap(({ verdicts }) => verdicts).filter(({ accepted }) => !accepted).length;
  if (rejected > 0) throw new Failure(`replay: ${rejected} rejected`, 1);
}

function judgeFile(file: string, role: Side | undefined, revision: Revision): Judged[] {
  const bytes = attempt(`replay: ${file}`, () => readFileSync(file));
  const judgeOne = (exchange: Exchange) => {
    const side = role ?? exchange.role;
    const sides: readonly Side[] = side === undefined ? ['server', 'client'] : [side];
    return sides.map((each) => asPublished(exchange, judgedOn(exchange, each, revision), revision));
  };
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

/** Whether what is wrong is so by r4820 alone, and right by the text that was uploaded as hixie-76. */
function asPublished(exchange: Exchange, verdict: ReturnType<typeof judgedOn>, revision: Revision): Judged['verdicts'][number] {
  const isRight = !verdict.accepted && revision === 'r4820' && judge(exchange, verdict.role, 'r5065').accepted;
  return isRight ? { ...verdict, asPublished: true } : verdict;
}

function inWords({ file, flow, verdicts, skipped, remarks }: Judged): string[] {
  return [
    flow === undefined ? file : `${file}: ${flow}`,
    ...(skipped === undefined ? [] : [`  skipped: ${skipped}`]),
    ...remarks.map((remark) => `  ${remark}`),
    ...verdicts
      .flatMap(({ further = [], ...verdict }) => [verdict, ...further])
      .map((verdict) => `  ${verdictInWords(verdict).replaceAll('\n', '\n  ')}`),
    ...(verdicts.some((each) => each.asPublished) ? [`  ${AS_PUBLISHED}`] : []),
  ];
}
