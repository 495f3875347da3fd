/** The matrix for whoever reads it in a terminal. */
import type { MatrixStanding } from './expectation.js';
import type { Matrix, PeerResult, RoleResult } from './types.js';

/** Lines: each peer with both sides, what talks with what, and what is not as expected. */
export function matrixInWords({ peers }: Matrix, { unexpected, mended, once = [] }: MatrixStanding): string[] {
  const width = Math.max(...peers.map(({ name }) => name.length));
  return [
    ...peers.flatMap((peer) => peerInWords(peer, width)),
    '',
    ...pairsInWords(peers, width),
    ...mended.map((each) => `no longer as in the baseline: ${each}`),
    ...once.map((each) => `not as expected, but not again: ${each}`),
    ...unexpected.map((each) => `not as expected: ${each}`),
  ];
}

function peerInWords(peer: PeerResult, width: number): string[] {
  const { name, version, server, client } = peer;
  const label = name.padEnd(width);
  if (version === null && server === undefined && client === undefined) return [`${label}  not installed`];
  const sides = [['server', server] as const, ['client', client] as const];
  const absent = version === null ? ', not installed now' : '';
  return sides.flatMap(([side, result]) => (result === undefined ? [] : [`${label}  ${side}: ${roleInWords(result)}${absent}`]));
}

/** All counts that are not 0. */
export function roleInWords({ unchecked, summary, crashes, selectiveRefusals, cases }: RoleResult): string {
  if (unchecked !== undefined) return unchecked;
  const right = cases.filter(({ asPublished }) => asPublished).length;
  const counts = Object.entries({ ...summary, 'not run': summary.notRun, notRun: 0 });
  const refusals = selectiveRefusals.length;
  return [
    ...counts
      .filter(([, count]) => count > 0)
      .map(([verdict, count]) => `${count} ${verdict}${verdict === 'fail' && right > 0 ? ` (${right} right by r5065)` : ''}`),
    ...(crashes.length === 0 ? [] : [`${crashes.length} crash${crashes.length === 1 ? '' : 'es'}`]),
    ...(refusals === 0 ? [] : [`${refusals} selective refusal${refusals === 1 ? '' : 's'}`]),
  ].join(', ');
}

/** The clients that have talked with any server, and the names of these servers. */
export function talksOf(peers: readonly PeerResult[]): { clients: PeerResult[]; servers: string[] } {
  const clients = peers.filter(({ pairs = {} }) => Object.keys(pairs).length > 0);
  const names = peers.map(({ name }) => name);
  return { clients, servers: names.filter((name) => clients.some(({ pairs }) => pairs?.[name] !== undefined)) };
}

function pairsInWords(peers: readonly PeerResult[], width: number): string[] {
  const { clients, servers } = talksOf(peers);
  if (clients.length === 0) return [];
  const row = (label: string, cellOf: (client: PeerResult) => string) => {
    const cells = clients.map((client) => cellOf(client).padEnd(client.name.length));
    return [label.padEnd(width), ...cells].join('  ').trimEnd();
  };
  return [
    row('server, client', ({ name }) => name),
    ...servers.map((server) => row(server, ({ pairs }) => (pairs?.[server]?.outcome ?? '?').replace('no handshake', '-'))),
  ];
}
