/** Echoes over loopback: each server in a process of its own, the same load client for all. */
import { KINDS, type Kind, type Usage } from './kinds.js';
import { closeMany, type Load, type Loaded, load, openMany } from './load.js';
import { textOf } from './messages.js';
import { versioned } from './peers.js';
import { Helper } from './processes.js';
import { beside, interleave, median } from './rounds.js';
import { type Run, type Scale, sized } from './types.js';
import { wires } from './wires.js';

/** Messages under way on a connection at most, and bytes under way on all of them together. */
const WINDOW = 64;
const UNDER_WAY = 2 ** 22;

export async function echo(scale: Scale): Promise<Run[]> {
  const servers = KINDS.map((kind) => ({ kind, server: Helper.start<Usage>('servers', [kind]) }));
  const runs: Run[] = [];
  try {
    const all: Asked[] = [];
    for (const each of servers) all.push({ ...each, port: (await each.server.answer()).port });
    const asked = (kind: Kind) => all.find((each) => each.kind === kind) as Asked;
    for (const connections of scale.connections)
      for (const size of scale.sizes)
        for (const window of windowsFor(size, connections)) {
          const what = { text: textOf(size), window };
          runs.push(...(await runsOf(scale, connections, what, asked)));
        }
  } finally {
    for (const { server } of servers) await server.end();
  }
  return runs;
}

/** One message at a time, and as many as make the servers busy. */
function windowsFor(size: number, connections: number): number[] {
  const many = Math.min(WINDOW, Math.floor(UNDER_WAY / (size * connections)));
  return many > 1 ? [1, many] : [1];
}

interface Asked {
  kind: Kind;
  server: Helper<Usage>;
  port: number;
}

async function runsOf(scale: Scale, connections: number, what: Load, asked: (kind: Kind) => Asked): Promise<Run[]> {
  const seen: Record<Kind, Loaded[]> = { hixie76: [], 'websocket-driver': [], ws: [], TCP: [] };
  const turn = (kind: Kind) => async () => {
    const one = await loaded(asked(kind), connections, what, scale.milliseconds);
    seen[kind].push(one);
    return one.echoes / one.seconds;
  };
  const sides = { ours: turn('hixie76'), 'websocket-driver': turn('websocket-driver'), ws: turn('ws'), TCP: turn('TCP') };
  const given = await interleave(scale.rounds, sides);
  const name = `${connections} × ${sized(what.text.length)}, ${what.window} at a time`;
  const described = { benchmark: 'echo', unit: 'echoes per second', more: true } as const;
  const notes = (kind: Kind) => [noteOn('hixie76', seen.hixie76), noteOn(kind, seen[kind])];
  const [driver, ws] = [versioned('websocket-driver'), versioned('ws')];
  return [
    beside({ ...described, name, target: 2, notes: notes('websocket-driver') }, given, 'websocket-driver', driver),
    beside({ ...described, name: `${name}, ws`, target: 1, notes: notes('ws') }, given, 'ws', ws),
    beside({ ...described, name: `${name}, the limit`, notes: notes('TCP') }, given, 'TCP', {
      name: 'TCP echo, no protocol',
      version: process.version,
    }),
  ];
}

function noteOn(kind: Kind, seen: readonly Loaded[]): string {
  const cost = median(seen.map((each) => (each.server * each.seconds * 1e6) / each.echoes)).toFixed(1);
  const busy = Math.round(100 * median(seen.map((each) => each.server)));
  const share = Math.round(100 * median(seen.map((each) => each.client)));
  return `${kind}: ${cost} µs of processor time per echo; of a core the server took ${busy} %, the load client ${share} %`;
}

async function loaded({ kind, server, port }: Asked, connections: number, what: Load, milliseconds: number): Promise<Loaded> {
  const sockets = await openMany(connections, port, wires[kind]);
  const used = async () => (await server.answer('usage')).cpu;
  try {
    return await load(sockets, wires[kind], what, milliseconds, used);
  } finally {
    await closeMany(sockets);
  }
}
