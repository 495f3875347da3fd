/** The result of a check as JUnit's XML, for what runs tests of all kinds. */
import { escaped } from '../html/index.js';
import type { Standing } from './expectation.js';
import { factsOf, impasseInWords, libertyInWords } from './text.js';
import type { CaseResult, CheckResult } from './types.js';

/** One test suite: what fails the check is a failure, what says nothing or is known is skipped. */
export function junit(
  { cases, peer, findings = [], interoperability = [] }: CheckResult,
  { unexpected, known, impasses }: Standing,
): string {
  const toMend = new Map(findings.flatMap((each) => each.cases.map((id) => [id, each.says] as const)));
  const failures = new Set(unexpected);
  const saysNothing = ({ verdict }: CaseResult) => verdict === 'unsupported' || verdict === 'not run';
  const skipped = new Set(cases.filter((each) => !failures.has(each) && (known.includes(each) || saysNothing(each))));
  const others = interoperability.map((each) => {
    const what = impasses.includes(each) ? 'failure' : 'skipped';
    const inside = `<${what} message="${inXml(impasseInWords(each, peer.role))}"/>`;
    return testcase('interoperability', `${each.id}: ${each.title}`, inside);
  });
  const tested = cases.length + others.length;
  const failed = failures.size + impasses.length;
  const counts = `tests="${tested}" failures="${failed}" skipped="${skipped.size + others.length - impasses.length}"`;
  const tests = cases.map((each) => {
    const inside = failures.has(each)
      ? failure(each, toMend.get(each.id))
      : skipped.has(each)
        ? `<skipped message="${inXml(reason(each))}"/>`
        : '';
    // Section and step, with dots as in the names of classes.
    const classname = each.id.split('/').slice(0, 2).join('.');
    return testcase(classname, `${each.id}: ${each.title}`, inside);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="${inXml(peer.name)}" ${counts}>\n${[...tests, ...others].join('\n')}\n</testsuite>\n`;
}

function testcase(classname: string, name: string, inside: string): string {
  return `<testcase classname="${inXml(classname)}" name="${inXml(name)}">${inside}</testcase>`;
}

function reason({ verdict, why, violated, policies = [] }: CaseResult): string {
  const liberties = policies.map(libertyInWords).join(', ');
  return [verdict, violated, why ?? liberties].filter((each) => each !== undefined && each !== '').join(': ');
}

function failure(of: CaseResult, toMend: string | undefined): string {
  const lines = factsOf(of).map(([what, fact]) => `${what}: ${fact}`);
  const message = toMend === undefined ? reason(of) : `${of.violated}: ${toMend} (${of.why})`;
  return `<failure message="${inXml(message)}">${inXml(lines.join('\n'))}</failure>`;
}

/** XML has no way to say most control characters. */
function inXml(text: string): string {
  return escaped(text.replace(/[^\t\n -\ud7ff\ue000-\ufffd]/g, '\ufffd'));
}
