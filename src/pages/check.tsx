/** The result of a check as one page that needs nothing else, and what pages show of a case. */
import { itemOf } from '../../spec/index.js';
import {
  AS_PUBLISHED,
  badge,
  type CaseResult,
  type CheckResult,
  type Fact,
  type Finding,
  factsOf,
  fingerprintOf,
  isHandshake,
  playedBy,
  SEVERITIES,
  type Severity,
  type Standing,
  severities,
  totals,
  type Verdict,
  type WireEntry,
} from '../check/index.js';
import { alone, placeOf, playerFor, Fact as Row, To, useLink } from '../html/index.js';

/** The worst first. */
const RANKED: readonly Verdict[] = ['fail', 'inconclusive', 'unsupported', 'allowed', 'not run', 'pass'];

/** How a page leads to what is beside it. */
export interface Beside {
  /** The command that plays one case alone, without its id. */
  again: string;
  /** The way from the page to the site, if that was built. */
  site?: string | undefined;
}

/** The page: what to mend, the totals, each case with its wire log, the fingerprint, and the selective refusals. */
export function html(result: CheckResult, { known }: Standing, { again, site }: Beside): string {
  const { peer, spec, selectiveRefusals, findings = [] } = result;
  const title = `${peer.name} against ${spec.revision}`;
  return alone(
    title,
    <>
      <h1>{title}</h1>
      <p>{badge(result)}</p>
      {site === undefined && (
        <p class="quiet">With the site (npm run docs), ids lead to the text, and cases to the player that shows them.</p>
      )}
      {SEVERITIES.map((severity) => (
        <Findings severity={severity} findings={findings.filter((each) => each.severity === severity)} again={again} />
      ))}
      <h2>All cases</h2>
      <p>{totals(result)}</p>
      {RANKED.map((verdict) => (
        <Cases verdict={verdict} known={known} result={result} />
      ))}
      <h2>Fingerprint</h2>
      <Facts facts={fingerprintOf(result)} />
      <h2>Selective refusals</h2>
      {selectiveRefusals.length === 0 ? <p>None.</p> : <Facts facts={selectiveRefusals.map(({ id, step }) => [step, id])} />}
    </>,
    site === undefined ? undefined : (to) => `${site}/${to}`,
  );
}

/** Causes that matter as much as each other. */
function Findings({ severity, findings, again }: { severity: Severity; findings: readonly Finding[]; again: string }) {
  if (findings.length === 0) return null;
  return (
    <>
      <h2>{severities[severity].replace(/^./, (first) => first.toUpperCase())}</h2>
      {findings.map((finding) => {
        const { step, says, send, expected, observed, input, cases, asPublished } = finding;
        return (
          <section class="entry">
            <h3>{says}</h3>
            <Facts
              facts={[
                ['step', step],
                ...(isHandshake(input.text) ? [['send', send] as const] : []),
                ...inHex(input.hex).map((each): Fact => ['in hex', each]),
                ...expected.map((each): Fact => ['expected', each]),
                ['observed', observed],
                ...(asPublished ? [['but', AS_PUBLISHED] as const] : []),
                ['alone', `${again} --only ${playedBy(cases[0])}`],
              ]}
            />
            <p class="steps-list">
              {cases.map((id) => (
                <a href={`#${id}`}>{id}</a>
              ))}
            </p>
          </section>
        );
      })}
    </>
  );
}

function Cases({ verdict, known, result }: { verdict: Verdict; known: readonly CaseResult[]; result: CheckResult }) {
  const link = useLink();
  const cases = result.cases.filter((each) => each.verdict === verdict);
  if (cases.length === 0) return null;
  // Traces of clients are exchanges with an echo client, for which the player has none.
  const isPlayed = result.peer.role === 'server' && link('') !== '';
  return (
    <>
      <h2 id={verdict.replace(' ', '-')}>
        {cases.length} {verdict}
      </h2>
      {cases.map((each) => (
        <Case
          of={each}
          at={each.id}
          more={[['steps', each.steps.join(', ')], ...each.wire.flatMap(onWire)]}
          how={known.includes(each) ? 'known' : verdict === 'fail' ? 'open' : undefined}
          player={isPlayed ? link(playerFor(each.id.replace(/^10[^/]*\/[^/]*\//, ''))) : undefined}
        />
      ))}
    </>
  );
}

function onWire(each: WireEntry): Fact[] {
  const what = `${each.dir} at ${each.at} ms`;
  return 'hex' in each ? inHex(each.hex).map((line) => [what, line]) : [[what, `closes TCP (${each.close.toUpperCase()})`]];
}

/** Bytes that stand in a line, and lines that are shown of bytes that come at once. */
const ROW = 32;
const MOST = 64;

/** Lines of hex, each with its text; of many bytes the first. */
export function inHex(hex: string): string[] {
  const rows = hex.match(new RegExp(`.{1,${2 * ROW}}`, 'g')) ?? [];
  const lines = rows.slice(0, MOST).map((row) => {
    const text = Buffer.from(row, 'hex')
      .toString('latin1')
      .replace(/[^ -~]/g, '.');
    return `${row.replace(/(..)(?!$)/g, '$1 ').padEnd(rows.length > 1 ? 3 * ROW : 0)} |${text}|`;
  });
  return rows.length > MOST ? [...lines, `and ${hex.length / 2 - ROW * MOST} bytes more`] : lines;
}

interface CaseProps {
  of: Omit<CaseResult, 'steps' | 'wire'>;
  more: readonly Fact[];
  how?: 'open' | 'known' | undefined;
  /** Its anchor on the page. */
  at?: string | undefined;
  /** Where the player shows it. */
  player?: string | undefined;
}

/** A case with all that was found out about it, to be opened if it is not. */
export function Case({ of, more, how, at, player }: CaseProps) {
  const { id, title, verdict } = of;
  return (
    <details class={verdict.replace(' ', '-')} open={how === 'open'} id={at}>
      <summary>
        <b>
          {verdict}
          {how === 'known' && ' (known)'}
        </b>{' '}
        <code>{id}</code> <small>{title}</small>
      </summary>
      {player && (
        <p>
          <a href={player}>in the player</a>
        </p>
      )}
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
