/** `hixie76 replay`: judges recorded exchanges. */
import { readFileSync } from 'node:fs';
import { type Exchange, flowsOf, isCapture, judgeAll, parseLog, type Side, Unreadable, type Verdict } from '../judge/index.js';
import { inWords as verdictInWords } from '../verdicts/index.js';
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
    ...verdicts.map((verdict) => `  ${verdictInWords(verdict).replaceAll('\n', '\n  ')}`),
  ];
}
