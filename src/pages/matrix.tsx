/** Other implementations: what the matrix has found, as a page. */
import { errata } from '../../spec/index.js';
import { AS_PUBLISHED, type Fact, type Finding, libertyInWords, playedBy, severities } from '../check/index.js';
import { type Matrix, type PairResult, type PeerResult, type RoleResult, roleInWords, talksOf } from '../check/matrix/index.js';
import { alone, anchorOf, Bar, counted, Fold, findingAt, placeOf, playerFor, policyAt, Table, To } from '../html/index.js';
import { Case, Facts, inHex } from './check.js';

/** The page, standing alone. */
export function matrixHtml(matrix: Matrix): string {
  return alone(`Implementations against ${matrix.spec.revision}`, <Peers matrix={matrix} />);
}

/** Peers by sections of the text, who talks with whom, and each peer with its fingerprint and what failed. */
export function Peers({ matrix: { peers, spec } }: { matrix: Matrix }) {
  return (
    <>
      <h1>Implementations against {spec.revision}</h1>
      <p class="lead">
        Other implementations, as servers and as clients, judged by what the specification allows. Where one of its{' '}
        {errata.length} errata makes it ambiguous, no peer is blamed. What fails, fails by r5065 too, the text that was uploaded
        as hixie-76, unless it says that it is right there.
      </p>
      <Overview title="Servers" side="server" peers={peers} />
      <Overview title="Clients" side="client" peers={peers} />
      <Pairs peers={peers} />
      <Grid title="Servers by step" side="server" peers={peers} />
      <Grid title="Clients by step" side="client" peers={peers} />
      {peers.map((peer) => (
        <Peer peer={peer} />
      ))}
    </>
  );
}

function Overview({ title, side, peers }: { title: string; side: Side; peers: readonly PeerResult[] }) {
  const shown = peers.filter((peer) => peer[side] !== undefined || peer.version === null);
  const sections = [...new Set(shown.flatMap((peer) => Object.keys(peer[side]?.sections ?? {})))];
  sections.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return (
    <>
      <h2>{title}</h2>
      <Table
        label={title}
        kind="pairs"
        head={['Peer', 'all', ...sections]}
        rows={shown.map(({ name, version, [side]: result }) => [
          <>
            <a href={`#${name}`}>{name}</a> <small>{version ?? 'not installed'}</small>
          </>,
          result && <Summary result={result} />,
          ...sections.map((section) => <Counts summary={result?.sections[section]} />),
        ])}
      />
    </>
  );
}

function Summary({ result }: { result: RoleResult }) {
  const { pass, allowed, fail, inconclusive, unsupported } = result.summary;
  const parts = [
    ['tested', pass],
    ['implemented', allowed],
    ['fail', fail],
    ['informative', inconclusive + unsupported],
  ] as const;
  return (
    <span class="verdicts-of">
      {result.unchecked === undefined && <Bar parts={parts} />}
      <small>{roleInWords(result)}</small>
    </span>
  );
}

function Counts({ summary }: { summary: RoleResult['summary'] | undefined }) {
  if (summary === undefined) return null;
  const { pass, allowed, fail, inconclusive, unsupported } = summary;
  const parts = [
    ['good', pass, ''],
    ['', allowed, ' allowed'],
    ['bad', fail, ' fail'],
    ['quiet', inconclusive + unsupported, ' unclear'],
  ] as const;
  const shown = parts.filter(([, count]) => count > 0);
  return shown.map(([tone, count, what], index) => (
    <span class={tone}>
      {index === 0 ? '' : ', '}
      {count}
      {what}
    </span>
  ));
}

/** Which peer deviates at which step; a cell leads to what it does there. */
function Grid({ title, side, peers }: { title: string; side: Side; peers: readonly PeerResult[] }) {
  const shown = peers.filter((peer) => (peer[side]?.findings ?? []).length > 0);
  const steps = [...new Set(shown.flatMap((peer) => (peer[side]?.findings ?? []).map(({ step }) => step)))];
  if (steps.length === 0) return null;
  steps.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return (
    <>
      <h2 id={`${side}s-by-step`}>{title}</h2>
      <Table
        label={title}
        kind="grid"
        head={['Step', ...shown.map(({ name }) => name)]}
        rows={steps.map((step) => [
          <To at={placeOf(step)}>{step}</To>,
          ...shown.map(({ name, [side]: result }) => {
            const [worst] = (result?.findings ?? []).filter((each) => each.step === step);
            const [, at] = findingAt(name, side, step).split('#');
            return (
              worst && (
                <a href={`#${at}`} title={worst.says}>
                  {severities[worst.severity]}
                </a>
              )
            );
          }),
        ])}
      />
    </>
  );
}

