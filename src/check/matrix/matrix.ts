/** Every installed peer, as server and as client, and every client with every server. */
import { revision } from '../../../spec/index.js';
import { inTurns } from '../check.js';
import { STARTING } from '../hooks.js';
import { Program } from '../program.js';
import { converse } from './pair.js';
import { type Adapter, allPeers, installedVersion, type Peer, peersFolder, wordsOf } from './peers.js';
import { type CheckingOptions, checkAsClient, checkAsServer } from './role.js';
import type { Matrix, PairResult, PeerResult, RoleResult } from './types.js';

export interface MatrixOptions extends Pick<CheckingOptions, 'tier' | 'timeout'> {
  /** Names of peers that are checked; all if absent. The others keep what `before` says of them. */
  only?: readonly string[];
  /** What earlier runs came to. */
  before?: Matrix;
  /** Peers that are checked at the same time. */
  concurrency: number;
  /** Hears what has been done. */
  told?(what: string): void;
}

type Installed = Map<Peer, string | null>;

/** Checks the peers and lets them talk. What was not run anew stays as it was. */
export async function runMatrix(options: MatrixOptions): Promise<Matrix> {
  const peers = allPeers();
  const versions = await Promise.all(peers.map(installedVersion));
  const installed: Installed = new Map(peers.map((peer, index) => [peer, versions[index] ?? null]));
  const chosen = peers.filter((peer) => isChosen(peer, options));
  const results = new Map<Peer, PeerResult>();
  await inTurns(chosen, options.concurrency, async (peer) => {
    results.set(peer, await checked(peer, installed.get(peer) ?? null, options));
  });
  const pairs = await pairsOf(installed, options);
  return {
    tool: 'hixie76',
    spec: { revision: revision.name, sha256: revision.sha256 },
    peers: peers.map((peer) => {
      const before = options.before?.peers.find(({ name }) => name === peer.name);
      const now = results.get(peer) ?? about(peer, installed.get(peer) ?? null, before);
      const talks = { ...before?.pairs, ...pairs.get(peer) };
      return peer.client === undefined ? now : { ...now, pairs: ordered(talks, peers) };
    }),
  };
}

function isChosen({ name }: Peer, { only }: MatrixOptions): boolean {
  return only === undefined || only.includes(name);
}

/** A peer with what is known of its sides. */
function about(
  { name, what, language }: Peer,
  version: string | null,
  sides?: Pick<PeerResult, 'server' | 'client'>,
): PeerResult {
  return { name, what, language, version, server: sides?.server, client: sides?.client };
}

async function checked(peer: Peer, version: string | null, options: MatrixOptions): Promise<PeerResult> {
  const { tier, timeout, told } = options;
  if (version === null) {
    told?.(`${peer.name}: not installed; peers/install ${peer.name}`);
    return about(
      peer,
      null,
      options.before?.peers.find(({ name }) => name === peer.name),
    );
  }
  const server = peer.server && (await checkAsServer(peer.name, peer.server, { tier, timeout }));
  if (server !== undefined) told?.(`${peer.name} as server: ${inShort(server)}`);
  const client = peer.client && (await checkAsClient(peer.name, peer.client, { tier, timeout }));
  if (client !== undefined) told?.(`${peer.name} as client: ${inShort(client)}`);
  return about(peer, version, { server, client });
}

function inShort({ unchecked, summary }: RoleResult): string {
  return unchecked ?? `${summary.pass} pass, ${summary.allowed} allowed, ${summary.fail} fail`;
}

/** What becomes of each pair of which at least one is chosen, by the client and then by the name of the server. */
async function pairsOf(installed: Installed, options: MatrixOptions): Promise<Map<Peer, Record<string, PairResult>>> {
  const there = [...installed.keys()].filter((peer) => installed.get(peer) !== null);
  const all = new Map(there.map((peer) => [peer, {} as Record<string, PairResult>]));
  await inTurns(there, options.concurrency, async (host) => {
    const { server } = host;
    const guests = there.filter((peer) => peer.client !== undefined && (isChosen(peer, options) || isChosen(host, options)));
    if (server === undefined || guests.length === 0) return;
    const note = (guest: Peer, result: PairResult) => {
      (all.get(guest) ?? {})[host.name] = result;
    };
    try {
      await serving(server, async (port) => {
        for (const guest of guests) note(guest, await converse(guest.client as Adapter, port));
      });
    } catch (error) {
      for (const guest of guests)
        note(guest, { outcome: 'broken', why: `the server does not start: ${(error as Error).message}` });
    }
    options.told?.(`${host.name} has talked with ${guests.map(({ name }) => name).join(', ')}`);
  });
  return all;
}

async function serving(server: Adapter, use: (port: number) => Promise<void>): Promise<void> {
  const program = new Program(wordsOf(server.command), peersFolder);
  try {
    await use(Number(new URL(await program.line(STARTING)).port));
  } finally {
    await program.stop();
  }
}

/** The order in which things end must not show. */
function ordered(pairs: Readonly<Record<string, PairResult>>, peers: readonly Peer[]): Record<string, PairResult> {
  return Object.fromEntries(peers.flatMap(({ name }) => (pairs[name] === undefined ? [] : [[name, pairs[name]]])));
}
