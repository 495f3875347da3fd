/** The head of the report: what failed, how much of the machines the runs went through, how strong the paths are, and what is left. */
import type { ComponentChildren } from 'preact';
import { Bar, chartOf, counted, Fold, List, placeOf, Table, useLink } from '../../html/index.js';
import { loadLines } from '../load.js';
import { type DatedMutation, judgeMutationLine, MUTANT_KINDS, mutationLine, type Tally } from '../mutation.js';
import { type Coverage, DISPOSITIONS, type MachineCoverage, STATUSES, type Traceability } from '../types.js';

/** How many items of each disposition have each status. */
export function ByDisposition({ traced: { items, totals } }: { traced: Traceability }) {
  const statuses = STATUSES.filter((each) => totals.status[each] > 0);
  const rows = DISPOSITIONS.filter((each) => items.some((item) => item.disposition === each)).map((disposition) => {
    const own = items.filter((item) => item.disposition === disposition);
    return [disposition, ...statuses.map((status) => own.filter((item) => item.status === status).length || '–')];
  });
  return (
    <details>
      <summary>By disposition</summary>
      <Table label="Items by disposition" head={['Disposition', ...statuses]} rows={rows} />
    </details>
  );
}

export function Failures({ traced: { runs, totals } }: { traced: Traceability }) {
  if (totals.runs.failed === 0) return null;
  const failed = runs.filter(({ passed }) => !passed);
  return (
    <>
      <h2>{counted(failed.length, 'failed run')}</h2>
      <List
        entries={failed.map(({ id, title, failure, replay }) => (
          <>
            <b>{id}</b> {title}: {failure ?? 'no reason given'} <code>{replay}</code>
          </>
        ))}
      />
    </>
  );
}

const MEASURES = ['states', 'transitions', 'microsteps', 'guards'] as const;

export function Machines({ traced: { machines, unreached, uncovered } }: { traced: Traceability }) {
  const link = useLink();
  const parts = 'states, transitions, microsteps and guard outcomes';
  return (
    <>
      <h2>Coverage of the machines</h2>
      <p class="quiet">What passing runs went through. Hatched: out of reach over sockets, each for a stated reason.</p>
      <Table
        label="Machines"
        kind="measures"
        head={['Machine', ...MEASURES.map((each) => (each === 'guards' ? 'guard outcomes' : each))]}
        rows={machines.map((machine: MachineCoverage) => [
          <a href={link(chartOf(machine.id, 'coverage'))}>{machine.title}</a>,
          ...MEASURES.map((each) => <Measure coverage={machine[each]} excused="unreachable" />),
        ])}
      />
      <Fold
        title={`${unreached.length} ${parts} that no run over sockets can reach, with the reasons`}
        entries={unreached.map(({ id, reason }) => (
          <>
            <code>{id}</code> {reason}
          </>
        ))}
      />
      <Fold
        title={`${uncovered.length} ${parts} that no passing run has gone through yet`}
        entries={uncovered.map((id) => <code>{id}</code>)}
      />
    </>
  );
}

function Measure({ coverage: { covered, total, unreached }, excused }: { coverage: Coverage; excused?: string }) {
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
        {unreached > 0 && excused && (
          <small>
            ({unreached} {excused})
          </small>
        )}
      </small>
    </span>
  );
}

/** How strong paths and tests are: mutants by algorithm or file, and why some survive. */
export function Mutants({ traced: { mutation } }: { traced: Traceability }) {
  if (mutation === undefined) return null;
  const { ofJudge, algorithms } = mutation;
  const files = ofJudge?.files.map(({ id, ...tally }) => [id, ofTally(tally, false)]) ?? [];
  const kinds = algorithms.map(({ id, ...tallies }) => [id, ...MUTANT_KINDS.map((kind) => ofTally(tallies[kind], true))]);
  return (
    <>
      <MutantsOf
        what="machines"
        outcome={mutation}
        line={mutationLine(mutation)}
        head={['Algorithm', ...MUTANT_KINDS]}
        rows={kinds}
      />
      {ofJudge && (
        <MutantsOf what="judge" outcome={ofJudge} line={judgeMutationLine(ofJudge)} head={['File', 'mutants']} rows={files} />
      )}
    </>
  );
}

interface MutantsProps {
  what: 'machines' | 'judge';
  outcome: Pick<DatedMutation, 'mutants' | 'killed' | 'survivors' | 'outdated'>;
  line: string;
  head: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
}

function MutantsOf({ what, outcome: { mutants, killed, survivors, outdated }, line, head, rows }: MutantsProps) {
  return (
    <>
      <h2>Mutants of the {what}</h2>
      <p>
        {outdated ? <Outdated /> : null} {line}.
      </p>
      <details>
        <summary>Killed, by {what === 'machines' ? 'algorithm and kind' : 'file'}</summary>
        <Table label={`Mutants of the ${what}`} kind="measures" head={head} rows={rows} />
      </details>
      <Fold
        title={`${mutants - killed} mutants that survived, and why`}
        entries={survivors.map(({ reason, ids }) => (
          <>
            {reason} <small>{ids.join(', ')}</small>
          </>
        ))}
      />
    </>
  );
}

/** @param isListed whether each mutant that survived is on a list with its reason */
function ofTally({ mutants, killed }: Tally, isListed: boolean) {
  return <Measure coverage={{ covered: killed, total: mutants, unreached: isListed ? mutants - killed : 0 }} />;
}

function Outdated() {
  return <b class="bad">Outdated.</b>;
}

/** How a server holds under many connections. */
export function Load({ traced: { load } }: { traced: Traceability }) {
  if (load === undefined) return null;
  return (
    <>
      <h2>Load</h2>
      {load.outdated ? (
        <p>
          <Outdated />
        </p>
      ) : null}
      <List entries={loadLines(load)} />
    </>
  );
}

/** Items that are to be implemented and that no run vouches for. */
export function Open({ traced }: { traced: Traceability }) {
  const link = useLink();
  const open = traced.items.filter(({ status }) => !['tested', 'informative', 'exception', 'implied'].includes(status));
  const exceptions = traced.items.filter(({ status }) => status === 'exception');
  const item = (id: string) => <a href={link(placeOf(id))}>{id}</a>;
  return (
    <>
      <h2>What no run vouches for</h2>
      <List
        kind="steps-list"
        entries={open.map(({ id, status }) => (
          <>
            {item(id)} <small>{status}</small>
          </>
        ))}
      />
      <Fold
        title={`${counted(exceptions.length, 'item')} not implemented, and why`}
        entries={exceptions.map(({ id, reason }) => (
          <>
            {item(id)} {reason}
          </>
        ))}
      />
    </>
  );
}
