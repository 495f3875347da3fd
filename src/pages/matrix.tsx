/** Other implementations: what the matrix has found, as a page. */
import { errata } from '../../spec/index.js';
import { type Fact, libertyInWords, severities } from '../check/index.js';
import { type Matrix, type PairResult, type PeerResult, type RoleResult, roleInWords, talksOf } from '../check/matrix/index.js';
import { alone, Bar, counted, List, placeOf, policyAt, Table, To } from '../html/index.js';
import { Case, Facts } from './check.js';

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
        {errata.length} errata makes it ambiguous, no peer is blamed.
      </p>
      <Overview title="Servers" side="server" peers={peers} />
      <Overview title="Clients" side="client" peers={peers} />
      <Pairs peers={peers} />
      {peers.map((peer) => (
        <Peer peer={peer} />
      ))}
    </>
  );
}

function Overview({ title, side, peers }: { title: string; side: 'server' | 'client'; peers: readonly PeerResult[] }) {
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
      {server && <Role title="As server" result={server} />}
      {client && <Role title="As client" result={client} />}
    </section>
  );
}

function Role({ title, result }: { title: string; result: RoleResult }) {
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
      <List
        entries={findings.map(({ severity, step, says, cases: { length } }) => (
          <>
            <To at={placeOf(step)}>{step}</To> {says}{' '}
            <small>
              {severities[severity]}, {counted(length, 'case')}
            </small>
          </>
        ))}
      />
      {crashes.length === 0 ? null : <Facts facts={crashes.map(({ id, said }) => ['the program ends', `${id}: ${said}`])} />}
      {cases
        .filter(({ verdict }) => verdict !== 'allowed')
        .map((each) => (
          <Case of={each} more={(each.wire ?? []).map(onWire)} />
        ))}
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

function onWire(each: string): Fact {
  return [each.split(' ', 1).join(), each.slice(each.indexOf(' ') + 1)];
}