/** Which client talks with which server. */
function Pairs({ peers }: { peers: readonly PeerResult[] }) {
  const { clients, servers } = talksOf(peers);
  if (servers.length === 0) return null;
  return (
    <>
      <h2>Who talks with whom</h2>
      <Table
        label="Conversations of clients and servers"
        kind="pairs"
        head={['server, client', ...clients.map(({ name }) => name)]}
        rows={servers.map((server) => [server, ...clients.map(({ pairs }) => <Pair of={pairs?.[server]} />)])}
      />
    </>
  );
}

function Pair({ of }: { of: PairResult | undefined }) {
  if (of === undefined) return null;
  const { outcome, why, faults = [] } = of;
  const more = [why, ...faults.map(({ side, step, why: what }) => `${side} ${step}: ${what}`)];
  return (
    <>
      <span class={outcome.replace(' ', '-')}>{outcome}</span>
      {more.map((each) => each && <small>{each}</small>)}
    </>
  );
}

function Peer({ peer }: { peer: PeerResult }) {
  const { name, version, language, what, server, client } = peer;
  return (
    <section class="entry" id={name}>
      <h2>
        <a href={`#${name}`}>{name}</a>{' '}
        <small>
          {version === null ? 'not installed' : `version ${version}`}, {language}
        </small>
      </h2>
      <p>{what}</p>
      {server && <Role title="As server" result={server} peer={name} side="server" />}
      {client && <Role title="As client" result={client} peer={name} side="client" />}
    </section>
  );
}

type Side = 'server' | 'client';

function Role({ title, result, peer, side }: { title: string; result: RoleResult; peer: string; side: Side }) {
  const { selectiveRefusals, crashes, cases, fingerprint, mixtures, findings = [] } = result;
  const liberties = cases.flatMap(({ id, policies = [] }) =>
    policies.map((each): Fact => ['liberty', `${libertyInWords(each)}: ${id}`]),
  );
  const refusals = selectiveRefusals.map(({ id, step }): Fact => ['selective refusal', `${step}: ${id}`]);
  return (
    <>
      <h3>
        {title}: {roleInWords(result)}
      </h3>
      {findings.map((finding, index) => {
        const isFirst = findings.findIndex(({ step }) => step === finding.step) === index;
        const at = isFirst ? `${peer}-${side}-${anchorOf(finding.step)}` : undefined;
        return <Deviation finding={finding} peer={peer} side={side} at={at} />;
      })}
      {crashes.length === 0 ? null : <Facts facts={crashes.map(({ id, said }) => ['the program ends', `${id}: ${said}`])} />}
      <Fold
        title="Cases, with all bytes of those that failed"
        entries={cases
          .filter(({ verdict }) => verdict !== 'allowed')
          .map((each) => <Case of={each} more={(each.wire ?? []).map(onWire)} />)}
      />
      <details>
        <summary>Fingerprint, and what is merely allowed</summary>
        <p class="steps-list">
          {Object.entries(fingerprint).map(([policy, options]) => (
            <span>
              <To at={policyAt(policy)}>{policy}</To>: {options.join(mixtures.includes(policy) ? ' and ' : ' or ')}
            </span>
          ))}
        </p>
        <Facts facts={[...refusals, ...liberties]} />
      </details>
    </>
  );
}

/** One cause: what is expected beside what is observed, its bytes, the player and the command. */
function Deviation({ finding, peer, side, at }: { finding: Finding; peer: string; side: Side; at: string | undefined }) {
  const { severity, step, says, send, input, expected, observed, cases, asPublished } = finding;
  const [first = 'control'] = cases;
  // Traces of clients are exchanges with an echo client, for which the player has none.
  const trace =
    side === 'server' && !first.startsWith('interoperability/') ? playedBy(first).replace(/^10[^/]*\/[^/]*\//, '') : undefined;
  return (
    <section class="finding" id={at}>
      <p>
        <To at={placeOf(step)}>{step}</To> {says}{' '}
        <small>
          {severities[severity]}, {counted(cases.length, 'case')}
        </small>
      </p>
      <Facts
        facts={[
          ...(send === '' ? [] : [['input', send] as const]),
          ...(input.hex.length > 2 * MOST_BYTES ? [] : inHex(input.hex).map((each): Fact => ['in hex', each])),
          ['expected', expected.join(' or ')],
          ['observed', observed],
          ...(asPublished ? [['but', AS_PUBLISHED] as const] : []),
          ['again', `peers/install ${peer} && npx hixie76 check matrix --only ${peer}`],
        ]}
      />
      {trace === undefined ? null : (
        <p>
          <To at={playerFor(trace)}>the input in the player</To>
        </p>
      )}
    </section>
  );
}

/** Of an input that is longer, only the line that tells of it is shown. */
const MOST_BYTES = 512;

function onWire(each: string): Fact {
  return [each.split(' ', 1).join(), each.slice(each.indexOf(' ') + 1)];
}
