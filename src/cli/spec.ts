/** `hixie76 spec`: what the catalogue says. */
import { existsSync, readFileSync } from 'node:fs';
import { blocks, errata, type Item, items, policies, saysOf, sections } from '../../spec/index.js';
import { type Citation, loadCitations } from '../citations/index.js';
import { committedWitnesses, isCurrent, type Traceability, type Witness, witnessLine } from '../report/index.js';
import { allFindings, choicesOf, counterexampleName, type Finding, inShort, readings } from '../verify/index.js';
import { changes } from './changes.js';
import { Failure } from './failure.js';
import { print, printJson } from './output.js';

export interface SpecOptions {
  json?: boolean;
  changes?: string | true;
}

export async function spec(words: readonly string[], { json, changes: revision }: SpecOptions): Promise<void> {
  if (revision !== undefined) return changes(revision, json === true);
  if (words.length === 0) return contents(json === true);
  const property = allFindings().find(({ id }) => words.length === 1 && id === words[0]);
  if (property !== undefined) return json ? printJson(property) : print(...verdicts(property));
  const found = search(words);
  const others = words.length === 1 ? saysOf(words[0] as string) : [];
  const inOthers = others.map(({ revision: name, says }) => `${words[0]} in ${name}\n  ${says}\n`);
  if (!json && inOthers.length > 0) print(...inOthers);
  if (found.length === 0 && (json || inOthers.length === 0))
    throw new Failure(`spec: nothing matches "${words.join(' ')}"; try a step id, a section or a word`);
  const citations = await loadCitations();
  const traced = results();
  const full = found.map((item) => describe(item, citations, traced));
  if (json) printJson(full);
  else for (const each of full) print(...text(each), '');
}

function contents(json: boolean): void {
  const count = (section: string) => items.filter((item) => item.section === section).length;
  const rows = sections.map(({ section, title }) => ({ section, title, items: count(section) }));
  if (json) printJson(rows);
  else print(...rows.map((row) => `${row.section.padEnd(12)} ${String(row.items).padStart(3)}  ${row.title}`));
}

/** An id, a section, an erratum, a policy, or words that all occur. */
function search(words: readonly string[]): readonly Item[] {
  const [first = ''] = words;
  const all = [...items, ...blocks];
  const namesOf = ({ id, section, errata, policies }: Item): string[] => [id, section, ...errata, ...policies];
  const exact = words.length === 1 ? all.filter((item) => namesOf(item).includes(first)) : [];
  if (exact.length > 0) return exact;
  const wanted = words.join(' ').toLowerCase().split(/\s+/);
  return all.filter(({ id, says }) => wanted.every((word) => `${id} ${says}`.toLowerCase().includes(word)));
}

interface Description extends Item {
  implementedBy: Omit<Citation, 'step'>[];
  witness?: Witness;
  /** Properties of client and server together that come from it. */
  properties: readonly { id: string; sentence: string; found: string }[];
  status?: string;
  traces?: { count: number; passed: number; failed: number };
}

function describe(item: Item, citations: readonly Citation[], traced: Traceability | undefined): Description {
  const implementedBy = citations.filter(({ step }) => step === item.id).map(({ step: _, ...citation }) => citation);
  const row = traced?.items.find(({ id }) => id === item.id);
  const witness = committedWitnesses()[item.id];
  const current = witness !== undefined && isCurrent(item.id, witness, citations) ? { witness } : {};
  const comingFrom = allFindings().filter(({ items: from }) => from.includes(item.id));
  const properties = comingFrom.map((each) => ({ id: each.id, sentence: each.sentence, found: inShort(each) }));
  return {
    ...item,
    implementedBy,
    properties,
    ...current,
    ...(row === undefined ? {} : { status: row.status, traces: row.traces }),
  };
}

function text(item: Description): string[] {
  const defects = errata.filter(({ id }) => item.errata.includes(id));
  const choices = policies.filter(({ name }) => item.policies.includes(name));
  return [
    `${item.id}  ${item.subject} ${item.force}, ${item.disposition}${item.reason ? ` (${item.reason})` : ''}`,
    `  ${item.says.replaceAll('**', '*')}`,
    ...defects.flatMap(({ id, defect, proved = [] }) => [
      `  ${id}: ${defect}`,
      ...proved.map((each) => `    ${each.property} fails under ${each.reading}: traces/verify/${counterexampleName(each)}.json`),
    ]),
    ...choices.map(({ name, default: taken }) => `  policy ${name}: ${taken ?? 'nothing to choose'}`),
    ...item.implementedBy.map(({ kind, name, file, line }) => `  ${kind} ${name}  ${file}:${line}`),
    ...item.properties.flatMap((each) => [`  property ${each.id}: ${each.sentence}`, `    ${each.found}`]),
    ...(item.witness ? [`  witness: ${witnessLine(item.witness)}`] : []),
    ...(item.traces ? [`  ${item.status}: ${item.traces.passed} of ${item.traces.count} runs passed`] : []),
  ];
}

/** A property with its verdict under each reading, and what the reading chooses. */
function verdicts(property: Finding): string[] {
  const rows = property.checks.flatMap(({ reading, verdict, states }) => {
    const known = readings.find(({ id }) => id === reading);
    const choices = known === undefined ? [] : choicesOf(known);
    return [
      `  ${verdict === 'holds' ? 'proved' : verdict} under ${reading}: ${known?.sentence ?? ''} (${states} states)`,
      ...(choices.length === 0 ? [] : [`    ${choices.join(', ')}`]),
    ];
  });
  return [`${property.id}  ${property.sentence}`, `  comes from ${property.items.join(', ')}`, `  ${inShort(property)}`, ...rows];
}

/** The results of the last report, if there was one. */
function results(): Traceability | undefined {
  const file = 'docs/report/traceability.json';
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Traceability) : undefined;
}
