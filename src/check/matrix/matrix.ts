/** Every installed peer, as server and as client, and every client with every server. */
import { revision } from '../../../spec/index.js';
import type { Side } from '../../judge/index.js';
import { STARTING } from '../hooks.js';
import { Program } from '../program.js';
import { inTurns } from '../turns.js';
import { converse } from './pair.js';
import { type Adapter, allPeers, installedVersion, type Peer, peersFolder, wordsOf } from './peers.js';
import { type CheckingOptions, checkAsClient, checkAsServer } from './role.js';
import type { Matrix, PairResult, PeerResult, RoleResult } from './types.js';

export interface MatrixOptions extends CheckingOptions {
  /** Names of peers that are checked; all if absent. The others keep what `before` says of them. */
  only?: readonly string[];
  /** What earlier runs came to. */
  before?: Matrix;
  /** Peers that are checked at the same time. */
  concurrency: number;
  /** Hears what has been done. */
  told?(what: string): void;
}

/** Checks the peers and lets them talk. What was not run anew stays as it was. */
export async function runMatrix(options: MatrixOptions): Promise<Matrix> {
  const peers = allPeers();
  const versions = new Map(await Promise.all(peers.map(async (peer) => [peer, await installedVersion(peer)] as const)));
  const isInstalled = (peer: Peer) => versions.get(peer) !== null;
  const results = new Map<Peer, Pick<PeerResult, Side>>();
  const chosen = peers.filter((peer) => isChosen(peer, options));
  await inTurns(chosen, options.concurrency, async (peer) => {
    if (isInstalled(peer)) results.set(peer, await checked(peer, options));
    else options.told?.(`${peer.name}: not installed; peers/install ${peer.name}`);
  });
  const pairs = await pairsOf(peers.filter(isInstalled), options);
  return {
    tool: 'hixie76',
    spec: { revision: revision.name, sha256: revision.sha256 },
    peers: peers.map((peer) => {
      const { name, what, language } = peer;
      const { server, client, pairs: before } = options.before?.peers.find((each) => each.name === name) ?? {};
      const sides = results.get(peer) ?? { server, client };
      const now = { name, what, language, version: versions.get(peer) ?? null, ...sides };
      return peer.client === undefined ? now : { ...now, pairs: ordered({ ...before, ...pairs.get(peer) }, peers) };
    }),
  };
}

function isChosen({ name }: Peer, { only }: MatrixOptions): boolean {
  return only === undefined || only.includes(name);
}

async function checked(peer: Peer, options: MatrixOptions): Promise<Pick<PeerResult, Side>> {
  const tell = (side: Side, { unchecked, summary: { pass, allowed, fail } }: RoleResult) =>
    options.told?.(`${peer.name} as ${side}: ${unchecked ?? `${pass} pass, ${allowed} allowed, ${fail} fail`}`);
  const server = peer.server && (await checkAsServer(peer.name, peer.server, options));
  if (server !== undefined) tell('server', server);
  const client = peer.client && (await checkAsClient(peer.name, peer.client, options));
  if (client !== undefined) tell('client', client);
  return { server, client };
}

/** What becomes of each pair of which at least one is chosen, by the client and then by the name of the server. */
async function pairsOf(there: readonly Peer[], options: MatrixOptions): Promise<Map<Peer, Record<string, PairResult>>> {
  const pairs = new Map<Peer, Record<string, PairResult>>();
  await inTurns(there, options.concurrency, async (host) => {
    const { server, name } = host;
    const guests = there.filter((peer) => peer.client !== undefined && (isChosen(peer, options) || isChosen(host, options)));
    if (server === undefined || guests.length === 0) return;
    const note = (guest: Peer, result: PairResult) => pairs.set(guest, { ...pairs.get(guest), [name]: result });
    const program = new Program(wordsOf(server.command), peersFolder);
    try {
      const port = Number(new URL(await program.line(STARTING)).port);
      for (const guest of guests) note(guest, await converse(guest.client as Adapter, port));
    } catch (error) {
      const why = `the server does not start: ${(error as Error).message}`;
      for (const guest of guests) note(guest, { outcome: 'broken', why });
    } finally {
      await program.stop();
    }
    options.told?.(`${name} has talked with ${guests.map((guest) => guest.name).join(', ')}`);
  });
  return pairs;
}

/** The order in which things end must not show. */
function ordered(pairs: Readonly<Record<string, PairResult>>, peers: readonly Peer[]): Record<string, PairResult> {
  return Object.fromEntries(peers.flatMap(({ name }) => (pairs[name] === undefined ? [] : [[name, pairs[name]]])));
}
