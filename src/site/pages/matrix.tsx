/** Other implementations: what the matrix has found. */
import { errata, type StepId } from '../../../spec/index.js';
import type { Matrix, PeerResult, RoleResult } from '../../check/matrix/types.js';
import { Bar, counted } from '../parts/bar.js';
import { Page } from '../parts/layout.js';
import { placeOf, policyAt, useLink } from '../parts/paths.js';
import { Results } from '../parts/results.js';
import { Scroll } from '../parts/scroll.js';
import { Nothing } from './guides.js';

export function MatrixPage({ matrix }: { matrix: Matrix | undefined }) {
  return (
    <Page at="matrix.html" title="Peers" about="Other implementations, held against the text.">
      <Results current="matrix.html" />
      {matrix === undefined ? (
        <Nothing title="Peers">
          Nothing is measured yet: npx hixie76 check matrix plays the traces to every peer that is installed.
        </Nothing>
      ) : (
        <>
          <h1>Peers</h1>
          <p class="lead">
            Other implementations, as servers and as clients, by what the text allows of them. {errata.length} errata are taken
            into account: where the text trips, no peer is blamed.
          </p>
          <Overview peers={matrix.peers} />
          <Pairs peers={matrix.peers} />
          {matrix.peers.map((peer) => (
            <PeerSection peer={peer} />
          ))}
        </>
      )}
    </Page>
  );
}

const ROLES = ['server', 'client'] as const;

function Overview({ peers }: { peers: readonly PeerResult[] }) {
  return (
    <Scroll label="Peers">
      <table class="measures">
        <thead>
          <tr>
            <th scope="col">Peer</th>
            <th scope="col">as server</th>
            <th scope="col">as client</th>
          </tr>
        </thead>
        <tbody>
          {peers.map((peer) => (
            <tr>
              <th scope="row">
                <a href={`#${peer.name}`}>{peer.name}</a> <small>{peer.version ?? 'not installed'}</small>
              </th>
              {ROLES.map((role) => (
                <td>
                  <Summary result={peer[role]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Summary({ result }: { result: RoleResult | undefined }) {
  if (result === undefined) return <small>none</small>;
  if (result.unchecked !== undefined) return <small>{result.unchecked}</small>;
  const { pass, allowed, fail, inconclusive, unsupported } = result.summary;
  return (
    <span class="verdicts-of">
      <Bar
        parts={[
          ['tested', pass],
          ['implemented', allowed],
          ['fail', fail],
          ['informative', inconclusive + unsupported],
        ]}
      />
      <small>
        {pass} pass, {allowed} allowed, {fail} fail
        {inconclusive + unsupported === 0 ? '' : `, ${inconclusive + unsupported} open`}
      </small>
    </span>
  );
}

/** Which client talks with which server. */
function Pairs({ peers }: { peers: readonly PeerResult[] }) {
  const clients = peers.filter(({ pairs }) => pairs !== undefined);
  const servers = [...new Set(clients.flatMap(({ pairs }) => Object.keys(pairs ?? {})))];
  if (servers.length === 0) return null;
  return (
    <>
      <h2>Who talks with whom</h2>
      <Scroll label="Pairs of clients and servers">
        <table class="pairs">
          <thead>
            <tr>
              <th scope="col">client, server</th>
              {servers.map((server) => (
                <th scope="col">{server}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clients.map(({ name, pairs }) => (
              <tr>
                <th scope="row">{name}</th>
                {servers.map((server) => (
                  <td class={pairs?.[server]?.outcome.replace(' ', '-')} title={pairs?.[server]?.why}>
                    {pairs?.[server]?.outcome ?? ''}
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

function PeerSection({ peer }: { peer: PeerResult }) {
  return (
    <section class="entry" id={peer.name}>
      <h2>
        <a href={`#${peer.name}`}>{peer.name}</a>{' '}
        <small>
          {peer.version ?? 'not installed'}, {peer.language}
        </small>
      </h2>
      <p>{peer.what}</p>
      {ROLES.map((role) => {
        const result = peer[role];
        return result === undefined ? null : <Role role={role} result={result} />;
      })}
    </section>
  );
}

function Role({ role, result }: { role: string; result: RoleResult }) {
  const link = useLink();
  const failed = result.cases.filter(({ verdict }) => verdict === 'fail');
  const fingerprint = Object.entries(result.fingerprint);
  return (
    <details>
      <summary>
        As {role}:{' '}
        {result.unchecked ??
          `${counted(failed.length, 'failure')}, ${counted(result.selectiveRefusals.length, 'selective refusal')}`}
      </summary>
      <ul class="reasons">
        {failed.map(({ id, title, violated, why }) => (
          <li>
            <Step id={violated} /> {why} <small>{`${id}: ${title}`}</small>
          </li>
        ))}
        {result.crashes.map(({ id, title, said }) => (
          <li>
            The program ended. {said} <small>{`${id}: ${title}`}</small>
          </li>
        ))}
      </ul>
      {fingerprint.length === 0 ? null : (
        <p class="steps-list">
          {fingerprint.map(([policy, options]) => (
            <span>
              <a href={link(policyAt(policy))}>{policy}</a>: {options.join(' or ')}
            </span>
          ))}
        </p>
      )}
    </details>
  );
}

function Step({ id }: { id: StepId | undefined }) {
  const link = useLink();
  return id === undefined ? null : <a href={link(placeOf(id))}>{id}</a>;
}
