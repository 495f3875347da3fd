/** The findings of a check for whoever reads them in a terminal, on a screen, and as a line for a badge. */

import { groupedBy } from '../../judge/index.js';
import { AS_PUBLISHED } from '../case-result.js';
import { CONTROL } from '../cases.js';
import type { Standing } from '../expectation.js';
import { totals } from '../text.js';
import type { CaseResult, CheckResult, Finding, Severity } from '../types.js';

/** Characters in a line, and lines of findings that are told in full at most. */
const WIDTH = 100;
const SCREEN = 36;

/** What each severity means to those who connect. */
export const severities: Readonly<Record<Severity, string>> = {
  everybody: 'breaks everybody',
  some: 'breaks some',
  data: 'loses, invents or corrupts messages',
  harmless: 'against the specification, but no correct peer notices',
};

/**
 * Lines: each cause with what to mend, what is merely allowed, and the line for a badge.
 * @param again the command that plays one case alone, without its id
 */
export function findingsInWords(result: CheckResult, stand: Standing, again: string): string[] {
  const { cases } = result;
  const { known, mended, unexpected } = stand;
  const findings = newFindings(result, stand);
  const strict = unexpected.filter(({ verdict }) => verdict === 'allowed');
  return [
    ...onScreen(findings, again),
    ...several('says nothing', unclear(cases)),
    ...several(
      'allowed, but failed by --strict',
      strict.map(({ id }) => id),
    ),
    ...several(
      'known',
      known.map(({ id }) => id),
    ),
    ...several(
      'no longer as in the baseline',
      mended.map(({ id }) => id),
    ),
    ...several('allowed, and no failure', liberties(cases)),
    ...folded(`${result.peer.name}: ${totals(result)}; --verbose lists each case and the fingerprint`, ''),
    badge(result),
  ];
}

/** Those that a case shows which the baseline does not have. */
export function newFindings({ findings = [], interoperability = [] }: CheckResult, { known, impasses }: Standing): Finding[] {
  const before = new Set([...known, ...interoperability.filter((each) => !impasses.includes(each))].map(({ id }) => id));
  return findings.filter(({ cases }) => cases.some((id) => !before.has(id)));
}

/** One line that says how bad it is. */
export function badge({ findings = [], summary: { pass, allowed, fail, inconclusive, unsupported } }: CheckResult): string {
  const [worst] = findings;
  const causes = `${findings.length} cause${findings.length === 1 ? '' : 's'}`;
  const found = worst === undefined ? 'nothing to mend' : `${causes}, worst: ${severities[worst.severity]} (${worst.step})`;
  const unclear = inconclusive + unsupported;
  return `hixie76: ${found}; ${pass} pass, ${allowed} allowed, ${fail} fail${unclear === 0 ? '' : `, ${unclear} unclear`}`;
}

/** The first in full, as far as they fit; the others by what to mend, and how to see it. */
function onScreen(findings: readonly Finding[], again: string): string[] {
  const short = findings.map((each) => inShort(each, again));
  const lines: string[] = [];
  let fits = true;
  for (const [index, finding] of findings.entries()) {
    const { severity } = finding;
    if (severity !== findings[index - 1]?.severity) lines.push(severities[severity].toUpperCase());
    const whole = inFull(finding, again);
    fits = index === 0 || (fits && lines.length + whole.length + short.slice(index + 1).flat().length <= SCREEN);
    lines.push(...(fits ? whole : (short[index] ?? [])));
  }
  return lines.length === 0 ? [] : [...lines, ''];
}

/** A finding with all that shows it. */
export function inFull(finding: Finding, again: string): string[] {
  const { send, expected, observed, step } = finding;
  const [says = '', ...more] = inShort(finding, again);
  const rows = [
    ['send', send],
    ['expected', expected.join(' or ')],
    ['observed', observed],
    ['but', finding.asPublished ? AS_PUBLISHED : ''],
  ] as const;
  const told = rows.flatMap(([what, fact]) => (fact === '' ? [] : [`    ${`${what}:`.padEnd(9)} ${cut(fact)}`]));
  return [says, ...more.slice(0, -1), ...told, ...more.slice(-1), `    see:      npx hixie76 spec ${step}`];
}

/** What to mend, and the command that shows it. */
function inShort({ step, says, cases }: Finding, again: string): string[] {
  const count = cases.length === 1 ? '' : ` (${cases.length} cases)`;
  return [...folded(`  ${step}  ${says}${count}`, '    '), `    alone:    ${again} --only ${playedBy(cases[0])}`];
}

/** The case with which something is played: what the other side makes of a peer, with the control. */
export function playedBy(id = CONTROL): string {
  return id.startsWith('interoperability/') ? CONTROL : id;
}

/** Ids and reasons of cases that say nothing, those alike once. */
function unclear(cases: readonly CaseResult[]): string[] {
  const some = cases.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'unsupported');
  return counted(groupedBy(some, ({ why = '' }) => why));
}

function liberties(cases: readonly CaseResult[]): string[] {
  const taken = cases.flatMap(({ policies = [] }) => policies.map(({ policy, option }) => `${policy} ${option}`));
  return counted(groupedBy(taken, (each) => each));
}

function counted(groups: ReadonlyMap<string, readonly unknown[]>): string[] {
  return [...groups].map(([words, { length }]) => `${words} (${length})`);
}

/** At most so many are named. */
const NAMED = 8;

function several(what: string, all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const more = all.length > NAMED ? `; and ${all.length - NAMED} more` : '';
  return folded(`${what}: ${all.slice(0, NAMED).join('; ')}${more}`, '  ');
}

/** Lines that are not too long, those behind the first with an indent. */
function folded(text: string, indent: string): string[] {
  const [start = ''] = /^ */.exec(text) ?? [];
  const lines: string[] = [];
  let line = start;
  for (const word of text.slice(start.length).split(' ')) {
    if (line.length + word.length >= WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** Two lines of a terminal. */
function cut(text: string): string {
  return text.length <= 2 * WIDTH ? text : `${text.slice(0, 2 * WIDTH)} …`;
}
