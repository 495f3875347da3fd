/** What the oracle says of a side, and the bytes that it says it of. */
import { useEffect, useRef } from 'preact/hooks';
import { itemOf } from '../../../../spec/index.js';
import { placeOf, policyAt } from '../../../html/links.js';
import { Prose } from '../../../html/prose.js';
import { Fold, List } from '../../../html/table.js';
import type { Acceptance, Exchange, Refusal, Verdict } from '../../../judge/exchange.js';
import type { Judged } from '../../oracle/causes.js';
import { playerOf } from '../../oracle/share.js';
import { Dump } from '../dump.js';
import { reveal } from '../reveal.js';

export function VerdictPanel({ judged, exchange }: { judged: Judged; exchange: Exchange }) {
  const { verdict, cause } = judged;
  const { further = [] } = verdict;
  const kind = verdict.accepted ? verdict.mark : cause === 'follows' ? 'follows' : 'fail';
  return (
    <section class={`verdict ${kind}`} aria-label={`Verdict on the ${verdict.role}`}>
      <h2>
        The {verdict.role}: {headline(judged)}
      </h2>
      <p class="quiet">{verdict.course.join('; ')}</p>
      {verdict.accepted ? <Accepted verdict={verdict} /> : <Refused verdict={verdict} exchange={exchange} />}
      {verdict.accepted ? null : <Permitting judged={{ ...judged, verdict }} />}
      <p>
        <a href={playerOf(exchange, verdict.accepted ? undefined : verdict)} class="play">
          watch it in the player
        </a>
      </p>
      <Fold title="If that were in order" entries={further.map(inShort)} />
    </section>
  );
}

function headline({ verdict, cause }: Judged): string {
  if (verdict.accepted) return verdict.mark === 'pass' ? 'nothing is wrong' : 'allowed, with liberties';
  return cause === 'follows' ? 'wrong only because the other side was' : 'wrong (the root cause)';
}

function inShort(verdict: Verdict) {
  if (verdict.accepted) return verdict.mark === 'pass' ? 'the rest is in order' : 'the rest is allowed, with liberties';
  const { step, why, offset } = verdict.rejection;
  return (
    <>
      byte {offset}: {why}, by <a href={placeOf(step)}>{step}</a>
    </>
  );
}

/** What would permit it: an option beyond the text, or the later text. All other options the judge has tried. */
function Permitting({ judged: { verdict, permittedBy, allowedBy } }: { judged: Judged & { verdict: Refusal } }) {
  const { policies = [] } = itemOf(verdict.rejection.step) ?? {};
  const beyond = permittedBy.map(({ policy, option }) => (
    <>
      <a href={policyAt(policy)}>{policy}</a>: <code>{option}</code>, which goes beyond the text, permits it
    </>
  ));
  return (
    <>
      {beyond.length > 0 ? <List entries={beyond} /> : <p>No option of any policy permits it; all were tried.</p>}
      {policies.length === 0 ? null : (
        <Fold title="Policies at this step" entries={policies.map((name) => <a href={policyAt(name)}>{name}</a>)} />
      )}
      {allowedBy === undefined ? null : <p>The later text, {allowedBy}, permits it.</p>}
    </>
  );
}

function Accepted({ verdict: { needs, policies } }: { verdict: Acceptance }) {
  return (
    <>
      <List
        kind="liberties"
        entries={needs.map(({ policy, option, step }) => (
          <>
            takes the liberty <a href={policyAt(policy)}>{policy}</a>: <code>{option}</code>, by{' '}
            <a href={placeOf(step)}>{step}</a>
          </>
        ))}
      />
      <Fold
        title="What it shows of its policies"
        entries={Object.entries(policies).map(([name, options]) => (
          <>
            <a href={policyAt(name)}>{name}</a>: {options.join(' or ')}
          </>
        ))}
      />
    </>
  );
}

function Refused({ verdict: { rejection }, exchange }: { verdict: Refusal; exchange: Exchange }) {
  const { step, why, allowed, kind, offset, from } = rejection;
  return (
    <>
      <p class="why">
        {kind === 'omission' ? 'Before byte' : 'Byte'} <b>{offset}</b> of the {from}: {why}
      </p>
      <blockquote>
        <a href={placeOf(step)}>{step}</a> <Prose text={itemOf(step)?.says ?? ''} />
      </blockquote>
      <p>{kind === 'omission' ? 'Missing there:' : 'Allowed there:'}</p>
      <List kind="allowed" entries={(allowed.length === 0 ? ['nothing'] : allowed).map((each) => <code>{each}</code>)} />
      <Around bytes={bytesFrom(exchange, from)} offset={offset} label={`Bytes of the ${from}`} />
    </>
  );
}

/** Bytes in a row: fewer on a phone. */
const ROW = matchMedia('(max-width: 34rem)').matches ? 8 : 16;

function Around({ bytes, offset, label }: { bytes: readonly number[]; offset: number; label: string }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    reveal(box.current, box.current?.querySelector('.now'), 60);
  }, [offset]);
  const kind = (index: number) => (index === offset ? 'now' : index < offset ? 'read' : '');
  return <Dump bytes={bytes} width={ROW} label={label} box={box} kind={kind} />;
}

function bytesFrom({ wire }: Exchange, side: string): number[] {
  return wire.flatMap((entry) => (entry.from === side && 'bytes' in entry ? [...entry.bytes] : []));
}
