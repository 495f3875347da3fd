/** The body of the page: contents, filter, and every item by section. */
import { errata, itemOf, policies, sections } from '../../spec/index.js';
import { anchor, bar, counted, escaped, prose, statusParts, unmarked } from './html-parts.js';
import { type NamedRun, STATUSES, type Traceability, type TracedItem } from './types.js';
import { witnessLine } from './witness.js';

const sectionOf = new Map(sections.map((each) => [each.section, each]));
const erratumOf = new Map(errata.map((each) => [each.id, each]));
const policyOf = new Map(policies.map((each) => [each.name, each]));
const SHOWN = 2;

/** The table of contents, with coverage at a glance. */
export function contents({ totals }: Traceability): string {
  const rows = Object.entries(totals.section).map(([section, { items, ...counts }]) => {
    const title = sectionOf.get(section)?.title ?? 'Not in the catalogue';
    return `<li><a href="#${anchor(section)}"><span class="number">${escaped(section)}</span> <span>${escaped(title)}</span></a>
${bar(statusParts(counts))}<span class="score">${score(items, counts)}</span></li>`;
  });
  return `<nav aria-label="Sections"><details class="contents" open><summary>Sections</summary><ol>${rows.join('')}</ol></details></nav>`;
}

/** How much of what can be tested is. */
function score(items: number, { tested = 0, informative = 0, exception = 0 }: Record<string, number>): string {
  const testable = items - informative - exception;
  return testable === 0 ? 'informative' : `${tested}/${testable} tested`;
}

/** Hidden until the script shows it, because without the script it does nothing. */
export function filterForm(): string {
  const options = STATUSES.map((status) => `<option>${status}</option>`);
  return `<form class="filter" role="search" hidden>
<label for="words">Filter</label>
<input id="words" type="search" placeholder="id or words" autocomplete="off" spellcheck="false">
<label for="status">Status</label>
<select id="status"><option value="">any status</option>${options.join('')}</select>
<output for="words status" aria-live="polite"></output>
</form>`;
}

/** Every item under its section. */
export function sectionsOf(traced: Traceability): string {
  const runs = new Map(traced.runs.map((run) => [run.id, run]));
  return Object.keys(traced.totals.section)
    .map((section) => {
      const { title, about } = sectionOf.get(section) ?? { title: 'Not in the catalogue', about: '' };
      const items = traced.items.filter((item) => item.section === section);
      return `<section class="part" id="${anchor(section)}">
<h2><span class="number">${escaped(section)}</span> ${escaped(title)}</h2>
<p class="about">${prose(about)}</p>
${items.map((item) => article(item, examplesOf(traced, item, runs))).join('\n')}
</section>`;
    })
    .join('\n');
}

function examplesOf({ examples }: Traceability, { id }: TracedItem, runs: ReadonlyMap<string, NamedRun>): NamedRun[] {
  return (examples[id] ?? []).flatMap((run) => runs.get(run) ?? []);
}

function article(item: TracedItem, examples: readonly NamedRun[]): string {
  const { id, section, subject, force, disposition, status, reason } = item;
  const says = itemOf(id)?.says ?? 'The code cites this id, and the catalogue does not have it.';
  const step = id.slice(section.length);
  const badges = [subject, force, disposition].filter((each, index, all) => each !== 'none' && all.indexOf(each) === index);
  return `<article id="${anchor(id)}" data-status="${status}">
<div class="head"><a class="id" href="#${anchor(id)}"><span>${escaped(section)}</span><wbr><b>${escaped(step)}</b></a>
<span class="status ${status}">${status}</span>
<span class="badges">${badges.map((each) => `<span class="badge">${each}</span>`).join('')}</span></div>
<div class="body"><p>${prose(says)}</p>${reason === undefined ? '' : `<p class="reason">Why not: ${prose(reason)}</p>`}${names(item)}</div>
<div class="evidence">${code(item)}${witnessed(item)}${traces(item, examples)}</div>
</article>`;
}

function names(item: TracedItem): string {
  const links = [
    ...item.errata.map((id) => link(id, 'erratum', erratumOf.get(id)?.defect ?? '')),
    ...item.policies.map((name) => link(name, 'policy', policyOf.get(name)?.says ?? '')),
  ];
  return links.length === 0 ? '' : `<p class="names">${links.join(' ')}</p>`;
}

function link(name: string, kind: string, meaning: string): string {
  return `<a class="${kind}" href="#${anchor(name)}" title="${unmarked(meaning)}">${escaped(name)}</a>`;
}

function code({ implementedBy }: TracedItem): string {
  const places = implementedBy.map(
    ({ kind, name, file, line }) =>
      `<li><a href="../../${escaped(file)}#L${line}" title="${escaped(file)}, line ${line}">${breakable(name)}</a> <small>${kind}</small></li>`,
  );
  const rest = places.slice(SHOWN);
  const more =
    rest.length === 0 ? '' : `<details><summary>${rest.length} more in the code</summary><ul>${rest.join('')}</ul></details>`;
  return places.length === 0 ? '' : `<ul class="code">${places.slice(0, SHOWN).join('')}</ul>${more}`;
}

/** A long name, which may break after a dot or an underscore. */
function breakable(name: string): string {
  return escaped(name).replace(/[._]/g, '$&<wbr>');
}

function witnessed({ witness }: TracedItem): string {
  return witness === undefined ? '' : `<p class="witness">Witness: ${escaped(witnessLine(witness))}</p>`;
}

function traces({ traces }: TracedItem, examples: readonly NamedRun[]): string {
  const failed = traces.failed === 0 ? '' : `<p class="bad">${counted(traces.failed, 'failed run')}</p>`;
  if (traces.passed === 0) return failed;
  const shown = examples.map(
    ({ id, title, replay }) =>
      `<li>${escaped(id)} <small>${escaped(title)}</small><code class="replay">${escaped(replay)}</code></li>`,
  );
  return `<details class="runs"><summary>${counted(traces.passed, 'passing run')}</summary><ul>${shown.join('')}</ul></details>${failed}`;
}

/** What the names of errata and policies mean, of those that items have. */
export function glossaries({ items }: Traceability): string {
  const errataNamed = new Set(items.flatMap((item) => item.errata));
  const policiesNamed = new Set(items.flatMap((item) => item.policies));
  const defects = errata.filter((each) => errataNamed.has(each.id)).map(({ id, defect }) => [id, defect] as const);
  const choices = policies.filter((each) => policiesNamed.has(each.name)).map((each) => [each.name, policySays(each)] as const);
  return glossary('Errata', defects) + glossary('Policies', choices);
}

function policySays(policy: (typeof policies)[number]): string {
  if (policy.default === null) return policy.says;
  const values = Object.entries(policy.values ?? {}).map(([name, { value }]) => `${name} ${value}`);
  return `${policy.says} Here: \`${values.join(', ') || (policy.value ?? policy.default)}\`.`;
}

function glossary(title: string, entries: readonly (readonly [name: string, meaning: string])[]): string {
  const rows = entries.map(
    ([name, meaning]) => `<div id="${anchor(name)}"><dt>${escaped(name)}</dt><dd>${prose(meaning)}</dd></div>`,
  );
  return `<section class="glossary"><h2 id="${title.toLowerCase()}">${title}</h2><dl>${rows.join('')}</dl></section>`;
}
