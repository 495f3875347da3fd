/** Traceability: how much of the machines the runs went through, how strong the paths are, and what is left. */
import type { Coverage, MachineCoverage, Traceability } from '../../report/index.js';
import { judgeMutationLine, loadLines, MUTANT_KINDS, type Mutation, mutationLine, type Tally } from '../../report/index.js';
import type { SiteData } from '../data/index.js';
import { Bar, counted } from '../parts/bar.js';
import { Page } from '../parts/layout.js';
import { Legend } from '../parts/legend.js';
import { chartOf, placeOf, useLink } from '../parts/paths.js';
import { Results } from '../parts/results.js';
import { Scroll } from '../parts/scroll.js';

export function ReportPage({ data }: { data: SiteData }) {
  const { traced, measured } = data;
  const { runs } = traced.totals;
  return (
    <Page at="report.html" title="Traceability" about="What implements each item, and which runs went through it.">
      <Results current="report.html" />
      <h1>Traceability</h1>
      <p class="lead">
        {measured ? (
          <>
            {counted(runs.count, 'run')} over loopback sockets and through the public API: {runs.passed} passed, {runs.failed}{' '}
            failed.
          </>
        ) : (
          'Nothing was measured when this was built: npm start plays the runs, npm run docs builds this page from what it writes.'
        )}
      </p>
      <Legend data={data} />
      <Failures traced={traced} />
      {measured ? <Machines machines={traced.machines} /> : null}
      <Mutants traced={traced} />
      <Load traced={traced} />
      <Open traced={traced} />
      {measured ? <Unreached traced={traced} /> : null}
      <p class="quiet">
        {traced.spec.revision}, SHA-256 of the text <code>{traced.spec.sha256}</code>
      </p>
    </Page>
  );
}

function Failures({ traced: { runs } }: { traced: Traceability }) {
  const failed = runs.filter(({ passed }) => !passed);
  if (failed.length === 0) return null;
  return (
    <>
      <h2>Failed</h2>
      <ul>
        {failed.map(({ title, failure, replay }) => (
          <li>
            {title}: {failure} <code>{replay}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

const MEASURES = ['states', 'transitions', 'microsteps', 'guards'] as const;

function Machines({ machines }: { machines: readonly MachineCoverage[] }) {
  const link = useLink();
  return (
    <>
      <h2>Machines</h2>
      <p class="quiet">What passing runs went through. Hatched: out of reach over sockets, each for a stated reason.</p>
      <Scroll label="Machines">
        <table class="measures">
          <thead>
            <tr>
              <th scope="col">Machine</th>
              {MEASURES.map((each) => (
                <th scope="col">{each}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {machines.map((machine) => (
              <tr>
                <th scope="row">
                  <a href={link(chartOf(machine.id))}>{machine.title}</a>
                </th>
                {MEASURES.map((each) => (
                  <td>
                    <Measure coverage={machine[each]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Measure({ coverage: { covered, total, unreached } }: { coverage: Coverage }) {
  if (total === 0) return <small>none</small>;
  const parts = [
    ['tested', covered],
    ['excused', unreached],
    ['missing', total - covered - unreached],
  ] as const;
  return (
    <span class="measure">
      <Bar parts={parts} />
      <small>
        {covered} of {total}
      </small>
    </span>
  );
}

function Mutants({ traced: { mutation } }: { traced: Traceability }) {
  if (mutation === undefined) return null;
  const { ofJudge } = mutation;
  return (
    <>
      <h2>Mutants</h2>
      <p>
        Machines that were changed on purpose, and how many of them the paths notice.{' '}
        {mutation.outdated ? <b>{mutationLine(mutation)}.</b> : `${mutationLine(mutation)}.`}
      </p>
      <Killed
        what="Algorithm"
        kinds={MUTANT_KINDS}
        rows={mutation.algorithms.map(({ id, ...tallies }) => [id, MUTANT_KINDS.map((kind) => ofTally(tallies[kind], true))])}
      />
      <Survivors of={mutation} />
      {ofJudge !== undefined && (
        <>
          <p>
            The judge, changed in the same way, and how much of that its tests notice.{' '}
            {ofJudge.outdated ? <b>{judgeMutationLine(ofJudge)}.</b> : `${judgeMutationLine(ofJudge)}.`}
          </p>
          <Killed what="File" kinds={['mutants']} rows={ofJudge.files.map(({ id, ...tally }) => [id, [ofTally(tally, false)]])} />
          <Survivors of={ofJudge} />
        </>
      )}
    </>
  );
}

type Rows = readonly (readonly [string, readonly Coverage[]])[];

/** @param isListed whether each mutant that survived is on a list with its reason */
function ofTally({ mutants, killed }: Tally, isListed: boolean): Coverage {
  return { covered: killed, total: mutants, unreached: isListed ? mutants - killed : 0 };
}

function Killed({ what, kinds, rows }: { what: string; kinds: readonly string[]; rows: Rows }) {
  return (
    <Scroll label={`Mutants by ${what.toLowerCase()}`}>
      <table class="measures">
        <thead>
          <tr>
            {[what, ...kinds].map((each) => (
              <th scope="col">{each}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([id, coverages]) => (
            <tr>
              <th scope="row">{id}</th>
              {coverages.map((coverage) => (
                <td>
                  <Measure coverage={coverage} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Survivors({ of }: { of: Pick<Mutation, 'mutants' | 'killed' | 'survivors'> }) {
  return (
    <details>
      <summary>{counted(of.mutants - of.killed, 'mutant')} that survived, and why</summary>
      <ul class="reasons">
        {of.survivors.map(({ reason, ids }) => (
          <li>
            {reason} <small>{ids.join(', ')}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Items that are to be implemented and that no run vouches for. */
function Open({ traced }: { traced: Traceability }) {
  const link = useLink();
  const open = traced.items.filter(({ status }) => !['tested', 'informative', 'exception', 'implied'].includes(status));
  const exceptions = traced.items.filter(({ status }) => status === 'exception');
  return (
    <>
      <h2>What no run vouches for</h2>
      <ul class="steps-list">
        {open.map(({ id, status }) => (
          <li>
            <a href={link(placeOf(id))}>{id}</a> <small>{status}</small>
          </li>
        ))}
      </ul>
      {exceptions.length === 0 ? null : (
        <details>
          <summary>{counted(exceptions.length, 'item')} not implemented, and why</summary>
          <ul class="reasons">
            {exceptions.map(({ id, reason }) => (
              <li>
                <a href={link(placeOf(id))}>{id}</a> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** How a server holds under many connections. */
function Load({ traced: { load } }: { traced: Traceability }) {
  if (load === undefined) return null;
  return (
    <>
      <h2>Load</h2>
      {load.outdated ? (
        <p>
          <b>Outdated.</b>
        </p>
      ) : null}
      <ul class="reasons">
        {loadLines(load).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Unreached({ traced: { unreached } }: { traced: Traceability }) {
  return (
    <details class="last">
      <summary>{counted(unreached.length, 'part')} of the machines that sockets cannot reach, and why</summary>
      <ul class="reasons">
        {unreached.map(({ id, reason }) => (
          <li>
            <code>{id}</code> {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
