/** Memory of connections that do nothing, in the server's process. */
import type { Kind, Usage } from './kinds.js';
import { closeMany, openMany } from './load.js';
import { versioned } from './peers.js';
import { Helper } from './processes.js';
import { beside, interleave } from './rounds.js';
import type { Run, Scale } from './types.js';
import { wires } from './wires.js';

/** Files that a process needs besides its connections. */
const SPARE = 100;

/** Memory comes in pages of so many bytes; less than one cannot be seen. */
export const PAGE = 4_096;

/** Connections before the ones that count, for whatever is made but once. */
const FIRST = 100;

export async function memory({ rounds, idle }: Scale): Promise<Run[]> {
  const most = Math.max(1, Math.min(idle, openFiles() - SPARE - FIRST));
  const each = (kind: Kind) => () => kilobytes(kind, most);
  const [driver, ws] = [versioned('websocket-driver'), versioned('ws')];
  const given = await interleave(rounds, { ours: each('hixie76'), driver: each('websocket-driver'), ws: each('ws') });
  const notes = most < idle ? { notes: [`the limit of open files allows ${most} connections, not ${idle}`] } : {};
  const name = `${most} idle connections`;
  const described = { benchmark: 'memory', unit: 'KiB per connection', more: false, ...notes } as const;
  return [
    beside({ ...described, name: `${name}, ws`, target: 1 }, given, 'ws', ws),
    beside({ ...described, name }, given, 'driver', driver),
  ];
}

async function kilobytes(kind: Kind, connections: number): Promise<number> {
  const server = Helper.start<Usage>('servers', [kind]);
  try {
    const { port } = await server.answer();
    const first = await openMany(Math.min(FIRST, connections), port, wires[kind]);
    const before = await server.answer('collect');
    const sockets = await openMany(connections, port, wires[kind]);
    const after = await server.answer('collect');
    await closeMany([...first, ...sockets]);
    return Math.max(PAGE, after.memory - before.memory) / 1024 / connections;
  } finally {
    await server.end();
  }
}

/** How many files a process may have open, as it is. */
function openFiles(): number {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft?: number | string } } };
  const soft = Number(userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : Number.POSITIVE_INFINITY;
}
