/** The head of the page: totals, failures, coverage of each machine. */
import { bar, counted, escaped, statusParts } from './html-parts.js';
import { loadLines } from './load.js';
import { judgeMutationLine, MUTANT_KINDS, type Mutation, mutationLine, type Tally } from './mutation.js';
import { type Coverage, DISPOSITIONS, type MachineCoverage, STATUSES, type Status, type Traceability } from './types.js';

const MEANING: Readonly<Record<Status, string>> = {
  tested: 'a run notices when code that cites it is changed',
  implemented: 'code cites it, and no run notices a change of that code',
  implied: 'holds by construction, for a stated reason',
  informative: 'binds nobody',
  exception: 'left out, for a stated reason',
  outdated: 'the text has changed since it was restated',
  orphaned: 'cited, but not in the catalogue',
  missing: 'nothing implements it',
};

/** Everything above the items. */
export function overview(traced: Traceability): string {
  return `<section class="overview" aria-label="Totals">
${totals(traced)}
${failures(traced)}
${machines(traced)}
${mutants(traced)}
${load(traced)}
</section>`;
}

function totals({ totals: { items, status, runs }, items: all }: Traceability): string {
  const shown = STATUSES.filter((each) => status[each] > 0);
  const legend = shown.map(
    (each) => `<li><i class="dot ${each}"></i><b>${status[each]}</b> ${each}<small>${MEANING[each]}</small></li>`,
  );
  const failed = runs.failed > 0 ? ` and <b class="bad">${counted(runs.failed, 'failed run')}</b>` : ', none failed';
  return `<div class="totals">
<h2>${counted(items, 'item')}</h2>
<p class="of-runs">${counted(runs.passed, 'passing run')}${failed}</p>
${bar(statusParts(status))}
<ul class="legend">${legend.join('')}</ul>
${matrix(all, shown)}
</div>`;
}

function matrix(items: Traceability['items'], statuses: readonly Status[]): string {
  const rows = DISPOSITIONS.filter((each) => items.some((item) => item.disposition === each)).map((disposition) => {
    const cells = statuses.map((status) => {
      const count = items.filter((item) => item.disposition === disposition && item.status === status).length;
      return `<td>${count === 0 ? '<span class="nil">–</span>' : count}</td>`;
    });
    return `<tr><th scope="row">${disposition}</th>${cells.join('')}</tr>`;
  });
  return `<details><summary>By disposition</summary><div class="scroll"><table>
<thead><tr><th scope="col">Disposition</th>${statuses.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead>
<tbody>${rows.join('')}</tbody></table></div></details>`;
}

function failures({ runs, totals }: Traceability): string {
  if (totals.runs.failed === 0) return '';
  const failed = runs.filter((run) => !run.passed);
  const entries = failed.map(
    ({ id, title, failure, replay }) =>
      `<li><b>${escaped(id)}</b> ${escaped(title)}<br>${escaped(failure ?? 'no reason given')}<br><code class="replay">${escaped(replay)}</code></li>`,
  );
  return `<div class="failures"><h2>${counted(failed.length, 'failed run')}</h2><ul>${entries.join('')}</ul></div>`;
}

function machines({ machines, unreached, uncovered }: Traceability): string {
  const reasons = unreached.map(({ id, reason }) => `<li><code>${escaped(id)}</code> ${escaped(reason)}</li>`);
  const open = uncovered.map((id) => `<li><code>${escaped(id)}</code></li>`);
  return `<div class="machines">
<h2>Coverage of the machines</h2>
<ul class="grid">${machines.map(machine).join('')}</ul>
${fold(`${unreached.length} states, transitions, microsteps and guard outcomes that no run over sockets can reach, with the reasons`, reasons)}
${fold(`${uncovered.length} states, transitions, microsteps and guard outcomes that no passing run has gone through yet`, open)}
</div>`;
}

function machine({ id, title, states, transitions, microsteps, guards }: MachineCoverage): string {
  const measures = Object.entries({ states, transitions, microsteps, 'guard outcomes': guards });
  const bars = measures.filter(([, { total }]) => total > 0).map(([what, covered]) => measure(what, covered));
  return `<li><b title="${escaped(id)}">${escaped(title)}</b>${bars.join('')}</li>`;
}

function measure(what: string, { covered, total, unreached }: Coverage): string {
  const excused = unreached === 0 ? '' : ` <small>(${unreached} unreachable)</small>`;
  const parts: [string, number][] = [
    ['tested', covered],
    ['excused', unreached],
    ['none', total - covered - unreached],
  ];
  return `<span class="measure">${bar(parts)}<span>${covered}/${total} ${what}${excused}</span></span>`;
}

/** How strong paths and tests are: mutants by algorithm or file, and why some survive. */
function mutants({ mutation }: Traceability): string {
  if (mutation === undefined) return '';
  const { ofJudge, algorithms } = mutation;
  const machines = algorithms.map(({ id, ...tallies }) => [id, MUTANT_KINDS.map((kind) => tallies[kind])] as const);
  const ofMachines = mutantsOf('machines', mutation, mutationLine(mutation), table('Algorithm', MUTANT_KINDS, machines));
  if (ofJudge === undefined) return ofMachines;
  const files = ofJudge.files.map(({ id, ...tally }) => [id, [tally]] as const);
  return ofMachines + mutantsOf('judge', ofJudge, judgeMutationLine(ofJudge), table('File', ['mutants'], files));
}

type Outcome = Pick<Mutation, 'mutants' | 'killed' | 'survivors'> & { outdated: boolean };

function mutantsOf(
  what: 'machines' | 'judge',
  { outdated, mutants, killed, survivors }: Outcome,
  line: string,
  tallies: string,
): string {
  const reasons = survivors.map(
    ({ reason, ids }) =>
      `<li>${escaped(reason)} <small>${ids.map((id) => `<code>${escaped(id)}</code>`).join(', ')}</small></li>`,
  );
  return `<div class="mutants">
<h2>Mutants of the ${what}</h2>
<p>${outdated ? '<b class="bad">Outdated.</b> ' : ''}${escaped(line)}.</p>
<details><summary>Killed, by ${what === 'machines' ? 'algorithm and kind' : 'file'}</summary><div class="scroll">${tallies}</div></details>
${fold(`${mutants - killed} mutants that survived, and why`, reasons)}
</div>`;
}

function table(first: string, kinds: readonly string[], rows: readonly (readonly [string, readonly Tally[]])[]): string {
  const head = [first, ...kinds].map((each) => `<th scope="col">${each}</th>`).join('');
  const body = rows.map(([id, tallies]) => {
    const cells = tallies.map(({ killed, mutants }) => `<td>${killed}/${mutants}</td>`).join('');
    return `<tr><th scope="row">${escaped(id)}</th>${cells}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** How a server holds under many connections. */
function load({ load }: Traceability): string {
  if (load === undefined) return '';
  const lines = loadLines(load).map((line) => `<li>${escaped(line)}</li>`);
  return `<div class="load">
<h2>Load</h2>
${load.outdated ? '<p><b class="bad">Outdated.</b></p>' : ''}<ul>${lines.join('')}</ul>
</div>`;
}

function fold(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `<details><summary>${title}</summary><ul class="ids">${entries.join('')}</ul></details>`;
}
