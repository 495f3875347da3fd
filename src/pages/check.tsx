/** The result of a check as one page that needs nothing else, and what pages show of a case. */
import { itemOf } from '../../spec/index.js';
import {
  type CaseResult,
  type CheckResult,
  type Fact,
  factsOf,
  fingerprintOf,
  type Standing,
  totals,
  type Verdict,
  type WireEntry,
} from '../check/index.js';
import { alone, placeOf, Fact as Row, To } from '../html/index.js';

/** The worst first. */
const RANKED: readonly Verdict[] = ['fail', 'inconclusive', 'unsupported', 'allowed', 'not run', 'pass'];

/** The page: the totals, each case with its wire log, the fingerprint, and the selective refusals. */
export function html(result: CheckResult, { known }: Standing): string {
  const { peer, spec, cases, selectiveRefusals } = result;
  const title = `${peer.name} against ${spec.revision}`;
  return alone(
    title,
    <>
      <h1>{title}</h1>
      <p>{totals(result)}</p>
      {RANKED.map((verdict) => (
        <Cases verdict={verdict} cases={cases.filter((each) => each.verdict === verdict)} known={known} />
      ))}
      <h2>Fingerprint</h2>
      <Facts facts={fingerprintOf(result)} />
      <h2>Selective refusals</h2>
      {selectiveRefusals.length === 0 ? <p>None.</p> : <Facts facts={selectiveRefusals.map(({ id, step }) => [step, id])} />}
    </>,
  );
}

interface CasesProps {
  verdict: Verdict;
  cases: readonly CaseResult[];
  known: readonly CaseResult[];
}

function Cases({ verdict, cases, known }: CasesProps) {
  if (cases.length === 0) return null;
  return (
    <>
      <h2 id={verdict.replace(' ', '-')}>
        {cases.length} {verdict}
      </h2>
      {cases.map((each) => (
        <Case
          of={each}
          more={[['steps', each.steps.join(', ')], ...each.wire.map(onWire)]}
          how={known.includes(each) ? 'known' : verdict === 'fail' ? 'open' : undefined}
        />
      ))}
    </>
  );
}

function onWire(each: WireEntry): Fact {
  return [`${each.dir} at ${each.at} ms`, 'hex' in each ? each.hex : `closes TCP (${each.close.toUpperCase()})`];
}

export interface CaseProps {
  of: Omit<CaseResult, 'steps' | 'wire'>;
  more: readonly Fact[];
  how?: 'open' | 'known' | undefined;
}

/** A case with all that was found out about it, to be opened if it is not. */
export function Case({ of, more, how }: CaseProps) {
  const { id, title, verdict } = of;
  return (
    <details class={verdict.replace(' ', '-')} open={how === 'open'}>
      <summary>
        <b>
          {verdict}
          {how === 'known' && ' (known)'}
        </b>{' '}
        <code>{id}</code> <small>{title}</small>
      </summary>
      <Facts facts={[...factsOf(of), ...more]} />
    </details>
  );
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="rows">
      {facts.map(([what, fact]) => (
        <Row name={what}>
          <code>{itemOf(fact) ? <To at={placeOf(fact)}>{fact}</To> : fact}</code>
        </Row>
      ))}
    </dl>
  );
}
